"""What the page of an exposure calls questions, kinds of source, confidence, and what a line does."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fairnotice.domain.effect import Instrument
from fairnotice.domain.exposure import Confidence, Kind, Moves, Purpose, Question
from fairnotice.domain.exposure_reader import Disclosure, Extent

QUESTIONS: dict[Question, str | Promise] = {
    Question.ACT: _("Duty or power to act"),
    Question.BARS: _("In the person's favour"),
    Question.SURRENDER: _("Way to surrender"),
    Question.ENTRY: _("Entry and other measures"),
    Question.RELATIONS: _("Context, not law"),
}
KINDS: dict[Kind, str | Promise] = {
    Kind.LAW: _("Law"),
    Kind.TREATY: _("Treaty"),
    Kind.COURT: _("Court"),
    Kind.OFFICIAL: _("Official statement"),
    Kind.PRESS: _("Secondary source"),
    Kind.DATA: _("Data set"),
    Kind.CASE: _("The case file"),
    Kind.KNOWLEDGE: _("From knowledge, not read"),
    Kind.NOTHING: _("Nothing established"),
}
CONFIDENCES: dict[Confidence, str | Promise] = {
    Confidence.HIGH: _("firm"),
    Confidence.MEDIUM: _("fairly firm"),
    Confidence.LOW: _("weak"),
    Confidence.NONE: _("establishes nothing"),
}
MOVES: dict[Moves, str | Promise] = {
    Moves.SETS: _("Establishes"),
    Moves.WIDENS: _("Leaves open"),
    Moves.CAPS: _("Limits"),
    Moves.NOTHING: _("Said, moves nothing"),
}
PURPOSES: dict[str, str | Promise] = {
    Purpose.REVIEW: _("To review the request"),
    Purpose.DECISION: _("To decide on the request or the notice"),
    Purpose.PROVISIONAL_MEASURE: _("To decide on a provisional measure"),
    Purpose.REMEDY: _("For a remedy, or the answer to one"),
    Purpose.PROCEEDINGS: _("For proceedings before this court"),
    Purpose.DEFENCE: _("To defend the person"),
}
INSTRUMENTS: dict[str, str | Promise] = {
    Instrument.NOTICE: _("The notice, in force or were it published"),
    Instrument.WARRANT: _("The bare warrant, with no notice"),
}
EXTENTS: dict[str, str | Promise] = {
    Extent.FILED: _("What the source filed"),
    Extent.WHOLE: _("The whole file, with what reviewers added"),
}
DISCLOSURES: dict[str, str | Promise] = {
    Disclosure.OWNER_AGREED: _("Whoever owns the information has agreed (RPD art. 60(2); Statute art. 35(1)-(2))"),
    Disclosure.NOT_WITHHELD: _("Its owner was asked, and no ground for withholding stands (Statute art. 35(3))"),
}
