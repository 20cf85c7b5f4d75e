"""Birth dates of a file as many places write them: read, in every way that they can be, or said."""

from datetime import date
from pathlib import Path

import pytest

from fairnotice.bulk.rows import BadRow, Traveller, open_rows, traveller_of

TODAY = date(2026, 11, 27)


def read(born: str) -> Traveller:
    return traveller_of(1, {"name": "Orin Tavesk", "born": born}, today=TODAY)


@pytest.mark.parametrize(
    ("born", "meant"),
    [
        ("17.09.1986", ["1986-09-17"]),
        ("17/09/86", ["1986-09-17"]),
        ("17 SEP 1986", ["1986-09-17"]),
        ("September 17, 1986", ["1986-09-17"]),
        ("03/04/1986", ["1986-03-04", "1986-04-03"]),
        ("1365-06-26", ["1365-06-26 (hijri)", "1365-06-26 (solar_hijri)"]),
        ("1951-06-00", ["1951-06"]),
    ],
)
def test_a_date_is_read_in_every_way_that_it_can_be(born: str, meant: list[str]) -> None:
    assert sorted(str(birth) for birth in read(born).query.births) == meant


@pytest.mark.parametrize("born", ["soon", "17.13.86", "2051-09-17", "17.09.1986 or later"])
def test_what_is_no_birth_date_is_said(born: str) -> None:
    traveller = read(born)
    assert not traveller.query.births
    assert ["born" in problem.where for problem in traveller.problems] == [True]


@pytest.mark.parametrize(
    ("born", "calendar", "meant", "said"),
    [
        ("1986-09-17", "n/a", ["1986-09-17"], 0),
        ("1986-09-17", "Gregorian calendar", ["1986-09-17"], 0),
        ("1365-06-26", "Persian", ["1365-06-26 (solar_hijri)"], 0),
        ("75", "minguo", ["0075 (minguo)"], 0),
        ("1986-09-17", "of the moon", ["1986-09-17"], 1),
        ("1961-13-03", "", ["1961"], 1),
        ("1961-13-03", "ethiopian", ["1961-13-03 (ethiopian)"], 0),
        ("1986-02-30", "", ["1986"], 1),
        ("1986-17-09", "", ["1986"], 1),
        ("17.13.1986", "", ["1986"], 1),
        ("29/02/1987", "", ["1987"], 1),
    ],
)
def test_no_more_is_dropped_than_what_cannot_be(born: str, calendar: str, meant: list[str], said: int) -> None:
    row = {"name": "Orin Tavesk", "born": born, "calendar": calendar}
    traveller = traveller_of(1, row, today=TODAY)
    assert [str(birth) for birth in traveller.query.births] == meant
    assert len(traveller.problems) == said


def test_a_line_that_is_too_long_is_one_bad_row(tmp_path: Path) -> None:
    file = tmp_path / "rows.jsonl"
    long = '{"name": "' + "x" * 250_000 + '"}'
    file.write_text(f'{{"name": "Orin Tavesk"}}\n{long}\n{{"name": "Lena Marov"}}\n', encoding="utf-8")
    with open_rows(file) as rows:
        kinds = [(placed.line, isinstance(placed.row, BadRow)) for placed in rows]
    assert kinds == [(1, False), (2, True), (3, False)]


def test_that_there_are_several_ways_is_said() -> None:
    assert read("03/04/1986").reckoned
    assert not read("17.09.1986").reckoned
