"""The check at the border: search the notices in the caller's own view, raise hits, and count the rest."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import F
from django.utils.crypto import salted_hmac

from fairnotice.domain.errors import InvalidValue, NotYourAct
from fairnotice.domain.events import Event
from fairnotice.domain.hit import Comparison, Hit, HitDecision
from fairnotice.domain.lifecycle import HIT, HitState, NoticeState
from fairnotice.domain.officer import SYSTEM, Officer, Role
from fairnotice.formats.dossier import dossier_from
from fairnotice.records.log import append
from fairnotice.records.models import HitRecord, NoticeRecord, RegisterEntryRecord, TravellerCountRecord
from fairnotice.records.session import speaking_as
from fairnotice.screening import Entry, Query, Watchlist
from fairnotice.screening.hit import told_again
from fairnotice.services.acting import Answer, act_as, log_access, once
from fairnotice.services.consequences import carry_out
from fairnotice.services.wrong_matches import keys_of, known_apart


@dataclass(frozen=True, slots=True)
class RaisedHit:
    """A hit raised by a check, with the notice that it is about, and its state by now where the check is told again."""

    id: UUID
    notice: str
    number: str
    hit: Hit
    state: HitState = HitState.RAISED


def check_traveller(
    *, query: Query, traveller: dict[str, Any], purpose: str, by: Officer, at: datetime, key: str | None = None
) -> tuple[RaisedHit, ...]:
    """Check one traveller against the published notices that this officer's bureau may see, the likest first.

    Each possible match is raised as a hit for a person to verify; of a traveller who does not match only a count stays.
    A notice that this traveller is known not to be about (see `wrong_matches`) raises nothing.
    `traveller` is what a hit keeps of the question. The same question sent again under one key raises nothing and
    counts nothing: the same hits are answered, as they stand. Another question under it is another check.
    Raises NotYourAct, InvalidValue without a purpose.
    """
    if by.role not in {Role.BORDER, Role.BUREAU}:
        raise NotYourAct("Travellers are checked by officers of a bureau or of its border posts.")
    if by.country is None:
        raise NotYourAct("Your bureau belongs to no country, so that nothing says what a notice means for you.")
    if not purpose.strip():
        raise InvalidValue("Say what the check is for, such as 'border check, entry'.")
    raised: dict[str, RaisedHit] = {}

    def do() -> Answer:
        log_access("notices", "check", purpose.strip(), by, at)
        hits = _watchlist(by.bureau).screen(query)
        # The list may be a moment old: what is raised is what stands in the register now.
        live = NoticeRecord.objects.filter(state=NoticeState.PUBLISHED, pk__in=[hit.entry for hit in hits])
        notices = {str(notice.pk): notice for notice in live}
        apart = known_apart(query, notices, by, at)
        for hit in (hit for hit in hits if hit.entry in notices and hit.entry not in apart):
            one = _raise_hit(notices[hit.entry], hit, traveller, keys_of(query), by, at)
            raised[str(one.id)] = one
        _count(by.bureau, at.date(), matched=bool(raised))
        return {"hits": [[id_, one.hit.decision.value] for id_, one in raised.items()]}

    own_key = _key_of(key, query, purpose) if key else None
    answer = once(do, by=by, key=own_key, act="check_traveller", given={}, at=at)
    if raised or not answer["hits"]:
        return tuple(raised.values())
    return _raised_before(answer["hits"], by, at)


def kept_of(query: Query) -> dict[str, Any]:
    """What a hit keeps of the question."""
    return {
        "names": list(query.names),
        "births": [str(birth) for birth in query.births],
        "nationalities": list(query.nationalities),
        "sex": str(query.sex),
        "documents": [f"{one.kind} {one.number} {one.country}" for one in query.documents],
    }


def _key_of(key: str, query: Query, purpose: str) -> str:
    """A key for this question alone: the same form filled with another traveller must not answer for the first one.

    It is made with the installation's secret, so that the row it stays in tells nobody who was asked for.
    """
    asked = json.dumps([key, kept_of(query), purpose], sort_keys=True)
    return f"check:{salted_hmac('fairnotice.check', asked, algorithm='sha256').hexdigest()}"


def _raised_before(found: list[list[str]], by: Officer, at: datetime) -> tuple[RaisedHit, ...]:
    with act_as(by):
        rows = {str(row.pk): row for row in HitRecord.objects.filter(pk__in=[id_ for id_, _ in found])}
        for id_ in rows:
            log_access(f"hit:{id_}", "read", "check", by, at)
        with speaking_as(SYSTEM):  # of a notice that was ended meanwhile its number is still told
            held = NoticeRecord.objects.filter(pk__in=[row.notice_id for row in rows.values()])
            numbers = dict(held.values_list("pk", "number"))
    again = []
    for id_, decision in found:
        row = rows[id_]
        reasons = [Comparison.from_json(reason) for reason in row.reasons]
        hit = told_again(str(row.notice_id), row.score, reasons, HitDecision(decision))
        again.append(RaisedHit(row.pk, str(row.notice_id), numbers[row.notice_id], hit, HitState(row.state)))
    return tuple(again)


def _watchlist(bureau: str) -> Watchlist:
    """The published notices in this bureau's view, made ready once for each end of its register."""
    last = RegisterEntryRecord.objects.filter(recipient_id=bureau).order_by("-sequence").values_list("pk", flat=True)
    end = last.first()
    kept = _READY.get(bureau)
    if kept is not None and kept[0] == end:
        return kept[1]
    notices = NoticeRecord.objects.filter(state=NoticeState.PUBLISHED)
    made = Watchlist([entry for notice in notices if (entry := _entry(notice))])
    _READY[bureau] = (end, made)
    return made


_READY: dict[str, tuple[UUID | None, Watchlist]] = {}
"""By bureau: the register entry up to which its list was made, and the list. One assignment, so threads may share."""


def _entry(notice: NoticeRecord) -> Entry | None:
    (subject,) = dossier_from(notice.document["case"]).subjects
    return Entry.of(str(notice.pk), subject)


def _raise_hit(
    notice: NoticeRecord, hit: Hit, traveller: dict[str, Any], keys: list[str], by: Officer, at: datetime
) -> RaisedHit:
    line = hit.as_json("")
    row = HitRecord.objects.create(
        notice=notice,
        source_code=notice.source_code,
        bureau_id=by.bureau,
        state=HIT.first,
        traveller=traveller,
        score=hit.score,
        reasons=line["reasons"],
        keys=keys,
        raised_at=at,
    )
    payload = {"notice": str(notice.pk), "decision": hit.decision.value}
    append(Event("hit.raised", f"hit:{row.pk}", payload, (by.bureau,)), by=by, at=at)
    carry_out("hit.raised", thing=row, at=at)
    return RaisedHit(id=row.pk, notice=str(notice.pk), number=notice.number, hit=hit)


def _count(bureau: str, day: date, *, matched: bool) -> None:
    count, _made = TravellerCountRecord.objects.get_or_create(bureau_id=bureau, day=day)
    TravellerCountRecord.objects.filter(pk=count.pk).update(
        checked=F("checked") + 1, matched=F("matched") + int(matched)
    )
