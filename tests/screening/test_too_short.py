"""Names of single letters: nothing can be compared with them, and every door says so."""

from datetime import date

import pytest

from fairnotice.api.rows import Misfit, Row, read_row
from fairnotice.bulk.pieces import Piece, piece_done
from fairnotice.domain.errors import InvalidValue
from fairnotice.domain.subject import Document, Identity, Name
from fairnotice.screening import Entry, Query, Watchlist
from fairnotice.screening.readable import TOO_SHORT, unreadable

TOO_SHORT_NAMES = ["A", "é", "Ж", "A B", "J.-P.", "ิ", "ि", "م", "ש", "B. C. D."]
LONG_ENOUGH = ["Li", "O Brien", "A. Tavesk", "林", "김", "あ", "JC Orin", "محمد", "Ng"]
PAPER = Document("passport", "XQ1234567", "UY")


@pytest.mark.parametrize("name", TOO_SHORT_NAMES)
def test_a_name_of_single_letters_is_refused_in_words(name: str) -> None:
    assert unreadable(Query((name,))) == TOO_SHORT
    watchlist = Watchlist([Entry("1", (Identity(names=(Name("Orin Tavesk"),)),))])
    for search in (watchlist.screen, watchlist.screen_all):
        with pytest.raises(InvalidValue, match="too short to be compared"):
            search(Query((name,)))


@pytest.mark.parametrize("name", LONG_ENOUGH)
def test_a_short_name_that_can_be_compared_is_not(name: str) -> None:
    assert unreadable(Query((name,))) == ""
    listed = Watchlist([Entry("1", (Identity(names=(Name(name),)),))])
    assert [hit.entry for hit in listed.screen(Query((name,)))] == ["1"]


def test_beside_another_name_or_a_document_it_stops_nothing() -> None:
    watchlist = Watchlist([Entry("1", (Identity(names=(Name("Orin Tavesk"),), documents=(PAPER,)),))])
    assert [hit.entry for hit in watchlist.screen(Query(("A", "Orin Tavesk")))] == ["1"]
    assert [hit.entry for hit in watchlist.screen(Query(("A",), documents=(PAPER,)))] == ["1"]


def test_a_listed_name_of_one_letter_is_left_as_it_is() -> None:
    listed = Watchlist([Entry("1", (Identity(names=(Name("A"),), documents=(PAPER,)),))])
    assert listed.unreadable == ()
    assert [hit.entry for hit in listed.screen(Query(documents=(PAPER,)))] == ["1"]


def test_a_row_of_the_interface_says_it_and_the_others_go_on() -> None:
    alone = read_row(0, {"names": ["A"]})
    assert isinstance(alone, Misfit)
    assert "too short to be compared" in str(alone.errors)
    beside = read_row(0, {"names": ["A", "Orin Tavesk"]})
    assert isinstance(beside, Row)
    assert beside.query.names == ("Orin Tavesk",)
    assert "too short to be compared" in str(beside.errors)


def test_a_row_of_a_file_says_it_and_the_others_go_on() -> None:
    rows = [{"id": "t1", "name": "A"}, {"id": "t2", "name": "Orin Tavesk"}]
    done = piece_done((), Piece(1, rows, date(2026, 11, 28)))
    assert (done.rows, done.unusable) == (2, 1)
    assert "too short to be compared" in str(done.problems[0])
