"""The table of clocks: each stands in the law, in the rulebook and on the page, and is reckoned as its text says."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairnotice.config.docs.clocks_page import clocks_page
from fairnotice.domain.errors import InvalidValue
from fairnotice.law.deadlines import CLOCKS, GROUPS, Clock, Stretch, due_of
from fairnotice.law.deadlines.durations import Duration
from fairnotice.law.model import RuleKind
from fairnotice.law.remedies.rules import REMEDY_RULES
from fairnotice.law.rulebook import RULES

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "clocks.md"
DAYS = st.dates(min_value=date(2026, 1, 1), max_value=date(2090, 12, 31))
INSTANTS = st.builds(datetime.combine, DAYS, st.times(), st.just(UTC))
ANY = st.sampled_from(list(CLOCKS.values()))
OF_DAYS = st.sampled_from([c for c in CLOCKS.values() if not Duration.parse(c.duration).counts_hours])
FORWARDS = st.sampled_from(
    [c for c in CLOCKS.values() if not Duration.parse(c.duration).counts_hours and not c.backwards]
)
STOPPABLE = st.sampled_from([c for c in CLOCKS.values() if c.stoppable])
EACH = pytest.mark.parametrize("clock", CLOCKS.values(), ids=lambda clock: clock.code)


@EACH
def test_a_clock_says_where_it_stands_since_when_and_what_follows(clock: Clock) -> None:
    assert clock.cites
    assert clock.in_force <= date(2026, 1, 1)
    assert all((clock.what, clock.starts, clock.missed, clock.lasts))


@EACH
def test_a_clock_belongs_to_a_rule_of_the_rulebook(clock: Clock) -> None:
    if clock.rule:  # the research table has no row for the others' articles
        assert clock.rule in {rule.code for rule in RULES}


def test_every_deadline_of_the_remedies_has_a_clock_and_every_clock_of_theirs_a_deadline() -> None:
    deadlines = {rule.code for rule in REMEDY_RULES if rule.kind is RuleKind.DEADLINE}
    clocks = {clock.rule for title in ("Disputes", "The Commission") for clock in GROUPS[title]}
    assert deadlines == clocks


@EACH
def test_a_clock_has_its_place_on_the_page(clock: Clock) -> None:
    assert f"\n### {clock.code}\n" in PAGE.read_text(encoding="utf-8")


def test_the_page_tells_what_may_change_a_clock_and_what_may_not() -> None:
    sections = {part.partition("\n")[0]: part for part in clocks_page().split("\n### ")[1:]}
    assert "Longer: CCF Statute art. 40(3)" in sections["ccf-40-1"]
    assert "Stands still: IRSD art. 11(3)" in sections["irsd-3-2"]
    assert "Longer" not in sections["ccf-32-1"]
    assert "6 months before" in sections["rpd-50-2"]
    assert "On the same day as" in sections["rpd-79-1-a"]


@given(OF_DAYS, INSTANTS)
def test_an_instant_counts_as_its_day(clock: Clock, begins: datetime) -> None:
    assert due_of(clock, begins).due == due_of(clock, begins.date()).due


@given(FORWARDS, DAYS, st.integers(0, 400))
def test_what_begins_later_is_never_due_earlier(clock: Clock, begins: date, later: int) -> None:
    first, second = due_of(clock, begins).over_at, due_of(clock, begins + timedelta(days=later)).over_at
    assert datetime.combine(begins, datetime.min.time(), UTC) < first <= second


@given(STOPPABLE, DAYS, st.integers(0, 29), st.integers(0, 500))
def test_days_that_stood_still_are_added_back(clock: Clock, begins: date, into: int, still: int) -> None:
    stop = datetime.combine(begins, datetime.min.time(), UTC) + timedelta(days=into)
    plain, stopped = due_of(clock, begins), due_of(clock, begins, stopped=[Stretch(stop, stop + timedelta(days=still))])
    expected = timedelta(days=still)
    if into == 0:  # it begins when it goes on, and months are counted from there
        assert stopped.due == due_of(clock, begins + expected).due
    else:
        assert stopped.over_at - plain.over_at == expected


@given(ANY, INSTANTS, st.integers(1, 60))
def test_only_what_a_text_lets_be_longer_is_longer(clock: Clock, begins: datetime, more: int) -> None:
    length = f"PT{more}H" if Duration.parse(clock.duration).counts_hours else f"P{more}D"
    if not clock.extendable:
        with pytest.raises(InvalidValue, match="extended"):
            due_of(clock, begins, extended_by=length)
        return
    assert due_of(clock, begins, extended_by=length).over_at > due_of(clock, begins).over_at


@given(ANY, st.integers(1, 40))
def test_before_its_text_no_clock_is_reckoned(clock: Clock, days: int) -> None:
    before = datetime.combine(clock.in_force - timedelta(days=days), datetime.min.time(), UTC)
    with pytest.raises(InvalidValue, match="no text in force"):
        due_of(clock, before)


@given(ANY, INSTANTS, st.integers(0, 90))
def test_only_a_clock_of_the_house_runs_as_long_as_a_house_says_and_within_bounds(
    clock: Clock, begins: datetime, days: int
) -> None:
    if clock.settable is None or not 1 <= days <= 60:
        with pytest.raises(InvalidValue, match=r"not set by a house|is set from"):
            due_of(clock, begins, set_to=f"P{days}D")
        return
    assert due_of(clock, begins, set_to=f"P{days}D").due == begins.date() + timedelta(days=days)


def test_the_number_of_a_clock_that_a_house_may_set_is_a_house_rule() -> None:
    assert [clock.code for clock in CLOCKS.values() if clock.settable] == ["change-decision"]
    assert "house rule" in CLOCKS["change-decision"].cites
