"""Whoever cannot be shown is not put into words, and nobody else is left out by that."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fairnotice.domain.dates import PartialDate
from fairnotice.domain.subject import Document, Identity, Name, Sex
from fairnotice.domain.unknown import UNKNOWN, Unknown
from fairnotice.screening import Entry, Query
from fairnotice.screening.compare.names import Best, Worth, best_pair
from fairnotice.screening.engine.aligning import best_pair as best_by_kernel
from fairnotice.screening.hit import make_hit

NAMES = (
    *("Orin Tavesk", "Tavesk Orin", "Orin Tavek", "Orin", "O. Tavesk", "Ivo Tavesk", "Orin Belmar", "Lena Marov"),
    *("Орин Тавеск", "Лена Маров", "اورین تاوسک", "Qasvender Ruzmetov", "Qasvender Ruzmetof", "Ruzmetov"),
)
T = TypeVar("T")
BIRTHS = tuple(map(PartialDate.parse, ("1986-09-17", "1986-09-18", "1986", "1987-09-17", "1989-02-03", "1950-01-01")))
SEXES: tuple[Sex | Unknown, ...] = (Sex.MALE, Sex.FEMALE, UNKNOWN)
PAPERS = (Document("passport", "XQ1234567", "UY"), Document("passport", "XQ1234568", "UY"), Document("id", "77"))


def some(of: tuple[T, ...], most: int) -> st.SearchStrategy[tuple[T, ...]]:
    return st.lists(st.sampled_from(of), max_size=most, unique=True).map(tuple)


@st.composite
def identities(draw: st.DrawFn) -> Identity:
    return Identity(
        names=tuple(Name(text) for text in draw(some(NAMES, 3))),
        births=draw(some(BIRTHS, 2)),
        nationalities=draw(some(("UY", "PT", "BR"), 2)),
        documents=draw(some(PAPERS, 1)),
        sex=draw(st.sampled_from(SEXES)),
    )


@st.composite
def queries(draw: st.DrawFn) -> Query:
    one = draw(identities().filter(lambda one: bool(one.names or one.documents)))
    names = tuple(name.text for name in one.names)
    return Query(names, births=one.births, nationalities=one.nationalities, sex=one.sex, documents=one.documents)


def in_words_always(traveller: Sequence[str], entry: Sequence[str], _worth: Worth) -> Best | None:
    return best_pair(traveller, entry, lambda _score: True)


ANY_PAIR = given(
    queries(),
    st.lists(identities(), min_size=1, max_size=2).filter(lambda all_: any(one.names or one.documents for one in all_)),
    st.sampled_from([0.5, 0.68, 0.8, 0.95]),
    st.sampled_from([0.3, 0.68, 0.9]),
)


@settings(max_examples=500, deadline=None)
@ANY_PAIR
def test_a_hit_is_the_same_as_if_everybody_were_put_into_words(
    query: Query, listed: list[Identity], threshold: float, review: float
) -> None:
    same_in_words(query, listed, threshold, review)


@pytest.mark.soak
@settings(max_examples=3_000, deadline=None)
@ANY_PAIR
def test_many_hits_are_the_same_as_if_everybody_were_put_into_words(
    query: Query, listed: list[Identity], threshold: float, review: float
) -> None:
    same_in_words(query, listed, threshold, review)


def same_in_words(query: Query, listed: list[Identity], threshold: float, review: float) -> None:
    entry = Entry("e1", tuple(listed))
    expected = make_hit(query, entry, threshold=threshold, review=review, aligns=in_words_always)
    for aligns in (best_pair, best_by_kernel):
        assert make_hit(query, entry, threshold=threshold, review=review, aligns=aligns) == expected


def test_a_stranger_is_not_put_into_words() -> None:
    said: list[float] = []

    def aligns(traveller: Sequence[str], entry: Sequence[str], worth: Worth) -> Best | None:
        best = best_pair(traveller, entry, worth)
        said.append(best.alignment.score if best else 0.0)
        return best

    one = Identity(names=(Name("Orin Tavesk"),), births=BIRTHS[:1])
    query = Query(("Lena Tavesk",), births=BIRTHS[:1])
    assert make_hit(query, Entry("e1", (one,)), threshold=0.8, review=0.68, aligns=aligns) is None
    assert said == [0.0]
    beside = Entry("e1", (one, replace(one, births=BIRTHS[4:5])))
    make_hit(query, beside, threshold=0.8, review=0.68, aligns=aligns)
    assert said[1] > 0.0, "of several identities the best is told, whoever may be shown"
