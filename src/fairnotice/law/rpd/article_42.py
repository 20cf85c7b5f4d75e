"""RPD article 42: sensitive data. Prints are sensitive as well, and article 83 and others ask for them by name."""

from fairnotice.domain.dossier import View
from fairnotice.law.model import Audience, Ground, Lean, Result, Strength, duty, pointer_if, weigh, weighing
from fairnotice.law.rpd.scope import rpd

SENSITIVE_WORDS = "The data tell of race, politics, faith, union, health or sexuality."
SENSITIVE, NEEDED, DISCRIMINATES = "data.sensitive", "data.sensitive_needed", "data.discriminates"


def _said(view: View, key: str) -> bool:
    return bool(view.evidence(key).statements)


def sensitive_data_said(view: View) -> bool:
    """Whether an account says that the data are sensitive, or that they are not."""
    return _said(view, SENSITIVE)


@weighing(
    "rpd-42-1",
    cites=rpd("art. 1(18), 42(1)"),
    applies=sensitive_data_said,
    ground=Ground.HUMAN_RIGHTS,
    strength=Strength.MUST,
)
def sensitive_data_are_needed(view: View) -> Result:
    """Are sensitive data of special value to the investigation, and worded neutrally?"""
    needed = view.evidence(NEEDED)
    pointers = (
        *pointer_if(
            view, SENSITIVE, Lean.AGAINST, "The data tell of race, politics, faith, union, health or sexuality."
        ),
        *pointer_if(view, NEEDED, Lean.FOR, "They are said to be of special value to the investigation."),
    )
    ask = "Why does the investigation need the sensitive data?" if needed.is_unknown else ()
    asked = ask if view.evidence(SENSITIVE).somebody_says_so else ()
    return weigh(pointers, nothing="The data are said to hold nothing sensitive.", ask=asked)


sensitive_data_show_as_such = duty(
    "rpd-42-3",
    cites=rpd("art. 42(3)"),
    says="Do sensitive data show as sensitive to whoever reads them?",
    carried_by="domain.handling:handling_of",
)


def discrimination_said(view: View) -> bool:
    """Whether an account says that the data discriminate, or that they do not."""
    return _said(view, DISCRIMINATES)


@weighing(
    "rpd-42-5",
    cites=rpd("art. 42(5)"),
    applies=discrimination_said,
    ground=Ground.HUMAN_RIGHTS,
    strength=Strength.MUST,
    audience=Audience.REVIEWERS,
)
def never_to_discriminate(view: View) -> Result:
    """Are the data worded or used so as to discriminate against the person?"""
    words = "The data are said to be worded or used so as to discriminate."
    return weigh(
        pointer_if(view, DISCRIMINATES, Lean.AGAINST, words),
        nothing="The accounts say that the data do not discriminate.",
    )
