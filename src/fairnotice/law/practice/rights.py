"""Repository of Practice, 2.1 and 2.3: article 2 of the Constitution. For reviewers only.

Reviewers make no findings of their own on torture, trials or a country: they rely on what a competent court or body
has found. A general record is context. What has been cured may no longer bar.
"""

from fairnotice.domain.dossier import View
from fairnotice.law.model import (
    Audience,
    Ground,
    Lean,
    Result,
    Rule,
    RuleEffect,
    Strength,
    duty,
    gate,
    pointer_if,
    weigh,
    weighing,
)
from fairnotice.law.practice.reading import exception, practice, says

AGAINST, NEITHER = Lean.AGAINST, Lean.NEITHER
GRAVE = ("rights.individual_risk", "rights.unfair_trial")


def found_and_grave(view: View) -> bool:
    """Whether a competent finding is said, and a risk of torture or a denial of a fair trial with it."""
    return says(view, "rights.competent_finding") and says(view, *GRAVE)


def cure_said(view: View) -> bool:
    """Whether such a breach is said to be cured."""
    return found_and_grave(view) and says(view, "rights.breach_cured")


def pursued_for_who_they_are(view: View) -> bool:
    """Whether an account says that gender or orientation is why the person is pursued."""
    return says(view, "rights.gender_or_orientation")


def country_or_group(view: View) -> bool:
    """Whether general reports or a targeted group are in the file."""
    return says(view, "rights.general_reports", "person.targeted_group")


def similar_refused(view: View) -> bool:
    """Whether similar requests of the same source were refused before."""
    return says(view, "context.similar_requests_refused")


@weighing(
    "rop-art2-findings",
    cites=practice("2.1, paras 25-27"),
    applies=found_and_grave,
    ground=Ground.HUMAN_RIGHTS,
    audience=Audience.REVIEWERS,
    strength=Strength.USUAL,
    leads=True,
    unless="rop-art2-cured",
)
def competent_body_found_a_grave_breach(view: View) -> Result:
    """Has a competent court or body found torture, a real risk of it or a denial of a fair trial?"""
    words = {
        "rights.individual_risk": "A competent body's finding bears on torture or persecution of this person.",
        "rights.unfair_trial": "A competent body's finding bears on the fairness of this person's trial.",
    }
    found = tuple(p for key, says_ in words.items() for p in pointer_if(view, key, AGAINST, says_))
    return weigh(
        (*pointer_if(view, "rights.competent_finding", AGAINST, "A competent body found a breach."), *found), nothing=""
    )


@gate(
    "rop-art2-cured",
    cites=practice("2.1, para. 27"),
    effect=RuleEffect.PERMIT,
    applies=cure_said,
    audience=Audience.REVIEWERS,
    strength=Strength.USUAL,
)
def breach_was_cured(view: View) -> Result:
    """Has the state cured the breach that was found?"""
    return exception(
        view,
        {"rights.breach_cured": "The state has cured the breach: it may no longer bar."},
        disputed="Whether the breach was cured is disputed.",
    )


@weighing(
    "rop-art2-gender",
    cites=practice("2.3, para. 60"),
    applies=pursued_for_who_they_are,
    ground=Ground.HUMAN_RIGHTS,
    audience=Audience.REVIEWERS,
    strength=Strength.MUST,
    leads=True,
)
def persecution_for_gender_or_orientation(view: View) -> Result:
    """Is the person persecuted for gender or sexual orientation?"""
    words = "Persecution for gender or orientation bars processing under article 2."
    return weigh(pointer_if(view, "rights.gender_or_orientation", AGAINST, words), nothing="")


@weighing(
    "rop-art2-country",
    cites=practice("2.1, para. 32(e)"),
    applies=country_or_group,
    ground=Ground.HUMAN_RIGHTS,
    audience=Audience.REVIEWERS,
)
def general_record_is_context(view: View) -> Result:
    """Is there more than a poor general record or membership of a group that is targeted?"""
    return weigh(
        (
            *pointer_if(view, "rights.general_reports", NEITHER, "General reports: context, never a ground alone."),
            *pointer_if(
                view,
                "person.targeted_group",
                NEITHER,
                "To belong to a minority bars nothing; solid signs that this request is part of a campaign count.",
            ),
        ),
        nothing="General context, never a ground alone.",
    )


@weighing(
    "rop-art2-history",
    cites=practice("2.1, para. 32(c)"),
    applies=similar_refused,
    ground=Ground.HUMAN_RIGHTS,
    audience=Audience.REVIEWERS,
)
def past_refusals_inform(view: View) -> Result:
    """Were requests of this source refused before, which informs and does not decide?"""
    words = "Similar requests were refused before: look at why; it does not decide this one."
    return weigh(pointer_if(view, "context.similar_requests_refused", NEITHER, words), nothing="Past refusals inform.")


four_outcomes = duty(
    "rop-art2-outcomes",
    cites=practice("2.1, para. 33"),
    says="Which outcome does article 2 have: all channels closed, this one closed, a part cut out, or no breach?",
    carried_by="services.decisions:decide_request",
)

RIGHTS: tuple[Rule, ...] = (
    competent_body_found_a_grave_breach,
    breach_was_cured,
    persecution_for_gender_or_orientation,
    general_record_is_context,
    past_refusals_inform,
    four_outcomes,
)
