"""Figures: counted from tables and log, small numbers kept back so that none can be worked out."""

from datetime import timedelta

import pytest

from fairnotice.domain.dossier import Dossier
from fairnotice.law.model import Ground
from fairnotice.services import figures, publication, requests
from fairnotice.services.figures import Cell, Row, Table
from tests.builders import a_dossier, a_subject, a_warrant
from tests.conftest import NOW, World
from tests.stories import WHY, a_draft, a_measured, a_notice, a_refused, a_submitted, assess, decide


def table(code: str) -> Table:
    return next(table for table in figures.figures() if table.code == code)


def row(code: str, key: str) -> Row:
    return next(row for row in table(code).rows if row.key == key)


@pytest.mark.parametrize(
    ("numbers", "cells", "total"),
    [
        ([0, 0], ["0", "0"], 0),
        ([5, 6], ["5", "6"], 11),
        ([1, 0], ["1-4", "0"], None),
        ([4, 9, 7], ["1-4", "9", "kept-back"], None),
        ([2, 3, 90], ["1-4", "1-4", "90"], None),
        ([3, 12], ["1-4", "kept-back"], None),
    ],
    ids=str,
)
def test_a_small_number_is_kept_back_with_what_would_give_it_away(
    numbers: list[int], cells: list[str], total: int | None
) -> None:
    made = figures._row("x", numbers)
    assert [str(cell) for cell in made.cells] == cells
    assert made.total == total


def test_nothing_has_happened_yet(db: None) -> None:
    assert all(not table.rows for table in figures.figures())


def test_one_case_is_a_small_number_everywhere(world: World) -> None:
    a_measured(world)
    small = Cell(None, small=True)
    assert row("requests", "red") == Row("red", (small,), None)
    for code, key in (
        ("decisions", "approve"),
        ("followed", "no_bar"),
        ("notices", "red"),
        ("hits", "measured"),
        ("measures", "monitoring"),
        ("travellers", "checked"),
        ("travellers", "matched"),
    ):
        assert small in row(code, key).cells, code


def test_five_of_a_kind_are_given_by_year_and_state(world: World) -> None:
    for number in range(5):
        a_refused(world, _someone(number))
    assert table("decisions").columns == ("2026",)
    assert row("decisions", "refuse") == Row("refuse", (Cell(5),), 5)
    assert row("grounds", Ground.POLITICAL).cells == (Cell(5),)
    refused = table("followed").columns.index("refuse")
    assert row("followed", "no_bar").cells[refused] == Cell(5)
    states = table("requests_now").columns
    assert row("requests_now", "red").cells[states.index("refused")] == Cell(5)


def test_how_notices_ended_is_counted_from_the_log(world: World) -> None:
    for number in range(5):
        notice = a_notice(world, _someone(number))
        publication.withdraw_notice(notice=notice, reasons=WHY, by=world.source, at=NOW + timedelta(days=400))
    assert table("ended").columns == ("2027",)
    assert row("ended", "notice.withdrawn").cells == (Cell(5),)
    assert row("notices", "red").cells == (Cell(5),)


def test_a_draft_is_its_bureaus_alone(world: World) -> None:
    a_draft(world)
    assert table("requests_now").rows == ()


def test_a_decision_against_the_recommendation_is_told_apart(world: World) -> None:
    request = a_submitted(world)
    for by in (world.reviewer, world.second_reviewer):
        assess(request, by, outcome="refuse")
    decide(request, world.decider, outcome="refuse")
    (line,) = table("followed").rows
    cells = dict(zip(table("followed").columns, line.cells, strict=True))
    assert (line.key, cells["approve"], cells["refuse"].small) == ("no_bar", Cell(0), True)


def test_only_codes_and_counts_leave(world: World) -> None:
    a_measured(world)
    text = str(figures.figures())
    assert not [word for word in ("Tavesk", "PT", "NZ", "Lisbon") if word in text]


def _someone(number: int) -> Dossier:
    return a_dossier(id=f"case-{number}", subjects=(a_subject(name=f"Person{'abcdef'[number]} Invented"),))


def test_a_request_that_was_given_up_before_it_was_handed_in_is_not_counted(world: World) -> None:
    requests.drop_request(request=a_draft(world), reasons=WHY, by=world.source, at=NOW)
    assert table("requests_now").rows == ()


def test_how_often_the_leaning_is_followed_and_departed_from_is_counted(world: World) -> None:
    for number in range(5):
        a_refused(world, _someone(number))
    request = a_submitted(world)
    for by in (world.reviewer, world.second_reviewer):
        assess(request, by)
    decide(request, world.decider)
    (line,) = table("leaning").rows
    assert line.key == "no_bar"
    assert dict(zip(table("leaning").columns, line.cells, strict=True)) == {
        "approve": Cell(None, small=True),
        "refuse": Cell(None),
    }
    for _each in range(4):
        a_notice(world)
    (line,) = table("leaning").rows
    assert [cell.value for cell in line.cells] == [5, 5], "five followed it, five departed from it"


def test_a_file_that_leans_to_refusal_is_counted_by_the_review_kept_with_its_decision(world: World) -> None:
    a_refused(world, a_dossier(warrant=a_warrant(max_penalty="6 months")))
    assert [line.key for line in table("leaning").rows] == ["refuse"]
