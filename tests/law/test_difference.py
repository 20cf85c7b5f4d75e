"""What changes between two reviews: told rule by rule and in plain words."""

from typing import Any

import pytest

from fairnotice.domain.dates import Period
from fairnotice.law.difference import difference
from fairnotice.law.review import Recommendation, Review, review
from tests.builders import a_day, a_dossier, a_moment, a_protection, a_statement, a_subject, a_warrant, an_office


def reviewed(on: str = "2024-05-01", **changes: Any) -> Review:
    return review(a_dossier(**changes), a_moment(on))[0]


def test_the_same_review_has_no_difference() -> None:
    found = difference(reviewed(), reviewed())
    assert found.is_empty
    assert found.says == ("The recommendation stays: no bar.", "The leaning stays: no bar.")


def test_an_office_that_ends_makes_its_rules_lapse() -> None:
    officer = a_subject(offices=(an_office(),))
    found = difference(reviewed("2026-12-31", subject=officer), reviewed("2027-01-01", subject=officer))
    assert "icj-2002" in {finding.rule for finding in found.lapses}
    assert found.recommendation == (Recommendation.REFUSE, Recommendation.JUDGE)
    assert "no longer asked" in next(change for change in found.changes if change.rule == "icj-2002").says
    assert {ground.rests_on_office for ground in found.grounds_lost} == {True}


def test_a_status_that_begins_is_new() -> None:
    protected = a_subject(protections=(a_protection(holds=Period(begins=a_day("2024-05-01"))),))
    found = difference(reviewed("2024-04-30", subject=protected), reviewed("2024-05-01", subject=protected))
    assert "refugee-base" in {finding.rule for finding in found.new}
    assert "now asked" in next(change for change in found.changes if change.rule == "refugee-base").says
    assert any(line.startswith("New: A confirmed refugee") for line in found.says)


def test_an_answer_that_changes_gives_both_reasons() -> None:
    found = difference(reviewed(), reviewed(warrant=a_warrant(max_penalty="12 months")))
    (change,) = [change for change in found.changes if change.rule == "rpd-83-1-a-ii-pros"]
    assert (change.before, change.after) == ("met", "not_met")
    assert "met becomes not met" in change.says
    assert "15 years" in change.reason_before
    assert "1 year" in change.reason_after


def test_the_same_answer_for_another_reason_is_a_change() -> None:
    officer = a_subject(offices=(an_office(),))
    found = difference(reviewed("2026-12-31", subject=officer), reviewed("2027-01-01", subject=officer))
    (change,) = [change for change in found.changes if change.rule == "rpd-34-3-b"]
    assert "still needs judgement, for another reason" in change.says


def test_what_stands_in_both_stays() -> None:
    statements = (a_statement("context.coup"),)
    found = difference(reviewed(statements=statements), reviewed("2024-05-02", statements=statements))
    assert "rop-coup" in {finding.rule for finding in found.stays}
    assert found.grounds_kept
    assert not found.grounds_lost


def test_reviews_of_two_people_are_not_compared() -> None:
    other = review(a_dossier(id="another"), a_moment())[0]
    with pytest.raises(ValueError, match="different subjects"):
        difference(reviewed(), other)
