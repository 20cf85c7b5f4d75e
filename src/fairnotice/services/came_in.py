"""One thing that came in, as the bureau reads it: a notice of another, a question about an own one, a finding."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from fairnotice.domain.dates import Moment
from fairnotice.domain.dossier import Dossier
from fairnotice.domain.effect import Effect
from fairnotice.domain.errors import NotFound, NotPossibleNow, NotYourAct
from fairnotice.domain.events import Event
from fairnotice.domain.officer import Officer, Role
from fairnotice.formats.dossier import dossier_from
from fairnotice.law.effect import effect_of
from fairnotice.records import queries
from fairnotice.records.log import append
from fairnotice.records.models import (
    BureauRecord,
    ConfirmationRecord,
    DisclosureRecord,
    DueRecord,
    HitRecord,
    NoticeRecord,
    RegisterEntryRecord,
)
from fairnotice.services.acting import Answer, act_as, keep_reasons, log_access, once, seen
from fairnotice.services.desk_reading import NoticeFacts, notice_facts
from fairnotice.services.inbox import DESKS, EXECUTABLE, NOT_EXECUTABLE, set_aside
from fairnotice.services.live import is_live

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class SetAside:
    """The bureau marked a notice as not executable in its country."""

    why: str
    at: datetime


@dataclass(frozen=True, slots=True)
class NoticeHere:
    """A notice in a bureau's view. Once it is out of it, `dossier` and `effect` are None: its number remains."""

    facts: NoticeFacts
    dossier: Dossier | None
    published_at: datetime | None
    effect: Effect | None
    aside: SetAside | None
    entries: list[Row]
    hits: list[Row]
    statement: str = ""  # of the charges that are not in it
    addenda: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class AskedOfUs:
    """The question whether an own notice stands. Nobody is told who asks, or where the person is."""

    id: UUID
    asked_at: datetime
    due_at: datetime
    answer: str
    words: str
    answered_at: datetime | None
    facts: NoticeFacts
    dossier: Dossier | None


@dataclass(frozen=True, slots=True)
class Located:
    """What another bureau told the source of a notice about where a person is."""

    bureau: str
    bureau_country: str
    telephone: str
    words: str
    at: datetime
    due_at: datetime | None
    missed: str
    facts: NoticeFacts


def read_notice_here(*, notice: UUID, by: Officer, at: datetime) -> NoticeHere:
    """A notice that is or was in the bureau's view: what it says, what it means here, what became of it.

    Raises NotFound for a notice that never was in its view, and for other roles.
    """
    with act_as(by):
        entries = RegisterEntryRecord.objects.filter(recipient_id=by.bureau, notice=notice).order_by("sequence")
        if by.role not in DESKS or not entries:
            raise NotFound(f"There is no notice {notice} here.")
        log_access(f"notice:{notice}", "read", "page", by, at)
        facts = notice_facts({notice}, reader=by.bureau)[notice]
        row = NoticeRecord.objects.filter(pk=notice).exclude(document={}).first()
        mark = set_aside({notice}, by).get(notice)
        hits = HitRecord.objects.filter(notice=notice, bureau_id=by.bureau).order_by("-raised_at")
        shown = NoticeHere(
            facts=facts,
            dossier=None,
            published_at=row.published_at if row else None,
            effect=None,
            statement=row.document.get("statement", "") if row else "",
            addenda=tuple(row.document.get("addenda", ())) if row else (),
            aside=SetAside(mark.text, mark.given_at) if mark else None,
            entries=[queries.entry_row(entry) for entry in entries],
            hits=[{"id": hit.pk, "state": hit.state, "raised_at": hit.raised_at} for hit in hits],
        )
    return _with_content(shown, row.document["case"], by, at) if row else shown


def mark_executable(
    *, notice: UUID, executable: bool, reasons: str, by: Officer, at: datetime, key: str | None = None
) -> Answer:
    """Mark a notice as not executable in the bureau's country, or take that back, and say why. Kept for the bureau.

    Answers {"notice", "executable"}. Raises NotFound, NotYourAct, NotPossibleNow, InvalidValue.
    """

    def do() -> Answer:
        row = seen(NoticeRecord, notice)
        if by.role is not Role.BUREAU or row.source_code == by.bureau:
            raise NotYourAct("Whether a notice can be carried out in a country is said by that country's bureau.")
        if (notice in set_aside({notice}, by)) is not executable:
            raise NotPossibleNow("It is marked so already.")
        act = EXECUTABLE if executable else NOT_EXECUTABLE
        keep_reasons(reasons, thing=f"notice:{notice}", act=act, by=by, at=at)
        payload = {"number": row.number}
        append(Event(f"notice.{act}", f"notice:{notice}", payload, (by.bureau,)), by=by, at=at)
        return {"notice": str(notice), "executable": executable}

    given = {"notice": str(notice), "executable": executable, "reasons": reasons}
    return once(do, by=by, key=key, act="mark_executable", given=given, at=at)


def read_confirmation(*, confirmation: UUID, by: Officer, at: datetime) -> AskedOfUs:
    """A question asked of the officer's own bureau, with the notice that it is about. Raises NotFound."""
    with act_as(by):
        row = ConfirmationRecord.objects.filter(pk=confirmation, source_code=by.bureau).first()
        if row is None or by.role is not Role.BUREAU:
            raise NotFound(f"There is no confirmation {confirmation} here.")
        log_access(f"confirmation:{confirmation}", "read", "page", by, at)
        notice = seen(NoticeRecord, row.notice_id)
        return AskedOfUs(
            id=row.pk,
            asked_at=row.asked_at,
            due_at=row.due_at,
            answer=row.answer,
            words=row.answer_text,
            answered_at=row.answered_at,
            facts=notice_facts({row.notice_id}, reader=by.bureau)[row.notice_id],
            dossier=dossier_from(notice.document["case"]) if notice.document else None,
        )


def read_disclosure(*, disclosure: UUID, by: Officer, at: datetime) -> Located:
    """What the officer's bureau was told of where the person of its notice is. Raises NotFound."""
    with act_as(by):
        rows = DisclosureRecord.objects.filter(pk=disclosure, source_code=by.bureau).exclude(tells="nothing")
        row = rows.first()
        if row is None or by.role is not Role.BUREAU:
            raise NotFound(f"There is no disclosure {disclosure} here.")
        log_access(f"disclosure:{disclosure}", "read", "page", by, at)
        there = BureauRecord.objects.get(pk=row.bureau_code)
        due = DueRecord.objects.filter(thing=f"disclosure:{disclosure}").order_by("-due_at").first()
        return Located(
            bureau=there.name,
            bureau_country=there.country or "",
            telephone=there.telephone,
            words=row.text,
            at=row.decided_at,
            due_at=due.due_at if due else None,
            missed=due.missed if due else "",
            facts=notice_facts({row.notice_id}, reader=by.bureau)[row.notice_id],
        )


def _with_content(shown: NoticeHere, content: dict[str, Any], by: Officer, at: datetime) -> NoticeHere:
    dossier = dossier_from(content)
    effect = None
    if by.country is not None:
        effect = effect_of(
            dossier,
            by.country,
            Moment.on_day(at.date(), now=at),
            subject=dossier.subjects[0].id,
            notice_state=str(shown.facts.state),
            reader=by.country,
            live=is_live(),
        )
    return replace(shown, dossier=dossier, effect=effect)
