"""Bodies and craft on lists: companies, organisations, ships, aircraft. They are never compared with a person."""

from dataclasses import dataclass
from enum import StrEnum

from fairnotice.domain.dates import PartialDate
from fairnotice.domain.subject import Document, Name


class BodyKind(StrEnum):
    """What it is, as its list says."""

    COMPANY = "company"
    ORGANISATION = "organisation"
    PUBLIC_BODY = "public_body"
    LEGAL_ENTITY = "legal_entity"  # a company or an organisation: the list does not say which
    VESSEL = "vessel"
    AIRCRAFT = "aircraft"

    @property
    def family(self) -> frozenset["BodyKind"]:
        """The kinds that it may be the same as: lists call one body a company and an organisation."""
        return frozenset({self}) if self in CRAFT else LEGAL


CRAFT = frozenset({BodyKind.VESSEL, BodyKind.AIRCRAFT})
LEGAL = frozenset(BodyKind) - CRAFT


@dataclass(frozen=True, slots=True)
class Body:
    """One body or craft on a list, or asked for.

    `numbers`: of registers, tax, ships, as their kind says. `countries`: of register, seat or flag. `founded`: or
    built.
    """

    id: str
    kind: BodyKind
    names: tuple[Name, ...] = ()
    countries: tuple[str, ...] = ()
    numbers: tuple[Document, ...] = ()
    founded: tuple[PartialDate, ...] = ()

    @property
    def label(self) -> str:
        """What it is shown under."""
        return self.names[0].text if self.names else self.id
