"""The reasons for the order of the queue, as sentences."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fairnotice.domain.waiting import Reason, Why
from fairnotice.web.writing import country_text, day_text, number_text, span_text

TONES = {
    Why.URGENT: "stopped",
    Why.OVERDUE: "stopped",
    Why.SOURCE_SILENT: "stopped",
    Why.DUE_SOON: "waiting",
    Why.TO_DECIDE: "person",
    Why.TO_PUBLISH: "good",
    Why.SECOND_WORKSHEET: "working",
    Why.ANSWERED: "working",
    Why.CHANGED: "working",
    Why.FIRST_WORKSHEET: "working",
    Why.TIED: "over",
}
"""The reasons that stand out, and in which tone."""


def sentence(reason: Reason, *, at: datetime) -> str:
    """One reason in a few words."""
    if reason.why is Why.URGENT:
        return _("Urgent: %(why)s") % {"why": reason.words}
    if reason.why is Why.TIED:
        return _("You cannot take part: ties to %(states)s") % {"states": _countries(reason.states)}
    if reason.at is not None:
        return _timed(reason.why, reason.at, at)
    return _plain(reason.why)


def _timed(why: Why, when: datetime, at: datetime) -> str:
    if why is Why.OVERDUE:
        return _("A time limit ran out on %(day)s") % {"day": day_text(when.date())}
    if why is Why.DUE_SOON:
        return _("A time limit runs out in %(time)s") % {"time": span_text(when - at)}
    if why is Why.DUE:
        return _("A time limit ends on %(day)s") % {"day": day_text(when.date())}
    if why is Why.ENDED:
        return _("Since %(day)s") % {"day": day_text(when.date())}
    days = (at - when).days
    if days < 1:
        return _("Waiting since today")
    waits = ngettext("Waiting for %(days)s day", "Waiting for %(days)s days", days)
    return waits % {"days": number_text(days)}


def _plain(why: Why) -> str:
    return {
        Why.TO_DECIDE: _("Two worksheets are signed: to be decided"),
        Why.TO_PUBLISH: _("Approved: to be published"),
        Why.SECOND_WORKSHEET: _("One worksheet is signed, a second is needed"),
        Why.ANSWERED: _("The bureau has answered"),
        Why.SOURCE_SILENT: _("The bureau was asked and its time is over"),
        Why.CHANGED: _("The file has changed since you signed: sign again"),
        Why.FIRST_WORKSHEET: _("No worksheet is signed yet"),
        Why.SIGNED: _("You have signed. Another reviewer signs the second worksheet"),
        Why.WITH_DECIDER: _("With the decision-maker"),
        Why.WITH_REVIEWERS: _("With the reviewers"),
        Why.WITH_SOURCE: _("The bureau has questions to answer"),
    }[why]


def _countries(codes: tuple[str, ...]) -> str:
    return ", ".join(country_text(code) for code in codes)
