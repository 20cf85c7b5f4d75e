"""What a card and a page of the register show of a person, from the public part of a notice."""

from dataclasses import dataclass
from typing import Any

from fairnotice.services.public_register import Extract


@dataclass(frozen=True, slots=True)
class Card:
    """One person of the list."""

    id: str
    number: str
    kind: str
    name: str
    born: str
    nationalities: tuple[str, ...]
    country: str
    charge: str
    language: str


def card_of(extract: Extract) -> Card:
    """The card of a public part that is shown."""
    content = extract.content
    first = (content["identities"] or [{}])[0]
    return Card(
        id=str(extract.id),
        number=extract.number,
        kind=extract.kind,
        name=name_of(extract),
        born=next(iter(first.get("births", ())), ""),
        nationalities=tuple(dict.fromkeys(code for one in content["identities"] for code in one["nationalities"])),
        country=content["country"],
        charge="; ".join(content["charges"]),
        language=content["language"],
    )


def name_of(extract: Extract) -> str:
    """The name that heads a page; the number where there is none, as of an unidentified person."""
    names: list[dict[str, Any]] = [name for one in extract.content["identities"] for name in one["names"]]
    primary = [name for name in names if name["kind"] == "primary"]
    found = (primary or names)[:1]
    return str(found[0]["text"]) if found else extract.number
