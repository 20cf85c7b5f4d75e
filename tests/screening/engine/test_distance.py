"""The kernel's edit distance, of several readings at once, held to another library's of one after the other."""

from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein

from fairnotice.screening.engine.distance import alike_by, first_steps, pattern, steps
from fairnotice.screening.engine.layout import FORMS, LETTERS, LONG, READINGS, ROW

SORTS = 3
READING = st.text("abcdz*", max_size=LETTERS)
READ = st.lists(READING, min_size=FORMS, max_size=FORMS)


def row_of(sorts: list[list[str]]) -> Any:
    """A traveller's word: each reading has its place."""
    row = np.zeros((1, ROW), np.uint8)
    for at, text in enumerate(text for readings in sorts for text in readings):
        row[0, LONG + at] = len(text)
        row[0, READINGS + at * LETTERS : READINGS + at * LETTERS + len(text)] = list(text.encode())
    return row


def tables_of(row: Any) -> Any:
    tables = np.full((SORTS, 128), 77, np.uint64)  # what the word before left
    for sort in range(SORTS):
        pattern(row, 0, sort, tables)
    return tables


def packed(*texts: str) -> tuple[Any, list[int]]:
    """Listed readings one after the other, and where each begins."""
    begins = [sum(map(len, texts[:at])) for at in range(len(texts))]
    return np.frombuffer("".join(texts).encode() or b"?", np.uint8), begins


def columns(found: tuple[int, int]) -> tuple[Any, Any]:
    """As kernels hand them on: numbers without a sign."""
    return np.uint64(found[0]), np.uint64(found[1])


def likeness(one: str, other: str) -> float:
    return 1.0 - Levenshtein.distance(one, other) / max(len(one), len(other), 1)


@settings(deadline=None)  # the first compiles
@given(st.lists(READ, min_size=SORTS, max_size=SORTS), READING)
def test_every_reading_of_a_sort_has_its_distance_from_one_pass(mine: list[list[str]], theirs: str) -> None:
    tables = tables_of(row_of(mine))
    text, _ = packed(theirs)
    for sort in range(SORTS):
        last = columns(steps(tables, sort, text, 0, len(theirs)))
        for at, reading in enumerate(mine[sort]):
            found = alike_by(*last, sort, at, len(reading), len(theirs))
            assert found == likeness(reading, theirs)


@settings(deadline=None)  # the first compiles
@given(st.lists(READ, min_size=SORTS, max_size=SORTS), READING, READING, READING)
def test_the_first_reading_of_each_sort_has_its_own_text_in_one_pass(
    mine: list[list[str]], spelt: str, sound: str, bones: str
) -> None:
    tables = tables_of(row_of(mine))
    text, (first, second, third) = packed(spelt, sound, bones)
    last = columns(first_steps(tables, text, first, len(spelt), second, len(sound), third, len(bones)))
    for sort, theirs in enumerate((spelt, sound, bones)):
        one = mine[sort][0]
        assert alike_by(*last, sort, 0, len(one), len(theirs)) == likeness(one, theirs)
