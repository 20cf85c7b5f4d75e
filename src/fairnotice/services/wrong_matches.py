"""The register of wrong matches: this traveller is not that entry, as an officer of this bureau has verified.

A pair is known again by a digest of the papers (kind, number, country), full birth dates and names, keyed with the
installation's secret, and by a digest of the particulars that the notice gave. When anything on either side changes,
the digests differ, and the pair is open again: the match is raised as if nobody had seen it. A name and a birth date
alone never make a pair, since a wanted person may have both.

A pair is made by a paper with its issuing country. It is known again without one, for some programs cannot send it:
number, full birth date and names must be those of the pair all the same. A country that is said must be its own.
"""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.utils.crypto import salted_hmac

from fairnotice.domain.dates import add_months
from fairnotice.domain.errors import InvalidValue, NotFound, NotPossibleNow, NotYourAct
from fairnotice.domain.events import Event
from fairnotice.domain.hit import Feature
from fairnotice.domain.lifecycle import NoticeState
from fairnotice.domain.officer import SYSTEM, Officer, Role
from fairnotice.domain.subject import Document
from fairnotice.domain.unknown import is_known
from fairnotice.formats.countries import ISSUERS
from fairnotice.law.texts import number_limit
from fairnotice.records.log import append
from fairnotice.records.models import HitRecord, NoticeRecord, OfficerRecord, WrongMatchRecord
from fairnotice.records.session import speaking_as
from fairnotice.screening import Query
from fairnotice.screening.normalise import words
from fairnotice.services.acting import Answer, act_as, keep_reasons, log_access, once

LEAST_NUMBER = 5
"""Letters and digits of a paper's number: shorter ones are shared by chance."""
UNSAID_KINDS = ("document", "identity card", "passport")
"""What a paper may be that is only called a document."""
CHANGED, ENDED = "changed", "ended"
"""Why a pair ended: the notice gives other particulars, or an officer ended it."""


@dataclass(frozen=True, slots=True)
class WrongMatch:
    """One pair, without anything about the traveller."""

    id: UUID
    notice: UUID
    number: str
    officer: str
    office: str
    made_at: datetime
    until: date
    ended_at: datetime | None
    ended_why: str

    def holds(self, day: date) -> bool:
        """Whether it still keeps the match away on that day."""
        return self.ended_at is None and day <= self.until


def keys_of(query: Query) -> list[str]:
    """The digest by which this traveller, with these papers together, is known again; none unless all of it identifies.

    Every paper has a number worth the name and its country, and every birth date is a full one. Another paper, or one
    more, makes another traveller, so that no known paper speaks for one that nobody has compared.
    """
    papers = sorted({paper for paper in map(_paper, query.documents) if paper})
    rest = _days_and_names(query)
    if not (papers and rest and len(papers) == len({*query.documents})):
        return []
    return [_digest([*papers, *rest])]


def keys_of_any_issuer(query: Query) -> list[str]:
    """The digests by which a traveller may be known whose one paper comes without its issuing country: one for each
    country, and of a paper that is only called a document one for each kind. None of any other traveller."""
    rest = _days_and_names(query)
    if not rest or len({*query.documents}) != 1 or is_known(query.documents[0].country):
        return []
    (paper, *_same) = query.documents
    kinds = UNSAID_KINDS if paper.kind.casefold() == "document" else (paper.kind,)
    made = (_paper(replace(paper, kind=kind, country=country)) for kind in kinds for country in sorted(ISSUERS))
    return [_digest([one, *rest]) for one in made if one]


def _days_and_names(query: Query) -> list[str]:
    """Full birth dates and names as they stand in a digest; nothing where one of them says too little."""
    names = sorted({" ".join(sorted(words(name))) for name in query.names})
    days = sorted({str(birth) for birth in query.births if birth.month and birth.day})
    return [*days, *names] if names and days and len(days) == len({*query.births}) else []


