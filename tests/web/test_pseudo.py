"""The pseudo-languages keep what must stay as it is."""

import pytest

from fairnotice.web.pseudo import CLOSES, LONGER, MIRRORED, OPENS, pseudo


def test_a_longer_string_stands_in_brackets_and_is_a_third_longer() -> None:
    text = pseudo("Sign your worksheet", LONGER)
    assert text.startswith(OPENS)
    assert text.endswith(CLOSES)
    assert len(text) >= len("Sign your worksheet") * 4 / 3


@pytest.mark.parametrize("language", [LONGER, MIRRORED])
def test_placeholders_tags_and_entities_stay(language: str) -> None:
    text = pseudo("Due %(day)s, see <a href='/x'>%s</a> &nbsp;{name}", language)
    for kept in ("%(day)s", "<a href='/x'>", "%s", "</a>", "&nbsp;", "{name}"):
        assert kept in text


def test_the_mirrored_language_is_written_in_arabic_letters() -> None:
    assert not [letter for letter in pseudo("Register of notices", MIRRORED) if letter.isascii() and letter.isalpha()]


def test_white_space_alone_is_left_alone() -> None:
    assert pseudo("  ", LONGER) == "  "
