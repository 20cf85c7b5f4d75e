"""RPD article 83(2)(b): the facts and judicial data that a red notice must have. What is missing is asked for."""

from fairnotice.domain.dossier import View
from fairnotice.domain.request import SoughtFor
from fairnotice.domain.unknown import is_known
from fairnotice.domain.warrant import Warrant
from fairnotice.law.model import FactUsed, Ground, Result, gate, met, not_met, undetermined, used
from fairnotice.law.rpd.charges import ASK_PENALTY, charges_of, named
from fairnotice.law.rpd.scope import is_red, rpd
from fairnotice.law.rpd.wording import in_words, the_warrant

ASK_FACTS = "What is this person said to have done? A short account for each person."
ASK_CHARGES = "What are the charges?"


@gate("rpd-83-2-b-i", cites=rpd("art. 83(2)(b)(i)"), applies=is_red, ground=Ground.INSUFFICIENT_FACTS)
def account_of_the_facts(view: View) -> Result:
    """Is there a short, clear account of what this person did, with time and place?"""
    part, incident = view.participation, view.dossier.incident
    if part is None or not part.summary.strip():
        return undetermined("There is no account of what this person did.", ask=ASK_FACTS)
    base = f"subjects/{view.subject.id}/participation"
    missing = {
        "What exactly did this person do, or which part did they have in it?": not (part.acts or is_known(part.role)),
        "When did this person act?": not (is_known(part.when) or (incident is not None and is_known(incident.when))),
        "Where did this person act?": not (is_known(part.place) or (incident is not None and is_known(incident.place))),
    }
    fact = used(view, base, part.summary, part.sources)
    asks = tuple(question for question, absent in missing.items() if absent)
    if asks:
        return undetermined("The account lacks the person's own acts, the time or the place.", fact, ask=asks)
    return met("The account says what this person did, when and where.", fact)


@gate("rpd-83-2-b-ii", cites=rpd("art. 83(2)(b)(ii)"), applies=is_red, ground=Ground.INSUFFICIENT_FACTS)
def charges_given(view: View) -> Result:
    """Are the charges given?"""
    charges = [charge for charge in charges_of(view) if charge.offence.charge.strip()]
    if not charges:
        return undetermined("No charge is given.", ask=ASK_CHARGES)
    facts = tuple(charge.fact(view, "charge", "charged") for charge in charges)
    return met(f"Charges: {named(charges)}.", *facts)


@gate("rpd-83-2-b-iii", cites=rpd("art. 83(2)(b)(iii)"), applies=is_red, ground=Ground.INSUFFICIENT_FACTS)
def law_given(view: View) -> Result:
    """Is the provision that was breached given for each charge?"""
    charges = charges_of(view)
    known = [charge for charge in charges if is_known(charge.offence.provision)]
    facts = tuple(charge.fact(view, "provision", str(charge.offence.provision)) for charge in known)
    if not charges or len(known) < len(charges):
        return undetermined(
            "The provision breached is not stated for each charge.",
            *facts,
            ask="Which provision does each charge rest on? Give its text where possible.",
        )
    without_text = [charge for charge in charges if not charge.offence.provision_text.strip()]
    note = f" Text not given, wanted where possible: {named(without_text)}." if without_text else ""
    return met(f"The provision of each charge is given.{note}", *facts)


@gate("rpd-83-2-b-iv", cites=rpd("art. 83(2)(b)(iv)"), applies=is_red, ground=Ground.INSUFFICIENT_FACTS)
def penalty_given(view: View) -> Result:
    """Is the maximum penalty, the sentence imposed or the remainder given?"""
    if not is_known(view.request.sought_for):
        return undetermined(
            "It is not stated whether the person is wanted for prosecution or to serve a sentence.",
            ask="Is the person wanted for prosecution, or to serve a sentence?",
        )
    if view.request.sought_for is SoughtFor.SENTENCE:
        return _sentence_given(view)
    charges = charges_of(view)
    known = [charge for charge in charges if is_known(charge.offence.max_penalty)]
    facts = tuple(charge.fact(view, "max_penalty", str(charge.offence.max_penalty)) for charge in known)
    if not charges or len(known) < len(charges):
        return undetermined("The maximum penalty is not stated for each charge.", *facts, ask=ASK_PENALTY)
    return met("The maximum penalty of each charge is given.", *facts)


def _sentence_given(view: View) -> Result:
    facts = tuple(
        used(view, f"warrants/{w.id}/sentence", f"imposed: {s.imposed}, remaining: {s.remaining}", w.sources)
        for w in view.warrants
        if (s := w.sentence) and (is_known(s.imposed) or is_known(s.remaining))
    )
    if not facts:
        return undetermined(
            "Neither the sentence imposed nor its remainder is stated.",
            ask="Which sentence was imposed, and how much of it remains to be served?",
        )
    return met("The sentence imposed or its remainder is given.", *facts)


@gate("rpd-83-2-b-v", cites=rpd("art. 83(2)(b)(v)"), applies=is_red, ground=Ground.NO_VALID_WARRANT)
def warrant_in_force(view: View) -> Result:
    """Is a warrant in force, or a ruling of like effect, identified?"""
    facts = tuple(fact for warrant in view.warrants for fact in _warrant_facts(view, warrant))
    good = [w for w in view.warrants if is_known(w.reference) and w.in_force is True]
    if good:
        note = "" if any(w.copy_attached for w in good) else " A copy is wanted where possible."
        return met(f"In force and identified: {', '.join(str(w.reference) for w in good)}.{note}", *facts)
    if view.warrants and all(warrant.in_force is False for warrant in view.warrants):
        return not_met("No warrant is in force any more.", *facts)
    if not view.warrants:
        return undetermined("No warrant covers this person.", ask="Which warrant or judgment covers this person?")
    asks = tuple(dict.fromkeys(ask for warrant in view.warrants for ask in _asks_about(warrant, view)))
    return undetermined("No warrant is known to be in force and identified by its reference.", *facts, ask=asks)


def _warrant_facts(view: View, warrant: Warrant) -> tuple[FactUsed, ...]:
    says = {
        "reference": warrant.reference,
        "issued": warrant.issued,
        "in_force": warrant.in_force,
        "authority": warrant.authority.name,
    }
    return tuple(
        used(view, f"warrants/{warrant.id}/{name}", f"{name.replace('_', ' ')}: {in_words(value)}", warrant.sources)
        for name, value in says.items()
        if is_known(value)
    )


def _asks_about(warrant: Warrant, view: View) -> tuple[str, ...]:
    named_so = the_warrant(warrant, view.warrants)
    issued = "" if is_known(warrant.issued) else ", and when was it issued"
    asked_of = f"{named_so.rstrip(',')}{issued}" if issued else named_so
    missing = {
        f"What is the reference of {asked_of}?": not is_known(warrant.reference),
        f"Is {named_so} still in force?": not is_known(warrant.in_force),
    }
    return tuple(question for question, absent in missing.items() if absent and warrant.in_force is not False)
