"""From where on somebody is shown, and as what."""

from dataclasses import dataclass

from fairnotice.domain.errors import InvalidValue
from fairnotice.screening.evidence import least_bits
from fairnotice.screening.score import HIT, REVIEW
from fairnotice.screening.watchlist import NO_LEAST

_LEAST, _MOST = 1e-9, 1e18


@dataclass(frozen=True, slots=True)
class Thresholds:
    """`hit`: from which score on a match with an identifier is a hit. With the other two, which are given together,
    at most so many strangers a day alert, of so many travellers.

    Raises InvalidValue for one of the two alone and for numbers that are not above nothing.
    """

    hit: float = HIT
    alerts_a_day: float | None = None
    travellers_a_day: int | None = None

    def __post_init__(self) -> None:
        """Refuse half a statement."""
        if (self.alerts_a_day is None) != (self.travellers_a_day is None):
            raise InvalidValue("alerts a day say nothing without travellers a day, nor these without those")
        stated = (self.alerts_a_day, self.travellers_a_day)
        if not all(given is None or _LEAST <= given <= _MOST for given in stated):
            raise InvalidValue(
                "alerts and travellers a day are numbers above nothing, and no more than a billion billion"
            )
        if not 0.0 <= self.hit <= 1.0:
            raise InvalidValue("a threshold of a hit is a number from 0 to 1")

    @property
    def review(self) -> float:
        """From which score on a person should look."""
        return min(REVIEW, self.hit)

    def least_bits(self, listed: int) -> float:
        """Bits of evidence below which nobody is shown, where so many people are listed on all lists together."""
        if self.alerts_a_day is None or self.travellers_a_day is None:
            return NO_LEAST
        return least_bits(alerts_a_day=self.alerts_a_day, travellers_a_day=self.travellers_a_day, listed=listed)


SHIPPED = Thresholds()
