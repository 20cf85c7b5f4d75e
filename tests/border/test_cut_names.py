"""The last word of a machine readable zone that was full is compared as a beginning."""

from datetime import date

import pytest

from fairnotice.border.asked_for import query_of
from fairnotice.bulk.traveller import asked_of
from fairnotice.domain.hit import Hit, HitDecision
from fairnotice.domain.subject import Identity, Name
from fairnotice.formats.mrz import read_mrz
from fairnotice.formats.mrz_traveller import traveller_of
from fairnotice.screening import Entry, Query, Watchlist
from fairnotice.screening.plain import plain_of, query_from

TODAY = date(2026, 3, 2)
SECOND = "XQ77142039URY8609177F3003013<<<<<<<<<<<<<<02"


def asked(name: str) -> Query:
    """The question of a passport's zone whose name field holds this, with fillers to its end."""
    return query_of(traveller_of(read_mrz("P<URY" + name.ljust(39, "<") + SECOND), today=TODAY))


FULL = asked("TAVESKOPOULOUNIDOU<<AIKATERINITSA<EVANG")


def found(query: Query, name: str) -> Hit:
    birth = query.births
    (hit,) = Watchlist([Entry("n1", (Identity(names=(Name(name),), births=birth),))]).screen(query)
    return hit


def test_a_full_zone_says_at_which_word_it_may_be_cut() -> None:
    assert (FULL.names, FULL.cut) == (("AIKATERINITSA EVANG TAVESKOPOULOUNIDOU",), "EVANG")
    assert asked("TAVESK<<ORIN").cut == ""
    assert asked("TAVESK<" + "A" * 32).cut == "A" * 32


@pytest.mark.parametrize("listed", ["Evangelia", "Евангелия", "Evangelina"])
def test_a_listed_word_that_begins_so_agrees_as_far_as_the_zone_goes(listed: str) -> None:
    hit = found(FULL, f"Aikaterinitsa {listed} Taveskopoulounidou")
    assert hit.decision is HitDecision.HIT
    assert "'evang' agrees with" in hit.reasons[0].says
    assert "as far as the zone goes. The other words of the names are" in hit.reasons[0].says
    assert hit.reasons[0].traveller == FULL.names[0]


def test_a_listed_word_that_begins_otherwise_contradicts_and_is_worth_less() -> None:
    other = found(FULL, "Aikaterinitsa Theofania Taveskopoulounidou")
    assert "'evang' stands against the list's 'theofania'" in other.reasons[0].says
    assert "no word of the listed name begins so" in other.reasons[0].says
    same = found(FULL, "Aikaterinitsa Evangelia Taveskopoulounidou")
    assert same.score > other.score
    assert same.bits > other.bits


def test_a_beginning_is_worth_less_than_the_whole_name() -> None:
    whole = Query(names=("Aikaterinitsa Evangelia Taveskopoulounidou",), births=FULL.births)
    listed = whole.names[0]
    cut, full = found(FULL, listed), found(whole, listed)
    assert cut.reasons[0].bits < full.reasons[0].bits
    assert cut.reasons[0].score < full.reasons[0].score == 1.0


def test_a_name_that_was_not_cut_is_not_completed() -> None:
    typed = Query(names=FULL.names, births=FULL.births)
    hit = found(typed, "Aikaterinitsa Evangelia Taveskopoulounidou")
    assert "as far as the zone goes" not in hit.reasons[0].says


def test_a_question_that_is_kept_keeps_where_the_zone_was_full() -> None:
    assert query_from(plain_of(FULL)) == FULL
    assert "cut" not in plain_of(Query(names=("Orin Tavesk",)))


def test_a_zone_in_a_file_of_travellers_says_it_too() -> None:
    zone = "P<URY" + "TAVESKOPOULOUNIDOU<<AIKATERINITSA<EVANG" + SECOND
    assert asked_of(names=[zone], today=TODAY).query.cut == "EVANG"
