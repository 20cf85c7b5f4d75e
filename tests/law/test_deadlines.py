"""Clocks: when a thing is due, who owes it, and that a house rule says that it is one."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from fairnotice.domain.errors import InvalidValue
from fairnotice.law import deadlines
from fairnotice.law.deadlines import Due
from fairnotice.law.model import RuleKind
from fairnotice.law.rpd.rules import RPD_RULES
from fairnotice.law.texts import limit

NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)
DAY = date(2024, 5, 1)


def all_dues() -> list[Due]:
    """One due date of every kind."""
    return [
        deadlines.suspension_due(DAY),
        deadlines.suspension_due(DAY, diffusion=True),
        deadlines.renewal_prompt_due(DAY),
        deadlines.expiry_due(DAY),
        deadlines.circulation_due(DAY),
        deadlines.answer_due(DAY),
        deadlines.confirmation_due(NOON),
        deadlines.location_report_due(NOON),
        deadlines.requester_reaction_due(NOON),
        deadlines.papers_due(DAY, days=40, cites="ECE art. 16(4)"),
        deadlines.periodic_review_due(DAY),
        deadlines.interim_block_due(DAY),
        deadlines.compliance_record_due(DAY),
    ]


def test_a_suspension_ends_after_six_months_on_the_same_day() -> None:
    due = deadlines.suspension_due(date(2024, 1, 15))
    assert (due.code, due.due, due.owes) == ("rpd-81-1", date(2024, 7, 15), "source")


def test_a_suspension_begun_on_the_last_of_august_ends_on_the_last_of_february() -> None:
    assert deadlines.suspension_due(date(2023, 8, 31)).due == date(2024, 2, 29)


def test_a_suspended_diffusion_has_its_own_article() -> None:
    assert deadlines.suspension_due(DAY, diffusion=True).code == "rpd-100-1"


def test_the_prompt_comes_six_months_before_expiry_across_the_year() -> None:
    assert deadlines.renewal_prompt_due(date(2029, 4, 15)).due == date(2028, 10, 15)


def test_data_expire_at_the_maximum_unless_the_source_sets_less() -> None:
    recorded = date(2024, 2, 29)
    assert deadlines.expires_on(recorded) == date(2029, 2, 28)
    assert deadlines.expires_on(recorded, 24) == date(2026, 2, 28)
    assert deadlines.expires_on(recorded, 600) == date(2029, 2, 28)


def test_the_need_is_stated_on_the_last_day_at_the_latest() -> None:
    due = deadlines.expiry_due(date(2029, 4, 15))
    assert due.due == date(2029, 4, 15)
    assert "deleted" in due.missed


def test_all_bureaus_are_told_on_the_day_of_publication() -> None:
    assert deadlines.circulation_due(DAY).due == DAY


def test_the_rule_that_asks_is_named_with_the_answer_that_is_due() -> None:
    assert deadlines.answer_due(DAY, code="rpd-128-2").code == "rpd-128-2"
    assert deadlines.answer_due(DAY).due == date(2024, 5, 31)


def test_a_confirmation_is_due_after_the_hours_that_the_asker_gives() -> None:
    due = deadlines.confirmation_due(NOON, 6)
    assert due.due == NOON + timedelta(hours=6)
    assert "(6 hours)" in due.cites


def test_a_confirmation_without_hours_follows_the_house_rule() -> None:
    due = deadlines.confirmation_due(NOON)
    assert due.due == NOON + timedelta(hours=24)
    assert "(24 hours)" in due.cites


def test_silence_never_confirms_a_hit() -> None:
    assert "not confirmed" in deadlines.confirmation_due(NOON).missed


def test_papers_follow_the_number_and_the_citation_of_the_treaty() -> None:
    due = deadlines.papers_due(DAY, days=40, cites="ECE art. 16(4)")
    assert (due.due, due.cites) == (date(2024, 6, 10), "ECE art. 16(4) (40 days)")


def test_a_treaty_cannot_give_fewer_days_than_none() -> None:
    with pytest.raises(InvalidValue, match="-1 days"):
        deadlines.papers_due(DAY, days=-1, cites="x")


@pytest.mark.parametrize(
    "clock", [deadlines.confirmation_due, deadlines.location_report_due, deadlines.requester_reaction_due]
)
def test_a_clock_of_hours_needs_a_zoned_instant(clock: object) -> None:
    assert callable(clock)
    with pytest.raises(InvalidValue, match="time zone"):
        clock(datetime(2024, 5, 1, 12))  # noqa: DTZ001 (the missing zone is the point)


@pytest.mark.parametrize("due", all_dues(), ids=lambda due: due.code)
def test_every_clock_says_who_owes_what_and_what_follows(due: Due) -> None:
    assert due.what
    assert due.owes
    assert due.missed
    assert due.cites


@pytest.mark.parametrize(
    "name",
    [
        "confirmation.hours",
        "location_report.hours",
        "requester_reaction.hours",
        "answer.days",
        "periodic_review.months",
        "interim_block.days",
        "compliance_record.months",
        "majority.years",
    ],
)
def test_a_number_that_no_source_gives_is_called_a_house_rule(name: str) -> None:
    assert "house rule" in limit(name, DAY).cites


def test_a_number_before_its_first_day_is_an_error_and_not_a_guess() -> None:
    with pytest.raises(LookupError, match=r"suspension\.months"):
        limit("suspension.months", date(2012, 6, 30))


def test_a_number_that_is_not_in_the_file_is_an_error() -> None:
    with pytest.raises(KeyError):
        limit("suspension.weeks", DAY)


def test_a_day_is_missed_only_when_the_next_one_has_begun() -> None:
    due = deadlines.expiry_due(DAY)
    assert not due.is_missed(datetime(2024, 5, 1, 23, 59, tzinfo=UTC))
    assert due.is_missed(datetime(2024, 5, 2, tzinfo=UTC))


def test_a_day_is_missed_by_the_clock_of_utc_whichever_zone_asks() -> None:
    tokyo = timezone(timedelta(hours=9))
    due = deadlines.expiry_due(DAY)
    assert not due.is_missed(datetime(2024, 5, 2, 8, 59, tzinfo=tokyo))
    assert due.is_missed(datetime(2024, 5, 2, 9, tzinfo=tokyo))


def test_an_instant_is_missed_when_it_has_passed() -> None:
    due = deadlines.confirmation_due(NOON, 1)
    assert not due.is_missed(NOON + timedelta(hours=1))
    assert due.is_missed(NOON + timedelta(hours=1, seconds=1))


def test_a_due_date_is_written_in_iso_form() -> None:
    assert str(deadlines.expiry_due(DAY)).startswith("2024-05-01: state with reasons")
    assert str(deadlines.confirmation_due(NOON, 1)).startswith("2024-05-01T13:00:00+00:00: ")


def test_every_deadline_of_the_rpd_half_has_its_clock() -> None:
    listed = {rule.code for rule in RPD_RULES if rule.kind is RuleKind.DEADLINE}
    assert listed <= {due.code for due in all_dues()}


def test_every_clock_belongs_to_a_rule_of_the_rpd_half() -> None:
    assert {due.code for due in all_dues()} <= {rule.code for rule in RPD_RULES}
