"""When something is due: pure functions from a beginning to a due date, with who owes it and what follows if missed.

The numbers are dated data in `limits.toml`; those that no source gives are house rules and say so in their citation.
A clock of a country or of a treaty (papers after an arrest) comes with its own number and citation from the caller.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from fairnotice.domain.dates import add_months
from fairnotice.domain.errors import InvalidValue
from fairnotice.law.texts import limit, number_limit


@dataclass(frozen=True, slots=True)
class Due:
    """One due date. `code` is the rule's; `due` is a day, or an instant where hours count."""

    code: str
    what: str
    due: date | datetime
    owes: str
    missed: str
    cites: str

    def is_missed(self, at: datetime) -> bool:
        """Whether it has passed. A day has passed when the next one has begun (UTC). `at` must be zoned."""
        if isinstance(self.due, datetime):
            return _zoned(at) > self.due
        return _zoned(at).astimezone(UTC).date() > self.due

    def __str__(self) -> str:
        """One line: the due date in ISO 8601, what, and who owes it."""
        return f"{self.due.isoformat()}: {self.what} ({self.owes})"


def suspension_due(suspended_on: date, *, diffusion: bool = False) -> Due:
    """The last day of a suspension. It does not stop the retention clock (RPD 49(4))."""
    months = limit("suspension.months", suspended_on)
    return Due(
        code="rpd-100-1" if diffusion else "rpd-81-1",
        what="resume or withdraw what is suspended",
        due=_months_on(suspended_on, "suspension.months"),
        owes="source",
        missed="the suspension may not go on: the secretariat asks, and cancels if the conditions are gone",
        cites=f"{months.cites} ({months.value} months)",
    )


def expires_on(recorded_on: date, retention_months: int | None = None) -> date:
    """The last day of the data: the maximum from the day of recording, or less if the source sets less (RPD 49)."""
    longest = number_limit("retention.months", recorded_on)
    return add_months(recorded_on, longest if retention_months is None else min(retention_months, longest))


def renewal_prompt_due(expires: date) -> Due:
    """The last day on which the secretariat may prompt the source to decide on renewal."""
    months = limit("renewal.prompt_months_before", expires)
    return Due(
        code="rpd-50-2",
        what="prompt the source to decide on renewal",
        due=_months_on(expires, "renewal.prompt_months_before", sign=-1),
        owes="secretariat",
        missed="the secretariat is in breach; the prompt is sent at once",
        cites=f"{months.cites} ({months.value} months before)",
    )


def expiry_due(expires: date) -> Due:
    """The last day on which the source may state, with reasons, that the data are still needed."""
    return Due(
        code="rpd-51-2",
        what="state with reasons that the data are still needed",
        due=expires,
        owes="source",
        missed="the data expire and are deleted by themselves",
        cites="RPD art. 50(4), 51(2)",
    )


def circulation_due(published_on: date) -> Due:
    """The day on which all bureaus are told of a publication: the same day."""
    days = limit("circulation.days", published_on)
    return Due(
        code="rpd-79-1-a",
        what="tell all bureaus of the publication",
        due=_days_on(published_on, "circulation.days"),
        owes="secretariat",
        missed="the secretariat is in breach; what has not gone out is sent at once",
        cites=f"{days.cites} ({days.value} days)",
    )


def answer_due(asked_on: date, *, code: str = "rpd-78-1") -> Due:
    """The day by which a bureau answers a question. `code` is the rule that asks: rpd-78-1, rpd-51-4 or rpd-128-2."""
    days = limit("answer.days", asked_on)
    return Due(
        code=code,
        what="answer the secretariat's questions",
        due=_days_on(asked_on, "answer.days"),
        owes="source",
        missed="the silence is shown to whoever decides; it is no answer in favour of the source",
        cites=f"{days.cites} ({days.value} days)",
    )


