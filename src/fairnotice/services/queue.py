"""The secretariat's queue: every request handed in, whose turn it is, and why it stands where it stands."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Max

from fairnotice.domain.errors import NotYourAct
from fairnotice.domain.lifecycle import RequestState
from fairnotice.domain.officer import Officer, Role
from fairnotice.domain.subject import NAMELESS
from fairnotice.domain.waiting import Place, Waiting, in_order, place
from fairnotice.records.models import (
    AssessmentRecord,
    DossierRecord,
    DueRecord,
    EventRecord,
    RequestRecord,
)
from fairnotice.services.acting import act_as, log_access
from fairnotice.services.dossiers import FILED
from fairnotice.services.reviews import ties

LATELY = timedelta(days=30)
MOST = 1000
"""Requests that are put in order at most, the oldest first: more than an office can have open."""
_ENDED = (RequestState.PUBLISHED, RequestState.REFUSED, RequestState.DROPPED)


@dataclass(frozen=True, slots=True)
class Queued:
    """A request in the queue: what a list shows of it, its place and the reasons for it."""

    request: UUID
    case: UUID
    title: str
    label: str
    kind: str
    source: str
    state: str
    simulated: bool
    submitted_at: datetime | None
    place: Place


def queue_of(*, by: Officer, at: datetime) -> list[Queued]:
    """Every request that waits, and what ended lately, in the order in which this officer should take them.

    Raises NotYourAct for whoever neither reviews nor decides.
    """
    if by.role not in {Role.REVIEWER, Role.DECIDER}:
        raise NotYourAct("The queue is for those who review and decide.")
    with act_as(by):
        log_access("requests", "list", "queue", by, at)
        found = RequestRecord.objects.filter(submitted_at__isnull=False).select_related("case")
        rows = list(found.exclude(state__in=_ENDED).order_by("submitted_at")[:MOST])
        ended = list(found.filter(state__in=_ENDED).order_by("-submitted_at")[:MOST])
        placed = in_order((place(w, role=by.role, at=at), row) for row, w in _waiting([*rows, *ended], by))
        shown = [(p, row) for p, row in placed if row.state not in _ENDED or p.since > at - LATELY]
        labels = labels_of([row for _place, row in shown])
        return [_queued(row, p, labels) for p, row in shown]


def _queued(row: RequestRecord, found: Place, labels: dict[UUID, str]) -> Queued:
    return Queued(
        request=row.pk,
        case=row.case_id,
        title=row.case.title,
        label=labels.get(row.pk, row.subject),
        kind=row.kind,
        source=row.source_code,
        state=row.state,
        simulated=row.simulated,
        submitted_at=row.submitted_at,
        place=found,
    )


def _waiting(rows: Sequence[RequestRecord], by: Officer) -> Iterable[tuple[RequestRecord, Waiting]]:
    revisions = revisions_of({row.case_id for row in rows})
    events = _events([f"request:{row.pk}" for row in rows])
    mine: defaultdict[UUID, set[int]] = defaultdict(set)
    for request, number in AssessmentRecord.objects.filter(
        request__in=[row.pk for row in rows], officer_id=by.id
    ).values_list("request_id", "revision"):
        mine[request].add(number)
    clocks = _clocks([f"request:{row.pk}" for row in rows])
    for row in rows:
        now = revisions.get(row.case_id, 0)
        happened = events[f"request:{row.pk}"]
        steps = [event for event in happened if event["type"] in _STEPS]
        asked_or_answered = [event["type"] for event in steps if event["type"] in _ASKING]
        yield (
            row,
            Waiting(
                state=RequestState(row.state),
                since=datetime.fromisoformat(happened[-1]["at"]) if happened else row.drafted_at,
                submitted=row.submitted_at,
                urgent=row.urgent,
                answered=asked_or_answered[-1:] == ["request.answered"],
                worksheets=sum(e["type"] == "request.assessed" and e["payload"].get("revision") == now for e in steps),
                signed=now in mine[row.pk],
                signed_before=any(number < now for number in mine[row.pk]),
                tied=ties(by, row.source_code, row.states_involved),
                due=min(clocks[f"request:{row.pk}"].values(), default=None),
                answer_due=clocks[f"request:{row.pk}"].get("rpd-78-1"),
            ),
        )


_STEPS = frozenset({"request.assessed", "request.questions_asked", "request.answered"})
_ASKING = frozenset({"request.questions_asked", "request.answered"})


def _events(things: list[str]) -> dict[str, list[dict[str, Any]]]:
    """The events of each request, oldest first. They say that worksheets were signed, and never what they say."""
    found: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    rows = EventRecord.objects.filter(thing__in=things).order_by("sequence").values_list("thing", "body")
    for thing, body in rows:
        found[thing].append(json.loads(body))
    return found


def _clocks(things: list[str]) -> defaultdict[str, dict[str, datetime]]:
    """By code, the clocks of each request that run, or that ran out with nothing done since; the nearest of a code."""
    found: defaultdict[str, dict[str, datetime]] = defaultdict(dict)
    rows = DueRecord.objects.filter(thing__in=things, state__in=("open", "missed"), settled_at__isnull=True)
    rows = rows.exclude(code="turning-point").order_by("due_at")
    for thing, code, due_at in rows.values_list("thing", "code", "due_at"):
        found[thing].setdefault(code, due_at)
    return found


def revisions_of(cases: Iterable[UUID]) -> dict[UUID, int]:
    """The revision of each matter's file: see `dossiers.revision`."""
    found: defaultdict[UUID, int] = defaultdict(int)
    parts = DossierRecord.objects.filter(case__in=list(cases)).values("case", "part").annotate(newest=Max("version"))
    for row in parts:
        found[row["case"]] += row["newest"]
    return found


def labels_of(rows: Sequence[RequestRecord]) -> dict[UUID, str]:
    """The name that a list shows for the subject of each request, out of the newest file. Within an act."""
    filed = DossierRecord.objects.filter(case__in={row.case_id for row in rows}, part=FILED).order_by("version")
    people = dict(filed.values_list("case_id", "content__subjects"))
    return {row.pk: _label(people.get(row.case_id) or [], row.subject) for row in rows}


def _label(subjects: list[dict[str, Any]], subject: str) -> str:
    """As `Subject.label`, without reading the whole file."""
    person = next((each for each in subjects if each.get("id") == subject), {})
    names = [name for identity in person.get("identities", ()) for name in identity.get("names", ())]
    primary = [name for name in names if name.get("kind", "primary") == "primary"]
    return str((primary or names)[0]["text"]) if names else NAMELESS
