"""The days on which the answer about a request changes by itself are tasks of the secretariat, noted beforehand.

They are noted anew whenever the request moves or its file changes. While a request is open, only the days of the next
year on which the result really differs are noted: it is decided long before later ones. Such a task does not say how
the answer turns: who has not signed a worksheet yet may read it.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta

from django.db import models

from fairnotice.domain.dates import Moment
from fairnotice.domain.lifecycle import RequestState
from fairnotice.domain.lifecycle.notice import LIVE
from fairnotice.domain.officer import SYSTEM
from fairnotice.law.review import review_subject
from fairnotice.law.turning import DayChange, Turning
from fairnotice.records.models import CaseRecord, DueRecord, NoticeRecord, RequestRecord
from fairnotice.services.clock_rows import settle
from fairnotice.services.dossiers import request_dossier

CODE = "turning-point"
SECRETARIAT = "reviewer"
A_YEAR = timedelta(days=366)
_OVER = frozenset({RequestState.DRAFT, RequestState.DROPPED})
_DECIDED = frozenset({RequestState.APPROVED, RequestState.PUBLISHED, RequestState.REFUSED})


def note_turning_days(thing: models.Model, *, at: datetime) -> None:
    """Note the days of a request, of a notice's request, or of every request of a matter. Within an act."""
    for request in _requests(thing):
        wanted = dict(_days(request, at))
        noted = DueRecord.objects.filter(
            thing=f"request:{request.pk}", code=CODE, due_at__gt=at, settled_at__isnull=True
        )
        if dict(noted.values_list("due_at", "what")) == wanted:
            continue
        settle(things=[f"request:{request.pk}"], codes=(CODE,), due_after=at, at=at)
        for day, what in wanted.items():
            DueRecord.objects.create(
                code=CODE,
                thing=f"request:{request.pk}",
                what=what,
                begins_at=at,
                due_at=day,
                owes=SECRETARIAT,
                missed="The answer may no longer be right.",
                cites="RPD art. 74(2)(e), 81(3)(c)",
            )


def _requests(thing: models.Model) -> list[RequestRecord]:
    if isinstance(thing, NoticeRecord):
        return [thing.request]
    if isinstance(thing, RequestRecord):
        return [thing]
    assert isinstance(thing, CaseRecord)
    rows = RequestRecord.objects.filter(case=thing).exclude(state__in=_OVER).order_by("pk")
    ended = NoticeRecord.objects.filter(request__case=thing).exclude(state__in=LIVE)
    return list(rows.exclude(pk__in=ended.values("request")))


def _days(request: RequestRecord, at: datetime) -> Iterator[tuple[datetime, str]]:
    """Each day with what changes then. Each is compared with the day noted before it, the first with today."""
    today = Moment(on=at.date(), known=at)
    why: dict[datetime, list[Turning]] = {}
    for turning in review_subject(request_dossier(request, SYSTEM), request.subject, today).turning_points:
        why.setdefault(datetime.combine(turning.on, time(), UTC), []).append(turning)
    for day, turnings in why.items():
        says = " ".join(turning.why for turning in turnings).rstrip(".")
        change = turnings[0].change
        if request.state in _DECIDED:
            yield day, f"{says}{_turn_of(change)}"
        elif day <= at + A_YEAR and change is not None and change.turns:
            yield day, f"{says}. What the rules answer changes then, as the file stands"


def _turn_of(change: DayChange | None) -> str:
    """How the answer turns on that day as the file stands; empty when what is recommended stays."""
    if change is None or change.recommendation[0] == change.recommendation[1]:
        return ""
    one, other = (each.replace("_", " ") for each in change.recommendation)
    return f". The recommendation then turns from {one} to {other}, as the file stands"
