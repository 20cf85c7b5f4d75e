"""RPD article 41: somebody who was under age at the time of the event. Flagged; national law says what follows."""

from datetime import date

from fairnotice.domain.dates import Calendar, PartialDate, add_months
from fairnotice.domain.dossier import View
from fairnotice.law.model import Citation, Ground, Lean, Pointer, Result, Rule, used, weigh, weighing
from fairnotice.law.practice.reading import accused

GROWN_UP_MONTHS = 18 * 12
"""Eighteen years is a common age of majority, not the article's number: it only decides when a person is shown this."""


def _gregorian(day: PartialDate) -> bool:
    return day.calendar is Calendar.GREGORIAN


def day_of_the_act(view: View) -> PartialDate | None:
    """When the act was, from the account of the person's own part or from the incident."""
    candidates = (view.participation and view.participation.when, view.dossier.incident and view.dossier.incident.when)
    return next((d for d in candidates if isinstance(d, PartialDate) and _gregorian(d)), None)


def births(view: View) -> tuple[PartialDate, ...]:
    """The birth dates that can be compared."""
    return tuple(birth for birth in view.subject.births if _gregorian(birth))


def may_have_been_young(view: View) -> bool:
    """Whether, on the latest birth and the earliest act, the person was not certainly grown up."""
    act = day_of_the_act(view)
    return act is not None and any(_grown_up(birth.last_day()) > act.first_day() for birth in births(view))


def accused_and_may_have_been_young(view: View) -> bool:
    """The same of somebody who is said to have done something: a missing child is looked for, not accused."""
    return accused(view) and may_have_been_young(view)


def _grown_up(birth: date) -> date:
    return add_months(birth, GROWN_UP_MONTHS)


@weighing(
    "rpd-41",
    cites=Citation("RPD", "art. 41", in_force=date(2012, 7, 1)),
    applies=accused_and_may_have_been_young,
    ground=Ground.MINOR_PERSON,
)
def young_at_the_act(view: View) -> Result:
    """Was the person under age at the time of the act, and what does national law say then?"""
    act = day_of_the_act(view)
    assert act is not None  # may_have_been_young has looked
    certain = all(_grown_up(birth.first_day()) > act.last_day() for birth in births(view))
    words = "was under eighteen at the time of the act" if certain else "may have been under eighteen then"
    said = ", ".join(str(birth) for birth in births(view))
    fact = used(view, f"subjects/{view.subject.id}/identities", f"born {said}; the act was on {act}")
    ask = "How old was the person at the time of the act, and from which age is one grown up under your law?"
    return weigh((Pointer(f"The person {words}.", Lean.AGAINST, (fact,)),), nothing="", ask=ask)


YOUTH: tuple[Rule, ...] = (young_at_the_act,)
