"""Thresholds as somebody states them for one list, such as they are kept in an index."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from fairnotice.domain.errors import InvalidValue
from fairnotice.screening.evidence import least_bits
from fairnotice.screening.score import HIT

NO_LEAST = float("-inf")
"""Bits of evidence from which on an entry is shown, where nobody limits alerts."""

_LEAST, _MOST = 1e-9, 1e18


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

    def least_bits(self, listed: int) -> float:
        """Below how many bits nobody is shown, where so many people are listed."""
        if self.alerts_a_day is None or self.travellers_a_day is None:
            return NO_LEAST
        return least_bits(alerts_a_day=self.alerts_a_day, travellers_a_day=self.travellers_a_day, listed=listed)

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
