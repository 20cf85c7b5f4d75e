"""RPD article 88: blue notices, which ask about a person of interest to a criminal investigation."""

from fairnotice.domain.dossier import View
from fairnotice.domain.request import Kind
from fairnotice.domain.unknown import is_known
from fairnotice.law.model import FactUsed, Ground, Result, RuleEffect, Strength, gate, met, undetermined, used
from fairnotice.law.practice.elsewhere import commission
from fairnotice.law.rpd.article_37 import ASK_PURPOSE
from fairnotice.law.rpd.identity import has_image_or_prints, identity_facts, named, two_sets
from fairnotice.law.rpd.scope import rpd
from fairnotice.law.rpd.wording import code_in_words

PURPOSES = frozenset({"locate", "investigation_information", "identification"})
"""RPD 88(1): to obtain information on a person, to locate or to identify one."""
OF_INTEREST = ("convicted", "charged", "suspect", "witness", "victim")
"""RPD 88(2)(a)."""


def is_blue(view: View) -> bool:
    """A request for a blue notice."""
    return view.request.kind is Kind.BLUE


def of_a_known_person(view: View) -> bool:
    """A blue notice on somebody whose name is known."""
    return is_blue(view) and named(view.subject.identities)


def of_an_unknown_person(view: View) -> bool:
    """A blue notice on somebody of whom no name is known."""
    return is_blue(view) and not named(view.subject.identities)


def fact_of_status(view: View) -> FactUsed:
    """The person's status as a fact."""
    says = code_in_words(str(view.subject.status)) if is_known(view.subject.status) else "not stated"
    return used(view, f"subjects/{view.subject.id}/status", says, view.request.sources)


def fact_of_purpose(view: View) -> FactUsed:
    """The purpose of the request as a fact."""
    says = code_in_words(str(view.request.purpose)) if is_known(view.request.purpose) else "not stated"
    return used(view, "request/purpose", says, view.request.sources)


@gate("rpd-88-1", cites=rpd("art. 88(1)"), applies=is_blue, ground=Ground.WRONG_REQUESTER_OR_PURPOSE)
def asks_locates_or_identifies(view: View) -> Result:
    """Is the aim to obtain information about the person, to locate or to identify one?"""
    fact = fact_of_purpose(view)
    if view.request.purpose in PURPOSES:
        return met(f"The purpose fits a blue notice: {fact.says}.", fact)
    return undetermined(
        f"The purpose is {fact.says}; a blue notice asks, locates or identifies.", fact, ask=ASK_PURPOSE
    )


@gate("rpd-88-2", cites=rpd("art. 88(2)(a)-(b)"), applies=is_blue, ground=Ground.NO_COOPERATION_INTEREST)
def person_of_interest(view: View) -> Result:
    """Is the person convicted, charged, a suspect, a witness or a victim, and is it said why more is to be known?"""
    fact, interest = fact_of_status(view), view.request.interest
    asks = []
    if view.subject.status not in OF_INTEREST:
        asks.append("Is the person convicted, charged, a suspect, a witness or a victim?")
    if not is_known(interest) or not str(interest).strip():
        asks.append("What do you want to know about the person, or from whom?")
    if asks:
        return undetermined(
            f"The status ({fact.says}) or what is wanted does not fit a blue notice yet.", fact, ask=tuple(asks)
        )
    return met(
        f"The person's part in the case is stated: {fact.says}; so is what other countries' police are asked for.",
        fact,
        used(view, "request/interest", str(interest), view.request.sources),
    )


@gate("rpd-88-3-a", cites=rpd("art. 88(3)(a)"), applies=of_a_known_person, ground=Ground.INSUFFICIENT_IDENTITY)
def identifiers_of_a_known_person(view: View) -> Result:
    """Are there names, sex and birth with a distinguishing mark, or a good photograph with further data?"""
    return two_sets(view)


@gate("rpd-88-3-b", cites=rpd("art. 88(3)(b)"), applies=of_an_unknown_person, ground=Ground.INSUFFICIENT_IDENTITY)
def identifiers_of_an_unknown_person(view: View) -> Result:
    """Is there a photograph, or fingerprints, or DNA of the person whose name is not known?"""
    facts = identity_facts(view)
    if any(map(has_image_or_prints, view.subject.identities)):
        return met("A photograph, fingerprints or DNA of the unknown person are given.", *facts)
    return undetermined(
        "Of the unknown person neither a photograph nor fingerprints nor DNA are given.",
        *facts,
        ask="Can you give a photograph, fingerprints or DNA of the unknown person?",
    )


@gate(
    "ccf-blue-lower",
    cites=commission("2024-1", 2024),
    effect=RuleEffect.PERMIT,
    applies=is_blue,
    ground=Ground.INSUFFICIENT_FACTS,
    strength=Strength.USUAL,
)
def facts_enough_to_ask(view: View) -> Result:
    """Are the facts enough to ask about the person, though for an arrest they could be too few?

    No arrest is sought and the inquiry is open, so less is asked than for a red notice (RPD 88(2)(c), 83(2)(b)(i)).
    """
    part, incident = view.participation, view.dossier.incident
    if part is not None and part.summary.strip():
        where = f"subjects/{view.subject.id}/participation"
        return met("What the person has to do with the case is told.", used(view, where, part.summary, part.sources))
    if incident is not None and incident.what.strip():
        return met(
            "The case is told; what the person did is what the notice asks about.",
            used(view, "incident", incident.what, view.request.sources),
        )
    return undetermined("Neither the case nor the person's part is told.", ask="What is being investigated?")
