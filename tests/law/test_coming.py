"""Known days to come: each says whether the answer changes, else which findings do, else that nothing does."""

from datetime import date, timedelta

from fairnotice.domain.dossier import Dossier
from fairnotice.domain.subject import OfficeKind
from fairnotice.domain.unknown import UNKNOWN
from fairnotice.domain.warrant import Penalty
from fairnotice.law.coming import MOST_DAYS
from fairnotice.law.review import Review, next_change, review_subject
from fairnotice.law.review_json import review_json
from fairnotice.law.turning import NOT_LOOKED_AT
from tests.builders import (
    a_dossier,
    a_moment,
    a_subject,
    a_warrant,
    an_offence,
    an_office,
)

BARRED = date(2028, 6, 14)


def reviewed(dossier: Dossier, on: str = "2024-05-01") -> Review:
    return review_subject(dossier, "s1", a_moment(on))


def of_the_minister() -> Dossier:
    office = an_office(OfficeKind.MINISTER, title="Minister of Trade", state="UY", scheduled_end="2027-01-15")
    return a_dossier(subject=a_subject(offices=(office,)), warrant=a_warrant(time_barred_from=UNKNOWN))


def test_a_day_on_which_the_answer_changes_says_from_what_to_what() -> None:
    (day,) = reviewed(a_dossier(warrant=a_warrant(time_barred_from=BARRED))).turning_points
    assert day.change is not None
    assert day.change.turns
    assert day.says == "The answer changes: it recommends refuse instead of no bar, leans to refuse instead of no bar."


def test_a_time_bar_below_the_threshold_changes_a_finding_and_not_the_answer() -> None:
    slight = a_warrant(offences=(an_offence(max_penalty=Penalty(months=12)),), time_barred_from=BARRED)
    (day,) = reviewed(a_dossier(warrant=slight)).turning_points
    assert day.says.startswith(
        "The answer stays: refuse. What changes: RPD art. 81(3)(c) [rpd-81-3-c]: met, then not met"
    )


def test_an_office_that_ends_need_not_change_the_answer() -> None:
    found = reviewed(of_the_minister())
    (day,) = found.turning_points
    after = reviewed(of_the_minister(), "2027-01-16")
    assert day.on == date(2027, 1, 16)
    assert (after.recommendation, after.leaning) == (found.recommendation, found.leaning)
    assert day.says.startswith(f"The answer stays: {found.recommendation.value}.")
    assert "[rop-other-office]: needs judgement, then not asked" in day.says
    assert "[rpd-34-3-b]: still needs judgement, for another reason" in day.says
    assert next_change(found) == day.on


def test_a_day_on_which_nothing_changes_says_so_and_is_no_next_change() -> None:
    second = a_warrant("w2", offences=(an_offence("o2"),), time_barred_from=BARRED + timedelta(days=30))
    ended = an_office(OfficeKind.CANDIDATE, state="PT", ended=None, scheduled_end=date(2024, 6, 1))
    dossier = a_dossier(subject=a_subject(offices=(ended,)), warrants=(a_warrant(time_barred_from=UNKNOWN),))
    days = reviewed(dossier).turning_points
    assert [day.change.turns for day in days if day.change] == [False]
    both = a_dossier(warrants=(a_warrant(time_barred_from=BARRED), second))
    first, last = reviewed(both).turning_points
    assert first.says == "The answer stays: no bar. No finding changes.", "the other warrant still stands"
    assert last.says.startswith("The answer changes: it recommends refuse instead of no bar")


def test_of_very_many_days_the_later_ones_are_not_looked_at_and_say_so() -> None:
    offices = tuple(
        an_office(OfficeKind.CANDIDATE, state="PT", ended=None, scheduled_end=date(2025, 1, 1) + timedelta(days=n))
        for n in range(MOST_DAYS + 1)
    )
    dossier = a_dossier(subject=a_subject(offices=offices), warrant=a_warrant(time_barred_from=UNKNOWN))
    *_looked, last = reviewed(dossier).turning_points
    assert (last.change, last.says) == (None, NOT_LOOKED_AT)
    told = review_json(reviewed(dossier))["changes_on"][-1]
    assert (told["answer_changes"], told["recommendation"], told["findings"]) == (None, None, [])


def test_the_json_tells_the_change_of_each_day() -> None:
    (told,) = review_json(reviewed(of_the_minister()))["changes_on"]
    assert told["answer_changes"] is False
    assert told["recommendation"][0] == told["recommendation"][1]
    ended = {"rule": "rop-other-office", "citation": "RoP 3.1, para. 5(1)", "before": "needs_judgement", "after": None}
    assert ended in told["findings"]
