"""Constitution article 2: cooperation within human rights, and in ordinary criminal law only.

What a competent body has found may bar where nothing political is in sight, so 2(1) is a weighing of its own. The
penalty of death and a sentence passed in absence have no rule of their own in what was read: people weigh them.
"""

from dataclasses import replace

from fairnotice.domain.dossier import View
from fairnotice.domain.facts import FACTS
from fairnotice.domain.warrant import Penalty
from fairnotice.law.constitution.scope import constitution
from fairnotice.law.model import Audience, FactUsed, Ground, Lean, Result, Strength, duty, pointer_if, used, weighing
from fairnotice.law.practice.reading import facts_of, to_a_person, weighed


@weighing(
    "const-2-1",
    cites=constitution("art. 2(1)"),
    ground=Ground.HUMAN_RIGHTS,
    audience=Audience.REVIEWERS,
    strength=Strength.MUST,
)
def human_rights_respected(view: View) -> Result:
    """Would processing stay within human rights and the laws of the countries concerned?"""
    pointers = (
        *pointer_if(view, "rights.competent_finding", Lean.AGAINST, "A competent body found a breach or a real risk."),
        *pointer_if(view, "rights.individual_risk", Lean.AGAINST, "A detailed individual risk is shown."),
        *pointer_if(view, "rights.gender_or_orientation", Lean.AGAINST, "The person is pursued for who they are."),
        *pointer_if(view, "rights.breach_cured", Lean.FOR, "The state has cured the breach."),
        *pointer_if(view, "rights.general_reports", Lean.NEITHER, "General reports are context only."),
    )
    return weighed(view, pointers, nothing="The file shows no finding and no individual risk.")


def _death_stated(view: View) -> tuple[FactUsed, ...]:
    """Every sentence of death; of a warrant without a sentence every charge that may be punished with death."""
    found = []
    for warrant in view.warrants:
        base = f"warrants/{warrant.id}"
        stated = [(f"{base}/offences/{o.id}/max_penalty", o.charge, o.max_penalty) for o in warrant.offences]
        if warrant.sentence and isinstance(warrant.sentence.imposed, Penalty):
            stated = [(f"{base}/sentence/imposed", "sentence imposed", warrant.sentence.imposed)]
        found += [
            used(view, where, f"{what}: death", warrant.sources)
            for where, what, penalty in stated
            if isinstance(penalty, Penalty) and penalty.without_end == "death"
        ]
    return tuple(found)


def death_may_follow(view: View) -> bool:
    """Whether the file states death as the sentence, or as a maximum penalty where nobody is sentenced yet."""
    return bool(_death_stated(view))


@weighing(
    "const-2-1-death",
    cites=constitution("art. 2(1)"),
    applies=death_may_follow,
    ground=Ground.HUMAN_RIGHTS,
    strength=Strength.MUST,
)
def death_penalty_weighed(view: View) -> Result:
    """Would processing stay within human rights although the penalty may be death?

    What was read names neither a bar nor an assurance that is asked for, so this says what is established and no more.
    """
    return _put(
        view,
        "The file states death as the sentence or as the maximum penalty. What was read of these rules does not name"
        " it. A breach that is only possible after publication weighs less than a certain one, unless it is grave and"
        " cannot be undone (RoP 2.1, para. 32). No example of the Repository turns on it.",
        _death_stated(view),
        ("rights.death_penalty_excluded",),
    )


def sentenced_in_absence(view: View) -> bool:
    """Whether a sentence was passed in the person's absence."""
    return any(warrant.sentence and warrant.sentence.in_absentia is True for warrant in view.warrants)


@weighing(
    "const-2-1-absence",
    cites=constitution("art. 2(1)"),
    applies=sentenced_in_absence,
    ground=Ground.HUMAN_RIGHTS,
    strength=Strength.MUST,
)
def absence_weighed(view: View) -> Result:
    """Would processing stay within human rights although the person was sentenced in absence?

    Of the two decisions on it only the headings were read; they give the outcome and no reasons.
    """
    facts = tuple(
        used(view, f"warrants/{warrant.id}/sentence/in_absentia", "sentenced in absence", warrant.sources)
        for warrant in view.warrants
        if warrant.sentence and warrant.sentence.in_absentia is True
    )
    return _put(
        view,
        "A sentence was passed in the person's absence. The Commission kept data in two such cases (CCF decisions"
        " 2018-2 and 2019-10, of which only the headings were read). Whether the state tried with care to tell the"
        " person of the proceedings counts (CCF decision 2024-1).",
        facts,
        ("rights.notified", "rights.retrial_open"),
    )


def _put(view: View, reason: str, facts: tuple[FactUsed, ...], keys: tuple[str, ...]) -> Result:
    """A question for people: what is established, the accounts on it, and what to ask where nothing is said."""
    asks = tuple(FACTS[key].ask for key in keys if not view.evidence(key).statements)
    return replace(to_a_person(reason, *facts, *facts_of(view, *keys)), ask=asks)


ordinary_law_only = duty(
    "const-2-2",
    cites=constitution("art. 2(2)"),
    says="Is the matter one of ordinary criminal law, which alone is in scope?",
    carried_by="services.reviews:assess_request",
)
