"""Turns of duty: who is on call, when two are, and when nobody is. Pure: values in, values out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from fairnotice.domain.errors import InvalidValue


@dataclass(frozen=True, slots=True)
class Turn:
    """One person's turn on call in an office, from an instant until another, which is not in it any more."""

    id: UUID
    bureau: str
    officer: UUID
    login: str
    telephone: str
    begins: datetime
    ends: datetime

    def holds(self, at: datetime) -> bool:
        """Whether the turn runs at that instant."""
        return self.begins <= at < self.ends


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of time, such as one in which nobody is on call. Raises InvalidValue for one that is empty."""

    begins: datetime
    ends: datetime

    def __post_init__(self) -> None:
        """Refuse an end that is not after the beginning."""
        if self.ends <= self.begins:
            raise InvalidValue("a stretch of time ends after it begins")


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two turns that run at the same time, and when."""

    first: Turn
    second: Turn
    when: Stretch


def on_call_at(turns: Iterable[Turn], at: datetime) -> tuple[Turn, ...]:
    """Who is on call at that instant, who began first first."""
    return tuple(sorted((turn for turn in turns if turn.holds(at)), key=lambda turn: (turn.begins, turn.login)))


def gaps(turns: Iterable[Turn], within: Stretch) -> tuple[Stretch, ...]:
    """When nobody is on call within a stretch of time, in order."""
    found, covered = [], within.begins
    for turn in sorted(turns, key=lambda turn: turn.begins):
        if turn.ends <= max(covered, turn.begins):
            continue
        if turn.begins >= within.ends:
            break
        if turn.begins > covered:
            found.append(Stretch(covered, turn.begins))
        covered = turn.ends
    if covered < within.ends:
        found.append(Stretch(covered, within.ends))
    return tuple(found)


def overlaps(turns: Sequence[Turn]) -> tuple[Overlap, ...]:
    """Every two turns that run at the same time, in order. It may be meant; it is said, not refused."""
    ordered = sorted((turn for turn in turns if turn.begins < turn.ends), key=lambda turn: (turn.begins, turn.login))
    return tuple(
        Overlap(first, second, Stretch(second.begins, min(first.ends, second.ends)))
        for place, first in enumerate(ordered)
        for second in ordered[place + 1 :]
        if second.begins < first.ends
    )
