"""A clock of the law: what starts it, how long it runs, who owes what, what follows, and what may change it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from fairnotice.law.deadlines.durations import Duration
from fairnotice.law.texts import Limit, limit, limit_entries


class Owes(StrEnum):
    """Who owes what a clock waits for."""

    SOURCE = "source"
    REQUESTER = "requester"
    SECRETARIAT = "secretariat"
    COMMISSION = "commission"
    RECIPIENT = "recipient"
    APPLICANT = "applicant"
    COUNTRY_OF_LOCATION = "country of location"
    MEMBER_OF_NATIONALITY = "member of nationality"
    PARTY = "party to the dispute"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """One clock. Its number stands in `limits.toml` under `limit`, dated and with its citation.

    `rule` is the code of its rule in the rulebook; empty where the research table has no row for the article.
    `extendable`, `shortenable`, `stoppable` and `working_day_rule` say on which authority, and are empty where none
    allows it: what is empty is refused. A `reminder` rests on memory, or is a number of ours for convenience: it may
    remind, and never moves a state. `settable` says from which length to which an administrator may set a house limit;
    where a text gives the number there is none. `soft` is a limit after which something may follow, before the one when
    it must.
    """

    code: str
    rule: str
    what: str
    limit: str
    starts: str
    owes: Owes
    missed: str
    extendable: str = ""
    shortenable: str = ""
    stoppable: str = ""
    working_day_rule: str = ""
    reminder: bool = False
    settable: tuple[str, str] | None = None  # the shortest and the longest, in ISO 8601
    soft: bool = False
    backwards: bool = False  # it is counted back from the day that starts it

    def number_on(self, day: date) -> Limit:
        """The number in force on that day. Raises LookupError when none is."""
        return limit(self.limit, day)

    def duration_on(self, day: date) -> str:
        """How long it runs when it begins on that day, in ISO 8601. Raises LookupError when no text is in force."""
        return _iso(self.limit, self.number_on(day))

    @property
    def duration(self) -> str:
        """How long it runs by the newest text, in ISO 8601."""
        return _iso(self.limit, self._newest)

    @property
    def lasts(self) -> str:
        """The same in words, such as `30 days`."""
        return str(Duration.parse(self.duration))

    @property
    def cites(self) -> str:
        """Where the newest number stands."""
        return self._newest.cites

    @property
    def in_force(self) -> date:
        """The first day on which any number of it holds."""
        return min(entry.begins for entry in limit_entries(self.limit))

    @property
    def until(self) -> date | None:
        """The last day of the newest number; None while it holds."""
        return self._newest.ends

    @property
    def _newest(self) -> Limit:
        return max(limit_entries(self.limit), key=lambda entry: entry.begins)


_FORMS = {"years": "P{}Y", "months": "P{}M", "days": "P{}D", "hours": "PT{}H"}
"""A number counts what a word in its name says, such as `suspension.months`."""


def _iso(name: str, entry: Limit) -> str:
    words = name.replace("_", ".").split(".")
    return next(form for unit, form in _FORMS.items() if unit in words).format(entry.value)
