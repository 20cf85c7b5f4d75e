"""Repository of Practice, 3.11: faith, race and the words that are used for them."""

from fairnotice.domain.dossier import View
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
    undetermined,
    weigh,
    weighing,
)
from fairnotice.law.practice.reading import charge_facts, charges, exception, facts_of, practice, says, to_a_person

FAITH = frozenset({OffenceCategory.BANNED_FAITH})
ORDINARY = {
    "act.violence_or_serious_harm": "Death, injury or grave harm to a person is said.",
    "act.private_gain": "Private gain is said, as in a fraud.",
    "act.hate_or_incitement": "Hate speech or incitement close to violence is said.",
}


def faith(view: View) -> bool:
    """Whether the conduct is said, or charged, to be the practice of a faith."""
    return says(view, "act.religion") or bool(charges(view, FAITH))


def faith_and_more(view: View) -> bool:
    """Whether harm, gain or incitement is said beside it."""
    return faith(view) and says(view, *ORDINARY)


def loaded_wording(view: View) -> bool:
    """Whether the request is said to brand a group or to give needless details."""
    return says(view, "rights.loaded_wording")


@weighing(
    "rop-rel-pure",
    cites=practice("3.11, paras 1-9 (scenario A)"),
    applies=faith,
    ground=Ground.RELIGIOUS_OR_RACIAL,
    strength=Strength.USUAL,
    leads=True,
    unless="rop-rel-mixed",
)
def practice_of_a_faith(view: View) -> Result:
    """Is it the practice of a faith, membership of one, or an offence to belief without incitement?"""
    facts = (*charge_facts(view, charges(view, FAITH)), *facts_of(view, "act.religion"))
    words = "Belonging to a faith, practising it or acting out of it, with no incitement, is not processed."
    return weigh((Pointer(words, Lean.AGAINST, facts),), nothing="")


@gate(
    "rop-rel-mixed",
    cites=practice("3.11, para. 10 (scenario B)"),
    effect=RuleEffect.PERMIT,
    applies=faith_and_more,
    strength=Strength.USUAL,
    allows=True,
)
def grave_crime_with_a_religious_side(view: View) -> Result:
    """Is it grave violence, fraud or incitement of this person, with a religious or racial side?"""
    if view.participation is None or not view.participation.acts:
        return to_a_person("More than the practice of a faith is said, but not this person's own acts.")
    return exception(view, ORDINARY, disputed="Accounts differ on what was done beside the practice of a faith.")


@gate(
    "rop-rel-words",
    cites=practice("3.11, paras 11-12 (scenario C)"),
    applies=loaded_wording,
    ground=Ground.RELIGIOUS_OR_RACIAL,
)
def neutral_words(view: View) -> Result:
    """Are the descriptions neutral, branding no group by race or faith?"""
    facts = facts_of(view, "rights.loaded_wording")
    if view.evidence("rights.loaded_wording").disputed:
        return to_a_person("Whether the wording brands a group is disputed.", *facts)
    return undetermined(
        "The wording brands a group, or gives needless details: that part is to be cut out or put in neutral words.",
        *facts,
        ask="Please put the description in neutral words, and leave out what does not serve identification.",
    )


RELIGION: tuple[Rule, ...] = (practice_of_a_faith, grave_crime_with_a_religious_side, neutral_words)
