"""Facts of human rights."""

from fairnotice.domain.facts.key import FactKey

RIGHTS: tuple[FactKey, ...] = (
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
