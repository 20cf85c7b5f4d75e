"""Who acts: the account, its role and bureau. Letters name the office, never the person."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class Role(StrEnum):
    """Roles of an account. One account has one role in one bureau or office."""

    BUREAU = "bureau"  # officer of a national bureau: asks for notices, answers, receives
    BORDER = "border"  # checks travellers for a bureau
    CARRIER = "carrier"  # a carrier's machine: submits travellers for a bureau, and learns nothing of what is found
    REVIEWER = "reviewer"
    DECIDER = "decider"
    COMMISSION = "commission"
    COMPLIANCE = "compliance"  # reads the minimal records of refused and deleted matters (RPD 125(3))
    COURT = "court"  # reads the exposure of a request that it was named for, and nothing else
    COUNSEL = "counsel"  # the same, of the person that they act for
    ADMINISTRATOR = "administrator"
    SYSTEM = "system"  # the clocks and the consequences
    PUBLIC = "public"
    DOOR = "door"  # reads accounts to sign somebody in, and nothing else


class Actor(StrEnum):
    """Who somebody is towards one thing. The transition tables speak of actors."""

    SOURCE = "source"  # the bureau that asked
    LOCATING = "locating"  # the bureau of the country where the person was found
    BORDER = "border"  # an officer of that bureau's border posts
    REVIEWER = "reviewer"
    DECIDER = "decider"
    COMMISSION = "commission"
    SYSTEM = "system"
    OTHER = "other"  # everybody else


@dataclass(frozen=True, slots=True)
class Officer:
    """An account that acts. `states` are those it must not decide about: nationality and secondment."""

    id: UUID
    role: Role
    bureau: str  # the code of the bureau or office
    country: str | None = None
    states: tuple[str, ...] = ()


SYSTEM = Officer(id=UUID(int=0), role=Role.SYSTEM, bureau="system")
"""The clocks. They act in the system's own name."""

PUBLIC = Officer(id=UUID(int=1), role=Role.PUBLIC, bureau="public")
"""Anybody who has not signed in."""

DOOR = Officer(id=UUID(int=2), role=Role.DOOR, bureau="door")
"""The sign-in page and what looks after sessions."""


def actor(by: Officer, *, source: str, locating: str | None = None) -> Actor:
    """Who this officer is towards a thing of that source bureau, found (if at all) by that locating bureau.

    A bureau that finds the person of its own notice goes on with the hit as the one that found.
    """
    if by.role is Role.BUREAU:
        if by.bureau == locating:
            return Actor.LOCATING
        return Actor.SOURCE if by.bureau == source else Actor.OTHER
    if by.role is Role.BORDER:
        return Actor.BORDER if locating is not None and by.bureau == locating else Actor.OTHER
    return _BY_ROLE.get(by.role, Actor.OTHER)


_BY_ROLE = {
    Role.REVIEWER: Actor.REVIEWER,
    Role.DECIDER: Actor.DECIDER,
    Role.COMMISSION: Actor.COMMISSION,
    Role.SYSTEM: Actor.SYSTEM,
}
