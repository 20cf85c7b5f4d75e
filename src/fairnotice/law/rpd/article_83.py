"""RPD article 83(1): the criteria for a red notice. The excluded kinds and the data stand in their own modules.

The criteria apply together, so each is a gate; 83(1)(b) lifts seriousness and penalty. Whether a crime is "serious"
is not computed: the penalty gate has its own number, and what a label cannot show goes to a person.
"""

from fairnotice.domain.dossier import View
from fairnotice.domain.request import SoughtFor
from fairnotice.domain.unknown import is_known
from fairnotice.domain.warrant import Penalty
from fairnotice.law.model import (
    FactUsed,
    Ground,
    Outcome,
    Result,
    RuleEffect,
    duty,
    gate,
    met,
    not_met,
    undetermined,
    used,
)
from fairnotice.law.practice.reading import to_a_person
from fairnotice.law.rpd.article_35 import stated_interest
from fairnotice.law.rpd.charges import ASK_PENALTY, Charge, charges_of, named
from fairnotice.law.rpd.scope import is_red, rpd
from fairnotice.law.texts import penalty_limit

WAIVABLE = "The secretariat alone may waive this, after consulting the requester and with reasons (RPD art. 83(1)(b))."


def red_notice_for_prosecution(view: View) -> bool:
    """A red notice for a person wanted for prosecution."""
    return is_red(view) and view.request.sought_for is SoughtFor.PROSECUTION


def red_notice_for_sentence(view: View) -> bool:
    """A red notice for a person wanted to serve a sentence."""
    return is_red(view) and view.request.sought_for is SoughtFor.SENTENCE


criteria_apply_together = duty(
    "rpd-83-1-a",
    cites=rpd("art. 83(1)(a)"),
    says="Are the seriousness, penalty and interest criteria all met?",
    carried_by="services.decisions:decide_request",
)


@gate(
    "rpd-83-1-a-ii-pros",
    cites=rpd("art. 83(1)(a)(ii)"),
    applies=red_notice_for_prosecution,
    unless="rpd-83-1-b",
    ground=Ground.MINOR_OFFENCE,
)
def penalty_threshold(view: View) -> Result:
    """Does at least one offence carry a maximum penalty at or above the threshold?"""
    threshold = penalty_limit("red_notice.prosecution_penalty", view.on)
    counted = tuple(charge for charge in _counted(view) if not _judged(charge))
    if not counted and charges_of(view):
        return undetermined(
            "Every charge has been judged, so the maximum penalty no longer counts.",
            ask="A sentence has been imposed: is the person wanted to serve it, or for a new trial?",
        )
    known = [(charge.offence.max_penalty, charge) for charge in counted if is_known(charge.offence.max_penalty)]
    facts = tuple(charge.fact(view, "max_penalty", str(penalty)) for penalty, charge in known)
    highest = max((penalty for penalty, _charge in known), default=None)
    if highest is not None and highest >= threshold:
        return met(f"The highest maximum penalty is {highest}.", *facts)
    if len(known) < len(counted) or not counted:
        return undetermined("The maximum penalty of a charge is not stated.", *facts, ask=ASK_PENALTY)
    return not_met(f"The highest maximum penalty is {highest}, below {threshold}. {WAIVABLE}", *facts)


def _judged(charge: Charge) -> bool:
    """Whether a sentence was imposed for it; after one in absence there may still be a new trial."""
    sentence = charge.warrant.sentence
    return sentence is not None and sentence.in_absentia is not True and is_known(sentence.imposed)


def _counted(view: View) -> tuple[Charge, ...]:
    """The charges that may carry the notice: an excluded one does not carry the others by its penalty."""
    charges = charges_of(view)
    return tuple(charge for charge in charges if not charge.excluded(view)) or charges


@gate(
    "rpd-83-1-a-ii-sent",
    cites=rpd("art. 83(1)(a)(ii)"),
    applies=red_notice_for_sentence,
    unless="rpd-83-1-b",
    ground=Ground.MINOR_OFFENCE,
)
def sentence_threshold(view: View) -> Result:
    """Was a sentence at or above the threshold imposed, or does at least that much remain to be served?"""
    threshold = penalty_limit("red_notice.sentence", view.on)
    imposed, remaining, facts = _sentences(view)
    longest = max((*imposed, *remaining), default=None)
    if longest is not None and longest >= threshold:
        note = ""
        if remaining and max(remaining) < threshold:
            note = f" Only {max(remaining)} remain; the text says 'and/or', so this does not bar by itself."
        return met(f"A sentence or remainder of {longest} reaches {threshold}.{note}", *facts)
    if not imposed or len(imposed) < len(view.warrants):  # a remainder can never be longer than what was imposed
        return undetermined(
            "The sentence imposed is not stated.",
            *facts,
            ask="Which sentence was imposed, and how much of it remains to be served?",
        )
    together = max(_sum(imposed), _sum(remaining))
    if together >= threshold:
        return to_a_person(
            f"Each sentence is below {threshold}, together they are {together}: the text does not say whether to add.",
            *facts,
        )
    return not_met(f"The longest sentence is {longest}, below {threshold}. {WAIVABLE}", *facts)


