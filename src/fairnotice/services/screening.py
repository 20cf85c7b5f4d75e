"""The check at the border: search the notices in the caller's own view, raise hits, and count the rest."""

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import ProgrammingError, transaction
from django.utils.crypto import salted_hmac

from fairnotice.domain.dates import PartialDate
from fairnotice.domain.errors import InvalidValue, NotYourAct
from fairnotice.domain.events import Event
from fairnotice.domain.hit import Answers, Comparison, Hit, HitDecision
from fairnotice.domain.lifecycle import HIT, HitState, NoticeState
from fairnotice.domain.officer import SYSTEM, Officer, Role
from fairnotice.records.checked import keep_checks
from fairnotice.records.log import append
from fairnotice.records.models import HitRecord, NoticeRecord
from fairnotice.records.session import speaking_as
from fairnotice.screening import Query
from fairnotice.screening.hit import told_again
from fairnotice.screening.purpose import check_purpose
from fairnotice.services.acting import Answer, act_as, log_access, once
from fairnotice.services.bureau_lists import watchlist_of
from fairnotice.services.consequences import carry_out
from fairnotice.services.thresholds import level_of
from fairnotice.services.wrong_matches import keys_of, known_apart


@dataclass(frozen=True, slots=True)
class RaisedHit:
    """A hit raised by a check, with the notice that it is about, and its state by now where the check is told again."""

    id: UUID
    notice: str
    number: str
    hit: Hit
    state: HitState = HitState.RAISED


@dataclass(frozen=True, slots=True)
class Question:
    """One traveller as the matcher is asked, and what a hit keeps of it."""

    query: Query
    kept: Mapping[str, Any]


Raised = Answers[RaisedHit]

FROM_CARRIER = (
    "A presumed match was raised from a carrier's list: the traveller has not arrived. The carrier is not told. "
    "A person verifies it."
)
"""What the offices are told of a hit that no officer at a border saw."""


def check_traveller(
    *, query: Query, traveller: dict[str, Any], purpose: str, by: Officer, at: datetime, key: str | None = None
) -> Raised:
    """Check one traveller against the published notices that this officer's bureau may see, the likest first.

    What is a hit, and who has too little evidence to be shown, is what the installation states (`thresholds`).
    Each possible match is raised as a hit for a person to verify; of a traveller who does not match only a count stays.
    A notice that this traveller is known not to be about (see `wrong_matches`) raises nothing.
    `traveller` is what a hit keeps of the question. The same question sent again under one key raises nothing and
    counts nothing: the same hits are answered, as they stand. Another question under it is another check.
    Raises NotYourAct, InvalidValue without a purpose or for a name that cannot be one.
    """
    asked = Question(query, traveller)
    (raised,) = check_travellers(questions=(asked,), purpose=purpose, by=by, at=at, key=key)
    return raised


def check_travellers(
    *,
    questions: Sequence[Question],
    purpose: str,
    by: Officer,
    at: datetime,
    key: str | None = None,
    standing: bool = False,
) -> tuple[Raised, ...]:
    """Check several travellers in one transaction: the answer to each, in their order. Each is logged and counted.

    `standing`: of the same traveller and notice, with the same comparisons, the hit that nobody has looked at yet is
    answered, and none is raised beside it: for programs that ask for the same people every night.

    Raises as `check_traveller`, and InvalidValue for a purpose that names one of them. Ask `screening.readable` first,
    so that one name does not stop the others.
    """
    may_check(by, purpose)
    check_purpose(purpose, [question.query for question in questions])
    raised: list[Raised] = []

    def do() -> Answer:
        watchlist = watchlist_of(by.bureau)
        found = level_of(by.bureau, watchlist).hits(watchlist, [question.query for question in questions])
        raised.extend(raise_hits(questions, found, purpose=purpose, by=by, at=at, standing=standing))
        told = [[[str(one.id), one.hit.decision.value] for one in hits] for hits in raised]
        cut = [at for at, hits in enumerate(raised) if hits.cut]
        apart = [list(hits.apart) for hits in raised]
        return {"hits": told, **({"cut": cut} if cut else {}), **({"apart": apart} if any(apart) else {})}

    own_key = _key_of(key, questions, purpose) if key else None
    answer = once(do, by=by, key=own_key, act="check_traveller", given={}, at=at)
    apart = answer.get("apart", [()] * len(questions))
    if raised:
        return tuple(raised)
    if not any(answer["hits"]):
        return tuple(Answers.of((), cut=False, apart=each) for each in apart)
    return _raised_before(answer["hits"], answer.get("cut", ()), apart, by, at)


def may_check(by: Officer, purpose: str) -> None:
    """Raise NotYourAct for who checks nobody, InvalidValue without a purpose."""
    if by.role not in {Role.BORDER, Role.BUREAU}:
        raise NotYourAct("Travellers are checked by officers of a bureau or of its border posts.")
    if by.country is None:
        raise NotYourAct("Your bureau belongs to no country, so that nothing says what a notice means for you.")
    if not purpose.strip():
        raise InvalidValue("Say what the check is for, such as 'border check, entry'.")


