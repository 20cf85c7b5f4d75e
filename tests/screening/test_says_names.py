"""What the comparison of names says: relatives, words that stand apart, and which identity was compared."""

import pytest

from fairnotice.domain.dates import PartialDate
from fairnotice.domain.hit import Comparison, HitDecision
from fairnotice.domain.subject import Document, Identity, Name
from fairnotice.screening import Entry, Query, Watchlist
from fairnotice.screening.compare.names import compare_names
from fairnotice.screening.hit import told_again
from fairnotice.screening.resembling import are_two_names

DAY = (PartialDate(1990, 5, 12),)
PAPER = (Document("passport", "XQ7714203", "UY"),)


def listed(name: str) -> Watchlist:
    return Watchlist([Entry("n1", (Identity(names=(Name(name),), births=DAY, documents=PAPER),))])


RELATIVES = [
    ("Hassan Khalil", "Hussain Khalil"),
    ("Rafiqul Islam", "Shafiqul Islam"),
    ("Daniel Costa", "Daniela Costa"),
    ("Carlos Hernandez", "Carlos Fernandez"),
    ("Ivana Horáková", "Ivana Nováková"),
]


@pytest.mark.parametrize(("one", "other"), [*RELATIVES, *[pair[::-1] for pair in RELATIVES]])
def test_a_relative_born_on_the_same_day_is_a_review_that_says_so(one: str, other: str) -> None:
    (hit,) = listed(other).screen(Query(names=(one,), births=DAY))
    assert hit.decision is HitDecision.REVIEW
    assert "two different names that resemble each other" in hit.reasons[0].says
    again = told_again("n1", hit.score, [Comparison.from_json(one.as_json()) for one in hit.reasons])
    assert again.decision is HitDecision.REVIEW


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hasan Khalil", "Hassan Khalil"),
        ("Hussein Khalil", "Hossain Khalil"),
        ("Karim Tavesk", "Kareem Tavesk"),
        ("Carlos Hernandes", "Carlos Hernández"),
        ("Orin Tavesk", "Orhyn Tavesc"),
        ("Fatima Tavesk", "Fatma Tavesk"),
    ],
)
def test_a_spelling_of_one_name_is_still_a_hit(one: str, other: str) -> None:
    (hit,) = listed(other).screen(Query(names=(one,), births=DAY))
    assert hit.decision is HitDecision.HIT
    assert "two different names" not in hit.reasons[0].says


@pytest.mark.parametrize(("one", "other"), RELATIVES)
def test_a_relative_who_shows_the_listed_document_is_a_hit(one: str, other: str) -> None:
    (hit,) = listed(other).screen(Query(names=(one,), documents=PAPER))
    assert hit.decision is HitDecision.HIT


def test_a_relative_of_whom_nothing_else_is_known_is_still_looked_at() -> None:
    assert [hit.decision for hit in listed("Hussain Khalil").screen(Query(names=("Hassan Khalil",)))] == [
        HitDecision.REVIEW
    ]


def test_two_names_are_known_in_any_script_that_writes_vowels() -> None:
    assert are_two_names("даниел", "daniela")
    assert not are_two_names("حسن", "hussain")  # Arabic leaves out the vowels that tell them apart


@pytest.mark.parametrize(
    ("one", "other", "says"),
    [
        ("Orin Tavesk", "Orin Tavesk", "The names are the same."),
        (
            "Orin Sabel Tavesk",
            "Orin Tavesk",
            "The list does not have 'sabel'. The other words of the names are the same.",
        ),
        ("Orin Tavesk", "Orin al-Tavesk", "The names are the same but for particles or titles."),
        (
            "Bill Tavesk",
            "William Tavesk",
            "'bill' is a short form of 'william'. The other words of the names are the same.",
        ),
        ("Орин Тавеск", "Orin Tavesk", "The names are alike across two scripts."),
    ],
)
def test_words_that_stand_apart_are_named_before_the_others(one: str, other: str, says: str) -> None:
    assert compare_names([one], [other]).says == says


def test_an_identity_that_is_not_the_first_is_said_to_be_the_one_compared() -> None:
    first = Identity(names=(Name("Orin Tavesk"),), births=(PartialDate(1986, 9, 17),))
    second = Identity(names=(Name("Oren Taveski"),), births=(PartialDate(1988),))
    both = Watchlist([Entry("n1", (first, second))])
    (other,) = both.screen(Query(names=("Orin Tavesk",), births=(PartialDate(1988, 1, 1),)))
    assert other.reasons[0].entry == "Oren Taveski"
    assert other.reasons[0].says.endswith("Compared with identity 2 of the 2 that the list gives this person.")
    (same,) = both.screen(Query(names=("Orin Tavesk",), births=(PartialDate(1986, 9, 17),)))
    assert same.reasons[0].says == "The names are the same."
