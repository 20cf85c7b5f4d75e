"""A chain of forefathers of which one side gives a part. Invented people."""

import pytest

from fairnotice.domain.subject import Identity, Name
from fairnotice.screening import Entry, Query, Watchlist
from fairnotice.screening.compare.names import ALIKE, compare_names

CHAIN = "Karim bin Salim ibn Awad ibn Bustar"


@pytest.mark.parametrize("short", ["Karim bin Bustar", "Karim ibn Bustar", "Karim Bustar", "Karim bin Awad bin Bustar"])
def test_forefathers_may_be_left_out(short: str) -> None:
    assert compare_names([short], [CHAIN]).score >= ALIKE
    assert compare_names([CHAIN], [short]).score >= ALIKE


def test_they_cost_less_than_other_names_that_are_left_out() -> None:
    chain, others = (compare_names(["Karim Bustar"], [name]) for name in (CHAIN, "Karim Salim Awad Bustar"))
    assert chain.score > others.score
    assert chain.bits > others.bits


def test_another_forefather_stands_against_the_one_of_the_list() -> None:
    assert compare_names(["Karim bin Hashim ibn Nabil ibn Bustar"], [CHAIN]).score < ALIKE


def test_in_their_own_letters_as_well() -> None:
    chain, others = (
        compare_names(["كريم بستار"], [name]) for name in ("كريم بن سليم بن عوض بن بستار", "كريم سليم عوض بستار")
    )
    assert chain.score > others.score


@pytest.mark.parametrize("engine", [False, True])
def test_they_are_found_on_a_long_list(engine: bool) -> None:
    given = ("Maria", "Omar", "Olga", "Wei", "Yusuf", "Ana", "Dmitri", "Leila", "Kwame", "Priya")
    people = [Entry(f"o{at}", (Identity((Name(f"{given[at % 10]} Marov{at % 240}"),)),)) for at in range(2_400)]
    people.append(Entry("chain", (Identity((Name(CHAIN),)),)))
    found = Watchlist(people, engine=engine).screen(Query(("Karim bin Bustar",)))
    assert [hit.entry for hit in found] == ["chain"]
    assert found[0].score == Watchlist(people[-1:]).screen_all(Query(("Karim bin Bustar",)))[0].score
