"""Repository of Practice, 3.5: coups, attempts and unrest; the attempt on a head of state."""

from fairnotice.domain.dossier import PositionKind, View
from fairnotice.domain.warrant import OffenceCategory
from fairnotice.law.model import (
    Audience,
    Ground,
    Lean,
    Pointer,
    Result,
    Rule,
    RuleEffect,
    Strength,
    gate,
    met,
    pointer_if,
    weigh,
    weighing,
)
from fairnotice.law.practice.reading import (
    charge_facts,
    charges,
    exception,
    facts_of,
    named,
    practice,
    says,
    to_a_person,
)

COUP = frozenset({OffenceCategory.COUP})
CRITICS = frozenset({PositionKind.CALLS_CASE_POLITICAL, PositionKind.PROTEST})
ORDINARY_ELEMENT = {
    "act.attack_on_head_of_state": "An attempt on the life of a head of state or of the family.",
    "act.victims_civilian": "Civilians or private persons are among the victims.",
}


def tied_to_unrest(view: View) -> bool:
    """Whether the request is said to be tied to a coup or to unrest, or a coup is charged."""
    return says(view, "context.coup", "context.unrest") or bool(charges(view, COUP))


def ordinary_element_in_unrest(view: View) -> bool:
    """Whether, besides, an attempt on a head of state or private victims are said."""
    return tied_to_unrest(view) and says(view, *ORDINARY_ELEMENT)


def attempt_said(view: View) -> bool:
    """Whether an attempt on the life of a head of state is said."""
    return says(view, "act.attack_on_head_of_state")


@weighing(
    "rop-coup",
    cites=practice("3.5, paras 7-8"),
    applies=tied_to_unrest,
    ground=Ground.POLITICAL,
    strength=Strength.USUAL,
    leads=True,
    unless=("rop-coup-ordinary", "rop-attentat"),
)
def tied_to_coup_or_unrest(view: View) -> Result:
    """Is the request directly tied to a coup, to an attempt or to unrest?"""
    charged = charges(view, COUP)
    return weigh(
        (
            *(
                (Pointer(f"A coup is charged: {named(charged)}.", Lean.AGAINST, charge_facts(view, charged)),)
                * bool(charged)
            ),
            *pointer_if(view, "context.coup", Lean.AGAINST, "The request is tied to a coup or an attempt."),
            *pointer_if(view, "context.unrest", Lean.AGAINST, "The request is tied to unrest or mass arrests."),
        ),
        nothing="",
    )


@gate(
    "rop-coup-ordinary",
    cites=practice("3.5, para. 7 and fn 5"),
    effect=RuleEffect.PERMIT,
    applies=ordinary_element_in_unrest,
    strength=Strength.USUAL,
    allows=True,
    unless="rop-coup-opponent",
)
def ordinary_element_prevails(view: View) -> Result:
    """Is there a grave ordinary element, with this person's own part in it shown?"""
    if view.participation is None or not view.participation.acts:
        return to_a_person("The person's own part in it is not shown.", *facts_of(view, *ORDINARY_ELEMENT))
    return exception(view, ORDINARY_ELEMENT, disputed="Accounts differ on the ordinary element.")


def opponent_and_critics(view: View) -> bool:
    """Whether an opponent is sought over a coup or unrest, and another state or body calls that political."""
    critics = any(position.kind in CRITICS for position in view.positions)
    return critics and tied_to_unrest(view) and says(view, "person.political_opponent")


@gate(
    "rop-coup-opponent",
    cites=practice("3.5, cases of opponents and regional bodies"),
    effect=RuleEffect.PERMIT,
    applies=opponent_and_critics,
    audience=Audience.REVIEWERS,
    strength=Strength.USUAL,
)
def opponent_whom_others_call_persecuted(view: View) -> Result:
    """Is an opponent sought over a coup or unrest, while another state or body calls the case political?

    This outweighs the exception for a grave ordinary element: the general rule stands again.
    """
    facts = facts_of(view, "person.political_opponent")
    if not view.evidence("person.political_opponent").is_true:
        return to_a_person("Whether the person is an opponent is disputed.", *facts)
    return met("An opponent is sought, and another state or body calls the case political.", *facts)


@gate(
    "rop-attentat",
    cites=practice("3.5, fn 5"),
    effect=RuleEffect.PERMIT,
    applies=attempt_said,
    strength=Strength.USUAL,
    allows=True,
    unless="rop-coup-opponent",
)
def attempt_on_a_head_of_state(view: View) -> Result:
    """Is the act an attempt on the life of a head of state or of a member of the family?"""
    said = {"act.attack_on_head_of_state": "Such an attempt is not treated as political."}
    if view.participation is None or not view.participation.acts:
        return to_a_person("The person's own part in the attempt is not shown.", *facts_of(view, *said))
    return exception(view, said, disputed="Accounts differ on the attempt.")


UNREST: tuple[Rule, ...] = (
    tied_to_coup_or_unrest,
    ordinary_element_prevails,
    opponent_whom_others_call_persecuted,
    attempt_on_a_head_of_state,
)
