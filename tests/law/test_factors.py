"""The factors of a worksheet, and two worksheets side by side."""

from datetime import UTC, date, datetime
from typing import Any

from fairnotice.domain.dates import Moment
from fairnotice.law.factors import (
    Agreement,
    Weighed,
    compared,
    factors_of,
    left_out,
    must_be_weighed,
    weighed_from,
)
from fairnotice.law.findings import Finding
from fairnotice.law.model import Lean, RuleKind
from fairnotice.law.review import review_subject
from tests.builders import a_dossier, a_statement, a_subject, an_office

MOMENT = Moment.on_day(date(2026, 3, 2), now=datetime(2026, 3, 2, tzinfo=UTC))
SEVEN = {f"rpd-34-3-{letter}" for letter in "abcdefg"}


def findings(**changes: Any) -> tuple[Finding, ...]:
    return review_subject(a_dossier(**changes), "s1", MOMENT).findings


def test_the_seven_factors_and_article_2_are_on_every_worksheet_although_nothing_has_to_be_weighed() -> None:
    found = factors_of(findings())
    assert SEVEN | {"const-2-1"} <= {finding.rule for finding in found}
    assert all(finding.kind is RuleKind.WEIGHING for finding in found)
    assert left_out(findings(), ()) == ()


def test_what_points_against_the_request_must_be_weighed() -> None:
    found = findings(subject=a_subject(offices=(an_office(),)), statements=(a_statement("act.state_operation"),))
    left = [finding.rule for finding in left_out(found, ())]
    assert {"rpd-34-3-a", "rpd-34-3-b", "rop-serving-hos"} <= set(left)
    said = [Weighed(rule, Lean.NEITHER) for rule in left]
    assert left_out(found, said[1:]) == tuple(f for f in found if f.rule == left[0] and must_be_weighed(f))


def test_what_was_weighed_is_read_again_as_it_was_kept() -> None:
    one = Weighed("rpd-34-3-a", Lean.AGAINST, "An act of state.", ("statements/s1",))
    assert weighed_from([one.to_json()]) == (one,)


def test_two_worksheets_agree_where_they_go_the_same_way_whatever_their_reasons() -> None:
    first = [Weighed("a", Lean.FOR, "one"), Weighed("b", Lean.AGAINST, "one"), Weighed("c", Lean.NEITHER)]
    second = [Weighed("b", Lean.FOR, "other"), Weighed("a", Lean.FOR, "other"), Weighed("d", Lean.FOR, "other")]
    side_by_side = {each.rule: each.agreement for each in compared([first, second])}
    assert side_by_side == {
        "a": Agreement.SAME,
        "b": Agreement.DIFFERENT,
        "c": Agreement.NOT_ALL,
        "d": Agreement.NOT_ALL,
    }


def test_of_three_worksheets_one_that_differs_is_enough() -> None:
    sheets = [[Weighed("a", Lean.FOR)], [], [Weighed("a", Lean.AGAINST)]]
    assert [each.agreement for each in compared(sheets)] == [Agreement.DIFFERENT]
