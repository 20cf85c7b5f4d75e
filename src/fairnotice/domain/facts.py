"""The facts that the law asks about beyond the papers themselves: a closed list of keys, each with its question.

A statement gives a fact its coded value (true, false, or one of the listed words). `ask` is the question put to
the requesting bureau when the fact is unknown and matters; it is empty where the bureau must not be asked,
because the question itself would tell it something (protection, other states' positions, the Commission's
material). `practice` is the name of the same fact in the coded examples of published practice.
"""

from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class FactKey:
    """One fact: what it means, which values it takes, whether the requester may be asked."""

    key: str
    meaning: str
    ask: str = ""
    values: tuple[str, ...] = ()  # empty: true or false
    practice: str = ""


_KEYS = (
    # the act
    FactKey(
        "act.state_operation",
        "The act was an act of state or a military operation.",
        "Was the act ordered or carried out as an act of another state or as a military operation?",
        practice="act_of_state_or_military_operation",
    ),
    FactKey(
        "act.official_capacity",
        "The person acted in office, in an official capacity.",
        "Did the person act in an official capacity? In which office?",
        practice="act_in_office",
    ),
    FactKey(
        "act.political_life",
        "The act is connected with political life.",
        "Is the act connected with political life?",
        practice="act_connected_with_political_life",
    ),
    FactKey(
        "act.violence_or_serious_harm",
        "The act caused or threatened death, injury or grave harm to a person.",
        "Which harm did the act cause, and to whom?",
        practice="violence_or_serious_harm",
    ),
    FactKey(
        "act.victims_civilian",
        "The victims are civilians or private persons.",
        "Who are the victims?",
        practice="victims_civilian",
    ),
    FactKey(
        "act.private_gain",
        "The person, or somebody close, gained personally.",
        "Did the person gain personally? What, and when?",
        practice="private_gain",
    ),
    FactKey(
        "act.peaceful",
        "The person's own conduct was peaceful.",
        "Which violent act is the person said to have committed?",
        practice="conduct_peaceful",
    ),
    FactKey(
        "act.expression",
        "The conduct is speech or the expression of an opinion.",
        "Is the conduct speech?",
        practice="freedom_expression",
    ),
    FactKey(
        "act.assembly",
        "The conduct is taking part in a gathering.",
        "Is the conduct taking part in a gathering?",
        practice="freedom_assembly",
    ),
    FactKey(
        "act.association",
        "The conduct is founding, running or joining a group.",
        "Is the conduct founding, running or joining a group?",
        practice="freedom_association",
    ),
    FactKey(
        "act.religion",
        "The conduct is the practice of a faith.",
        "Is the conduct the practice of a faith?",
        practice="freedom_religion",
    ),
    FactKey(
        "act.membership_only",
        "Nothing but membership of a group is alleged.",
        "Which acts beyond membership are alleged?",
        practice="membership_only",
    ),
    FactKey(
        "act.hate_or_incitement",
        "The speech is hate speech or incitement closely tied to a risk of violence.",
        "Which words, and which risk of violence?",
        practice="hate_or_incitement",
    ),
    FactKey(
        "act.speech_target",
        "At whom the speech is aimed.",
        "At whom was the speech aimed?",
        values=("state", "private", "religion"),
        practice="speech_target",
    ),
    FactKey(
        "act.attack_on_head_of_state",
        "The act is an attempt on the life of a head of state or of a member of the family.",
        "Was the victim a head of state or of the family of one?",
        practice="attack_on_head_of_state",
    ),
    FactKey(
        "act.property_damage",
        "The act damaged property.",
        "Which damage, worth how much?",
        practice="property_damage",
    ),
    FactKey(
        "act.armed_conflict",
        "The act took place in an armed conflict that is recognised internationally.",
        "Was there an armed conflict at the time and place of the act?",
        practice="armed_conflict_recognised",
    ),
    FactKey(
        "act.law_of_war_violation",
        "A breach of the laws of war is alleged.",
        "Which rule of the law of war is said to be broken?",
        practice="law_of_war_violation_alleged",
    ),
    FactKey(
        "act.un_operation_victims",
        "The victims served in an operation under a resolution of the UN Security Council.",
        "Did the victims serve in an operation under a Security Council resolution?",
    ),
    FactKey(
        "act.serious_crime_link",
        "The conduct is meant to enable a serious crime, or is suspected of links to organised crime.",
        "Is the conduct meant to enable a serious crime, or linked to organised crime?",
    ),
    FactKey(
        "act.treaty_based",
        "Widely ratified treaties oblige states to suppress the conduct.",
        "Which treaty obliges states to suppress the conduct?",
        practice="treaty_based_offence",
    ),
    FactKey(
        "act.organisation_recognition",
        "Who recognises the group as terrorist.",
        "Which group, and who has listed it?",
        values=("universal", "regional_or_some", "source_only"),
        practice="organisation_recognition",
    ),
    # the person
    FactKey(
        "person.political_opponent",
        "The person is an opponent, candidate, activist, journalist or lawyer of such people.",
        "",
        practice="political_opponent",
    ),
    FactKey(
        "person.politician_or_associate",
        "The person is or was a politician or high official, or a relative or close associate of one.",
        "",
    ),
    FactKey(
        "person.immunity_lifted",
        "The immunity of the person was lifted or waived by who may do so.",
        "Was immunity lifted or waived? By whom, and by which decision?",
    ),
    FactKey(
        "person.domestic_immunity",
        "The person may enjoy immunity under the law of the requesting state.",
        "Does the person enjoy immunity under your law? If it was lifted, by which decision?",
        practice="immunity",
    ),
    # the requester
    FactKey(
        "requester.in_conflict",
        "The requesting state is in armed conflict or acute dispute with the state of the person.",
        "",
    ),
    FactKey("requester.de_facto_government", "The requesting government came to power by a coup.", ""),
    FactKey(
        "requester.mandated_by_security_council",
        "The requester acts under the authority of the UN Security Council.",
        "",
    ),
    # neutrality
    FactKey(
        "neutrality.part_of_interstate_dispute",
        "The matter is part of a dispute between states.",
        "",
        practice="foreign_state_involvement_alleged",
    ),
    FactKey(
        "neutrality.officials_tie_case_to_state",
        "Officials of the requesting state tie the case to another state.",
        "",
        practice="statements_by_authorities",
    ),
    FactKey("neutrality.settlement_running", "The states are settling the matter between them.", ""),
    # the setting
    FactKey("context.interstate_tension", "Tension between the states was high before or after the act.", ""),
    FactKey("context.armed_conflict", "The states are at war or in armed conflict.", ""),
    FactKey("context.coup", "The request is tied to a coup or an attempt.", "", practice=""),
    FactKey("context.unrest", "The request is tied to unrest or mass arrests.", ""),
    FactKey(
        "context.election",
        "The request comes close to an election.",
        "",
        practice="request_close_to_political_event",
    ),
    FactKey(
        "context.similar_requests_refused",
        "Similar requests were refused before.",
        "",
        practice="similar_requests_denied_or_parallel",
    ),
    FactKey(
        "context.location_known",
        "The person's whereabouts are known and extradition is already running.",
        "Is the person's whereabouts known to you, and is extradition already asked for?",
        practice="location_known_or_extradition_running",
    ),
    FactKey(
        "context.regional_operation",
        "The request is part of a regional police operation.",
        "Is the request part of a regional police operation?",
    ),
    FactKey(
        "context.act_abroad",
        "The act took place in a third state.",
        "In which state did the act take place, and does that state prosecute?",
    ),
    # rights
    FactKey(
        "rights.competent_finding",
        "A competent court or body found a breach or a real individual risk of one.",
        "",
        practice="rights_violation_found_by_competent_body",
    ),
    FactKey("rights.individual_risk", "A detailed individual risk of torture or persecution is shown.", ""),
    FactKey("rights.general_reports", "General reports criticise the country's record.", ""),
    FactKey(
        "rights.gender_or_orientation",
        "The person is pursued for gender or sexual orientation.",
        "",
    ),
    FactKey("rights.breach_cured", "The state has cured the breach that was found.", ""),
)

FACTS = MappingProxyType({fact.key: fact for fact in _KEYS})
"""Every fact by its key, in the order of the list above."""