def _paper(document: Document) -> str:
    """A paper as it stands in a digest; "" for one whose number or country says too little. No letter is guessed."""
    number = "".join(letter for letter in document.number.upper() if letter.isalnum())
    if len(number) < LEAST_NUMBER or not is_known(document.country):
        return ""
    return f"{document.kind.casefold()} {number} {document.country}"


def _digest(parts: Iterable[str]) -> str:
    return salted_hmac("fairnotice.wrong_match", json.dumps(list(parts)), algorithm="sha256").hexdigest()


def particulars_of(document: Mapping[str, Any]) -> str:
    """A digest of the particulars that a notice gives of its person."""
    people = [subject.get("identities") for subject in document["case"]["subjects"]]
    return sha256(json.dumps(people, sort_keys=True).encode()).hexdigest()


def known_apart(query: Query, notices: Mapping[str, NoticeRecord], by: Officer, at: datetime) -> set[str]:
    """Which of these notices this traveller is known not to be about. Within an act.

    A pair whose notice gives other particulars by now is ended here, and its match is raised again.
    """
    rows = WrongMatchRecord.objects.filter(
        bureau=by.bureau, notice__in=list(notices), ended_at=None, until__gte=at.date()
    )
    keys = keys_of(query)
    if not keys and rows.exists():  # many digests: only where there is a pair at all
        keys = keys_of_any_issuer(query)
    if not keys:
        return set()
    apart: set[str] = set()
    for row in rows.filter(traveller__in=keys):
        if row.entry == particulars_of(notices[str(row.notice_id)].document):
            apart.add(str(row.notice_id))
        else:
            _end(row, CHANGED, by, at)
    return apart


def remember(row: HitRecord, notice: NoticeRecord, by: Officer, at: datetime) -> WrongMatchRecord:
    """Keep the pair of a dismissed hit. Within an act, before the hit's particulars are erased.

    A pair that is kept already is kept once. Raises InvalidValue when the check had no paper with its country, or no
    full birth date, and when a paper is, or looks like, one that the notice itself names.
    """
    if any(reason["feature"] == Feature.DOCUMENT and reason["score"] > 0 for reason in row.reasons):
        raise InvalidValue(
            "The traveller's paper is one that the notice names, or looks like it: that is never remembered as a wrong "
            "match. Tell the source that its data may be wrong."
        )
    if not row.keys:
        raise InvalidValue(
            "A wrong match is remembered by a paper with its issuing country and a full birth date. "
            "This check had not both: record that it is not the person, without remembering it."
        )
    (key,) = row.keys
    entry = particulars_of(notice.document)
    standing = WrongMatchRecord.objects.filter(
        bureau=by.bureau, notice=notice, traveller=key, entry=entry, ended_at=None, until__gte=at.date()
    ).first()
    if standing is not None:
        return standing
    made = WrongMatchRecord.objects.create(
        bureau_id=by.bureau,
        notice=notice,
        traveller=key,
        entry=entry,
        officer_id=by.id,
        made_at=at,
        until=add_months(at.date(), number_limit("wrong_match.months", at.date())),
    )
    append(Event("wrong_match.made", f"wrong_match:{made.pk}", {"notice": str(notice.pk)}, (by.bureau,)), by=by, at=at)
    return made


def wrong_matches_of(*, by: Officer, at: datetime) -> tuple[WrongMatch, ...]:
    """The pairs of this officer's bureau, those that still hold first. Raises NotYourAct."""
    if by.role not in {Role.BUREAU, Role.BORDER}:
        raise NotYourAct("Wrong matches are for the bureau that verified them.")
    with act_as(by):
        log_access("wrong_matches", "read", "look", by, at)
        found = _told(WrongMatchRecord.objects.order_by("-made_at"))
    return tuple(sorted(found, key=lambda one: not one.holds(at.date())))


