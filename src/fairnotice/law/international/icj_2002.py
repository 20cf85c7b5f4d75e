"""International Court of Justice, Arrest Warrant (2002): heads of state and government and foreign ministers in office.

The hard stop here is this rulebook's reading of that judgment. The Repository says only that a request against another
state's serving head of state is likely to be declined, and in its nearest case possible immunity was support, not the
ground. The bar holds for a state that asks, never for an international court, and ends with the office. It also ends
with a waiver, but never on the word of the requester's side: then whoever wants the arrest could lift the bar.
"""

from dataclasses import replace
from datetime import date

from fairnotice.domain.dossier import View
from fairnotice.domain.request import Kind
from fairnotice.domain.subject import Office
from fairnotice.law.effect_words import day_in_words
from fairnotice.law.model import Citation, Ground, Result, Rule, RuleEffect, Strength, duty, gate, met, not_met
from fairnotice.law.practice.reading import a_state_asks, facts_of, last_end, office_fact, offices_elsewhere_now, waived

JUDGMENT = date(2002, 2, 14)
CALLS_FOR_A_PERSON = frozenset({Kind.RED, Kind.DIFFUSION, Kind.WANTED_DIFFUSION})


def immune_offices(view: View) -> tuple[Office, ...]:
    """Offices of other states, held on the day, that carry personal immunity."""
    return tuple(office for office in offices_elsewhere_now(view) if office.kind.personal_immunity)


def a_state_seeks_such_an_officer(view: View) -> bool:
    """A state's bureau, not an international court, seeks such a person by red notice or diffusion."""
    return a_state_asks(view) and view.request.kind in CALLS_FOR_A_PERSON and bool(immune_offices(view))


@gate(
    "icj-2002",
    cites=Citation("ICJ-2002", "immunity of serving office-holders", in_force=JUDGMENT),
    effect=RuleEffect.BLOCK,
    applies=a_state_seeks_such_an_officer,
    ground=Ground.IMMUNITY,
)
def personal_immunity(view: View) -> Result:
    """Is the person free of the personal immunity that another state's highest officers have while in office?"""
    offices = immune_offices(view)
    facts = tuple(office_fact(view, office) for office in offices)
    waiver = facts_of(view, "person.immunity_lifted")
    if waived(view):
        return met("The immunity was lifted or waived.", *facts, *waiver)
    held = "; ".join(f"{office.title} ({office.state}) {_until(office)}" for office in offices)
    reason = (
        f"In office on {day_in_words(view.on)}: {held}. Before the courts of another state such a person is"
        " immune for every act while in office. This hard stop is drawn from the International Court of Justice; the"
        " Repository says only that such a request is likely declined."
    )
    if view.evidence("person.immunity_lifted").is_true:
        reason += " A waiver is claimed, but it is for the state served to waive, and nothing from there shows it."
    return replace(not_met(reason, *facts, *waiver, until=last_end(offices)), rests_on_office=True)


def _until(office: Office) -> str:
    return f"until {day_in_words(office.end)}" if office.end else "with no known end"


immunity_ends = duty(
    "imm-end",
    cites=Citation("ICJ-2002", "end of personal immunity", in_force=JUDGMENT, seen=False),
    says="Was a refusal for immunity in office looked at again when the office ended?",
    carried_by="services.clocks:sweep",
)


def holds_such_an_office(view: View) -> bool:
    """Whether the person holds an office with personal immunity on the day."""
    return any(office.kind.personal_immunity for office in view.offices_now)


@gate(
    "imm-waiver",
    cites=Citation("ICJ-2002", "where personal immunity does not stand", in_force=JUDGMENT, seen=False),
    effect=RuleEffect.PERMIT,
    applies=holds_such_an_office,
    strength=Strength.USUAL,
)
def immunity_does_not_stand(view: View) -> Result:
    """Do the person's own courts ask, was immunity waived, or does an international court with jurisdiction ask?"""
    facts = tuple(office_fact(view, o) for o in view.offices_now if o.kind.personal_immunity)
    if view.requesting_state is None:
        return met("An international court asks: no immunity before it, where it has jurisdiction.", *facts)
    if waived(view):
        return met("The immunity was lifted or waived.", *facts, *facts_of(view, "person.immunity_lifted"))
    if not immune_offices(view):
        return met("The state served asks: international law gives no immunity before its own courts.", *facts)
    return not_met("Another state asks, and no waiver by the state served is shown.", *facts)


ICJ_2002: tuple[Rule, ...] = (personal_immunity, immunity_does_not_stand, immunity_ends)
