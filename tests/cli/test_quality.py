"""`fairnotice quality`."""

from fairnotice.cli.text import columns
from tests.cli.conftest import ORDINARY, WORKED, Run


def test_it_says_how_many_and_that_the_traffic_is_assumed_until_it_is_said(run: Run) -> None:
    answer = run("quality", ORDINARY, "--on", "2024-05-01")
    assert answer.status == 0
    assert "Orin Tavesk" in answer.out and "an assumption" in answer.out
    assert "an assumption" not in run("quality", ORDINARY, "--travellers", "5000000").out
    assert [line for line in answer.out.splitlines() if columns(line) > 80] == []


def test_the_object_has_a_figure_for_each_person_of_the_file(run: Run) -> None:
    answer = run("quality", WORKED, "--on", "2020-06-29", "--travellers", "1000000", "--json").json
    assert (answer["travellers"], answer["assumed"]) == (1_000_000, False)
    for one in answer["subjects"]:
        assert one["low"] <= one["a_month"] <= one["high"]


def test_it_is_reckoned_with_the_threshold_that_is_said(run: Run) -> None:
    def hits(*more: str) -> float:
        answer = run("quality", ORDINARY, "--on", "2024-05-01", "--travellers", "100000000000", "--json", *more)
        return float(sum(one["hits"] for one in answer.json["subjects"]))

    assert hits("--threshold", "0.4") >= hits() > hits("--threshold", "1")


def test_a_traffic_below_nothing_is_refused(run: Run) -> None:
    assert run("quality", ORDINARY, "--travellers", "-1").status == 2
