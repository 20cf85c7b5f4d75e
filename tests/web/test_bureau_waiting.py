"""What each request and each notice waits for, on whom: the whole table."""

from datetime import UTC, date, datetime, timedelta

import pytest

from fairnotice.domain.lifecycle import NoticeState, RequestState
from fairnotice.services.own_requests import OwnNotice
from fairnotice.web.bureau.requests_list import waits_of
from fairnotice.web.bureau.waiting import COMMISSION, NOBODY, SECRETARIAT, US, notice_waits, request_waits
from fairnotice.web.sheets import safe_cell

DUE = datetime(2026, 4, 1, tzinfo=UTC)
TODAY = date(2026, 3, 2)

REQUESTS = {
    "draft": (US, "drafted, not submitted"),
    "submitted": (SECRETARIAT, "Two reviewers"),
    "info_requested": (US, "Questions to answer"),
    "in_review": (SECRETARIAT, "being assessed"),
    "approved": (SECRETARIAT, "waits to be published"),
    "published": (NOBODY, "among yours"),
    "refused": (NOBODY, "The letter says why"),
    "dropped": (NOBODY, "took it back"),
}
NOTICES = {
    "published": (NOBODY, "in force"),
    "suspended": (US, "Resume it or withdraw it"),
    "blocked": (SECRETARIAT, "blocked while doubts"),
    "blocked_by_commission": (COMMISSION, "The Commission has blocked it"),
    "withdrawn": (NOBODY, "over"),
    "cancelled": (NOBODY, "over"),
    "expired": (NOBODY, "over"),
    "deleted": (NOBODY, "over"),
}


@pytest.mark.parametrize("state", list(RequestState))
def test_every_state_of_a_request_says_what_it_waits_for_and_on_whom(state: RequestState) -> None:
    waits = request_waits(state, due=DUE, open_questions=2)
    on, words = REQUESTS[state]
    assert waits.on == on
    assert words in str(waits.what)
    assert waits.due == (DUE if state is RequestState.INFO_REQUESTED else None)
    assert str(waits.who)


@pytest.mark.parametrize("state", list(NoticeState))
def test_every_state_of_a_notice_says_what_it_waits_for_and_on_whom(state: NoticeState) -> None:
    waits = notice_waits(state, today=TODAY, expires=date(2031, 1, 1), prompt_from=None, withdraw_due=None)
    on, words = NOTICES[state]
    assert waits.on == on
    assert words in str(waits.what)


def test_the_answers_are_late_when_their_day_is_over() -> None:
    waits = request_waits("info_requested", due=DUE, open_questions=1)
    assert not waits.is_late(DUE - timedelta(seconds=1))
    assert waits.is_late(DUE)


def test_a_notice_that_expires_soon_waits_on_us_until_its_last_day_is_over() -> None:
    expires = date(2026, 5, 1)
    waits = notice_waits("published", today=TODAY, expires=expires, prompt_from=TODAY, withdraw_due=None)
    assert (waits.on, waits.due) == (US, datetime(2026, 5, 2, tzinfo=UTC))
    later = notice_waits(
        "published", today=TODAY, expires=expires, prompt_from=TODAY + timedelta(days=1), withdraw_due=None
    )
    assert later.on == NOBODY


@pytest.mark.parametrize("state", ["published", "suspended"])
def test_an_ended_warrant_comes_before_everything_else(state: str) -> None:
    waits = notice_waits(state, today=TODAY, expires=TODAY, prompt_from=TODAY, withdraw_due=DUE)
    assert "withdraw it at once" in str(waits.what)
    assert waits.due == DUE


@pytest.mark.parametrize(("days", "on"), [(400, NOBODY), (20, US)])
def test_the_renewal_is_asked_for_some_months_before_the_notice_expires(days: int, on: str) -> None:
    row = OwnNotice("n", "EX-A-1/3-2026", "red", "published", "", DUE, TODAY + timedelta(days=days), {})
    assert waits_of(row, TODAY).on == on


@pytest.mark.parametrize("text", ["=1+1", "+49", "-3", "@x", " =cmd", "\t=x"])
def test_no_cell_of_a_spreadsheet_is_a_formula(text: str) -> None:
    assert safe_cell(text).startswith("'")
