"""What each role reads: lists and files, as row-level security lets them, each read of a person's data logged."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from fairnotice.domain.dates import Moment
from fairnotice.domain.dossier import Dossier
from fairnotice.domain.effect import Effect, Instrument
from fairnotice.domain.errors import InvalidValue, NotPossibleNow, NotYourAct
from fairnotice.domain.lifecycle import HIT, NOTICE, REQUEST, HitState, NoticeState, RequestState
from fairnotice.domain.officer import Officer, Role, actor
from fairnotice.formats.dossier import dossier_from
from fairnotice.law.effect import effect_of
from fairnotice.records import queries
from fairnotice.records.models import (
    CaseRecord,
    HitRecord,
    NoticeRecord,
    RequestRecord,
)
from fairnotice.services.acting import act_as, log_access, seen
from fairnotice.services.dossiers import read, revision
from fairnotice.services.live import is_live

Row = Mapping[str, Any]


_FINDERS = frozenset({Role.BUREAU, Role.BORDER, Role.SYSTEM})
"""Who reads a hit whole, of those whom row-level security shows it."""

PERSONAL = frozenset({"cases", "hits", "confirmations", "disclosures"})
"""Lists whose rows say something about a person: a title, a traveller, where somebody was found."""


def list_rows(
    name: str, *, by: Officer, limit: int = 100, after: str | None = None, at: datetime | None = None
) -> list[dict[str, Any]]:
    """A list of one kind as this officer may see it: cases, requests, notices, hits, confirmations, messages, dues…

    `at` is needed for the lists in `PERSONAL`: reading them is logged. Raises KeyError for a list that there is not,
    InvalidValue without the instant. See `queries.LISTS`.
    """
    with act_as(by):
        if name in PERSONAL and by.role is not Role.SYSTEM:
            if at is None:
                raise InvalidValue(f"Say when the list of {name} is read: it is logged.")
            log_access(name, "list", "list", by, at)
        found = queries.rows(name, limit=limit, after=after)
        return [_as_told(row, by) for row in found] if name == "hits" else found


def read_register(*, after: int, by: Officer, limit: int = 100) -> list[dict[str, Any]]:
    """The entries of the officer's own bureau's view after that sequence number, oldest first."""
    with act_as(by):
        return queries.register_after(by.bureau, sequence=after, limit=limit)


def read_case(*, case: UUID, purpose: str, by: Officer, at: datetime) -> tuple[Dossier, dict[str, Any]]:
    """The dossier of a matter with its warrants, requests and timeline. Raises NotFound."""
    with act_as(by):
        row = seen(CaseRecord, case)
        log_access(f"case:{case}", "read", purpose, by, at)
        facts = {
            "case": str(row.pk),
            "title": row.title,
            "source": row.source_id,
            "revision": revision(row),
            "warrants": queries.warrants_of(row.pk),
            "requests": queries.requests_of(row.pk),
        }
        return read(row, by), facts


def read_request(*, request: UUID, purpose: str, by: Officer, at: datetime) -> dict[str, Any]:
    """A request: its state, what this officer may do now, questions and answers, worksheets as far as open, decision.

    Raises NotFound.
    """
    with act_as(by):
        row = seen(RequestRecord, request)
        log_access(f"request:{request}", "read", purpose, by, at)
        who = actor(by, source=row.source_code)
        return {
            **queries.request_row(row),
            "open_acts": [str(act) for act in REQUEST.open_acts(RequestState(row.state), who)],
            "questions": queries.questions_of(row.pk),
            "assessments": queries.assessments_of(row.pk),
            "decision": queries.decision_of(row.pk),
        }


def read_notice(*, notice: UUID, purpose: str, by: Officer, at: datetime) -> dict[str, Any]:
    """A notice with its document, as recipients see it. Raises NotFound."""
    with act_as(by):
        row = seen(NoticeRecord, notice)
        log_access(f"notice:{notice}", "read", purpose, by, at)
        who = actor(by, source=row.source_code)
        return {
            **queries.notice_row(row),
            "document": row.document,
            "open_acts": [str(act) for act in NOTICE.open_acts(NoticeState(row.state), who)],
        }


def read_hit(*, hit: UUID, purpose: str, by: Officer, at: datetime) -> dict[str, Any]:
    """A hit with what has been done about it, in the bureau that found the person. Raises NotFound."""
    with act_as(by):
        row = seen(HitRecord, hit)
        log_access(f"hit:{hit}", "read", purpose, by, at)
        who = actor(by, source=row.source_code, locating=row.bureau_id)
        steps = queries.steps_of(row.pk)
        if by.role not in _FINDERS and steps["verification"]:
            verification = steps["verification"]
            steps = {**steps, "verification": {**verification, "compared": sorted(verification["compared"])}}
        return {
            **_as_told(queries.hit_row(row), by),
            "can_be_remembered": bool(row.keys),
            "open_acts": [str(act) for act in HIT.open_acts(HitState(row.state), who)],
            "steps": steps,
        }


def _as_told(hit: Row, by: Officer) -> dict[str, Any]:
    """A hit as this officer may know it: who was stopped, and why, is for the bureau in whose country it was.

    The secretariat and the Commission learn where a hit was raised, when, and what has come of it.
    """
    if by.role in _FINDERS:
        return dict(hit)
    return {**hit, "score": None, "reasons": [], "traveller": {}, "carrier": ""}


def effect_here(*, notice: UUID, country: str | None, moment: Moment, by: Officer, at: datetime) -> Effect:
    """What a notice means in the officer's own country, or in the one named.

    Raises NotFound, InvalidValue, and NotPossibleNow for a deleted notice.
    """
    where = country or by.country
    if where is None:
        raise NotYourAct("Your office belongs to no country: name one.")
    with act_as(by):
        row = seen(NoticeRecord, notice)
        log_access(f"notice:{notice}", "effect", "effect", by, at)
        if not row.document:
            raise NotPossibleNow(f"Notice {row.number} is {row.state}: nothing is left of it that has an effect.")
        return _effect(row, where, moment, by)


def effect_on_list(*, notice: UUID, moment: Moment, by: Officer, at: datetime) -> Effect | None:
    """What a notice means in the officer's own country; None of one that has left the list of published notices.

    For what a check found a moment ago, or before: it is shown as it stands, or not at all.
    """
    with act_as(by):
        row = NoticeRecord.objects.filter(state=NoticeState.PUBLISHED, pk=notice).first()
        log_access(f"notice:{notice}", "effect", "effect", by, at)
        return _effect(row, by.country or "", moment, by) if row else None


def _effect(row: NoticeRecord, country: str, moment: Moment, by: Officer) -> Effect:
    dossier = dossier_from(row.document["case"])
    return effect_of(
        dossier,
        country,
        moment,
        subject=dossier.subjects[0].id,
        instrument=Instrument.NOTICE,
        notice_state=row.state,
        reader=by.country,
        live=is_live(),
    )


def timeline(*, thing: str, by: Officer) -> list[dict[str, Any]]:
    """Every event of one thing (case:…, request:…, notice:…, hit:…) that this officer may see, oldest first."""
    if by.role is Role.PUBLIC:
        raise NotYourAct("Timelines are for those who take part in the matter.")
    with act_as(by):
        return queries.events_of(thing)
