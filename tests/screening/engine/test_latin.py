"""The kernels say of a word, in plain Latin letters or of any script, what the rules in words say."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fairnotice.screening.engine.forms import Forms, by_rules, forms
from fairnotice.screening.sound import SIGNS
from fairnotice.screening.wordlists import HONORIFICS, PARTICLES

PARTS = (*SIGNS, "ce", "w", "aw", "ge", "gi", "h", "ah", "y", "yy", "ll", "an", *"bvfzouieart")
LATIN = st.one_of(
    st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=30),
    st.lists(st.sampled_from(PARTS), min_size=1, max_size=8).map("".join),
)


def same(text: str) -> None:
    found, expected = forms(text), by_rules(text)
    assert bytes(found.row) == bytes(expected.row)
    assert found.short.tolist() == expected.short.tolist()
    for mine, theirs in ((found.own, expected.own), (found.asked, expected.asked), (found.joins, expected.joins)):
        assert sorted(mine.tolist()) == sorted(theirs.tolist())
        assert mine.dtype == np.uint32
    assert rough(found) == rough(expected)


def rough(found: Forms) -> set[bytes]:
    return {bytes(one[:size]) for one, size in zip(found.rough, found.rough_size, strict=True)} - {b""}


@settings(max_examples=600, deadline=None)
@given(LATIN)
def test_any_word_is_analysed_as_the_rules_do(text: str) -> None:
    same(text)


@settings(max_examples=600, deadline=None)
@given(
    st.one_of(
        st.text("абвгдежзийклмнопрстуфхцчшщьыэюяёіїєґ", min_size=1, max_size=20),
        st.text("ابپتثجچحخدذرزسشصضطظعغفقکگلمنوهی", min_size=1, max_size=20),
        st.text("אבגדהוזחטיכלמנסעפצקרשתםןץףך", min_size=1, max_size=20),
        st.text("jwgxyaeiouäöüßñłøåéçtsh", min_size=1, max_size=30),
        st.text("αβγδεζηθικλμνξοπρστυφχψωაბგდევზთიկհաբआइकखगกขคงአበገደ", min_size=1, max_size=12),
        st.text("김이박최정王李张陈欧阳司马さくらアキラヤマダ田中のぶ", min_size=1, max_size=8),
        st.text(min_size=1, max_size=12).filter(lambda text: text.strip() == text and "\n" not in text),
    )
)
def test_a_word_of_any_script_is_analysed_as_the_rules_do(text: str) -> None:
    same(text)


@pytest.mark.parametrize(
    "text",
    [
        "tavesk",
        "muhammad",
        "xi",
        "juri",
        "o",
        "h",
        "wei",
        "schwarzenegger",
        "ivanovich",
        "x" * 24,
        "الحسین",
        "уо",
        "хх",
        "ж" * 40,
        "歐陽",
        "bill",
        "ben",
        "tanja",
        "вова",
    ],
)
def test_known_words_are(text: str) -> None:
    same(text)


def test_particles_titles_and_initials_are() -> None:
    for text in sorted(PARTICLES | HONORIFICS):
        if text.isascii() and text.isalpha():
            same(text)
