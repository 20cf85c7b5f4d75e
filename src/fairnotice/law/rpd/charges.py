"""The charges against the subject, each with the warrant it stands in, and what excludes a charge on its face."""

from collections.abc import Sequence
from dataclasses import dataclass

from fairnotice.domain.dossier import View
from fairnotice.domain.unknown import is_known
from fairnotice.domain.warrant import Offence, OffenceCategory, Warrant
from fairnotice.law.model import FactUsed, used
from fairnotice.law.rpd.wording import code_in_words

ASK_CATEGORY = "Which kind of crime is each charge, and on which acts does it rest?"
ASK_PENALTY = "What is the maximum penalty for each charge, and under which provision?"

CULTURE = frozenset({OffenceCategory.MORALS_OR_CUSTOM})
FAMILY = frozenset({OffenceCategory.FAMILY_MATTER})
ADMINISTRATIVE = frozenset(
    {OffenceCategory.ADMINISTRATIVE, OffenceCategory.PRIVATE_DEBT, OffenceCategory.CONTRACT_DISPUTE}
)
"""On their face excluded by RPD 83(1)(a)(i), the last unless linked to serious or organised crime."""


@dataclass(frozen=True, slots=True)
class Charge:
    """One charge in one warrant."""

    warrant: Warrant
    offence: Offence

    def fact(self, view: View, field: str, says: str) -> FactUsed:
        """A fact about the charge, on the word of the warrant's sources."""
        where = f"warrants/{self.warrant.id}/offences/{self.offence.id}/{field}"
        return used(view, where, f"{self.offence.charge}: {says}", self.warrant.sources)

    @property
    def is_classified(self) -> bool:
        """Whether the file says which kind of crime it is."""
        return is_known(self.offence.category) and self.offence.category is not OffenceCategory.OTHER

    def excluded(self, view: View) -> bool:
        """Whether it is on its face among the excluded kinds, and no exception is shown."""
        category = self.offence.category
        if category in ADMINISTRATIVE:
            return not view.evidence("act.serious_crime_link").is_true
        return category in CULTURE | FAMILY


def charges_of(view: View) -> tuple[Charge, ...]:
    """Every charge against the subject, in the order of the warrants."""
    return tuple(Charge(warrant, offence) for warrant in view.warrants for offence in warrant.offences)


def named(charges: Sequence[Charge]) -> str:
    """The charges in words, for a reason."""
    return ", ".join(charge.offence.charge for charge in charges)


def category_facts(view: View, charges: Sequence[Charge]) -> tuple[FactUsed, ...]:
    """The kinds of crime that the file gives."""
    return tuple(
        c.fact(view, "category", code_in_words(str(c.offence.category)))
        for c in charges
        if is_known(c.offence.category)
    )
