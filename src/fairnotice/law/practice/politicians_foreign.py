"""Repository of Practice, 2.2 scenario D and 3.1, paras 3 and 5: politicians and officials of another state.

They are for requests aimed at the person, of whatever colour: a yellow notice that looks for a missing minister is not
one of them.
"""

from dataclasses import replace

from fairnotice.domain.dossier import PositionKind, View
from fairnotice.domain.facts import FACTS
from fairnotice.domain.request import RequesterKind
from fairnotice.domain.subject import OfficeKind
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
    undetermined,
    used,
    weigh,
    weighing,
)
from fairnotice.law.practice.positions import position_pointers
from fairnotice.law.practice.reading import (
    a_state_asks,
    aimed_at_the_person,
    charge_facts,
    charges,
    exception,
    facts_of,
    last_end,
    office_fact,
    offices_elsewhere,
    offices_elsewhere_now,
    practice,
    says,
    to_a_person,
    waived,
)

AGAINST, FOR = Lean.AGAINST, Lean.FOR
C = OffenceCategory
NO_POLICY = frozenset(
    {C.DRUGS, C.TRAFFICKING, C.ENVIRONMENT, C.SEXUAL_OFFENCE, C.ROBBERY, C.THEFT, C.FRAUD, C.MONEY_LAUNDERING}
)
"""Kinds of crime that carry no policy of a state on their face (RoP 3.1, cases 13 and 14)."""


def serving_head_of_another_state(view: View) -> bool:
    """A state asks for the head of another state, in office on the day."""
    return serving_elsewhere(view) and any(o.kind is OfficeKind.HEAD_OF_STATE for o in offices_elsewhere_now(view))


def serving_elsewhere(view: View) -> bool:
    """A state asks for somebody who holds an office of another state on the day."""
    return aimed_at_the_person(view) and a_state_asks(view) and bool(offices_elsewhere_now(view))


def official_of_another_state(view: View) -> bool:
    """A state asks for somebody who holds or held an office of another state."""
    return a_state_asks(view) and official_of_another_state_by_anyone(view)


def official_of_another_state_by_anyone(view: View) -> bool:
    """Anybody asks for such a person, a tribunal included."""
    return aimed_at_the_person(view) and bool(offices_elsewhere(view))


@weighing(
    "rop-serving-hos",
    cites=practice("2.2, para. 57, scenario D"),
    applies=serving_head_of_another_state,
    ground=Ground.IMMUNITY,
    strength=Strength.USUAL,
    leads=True,
)
def serving_head_of_state(view: View) -> Result:
    """Is the person the serving head of another state?"""
    heads = tuple(o for o in offices_elsewhere_now(view) if o.kind is OfficeKind.HEAD_OF_STATE)
    if waived(view):
        towards = pointer_if(view, "person.immunity_lifted", FOR, "The immunity was lifted or waived.")
        return weigh(towards, nothing="Head of another state, in office.")
    pointers = tuple(
        Pointer(
            f"Head of another state, in office: {o.title}. Such a request will likely be declined.",
            AGAINST,
            (office_fact(view, o),),
        )
        for o in heads
    )
    return replace(weigh(pointers, nothing="", until=last_end(heads)), rests_on_office=True)


@weighing(
    "rop-other-office",
    cites=practice("3.1, para. 5(1)"),
    applies=serving_elsewhere,
    ground=Ground.POLITICAL,
    strength=Strength.USUAL,
)
def in_office_elsewhere(view: View) -> Result:
    """Does the person hold an office of another state now, above all a sensitive one?"""
    offices = offices_elsewhere_now(view)
    pointers = tuple(Pointer(f"In office: {o.title}.", AGAINST, (office_fact(view, o),)) for o in offices)
    return replace(weigh(pointers, nothing="", until=last_end(offices)), rests_on_office=True)


@weighing(
    "rop-other-official",
    cites=practice("3.1, para. 5(2)"),
    applies=official_of_another_state,
    ground=Ground.POLITICAL,
    strength=Strength.USUAL,
    leads=True,
    unless="rop-other-ordinary",
)
def official_acts(view: View) -> Result:
    """Is the person sought for acts done in an official capacity of another state?"""
    offices = tuple(office_fact(view, office) for office in offices_elsewhere(view))
    if view.evidence("act.official_capacity").is_unknown and not says(view, "act.official_capacity"):
        return undetermined(
            "Whether the person acted in an official capacity is not stated.",
            *offices,
            ask=FACTS["act.official_capacity"].ask,
        )
    words = "Official acts of another state's official: usually refused, even where no immunity applies."
    against = tuple(
        Pointer(p.says, p.lean, (*p.facts, *offices)) for p in pointer_if(view, "act.official_capacity", AGAINST, words)
    )
    return weigh(against, nothing="The act was private.")


def exception_for_officials_shown(view: View) -> bool:
    """Whether an account, or the charge, gives an exception for officials of other states."""
    said = says(view, "act.private_gain", "requester.mandated_by_security_council", "act.treaty_based")
    return official_of_another_state(view) and (said or _without_policy(view))


