"""From where on somebody is shown, and as what: for all lists, and for one list that has a statement of its own."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from fairnotice.domain.errors import InvalidValue
from fairnotice.screening.score import HIT
from fairnotice.screening.stated import Level, Stated, check_numbers


@dataclass(frozen=True, slots=True)
class Own:
    """What is stated for the list of that name alone; None: what is stated for the others holds for it too."""

    name: str
    hit: float | None = None
    alerts_a_day: float | None = None
    travellers_a_day: int | None = None


@dataclass(frozen=True, slots=True)
class Thresholds:
    """`hit`: from which score on a match with an identifier is a hit. With the next two, which are given together,
    at most so many strangers a day alert, of so many travellers.

    `own`: what is stated for single lists instead, each named once. A list with alerts of its own does not count
    among those that share the plain ones. `others`: what is stated for lists of others that a server answers from, of
    which nothing else here holds. Raises InvalidValue for half a statement and for numbers that are not above
    nothing.
    """

    hit: float = HIT
    alerts_a_day: float | None = None
    travellers_a_day: int | None = None
    own: tuple[Own, ...] = ()
    others: tuple[Own, ...] = ()

    def __post_init__(self) -> None:
        """Refuse half a statement, and two for one list."""
        names = [one.name for one in self.own]
        if len(set(names)) < len(names):
            raise InvalidValue("one list has two statements of its own")
        limited = [one for one in self.own if one.alerts_a_day is not None]
        if self.travellers_a_day is None and self.alerts_a_day is not None:
            raise InvalidValue("alerts a day say nothing without travellers a day")
        if self.travellers_a_day is None and (half := [one for one in limited if one.travellers_a_day is None]):
            raise InvalidValue(f"alerts a day of the list '{half[0].name}' say nothing without travellers a day")
        if half := [one for one in self.own if one.travellers_a_day is not None and one.alerts_a_day is None]:
            raise InvalidValue(f"travellers a day of the list '{half[0].name}' say nothing without alerts a day")
        if self.travellers_a_day is not None and self.alerts_a_day is None and not limited:
            raise InvalidValue("travellers a day say nothing without alerts a day")
        if half := [one for one in self.others if (one.alerts_a_day is None) != (one.travellers_a_day is None)]:
            raise InvalidValue(
                f"alerts and travellers a day of the list '{half[0].name}' say nothing without each other"
            )
        every = (*self.own, *self.others)
        of_own = (given for one in every for given in (one.alerts_a_day, one.travellers_a_day))
        hits = (self.hit, *(one.hit for one in every))
        check_numbers(hits, (self.travellers_a_day, self.alerts_a_day, *of_own))

    @classmethod
    def from_json(cls, told: Mapping[str, Any]) -> "Thresholds":
        """The thresholds that `dataclasses.asdict` told. Raises TypeError for what is none, InvalidValue."""
        single = {key: tuple(Own(**one) for one in told.get(key, ())) for key in ("own", "others")}
        return cls(**{**told, **single})

    def level(self, listed: int) -> Level:
        """What is stated for all, where so many people are listed on the lists that it holds for."""
        return self.stated_for("").level(listed)

    def levels(self, listed: Mapping[str, int]) -> dict[str, Level]:
        """What holds for each of the lists, whose names and lengths are given.

        Raises InvalidValue for a statement about a list that is not among them.
        """
        if unknown := sorted({one.name for one in self.own} - set(listed)):
            raise InvalidValue(f"there is no list '{unknown[0]}'; the lists are: {', '.join(map(repr, listed))}")
        plain = self.level(self.sharing(listed))
        return {name: self._own_level(name, size, plain) for name, size in listed.items()}

    def level_of(self, name: str, listed: int) -> Level:
        """What holds for the list of that name, on which so many people are, where it shares alerts with no other."""
        return self._own_level(name, listed, self.level(listed))

    def widest(self, listed: int) -> Level:
        """What is shown on some list at least: the lowest of all thresholds, on lists of so many people."""
        levels = [self.level(listed), *(self.level_of(one.name, listed) for one in self.own)]
        return Level(
            hit=min(level.hit for level in levels),
            review=min(level.review for level in levels),
            least_bits=min(level.least_bits for level in levels),
        )

    def stated_for(self, name: str) -> Stated:
        """What is kept in an index of the list of that name."""
        own = next((one for one in self.own if one.name == name), Own(name))
        hit = self.hit if own.hit is None else own.hit
        if own.alerts_a_day is None:
            return Stated(hit, self.alerts_a_day, self.travellers_a_day if self.alerts_a_day is not None else None)
        return Stated(hit, own.alerts_a_day, own.travellers_a_day or self.travellers_a_day)

    def for_other(self, name: str, built: Stated | None) -> Stated:
        """What holds for a list of others: what is stated for it, and else what it was built with."""
        kept = built or Stated()
        own = next((one for one in self.others if one.name == name), Own(name))
        hit = kept.hit if own.hit is None else own.hit
        if own.alerts_a_day is None:
            return Stated(hit, kept.alerts_a_day, kept.travellers_a_day)
        return Stated(hit, own.alerts_a_day, own.travellers_a_day)

    def sharing(self, listed: Mapping[str, int]) -> int:
        """How many are listed on the lists that share the plain alerts."""
        apart = {one.name for one in self.own if one.alerts_a_day is not None}
        return sum(size for name, size in listed.items() if name not in apart)

    def _own_level(self, name: str, listed: int, plain: Level) -> Level:
        own = next((one for one in self.own if one.name == name), None)
        if own is None:
            return plain
        stated = self.stated_for(name).level(listed)
        return stated if own.alerts_a_day is not None else replace(stated, least_bits=plain.least_bits)


@dataclass(frozen=True, slots=True)
class Given:
    """What is said for a job: scores and alerts by the name of a list, those for all others by the empty name."""

    hits: Mapping[str, float] = field(default_factory=dict)
    alerts: Mapping[str, float] = field(default_factory=dict)
    travellers_a_day: int | None = None

    def over(self, built: Mapping[str, Stated | None]) -> Thresholds:
        """The thresholds of a job on these lists: what each was built with, where nothing else is given.

        Raises InvalidValue as Thresholds.
        """
        named = [*built, *sorted(({*self.hits, *self.alerts} - {""}) - set(built))]
        own = (self._own(name, built.get(name)) for name in named)
        plain = Thresholds(self.hits.get("", HIT), self.alerts.get(""), self.travellers_a_day, self._given())
        return replace(plain, own=tuple(one for one in own if one != Own(one.name)))

    def _given(self) -> tuple[Own, ...]:
        names = sorted({*self.hits, *self.alerts} - {""})
        return tuple(Own(name, self.hits.get(name), self.alerts.get(name)) for name in names)

    def _own(self, name: str, built: Stated | None) -> Own:
        hit, alerts = self.hits.get(name), self.alerts.get(name)
        if built is None:
            return Own(name, hit, alerts)
        if hit is None and "" not in self.hits:
            hit = built.hit
        if alerts is None and "" not in self.alerts:
            return Own(name, hit, built.alerts_a_day, built.travellers_a_day)
        return Own(name, hit, alerts)


SHIPPED = Thresholds()
NOTHING_GIVEN = Given()
