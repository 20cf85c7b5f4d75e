"""A coded example of published practice as a dossier, so that a review can be run on it.

The mapping feeds what a bureau could state, and nothing that already judges: the keys in `JUDGING` say what somebody
concluded (that an offence is purely political, that participation is shown), and are left out. Everything formal is an
ordinary, complete, invented file: identity, warrant, penalty, assurances, an account of the person's own acts. Where
the example says that no role is described, the account is left without acts. What an example does not say (null) is
said by nobody in the file.
"""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import UTC, date, datetime
from types import MappingProxyType
from typing import Any

from fairnotice.domain.dates import Moment
from fairnotice.domain.dossier import Dossier
from fairnotice.domain.facts import FACTS
from fairnotice.domain.request import Attestations
from fairnotice.formats.dossier import dossier_from

JUDGING = frozenset(
    {
        "pure_political_offence",
        "pure_military_offence",
        "pure_religious_or_racial_offence",
        "neutrality_implication",
        "active_participation_evidence",
        "link_between_aims_and_victims",
    }
)
"""Codes that are close to the conclusion. They would feed the answer and not the facts."""

ASKING, OTHER, THIRD = "PT", "UY", "NO"
"""The requesting state, the state of a foreign person, and one with no part in it."""
DAY = date(2025, 1, 15)
MOMENT = Moment(on=DAY, known=datetime(2025, 1, 16, tzinfo=UTC))

KINDS = MappingProxyType(
    {
        "red_notice": "red",
        "red_notice+wanted_diffusion": "red",
        "red_notice;yellow_notice": "red",
        "wanted_diffusion": "wanted_diffusion",
        "diffusion": "diffusion",
        "blue_diffusion": "diffusion",
        "blue_notice": "blue",
        "green_notice": "green",
        "yellow_notice": "yellow",
    }
)
"""Anything else (a message, a record, not specified) is looked at as a red notice is: the strictest reading."""

CATEGORIES = MappingProxyType(
    {
        "murder": "murder",
        "attempted_murder": "murder",
        "bodily_harm": "bodily_harm",
        "assault_on_official": "bodily_harm",
        "kidnapping": "kidnapping",
        "hostage_taking": "hostage_taking",
        "terrorist_act": "terrorism",
        "terrorism_membership": "terrorist_membership",
        "terrorism_propaganda": "terrorist_membership",
        "terrorism_financing": "terrorist_financing",
        "robbery": "robbery",
        "fraud": "fraud",
        "corruption_financial": "corruption",
        "embezzlement": "embezzlement",
        "money_laundering": "money_laundering",
        "abuse_of_office": "abuse_of_office",
        "drug_trafficking": "drugs",
        "export_control": "export_control",
        "sanctions_violation": "sanctions",
        "organized_crime": "organised_crime",
        "cyber_intrusion": "cybercrime",
        "riot_public_disorder": "riot",
        "property_damage": "property_damage",
        "election_crime": "election_offence",
        "insult_defamation": "insult_or_defamation",
        "offensive_expression": "banned_opinion",
        "treason": "treason",
        "sedition": "sedition",
        "espionage": "espionage",
        "state_secrets": "state_secrets",
        "coup": "coup",
        "religious_insult": "banned_opinion",
        "hate_speech": "hate_speech",
        "ngo_regulation": "administrative",
        "religious_organisation": "banned_faith",
        "prohibited_association": "prohibited_association",
        "forgery": "forgery",
        "desertion": "desertion",
        "illegal_emigration": "illegal_exit",
        "military_operation": "military_operation",
        "genocide": "genocide",
        "crime_against_humanity": "crime_against_humanity",
        "war_crime": "war_crime",
        "tax": "tax",
        "unfunded cheque": "unfunded_cheque",
        "parental abduction": "parental_abduction",
        "drugs": "drugs",
    }
)
STATUSES = MappingProxyType(
    {
        "head_of_state": ("head_of_state", True),
        "former_head_of_state": ("head_of_state", False),
        "politician": ("minister", None),
        "former_politician": ("minister", False),
        "official": ("official", True),
        "former_official": ("official", False),
        "military": ("military", True),
        "police_officer": ("official", True),
        "state_agent": ("official", True),
        "diplomat": ("diplomat", True),
    }
)
"""Status to kind of office, and whether it is held now. A politician holds one only where the example says so."""
CONTEXTS = MappingProxyType(
    {
        "inter_state_dispute": "context.interstate_tension",
        "war": "context.armed_conflict",
        "coup": "context.coup",
        "unrest": "context.unrest",
        "election": "context.election",
    }
)
SECURITY = frozenset({"treason", "sedition", "espionage", "state_secrets", "state_security"})
SAID = MappingProxyType({fact.practice: key for key, fact in FACTS.items() if fact.practice})
APART = frozenset({"property_damage", "immunity", "request_close_to_political_event"})
"""Codes with a mapping of their own."""
WORDS = MappingProxyType(
    {"some_states": "regional_or_some", "little_or_none": "source_only", "unidentified": "source_only"}
)
"""Words of the examples in ours. A group that nobody names is read as one that only the source calls terrorist."""

