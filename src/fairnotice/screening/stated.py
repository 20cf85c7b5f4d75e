"""Thresholds as somebody states them for one list, such as they are kept in an index, and what they come to."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from fairnotice.domain.errors import InvalidValue
from fairnotice.domain.hit import Answers, Hit
from fairnotice.screening.evidence import least_bits
from fairnotice.screening.query import Query
from fairnotice.screening.score import HIT, REVIEW

if TYPE_CHECKING:
    from fairnotice.screening.watchlist import Watchlist

NO_LEAST = float("-inf")
"""Bits of evidence from which on an entry is shown, where nobody limits alerts."""

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

    def hits(self, watchlist: "Watchlist", queries: Sequence[Query], *, shown_from: float = 1.0) -> list[Answers[Hit]]:
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
class Stated:
    """`hit`: from which score on a match with an identifier is a hit. With the next two, which are given together, at
    most so many strangers a day alert, of so many travellers.

    Raises InvalidValue for half a statement and for numbers that are not above nothing.
    """

    hit: float = HIT
    alerts_a_day: float | None = None
    travellers_a_day: int | None = None

    def __post_init__(self) -> None:
        """Refuse half a statement."""
        if (self.alerts_a_day is None) != (self.travellers_a_day is None):
            raise InvalidValue("alerts a day and travellers a day say something together, and nothing alone")
        check_numbers((self.hit,), (self.alerts_a_day, self.travellers_a_day))

    def level(self, listed: int) -> Level:
        """What holds where so many people are listed."""
        bits = NO_LEAST
        if self.alerts_a_day is not None and self.travellers_a_day is not None:
            bits = least_bits(alerts_a_day=self.alerts_a_day, travellers_a_day=self.travellers_a_day, listed=listed)
        return Level(self.hit, min(REVIEW, self.hit), bits)

    def as_json(self) -> dict[str, Any]:
        """What `from_json` reads."""
        return asdict(self)

    @classmethod
    def from_json(cls, told: Any) -> "Stated":
        """What `as_json` wrote. Raises InvalidValue for anything else."""
        if not isinstance(told, Mapping) or set(told) != {"hit", "alerts_a_day", "travellers_a_day"}:
            raise InvalidValue("these are no thresholds")
        hit, alerts, travellers = told["hit"], told["alerts_a_day"], told["travellers_a_day"]
        if not _is(hit, float) or not (alerts is None or _is(alerts, float)):
            raise InvalidValue("these are no thresholds")
        if not (travellers is None or _is(travellers, int)):
            raise InvalidValue("these are no thresholds")
        return cls(hit, alerts, travellers)


def check_numbers(hits: tuple[float | None, ...], a_day: tuple[float | None, ...]) -> None:
    """Raise InvalidValue where a threshold is no score, or alerts or travellers a day are not above nothing."""
    if not all(given is None or _LEAST <= given <= _MOST for given in a_day):
        raise InvalidValue("alerts and travellers a day are numbers above nothing, and no more than a billion billion")
    if not all(given is None or 0.0 <= given <= 1.0 for given in hits):
        raise InvalidValue("a threshold of a hit is a number from 0 to 1")


def _is(given: Any, kind: type) -> bool:
    return isinstance(given, (int, float) if kind is float else int) and not isinstance(given, bool)


USUAL = Stated().level(1)
"""What holds where nobody has stated anything."""
