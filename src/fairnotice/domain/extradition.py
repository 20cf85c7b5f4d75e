"""A multilateral instrument on extradition: what it gives, which bars it names, and who is party from when to when."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from fairnotice.domain.dates import Period
from fairnotice.domain.effect import Authority, Presence


class Surrender(StrEnum):
    """What an instrument gives between two states that are both party."""

    WARRANT = "warrant"  # a warrant system: a judge's warrant goes straight to the other side's judge
    DUTY = "duty"  # a duty to extradite, on the instrument's conditions
    SCHEME = "scheme"  # an arrangement that binds through national laws, not a treaty
    BASIS = "basis"  # it may be taken as the legal basis where no other treaty applies
    AMENDS = "amends"  # a protocol: it changes a convention and is no way to surrender by itself
    COURT = "court"  # a duty to surrender to an international court


class BarKind(StrEnum):
    """Grounds on which surrender may or must be refused under an instrument."""

    NATIONALITY = "nationality"
    POLITICAL = "political"
    PERSECUTION = "persecution"
    MILITARY = "military"
    FISCAL = "fiscal"
    TIME = "time"
    DOUBLE_JEOPARDY = "double_jeopardy"
    DEATH_PENALTY = "death_penalty"
    TORTURE = "torture"


class Force(StrEnum):
    """Whether a ground for refusal may or must be used, or has been taken away."""

    MAY = "may"
    MUST = "must"
    NONE = "none"  # the instrument says that this is no ground for refusal


@dataclass(frozen=True, slots=True)
class TreatyBar:
    """One ground for refusal that the instrument names."""

    kind: BarKind
    force: Force
    cites: str
    says: str = ""


@dataclass(frozen=True, slots=True)
class ProvisionalArrest:
    """Provisional arrest before the papers come: by which channel, for how long."""

    cites: str
    through_interpol: bool | None = None  # None: the text was not read on that
    on_notice: bool = False  # whether the text itself lets a notice stand for the request
    days: int | None = None  # after which it may end without papers
    longest: int | None = None  # after which it must end


@dataclass(frozen=True, slots=True)
class Reservation:
    """A reservation or declaration of one state that changes an answer."""

    state: str
    kind: BarKind
    says: str
    cites: str
    source: str
    seen: bool
    read: date | None = None


@dataclass(frozen=True, slots=True)
class Party:
    """One state that is party. `seen`: the party list with this state was read. No beginning: the day is not known."""

    state: str
    holds: Period
    seen: bool


@dataclass(frozen=True, slots=True)
class ExtraditionInstrument:
    """One instrument. What was not read is marked, and it widens an answer instead of settling it."""

    id: str
    name: str
    citation: str
    source: str
    authority: Authority
    seen: bool  # whether the text, as far as it is told here, was read
    read: date | None
    as_of: date
    in_force: date | None  # none: not in force
    surrender: Surrender
    parties: Mapping[str, Party]
    parties_seen: bool
    parties_source: str
    parties_as_of: date | None  # the day that the list speaks of
    parties_authority: Authority  # what kind of source the list is
    parties_complete: bool = True  # whether the whole list was read; a part of it says no of nobody
    across: frozenset[str] = frozenset()  # one side: it binds only between a state of these and one of the others
    opened: date | None = None
    ended: date | None = None
    open_to: frozenset[str] = frozenset()  # empty: any state may become party
    covers: frozenset[str] = frozenset()  # categories of offence that it covers on their face; "any" is a word here
    may_cover: frozenset[str] = frozenset()  # categories that it can reach, depending on the facts; "any" as well
    arrest: ProvisionalArrest | None = None
    bars: tuple[TreatyBar, ...] = ()
    reservations: tuple[Reservation, ...] = ()
    not_established: tuple[str, ...] = ()
    why: str = ""

    def in_force_on(self, day: date) -> bool:
        """Whether it was in force at all on that day."""
        return self.in_force is not None and Period(self.in_force, self.ended).includes(day)

    def party_on(self, state: str, day: date) -> Presence:
        """Whether the state was bound on that day. Only a list that was read says yes or no.

        A list that was read says no of a state that it leaves out only up to the day that it speaks of; a state that
        may never join is no party whatever the list says.
        """
        if not self.in_force_on(day):
            return Presence.NO
        party = self.parties.get(state)
        if party is None:
            closed = bool(self.open_to) and state not in self.open_to
            told = self.parties_seen and self.parties_complete and day <= (self.parties_as_of or date.min)
            return Presence.NO if closed or told else Presence.UNKNOWN
        return self._listed_on(party, day)

    def _listed_on(self, party: Party, day: date) -> Presence:
        if not party.holds.includes(day):
            return Presence.NO if party.seen else Presence.UNKNOWN
        if not party.seen:
            return Presence.UNKNOWN
        if party.holds.begins is None and (self.parties_as_of is None or day < self.parties_as_of):
            return Presence.UNKNOWN  # on the list, but since when is not known
        return Presence.YES

    def binds_on(self, one: str, other: str, day: date) -> Presence:
        """Whether it was in force between the two states on that day."""
        if one == other or (self.across and (one in self.across) is (other in self.across)):
            return Presence.NO
        both = {self.party_on(one, day), self.party_on(other, day)}
        return Presence.NO if Presence.NO in both else Presence.UNKNOWN if Presence.UNKNOWN in both else Presence.YES

    def covers_offence(self, category: str) -> Presence:
        """Whether an offence of that category is within it on its face; unknown where the facts decide."""
        if {"any", category} & self.covers:
            return Presence.YES
        return Presence.UNKNOWN if {"any", category} & self.may_cover else Presence.NO
