"""The table of Korean spellings: what it says, and that it says it of what it should."""

import pytest

from fairnotice.screening.korean import (
    as_in_south,
    families_in_hangul,
    families_in_latin,
    family_as_in_south,
    given_in_latin,
    is_hangul,
    usual_family,
    usual_given,
    ways_to_write,
)


@pytest.mark.parametrize(
    ("syllable", "spellings"),
    [
        ("영", {"young", "yong", "yeong", "yung"}),
        ("희", {"hee", "hui", "hi"}),
        ("현", {"hyun", "hyeon", "hyon"}),
        ("경", {"kyung", "gyeong", "kyong", "kyoung"}),
        ("철", {"chul", "cheol", "chol"}),
        ("혁", {"hyuk", "hyeok", "hyok"}),
        ("은", {"eun", "un"}),
        ("석", {"suk", "seok", "sok"}),
        ("욱", {"wook", "uk"}),
        ("태", {"tae", "thae"}),
        ("섭", {"sup", "sub", "seop"}),
    ],
)
def test_a_syllable_is_written_as_people_and_systems_write_it(syllable: str, spellings: set[str]) -> None:
    ways = ways_to_write(syllable)
    assert spellings <= set(ways)
    assert min(ways.values()) == 0.0
    assert all(given_in_latin(latin).get(syllable, 9.0) == ways[latin] for latin in spellings)


def test_letters_that_are_no_korean_syllables_are_none() -> None:
    for text in ("wrzes", "smith", "zxq", "q"):
        assert given_in_latin(text) == {}
    assert given_in_latin("a" * 200) == {}


def test_every_family_name_is_in_hangul_and_has_a_usual_spelling() -> None:
    for name in families_in_hangul():
        assert is_hangul(name)
        assert family_as_in_south(name) == name
        usual = usual_family(name)
        assert families_in_latin()[usual][name] == 0.0
        assert usual.isascii() and usual.isalpha() and usual.islower()


@pytest.mark.parametrize(
    ("north", "south"), [("리", "이"), ("류", "유"), ("림", "임"), ("로", "노"), ("김", "김"), ("라", "나")]
)
def test_family_names_are_as_in_the_south(north: str, south: str) -> None:
    assert family_as_in_south(north) == south


def test_an_r_is_left_out_at_the_beginning_alone() -> None:
    assert as_in_south("룡호") == "용호"
    assert as_in_south("혜린") == "혜린"
    assert as_in_south("란희") == "란희"


def test_the_usual_spelling_is_the_first_one_of_each_syllable() -> None:
    assert usual_given("영희") == "younghee"
    assert usual_family("이") == "lee"
