"""RPD article 34(3): the seven factors that a person weighs under article 3 of the Constitution.

No factor has a weight and there is no score: no source gives any. Each returns what points one way or the other, with
the facts behind it. What would tell of a protection or of another state's position stands in a part of its own, for
reviewers only: (b) and (e) are therefore each in two parts.

One paragraph of the article is one file, even though it is a long one.
"""

from dataclasses import replace
from datetime import date

from fairnotice.domain.dossier import View
from fairnotice.domain.request import RequesterKind
from fairnotice.domain.subject import OfficeKind, ProtectionKind
from fairnotice.domain.unknown import is_known
from fairnotice.law.effect_words import day_in_words
from fairnotice.law.model import (
    Audience,
    Citation,
    Ground,
    Lean,
    Pointer,
    Result,
    Rule,
    pointer_if,
    used,
    weighing,
)
from fairnotice.law.practice.positions import position_pointers
from fairnotice.law.practice.reading import (
    COLOURED_CHARGES,
    INTERNATIONAL_CRIMES,
    MILITARY_CHARGES,
    RELIGIOUS_CHARGES,
    STATE_CHARGES,
    a_state_asks,
    charge_facts,
    charges,
    denied,
    last_end,
    named,
    office_fact,
    offices_elsewhere,
    offices_elsewhere_now,
    says,
    waived,
    weighed,
)

AGAINST, FOR, NEITHER = Lean.AGAINST, Lean.FOR, Lean.NEITHER


def factor(letter: str) -> Citation:
    """A factor of article 34(3), or the article for the open list. Amended in 2014, on a day not seen."""
    where = f"art. 34(3)({letter})" if letter else "art. 34(3)"
    return Citation("RPD", where, in_force=date(2012, 7, 1), edition=date(2014, 12, 31))


@weighing("rpd-34-3-a", cites=factor("a"), ground=Ground.POLITICAL)
def nature_of_the_offence(view: View) -> Result:
    """What is the nature of the offence, the charges read together with the facts?"""
    result = weighed(
        view,
        (*_charges(view), *_acts_against(view), *_acts_towards(view)),
        nothing="Nothing in the charges or the facts gives the offence an excluded character.",
    )
    return replace(result, ground=_ground(view))


def _ground(view: View) -> Ground | None:
    for ground, categories in (
        (Ground.MILITARY, MILITARY_CHARGES),
        (Ground.RELIGIOUS_OR_RACIAL, RELIGIOUS_CHARGES),
    ):
        if view.offences and len(charges(view, categories)) == len(view.offences):
            return ground
    return None


def _charges(view: View) -> tuple[Pointer, ...]:
    state = charges(view, STATE_CHARGES)
    grave = charges(view, INTERNATIONAL_CRIMES)
    plain = tuple(o for o in view.offences if o not in state and o not in grave)
    found = (
        (state, AGAINST, "On its face the charge protects the state rather than a person: {}."),
        (grave, FOR, "An international crime is charged: {}. Cooperation has been open to these since 1994."),
        (plain, NEITHER, "Charged as {}. The label alone settles nothing."),
    )
    return tuple(
        Pointer(words.format(named(some)), lean, charge_facts(view, some)) for some, lean, words in found if some
    )


def _acts_against(view: View) -> tuple[Pointer, ...]:
    return (
        *pointer_if(view, "act.state_operation", AGAINST, "The act was an act of state or a military operation."),
        *pointer_if(view, "act.armed_conflict", AGAINST, "The act took place in an armed conflict."),
        *_nobody_harmed(view),
        *pointer_if(view, "act.peaceful", AGAINST, "The person's own conduct was peaceful."),
        *pointer_if(view, "act.membership_only", AGAINST, "Nothing but membership is alleged."),
        *pointer_if(view, "act.expression", AGAINST, "The conduct is speech."),
        *pointer_if(view, "act.assembly", AGAINST, "The conduct is taking part in a gathering."),
        *pointer_if(view, "act.association", AGAINST, "The conduct is founding, running or joining a group."),
        *pointer_if(view, "act.religion", AGAINST, "The conduct is the practice of a faith."),
        *pointer_if(view, "act.political_life", AGAINST, "The act is connected with political life."),
    )


def _nobody_harmed(view: View) -> tuple[Pointer, ...]:
    """That nobody was hurt points against only where the charge could be one of state: a theft hurts nobody either."""
    private = any(view.evidence(key).somebody_says_so for key in ("act.victims_civilian", "act.private_gain"))
    private = private or not charges(view, COLOURED_CHARGES)
    return denied(
        view, "act.violence_or_serious_harm", NEITHER if private else AGAINST, "No harm to a person is alleged."
    )


def _acts_towards(view: View) -> tuple[Pointer, ...]:
    return (
        *pointer_if(view, "act.violence_or_serious_harm", FOR, "Death, injury or grave harm to a person."),
        *pointer_if(view, "act.victims_civilian", FOR, "The victims are civilians or private persons."),
        *pointer_if(view, "act.private_gain", FOR, "The person gained personally."),
        *pointer_if(view, "act.hate_or_incitement", FOR, "Hate speech or incitement close to violence."),
        *pointer_if(view, "act.law_of_war_violation", FOR, "A breach of the laws of war is alleged."),
        *pointer_if(view, "act.serious_crime_link", FOR, "The conduct is linked to a serious crime."),
        *pointer_if(view, "act.attack_on_head_of_state", FOR, "An attempt on the life of a head of state or family."),
    )


