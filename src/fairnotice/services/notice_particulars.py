"""What a notice gives of its person that can be somebody else's: documents, and names with a birth date."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from fairnotice.domain.dates import Calendar, PartialDate
from fairnotice.domain.subject import Document, Identity
from fairnotice.domain.unknown import is_known
from fairnotice.formats.dossier import dossier_from
from fairnotice.law.effect_words import day_in_words
from fairnotice.screening import Query
from fairnotice.screening.compare.dates import Agreement, compare_births
from fairnotice.screening.compare.documents import NUMBER_ONLY, compare_documents
from fairnotice.screening.compare.names import ALIKE, compare_names


@dataclass(frozen=True, slots=True)
class Particular:
    """A document or an identity that a notice gives: its place there, and what it is."""

    place: str
    identity: Identity
    document: Document | None = None

    @property
    def text(self) -> str:
        """The document, or the first name and full birth date of the identity, as the notice gives them."""
        if self.document is not None:
            country = f" ({self.document.country})" if is_known(self.document.country) else ""
            return f"{self.document.kind} {self.document.number}{country}"
        names = [name.text for name in self.identity.names[:1]]
        return ", ".join([*names, *map(_day, [birth for birth in self.identity.births if birth.day][:1])])


def _day(birth: PartialDate) -> str:
    whole = birth.calendar is Calendar.GREGORIAN and birth.day
    return day_in_words(birth.first_day()) if whole else str(birth)


def particulars_on(document: Mapping[str, Any]) -> tuple[Particular, ...]:
    """What a notice gives that can belong to somebody else: its documents, then identities with name and birth date."""
    identities = [one for subject in dossier_from(document["case"]).subjects for one in subject.identities]
    papers = [
        Particular(f"document:{place}.{number}", identity, paper)
        for place, identity in enumerate(identities)
        for number, paper in enumerate(identity.documents)
    ]
    whole = [
        Particular(f"identity:{place}", identity)
        for place, identity in enumerate(identities)
        if identity.names and any(birth.day for birth in identity.births)
    ]
    return (*papers, *whole)


def gives(query: Query, found: Particular) -> bool:
    """Whether a traveller gives this document, or this name with this birth date."""
    if found.document is not None:
        return compare_documents(query.documents, (found.document,)).score >= NUMBER_ONLY
    names = tuple(name.text for name in found.identity.names)
    same_day = compare_births(query.births, found.identity.births).score >= Agreement.SAME_DAY.score
    return same_day and compare_names(query.names, names).score >= ALIKE
