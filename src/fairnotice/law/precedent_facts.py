"""A case in the codes of the published examples. The mapping is written out here and nowhere else.

A value may have several codes (two charges, two offices); a fact on which accounts differ has none.
"""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from fairnotice.domain.dossier import PositionKind, View
from fairnotice.domain.facts import FACTS
from fairnotice.domain.request import RequesterKind
from fairnotice.domain.subject import OfficeKind, ProtectionKind
from fairnotice.domain.unknown import Unknown, is_known
from fairnotice.domain.warrant import OffenceCategory
from fairnotice.law.practice.reading import INTERNATIONAL_CRIMES, STATE_CHARGES, charges, offices_elsewhere_now, says
from fairnotice.law.practice.state_security import SECURITY_CHARGES
from fairnotice.law.published.entries import PublishedKind, Value, published

C, K = OffenceCategory, OfficeKind

CATEGORIES = MappingProxyType(
    {
        C.MURDER: "murder",
        C.BODILY_HARM: "bodily_harm",
        C.TERRORISM: "terrorist_act",
        C.TERRORIST_MEMBERSHIP: "terrorism_membership",
        C.TERRORIST_FINANCING: "terrorism_financing",
        C.FRAUD: "fraud",
        C.CORRUPTION: "corruption_financial",
        C.EMBEZZLEMENT: "corruption_financial",
        C.MONEY_LAUNDERING: "money_laundering",
        C.ABUSE_OF_OFFICE: "abuse_of_office",
        C.DRUGS: "drug_trafficking",
        C.EXPORT_CONTROL: "export_control",
        C.SANCTIONS: "sanctions_violation",
        C.ORGANISED_CRIME: "organized_crime",
        C.CYBERCRIME: "cyber_intrusion",
        C.RIOT: "riot_public_disorder",
        C.PROPERTY_DAMAGE: "riot_public_disorder",
        C.UNAUTHORISED_ASSEMBLY: "riot_public_disorder",
        C.ELECTION_OFFENCE: "election_crime",
        C.INSULT_OR_DEFAMATION: "insult_defamation",
        C.BANNED_OPINION: "offensive_expression",
        C.TREASON: "treason",
        C.ESPIONAGE: "espionage",
        C.COUP: "coup",
        C.BANNED_FAITH: "religious_organisation",
        C.FORGERY: "forgery",
        C.DESERTION: "desertion",
        C.ILLEGAL_EXIT: "illegal_emigration",
        C.MILITARY_OPERATION: "military_operation",
        C.GENOCIDE: "genocide",
        C.CRIME_AGAINST_HUMANITY: "crime_against_humanity",
        C.WAR_CRIME: "war_crime",
    }
)
OFFICES = MappingProxyType(
    {
        K.HEAD_OF_STATE: ("head_of_state", "former_head_of_state"),
        K.HEAD_OF_GOVERNMENT: ("politician", "former_politician"),
        K.FOREIGN_MINISTER: ("politician", "former_politician"),
        K.MINISTER: ("politician", "former_politician"),
        K.MEMBER_OF_PARLIAMENT: ("politician", "former_politician"),
        K.CANDIDATE: ("politician", "politician"),
        K.OFFICIAL: ("official", "former_official"),
        K.MILITARY: ("military", "military"),
        K.DIPLOMAT: ("diplomat", "diplomat"),
    }
)
CONTEXTS = MappingProxyType(
    {
        "neutrality.part_of_interstate_dispute": "inter_state_dispute",
        "context.interstate_tension": "inter_state_dispute",
        "context.armed_conflict": "war",
        "act.armed_conflict": "war",
        "context.coup": "coup",
        "context.unrest": "unrest",
        "context.election": "election",
    }
)
WORDS = MappingProxyType({"regional_or_some": "some_states", "source_only": "little_or_none"})


def coded(view: View) -> Mapping[str, frozenset[Value]]:
    """Everything that the file gives, in the codes of the examples; a code that the file does not give is absent."""
    found: dict[str, frozenset[Value]] = {}
    for part in (_statements(view), _charges(view), _person(view), _requester(view), _others(view)):
        found.update(part)
    return found