@weighing("rpd-34-3-b", cites=factor("b"), ground=Ground.POLITICAL)
def status_of_the_person(view: View) -> Result:
    """Who is the person: an office held or left, politics, a profession?"""
    now = tuple(o for o in view.offices_now if o.kind is not OfficeKind.CANDIDATE)
    standing = tuple(o for o in view.offices_now if o.kind is OfficeKind.CANDIDATE)
    lasting = (
        *(Pointer(f"Held office before: {o.title}.", AGAINST, (office_fact(view, o),)) for o in view.offices_before),
        *(Pointer(f"Stands for office: {o.title}.", AGAINST, (office_fact(view, o),)) for o in standing),
        *pointer_if(view, "person.political_opponent", AGAINST, "An opponent, activist, journalist or their lawyer."),
        *pointer_if(view, "person.politician_or_associate", AGAINST, "A politician or high official, or close to one."),
    )
    serving = tuple(Pointer(f"In office: {o.title}.", AGAINST, (office_fact(view, o),)) for o in now)
    towards = pointer_if(view, "person.immunity_lifted", FOR, "Immunity was lifted or waived.")
    result = weighed(
        view, (*serving, *lasting, *towards), nothing="No office, political or sensitive status is in the file."
    )
    only_office = bool(serving) and not lasting
    return replace(result, until=last_end(now) if only_office else None, rests_on_office=only_office)


@weighing("rpd-34-3-b-protected", cites=factor("b"), ground=Ground.HUMAN_RIGHTS, audience=Audience.REVIEWERS)
def protective_status(view: View) -> Result:
    """Does the person hold, or seek, a protective status?"""
    pointers = tuple(
        Pointer(
            f"Protective status on the day: {protection.kind.value.replace('_', ' ')}.",
            AGAINST,
            (used(view, f"subjects/{view.subject.id}/protections", protection.kind.value, protection.sources),),
        )
        for protection in view.protections
    )
    return weighed(view, (*pointers, *_ended_protection(view)), nothing="No protective status is in the file.")


def _ended_protection(view: View) -> tuple[Pointer, ...]:
    """A status from the requesting state that has ended bars no longer; whether its reasons remain is for a person.

    A refugee who is naturalised is none any more, and fears the same state as before.
    """
    return tuple(
        Pointer(
            f"A protective status ended on {day_in_words(p.holds.ends)}. Why? A new nationality ends the status,"
            " not the reasons for it; after a revocation data that are otherwise fit may be kept.",
            AGAINST,
            (used(view, f"subjects/{view.subject.id}/protections", p.kind.value, p.sources),),
        )
        for p in view.subject.protections
        if p.kind is not ProtectionKind.ASYLUM_SEEKER
        and p.holds.ends is not None
        and p.holds.ends < view.on
        and (not is_known(p.against) or p.against == view.requesting_state)
    )


@weighing("rpd-34-3-c", cites=factor("c"), ground=Ground.NEUTRALITY)
def identity_of_the_source(view: View) -> Result:
    """Who asks: a bureau, a tribunal, a party to a conflict?"""
    requester = view.request.requester
    tribunal = (
        (Pointer("An international court or body asks.", FOR, (used(view, "request/requester", requester.name),)),)
        if requester.kind is not RequesterKind.BUREAU
        else ()
    )
    return weighed(
        view,
        (
            *pointer_if(view, "requester.in_conflict", AGAINST, "The source is in conflict with the person's state."),
            *pointer_if(view, "requester.de_facto_government", AGAINST, "The source's government came by a coup."),
            *pointer_if(view, "requester.mandated_by_security_council", FOR, "The Security Council gave a mandate."),
            *tribunal,
        ),
        nothing="Nothing about the source itself points against.",
    )


@weighing("rpd-34-3-d", cites=factor("d"), ground=Ground.POLITICAL, audience=Audience.REVIEWERS)
def position_of_others(view: View) -> Result:
    """What is the position of another bureau or of an international body?"""
    heard = "No position of another state or body that points against is in the file."
    ask = " The state where the act took place has not been heard." if says(view, "context.act_abroad") else ""
    place = view.dossier.incident.country if view.dossier.incident else None
    by_place = any(position.by == place for position in view.positions)
    return weighed(view, position_pointers(view), nothing=heard + ("" if by_place else ask))


