"""What a bureau reads of its own requests and notices, with names and clocks, each read of a person's data logged."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Max

from fairnotice.domain.dossier import Dossier
from fairnotice.domain.errors import NotFound
from fairnotice.domain.officer import Officer
from fairnotice.formats.dossier import dossier_from
from fairnotice.records import queries
from fairnotice.records.models import (
    DossierRecord,
    DueRecord,
    MessageRecord,
    NoticeRecord,
    QuestionRecord,
    ReasonRecord,
    RequestRecord,
)
from fairnotice.services.acting import act_as, log_access, seen
from fairnotice.services.dossiers import FILED, read

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class OwnRequest:
    """A request of one's own bureau in a list."""

    request: str
    case: UUID
    kind: str
    state: str
    urgent: str
    title: str
    name: str
    drafted_at: datetime
    submitted_at: datetime | None
    due: datetime | None
    open_questions: int
    notice: UUID | None
    number: str


@dataclass(frozen=True, slots=True)
class OwnNotice:
    """A notice of one's own bureau in a list, with the clocks that run on it."""

    notice: str
    number: str
    kind: str
    state: str
    name: str
    published_at: datetime
    expires_on: Any
    dues: Mapping[str, datetime]


def own_requests(*, by: Officer, at: datetime, state: str = "", kind: str = "", limit: int = 500) -> list[OwnRequest]:
    """The requests of one's own bureau, newest first, each with the person's name and what it waits for."""
    with act_as(by):
        log_access("requests", "list", "list", by, at)
        rows = RequestRecord.objects.filter(source_code=by.bureau).select_related("case")
        if state:
            rows = rows.filter(state=state)
        if kind:
            rows = rows.filter(kind=kind)
        found = list(rows.order_by("-drafted_at", "pk")[:limit])
        names = _names({row.case_id for row in found})
        dues = _dues(f"request:{row.pk}" for row in found)
        asked = _open_questions(found)
        notices = {n.request_id: n for n in NoticeRecord.objects.filter(request__in=found)}
        return [
            OwnRequest(
                request=str(row.pk),
                case=row.case_id,
                kind=row.kind,
                state=row.state,
                urgent=row.urgent,
                title=row.case.title,
                name=names.get((row.case_id, row.subject), ""),
                drafted_at=row.drafted_at,
                submitted_at=row.submitted_at,
                due=min(dues.get(f"request:{row.pk}", {}).values(), default=None),
                open_questions=asked.get(row.pk, 0),
                notice=notices[row.pk].pk if row.pk in notices else None,
                number=notices[row.pk].number if row.pk in notices else "",
            )
            for row in found
        ]


def own_notices(*, by: Officer, at: datetime, limit: int = 500) -> list[OwnNotice]:
    """The notices of one's own bureau, newest first."""
    with act_as(by):
        log_access("notices", "list", "list", by, at)
        rows = NoticeRecord.objects.filter(source_code=by.bureau).order_by("-published_at", "pk")
        found = list(rows[:limit])
        dues = _dues(f"notice:{row.pk}" for row in found)
        return [
            OwnNotice(
                notice=str(row.pk),
                number=row.number,
                kind=row.kind,
                state=row.state,
                name=_name_in(row.document),
                published_at=row.published_at,
                expires_on=row.expires_on,
                dues=dues.get(f"notice:{row.pk}", {}),
            )
            for row in found
        ]


def read_own_request(*, request: UUID, purpose: str, by: Officer, at: datetime) -> tuple[Dossier, Row]:
    """What the page of a request needs beside `read_request`: the file, its clocks, letters and warrants.

    Raises NotFound, also for a request of another bureau.
    """
    with act_as(by):
        row = seen(RequestRecord, request)
        if row.source_code != by.bureau:
            raise NotFound(f"There is no request {request} here.")
        log_access(f"request:{request}", "read", purpose, by, at)
        notice = NoticeRecord.objects.filter(request=row).first()
        facts = {
            "dues": _dues([f"request:{request}"]).get(f"request:{request}", {}),
            "letters": _letters([f"request:{request}"]),
            "warrants": queries.warrants_of(row.case_id),
            "requests": queries.requests_of(row.case_id),
            "notice": queries.notice_row(notice) if notice else None,
            "drafted_at": row.drafted_at,
            "why_dropped": _reason(f"request:{request}", "drop"),
        }
        return read(row.case, by), facts


def read_own_notice(*, notice: UUID, purpose: str, by: Officer, at: datetime) -> Row:
    """What the page of one's own notice needs beside `read_notice`. Raises NotFound for another bureau's."""
    with act_as(by):
        row = seen(NoticeRecord, notice)
        if row.source_code != by.bureau:
            raise NotFound(f"There is no notice {notice} here.")
        log_access(f"notice:{notice}", "read", purpose, by, at)
        thing = f"notice:{notice}"
        return {
            "case": row.request.case_id,
            "request": str(row.request_id),
            "dues": _dues([thing]).get(thing, {}),
            "letters": _letters([thing]),
        }


def _names(cases: Iterable[UUID]) -> dict[tuple[UUID, str], str]:
    """The name of every person of those matters, from the newest file of each."""
    newest = (
        DossierRecord.objects.filter(case__in=list(cases), part=FILED)
        .values("case")
        .annotate(newest=Max("version"))
        .values_list("case", "newest")
    )
    wanted = dict(newest)
    rows = DossierRecord.objects.filter(case__in=list(wanted), part=FILED, version__in=set(wanted.values()))
    found = {}
    for row in rows:
        if wanted[row.case_id] == row.version:
            found.update({(row.case_id, subject.id): subject.label for subject in dossier_from(row.content).subjects})
    return found


def _name_in(document: Mapping[str, Any]) -> str:
    return dossier_from(document["case"]).subjects[0].label if document else ""


def _dues(things: Iterable[str]) -> dict[str, dict[str, datetime]]:
    """The clocks that run on those things, by the thing and by the clock's code, the earliest of each."""
    found: dict[str, dict[str, datetime]] = {}
    for due in DueRecord.objects.filter(thing__in=list(things), state="open").order_by("-due_at"):
        found.setdefault(due.thing, {})[due.code] = due.due_at
    return found


def _open_questions(requests: Iterable[RequestRecord]) -> dict[UUID, int]:
    rows = QuestionRecord.objects.filter(request__in=list(requests), answerrecord__isnull=True)
    return dict(rows.values("request").annotate(n=Count("pk")).values_list("request", "n"))


def _letters(things: Iterable[str]) -> list[Row]:
    return [
        queries.message_row(row) for row in MessageRecord.objects.filter(thing__in=list(things)).order_by("-sent_at")
    ]


def _reason(thing: str, act: str) -> str:
    row = ReasonRecord.objects.filter(thing=thing, act=act).order_by("-given_at").first()
    return row.text if row else ""
