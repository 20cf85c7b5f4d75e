"""Repository of Practice, 3.1, para. 4: politicians and high officials sought by their own state, in any colour."""

from fairnotice.domain.dossier import View
from fairnotice.domain.facts import FACTS
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
    pointer_if,
    undetermined,
    weigh,
    weighing,
)
from fairnotice.law.practice.reading import (
    aimed_at_the_person,
    denied,
    exception,
    facts_of,
    office_fact,
    own_political_offices,
    own_state_asks,
    practice,
    says,
    to_a_person,
)

AGAINST, FOR = Lean.AGAINST, Lean.FOR


def own_politician(view: View) -> bool:
    """Whether a state asks for somebody who holds or held its own political or high office."""
    return aimed_at_the_person(view) and bool(own_political_offices(view))


def own_politician_in_office_acts(view: View) -> bool:
    """Whether an account says that such a person acted in office."""
    return own_politician(view) and says(view, "act.official_capacity")


def own_official_said_violent(view: View) -> bool:
    """Whether that act is said to have harmed a person."""
    return own_politician_in_office_acts(view) and says(view, "act.violence_or_serious_harm")


def own_state_and_politics(view: View) -> bool:
    """Whether the own state asks for somebody in politics, or close to somebody there."""
    in_politics = says(view, "person.political_opponent", "person.politician_or_associate")
    politics = in_politics or bool(view.offices_now) or own_politician(view)
    return aimed_at_the_person(view) and own_state_asks(view) and politics


@weighing("rop-own-immunity", cites=practice("3.1, para. 4(1)"), applies=own_politician, ground=Ground.IMMUNITY)
def immunity_at_home(view: View) -> Result:
    """Could the person be immune at home, and was the immunity lifted?"""
    offices = tuple(office_fact(view, office) for office in own_political_offices(view))
    question = FACTS["person.domestic_immunity"].ask
    if view.evidence("person.immunity_lifted").is_true:
        return weigh(pointer_if(view, "person.immunity_lifted", FOR, "Immunity was lifted."), nothing="")
    if not view.offices_now and view.evidence("act.private_gain").is_true:
        return met("Out of office, and sought for private gain, which no mandate covers.", *offices)
    if view.evidence("person.domestic_immunity").is_unknown and not says(view, "person.domestic_immunity"):
        return undetermined(
            "Whether the person is immune under the law of the own state is not stated.", *offices, ask=question
        )
    against = pointer_if(view, "person.domestic_immunity", AGAINST, "The person may be immune at home.")
    return weigh(against, nothing="The person is not immune at home.", ask=question if against else ())


@weighing(
    "rop-own-mandate",
    cites=practice("3.1, para. 4(2)"),
    applies=own_politician_in_office_acts,
    ground=Ground.POLITICAL,
    strength=Strength.USUAL,
    leads=True,
    allows=True,
    unless="rop-own-ordinary",
)
def act_within_the_mandate(view: View) -> Result:
    """Did the act lie within a political mandate, with nothing ordinary such as personal gain?"""
    if view.evidence("act.private_gain").is_unknown and not says(view, "act.private_gain"):
        return undetermined(
            "Whether the person gained by the act done in office is not stated.",
            *facts_of(view, "act.official_capacity"),
            ask=FACTS["act.private_gain"].ask,
        )
    if view.evidence("act.private_gain").is_true:
        return weigh(pointer_if(view, "act.private_gain", FOR, "The person gained personally."), nothing="")
    facts = facts_of(view, "act.official_capacity", "act.private_gain")
    return weigh((Pointer("An act in office without personal gain.", AGAINST, facts),), nothing="")


def opponent_in_a_crisis(view: View) -> bool:
    """Whether a state not known to be foreign seeks an opponent after a coup, in unrest or near a vote."""
    setting = says(view, "context.coup", "context.unrest", "context.election")
    foreign = view.wanted_by_own_state is False
    return setting and not foreign and aimed_at_the_person(view) and says(view, "person.political_opponent")


def opponent_said_violent(view: View) -> bool:
    """Whether such an opponent is said to have used violence, or attempted the life of a head of state."""
    return opponent_in_a_crisis(view) and says(view, *_OWN_VIOLENCE)


_OWN_VIOLENCE = {
    "act.violence_or_serious_harm": "Death, injury or grave harm to a person is said.",
    "act.attack_on_head_of_state": "An attempt on the life of a head of state is said.",
    "act.private_gain": "Private gain is said.",
}


@weighing(
    "rop-own-opponent",
    cites=practice("2.2, para. 57, scenario C; 3.1, cases 6 and 7"),
    applies=opponent_in_a_crisis,
    ground=Ground.POLITICAL,
    strength=Strength.USUAL,
    leads=True,
    unless="rop-own-opponent-violent",
)
def opponent_after_a_coup_in_unrest_or_near_a_vote(view: View) -> Result:
    """Is an opponent sought after a coup, in unrest or near an election?"""
    words = "An opponent is sought after a coup, in unrest or near an election: usually refused, whatever the label."
    return weigh(pointer_if(view, "person.political_opponent", AGAINST, words), nothing="")


@gate(
    "rop-own-opponent-violent",
    cites=practice("2.2, para. 57, scenarios B and C; 3.3.1, paras 4-6"),
    effect=RuleEffect.PERMIT,
    applies=opponent_said_violent,
    strength=Strength.USUAL,
    unless="rop-coup-opponent",
)
def opponent_with_violence_of_their_own(view: View) -> Result:
    """Did this very person use violence, attempt a life or gain privately?"""
    if view.participation is None or not view.participation.acts:
        return to_a_person("Violence or gain is said, but not this person's own acts.", *facts_of(view, *_OWN_VIOLENCE))
    return exception(view, _OWN_VIOLENCE, disputed="Accounts differ on the violence or the gain.")


@weighing("rop-own-context", cites=practice("3.1, para. 4(3)"), applies=own_state_and_politics, ground=Ground.POLITICAL)
def setting_at_home(view: View) -> Result:
    """Does the own state ask after a coup, in unrest or near an election?"""
    return weigh(
        (
            *pointer_if(view, "context.coup", AGAINST, "The request follows a coup or an attempt."),
            *pointer_if(view, "context.unrest", AGAINST, "The request comes in unrest."),
            *pointer_if(view, "context.election", AGAINST, "The request comes close to an election."),
            *denied(view, "context.election", FOR, "No election is near."),
        ),
        nothing="No coup, unrest or election is in the file.",
    )


@gate(
    "rop-own-ordinary",
    cites=practice("3.1, para. 4(2) and case 9"),
    effect=RuleEffect.PERMIT,
    applies=own_official_said_violent,
    strength=Strength.USUAL,
    allows=True,
)
def grave_ordinary_act(view: View) -> Result:
    """Is the act in office a grave crime against a person rather than a breach of a mandate?"""
    return exception(
        view,
        {"act.violence_or_serious_harm": "Death, injury or grave harm to a person is said."},
        disputed="Whether a person was harmed is disputed.",
    )


POLITICIANS_OWN: tuple[Rule, ...] = (
    immunity_at_home,
    act_within_the_mandate,
    grave_ordinary_act,
    opponent_after_a_coup_in_unrest_or_near_a_vote,
    opponent_with_violence_of_their_own,
    setting_at_home,
)
