"""The clock of a desk, given to whatever needs the time."""

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]


def now() -> datetime:
    """This instant, in UTC."""
    return datetime.now(UTC)