def _sum(penalties: list[Penalty]) -> Penalty:
    return Penalty(months=sum(p.months for p in penalties), days=sum(p.days for p in penalties))


def _sentences(view: View) -> tuple[list[Penalty], list[Penalty], tuple[FactUsed, ...]]:
    found: dict[str, list[Penalty]] = {"imposed": [], "remaining": []}
    facts: list[FactUsed] = []
    for warrant in view.warrants:
        for name, penalties in found.items():
            penalty = getattr(warrant.sentence, name, None)
            if isinstance(penalty, Penalty):
                where = f"warrants/{warrant.id}/sentence/{name}"
                penalties.append(penalty)
                facts.append(used(view, where, f"{name}: {penalty}", warrant.sources))
    return found["imposed"], found["remaining"], tuple(facts)


@gate(
    "rpd-83-1-a-iii",
    cites=rpd("art. 83(1)(a)(iii)"),
    applies=is_red,
    ground=Ground.NO_COOPERATION_INTEREST,
)
def serves_cooperation(view: View) -> Result:
    """Does the requester say, and attest, that the notice serves police work between countries?"""
    if view.request.attestations.cooperation_interest is False:
        fact = used(view, "request/attestations/cooperation_interest", "not attested", view.request.sources)
        return not_met("The requester does not attest an interest for cooperation.", fact)
    return stated_interest(view)


def a_waiver_is_in_play(view: View) -> bool:
    """A red notice for which the waiver of 83(1)(b) has been begun."""
    return is_red(view) and (view.request.waiver_consulted or bool(view.request.waiver_reasons.strip()))


@gate("rpd-83-1-b", cites=rpd("art. 83(1)(b)"), effect=RuleEffect.PERMIT, applies=a_waiver_is_in_play)
def criteria_waived(view: View) -> Result:
    """Has the secretariat, after consulting the requester, waived seriousness or penalty with reasons?"""
    request = view.request
    reasons = request.waiver_reasons.strip()
    facts = (
        used(view, "request/waiver_consulted", "consulted" if request.waiver_consulted else "not consulted"),
        used(view, "request/waiver_reasons", reasons or "none"),
    )
    if not request.waiver_consulted:
        return not_met("A waiver has reasons, but the requester was not consulted: nothing is waived.", *facts)
    if not reasons:
        return not_met("The requester was consulted, but the waiver has no reasons: nothing is waived.", *facts)
    return met(f"The criteria of seriousness and penalty are waived: {reasons}", *facts)


def several_charges(view: View) -> bool:
    """A red notice with more than one charge."""
    return is_red(view) and len(charges_of(view)) > 1


@gate("rpd-83-1-c", cites=rpd("art. 83(1)(c)"), effect=RuleEffect.PERMIT, applies=several_charges)
def others_may_ride_along(view: View) -> Result:
    """Does one of several offences meet the criteria, so that the notice may carry the others that comply?"""
    charges = charges_of(view)
    carries = {charge: _carries(view, charge) for charge in charges}
    facts = tuple(c.fact(view, "max_penalty", str(c.offence.max_penalty)) for c in charges)
    carrying = [charge for charge, outcome in carries.items() if outcome is Outcome.MET]
    if carrying:
        left_out = [charge for charge in charges if charge.excluded(view)]
        note = f" To be left out and stated as left out: {named(left_out)}." if left_out else ""
        return met(f"Carried by: {named(carrying)}. Charges on separate facts are judged apart.{note}", *facts)
    if Outcome.UNDETERMINED in carries.values():
        return undetermined("Whether one of the charges meets the criteria is not known.", *facts, ask=ASK_PENALTY)
    return not_met("No single charge meets all the criteria.", *facts)


def _carries(view: View, charge: Charge) -> Outcome:
    if charge.excluded(view):
        return Outcome.NOT_MET
    if view.request.sought_for is SoughtFor.SENTENCE:
        return Outcome.MET
    penalty = charge.offence.max_penalty
    if not is_known(penalty):
        return Outcome.UNDETERMINED
    return Outcome.MET if penalty >= penalty_limit("red_notice.prosecution_penalty", view.on) else Outcome.NOT_MET
