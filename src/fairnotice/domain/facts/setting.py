"""Facts of the requester, of neutrality and of the setting."""

from fairnotice.domain.facts.key import FactKey

SETTING: tuple[FactKey, ...] = (
    FactKey(
        "requester.in_conflict",
        "The requesting state is in armed conflict or acute dispute with the state of the person.",
        "",
    ),
    FactKey("requester.de_facto_government", "The requesting government came to power by a coup.", ""),
    FactKey(
        "requester.answered",
        "The source gave a usable answer when it was asked for more.",
        "",
        practice="source_supplied_requested_detail",
    ),
    FactKey(
        "requester.mandated_by_security_council",
        "The requester acts under the authority of the UN Security Council.",
        "",
    ),
    FactKey(
        "neutrality.part_of_interstate_dispute",
        "The matter is part of a dispute between states.",
        "",
    ),
    FactKey(
        "neutrality.foreign_state_involved",
        "A body of another state is said to stand behind the act or to gain by it.",
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
)
