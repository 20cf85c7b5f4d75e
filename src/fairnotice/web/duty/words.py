"""What the duty officer's pages say: why a thing stands where it stands, and what each kind of thing is."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fairnotice.domain.inbox import Came, Urgency

Words = str | Promise

WHY: dict[Urgency, tuple[Words, Words]] = {
    Urgency.RELEASE: (
        _("Somebody may be held without a ground"),
        _("A measure of yours rests on a notice that does not stand any more. Release, or say why not."),
    ),
    Urgency.ANSWER_OVERDUE: (
        _("Your answer is overdue"),
        _("A member asked whether your notice stands. Silence is not a confirmation: nothing may be done on it."),
    ),
    Urgency.ANSWER: (
        _("A member waits for your answer"),
        _("Somebody may be standing at a border. What is due first comes first."),
    ),
    Urgency.HIT: (
        _("Hits: the next step is yours"),
        _("A traveller may be waiting. Who has waited longest comes first."),
    ),
    Urgency.COPIES: (
        _("Notices that do not stand any more"),
        _("Bring your national copies into line at once, and take no step on these notices (RPD art. 5(7)(b))."),
    ),
    Urgency.LOCATED: (
        _("A person of yours was found"),
        _("You act on it at once and announce your papers (RPD art. 87(b))."),
    ),
    Urgency.OVERDUE: (_("Overdue"), _("The time for these has run out. What has been overdue longest comes first.")),
    Urgency.SOON: (_("Due within seven days"), _("What is due first comes first.")),
    Urgency.NEW: (
        _("New in your view of the register"),
        _("Nobody is waiting for an answer. The newest comes first."),
    ),
    Urgency.ELSEWHERE: (
        _("The next step is another office's"),
        _("You need do nothing until it is taken."),
    ),
    Urgency.LATER: (_("Due later"), _("These have more than seven days.")),
}
"""By reason: the heading of that part of the inbox, and the reason in a sentence."""

KINDS: dict[Came, Words] = {
    Came.RELEASE: _("Releases"),
    Came.CONFIRMATION: _("Asked of us"),
    Came.HIT: _("Hits"),
    Came.ENDED: _("Not in force any more"),
    Came.LOCATED: _("Found"),
    Came.QUESTIONS: _("Questions"),
    Came.DUE: _("Due dates"),
    Came.NEW: _("New notices"),
}
"""The filters, in the order of urgency."""

ENTRIES: dict[str, Words] = {
    "published": _("Published"),
    "amended": _("Particulars were changed"),
    "supplemented": _("An addendum was added"),
    "renewed": _("Renewed"),
    "restricted": _("No longer for your country"),
    "suspended": _("Suspended by its source"),
    "resumed": _("In force again"),
    "blocked": _("Blocked while doubts are examined"),
    "unblocked": _("The block was lifted"),
    "withdrawn": _("Withdrawn by its source"),
    "cancelled": _("Cancelled by the secretariat"),
    "expired": _("Expired"),
    "deleted": _("Deleted"),
}
"""Kinds of entries in a view of the register."""

ANSWERS: dict[str, Words] = {"confirmed": _("It stands"), "denied": _("It does not stand")}
"""What we answered."""
