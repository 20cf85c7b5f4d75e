"""Dates of birth that stand in one set of particulars. Two sets may differ: a person may use two."""

from itertools import combinations

from fairnotice.domain.dates import PartialDate
from fairnotice.domain.dossier import View
from fairnotice.domain.subject import Identity
from fairnotice.law.file.reading import house, spoken
from fairnotice.law.model import FactUsed, Ground, Result, gate, met, undetermined, used


def several_births(view: View) -> bool:
    """Whether one set of particulars has more than one date of birth."""
    return any(len(identity.births) > 1 for identity in view.subject.identities)


@gate("file-births", cites=house("births"), applies=several_births, ground=Ground.INSUFFICIENT_IDENTITY)
def births_agree(view: View) -> Result:
    """Can the dates of birth of one set of particulars all be true?"""
    facts = _facts(view)
    torn = tuple(pair for identity in view.subject.identities for pair in _torn(identity))
    if not torn:
        return met("The dates of birth differ only in how exact they are.", *facts)
    said = "; ".join(f"{spoken(one)} and {spoken(other)}" for one, other in torn)
    return undetermined(
        f"One set of particulars gives dates of birth that cannot both be true: {said}.",
        *facts,
        ask=f"Which date of birth is right: {said}? If the person uses both, give each with its names and papers.",
    )


def _torn(identity: Identity) -> tuple[tuple[PartialDate, PartialDate], ...]:
    return tuple(pair for pair in combinations(identity.births, 2) if _contradict(*pair))


def _contradict(one: PartialDate, other: PartialDate) -> bool:
    """Whether they differ in a part that both have. Dates of two calendars are not held against each other."""
    if one.calendar is not other.calendar:
        return False
    parts = zip((one.year, one.month, one.day), (other.year, other.month, other.day), strict=True)
    return any(mine != yours for mine, yours in parts if mine is not None and yours is not None)


def _facts(view: View) -> tuple[FactUsed, ...]:
    return tuple(
        used(
            view,
            f"subjects/{view.subject.id}/identities/{index}/births",
            f"Born {'; '.join(spoken(birth) for birth in identity.births)}.",
            identity.sources,
        )
        for index, identity in enumerate(view.subject.identities)
        if len(identity.births) > 1
    )
