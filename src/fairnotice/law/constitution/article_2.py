"""Constitution article 2: cooperation within human rights, and in ordinary criminal law only.

What a competent body has found may bar where nothing political is in sight, so 2(1) is a weighing of its own.
"""

from fairnotice.domain.dossier import View
from fairnotice.law.constitution.scope import constitution
from fairnotice.law.model import Audience, Ground, Lean, Result, Strength, duty, pointer_if, weighing
from fairnotice.law.practice.reading import weighed


@weighing(
    "const-2-1",
    cites=constitution("art. 2(1)"),
    ground=Ground.HUMAN_RIGHTS,
    audience=Audience.REVIEWERS,
    strength=Strength.MUST,
)
def human_rights_respected(view: View) -> Result:
    """Would processing stay within human rights and the laws of the countries concerned?"""
    pointers = (
        *pointer_if(view, "rights.competent_finding", Lean.AGAINST, "A competent body found a breach or a real risk."),
        *pointer_if(view, "rights.individual_risk", Lean.AGAINST, "A detailed individual risk is shown."),
        *pointer_if(view, "rights.gender_or_orientation", Lean.AGAINST, "The person is pursued for who they are."),
        *pointer_if(view, "rights.breach_cured", Lean.FOR, "The state has cured the breach."),
        *pointer_if(view, "rights.general_reports", Lean.NEITHER, "General reports are context only."),
    )
    return weighed(view, pointers, nothing="The file shows no finding and no individual risk.")


ordinary_law_only = duty(
    "const-2-2",
    cites=constitution("art. 2(2)"),
    says="Is the matter one of ordinary criminal law, which alone is in scope?",
    carried_by="services.reviews:assess_request",
)
