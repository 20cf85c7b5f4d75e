"""Facts of human rights."""

from fairnotice.domain.facts.key import FactKey

RIGHTS: tuple[FactKey, ...] = (
    FactKey(
        "rights.competent_finding",
        "A competent court or body found a breach or a real individual risk of one.",
        "",
        practice="rights_violation_found_by_competent_body",
    ),
    FactKey(
        "rights.individual_risk",
        "A detailed individual risk of torture or persecution is shown.",
        "",
        practice="torture_risk",
    ),
    FactKey("rights.general_reports", "General reports criticise the country's record.", ""),
    FactKey(
        "rights.gender_or_orientation",
        "The person is pursued for gender or sexual orientation.",
        "",
    ),
    FactKey("rights.breach_cured", "The state has cured the breach that was found.", ""),
    FactKey(
        "rights.unfair_trial",
        "A flagrant denial of a fair trial is found or convincingly shown.",
        "",
        practice="fair_trial_denial",
    ),
    FactKey(
        "rights.due_process_claimed",
        "Flaws of the proceedings are claimed, and no competent body has found them.",
        "",
        practice="due_process_issue",
    ),
    FactKey(
        "rights.loaded_wording",
        "The request brands a group by race or faith, or gives needless personal details.",
        "",
        practice="loaded_terminology",
    ),
    FactKey(
        "rights.final_ruling",
        "A court gave a final ruling on guilt or innocence on the same facts.",
        "",
    ),
    FactKey(
        "rights.death_penalty_excluded",
        "The requesting state has assured that the death penalty will not be imposed or carried out.",
        "Have you assured that the death penalty will not be imposed or carried out? To whom, and in which words?",
    ),
    FactKey(
        "rights.retrial_open",
        "A new trial in the person's presence is open to the person.",
        "Is a new trial in the person's presence open to the person? Under which provision?",
    ),
    FactKey(
        "rights.notified",
        "The person was told of the proceedings.",
        "How, when and where was the person told of the proceedings, and which attempts were made?",
    ),
    FactKey(
        "rights.notification_frustrated",
        "The person's own conduct frustrated the attempts to tell of the proceedings.",
        "Which attempts to tell the person failed, and why?",
    ),
)
