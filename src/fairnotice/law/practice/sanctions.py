"""Repository of Practice, 3.7: sanctions and controls of exports.

Whose rule it is decides first: the Security Council's, a treaty's, a region's or one state's. Consensus on its aim
lets it pass; a tie to another state, by officials or on the facts, stands against it whatever the rule is.
"""

from fairnotice.domain.dossier import View
from fairnotice.domain.facts import FACTS
from fairnotice.domain.warrant import OffenceCategory
from fairnotice.law.model import (
    FactUsed,
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
    undetermined,
    weigh,
    weighing,
)
from fairnotice.law.practice.reading import charge_facts, charges, facts_of, practice, says, says_word, to_a_person

AGAINST = Lean.AGAINST
TRADE = frozenset({OffenceCategory.SANCTIONS, OffenceCategory.EXPORT_CONTROL})
BASIS = "act.sanctions_basis"
GOODS = "act.dual_use_goods"
CONSENSUS = "act.international_consensus"
TIES = {
    "neutrality.officials_tie_case_to_state": "Officials of the requesting state tie the case to another state.",
    "neutrality.foreign_state_involved": "A body of another state is said to stand behind the trade.",
}


def sanctions_or_exports(view: View) -> bool:
    """Whether a breach of sanctions or of export controls is charged or said."""
    return bool(charges(view, TRADE)) or says_word(view, BASIS, *FACTS[BASIS].values)


def rule_of_many(view: View) -> bool:
    """Whether the rule is the Security Council's or a treaty's, or there is consensus on it."""
    many = says_word(view, BASIS, "unsc", "multilateral") or says(view, "act.un_sanctions", CONSENSUS)
    return sanctions_or_exports(view) and many


def rule_of_few(view: View) -> bool:
    """Whether a region's or one state's own rule is said to be broken, or no consensus on it is said."""
    few = says_word(view, BASIS, "regional", "unilateral") or view.evidence(CONSENSUS).is_false
    return sanctions_or_exports(view) and few


def tied_to_another_state(view: View) -> bool:
    """Whether officials or the facts tie such a case to another state."""
    return sanctions_or_exports(view) and says(view, *TIES)


def national_control_of_arms(view: View) -> bool:
    """Whether the goods are said to be in an international list, or there is said to be consensus."""
    return rule_of_few(view) and says(view, GOODS, CONSENSUS)


def _facts(view: View) -> tuple[FactUsed, ...]:
    return (*charge_facts(view, charges(view, TRADE)), *facts_of(view, BASIS))


@gate(
    "rop-sanctions-un",
    cites=practice("3.7, paras 5-8 and 12"),
    effect=RuleEffect.PERMIT,
    applies=rule_of_many,
    strength=Strength.USUAL,
    allows=True,
)
def rule_of_the_security_council_or_a_treaty(view: View) -> Result:
    """Is the rule that was broken one of the Security Council, of a treaty, or one on which there is consensus?"""
    facts = (*_facts(view), *facts_of(view, "act.un_sanctions", CONSENSUS))
    if view.evidence(BASIS).disputed or view.evidence(CONSENSUS).is_false:
        return to_a_person("Accounts differ on whose rule it is, or no consensus on it is said.", *facts)
    return met("A rule of the Security Council, of a treaty or of consensus: usually no question of article 3.", *facts)


@weighing(
    "rop-sanctions-uni",
    cites=practice("3.7, paras 9-14"),
    applies=rule_of_few,
    ground=Ground.NEUTRALITY,
    strength=Strength.USUAL,
    leads=True,
    unless="rop-sanctions-goods",
)
def rule_without_consensus(view: View) -> Result:
    """Is the rule that was broken one state's or one region's own, without consensus on its aim?"""
    few = says_word(view, BASIS, "regional", "unilateral")
    if view.evidence(CONSENSUS).is_true:
        return met("A rule of few, with consensus on its aim.", *_facts(view), *facts_of(view, CONSENSUS))
    exports = bool(charges(view, frozenset({OffenceCategory.EXPORT_CONTROL})))
    if few and exports and view.evidence(CONSENSUS).is_unknown and view.evidence(GOODS).is_unknown:
        return undetermined(
            "Whether others agree on the aim of the control, and which goods they were, is not stated.",
            *_facts(view),
            ask=FACTS[GOODS].ask,
        )
    words = "A sanction or control of one state or region, with no consensus of the international community shown."
    facts = (*_facts(view), *facts_of(view, CONSENSUS))
    return weigh((Pointer(words, AGAINST, facts),), nothing="")


@gate(
    "rop-sanctions-goods",
    cites=practice("3.7, para. 12"),
    effect=RuleEffect.PERMIT,
    applies=national_control_of_arms,
    strength=Strength.USUAL,
    allows=True,
    unless="rop-sanctions-tied",
)
def goods_that_all_control(view: View) -> Result:
    """Are the goods arms or dual-use goods in an international list, or is there consensus on the control?"""
    facts = facts_of(view, GOODS, CONSENSUS)
    if not (view.evidence(GOODS).is_true or view.evidence(CONSENSUS).is_true):
        return to_a_person("Accounts differ on the goods.", *facts)
    if view.evidence(CONSENSUS).is_false:
        return to_a_person("The goods are in an international list, but no consensus on this control is said.", *facts)
    return met("Arms or dual-use goods that international lists control, or consensus on the aim.", *facts)


@weighing(
    "rop-sanctions-tied",
    cites=practice("3.7, paras 9-14; cases on officials' statements"),
    applies=tied_to_another_state,
    ground=Ground.NEUTRALITY,
    strength=Strength.USUAL,
    leads=True,
)
def tied_to_a_rival(view: View) -> Result:
    """Do officials, or the facts, tie the case to another state?"""
    return weigh(tuple(p for key, words in TIES.items() for p in pointer_if(view, key, AGAINST, words)), nothing="")


SANCTIONS: tuple[Rule, ...] = (
    rule_of_the_security_council_or_a_treaty,
    rule_without_consensus,
    goods_that_all_control,
    tied_to_a_rival,
)
