"""The kernel aligns two names in plain Latin letters as the rules in words do."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fairnotice.screening import alignment
from fairnotice.screening.engine.aligning import align
from fairnotice.screening.evidence import name_bits
from fairnotice.screening.sound import SIGNS
from fairnotice.screening.wordlists import HONORIFICS, PARTICLES

WEAK = sorted(text for text in PARTICLES | HONORIFICS if text.isascii() and text.isalpha())
PARTS = (*SIGNS, "ce", "w", "ge", "h", "ah", "y", "ll", "an", "mu", "ha", "mmad", "tav", "esk", "ov", *"bvfzouieart")
WORDS = st.one_of(
    st.lists(st.sampled_from(PARTS), min_size=1, max_size=6).map("".join),
    st.text("abcdefghiklmnopqrstuvwxyz", min_size=1, max_size=9),
    st.sampled_from([*WEAK, "abdul", "rahman", "abdulrahman", "mac", "gregor", "macgregor", "a", "b"]),
)


@st.composite
def two_names(draw: st.DrawFn) -> tuple[str, str]:
    """A name, and it with words changed, joined, left out, put in or in another order; or another name."""
    one = draw(st.lists(WORDS, min_size=1, max_size=6))
    if draw(st.integers(0, 4)) == 0:
        return " ".join(one), " ".join(draw(st.lists(WORDS, min_size=1, max_size=6)))
    other = list(one)
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(other) - 1))
        kind = draw(st.sampled_from(["letter", "swap", "joined", "parted", "out", "in", "order", "initial"]))
        text, place = other[at], draw(st.integers(0, len(other[at]) - 1))
        if kind == "letter":
            other[at] = text[:place] + draw(st.sampled_from("aeiouhstk")) + text[place + 1 :]
        elif kind == "swap":
            other[at] = text[:place] + text[place : place + 2][::-1] + text[place + 2 :]
        elif kind == "joined" and at + 1 < len(other):
            other[at : at + 2] = ["".join(other[at : at + 2])]
        elif kind == "parted" and place > 0:
            other[at : at + 1] = [text[:place], text[place:]]
        elif kind == "out" and len(other) > 1:
            del other[at]
        elif kind == "in":
            other.insert(at, draw(WORDS))
        elif kind == "order":
            other = draw(st.permutations(other))
        elif kind == "initial":
            other[at] = text[0]
    return " ".join(one), " ".join(other)


def same(one: str, other: str) -> None:
    found, expected = align(one, other), alignment.align(one, other)
    assert found.score == expected.score
    assert (found.left_one, found.left_other) == (expected.left_one, expected.left_other)
    assert [told(pair) for pair in found.pairs] == [told(pair) for pair in expected.pairs]
    assert name_bits(found) == name_bits(expected)


def told(pair: alignment.Pair) -> tuple[object, ...]:
    return (*pair.one[:5], *pair.other[:5], pair.likeness, pair.weight)


@settings(max_examples=1500, deadline=None)
@given(two_names())
def test_any_two_names_are_aligned_as_the_rules_do(names: tuple[str, str]) -> None:
    same(*names)
    same(*reversed(names))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("orin tavesk", "tavesk orin"),
        ("abd al rahman khan", "abdulrahman khan"),
        ("x iu tavesk", "xiu tavesk"),
        ("juri tavesk", "yuri tavesk"),
        ("de la", "la de"),
        ("o brien", "obrien"),
        ("a b c", "abc"),
        ("x" * 24, "x" * 23 + " x"),
        (" ".join(["abcdefghiklmnopqrstuvwxy"] * 3), "abcdefghiklmnopqrstuvwxy" * 3),
        ("ali ali hassan", "ali hassan hassan"),
        ("тавеск орин", "tavesk orin"),
        ("muhammad", "muhammad ali hassan omar khalid karim yusuf amir leila"),
    ],
)
def test_known_names_are(one: str, other: str) -> None:
    same(one, other)
    same(other, one)
