"""The clock of the pages: services are told the time, they never ask for it."""

from datetime import UTC, datetime

from fairnotice.domain.dates import Moment


def now() -> datetime:
    """This instant, in UTC."""
    return datetime.now(UTC)


def this_moment() -> Moment:
    """Today, as known now."""
    at = now()
    return Moment.on_day(at.date(), now=at)
