"""What a request, a draft or a notice waits for, on whom, and what can be done about it. Pure: states in, words out."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fairnotice.domain.lifecycle import NoticeState, RequestState

US, SECRETARIAT, NOBODY, COMMISSION = "us", "secretariat", "nobody", "commission"
WHO: dict[str, str | Promise] = {
    US: _("On us"),
    SECRETARIAT: _("On the secretariat"),
    COMMISSION: _("On the Commission"),
    NOBODY: _("Nothing to do"),
}


@dataclass(frozen=True, slots=True)
class Waits:
    """What comes next, who has it in hand, and by when."""

    on: str
    what: str | Promise
    due: datetime | None = None

    @property
    def who(self) -> str | Promise:
        """On whom, in words."""
        return WHO[self.on]

    def is_late(self, at: datetime) -> bool:
        """Whether the due date is over."""
        return self.due is not None and self.due <= at


def request_waits(state: str, *, due: datetime | None = None, open_questions: int = 0) -> Waits:
    """What a request waits for. `due` is when the answers are due."""
    match RequestState(state):
        case RequestState.DRAFT:
            return Waits(US, _("It is drafted, not submitted: nobody else sees it."))
        case RequestState.SUBMITTED:
            return Waits(SECRETARIAT, _("Two reviewers assess it, each without seeing the other's view."))
        case RequestState.INFO_REQUESTED if open_questions:
            return Waits(US, _("Questions to answer."), due)
        case RequestState.INFO_REQUESTED:
            return Waits(US, _("Your answers are wanted."), due)
        case RequestState.IN_REVIEW:
            return Waits(SECRETARIAT, _("It is being assessed; a third person then decides."))
        case RequestState.APPROVED:
            return Waits(SECRETARIAT, _("It was approved. It waits to be published."))
        case RequestState.PUBLISHED:
            return Waits(NOBODY, _("It was published: the notice is among yours."))
        case RequestState.REFUSED:
            return Waits(NOBODY, _("It was refused. The letter says why."))
        case RequestState.DROPPED:
            return Waits(NOBODY, _("You took it back."))


def notice_waits(
    state: str, *, today: date, expires: date, prompt_from: date | None, withdraw_due: datetime | None
) -> Waits:
    """What a notice of one's own waits for. `prompt_from` is the day from which its renewal is asked for."""
    live = state in (NoticeState.PUBLISHED, NoticeState.SUSPENDED)
    if withdraw_due is not None and live:
        return Waits(US, _("A warrant that it rests on has ended: withdraw it at once."), withdraw_due)
    match NoticeState(state):
        case NoticeState.PUBLISHED if prompt_from is not None and prompt_from <= today:
            return Waits(US, _("It expires soon. Renew it, with reasons, or let it end."), _end_of(expires))
        case NoticeState.PUBLISHED:
            return Waits(NOBODY, _("It is in force."))
        case NoticeState.SUSPENDED:
            return Waits(US, _("You have suspended it. Resume it or withdraw it."))
        case NoticeState.BLOCKED:
            return Waits(SECRETARIAT, _("It is blocked while doubts are examined. No country may act on it."))
        case NoticeState.BLOCKED_BY_COMMISSION:
            return Waits(COMMISSION, _("The Commission has blocked it. No country may act on it."))
        case _:
            return Waits(NOBODY, _("It is over."))


def _end_of(day: date) -> datetime:
    return datetime.combine(day + timedelta(days=1), time(), UTC)


def instant_or_none(text: Any) -> datetime | None:
    """An instant from its ISO text."""
    return datetime.fromisoformat(text) if isinstance(text, str) and text else None
