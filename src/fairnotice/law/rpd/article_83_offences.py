"""RPD article 83(1)(a)(i): a serious ordinary-law crime, and the kinds that are excluded on their face.

A label never settles the matter (RoP 2.2, paras 52-53): what is ordinary on its face still has its facts weighed by
the rules of practice, and what only a person can classify is put to one.
"""

from dataclasses import replace

from fairnotice.domain.dossier import Evidence, View
from fairnotice.domain.warrant import OffenceCategory
from fairnotice.law.model import (
    Ground,
    Lean,
    Outcome,
    Pointer,
    Result,
    RuleEffect,
    duty,
    gate,
    met,
    not_met,
    undetermined,
    used_evidence,
    weigh,
)
from fairnotice.law.rpd.charges import (
    ADMINISTRATIVE,
    ASK_CATEGORY,
    CULTURE,
    FAMILY,
    Charge,
    category_facts,
    charges_of,
    named,
)
from fairnotice.law.rpd.private_dispute import dispute_asks, dispute_pointers, maybe_private
from fairnotice.law.rpd.scope import is_red, rpd

_CITES = rpd("art. 83(1)(a)(i)")

ORDINARY = frozenset(
    {
        OffenceCategory.MURDER,
        OffenceCategory.BODILY_HARM,
        OffenceCategory.KIDNAPPING,
        OffenceCategory.HOSTAGE_TAKING,
        OffenceCategory.SEXUAL_OFFENCE,
        OffenceCategory.TERRORISM,
        OffenceCategory.TERRORIST_FINANCING,
        OffenceCategory.ROBBERY,
        OffenceCategory.THEFT,
        OffenceCategory.FRAUD,
        OffenceCategory.CORRUPTION,
        OffenceCategory.EMBEZZLEMENT,
        OffenceCategory.MONEY_LAUNDERING,
        OffenceCategory.DRUGS,
        OffenceCategory.ARMS,
        OffenceCategory.EXPORT_CONTROL,
        OffenceCategory.TRAFFICKING,
        OffenceCategory.ORGANISED_CRIME,
        OffenceCategory.CYBERCRIME,
        OffenceCategory.ARSON,
        OffenceCategory.PROPERTY_DAMAGE,
        OffenceCategory.ENVIRONMENT,
        OffenceCategory.FORGERY,
        OffenceCategory.HATE_SPEECH,
        OffenceCategory.ELECTION_OFFENCE,
        OffenceCategory.GENOCIDE,
        OffenceCategory.CRIME_AGAINST_HUMANITY,
        OffenceCategory.WAR_CRIME,
    }
)
"""Kinds that are ordinary-law crime on their face."""


def charged(view: View) -> bool:
    """A red notice with at least one charge; where there is none, 83(2)(b)(ii) asks for it."""
    return is_red(view) and bool(charges_of(view))


@gate("rpd-83-1-a-i", cites=_CITES, applies=charged, unless="rpd-83-1-b", ground=Ground.EXCLUDED_OFFENCE)
def ordinary_law_crime(view: View) -> Result:
    """Is at least one offence a serious ordinary-law crime?"""
    charges = charges_of(view)
    ordinary = [charge for charge in charges if charge.offence.category in ORDINARY]
    if ordinary:
        facts = category_facts(view, ordinary)
        return met(f"On its face ordinary-law crime: {named(ordinary)}. The facts are weighed apart.", *facts)
    if not all(charge.is_classified for charge in charges):
        return undetermined(
            "Which kind of crime is charged is not stated.", *category_facts(view, charges), ask=ASK_CATEGORY
        )
    pointers = tuple(
        Pointer(
            f"'{charge.offence.charge}' is not on its face a serious ordinary-law crime.",
            Lean.AGAINST,
            category_facts(view, [charge]),
        )
        for charge in charges
    )
    return weigh(pointers, nothing="")


def _excluded(view: View, kinds: frozenset[OffenceCategory], what: str) -> Result:
    """Not met when every charge is of an excluded kind, this or another; a charge among others is left out."""
    charges = charges_of(view)
    inside = [charge for charge in charges if charge.offence.category in kinds]
    beside = [charge for charge in charges if charge not in inside]
    facts = category_facts(view, charges)
    if inside and not beside:
        return not_met(f"Every charge concerns {what}: {named(inside)}.", *facts)
    if inside and all(_surely_excluded(view, charge) for charge in beside):
        rest = f"what stands beside is excluded as well: {named(beside)}"
        return not_met(f"This concerns {what}: {named(inside)}; {rest}.", *facts)
    if not all(charge.is_classified for charge in charges):
        return undetermined(f"Whether every charge concerns {what} is not known.", *facts, ask=ASK_CATEGORY)
    if inside:
        return met(f"To be left out, because it concerns {what}: {named(inside)}. The other charges stand.", *facts)
    return met(f"On its face no charge concerns {what}.", *facts)


