"""The worked case: warrants announced in Tehran on 29 June 2020, as one news report gives them.

The review is advice. What the organisation itself answered is not in the report.
"""

from datetime import date
from pathlib import Path

import pytest

from fairnotice.domain.dossier import Dossier
from fairnotice.domain.statement import Standing
from fairnotice.formats.dossier import read_dossier
from fairnotice.law.difference import Difference, difference
from fairnotice.law.grounds import GroundWeight
from fairnotice.law.leaning import Leaning
from fairnotice.law.model import Audience, Ground, Lean, Outcome
from fairnotice.law.review import Recommendation, Review, for_requester, next_change, review
from tests.builders import a_moment

CASE = Path(__file__).parents[2] / "examples" / "worked-case.toml"
THEN = "2020-06-29T23:59:59Z"


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    return read_dossier(CASE)


@pytest.fixture(scope="module")
def in_office(dossier: Dossier) -> Review:
    """The day of the announcement, as known at its end."""
    return review(dossier, a_moment("2020-06-29", known=THEN))[0]


@pytest.fixture(scope="module")
def after_office(dossier: Dossier) -> Review:
    """The day after the scheduled end of the term, on what was known on the day of the announcement."""
    return review(dossier, a_moment("2021-01-21", known=THEN))[0]


@pytest.fixture(scope="module")
def office_again(dossier: Dossier) -> Review:
    """A day on which the office is held again."""
    return review(dossier, a_moment("2025-02-01", known="2025-02-01T12:00:00Z"))[0]


@pytest.fixture(scope="module")
def lapse(in_office: Review, after_office: Review) -> Difference:
    return difference(in_office, after_office)


def test_one_person_is_reviewed_and_at_least_thirty_stay_undisclosed(dossier: Dossier, in_office: Review) -> None:
    assert len(review(dossier, a_moment("2020-06-29", known=THEN))) == 1
    assert in_office.undisclosed_at_least == 30


def test_no_rule_fails_on_it(in_office: Review, after_office: Review, office_again: Review) -> None:
    assert not [f.rule for r in (in_office, after_office, office_again) for f in r.findings if f.failed]


def test_on_the_day_it_is_refused_because_of_the_bar_and_leans_to_refusal(in_office: Review) -> None:
    assert in_office.recommendation is Recommendation.REFUSE
    assert in_office.leaning is Leaning.REFUSE
    assert [f.rule for f in in_office.findings if f.is_bar] == ["icj-2002"]


def test_the_nature_of_the_act_leads_the_grounds_and_immunity_only_supports(in_office: Review) -> None:
    first, *rest = in_office.grounds
    assert first.ground is Ground.POLITICAL
    assert first.weight is GroundWeight.CARRIES
    assert first.rules[0] == "rop-act-of-state"
    assert "operation of another state" in first.reasons[0]
    assert "dispute between the states" in first.reasons[0]
    assert "Tension between the states" in first.reasons[0]
    assert first.until is None
    assert all(ground.weight is GroundWeight.SUPPORTS for ground in rest)


def test_what_rests_on_the_office_ends_with_the_scheduled_end_of_the_term(in_office: Review) -> None:
    passing = {ground.ground: ground for ground in in_office.grounds if ground.rests_on_office}
    assert set(passing) == {Ground.POLITICAL, Ground.IMMUNITY}
    assert {ground.until for ground in passing.values()} == {date(2021, 1, 20)}
    assert passing[Ground.IMMUNITY].rules == ("rop-serving-hos", "icj-2002")
    assert passing[Ground.POLITICAL].rules == ("rpd-34-3-b", "rop-other-office")


def test_it_does_not_rest_on_the_office_alone(in_office: Review) -> None:
    without = in_office.without_office
    assert without.leaning is Leaning.REFUSE
    assert set(without.left_out) == {"icj-2002", "rop-serving-hos", "rop-other-office", "rpd-34-3-b"}
    assert "does not rest on the office alone" in without.says
    assert without.step.rules == ("rop-act-of-state", "rop-other-official")


@pytest.mark.parametrize("factor", ["a", "b", "e", "f", "g"])
def test_these_factors_lean_against(in_office: Review, factor: str) -> None:
    finding = in_office.finding(f"rpd-34-3-{factor}")
    assert finding.outcome is Outcome.NEEDS_JUDGEMENT
    assert any(pointer.lean is Lean.AGAINST and pointer.facts for pointer in finding.pointers)


@pytest.mark.parametrize("factor", ["c", "d"])
def test_on_these_factors_nothing_is_in_the_file(in_office: Review, factor: str) -> None:
    assert in_office.finding(f"rpd-34-3-{factor}").outcome is Outcome.MET


def test_the_deaths_stand_on_the_other_side_of_the_scale(in_office: Review) -> None:
    towards = [p.says for p in in_office.finding("rpd-34-3-a").pointers if p.lean is Lean.FOR]
    assert towards == ["Death, injury or grave harm to a person."]


def test_a_reviewer_is_told_that_the_state_of_the_place_has_not_been_heard(in_office: Review) -> None:
    finding = in_office.finding("rpd-34-3-d")
    assert "has not been heard" in finding.reason
    assert finding.audience is Audience.REVIEWERS


@pytest.mark.parametrize(
    "piece",
    [
        "born",
        "maximum penalty",
        "provision",
        "reference of the warrant of the Tehran",
        "when was it issued",
        "still in force",
    ],
)
def test_what_the_report_does_not_give_is_asked(in_office: Review, piece: str) -> None:
    assert any(piece in question.ask for question in in_office.questions)


