"""From where on somebody is shown, and as what: for all lists, and for one list that has a statement of its own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fairnotice.domain.errors import InvalidValue
from fairnotice.domain.hit import Answers, Hit
from fairnotice.screening.evidence import least_bits
from fairnotice.screening.query import Query
from fairnotice.screening.score import HIT, REVIEW
from fairnotice.screening.watchlist import NO_LEAST, Watchlist

_LEAST, _MOST = 1e-9, 1e18


@dataclass(frozen=True, slots=True)
class Level:
    """What holds for one list: from which score on it is a hit, or a review; below how many bits nobody is shown."""

    hit: float
    review: float
    least_bits: float

    @property
    def limited(self) -> bool:
        """Whether somebody may be left out for want of evidence."""
        return self.least_bits != NO_LEAST

    def hits(self, watchlist: Watchlist, queries: Sequence[Query], *, shown_from: float = 1.0) -> list[Answers[Hit]]:
        """Whom on the list each traveller may be. `shown_from`: a lower score than that of a review, to show more.

        Raises InvalidValue as `Watchlist.screen_many`.
        """
        review = min(self.review, shown_from)
        return watchlist.screen_many(queries, threshold=self.hit, review=review, least_bits=self.least_bits)

    def as_json(self) -> dict[str, float | None]:
        """The published form: no bits where nothing limits alerts."""
        bits = round(self.least_bits, 1) if self.limited else None
        return {"hit": self.hit, "review": round(self.review, 4), "least_bits": bits}


@dataclass(frozen=True, slots=True)
class Own:
    """What is stated for the list of that name alone; None: what is stated for the others holds for it too."""

    name: str
    hit: float | None = None
    alerts_a_day: float | None = None


@dataclass(frozen=True, slots=True)
class Thresholds:
    """`hit`: from which score on a match with an identifier is a hit. With the next two, which are given together,
    at most so many strangers a day alert, of so many travellers.

    `own`: what is stated for single lists instead, each named once. A list with alerts of its own does not count
    among those that share the plain ones. Raises InvalidValue for half a statement and for numbers that are not above
    nothing.
    """

    hit: float = HIT
    alerts_a_day: float | None = None
    travellers_a_day: int | None = None
    own: tuple[Own, ...] = ()

    def __post_init__(self) -> None:
        """Refuse half a statement, and two for one list."""
        names = [one.name for one in self.own]
        if len(set(names)) < len(names):
            raise InvalidValue("one list has two statements of its own")
        limited = [one for one in self.own if one.alerts_a_day is not None]
        if self.travellers_a_day is None and self.alerts_a_day is not None:
            raise InvalidValue("alerts a day say nothing without travellers a day")
        if self.travellers_a_day is None and limited:
            raise InvalidValue(f"alerts a day of the list '{limited[0].name}' say nothing without travellers a day")
        if self.travellers_a_day is not None and self.alerts_a_day is None and not limited:
            raise InvalidValue("travellers a day say nothing without alerts a day")
        stated = (self.travellers_a_day, self.alerts_a_day, *(one.alerts_a_day for one in self.own))
        if not all(given is None or _LEAST <= given <= _MOST for given in stated):
            raise InvalidValue(
                "alerts and travellers a day are numbers above nothing, and no more than a billion billion"
            )
        if not all(given is None or 0.0 <= given <= 1.0 for given in (self.hit, *(one.hit for one in self.own))):
            raise InvalidValue("a threshold of a hit is a number from 0 to 1")

    @classmethod
    def from_json(cls, told: Mapping[str, Any]) -> "Thresholds":
        """The thresholds that `dataclasses.asdict` told. Raises TypeError for what is none, InvalidValue."""
        return cls(**{**told, "own": tuple(Own(**one) for one in told.get("own", ()))})

    def level(self, listed: int) -> Level:
        """What is stated for all, where so many people are listed on the lists that it holds for."""
        return _level(self.hit, self._least_bits(self.alerts_a_day, listed))

    def levels(self, listed: Mapping[str, int]) -> dict[str, Level]:
        """What holds for each of the lists, whose names and lengths are given.

        Raises InvalidValue for a statement about a list that is not among them.
        """
        own = {one.name: one for one in self.own}
        if unknown := sorted(set(own) - set(listed)):
            raise InvalidValue(f"there is no list '{unknown[0]}'; the lists are: {', '.join(map(repr, listed))}")
        plain = self.level(self.sharing(listed))
        return {
            name: self._own_level(own[name], size, plain) if name in own else plain for name, size in listed.items()
        }

    def sharing(self, listed: Mapping[str, int]) -> int:
        """How many are listed on the lists that share the plain alerts."""
        apart = {one.name for one in self.own if one.alerts_a_day is not None}
        return sum(size for name, size in listed.items() if name not in apart)

    def _own_level(self, own: Own, listed: int, plain: Level) -> Level:
        hit = plain.hit if own.hit is None else own.hit
        return _level(hit, plain.least_bits if own.alerts_a_day is None else self._least_bits(own.alerts_a_day, listed))

    def _least_bits(self, alerts: float | None, listed: int) -> float:
        if alerts is None or self.travellers_a_day is None:
            return NO_LEAST
        return least_bits(alerts_a_day=alerts, travellers_a_day=self.travellers_a_day, listed=listed)


def _level(hit: float, bits: float) -> Level:
    return Level(hit, min(REVIEW, hit), bits)


SHIPPED = Thresholds()
