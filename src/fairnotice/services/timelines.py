"""Everything that happened in a matter, in order. Who sees which part of it is decided by row-level security."""

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import F, Q

from fairnotice.domain.errors import NotFound, NotYourAct
from fairnotice.domain.lifecycle.citing import citation_of
from fairnotice.domain.officer import Officer, Role
from fairnotice.records.models import (
    AnswerRecord,
    AssessmentRecord,
    BureauRecord,
    CaseRecord,
    ConfirmationRecord,
    DecisionRecord,
    DueChangeRecord,
    DueRecord,
    EventRecord,
    HitRecord,
    MeasureRecord,
    NoticeRecord,
    QuestionRecord,
    ReasonRecord,
    RequestRecord,
    WarrantRecord,
)
from fairnotice.services.acting import act_as, log_access, seen
from fairnotice.services.queue import labels_of

_READERS = frozenset({Role.BUREAU, Role.REVIEWER, Role.DECIDER, Role.COMMISSION})


@dataclass(frozen=True, slots=True)
class Said:
    """What was said with an act, by those who did it: reasons, a decision, a worksheet, questions, answers."""

    kind: str  # reasons, decision, worksheet, question, answer
    text: str
    outcome: str = ""
    grounds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Happened:
    """One event: when, to which thing, by whose office, on which rule, and what was said with it."""

    sequence: int
    at: datetime
    type: str
    thing: str  # its kind: case, request, warrant, notice, hit, confirmation, measure, due
    id: str
    about: str  # which of several: a subject's name, a warrant's id, a notice's number, a clock's words
    office: str
    role: str
    cites: str
    said: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class CaseTimeline:
    """A matter and what happened in it, oldest first."""

    case: UUID
    title: str
    source: str
    source_name: str
    requests: tuple[tuple[UUID, str, str], ...]  # id, subject's name, state
    happened: tuple[Happened, ...]


def case_timeline(*, case: UUID, by: Officer, at: datetime) -> CaseTimeline:
    """The timeline of a matter. Raises NotFound, NotYourAct for roles that have no part in matters."""
    if by.role not in _READERS:
        raise NotYourAct("Timelines are for those who take part in the matter.")
    with act_as(by):
        row = seen(CaseRecord, case)
        log_access(f"case:{case}", "read", "timeline", by, at)
        requests = list(RequestRecord.objects.filter(case=row).order_by("drafted_at", "pk"))
        if by.role is not Role.BUREAU:  # what was never handed in is its bureau's own
            requests = [each for each in requests if each.submitted_at is not None]
            if not requests:
                raise NotFound(f"There is no matter {case} here.")
        labels = labels_of(requests)
        things = _things(row, requests, labels)
        said = _said(things, requests)
        names = dict(BureauRecord.objects.values_list("code", "name"))
        events = EventRecord.objects.filter(thing__in=list(things)).order_by("sequence")
        return CaseTimeline(
            case=row.pk,
            title=row.title,
            source=row.source_id,
            source_name=names.get(row.source_id, row.source_id),
            requests=tuple((each.pk, labels[each.pk], each.state) for each in requests),
            happened=tuple(
                _happened(sequence, json.loads(body), things, said, names)
                for sequence, body in events.values_list("sequence", "body")
            ),
        )


def _happened(
    sequence: int,
    body: dict[str, Any],
    things: dict[str, str],
    said: dict[tuple[str, str], list[Said]],
    names: dict[str, str],
) -> Happened:
    thing, _, identifier = body["thing"].partition(":")
    when = datetime.fromisoformat(body["at"])
    return Happened(
        sequence=sequence,
        at=when,
        type=body["type"],
        thing=thing,
        id=identifier,
        about=things[body["thing"]],
        office=names.get(body["bureau"], ""),
        role=body["role"],
        cites=citation_of(body["type"], body["role"]),
        said=_said_now(said, _said_with(body["type"]), f"{body['thing']}@{when.isoformat()}"),
    )