DECISIONS = MappingProxyType(
    {
        "effective_participation_described": "personal_role_described",
        "human_rights_risk_individualised": "torture_risk",
        "national_court_found_rights_risk": "rights_violation_found_by_competent_body",
        "regional_court_judgment": "rights_violation_found_by_competent_body",
    }
)

Coded = Mapping[str, Any]


def dossier_of(example: Mapping[str, Any]) -> Dossier:
    """The dossier of one coded example. Raises KeyError when the example has no `id` or `facts_coded`."""
    stated = {k: v for k, v in example["facts_coded"].items() if v is not None and k not in JUDGING}
    coded = {**_of_a_decision(stated), **stated}
    kind = KINDS.get(str(example.get("notice_kind") or coded.get("notice_kind") or ""), "red")
    return dossier_from(
        {
            "schema": "fairnotice-case/1",
            "id": example["id"],
            "title": "A coded example of published practice",
            "request": _request(coded, kind),
            "incident": {"what": "What the account tells.", "when": "2023-11-09", "place": "Marvela"},
            "subjects": [_subject(coded, kind)],
            "warrants": [] if kind == "yellow" else [_warrant(coded)],
            "statements": [_statement(key, value) for key, value in _said(coded)],
            "positions": list(_positions(coded)),
            "sources": [
                {"id": "file", "kind": "requester", "title": "the requesting bureau's file"},
                {"id": "record", "kind": "record", "title": "an official record"},
                {"id": "bureau", "kind": "bureau", "title": "another bureau"},
                {"id": "body", "kind": "body", "title": "an international body"},
            ],
        }
    )


def _of_a_decision(coded: Coded) -> dict[str, Any]:
    """The codes of the Commission's decisions in those of the Repository's examples."""
    found: dict[str, Any] = {}
    for theirs, ours in DECISIONS.items():
        if theirs in coded:
            found[ours] = coded[theirs]
    if coded.get("ncb_reply_quality") in {"none on substance", "general"}:
        found["source_supplied_requested_detail"] = False
    if coded.get("ncb_reply_quality") == "specific":
        found["source_supplied_requested_detail"] = True
    for theirs, category in (("family_matter", "family_matter"), ("administrative_matter", "administrative")):
        if coded.get(theirs):
            found["matter"] = category
    return found


def _request(coded: Coded, kind: str) -> dict[str, Any]:
    tribunal = coded.get("requesting_source") in {"international_tribunal", "un_body"}
    bureau = {"kind": "bureau", "name": "the asking bureau", "country": ASKING}
    return {
        "kind": kind,
        "stage": "filed",
        "filed": "2025-01-10",
        "purpose": "arrest" if kind in {"red", "wanted_diffusion"} else "locate",
        "sought_for": "prosecution",
        "language": "en",
        "interest": "The person is believed to have left the country.",
        "sources": ["file"],
        "requester": {"kind": "tribunal", "name": "an international court"} if tribunal else bureau,
        "assurances": {"issuer_competent": True, "extradition_will_be_sought": True, "extradition_countries": [THIRD]},
        "attestations": {field.name: True for field in fields(Attestations)},
        "metadata": {
            "confidentiality": "OFFICIAL_USE_ONLY",
            "retention_months": 60,
            "access_limits": [],
            "linked_event": "what the account tells",
            "relevance": "The person is believed to have left the country.",
        },
    }


def _subject(coded: Coded, kind: str) -> dict[str, Any]:
    own = coded.get("wanted_by_own_country")
    foreign = own is False or coded.get("interstate_request_vs_national_of_other_member") is True
    nationality = [ASKING] if own else [OTHER] if foreign else []
    subject: dict[str, Any] = {
        "id": "s1",
        "reality": "invented",
        "status": "missing" if kind == "yellow" else "charged",
        "identities": [
            {
                "names": [{"text": "Orin Tavesk", "kind": "primary", "family": "Tavesk", "given": "Orin"}],
                "births": ["1970-09-17"],
                "sex": "male",
                "nationalities": nationality,
                "documents": [{"kind": "passport", "number": "XQ7714203"}],
                "photo": "good",
                "description": "1.82 m, scar on the left forearm",
                "biometrics": True,
                "sources": ["file"],
            }
        ],
        "offices": list(_offices(coded, OTHER if foreign else ASKING)),
        "protections": list(_protections(coded, own)),
        "participation": {
            "summary": "What this person is said to have done is told.",
            "acts": ["what the account tells"],
            "role": "as the account tells",
            "place": "Marvela",
            "when": "2023-11-09",
            "means": "as the account tells",
            "sources": ["file"],
        },
    }
    if coded.get("personal_role_described") is False:
        subject["participation"] = {"summary": "The person was involved.", "sources": ["file"]}
    return subject


