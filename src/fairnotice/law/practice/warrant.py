"""Repository of Practice, chapter 1: a valid warrant of a competent national authority comes first."""

from fairnotice.domain.dossier import View
from fairnotice.domain.unknown import is_known
from fairnotice.domain.warrant import Warrant
from fairnotice.law.model import Ground, Result, Rule, duty, gate, met, not_met, undetermined, used
from fairnotice.law.practice.reading import practice


def seeks_arrest(view: View) -> bool:
    """A red notice or a wanted-person diffusion."""
    return view.request.kind.seeks_arrest


@gate("rop-no-warrant", cites=practice("1, para. 9"), applies=seeks_arrest, ground=Ground.NO_VALID_WARRANT)
def valid_warrant(view: View) -> Result:
    """Is there a valid warrant or judgment against the person?"""
    facts = tuple(used(view, f"warrants/{w.id}/in_force", _says(w), w.sources) for w in view.warrants)
    if any(_known_valid(warrant, view) for warrant in view.warrants):
        return met("A warrant is in force.", *facts)
    if view.warrants and all(_known_invalid(warrant, view) for warrant in view.warrants):
        return not_met("No warrant against the person is in force.", *facts)
    if not view.warrants:
        return undetermined("No warrant is in the file.", ask="Under which warrant is the person wanted?")
    unclear = [warrant.id for warrant in view.warrants if not is_known(warrant.in_force)]
    return undetermined(
        "Whether a warrant against the person is in force is not known.",
        *facts,
        ask=tuple(f"Is warrant {warrant} still in force?" for warrant in unclear),
    )


def _known_valid(warrant: Warrant, view: View) -> bool:
    return is_known(warrant.in_force) and warrant.in_force and not _not_yet_issued(warrant, view)


def _known_invalid(warrant: Warrant, view: View) -> bool:
    return (is_known(warrant.in_force) and not warrant.in_force) or _not_yet_issued(warrant, view)


def _not_yet_issued(warrant: Warrant, view: View) -> bool:
    return is_known(warrant.issued) and warrant.issued > view.on


def _says(warrant: Warrant) -> str:
    if not is_known(warrant.in_force):
        return "not stated whether it is in force"
    return "in force" if warrant.in_force else "no longer in force"


no_guilt = duty(
    "rop-no-guilt",
    cites=practice("1, para. 11"),
    says="Was guilt left to the courts, no evidence being weighed?",
    carried_by="assess_request",
)

WARRANT: tuple[Rule, ...] = (valid_warrant, no_guilt)
