"""The words for what is coded: facts, factors, topics. Whatever has no word of its own is read as it is coded."""

import re
from collections.abc import Iterable
from types import MappingProxyType

from fairnotice.law.published.entries import Precedent, PublishedFactor, PublishedKind, Value

FACTS = MappingProxyType(
    {
        "offence_is_ordinary_law_crime": "ordinary-law crime on its face",
        "wanted_by_own_country": "sought by the person's own country",
        "interstate_request_vs_national_of_other_member": "a state seeks a national of another member",
        "act_in_office": "acted in office",
        "subject_in_office_now": "in office now",
        "subject_status": "who the person is",
        "general_context": "general context",
        "requesting_source": "who asks",
        "membership_only": "membership and nothing more",
        "personal_role_described": "the person's own role is described",
        "organisation_recognition": "who regards the organisation as terrorist",
        "freedom_expression": "the conduct is expression",
        "freedom_assembly": "the conduct is assembly",
        "freedom_association": "the conduct is association",
        "freedom_religion": "the conduct is religious",
        "act_connected_with_political_life": "connected with political life",
        "foreign_state_involvement_alleged": "another state is said to stand behind it",
        "dual_use_or_weapons_goods": "arms or dual-use goods",
        "source_supplied_requested_detail": "the source gave the detail that it was asked for",
        "similar_requests_denied_or_parallel": "similar requests were refused or run beside it",
        "act_of_state_or_military_operation": "an act of state or a military operation",
        "charges_from_separate_facts": "the charges rest on separate facts",
        "crime_against_humanity_or_war_crime": "an international crime",
        "hate_or_incitement": "hatred or incitement",
        "international_body_or_ngo_critical": "an international body is critical",
        "attack_on_head_of_state": "an attack on a head of state",
        "request_close_to_political_event": "the request comes close to a political event",
        "statements_by_authorities": "authorities tie the case to another state",
        "location_known_or_extradition_running": "whereabouts known, or extradition running",
        "un_mandated_force_attacked": "a force of the United Nations was attacked",
        "rights_violation_found_by_competent_body": "a competent body found a breach of rights",
        "third_state_refused_extradition": "another state refused extradition",
        "other_country_protest": "another country protested",
        "ncb_replied_to_commission": "the bureau answered the Commission",
        "ncb_reply_quality": "the bureau's answer",
        "ncb_sought_extradition": "the bureau sought extradition",
        "extradition_refused_by_n_countries": "countries that refused extradition",
        "in_absentia": "tried in absence",
        "ne_bis_in_idem": "tried twice for the same",
        "ne_bis_in_idem_claimed": "says that it was tried before",
        "retention_legal_basis_confirmed": "the legal basis was confirmed",
    }
)
VALUES = MappingProxyType(
    {
        "requesting_source": {"state": "a state", "international_tribunal": "an international court"},
        "organisation_recognition": {
            "universal": "everybody",
            "some_states": "some states",
            "little_or_none": "the source alone, or nearly",
        },
        "general_context": {"inter_state_dispute": "dispute between states"},
    }
)
TOPICS = MappingProxyType(
    {
        "article2_general": "human rights in general",
        "predominance": "which character predominates",
        "politicians_own": "politicians, sought by their own country",
        "politicians_foreign": "politicians, sought by another country",
        "expression": "freedom of expression",
        "assembly": "freedom of assembly",
        "assembly_terror": "assembly and terrorism charges",
        "association": "freedom of association",
        "state_security": "security of the state",
        "coup_unrest": "coup and unrest",
        "terror_universal": "terrorism, organisation that everybody lists",
        "terror_some": "terrorism, organisation that some states list",
        "terror_little": "terrorism, organisation that hardly anybody lists",
        "sanctions_unsc": "sanctions of the Security Council",
        "sanctions_multilateral": "sanctions of several states",
        "sanctions_unilateral": "sanctions of one state",
        "elections": "election crimes",
        "illegal_emigration": "illegal emigration",
        "military_pure": "military offences",
        "military_ordinary": "ordinary crimes of soldiers",
        "armed_conflict": "armed conflict",
        "international_crimes": "international crimes",
        "religion_pure": "religious offences",
        "religion_mixed": "religion and ordinary crime",
        "religion_terms": "loaded terms about religion or race",
        "separation": "separation of charges",
        "coherence": "whether facts and charges agree",
    }
)
_FACTOR = re.compile(
    r"(?:34\(3\)\((?P<letter>[a-g])\)|art2(?P<second>\(2\))?|(?P<chapter>\d+(?:\.\d+)+))\s+(?P<rest>.*)"
)


def fact_words(key: str, values: Value | Iterable[Value]) -> str:
    """A coded fact in words: `private gain: no`. Several values are told with "or"."""
    return f"{FACTS.get(key, key.replace('_', ' '))}: {value_words(key, values)}"


def value_words(key: str, values: Value | Iterable[Value]) -> str:
    """The value of a coded fact in words, or several of them."""
    given = (values,) if isinstance(values, bool | int | str) else tuple(values)
    return " or ".join(sorted(_value(key, value) for value in given))


def _value(key: str, value: Value) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    word = VALUES.get(key, {}).get(str(value))
    return word or str(value).replace("_", " ")


def factor_words(name: str) -> str:
    """A factor with its place: `34(3)(a) nature of offence` is "RPD art. 34(3)(a): nature of offence"."""
    found = _FACTOR.fullmatch(name)
    if not found:
        return name[:1].upper() + name[1:]
    if found["letter"]:
        place = f"RPD art. 34(3)({found['letter']})"
    elif found["chapter"]:
        place = f"RoP {found['chapter']}"
    else:
        place = f"Const art. 2{found['second'] or ''}"
    return f"{place}: {found['rest']}"


def factor_told(factor: PublishedFactor) -> str:
    """A factor, which way it pointed and why, in one line."""
    note = f": {factor.note}" if factor.note else ""
    direction = f", {factor.direction} processing" if factor.direction in {"against", "for"} else ""
    rule = f" ({factor.rule})" if factor.rule else ""
    return f"{factor_words(factor.name)}{direction}{note}{rule}"


def title_words(entry: Precedent) -> str:
    """What an entry is called: its place in the publication."""
    if entry.kind is PublishedKind.COMMISSION:
        return f"Commission, {entry.where[:1].lower()}{entry.where[1:]}"
    return f"RoP {entry.where}"


def topic_words(topic: str) -> str:
    """What an entry is about, in words."""
    return TOPICS.get(topic, plain(topic))


def chapter_title(chapter: str) -> str:
    """The title of a chapter without its number, which stands in the place of each entry."""
    number, _, title = chapter.partition(" ")
    return title if number[:1].isdigit() and title else chapter


def plain(code: str) -> str:
    """A code of a topic, a kind of notice or a form in words."""
    return code.replace("_", " ")
