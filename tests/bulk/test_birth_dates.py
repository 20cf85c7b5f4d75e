"""Birth dates of a file as many places write them: read, in every way that they can be, or said."""

from datetime import date

import pytest

from fairnotice.bulk.rows import Traveller, traveller_of

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


@pytest.mark.parametrize("born", ["soon", "17.13.1986", "2051-09-17", "17.09.1986 or later"])
def test_what_is_no_birth_date_is_said(born: str) -> None:
    traveller = read(born)
    assert not traveller.query.births
    assert ["born" in problem.where for problem in traveller.problems] == [True]


def test_that_there_are_several_ways_is_said() -> None:
    assert read("03/04/1986").reckoned
    assert not read("17.09.1986").reckoned