def test_a_prosecutors_warrant_raises_the_question_of_an_appeal_to_a_court(in_office: Review) -> None:
    assert in_office.finding("rpd-84-c").outcome is Outcome.UNDETERMINED
    assert any(question.rule == "rpd-84-c" for question in in_office.questions)


def test_nothing_is_asked_twice(in_office: Review) -> None:
    asked = [question.ask for question in in_office.questions]
    assert len(asked) == len(set(asked))


def test_both_accounts_stand_side_by_side_on_the_nature_of_the_act(in_office: Review) -> None:
    told_by = {fact.by for fact in in_office.finding("rpd-34-3-a").facts}
    assert {"Iran", "Donald Trump"} <= told_by


def test_what_is_only_press_reporting_says_so(in_office: Review) -> None:
    assert in_office.finding("rop-act-of-state").caution == "Rests on press reporting only."
    assert in_office.finding("rpd-34-3-g").caution == "Rests on press reporting only."


def test_what_rests_on_the_press_and_on_a_record_says_that_it_does_so_in_part(in_office: Review) -> None:
    assert in_office.finding("rop-other-official").caution == "Rests in part on press reporting only."


def test_the_office_rests_on_the_public_record(in_office: Review) -> None:
    assert in_office.finding("icj-2002").standings == (Standing.RECORD,)


def test_every_fact_that_stands_against_names_its_source(in_office: Review) -> None:
    facts = [fact for finding in in_office.findings if finding.stands_against for fact in finding.facts]
    assert facts
    assert all(fact.sources for fact in facts)


def test_the_hard_stop_says_that_it_is_the_courts_and_not_the_repositorys(in_office: Review) -> None:
    reason = in_office.finding("icj-2002").reason
    assert "International Court of Justice" in reason
    assert "Repository says only that such a request is likely declined" in reason


def test_a_review_on_a_day_before_the_text_was_printed_says_so(in_office: Review, office_again: Review) -> None:
    assert "2024" in in_office.finding("rop-act-of-state").note
    assert office_again.finding("rop-act-of-state").note == ""


def test_the_nearest_practice_is_the_killing_of_a_military_figure_by_a_state(in_office: Review) -> None:
    first = in_office.practice[0]
    assert (first.id, first.where, first.outcome) == ("rop-041", "3.1 Case 18", "refused")
    assert first.similarity > in_office.practice[1].similarity


def test_the_day_on_which_the_answer_changes_is_known_in_advance(in_office: Review) -> None:
    assert next_change(in_office) == date(2021, 1, 21)


def test_on_the_last_day_in_office_the_bar_still_holds(dossier: Dossier) -> None:
    last = review(dossier, a_moment("2021-01-20", known=THEN))[0]
    assert last.recommendation is Recommendation.REFUSE


def test_after_the_office_it_is_judged_and_still_leans_to_refusal(after_office: Review) -> None:
    assert after_office.recommendation is Recommendation.JUDGE
    assert after_office.leaning is Leaning.REFUSE
    assert after_office.leaning_step.rules == ("rop-act-of-state", "rop-other-official")
    assert after_office.grounds[0].rules[0] == "rop-act-of-state"
    assert after_office.grounds[0].weight is GroundWeight.CARRIES


def test_after_the_office_nothing_rests_on_an_office(after_office: Review) -> None:
    assert not [f.rule for f in after_office.findings if f.rests_on_office]
    assert after_office.without_office.says == ""


def test_personal_immunity_and_the_office_lapse_and_the_nature_of_the_act_stays(lapse: Difference) -> None:
    assert {finding.rule for finding in lapse.lapses} == {"icj-2002", "rop-serving-hos", "rop-other-office"}
    assert {"rop-act-of-state", "rop-other-official", "rpd-34-3-a", "rpd-34-3-f", "rpd-34-3-g", "imm-functional"} <= {
        finding.rule for finding in lapse.stays
    }
    assert not lapse.new


def test_the_difference_is_told_in_plain_words(lapse: Difference) -> None:
    told = " ".join(lapse.says)
    assert "The recommendation changes from refuse to judge." in told
    assert "The leaning stays: refuse." in told
    assert "Lapses: In office on 29 June 2020" in told
    assert "Stays: The act was an operation of another state" in told


def test_status_stays_as_a_factor_for_another_reason(lapse: Difference) -> None:
    (change,) = [change for change in lapse.changes if change.rule == "rpd-34-3-b"]
    assert "for another reason" in change.says
    assert "Held office before" in change.reason_after


def test_when_the_office_is_held_again_the_bar_is_back(after_office: Review, office_again: Review) -> None:
    assert office_again.recommendation is Recommendation.REFUSE
    assert office_again.finding("icj-2002").until == date(2029, 1, 20)
    assert "icj-2002" in {finding.rule for finding in difference(after_office, office_again).new}
    assert next_change(office_again) == date(2029, 1, 21)


def test_the_second_term_is_not_known_in_2020(in_office: Review) -> None:
    assert [turning.on for turning in in_office.turning_points] == [date(2021, 1, 21)]


def test_the_requester_sees_no_leaning_and_nothing_for_reviewers(in_office: Review) -> None:
    seen = for_requester(in_office)
    assert seen.leaning is Leaning.OPEN
    assert seen.without_office.leaning is Leaning.OPEN
    assert seen.without_office.says == ""
    assert not seen.practice
    assert {finding.audience for finding in seen.findings} == {Audience.ALL}
