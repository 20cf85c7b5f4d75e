"""One due date: when, what, who owes it, and what follows."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from fairnotice.domain.dates import zone_of
from fairnotice.domain.errors import InvalidValue


@dataclass(frozen=True, slots=True)
class Due:
    """One due date. `code` is the clock's; `due` is a day, or an instant where hours count.

    A day is that of the calendar in `zone`, the place of whoever owes it.
    """

    code: str
    what: str
    due: date | datetime
    owes: str
    missed: str
    cites: str
    zone: str = "UTC"

    @property
    def over_at(self) -> datetime:
        """The instant at which it is over: that of the clock, or the midnight that ends the day in its zone."""
        if isinstance(self.due, datetime):
            return self.due
        return datetime.combine(self.due + timedelta(days=1), time(), zone_of(self.zone))

    def is_missed(self, at: datetime) -> bool:
        """Whether it has passed. A day has passed when the next one has begun in its zone. `at` must be zoned."""
        if isinstance(self.due, datetime):
            return zoned(at) > self.due
        return zoned(at).astimezone(zone_of(self.zone)).date() > self.due

    def __str__(self) -> str:
        """One line: the due date in ISO 8601, what, and who owes it."""
        return f"{self.due.isoformat()}: {self.what} ({self.owes})"


def zoned(at: datetime) -> datetime:
    """The same instant. Raises InvalidValue when it has no time zone, for then it is none."""
    if at.tzinfo is None:
        raise InvalidValue("an instant needs a time zone, such as 2024-05-01T12:00:00Z")
    return at
