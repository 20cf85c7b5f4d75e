"""How late something is that is owed. Pure."""

from datetime import UTC, datetime, time, timedelta
from enum import StrEnum

from fairnotice.domain.dates import zone_of

WEEK = timedelta(days=7)


class Lateness(StrEnum):
    """How late it is, the worst first; what stands still is not late, whatever its date was."""

    LONG_OVERDUE = "long_overdue"  # by more than a week
    OVERDUE = "overdue"
    TODAY = "today"  # before the day is over where the reader is
    THIS_WEEK = "this_week"  # within seven days
    LATER = "later"
    STANDS_STILL = "stands_still"


def lateness(due_at: datetime, *, at: datetime, zone: str, paused: bool = False) -> Lateness:
    """How late it is at that instant for somebody in that zone. Raises InvalidValue for a zone that there is not."""
    if paused:
        return Lateness.STANDS_STILL
    if due_at <= at:
        return Lateness.LONG_OVERDUE if at - due_at > WEEK else Lateness.OVERDUE
    here = zone_of(zone)
    midnight = datetime.combine(at.astimezone(here).date() + timedelta(days=1), time(), here).astimezone(UTC)
    if due_at <= midnight:
        return Lateness.TODAY
    return Lateness.THIS_WEEK if due_at - at <= WEEK else Lateness.LATER
