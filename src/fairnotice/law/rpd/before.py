"""Days before the RPD: the rules that were in force then were not read, so no review of such a day clears a request."""

from dataclasses import replace
from datetime import timedelta

from fairnotice.domain.dossier import View
from fairnotice.law.constitution.scope import constitution
from fairnotice.law.effect_words import day_in_words
from fairnotice.law.model import Result, Strength, weighing
from fairnotice.law.practice.reading import to_a_person
from fairnotice.law.rpd.scope import RPD_IN_FORCE


@weighing(
    "rpd-before",
    cites=replace(constitution("art. 2 and 3"), until=RPD_IN_FORCE - timedelta(days=1)),
    strength=Strength.MUST,
)
def earlier_rules_not_read(view: View) -> Result:
    """Do the rules that were in force before the RPD allow the request?"""
    return to_a_person(
        f"On {day_in_words(view.on)} the RPD were not in force (they are since"
        f" {day_in_words(RPD_IN_FORCE)}). The rules of that time were not read,"
        " so that nothing found here speaks for the request."
    )
