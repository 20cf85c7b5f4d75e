"""Assembly resolution AG-2010-RES-10: new requests for genocide, crimes against humanity and war crimes.

As the Repository reports it (3.10, para. 9): when one member asks for a national of another on such a charge and that
other member protests, nothing is recorded, for any charge left in the request. The thirty days for the protest, and
that international courts are outside, are known only from memory: the first is a reminder that changes nothing.
"""

from datetime import date

from fairnotice.domain.dossier import Position, PositionKind, View
from fairnotice.law.model import (
    Audience,
    Citation,
    FactUsed,
    Ground,
    Result,
    Rule,
    RuleEffect,
    duty,
    gate,
    met,
    not_met,
    used,
)
from fairnotice.law.practice.reading import INTERNATIONAL_CRIMES, a_state_asks, charge_facts, charges

# The resolution is of 2010; its day was not seen. The text read is the Repository's report of it.
REPORTED = Citation("AG-2010-RES-10", "whole", in_force=date(2010, 12, 31), edition=date(2013, 2, 1))
REMINDER = "Reminder, from memory only: that member is informed and is said to have thirty days to protest."


def members_of_nationality(view: View) -> frozenset[str]:
    """The person's nationalities other than the requesting state's; none when that state is among them."""
    nationalities = frozenset(view.subject.nationalities)
    return frozenset() if view.requesting_state in nationalities else nationalities


def grave_crime_of_another_members_national(view: View) -> bool:
    """A member asks for a national of another member for such a crime."""
    return a_state_asks(view) and bool(charges(view, INTERNATIONAL_CRIMES)) and bool(members_of_nationality(view))


@gate(
    "ag2010-protest",
    cites=REPORTED,
    effect=RuleEffect.BLOCK,
    applies=grave_crime_of_another_members_national,
    ground=Ground.POLITICAL,
    audience=Audience.REVIEWERS,
)
def no_protest_of_the_member(view: View) -> Result:
    """Has the member whose national is sought for such a crime not protested?"""
    crimes = charge_facts(view, charges(view, INTERNATIONAL_CRIMES))
    protests = [p for p in view.positions if p.kind is PositionKind.PROTEST and p.by in members_of_nationality(view)]
    if protests:
        facts = (_fact(view, protest) for protest in protests)
        return not_met("The member whose national is sought protests: nothing is recorded.", *crimes, *facts)
    return met(f"No protest of the member whose national is sought is in the file. {REMINDER}", *crimes)


def _fact(view: View, protest: Position) -> FactUsed:
    index = view.dossier.positions.index(protest)
    return used(view, f"positions/{index}", protest.words or f"{protest.by} protests", protest.sources)


time_to_protest = duty(
    "ag2010-time",
    cites=Citation("AG-2010-RES-10", "time to protest", in_force=date(2010, 12, 31), seen=False),
    says="Was the member of nationality informed, which is said to have thirty days to protest?",
    carried_by="services.reviews:assess_request",
)

AG_2010_RES_10: tuple[Rule, ...] = (no_protest_of_the_member, time_to_protest)
