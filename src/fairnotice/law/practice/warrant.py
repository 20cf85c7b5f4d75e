"""Repository of Practice, chapter 1: a valid warrant of a competent national authority comes first.

A warrant that is time-barred on the day is not valid any more. For notices RPD 81(3)(c) says so as well; this rule says
it for the diffusion that seeks an arrest, which would otherwise outlive the bar.
"""

from fairnotice.domain.dossier import View
from fairnotice.domain.unknown import is_known
from fairnotice.domain.warrant import Warrant
from fairnotice.law.effect_words import day_in_words
from fairnotice.law.model import Ground, Result, Rule, duty, gate, met, not_met, undetermined, used
from fairnotice.law.practice.reading import practice
from fairnotice.law.rpd.wording import the_warrant, the_warrants


def seeks_arrest(view: View) -> bool:
    """A red notice or a wanted-person diffusion."""
    return view.request.kind.seeks_arrest


@gate("rop-no-warrant", cites=practice("1, para. 9"), applies=seeks_arrest, ground=Ground.NO_VALID_WARRANT)
def valid_warrant(view: View) -> Result:
    """Is there a valid warrant or judgment against the person?"""
    facts = tuple(used(view, f"warrants/{w.id}/in_force", _says(w, view), w.sources) for w in view.warrants)
    if any(_known_valid(warrant, view) for warrant in view.warrants):
        return met("A warrant is in force.", *facts)
    if view.warrants and all(_known_invalid(warrant, view) for warrant in view.warrants):
        barred = the_warrants((w for w in view.warrants if _time_barred(w, view)), view.warrants)
        note = f" Time-barred on {day_in_words(view.on)}: {barred}." if barred else ""
        return not_met(f"No warrant against the person is in force.{note}", *facts)
    if not view.warrants:
        return undetermined("No warrant is in the file.", ask="Under which warrant is the person wanted?")
    unclear = [w for w in view.warrants if not is_known(w.in_force) and not _known_invalid(w, view)]
    return undetermined(
        "Whether a warrant against the person is in force is not known.",
        *facts,
        ask=tuple(f"Is {the_warrant(warrant, view.warrants)} still in force?" for warrant in unclear),
    )


def _known_valid(warrant: Warrant, view: View) -> bool:
    return warrant.in_force is True and not _known_invalid(warrant, view)


def _known_invalid(warrant: Warrant, view: View) -> bool:
    return warrant.in_force is False or _not_yet_issued(warrant, view) or _time_barred(warrant, view)


def _time_barred(warrant: Warrant, view: View) -> bool:
    return is_known(warrant.time_barred_from) and warrant.time_barred_from <= view.on


def _not_yet_issued(warrant: Warrant, view: View) -> bool:
    return is_known(warrant.issued) and warrant.issued > view.on


def _says(warrant: Warrant, view: View) -> str:
    if is_known(warrant.time_barred_from) and _time_barred(warrant, view):
        return f"time-barred from {day_in_words(warrant.time_barred_from)}"
    if not is_known(warrant.in_force):
        return "not stated whether it is in force"
    return "in force" if warrant.in_force else "no longer in force"


no_guilt = duty(
    "rop-no-guilt",
    cites=practice("1, para. 11"),
    says="Was guilt left to the courts, no evidence being weighed?",
    carried_by="services.reviews:assess_request",
)

WARRANT: tuple[Rule, ...] = (valid_warrant, no_guilt)
