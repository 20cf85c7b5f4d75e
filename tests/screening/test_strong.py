"""A rare name with another birth date is shown for review; a common one is not."""

import pytest

from fairnotice.domain.dates import PartialDate
from fairnotice.domain.hit import HitDecision
from fairnotice.domain.subject import Identity, Name
from fairnotice.screening import Entry, Query, Watchlist
from fairnotice.screening.evidence import most_bits
from fairnotice.screening.score import REVIEW, STRONG

RARE, COMMON = "Orin Tavesk Quelmar", "Muhammad Ali"


def listed(name: str, born: str) -> Watchlist:
    return Watchlist([Entry("e", (Identity(names=(Name(name),), births=(PartialDate.parse(born),)),))])


@pytest.mark.parametrize("born", ["1957-04-04", "1964-11-02", "1954"])
def test_a_rare_name_with_another_birth_date_is_shown(born: str) -> None:
    (hit,) = listed(RARE, "1960-12-25").screen(Query((RARE,), births=(PartialDate.parse(born),)))
    assert hit.decision is HitDecision.REVIEW
    assert hit.score < REVIEW
    assert hit.bits >= STRONG


def test_a_common_name_with_another_birth_date_is_not() -> None:
    assert not listed(COMMON, "1960-12-25").screen(Query((COMMON,), births=(PartialDate.parse("1974-04-04"),)))


def test_a_rare_name_that_another_word_contradicts_is_not() -> None:
    asked = Query(("Orin Tavesk Marov",), births=(PartialDate.parse("1974-04-04"),))
    assert not listed(RARE, "1960-12-25").screen(asked)


def test_no_name_is_worth_more_than_the_most_that_it_can_be() -> None:
    for name in (RARE, COMMON, "O. Tavesk", "Orin de Tavesk"):
        (hit,) = listed(name, "1960-12-25").screen(Query((name,)))
        assert hit.bits == pytest.approx(most_bits(name))
