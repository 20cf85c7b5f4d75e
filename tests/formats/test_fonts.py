"""What fonts have is printed; what they lack is named, and never left as an empty box."""

import json
import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fairnotice.formats.fonts import FAMILIES, covered, from_right, printable
from fairnotice.formats.typeset import ACCESSIBLE, typeset

KNOWN = [
    "Łukasz Żółć, Ørsted, Ștefan",
    "Γεώργιος, Юрій, Ђорђе",
    "رضا امیرخانی، محمّد",
    "דוד",
    "देवनागरी",
    "বাংলা",
    "ไทย",
    "Արամ",
    "გიორგი",
    "王小明 渡辺 さくら サクラ 김철수",
]


@pytest.mark.parametrize("text", KNOWN)
def test_letters_with_a_font_are_printed_as_they_are(text: str) -> None:
    assert printable(text).text == text
    assert not printable(text).lacking


def test_letters_without_a_font_are_named_and_given_in_latin() -> None:
    found = printable("Abebe (አበበ ቢቂላ)")
    assert found.lacking == {"ETHIOPIC"}
    assert re.fullmatch(r"Abebe \(\[Ethiopic: [a-z' ]+\]\)", found.text)


def test_what_turns_the_direction_of_writing_round_is_left_out() -> None:
    assert printable("ab\u202ecd\u200b").text == "abcd"


@pytest.mark.parametrize(("text", "right"), [("رضا", True), ("12 דוד", True), ("Reza رضا", False), ("2026", False)])
def test_a_text_runs_the_way_its_first_letter_does(text: str, right: bool) -> None:
    assert from_right(text) is right


PAGE = b"""#set document(title: "x", date: auto)
#let page-data = json("page.json")
#set text(font: page-data.fonts)
#page-data.text"""

anything = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30)
in_fonts = st.text(st.sampled_from(sorted(map(chr, covered()))), max_size=30)


@settings(max_examples=60, deadline=None)
@given(st.one_of(anything, in_fonts))
def test_whatever_a_file_holds_can_be_set_without_an_empty_box(text: str) -> None:
    page = {"fonts": list(FAMILIES), "text": printable(text).text}
    sources = {"main.typ": PAGE, "page.json": json.dumps(page).encode()}
    assert typeset(sources, standards=ACCESSIBLE).startswith(b"%PDF"), "the exporter refuses a letter without a font"


@given(anything)
def test_what_is_printed_has_a_font(text: str) -> None:
    left = {letter for letter in printable(text).text if ord(letter) not in covered()}
    assert all(letter.isspace() or unicodedata.category(letter) == "Cf" for letter in left)