def confirmation_due(asked_at: datetime, hours: int | None = None) -> Due:
    """The instant by which a source confirms a hit. Silence is not confirmation. `hours` replaces the house rule."""
    allowed = limit("confirmation.hours", _zoned(asked_at).date())
    return Due(
        code="rpd-105",
        what="confirm that the data are still accurate and relevant",
        due=_hours_on(asked_at, "confirmation.hours", hours),
        owes="source",
        missed="the hit is not confirmed: no coercive measure on this ground alone, and the source is asked again",
        cites=f"{allowed.cites} ({allowed.value if hours is None else hours} hours)",
    )


def location_report_due(located_at: datetime) -> Due:
    """The instant by which the country of location tells the requester and the secretariat, within its own law."""
    allowed = limit("location_report.hours", _zoned(located_at).date())
    return Due(
        code="rpd-87-a-i",
        what="tell the requester and the secretariat, as far as national law and treaties allow",
        due=_hours_on(located_at, "location_report.hours"),
        owes="country of location",
        missed="the secretariat asks the country of location",
        cites=f"{allowed.cites} ({allowed.value} hours)",
    )


def requester_reaction_due(told_at: datetime) -> Due:
    """The instant by which the requester has acted on being told that the person is found."""
    allowed = limit("requester_reaction.hours", _zoned(told_at).date())
    return Due(
        code="rpd-87-b",
        what="act on the finding and announce the papers",
        due=_hours_on(told_at, "requester_reaction.hours"),
        owes="requester",
        missed="the secretariat asks for the reasons; without a reasonable ground it cancels (RPD art. 81(3)(d))",
        cites=f"{allowed.cites} ({allowed.value} hours)",
    )


def papers_due(arrested_on: date, *, days: int, cites: str) -> Due:
    """The day by which extradition papers must have come, with the number and citation of the country or treaty."""
    if days < 0:
        raise InvalidValue(f"{days} days are fewer than none")
    return Due(
        code="rpd-87-b",
        what="send the extradition papers",
        due=arrested_on + timedelta(days=days),
        owes="requester",
        missed="the country of location decides on release under its own law; the secretariat asks for the reasons",
        cites=f"{cites} ({days} days)",
    )


def periodic_review_due(last_reviewed_on: date) -> Due:
    """The day by which a live notice is reviewed again."""
    months = limit("periodic_review.months", last_reviewed_on)
    return Due(
        code="rpd-74-2-e",
        what="review the notice again",
        due=_months_on(last_reviewed_on, "periodic_review.months"),
        owes="secretariat",
        missed="the notice is shown as overdue for review",
        cites=f"{months.cites} ({months.value} months)",
    )


def interim_block_due(blocked_on: date) -> Due:
    """The day by which a block in doubt is looked at again."""
    days = limit("interim_block.days", blocked_on)
    return Due(
        code="rpd-129",
        what="end the examination, or say why the doubt lasts",
        due=_days_on(blocked_on, "interim_block.days"),
        owes="secretariat",
        missed="the block stays, and is shown as overdue",
        cites=f"{days.cites} ({days.value} days)",
    )


def compliance_record_due(deleted_on: date) -> Due:
    """The day by which the minimal record that is kept after a deletion or refusal is destroyed."""
    months = limit("compliance_record.months", deleted_on)
    return Due(
        code="rpd-125-3",
        what="destroy the compliance record",
        due=_months_on(deleted_on, "compliance_record.months"),
        owes="secretariat",
        missed="the sweep destroys it",
        cites=f"{months.cites} ({months.value} months)",
    )


def _months_on(begins: date, name: str, *, sign: int = 1) -> date:
    return add_months(begins, sign * number_limit(name, begins))


def _days_on(begins: date, name: str) -> date:
    return begins + timedelta(days=number_limit(name, begins))


def _hours_on(begins: datetime, name: str, hours: int | None = None) -> datetime:
    return begins + timedelta(hours=number_limit(name, begins.date()) if hours is None else hours)


def _zoned(at: datetime) -> datetime:
    if at.tzinfo is None:
        raise InvalidValue("an instant needs a time zone, such as 2024-05-01T12:00:00Z")
    return at
