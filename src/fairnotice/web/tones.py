"""The tone of a state's tag. The word says it; the colour only helps the eye."""

GOOD = "govuk-tag--green"
WAITING = "govuk-tag--yellow"
WORKING = "govuk-tag--blue"
STOPPED = "govuk-tag--red"
OVER = "govuk-tag--grey"
PERSON = "govuk-tag--purple"

TONES = {
    # requests
    "draft": OVER,
    "submitted": WAITING,
    "in_review": WORKING,
    "info_requested": WAITING,
    "approved": GOOD,
    "refused": STOPPED,
    "withdrawn": OVER,
    # notices
    "published": GOOD,
    "suspended": WAITING,
    "blocked": STOPPED,
    "blocked_by_commission": STOPPED,
    "cancelled": OVER,
    "expired": OVER,
    "deleted": OVER,
    "restricted": STOPPED,
    # changes
    "proposed": WAITING,
    "accepted": GOOD,
    "declined": OVER,
    "taken_back": OVER,
    # hits, confirmations and measures
    "raised": WAITING,
    "verified": WORKING,
    "dismissed": OVER,
    "dropped": OVER,
    "asked": WAITING,
    "unanswered": STOPPED,
    "confirmed": GOOD,
    "denied": STOPPED,
    "checked": GOOD,
    "protected": STOPPED,
    "disclosed": GOOD,
    "withheld": OVER,
    "measured": WORKING,
    "taken_in": WORKING,
    "in_force": WORKING,
    "ended": OVER,
    # warrants
    "lapsed": OVER,
    # findings
    "met": GOOD,
    "not_met": STOPPED,
    "undetermined": WAITING,
    "needs_judgement": PERSON,
    # recommendations
    "no_bar": GOOD,
    "ask": WAITING,
    "judge": PERSON,
    "refuse": STOPPED,
    # deadlines
    "overdue": STOPPED,
    "due": WAITING,
    "paused": WORKING,
    "kept": GOOD,
    "missed": STOPPED,
    "open": WAITING,
    "done": GOOD,
    "answered": GOOD,
    # tones by their own name
    "good": GOOD,
    "waiting": WAITING,
    "working": WORKING,
    "stopped": STOPPED,
    "over": OVER,
    "person": PERSON,
}


def tone_of(state: str) -> str:
    """The class of the tag of a state; grey for a state that the table does not name."""
    return TONES.get(state.strip().lower().replace(" ", "_").replace("-", "_"), OVER)
