"""The due dates that acts of this system set, each by its name. All of them are clocks of the table but one.

The clock of papers after an arrest comes with the number and the citation of a country or a treaty, from the caller.
"""

from datetime import date, datetime, timedelta

from fairnotice.domain.dates import add_months
from fairnotice.domain.errors import InvalidValue
from fairnotice.law.deadlines.due import Due
from fairnotice.law.deadlines.reckoning import due_of
from fairnotice.law.deadlines.table import CLOCKS
from fairnotice.law.texts import number_limit


def suspension_due(suspended_on: date, *, diffusion: bool = False) -> Due:
    """The last day of a suspension. It does not stop the retention clock (RPD 49(4))."""
    return due_of(CLOCKS["rpd-100-1" if diffusion else "rpd-81-1"], suspended_on)


def expires_on(recorded_on: date, retention_months: int | None = None) -> date:
    """The last day of the data: the maximum from the day of recording, or less if the source sets less (RPD 49)."""
    longest = number_limit("retention.months", recorded_on)
    return add_months(recorded_on, longest if retention_months is None else min(retention_months, longest))


def renewal_prompt_due(expires: date) -> Due:
    """The last day on which the secretariat may prompt the source to decide on renewal."""
    return due_of(CLOCKS["rpd-50-2"], expires)


def expiry_due(expires: date) -> Due:
    """The last day on which the source may state, with reasons, that the data are still needed."""
    return due_of(CLOCKS["rpd-51-2"], expires)


def circulation_due(published_on: date) -> Due:
    """The day on which all bureaus are told of a publication: the same day."""
    return due_of(CLOCKS["rpd-79-1-a"], published_on)


def answer_due(asked_on: date, *, code: str = "rpd-78-1") -> Due:
    """The day by which a bureau answers a question. `code` is the rule that asks: rpd-78-1, rpd-51-4 or rpd-128-2."""
    return due_of(CLOCKS[code], asked_on)


def confirmation_due(asked_at: datetime, hours: int | None = None) -> Due:
    """The instant by which a source confirms a hit. Silence is not confirmation. `hours` makes it shorter."""
    return due_of(CLOCKS["rpd-105"], asked_at, shortened_to="" if hours is None else f"PT{hours}H")


def location_report_due(located_at: datetime) -> Due:
    """The instant by which the country of location tells the requester and the secretariat, within its own law."""
    return due_of(CLOCKS["rpd-87-a-i"], located_at)


def requester_reaction_due(told_at: datetime) -> Due:
    """The instant by which the requester has acted on being told that the person is found."""
    return due_of(CLOCKS["rpd-87-b"], told_at)


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
    return due_of(CLOCKS["rpd-74-2-e"], last_reviewed_on)


def interim_block_due(blocked_on: date) -> Due:
    """The day by which a block in doubt is looked at again."""
    return due_of(CLOCKS["rpd-129"], blocked_on)


def compliance_record_due(deleted_on: date) -> Due:
    """The day by which the minimal record that is kept after a deletion or refusal is destroyed."""
    return due_of(CLOCKS["rpd-125-3"], deleted_on)
