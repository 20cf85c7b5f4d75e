"""Repository of Practice, 3.2: speech aimed at the state, at private persons, at a faith; hate and incitement."""

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
    met,
    undetermined,
    weigh,
    weighing,
)
from fairnotice.law.practice.reading import charge_facts, charges, exception, facts_of, practice, says, says_word

SPEECH_CHARGES = frozenset({OffenceCategory.INSULT_OR_DEFAMATION, OffenceCategory.BANNED_OPINION})
HATE = {"act.hate_or_incitement": "Hate speech or incitement closely tied to a risk of violence."}


def speech(view: View) -> bool:
    """Whether the conduct is said to be speech, or speech is charged."""
    return says(view, "act.expression") or bool(charges(view, SPEECH_CHARGES))


def speech_at_private_persons(view: View) -> bool:
    """Whether the speech is said to be aimed at private persons, and nothing ties it to politics."""
    aimed = says_word(view, "act.speech_target", "private") and not says_word(
        view, "act.speech_target", "state", "religion"
    )
    return speech(view) and aimed and not says(view, "act.political_life", "person.political_opponent")


def hate_said(view: View) -> bool:
    """Whether hate speech or incitement is said."""
    return says(view, *HATE)


@weighing(
    "rop-speech-state",
    cites=practice("3.2, paras 4-5"),
    applies=speech,
    ground=Ground.POLITICAL,
    strength=Strength.USUAL,
    leads=True,
    unless="rop-speech-hate",
)
def speech_at_the_state(view: View) -> Result:
    """Is the speech aimed at the state, its officials or institutions, or at a faith?"""
    facts = (*charge_facts(view, charges(view, SPEECH_CHARGES)), *facts_of(view, "act.expression"))
    aimed = facts_of(view, "act.speech_target")
    if not aimed:
        return undetermined("At whom the speech was aimed is not stated.", *facts, ask=FACTS["act.speech_target"].ask)
    pointers = tuple(
        Pointer(words, Lean.AGAINST, (*facts, *aimed))
        for target, words in (
            ("state", "Speech aimed at the state, its officials or institutions."),
            ("religion", "Speech that offends a faith."),
        )
        if says_word(view, "act.speech_target", target)
    )
    return weigh(pointers, nothing="The speech is not aimed at the state or at a faith.")


@gate(
    "rop-speech-private",
    cites=practice("3.2, para. 6"),
    effect=RuleEffect.PERMIT,
    applies=speech_at_private_persons,
    strength=Strength.USUAL,
    allows=True,
)
def speech_at_private_people(view: View) -> Result:
    """Is the speech aimed at private persons, with no political motive?"""
    return met("Aimed at private persons; no political motive is said.", *facts_of(view, "act.speech_target"))


@gate(
    "rop-speech-hate",
    cites=practice("3.2, para. 2 and fns 3-4"),
    effect=RuleEffect.PERMIT,
    applies=hate_said,
    strength=Strength.USUAL,
    allows=True,
)
def hate_or_incitement(view: View) -> Result:
    """Is it hate speech or incitement closely tied to a risk of violence?"""
    return exception(view, HATE, disputed="Accounts differ on the incitement.")


EXPRESSION: tuple[Rule, ...] = (speech_at_the_state, speech_at_private_people, hate_or_incitement)