@weighing("rpd-34-3-e", cites=factor("e"), ground=Ground.IMMUNITY)
def international_law(view: View) -> Result:
    """Which duties does international law lay on states here: immunity, suppression of crime?"""
    immune = tuple(o for o in offices_elsewhere_now(view) if o.kind.personal_immunity)
    serving = tuple(
        Pointer(f"Personal immunity before foreign national courts: {o.title}.", AGAINST, (office_fact(view, o),))
        for o in immune
        if a_state_asks(view) and not waived(view)
    )
    acts = (
        pointer_if(view, "act.official_capacity", AGAINST, "An official act of another state may be immune.")
        if a_state_asks(view) and offices_elsewhere(view)
        else ()
    )
    grave = charges(view, INTERNATIONAL_CRIMES)
    suppress = (
        *pointer_if(view, "act.treaty_based", FOR, "Widely ratified treaties oblige states to suppress the conduct."),
        *pointer_if(view, "person.immunity_lifted", FOR, "Immunity was lifted or waived."),
        *(
            (Pointer("States have duties to suppress the crime charged.", FOR, charge_facts(view, grave)),)
            * bool(grave)
        ),
    )
    result = weighed(view, (*serving, *acts, *suppress), nothing="No immunity or contrary duty is in the file.")
    only_office = bool(serving) and not acts
    return replace(result, until=last_end(immune) if only_office else None, rests_on_office=only_office)


@weighing("rpd-34-3-e-protected", cites=factor("e"), ground=Ground.HUMAN_RIGHTS, audience=Audience.REVIEWERS)
def international_law_of_protection(view: View) -> Result:
    """Does international law protect the person from return, or has a competent body found a breach?"""
    feared = tuple(
        Pointer(
            "Return to the requesting state may be forbidden.",
            AGAINST,
            (used(view, f"subjects/{view.subject.id}/protections", protection.kind.value, protection.sources),),
        )
        for protection in view.protections
        if not is_known(protection.against) or protection.against == view.requesting_state
    )
    cured = pointer_if(view, "rights.breach_cured", FOR, "The state has cured the breach that was found.")
    found = pointer_if(view, "rights.competent_finding", AGAINST, "A competent body found a breach or a real risk.")
    return weighed(
        view,
        (
            *feared,
            *found,
            *pointer_if(view, "rights.individual_risk", AGAINST, "A detailed individual risk is shown."),
            *pointer_if(view, "rights.gender_or_orientation", AGAINST, "Pursued for gender or sexual orientation."),
            *pointer_if(
                view,
                "rights.general_reports",
                NEITHER,
                "General reports criticise the country: context, not a ground by itself.",
            ),
            *cured,
        ),
        nothing="No protection from return and no finding of a breach is in the file.",
    )


@weighing("rpd-34-3-f", cites=factor("f"), ground=Ground.NEUTRALITY)
def neutrality(view: View) -> Result:
    """What would acting do to the organisation's neutrality?"""
    return weighed(
        view,
        (
            *pointer_if(
                view,
                "neutrality.part_of_interstate_dispute",
                AGAINST,
                "The matter is part of a dispute between states.",
            ),
            *pointer_if(
                view, "neutrality.officials_tie_case_to_state", AGAINST, "Officials tie the case to another state."
            ),
            *pointer_if(view, "neutrality.settlement_running", AGAINST, "The states are settling it between them."),
            *denied(view, "neutrality.part_of_interstate_dispute", FOR, "No dispute between states is involved."),
        ),
        nothing="Nothing in the file touches the organisation's neutrality.",
    )


@weighing("rpd-34-3-g", cites=factor("g"), ground=Ground.POLITICAL)
def general_context(view: View) -> Result:
    """What is the wider setting: tension, war, coup, unrest, election, timing, parallel cases?"""
    against = {
        "context.interstate_tension": "Tension between the states was high before or after the act.",
        "context.armed_conflict": "The states are at war or in armed conflict.",
        "context.coup": "The request is tied to a coup or an attempt.",
        "context.unrest": "The request is tied to unrest or mass arrests.",
        "context.election": "The request comes close to an election.",
        "context.similar_requests_refused": "Similar requests were refused before.",
        "context.location_known": "The person's place is known and extradition is running.",
    }
    return weighed(
        view,
        (
            *(pointer for key, words in against.items() for pointer in pointer_if(view, key, AGAINST, words)),
            *pointer_if(view, "context.act_abroad", NEITHER, "The act took place in a third state."),
            *pointer_if(view, "context.regional_operation", FOR, "Part of a regional police operation."),
            *denied(view, "act.armed_conflict", FOR, "There was no internationally recognised armed conflict."),
        ),
        nothing="Nothing in the wider setting points against.",
    )


@weighing("rpd-34-3-open", cites=factor(""))
def other_elements(view: View) -> Result:
    """Is there anything else to weigh, the list of factors being open?"""
    loose = tuple(
        used(view, f"statements/{s.id}", s.words, (s.source,))
        for s in view.dossier.statements
        if s.value is None and s.subject in (None, view.subject.id) and s.holds.includes(view.on)
    )
    pointers = (Pointer("Accounts in the file without a coded value: read them.", NEITHER, loose),) if loose else ()
    return weighed(
        view, pointers, nothing=f"The list is open; accounts without a coded value, to be read: {len(loose)}."
    )


ARTICLE_34_3: tuple[Rule, ...] = (
    nature_of_the_offence,
    status_of_the_person,
    protective_status,
    identity_of_the_source,
    position_of_others,
    international_law,
    international_law_of_protection,
    neutrality,
    general_context,
    other_elements,
)
"""The factors in the order of the article."""
