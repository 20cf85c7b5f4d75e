"""Initials written as one word. Invented people."""

import pytest

from fairnotice.domain.subject import Identity, Name
from fairnotice.screening import Entry, Query, Watchlist
from fairnotice.screening.compare.names import ALIKE, compare_names
from fairnotice.screening.initials import readings_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("JC Tavesk", "Jean-Claude Tavesk"),
        ("J.C. Tavesk", "Jean-Claude Tavesk"),
        ("TAVESK JC", "Jean Claude Tavesk"),
        ("JFK Tavesk", "John Fitz Karl Tavesk"),
        ("JC Tavesk", "J. C. Tavesk"),
    ],
)
def test_they_agree_with_the_given_names_they_begin(one: str, other: str) -> None:
    assert compare_names([one], [other]).score >= ALIKE
    assert compare_names([other], [one]).score >= ALIKE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("JC Tavesk", "Jean-Paul Tavesk"),
        ("JC Tavesk", "Karl Tavesk"),
        ("JC Tavesk", "Jean-Claude Qorzan"),
        ("JC", "Jean-Claude Tavesk"),
        ("Li Tavesk", "Lena Irina Tavesk"),
        ("Ng Tavesk", "Nina Galina Tavesk"),
        ("Md Tavesk", "Maria Dina Tavesk"),
    ],
)
def test_they_do_not_with_others_nor_alone(one: str, other: str) -> None:
    assert compare_names([one], [other]).score < ALIKE


def test_they_are_worth_what_initials_apart_are_worth() -> None:
    together, apart = (compare_names([name], ["Jean-Claude Tavesk"]) for name in ("JC Tavesk", "J C Tavesk"))
    assert (together.score, together.bits, together.says) == (apart.score, apart.bits, apart.says)
    assert "'c' may be the first letter of 'claude'" in together.says


def test_beside_a_family_name_without_a_vowel_they_are_taken_apart() -> None:
    assert compare_names(["JC Vlk"], ["Jean-Claude Vlk"]).score >= ALIKE
    assert compare_names(["Jean-Claude Vlk"], ["VLK JC"]).score >= ALIKE


def test_however_many_words_look_it_there_are_few_readings() -> None:
    assert len(readings_of(("bcd",) * 24)) == 3
    assert readings_of(("jc",)) == (("jc",),)


def test_a_family_name_without_a_vowel_stays_one() -> None:
    assert compare_names(["Jan Vlk"], ["VLK, Jan"]).score == 1.0


@pytest.mark.parametrize("engine", [False, True])
def test_they_are_found_on_a_long_list(engine: bool) -> None:
    given = ("Maria", "Omar", "Olga", "Wei", "Yusuf", "Ana", "Dmitri", "Leila", "Kwame", "Priya")
    people = [Entry(f"o{at}", (Identity((Name(f"{given[at % 10]} Marov{at % 240}"),)),)) for at in range(2_400)]
    people.append(Entry("written out", (Identity((Name("Jean-Claude Tavesk"),)),)))
    people.append(Entry("as one", (Identity((Name("JC Qorzan"),)),)))
    watchlist = Watchlist(people, engine=engine)
    assert [hit.entry for hit in watchlist.screen(Query(("JC Tavesk",)))] == ["written out"]
    assert [hit.entry for hit in watchlist.screen(Query(("Jean-Claude Qorzan",)))] == ["as one"]