def _surely_excluded(view: View, charge: Charge) -> bool:
    """Whether the charge is of an excluded kind and no account gives the link that would let it stand."""
    may_stand = charge.offence.category in ADMINISTRATIVE and view.evidence("act.serious_crime_link").somebody_says_so
    return charge.excluded(view) and not may_stand


@gate(
    "rpd-83-excl-culture",
    cites=_CITES,
    effect=RuleEffect.BLOCK,
    applies=charged,
    ground=Ground.EXCLUDED_OFFENCE,
)
def not_custom_or_morals(view: View) -> Result:
    """Is the conduct a crime in more than custom or morals on which countries differ?"""
    return _excluded(view, CULTURE, "custom or morals on which countries differ")


@gate(
    "rpd-83-excl-family",
    cites=_CITES,
    effect=RuleEffect.BLOCK,
    applies=charged,
    ground=Ground.EXCLUDED_OFFENCE,
)
def not_a_family_matter(view: View) -> Result:
    """Is the matter more than a family or private one?"""
    return _excluded(view, FAMILY, "a family or private matter")


@gate(
    "rpd-83-excl-admin",
    cites=_CITES,
    effect=RuleEffect.BLOCK,
    applies=charged,
    ground=Ground.EXCLUDED_OFFENCE,
)
def not_administrative_or_private(view: View) -> Result:
    """Is the matter more than a breach of administrative rules or a private dispute, unless linked to serious crime?"""
    result = _excluded(view, ADMINISTRATIVE, "administrative rules or a private dispute")
    link = view.evidence("act.serious_crime_link")
    inside = any(charge.offence.category in ADMINISTRATIVE for charge in charges_of(view))
    if result.outcome is not Outcome.NOT_MET and not (inside and link.is_true):
        return _with_the_link(view, result, link) if link.is_true else _or_a_private_dispute(view, result)
    facts = (*result.facts, *used_evidence(view, link))
    ask = "Is the conduct meant to enable a serious crime, or linked to organised crime? On which facts?"
    if link.is_true:
        return met("The charge is excluded on its face, but a link to serious or organised crime is stated.", *facts)
    if link.somebody_says_so:
        return undetermined("Accounts differ on a link to serious or organised crime.", *facts, ask=ask)
    if link.is_false:
        return not_met(result.reason, *facts)
    return Result(Outcome.NOT_MET, f"{result.reason} No link to serious crime is stated.", facts, ask=(ask,))


def _with_the_link(view: View, result: Result, link: Evidence) -> Result:
    """The result, with the link that lets the charge stand where accounts speak for a private dispute behind it."""
    left = [charge for charge in charges_of(view) if not charge.excluded(view)]
    pointers = dispute_pointers(view, maybe_private(view, left))
    if not pointers:
        return result
    note = "Accounts speak for a private dispute, but a link to serious or organised crime is stated."
    told = (*result.facts, *used_evidence(view, link), *(fact for pointer in pointers for fact in pointer.facts))
    return replace(result, reason=f"{result.reason} {note}", facts=tuple(dict.fromkeys(told)))


def _or_a_private_dispute(view: View, result: Result) -> Result:
    """The result, or a question for people where accounts speak for a private dispute behind all that is left."""
    left = [charge for charge in charges_of(view) if not charge.excluded(view)]
    doubtful = maybe_private(view, left)
    pointers = dispute_pointers(view, doubtful)
    if not pointers:
        return result
    if len(doubtful) < len(left):
        note = f"Accounts speak for a private dispute behind {named(doubtful)}: look whether to leave that out."
        facts = dict.fromkeys((*result.facts, *(fact for pointer in pointers for fact in pointer.facts)))
        return replace(result, reason=f"{result.reason} {note}", facts=tuple(facts))
    return weigh(pointers, nothing="", ask=tuple(dict.fromkeys((*result.ask, *dispute_asks(view)))))


list_of_excluded_offences = duty(
    "rpd-83-list",
    cites=_CITES,
    says="Does whoever assesses have the list of excluded offences before them?",
    carried_by="services.reviews:assess_request",
)
