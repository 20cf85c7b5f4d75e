"""Who read or searched what, narrowed to an account, a kind of operation or a day."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from fairnotice.domain.officer import Officer
from fairnotice.records.models import AccessRecord, OfficerRecord
from fairnotice.records.queries import access_row
from fairnotice.services.acting import act_as


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which reads: of one account, of one kind, of one day (UTC). None or empty: all."""

    officer: UUID | None = None
    operation: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Reads:
    """Rows of the access log, the newest first, each with its account's sign-in name, and how many there are in all."""

    rows: tuple[dict[str, Any], ...]
    total: int


def read_access(wanted: Wanted, *, by: Officer, first: int = 0, most: int = 50) -> Reads:
    """Some rows of the access log, as row-level security lets this officer: the Commission and the administrator."""
    with act_as(by):
        found = _found(wanted)
        total = found.count()
        rows = [access_row(row) for row in found.order_by("-at", "-pk")[first : first + most]]
        logins = dict(OfficerRecord.objects.values_list("pk", "login"))
    return Reads(
        rows=tuple({**row, "login": logins.get(UUID(row["officer"]), "")} for row in rows),
        total=total,
    )


def operations(*, by: Officer) -> tuple[str, ...]:
    """The kinds of operation that the log knows."""
    with act_as(by):
        return tuple(AccessRecord.objects.order_by("operation").values_list("operation", flat=True).distinct())


def _found(wanted: Wanted) -> QuerySet[AccessRecord]:
    found = AccessRecord.objects.all()
    if wanted.officer is not None:
        found = found.filter(officer_id=wanted.officer)
    if wanted.operation:
        found = found.filter(operation=wanted.operation)
    if wanted.day is not None:
        begins = datetime.combine(wanted.day, time.min, tzinfo=UTC)
        found = found.filter(at__gte=begins, at__lt=begins + timedelta(days=1))
    return found