def _things(case: CaseRecord, requests: list[RequestRecord], labels: dict[UUID, str]) -> dict[str, str]:
    """Everything in the matter that the officer may see, as the log names it, each with which one it is."""
    several = len(requests) > 1
    notices = list(NoticeRecord.objects.filter(request__in=requests))
    found = {f"case:{case.pk}": ""}
    found |= {f"request:{row.pk}": labels[row.pk] if several else "" for row in requests}
    found |= {f"warrant:{row.pk}": row.key for row in WarrantRecord.objects.filter(case=case)}
    found |= {f"notice:{row.pk}": row.number for row in notices}
    found |= {f"hit:{row.pk}": "" for row in HitRecord.objects.filter(notice__in=notices)}
    found |= {f"confirmation:{row.pk}": "" for row in ConfirmationRecord.objects.filter(notice__in=notices)}
    found |= {f"measure:{row.pk}": row.kind for row in MeasureRecord.objects.filter(notice__in=notices)}
    told = Q(state="missed") | Q(state="kept", settled_at__gt=F("due_at")) | Q(duechangerecord__isnull=False)
    dues = DueRecord.objects.filter(told, thing__in=list(found)).distinct()  # late, or in people's hands
    return found | {f"due:{due.pk}": due.what for due in dues}


_WORKSHEET, _DECISION, _ASKED, _ANSWERED, _ACT = "worksheet", "decision", "asked", "answered", "act"
_KIND = {
    "request.assessed": _WORKSHEET,
    "decision.made": _DECISION,
    "request.questions_asked": _ASKED,
    "request.answered": _ANSWERED,
}


def _said_with(event: str) -> str:
    """Which kind of words belongs to an event; the reasons of an act for all others."""
    return _KIND.get(event, _ACT)


def _said_now(said: dict[tuple[str, str], list[Said]], kind: str, place: str) -> tuple[Said, ...]:
    """The words that belong to one event: all of them, but one worksheet only when two were signed at one instant."""
    words = said.get((kind, place), [])
    if kind == _WORKSHEET:
        return tuple(words.pop(0) for _each in words[:1])
    return tuple(words)


def _said(things: Iterable[str], requests: list[RequestRecord]) -> dict[tuple[str, str], list[Said]]:
    """What was said, by its kind and by the thing and instant of the event that it belongs to."""
    found: defaultdict[tuple[str, str], list[Said]] = defaultdict(list)
    for reason in ReasonRecord.objects.filter(thing__in=list(things)):
        found[_ACT, f"{reason.thing}@{reason.given_at.isoformat()}"].append(Said("reasons", reason.text))
    clocks = [UUID(thing.removeprefix("due:")) for thing in things if thing.startswith("due:")]
    for change in DueChangeRecord.objects.filter(due__in=clocks):
        found[_ACT, f"due:{change.due_id}@{change.made_at.isoformat()}"].append(Said("reasons", change.why))
    for sheet in AssessmentRecord.objects.filter(request__in=requests):
        place = f"request:{sheet.request_id}@{sheet.signed_at.isoformat()}"
        found[_WORKSHEET, place].append(Said("worksheet", sheet.reasons, sheet.outcome, tuple(sheet.grounds)))
    for made in DecisionRecord.objects.filter(request__in=requests):
        place = f"request:{made.request_id}@{made.decided_at.isoformat()}"
        found[_DECISION, place].append(Said("decision", made.reasons, made.outcome, tuple(made.grounds)))
    for asked in QuestionRecord.objects.filter(request__in=requests).order_by("pk"):
        found[_ASKED, f"request:{asked.request_id}@{asked.asked_at.isoformat()}"].append(Said("question", asked.text))
    for answer in AnswerRecord.objects.filter(question__request__in=requests).select_related("question"):
        place = f"request:{answer.question.request_id}@{answer.answered_at.isoformat()}"
        found[_ANSWERED, place].append(Said("answer", answer.text))
    return found
