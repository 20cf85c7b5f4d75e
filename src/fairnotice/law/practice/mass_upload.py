"""Repository of Practice, 3.5, case 9: a great many requests at once, right after a coup or an attempt at one."""

from fairnotice.domain.dossier import View
from fairnotice.law.model import Audience, Ground, Lean, Result, Rule, pointer_if, weigh, weighing
from fairnotice.law.practice.reading import practice, says


def mass_upload_said(view: View) -> bool:
    """Whether an account says that the bureau sent an unusual number of requests at once."""
    return says(view, "context.mass_upload")


@weighing(
    "rop-mass-upload",
    cites=practice("3.5, case 9"),
    applies=mass_upload_said,
    ground=Ground.POLITICAL,
    audience=Audience.REVIEWERS,
)
def no_mass_upload_after_a_coup(view: View) -> Result:
    """Is the request free of a mass of requests sent right after a coup, which may be held back as a precaution?"""
    pointers = (
        *pointer_if(view, "context.mass_upload", Lean.AGAINST, "It came with an unusual number of requests at once."),
        *pointer_if(view, "context.coup", Lean.AGAINST, "It is tied to a coup or an attempt."),
    )
    return weigh(pointers, nothing="")


MASS_UPLOAD: tuple[Rule, ...] = (no_mass_upload_after_a_coup,)
"""Its rule."""
