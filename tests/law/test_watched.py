"""How a live notice stands: what makes another standing, what does not, and on which days it may change by itself."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from fairnotice.domain.dates import Moment
from fairnotice.law.rulebook import RULES
from fairnotice.law.watched import Against, Watched, changes, legal_days, next_day, watched
from tests.builders import a_dossier, a_warrant

ON = date(2026, 3, 2)


def at(day: date) -> Moment:
    return Moment(day, datetime(2026, 3, 2, 9, 0, tzinfo=UTC))


def standing(*against: str, leaning: str = "no_bar", says: str = "It stands.") -> Watched:
    return Watched("no_bar", leaning, "step", tuple(Against(rule, "RPD art. 1", says) for rule in against))


def test_a_warrant_that_is_time_barred_later_stands_against_it_from_that_day() -> None:
    barred = date(2030, 1, 1)
    dossier = a_dossier(warrants=(replace(a_warrant(), time_barred_from=barred),))
    before, after = (watched(dossier, "s1", at(day)) for day in (barred - timedelta(days=1), barred))
    found = changes(before, after)
    assert {"rpd-81-3-c", "rop-no-warrant"} <= {each.rule for each in found.new}
    assert (before.recommendation, after.recommendation) == ("no_bar", "refuse")
    assert found.codes == ("recommendation", "leaning", "against")
    assert before.digest != after.digest


def test_the_same_file_on_another_day_is_the_same_standing() -> None:
    first, second = (watched(a_dossier(), "s1", at(day)) for day in (ON, ON + timedelta(days=100)))
    assert first.digest == second.digest
    assert changes(first, second).codes == ()


def test_other_words_or_another_order_are_no_change() -> None:
    assert standing("a", "b").digest == standing("b", "a", says="It stands on 2 March 2026.").digest


@pytest.mark.parametrize(
    ("after", "codes"),
    [
        (standing("a", leaning="refuse"), ("leaning",)),
        (standing("a", "b"), ("against",)),
        (standing("b"), ("against",)),
        (replace(standing("a"), recommendation="refuse"), ("recommendation",)),
        (replace(standing("a"), against=(Against("a", "RPD art. 1", "It stands.", failed=True),)), ("against",)),
    ],
)
def test_what_changed_is_named(after: Watched, codes: tuple[str, ...]) -> None:
    before = standing("a")
    assert changes(before, after).codes == codes
    assert before.digest != after.digest


def test_what_is_new_what_lapses_and_what_stays_are_told_apart() -> None:
    found = changes(standing("a", "b", says="Old."), standing("b", "c", says="New."))
    assert [[(each.rule, each.says) for each in part] for part in (found.new, found.lapses, found.stays)] == [
        [("c", "New.")],
        [("a", "Old.")],
        [("b", "New.")],
    ]


def test_it_is_kept_and_read_again_as_it_was() -> None:
    found = watched(a_dossier(), "s1", at(ON))
    assert Watched.from_json(found.to_json()) == found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"2026-03-02"', date(2026, 3, 3)),  # what ends today is over tomorrow
        ('"2027-01-01" "2026-12-31"', date(2026, 12, 31)),
        ('"2026-03-01"', None),
        ('"2026-02-30" "9999-12-31x"', None),
        ("", None),
    ],
)
def test_the_next_day_is_the_first_that_the_file_names_or_the_one_after(text: str, expected: date | None) -> None:
    legal = next((day for day in legal_days() if day > ON), None)
    assert next_day([text], ON) == min((day for day in (expected, legal) if day), default=None)


def test_the_last_day_of_the_calendar_has_no_day_after_it() -> None:
    assert next_day(["9999-12-31"], date.max) is None


def test_a_day_on_which_a_rule_begins_or_ends_is_a_day_of_the_watch() -> None:
    days = legal_days()
    assert all(rule.cites.in_force in days for rule in RULES)
    ended = [rule.cites.until for rule in RULES if rule.cites.until]
    assert all(until + timedelta(days=1) in days for until in ended)
    assert next_day([], days[0] - timedelta(days=1)) == days[0]
