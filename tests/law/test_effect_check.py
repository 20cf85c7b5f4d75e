"""What a look at a country's file tells whoever writes it: all mistakes, by their place."""

from datetime import date
from importlib.resources import files

import pytest

from fairnotice.law.effect_check import check_file
from fairnotice.law.effect_profiles import COMMON, DEFAULT, profile_codes
from tests.law.test_effect_files import A_FILE

TODAY = date(2026, 11, 27)
MINE = A_FILE.replace("xx-line", "mn-line").replace("as_of =", 'not_established = ["More."]\nas_of =')


@pytest.mark.parametrize("name", [COMMON, DEFAULT, *profile_codes()])
def test_no_file_of_the_package_has_a_mistake(name: str) -> None:
    text = (files("fairnotice.law") / "effects" / f"{name}.toml").read_text(encoding="utf-8")
    assert check_file(name, text, on=TODAY).mistakes == ()


def test_a_good_file_has_neither_mistakes_nor_notes_and_a_digest_to_approve() -> None:
    found = check_file("mn", MINE, on=TODAY)
    assert (found.mistakes, found.notes) == ((), ())
    assert len(found.digest) == 16 and found.status is not None


def test_the_digest_follows_the_lines_and_not_the_layout_or_the_gaps() -> None:
    digest = check_file("mn", MINE, on=TODAY).digest
    assert check_file("mn", "# A comment.\n" + MINE.replace("More.", "Something else."), on=TODAY).digest == digest
    assert check_file("mn", MINE.replace("Do this.", "Do that."), on=TODAY).digest != digest


@pytest.mark.parametrize(
    ("replaced", "by", "complaint"),
    [
        ('"must"', '"shall"', "line 'mn-line': modality = 'shall' is not one of may, may_arrest"),
        ('"primary_law"', '"gossip"', "line 'mn-line': authority = 'gossip' is not one of primary_law"),
        ("seen = true", 'seen = "yes"', "line 'mn-line': seen is true or false, not 'yes'"),
        ("read = 2026-11-20", 'read = "2026-11-20"', "line 'mn-line': read is a day such as"),
        ('applies_to = ["notice"]', 'applies_to = "notice"', "line 'mn-line': applies_to is a list such as"),
        ('says = "Do this."\n', "", "line 'mn-line': 'says' is missing"),
        ("read = 2026-11-20", "read = 2026-11-26", "read on 2026-11-26, after the file's own day"),
        ("mn-line", "fr-line", "the id begins with the country, 'mn-'"),
        ("mn-line", "nz-s20-warrant", "another line has this id"),
        ("[[line]]", "[[line]", "It is not TOML"),
        ("as_of = 2026-11-23", "", "'as_of' is missing"),
    ],
)
def test_a_mistake_is_told_with_its_place(replaced: str, by: str, complaint: str) -> None:
    found = check_file("mn", MINE.replace(replaced, by), on=TODAY)
    assert any(complaint in mistake for mistake in found.mistakes), found.mistakes


def test_no_mistake_hides_another_in_the_same_line_or_in_the_file() -> None:
    wrong = (
        MINE.replace('"must"', '"shall"')
        .replace("seen = true", 'seen = "yes"\nodd = 1')
        .replace('says = "Do this."\n', "")
    )
    found = " ".join(check_file("mn", f'class = "Q"\nother = 1\n{wrong}', on=TODAY).mistakes)
    for said in ("'shall'", "not 'yes'", "odd", "'says' is missing", "class 'Q'", "other"):
        assert said in found


@pytest.mark.parametrize(
    ("replaced", "by"),
    [
        ("as_of = 2026-11-23", "as_of = 2026-11-28"),
        ("read = 2026-11-20", "read = 2027-01-01"),
        ("[[line]]", '[checked]\nby = "A. B."\noffice = "Ministry"\non = 2026-11-28\n[[line]]'),
    ],
)
def test_what_was_done_was_not_done_in_the_future(replaced: str, by: str) -> None:
    found = check_file("mn", MINE.replace(replaced, by, 1), on=TODAY)
    assert any("still to come" in mistake for mistake in found.mistakes), found.mistakes


def test_two_mistakes_are_both_told() -> None:
    second = MINE[MINE.index("[[line]]") :].replace("mn-line", "mn-other").replace('"must"', '"ought"')
    found = check_file("mn", MINE.replace('"must"', '"shall"') + second, on=TODAY)
    assert ["'shall'" in found.mistakes[0], "'ought'" in found.mistakes[1]] == [True, True]


def test_a_line_without_an_id_is_told_by_its_number() -> None:
    found = check_file("mn", MINE.replace('id = "mn-line"\n', ""), on=TODAY)
    assert any("line number 1" in mistake for mistake in found.mistakes)


def test_a_name_that_no_country_has_is_a_mistake() -> None:
    assert any("two letters" in mistake for mistake in check_file("france", MINE, on=TODAY).mistakes)


@pytest.mark.parametrize(
    ("replaced", "by", "note"),
    [
        ('not_established = ["More."]\n', "", "what did you look for"),
        ('"must"', '"may_arrest"', "a power without a condition"),
        ("read = 2026-11-20", "read = 2020-11-20", "shown as stale"),
        ("Do this.", "Do " * 60, "an officer reads it standing"),
        ("https://law.example/1", "a book", "no address"),
    ],
)
def test_what_is_allowed_and_odd_is_noted(replaced: str, by: str, note: str) -> None:
    found = check_file("mn", MINE.replace(replaced, by), on=TODAY)
    assert found.mistakes == ()
    assert any(note in one for one in found.notes)


def test_a_power_that_its_source_does_not_carry_is_noted() -> None:
    text = MINE.replace('"must"', '"may_arrest"').replace("primary_law", "secondary")
    assert any("no power comes of it" in note for note in check_file("mn", text, on=TODAY).notes)


def test_an_approval_of_other_lines_is_noted() -> None:
    text = MINE + '[approved]\nauthority = "A"\non = 2026-11-25\nreference = "R"\ndigest = "0123456789abcdef"\n'
    assert any("was given for other lines" in note for note in check_file("mn", text, on=TODAY).notes)
