"""Repository of Practice, 3.1 cases 12 and 18, 2.2 scenarios G and H: operations of one state against another.

In case 18, near the facts of a president and officers sought for a killing ordered by a state, the nature of the act
and the setting carried the refusal; status and possible immunity only supported it. This rule therefore does not look
at any office.
"""

from fairnotice.domain.dossier import View
from fairnotice.domain.facts import FACTS
from fairnotice.domain.warrant import OffenceCategory
from fairnotice.law.model import (
    Ground,
    Lean,
    Pointer,
    Result,
    Rule,
    RuleEffect,
    Strength,
    gate,
    pointer_if,
    undetermined,
    weigh,
    weighing,
)
from fairnotice.law.practice.reading import (
    INTERNATIONAL_CRIMES,
    STATE_CHARGES,
    a_foreign_state_asks,
    charge_facts,
    charges,
    exception,
    facts_of,
    named,
    practice,
    says,
    to_a_person,
)

AGAINST, FOR = Lean.AGAINST, Lean.FOR
OPERATION = frozenset({OffenceCategory.MILITARY_OPERATION})


_OF_THE_LAW_OF_WAR = {
    "act.un_operation_victims": "The victims served in an operation of the Security Council.",
    "act.law_of_war_violation": "A breach of the laws of war is alleged.",
}
_ORDINARY = {
    "act.private_gain": "An act for private gain.",
    "act.victims_civilian": "The victims are civilians or private people, and it was no act of state.",
}


def operation_between_states(view: View) -> bool:
    """A state asks for a national of another over what is said, or charged, to be an operation of that state."""
    said = says(view, "act.state_operation") or bool(charges(view, OPERATION))
    return a_foreign_state_asks(view) and said


def dispute_between_states(view: View) -> bool:
    """Officials or accounts make the matter part of a dispute between states, and its nature is not stated."""
    disputed = says(view, "neutrality.part_of_interstate_dispute", "neutrality.officials_tie_case_to_state")
    unknown = view.evidence("act.state_operation").is_unknown and not operation_between_states(view)
    return a_foreign_state_asks(view) and disputed and unknown


@weighing(
    "rop-act-of-state",
    cites=practice("3.1, cases 12 and 18; 2.2, para. 57, scenarios G and H"),
    applies=operation_between_states,
    ground=Ground.POLITICAL,
    strength=Strength.USUAL,
    leads=True,
    unless="rop-mil-exception",
)
def act_of_state(view: View) -> Result:
    """Is the act an act of state or a military operation, and the request part of a dispute between states?"""
    charged = charges(view, OPERATION)
    security = charges(view, STATE_CHARGES)
    return weigh(
        (
            *pointer_if(
                view,
                "act.state_operation",
                AGAINST,
                "The act was an operation of another state: by its nature a matter between states, not ordinary crime.",
            ),
            *(
                (Pointer(f"An operation is charged: {named(charged)}.", AGAINST, charge_facts(view, charged)),)
                * bool(charged)
            ),
            *pointer_if(
                view,
                "neutrality.part_of_interstate_dispute",
                AGAINST,
                "The request is part of a dispute between the states over that act.",
            ),
            *(
                (Pointer(f"A charge shows the real nature: {named(security)}.", AGAINST, charge_facts(view, security)),)
                * bool(security)
            ),
            *pointer_if(
                view, "context.interstate_tension", AGAINST, "Tension between the states was high before or after."
            ),
            *pointer_if(
                view, "neutrality.settlement_running", AGAINST, "The states are settling the matter between them."
            ),
            *pointer_if(view, "act.victims_civilian", FOR, "Civilians or private persons are among the victims."),
        ),
        nothing="",
    )


@weighing("rop-act-of-state-asked", cites=practice("3.1, case 18"), applies=dispute_between_states)
def nature_of_the_act_asked(view: View) -> Result:
    """Was the act, over which states are in dispute, an act of state?"""
    return undetermined(
        "States are in dispute over the matter; whether the act was an act of state is not stated.",
        *facts_of(view, "neutrality.part_of_interstate_dispute", "neutrality.officials_tie_case_to_state"),
        ask=FACTS["act.state_operation"].ask,
    )


def ordinary_crime_in_a_war(view: View) -> bool:
    """Whether an act in a conflict is said to be for private gain, or against private people and no act of state."""
    fought = says(view, "act.state_operation", "act.official_capacity") or bool(charges(view, OPERATION))
    gain = says(view, "act.private_gain")
    private = says(view, "act.victims_civilian") and view.evidence("act.state_operation").is_false
    return says(view, "act.armed_conflict") and not fought and (gain or private)


def exception_shown(view: View) -> bool:
    """Whether the file gives an exception for acts in conflict or between states."""
    said = says(view, "act.un_operation_victims", "act.law_of_war_violation")
    return said or bool(charges(view, INTERNATIONAL_CRIMES)) or ordinary_crime_in_a_war(view)


@gate(
    "rop-mil-exception",
    cites=practice("3.10, paras 5 and 8-9"),
    effect=RuleEffect.PERMIT,
    applies=exception_shown,
    strength=Strength.USUAL,
)
def grave_breach_or_un_operation(view: View) -> Result:
    """Is a breach of the laws of war alleged, were the victims in a UN operation, or is it ordinary crime in a war?"""
    shown = _OF_THE_LAW_OF_WAR | (_ORDINARY if ordinary_crime_in_a_war(view) else {})
    if says(view, *shown):
        return exception(view, shown, disputed="Accounts differ on the exception.")
    grave = charges(view, INTERNATIONAL_CRIMES)
    return to_a_person(
        f"An international crime is charged ({named(grave)}), but no account says which rule was broken.",
        *charge_facts(view, grave),
        ask=FACTS["act.law_of_war_violation"].ask,
    )


ACT_OF_STATE: tuple[Rule, ...] = (act_of_state, nature_of_the_act_asked, grave_breach_or_un_operation)
