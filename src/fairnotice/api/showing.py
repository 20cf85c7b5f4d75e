"""Which part of a review each role is shown, and the marks that answers carry."""

from typing import Any

from django.conf import settings

from fairnotice.domain.mode import Mode
from fairnotice.domain.officer import Officer, Role
from fairnotice.law.review import Review, for_requester
from fairnotice.law.review_json import review_json
from fairnotice.services.showing import sees_advice

LEANING = ("leaning", "leaning_rules", "leaning_step", "without_office")
FROM_REQUESTER = (*LEANING, "practice", "changes_on")
ADVICE = ("recommendation", "grounds", *FROM_REQUESTER)


def mark() -> str:
    """The word on every output of a training installation; nothing on a live one."""
    return Mode(settings.FAIRNOTICE_MODE).mark


def review_shown(review: Review, by: Officer, *, assessed: bool) -> dict[str, Any]:
    """The review as this officer may see it. What is withheld is null and named."""
    withheld: tuple[str, ...] = ()
    why = ""
    if by.role is Role.BUREAU:
        review, withheld, why = for_requester(review), FROM_REQUESTER, "These parts are for the secretariat."
    elif not sees_advice(by, assessed=assessed):
        withheld, why = ADVICE, "Sign your own worksheet first: then you see what the rules recommend."
    content = {name: None if name in withheld else value for name, value in review_json(review).items()}
    return {"mark": mark(), "withheld": list(withheld), "why": why, "review": content}
