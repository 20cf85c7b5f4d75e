"""The kernel's evidence of birth dates against that of the comparison in words."""

from calendar import monthrange

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from fairnotice.domain.dates import PartialDate
from fairnotice.screening.compare.dates import agreement_of
from fairnotice.screening.engine import weights as w
from fairnotice.screening.engine.arrays import DATE, FIRST_YEAR, gist_of, record_of
from fairnotice.screening.engine.evidence import birth_bits, evidence_bits, most_by_birth, most_by_others, most_of
from fairnotice.screening.engine.particulars import births_of
from fairnotice.screening.score import IDENTIFYING_BIRTH


@st.composite
def days(draw: st.DrawFn) -> PartialDate:
    year, month = draw(st.integers(1900, 2020)), draw(st.integers(1, 12))
    return PartialDate(year, month, draw(st.integers(1, monthrange(year, month)[1])))


@st.composite
def slipped(draw: st.DrawFn) -> tuple[PartialDate, PartialDate]:
    """A date, and it with one digit changed or two neighbouring digits the other way round, where that is a date."""
    one = draw(days())
    text = list(str(one))
    at = draw(st.sampled_from([place for place, sign in enumerate(text) if sign != "-"]))
    if draw(st.booleans()) and at + 1 < len(text) and text[at + 1] != "-":
        text[at], text[at + 1] = text[at + 1], text[at]
    else:
        text[at] = draw(st.sampled_from("0123456789"))
    return one, _date("".join(text)) or one


def _date(text: str) -> PartialDate | None:
    try:
        return PartialDate.parse(text)
    except ValueError:
        return None


def bits(one: PartialDate, other: PartialDate) -> float:
    return max((birth_bits(*mine, *theirs) for mine in births_of(one) for theirs in births_of(other)), default=0.0)


@settings(max_examples=300, deadline=None)  # the first call compiles
@given(slipped())
@example((PartialDate(1968, 5, 3), PartialDate(1986, 5, 3)))
@example((PartialDate(1968, 5, 12), PartialDate(1968, 5, 21)))
@example((PartialDate(1968, 1, 1), PartialDate(1968, 5, 21)))
def test_a_date_that_identifies_in_words_speaks_for_the_person_in_the_kernel(
    pair: tuple[PartialDate, PartialDate],
) -> None:
    one, other = pair
    if agreement_of(one, other).score >= IDENTIFYING_BIRTH and births_of(other):
        assert bits(one, other) >= w.YEAR_SLIP_SAME_DAY
        assert bits(other, one) >= w.YEAR_SLIP_SAME_DAY, "either way round; a year that is asked alone speaks louder"


@pytest.mark.parametrize("other", ["1968-12-28", "1975-12-19", "1869-12-19", "1986-12-18"])
def test_more_than_one_slip_speaks_against(other: str) -> None:
    assert bits(PartialDate(1968, 12, 19), PartialDate.parse(other)) < 0.0


BIRTHS = st.tuples(
    st.sampled_from([0, 1850, 1968, 1969, 1986, 1996, 2068, 2099]), st.integers(0, 12), st.integers(0, 28)
)
NATIONS = st.lists(st.sampled_from([1, 2, 3, 63, 64]), max_size=2)


@settings(max_examples=400)
@given(BIRTHS, BIRTHS, NATIONS, NATIONS, st.integers(0, 3), st.integers(0, 3), st.booleans())
def test_nobody_is_passed_over_whose_evidence_would_be_enough(
    mine: tuple[int, int, int],
    theirs: tuple[int, int, int],
    nations: list[int],
    their_nations: list[int],
    sex: int,
    their_sex: int,
    initials: bool,
) -> None:
    by_birth, by_others = np.ones(1024, np.float32), np.ones(256, np.float32)
    nation, nation_2 = (*nations, 0, 0)[:2]
    most_by_birth(by_birth, *mine)
    most_by_others(by_others, nation, nation_2, sex)
    record = record_of(theirs, their_sex, their_nations, initials=initials)
    gist = int(gist_of(np.array([record], np.int64))[0])
    since = mine[0] - FIRST_YEAR + 1 if mine[0] else 0
    born = since | (mine[1] << 5 | mine[2]) << DATE
    exact = evidence_bits(record, *mine, nation, nation_2, sex)
    at_most = most_of(gist, born, by_birth, by_others)
    assert at_most >= exact - 1e-6
    if initials:  # their name may be worth more than its words are
        assert at_most > 100.0
