"""A public part as the feeds see it: what it says of a person, each particular under a name; and what its number says.

The content is what `services.extracts` keeps. Nothing is looked up beside it, so that no feed can tell more.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from fairnotice.domain.feeds import Removal
from fairnotice.domain.subject import NameKind

NOTE = (
    "This is the public part of a request for cooperation between police. It is no warrant and compels nobody, and who "
    "is named in it is not found guilty by it. Do not approach anybody: tell the police. Whoever keeps a copy takes "
    "out at once what is removed here: see /api/feeds/changes."
)
"""What stands beside every public part that is given away."""

_NUMBER = re.compile(r"-(\d+)/\d+-(\d{4})\Z")
_GREGORIAN = re.compile(r"\d{4}(-\d{2}){0,2}\Z")


@dataclass(frozen=True, slots=True)
class PublicName:
    """A name, with its parts where the source tells them apart."""

    text: str
    kind: str
    family: str = ""
    given: str = ""


@dataclass(frozen=True, slots=True)
class PublicWarrant:
    """Which country asks, and on what charges."""

    country: str
    charges: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PublicNotice:
    """The public part of a notice in force. `page` is the path of its page."""

    number: str
    kind: str
    published_at: datetime
    changed_at: datetime
    page: str
    content: Mapping[str, Any]

    @property
    def names(self) -> tuple[PublicName, ...]:
        """Every name, each text once, the main ones first."""
        found = [PublicName(**name) for one in self.content["identities"] for name in one["names"]]
        once: dict[str, PublicName] = {}
        for name in sorted(found, key=lambda each: each.kind != NameKind.PRIMARY):
            once.setdefault(name.text, name)
        return tuple(once.values())

    @property
    def births(self) -> tuple[str, ...]:
        """Birth dates as 1972, 1972-05 or 1972-05-03; of another calendar with its name."""
        return _once(birth for one in self.content["identities"] for birth in one["births"])

    @property
    def gregorian_births(self) -> tuple[str, ...]:
        """Those of the calendar that other systems read."""
        return tuple(birth for birth in self.births if _GREGORIAN.match(birth))

    @property
    def nationalities(self) -> tuple[str, ...]:
        """Codes of two letters."""
        return _once(code for one in self.content["identities"] for code in one["nationalities"])

    @property
    def sex(self) -> str:
        """female, male, other or unknown; of several sets of particulars the first that is stated."""
        stated = (one["sex"] for one in self.content["identities"])
        return next((sex for sex in stated if sex != "unknown"), "unknown")

    @property
    def birth_places(self) -> tuple[str, ...]:
        """Places of birth."""
        return _once(one["birth_place"] for one in self.content["identities"] if one["birth_place"])

    @property
    def descriptions(self) -> tuple[str, ...]:
        """How the person looks."""
        return _once(one["description"] for one in self.content["identities"] if one["description"])

    @property
    def warrants(self) -> tuple[PublicWarrant, ...]:
        """What the request rests on; where that was not kept apart, all charges together."""
        kept = self.content.get("warrants", ())
        country = str(self.content["country"])
        if kept:
            return tuple(PublicWarrant(one["country"] or country, tuple(one["charges"])) for one in kept)
        charges = tuple(self.content["charges"])
        return (PublicWarrant(country, charges),) if charges else ()

    @property
    def mark(self) -> str:
        """EXAMPLE, or nothing on a live installation."""
        return str(self.content["mark"])


@dataclass(frozen=True, slots=True)
class Tombstone:
    """What is left of a public part: its number, and why and when it went."""

    number: str
    kind: str
    reason: Removal
    at: datetime


def short_number(number: str) -> str:
    """The year and the count of a notice's number: EX-A-12/11-2026 is 2026/12."""
    found = _NUMBER.search(number)
    return f"{found[2]}/{found[1]}" if found else number


def _once(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))