def _statements(view: View) -> dict[str, frozenset[Value]]:
    found: dict[str, frozenset[Value]] = {}
    told = {statement.about for statement in view.dossier.statements}  # few of the facts are; the others need no look
    for key, fact in FACTS.items():
        if key not in told or not fact.practice or fact.practice == "immunity":
            continue  # the examples code immunity by kind; _person does
        value = view.evidence(key).value
        if isinstance(value, Unknown):
            continue
        found[fact.practice] = frozenset({WORDS.get(value, value) if isinstance(value, str) else value})
    contexts = frozenset(context for key, context in CONTEXTS.items() if key in told and says(view, key))
    if contexts:
        found["general_context"] = frozenset[Value](contexts)
    return found


def _charges(view: View) -> dict[str, frozenset[Value]]:
    known = [offence.category for offence in view.offences if is_known(offence.category)]
    if not known:
        return {}
    found: dict[str, frozenset[Value]] = {
        "offence_is_ordinary_law_crime": frozenset({any(category not in STATE_CHARGES for category in known)})
    }
    categories = frozenset(CATEGORIES[category] for category in known if category in CATEGORIES)
    categories |= _same_words() & {category.value for category in known if category not in CATEGORIES}
    if categories:
        found["offence_category"] = frozenset[Value](categories)
    if charges(view, SECURITY_CHARGES):
        found["charge_against_state_security"] = frozenset({True})
    if charges(view, INTERNATIONAL_CRIMES):
        found["crime_against_humanity_or_war_crime"] = frozenset({True})
    return found


@cache
def _same_words() -> frozenset[str]:
    """Kinds of charge that the examples call by our own word: what the table leaves out is then that word."""
    theirs = {str(entry.coded.get("offence_category")) for entry in published(PublishedKind.REPOSITORY)}
    return frozenset(theirs & {category.value for category in OffenceCategory})


def _person(view: View) -> dict[str, frozenset[Value]]:
    found: dict[str, frozenset[Value]] = {}
    statuses = {OFFICES[o.kind][0] for o in view.offices_now} or {OFFICES[o.kind][1] for o in view.offices_before}
    if statuses:
        found["subject_status"] = frozenset[Value](statuses)
        found["subject_in_office_now"] = frozenset({bool(view.offices_now)})
    if view.evidence("person.immunity_lifted").is_true:
        found["immunity"] = frozenset({"none"})
    elif any(office.kind.personal_immunity for office in offices_elsewhere_now(view)):
        found["immunity"] = frozenset({"likely"})
    kinds = {protection.kind for protection in view.protections}
    if ProtectionKind.REFUGEE in kinds:
        found["refugee_status_granted"] = frozenset({True})
    if ProtectionKind.ASYLUM_SEEKER in kinds:
        found["asylum_seeker"] = frozenset({True})
    if view.participation is not None:
        found["personal_role_described"] = frozenset({bool(view.participation.acts)})
    return found


def _requester(view: View) -> dict[str, frozenset[Value]]:
    by_state = view.request.requester.kind is RequesterKind.BUREAU
    found: dict[str, frozenset[Value]] = {
        "requesting_source": frozenset({"state" if by_state else "international_tribunal"})
    }
    own = view.wanted_by_own_state
    if is_known(own):
        found["wanted_by_own_country"] = frozenset({own})
        found["interstate_request_vs_national_of_other_member"] = frozenset({by_state and not own})
    return found


def _others(view: View) -> dict[str, frozenset[Value]]:
    kinds = {position.kind for position in view.positions}
    codes = {
        PositionKind.PROTEST: "other_country_protest",
        PositionKind.EXTRADITION_REFUSED: "third_state_refused_extradition",
        PositionKind.CALLS_CASE_POLITICAL: "international_body_or_ngo_critical",
    }
    return {code: frozenset({True}) for kind, code in codes.items() if kind in kinds}