def known_apart_from(*, query: Query, apart: Collection[str], by: Officer, at: datetime) -> tuple[WrongMatch, ...]:
    """The pairs that kept this traveller from being stopped for these notices: what a check sets aside is always
    told."""
    (found,) = all_known_apart_from(queries=(query,), apart=(apart,), by=by, at=at)
    return found


def all_known_apart_from(
    *, queries: Sequence[Query], apart: Sequence[Collection[str]], by: Officer, at: datetime
) -> tuple[tuple[WrongMatch, ...], ...]:
    """The same of several travellers, in their order. Each notice is told once, by the newest pair."""
    keys = [
        (keys_of(query) or keys_of_any_issuer(query)) if some else []
        for query, some in zip(queries, apart, strict=True)
    ]
    if not any(keys):
        return ((),) * len(keys)
    with act_as(by):
        rows = WrongMatchRecord.objects.filter(
            bureau=by.bureau,
            traveller__in={key for some in keys for key in some},
            notice__in={notice for some in apart for notice in some},
            ended_at=None,
            until__gte=at.date(),
            notice__state=NoticeState.PUBLISHED,
        ).order_by("made_at")
        found = list(rows)
        told = _told(found)
    return tuple(
        tuple({one.notice: one for row, one in zip(found, told, strict=True) if row.traveller in some}.values())
        for some in map(frozenset, keys)
    )


def _told(rows: Iterable[WrongMatchRecord]) -> list[WrongMatch]:
    """Rows in words. Of a notice that has ended the number is still told, and of an officer the login."""
    kept = list(rows)
    if not kept:
        return []
    with speaking_as(SYSTEM):
        held = NoticeRecord.objects.filter(pk__in={row.notice_id for row in kept})
        numbers = dict(held.values_list("pk", "number"))
        people = OfficerRecord.objects.filter(pk__in={row.officer_id for row in kept})
        logins = dict(people.values_list("pk", "login"))
    return [
        WrongMatch(
            id=row.pk,
            notice=row.notice_id,
            number=numbers[row.notice_id],
            officer=logins[row.officer_id],
            office=row.bureau_id,
            made_at=row.made_at,
            until=row.until,
            ended_at=row.ended_at,
            ended_why=row.ended_why,
        )
        for row in kept
    ]


def end_wrong_match(*, wrong_match: UUID, reasons: str, by: Officer, at: datetime, key: str | None = None) -> Answer:
    """End a pair, so that its match is raised again. Raises NotFound, NotYourAct, NotPossibleNow, InvalidValue."""
    if by.role is not Role.BUREAU:
        raise NotYourAct("A wrong match is ended by an officer of the bureau.")

    def do() -> Answer:
        row = WrongMatchRecord.objects.select_for_update().filter(pk=wrong_match).first()
        if row is None:
            raise NotFound(f"There is no wrong match {wrong_match} here.")
        if row.ended_at is not None:
            raise NotPossibleNow("This wrong match has ended already.")
        keep_reasons(reasons, thing=f"wrong_match:{row.pk}", act="end_wrong_match", by=by, at=at)
        _end(row, ENDED, by, at)
        return {"wrong_match": str(row.pk), "ended": True}

    given = {"wrong_match": str(wrong_match), "reasons": reasons}
    return once(do, by=by, key=key, act="end_wrong_match", given=given, at=at)


def forget_wrong_matches(*, at: datetime) -> int:
    """Delete the pairs whose time is over. Answers how many."""
    with speaking_as(SYSTEM):
        over, _each = WrongMatchRecord.objects.filter(until__lt=at.date()).delete()
    return over


def _end(row: WrongMatchRecord, why: str, by: Officer, at: datetime) -> None:
    row.ended_at, row.ended_why = at, why
    row.save(update_fields=["ended_at", "ended_why"])
    payload = {"notice": str(row.notice_id), "why": why}
    append(Event("wrong_match.ended", f"wrong_match:{row.pk}", payload, (by.bureau,)), by=by, at=at)
