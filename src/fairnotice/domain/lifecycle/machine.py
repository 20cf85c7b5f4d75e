"""A machine of state is a table of moves. `move` allows an act or refuses it with a sentence."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from fairnotice.domain.errors import NotPossibleNow, NotYourAct
from fairnotice.domain.officer import Actor

S = TypeVar("S", bound=StrEnum)
A = TypeVar("A", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Move(Generic[S, A]):
    """One row: in this state, this act, by one of these actors, leads there, is recorded as this event."""

    state: S
    act: A
    target: S
    by: frozenset[Actor]
    event: str
    cites: str


@dataclass(frozen=True, slots=True)
class Machine(Generic[S, A]):
    """A table of moves for one kind of thing."""

    thing: str
    first: S
    moves: tuple[Move[S, A], ...]

    def move(self, state: S, act: A, by: Actor) -> Move[S, A]:
        """The row that allows it. Raises NotPossibleNow or NotYourAct with what is possible instead."""
        rows = [row for row in self.moves if row.state == state and row.act == act]
        if not rows:
            possible = ", ".join(self._acts(state)) or "nothing: this is an end"
            raise NotPossibleNow(f"A {self.thing} that is {state} cannot be given '{act}'. Possible: {possible}.")
        for row in rows:
            if by in row.by:
                return row
        who = " or ".join(sorted({actor.value for row in rows for actor in row.by}))
        raise NotYourAct(f"'{act}' on a {self.thing} that is {state} is for: {who}. You act as: {by}.")

    def open_acts(self, state: S, by: Actor) -> tuple[A, ...]:
        """What this actor may do now."""
        return tuple(dict.fromkeys(row.act for row in self.moves if row.state == state and by in row.by))

    def _acts(self, state: S) -> tuple[str, ...]:
        return tuple(dict.fromkeys(f"{row.act} ({_names(row.by)})" for row in self.moves if row.state == state))


def rows(
    states: S | Iterable[S],
    act: A,
    target: S | None,
    *by: Actor,
    event: str,
    cites: str,
) -> tuple[Move[S, A], ...]:
    """The same move from several states. With no target the state stays as it is."""
    listed = (states,) if isinstance(states, StrEnum) else tuple(states)
    return tuple(Move(state, act, state if target is None else target, frozenset(by), event, cites) for state in listed)


def _names(by: frozenset[Actor]) -> str:
    return "/".join(sorted(actor.value for actor in by))