def _offices(coded: Coded, state: str) -> Iterable[dict[str, Any]]:
    kind, serving = STATUSES.get(str(coded.get("subject_status")), ("", None))
    now = coded.get("subject_in_office_now", serving)
    if not kind or now is None:
        return
    office = {"kind": kind, "title": kind.replace("_", " "), "state": state, "began": "2015-01-01"}
    yield {**office, "sources": ["file"]} | ({} if now else {"ended": "2024-06-30"})


def _protections(coded: Coded, own: bool | None) -> Iterable[dict[str, Any]]:
    """A status against the asking state where the person is its national; else against a state not named."""
    against = {"against": ASKING} if own else {}
    if coded.get("refugee_status_granted"):
        yield {"kind": "refugee", "confirmed": True, "sources": ["bureau"], **against}
    if coded.get("asylum_seeker"):
        yield {"kind": "asylum_seeker", "confirmed": True, "sources": ["bureau"], **against}


def _warrant(coded: Coded) -> dict[str, Any]:
    category = coded.get("matter") or CATEGORIES.get(str(coded.get("offence_category")))
    if category is None and coded.get("administrative_offence"):
        category = "administrative"
    if category is None:
        ordinary = coded.get("offence_is_ordinary_law_crime")
        category = {True: "robbery", False: "state_security"}.get(ordinary, "other")
    offences = [_offence("o1", category)]
    if coded.get("charge_against_state_security") and category not in SECURITY:
        offences.append(_offence("o2", "state_security"))
    return {
        "id": "w1",
        "subjects": ["s1"],
        "reference": "417/24",
        "place": "Marvela",
        "issued": "2024-02-12",
        "in_force": True,
        "time_barred_from": "2038-11-09",
        "appeal_to_court": True,
        "copy_attached": True,
        "sources": ["file"],
        "authority": {"name": "Criminal Court of Marvela", "kind": "court", "country": ASKING},
        "offences": offences,
    }


def _offence(id: str, category: str) -> dict[str, Any]:
    return {
        "id": id,
        "charge": category.replace("_", " "),
        "category": category,
        "provision": "Penal Code, art. 1",
        "provision_text": "Whoever does so is punished with prison.",
        "max_penalty": "10 years",
        "facts": "one",
    }


def _said(coded: Coded) -> Iterable[tuple[str, bool | str]]:
    """The coded facts as statements of the file, each under its own key."""
    for code, key in SAID.items():
        if code in coded and code not in APART:
            value = WORDS.get(coded[code], coded[code]) if isinstance(coded[code], str) else coded[code]
            if isinstance(value, bool) or value in FACTS[key].values:
                yield key, value
    damage = coded.get("property_damage")
    if damage is not None:
        yield "act.property_damage", damage == "serious"
        yield "act.minor_damage", damage == "minor"
    if coded.get("general_context") in CONTEXTS:
        yield CONTEXTS[coded["general_context"]], True
    if coded.get("request_close_to_political_event") and coded.get("general_context") not in CONTEXTS:
        yield "context.election", True
    status = coded.get("subject_status")
    if status in {"activist", "journalist", "lawyer", "religious_figure"}:
        yield "person.sensitive_profession", True
    if status in {"politician", "family_of_politician"}:
        yield "person.politician_or_associate", True
    if coded.get("immunity") in {"none", "lifted"}:
        yield "person.domestic_immunity", False


def _statement(key: str, value: bool | str) -> dict[str, Any]:
    words = f"{FACTS[key].meaning} {'Yes' if value is True else 'No' if value is False else value}."
    return {
        "id": "says-" + key.replace(".", "-").replace("_", "-"),
        "about": key,
        "value": value,
        "by": "the asking bureau",
        "words": words,
        "firmness": "stated",
        "source": "file",
    }


def _positions(coded: Coded) -> Iterable[dict[str, Any]]:
    if coded.get("other_country_protest"):
        yield {"by": OTHER, "kind": "protest", "words": "It protests.", "sources": ["bureau"]}
    if coded.get("third_state_refused_extradition") or coded.get("extradition_refused"):
        ground = {"ground": str(coded["extradition_refusal_ground"])} if "extradition_refusal_ground" in coded else {}
        yield {"by": THIRD, "kind": "extradition_refused", "words": "It refused.", "sources": ["bureau"], **ground}
    if coded.get("international_body_or_ngo_critical"):
        yield {"by": "an international body", "kind": "calls_case_political", "words": "So.", "sources": ["body"]}
