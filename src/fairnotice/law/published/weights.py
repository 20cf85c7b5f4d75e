"""How much a coded fact counts when entries are compared, and which facts decided an outcome. Tables."""

from functools import cache
from types import MappingProxyType

from fairnotice.law.published.entries import published_entry

_LITTLE = 0.25
COMMON = frozenset(
    {
        # Nearly every example of the Repository gives these.
        "requesting_source",
        "offence_is_ordinary_law_crime",
        # Nearly every decision of the Commission gives these, and alike.
        "family_matter",
        "in_absentia",
        "ncb_replied_to_commission",
        "political_context",
        "revision_request",
        "warrant_valid",
    }
)
"""Facts that nearly every entry gives count a quarter, and sharing them alone is no likeness."""

OF_THE_FILE = frozenset(
    {
        "interstate_request_vs_national_of_other_member",
        "personal_role_described",
        "source_supplied_requested_detail",
        "wanted_by_own_country",
    }
)
"""Facts of who asks about whom, and how well. A theft and a coup may share them: they alone make no entry near."""

_FACTORS = MappingProxyType(
    {
        "34(3)(a)": frozenset(
            {
                "act_of_state_or_military_operation",
                "attack_on_head_of_state",
                "charge_against_state_security",
                "conduct_peaceful",
                "crime_against_humanity_or_war_crime",
                "dual_use_or_weapons_goods",
                "hate_or_incitement",
                "law_of_war_violation_alleged",
                "membership_only",
                "offence_category",
                "offence_is_ordinary_law_crime",
                "private_gain",
                "property_damage",
                "victims_civilian",
                "violence_or_serious_harm",
            }
        ),
        "34(3)(b)": frozenset(
            {"act_in_office", "political_opponent", "subject_in_office_now", "subject_status", "wanted_by_own_country"}
        ),
        "34(3)(c)": frozenset({"requesting_source"}),
        "34(3)(d)": frozenset(
            {"international_body_or_ngo_critical", "other_country_protest", "third_state_refused_extradition"}
        ),
        "34(3)(e)": frozenset(
            {
                "immunity",
                "international_consensus",
                "organisation_recognition",
                "refugee_status_granted",
                "sanctions_basis",
                "treaty_based_offence",
                "un_mandated_force_attacked",
                "un_sanctions",
            }
        ),
        "34(3)(f)": frozenset(
            {
                "foreign_state_involvement_alleged",
                "interstate_request_vs_national_of_other_member",
                "statements_by_authorities",
            }
        ),
        "34(3)(g)": frozenset(
            {
                "armed_conflict_recognised",
                "conflict_area",
                "general_context",
                "location_known_or_extradition_running",
                "request_close_to_political_event",
                "similar_requests_denied_or_parallel",
            }
        ),
        "art2 assembly": frozenset({"freedom_assembly", "conduct_peaceful"}),
        "art2 expression": frozenset({"freedom_expression", "speech_target", "hate_or_incitement"}),
        "art2 religion": frozenset({"freedom_religion"}),
        "art2 torture": frozenset({"torture_risk", "rights_violation_found_by_competent_body"}),
        "art2 general": frozenset({"rights_violation_found_by_competent_body", "due_process_issue"}),
        "art2 discrimination": frozenset({"member_of_targeted_group"}),
        "3.12": frozenset({"charges_from_separate_facts", "separate_warrants"}),
        "3.13": frozenset({"personal_role_described", "source_supplied_requested_detail", "membership_only"}),
        "AG-2010-RES-10": frozenset({"other_country_protest", "crime_against_humanity_or_war_crime"}),
    }
)
"""Which coded facts a factor is about, by how the factor begins."""


def weight_of(key: str) -> float:
    """How much a fact counts."""
    return _LITTLE if key in COMMON else 1.0


@cache
def deciding_codes(code: str) -> frozenset[str]:
    """The coded facts of the kinds on which the outcome of the entry of that id was rested."""
    names = [factor.name for factor in published_entry(code).factors]
    return frozenset(
        key for begins, keys in _FACTORS.items() if any(name.startswith(begins) for name in names) for key in keys
    )