def raise_hits(
    questions: Sequence[Question],
    found: Sequence[Answers[Hit]],
    *,
    purpose: str,
    by: Officer,
    at: datetime,
    carrier: str = "",
    standing: bool = False,
) -> list[Raised]:
    """Log each check, raise a hit for each possible match, count the travellers. Within an act of a bureau.

    `carrier`: who submitted the travellers, where it was not an officer. The list may be a moment old: what is raised
    is what stands in the register now.
    """
    asked_for = {hit.entry for hits in found for hit in hits}
    live = NoticeRecord.objects.filter(state=NoticeState.PUBLISHED, pk__in=asked_for) if asked_for else ()
    notices = {str(notice.pk): notice for notice in live}
    raised = []
    for question, hits in zip(questions, found, strict=True):
        here = {hit.entry: notices[hit.entry] for hit in hits if hit.entry in notices}
        apart = known_apart(question.query, here, by, at) if here else set()
        raised.append(
            Answers.of(
                filter(
                    None,
                    (
                        (_standing(here[hit.entry], hit, question, by, at) if standing else None)
                        or _raise_if_it_stands(here[hit.entry], hit, question, by, at, carrier)
                        for hit in hits
                        if hit.entry in here and hit.entry not in apart
                    ),
                ),
                cut=hits.cut,
                apart=sorted(apart),
            )
        )
    matched = sum(1 for hits in raised if hits)
    keep_checks(checked=len(raised), matched=matched, purpose=purpose.strip(), by=by, at=at)
    return raised


def kept_of(query: Query) -> dict[str, Any]:
    """What a hit keeps of the question."""
    return {
        "names": list(query.names),
        "births": [str(birth) for birth in query.births],
        "nationalities": list(query.nationalities),
        "sex": str(query.sex),
        "documents": [f"{one.kind} {one.number} {one.country}" for one in query.documents],
    }


def births_kept(traveller: Mapping[str, Any]) -> tuple[PartialDate, ...]:
    """The birth dates that `kept_of` kept; none where they were erased."""
    found = []
    for text in traveller.get("births", ()):
        with suppress(InvalidValue):  # what an older version kept otherwise asks nothing
            found.append(PartialDate.told(text))
    return tuple(found)


def _key_of(key: str, questions: Sequence[Question], purpose: str) -> str:
    """A key for these questions alone: the same form filled with another traveller must not answer for the first one.

    It is made with the installation's secret, so that the row it stays in tells nobody who was asked for.
    """
    asked = json.dumps([key, [kept_of(question.query) for question in questions], purpose], sort_keys=True)
    return f"check:{salted_hmac('fairnotice.check', asked, algorithm='sha256').hexdigest()}"


def _raised_before(
    found: list[list[list[str]]], cut: Sequence[int], apart: Sequence[Sequence[str]], by: Officer, at: datetime
) -> tuple[Raised, ...]:
    ids = [id_ for hits in found for id_, _decision in hits]
    with act_as(by):
        rows = {str(row.pk): row for row in HitRecord.objects.filter(pk__in=ids)}
        for id_ in rows:
            log_access(f"hit:{id_}", "read", "check", by, at)
        with speaking_as(SYSTEM):  # of a notice that was ended meanwhile its number is still told
            held = NoticeRecord.objects.filter(pk__in=[row.notice_id for row in rows.values()])
            numbers = dict(held.values_list("pk", "number"))

    def again(id_: str, decision: str) -> RaisedHit:
        row = rows[id_]
        reasons = [Comparison.from_json(reason) for reason in row.reasons]
        births = births_kept(row.traveller)
        hit = told_again(str(row.notice_id), row.score, reasons, HitDecision(decision), births)
        return RaisedHit(row.pk, str(row.notice_id), numbers[row.notice_id], hit, HitState(row.state))

    return tuple(
        Answers.of((again(id_, decision) for id_, decision in hits), cut=place in cut, apart=apart[place])
        for place, hits in enumerate(found)
    )


def _standing(notice: NoticeRecord, hit: Hit, question: Question, by: Officer, at: datetime) -> RaisedHit | None:
    """The hit of this bureau that says the same and that nobody has looked at yet."""
    same = HitRecord.objects.filter(notice=notice, bureau_id=by.bureau, state=HIT.first, carrier="")
    row = same.filter(traveller=dict(question.kept), reasons=hit.as_json("")["reasons"]).first()
    if row is None:
        return None
    log_access(f"hit:{row.pk}", "read", "check", by, at)
    return RaisedHit(id=row.pk, notice=str(notice.pk), number=notice.number, hit=hit)


def _raise_if_it_stands(
    notice: NoticeRecord, hit: Hit, question: Question, by: Officer, at: datetime, carrier: str
) -> RaisedHit | None:
    """The hit, or None where the notice has gone since it was read: the database then takes no hit on it.

    The notice is not locked instead: a long batch would hold up its withdrawal.
    """
    try:
        with transaction.atomic():
            return _raise_hit(notice, hit, question, by, at, carrier)
    except ProgrammingError:
        if NoticeRecord.objects.filter(state=NoticeState.PUBLISHED, pk=notice.pk).exists():
            raise
        return None


def _raise_hit(
    notice: NoticeRecord, hit: Hit, question: Question, by: Officer, at: datetime, carrier: str
) -> RaisedHit:
    line = hit.as_json("")
    row = HitRecord.objects.create(
        notice=notice,
        source_code=notice.source_code,
        bureau_id=by.bureau,
        state=HIT.first,
        traveller=dict(question.kept),
        score=hit.score,
        reasons=line["reasons"],
        keys=keys_of(question.query),
        carrier=carrier,
        raised_at=at,
    )
    payload = {"notice": str(notice.pk), "decision": hit.decision.value, **({"from": "carrier"} if carrier else {})}
    append(Event("hit.raised", f"hit:{row.pk}", payload, (by.bureau,)), by=by, at=at)
    carry_out("hit.raised", thing=row, at=at, letter=FROM_CARRIER if carrier else "")
    return RaisedHit(id=row.pk, notice=str(notice.pk), number=notice.number, hit=hit)