def _without_policy(view: View) -> bool:
    """Whether every charge is of a kind that has no policy in it, and nothing makes it one of state."""
    plain = bool(view.offences) and charges(view, NO_POLICY) == view.offences
    return plain and not says(view, "act.state_operation", "act.armed_conflict", "act.political_life")


@gate(
    "rop-other-ordinary",
    cites=practice("3.1, para. 5(3) and cases 13-14"),
    effect=RuleEffect.PERMIT,
    applies=exception_for_officials_shown,
    strength=Strength.USUAL,
    allows=True,
)
def ordinary_crime_of_an_official(view: View) -> Result:
    """Is it an ordinary crime for private gain without policy content, or has the source an international mandate?"""
    keys = {"requester.mandated_by_security_council": "The source acts under a mandate of the Security Council."}
    if says(view, "act.state_operation") and says(view, "act.private_gain"):
        facts = facts_of(view, "act.private_gain", "act.state_operation")
        return to_a_person("Private gain is said, and an act of state as well.", *facts)
    keys["act.private_gain"] = "An ordinary crime for private gain."
    if _without_policy(view) and not says(view, *keys):
        return met("A serious ordinary crime without policy in it.", *charge_facts(view, view.offences))
    if not says(view, *keys):
        return to_a_person("A treaty obliges states to suppress the conduct.", *facts_of(view, "act.treaty_based"))
    return exception(view, keys, disputed="Whether the person gained personally is disputed.")


@weighing(
    "rop-other-source",
    cites=practice("3.1, para. 5(3)"),
    applies=official_of_another_state_by_anyone,
    ground=Ground.NEUTRALITY,
    strength=Strength.USUAL,
)
def source_and_the_other_state(view: View) -> Result:
    """Is the source a neutral one, such as a tribunal, or a state in conflict with the other?"""
    requester = view.request.requester
    tribunal = (
        (Pointer("An international tribunal or body asks.", FOR, (used(view, "request/requester", requester.name),)),)
        if requester.kind is not RequesterKind.BUREAU
        else ()
    )
    conflict = "The source is in conflict with the state served."
    return weigh(
        (
            *pointer_if(view, "requester.in_conflict", AGAINST, conflict),
            *pointer_if(view, "context.armed_conflict", AGAINST, "The two states are at war."),
            *tribunal,
        ),
        nothing="The file shows no conflict between the source and the state served.",
    )


def a_state_concerned_protests(view: View) -> bool:
    """Whether the state served, or that of nationality, protests."""
    if not aimed_at_the_person(view):
        return False
    concerned = {*view.subject.nationalities, *(o.state for o in view.subject.offices)}
    return any(p.kind is PositionKind.PROTEST and p.by in concerned for p in view.positions)


@weighing(
    "rop-other-protest",
    cites=practice("3.1, para. 5(4)"),
    applies=a_state_concerned_protests,
    ground=Ground.POLITICAL,
    audience=Audience.REVIEWERS,
)
def protest_of_the_state_served(view: View) -> Result:
    """Does the state that the person serves object, and for which reasons?"""
    return weigh(position_pointers(view, frozenset({PositionKind.PROTEST})), nothing="")


def close_to_a_politician(view: View) -> bool:
    """Whether somebody with no office of their own is said to be a politician's relative or associate."""
    return aimed_at_the_person(view) and not view.subject.offices and says(view, "person.politician_or_associate")


@weighing("rop-family", cites=practice("3.1, para. 3"), applies=close_to_a_politician, ground=Ground.POLITICAL)
def relatives_and_associates(view: View) -> Result:
    """Is the person a relative or close associate of a politician?"""
    words = "Relatives and close associates of politicians are weighed as politicians are."
    return weigh(pointer_if(view, "person.politician_or_associate", AGAINST, words), nothing="")


def sent_past_the_state_concerned(view: View) -> bool:
    """Whether a diffusion about such an official goes to named recipients."""
    return view.request.kind.is_diffusion and bool(view.request.recipients) and official_of_another_state(view)


@weighing(
    "rop-recipient-exclusion",
    cites=practice("3.1, case 17"),
    applies=sent_past_the_state_concerned,
    ground=Ground.POLITICAL,
)
def recipients_leave_out_the_state(view: View) -> Result:
    """Does the list of recipients leave out the state that the person serves?"""
    left_out = sorted({o.state for o in offices_elsewhere(view)} - set(view.request.recipients))
    if not left_out:
        return met("The state that the person serves is among the recipients.")
    fact = used(view, "request/recipients", ", ".join(view.request.recipients), view.request.sources)
    return weigh((Pointer(f"The recipients leave out {', '.join(left_out)}.", AGAINST, (fact,)),), nothing="")


POLITICIANS_FOREIGN: tuple[Rule, ...] = (
    serving_head_of_state,
    in_office_elsewhere,
    official_acts,
    ordinary_crime_of_an_official,
    source_and_the_other_state,
    protest_of_the_state_served,
    relatives_and_associates,
    recipients_leave_out_the_state,
)
