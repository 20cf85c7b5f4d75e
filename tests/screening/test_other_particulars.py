"""Documents, nationalities and sex: what each of them says, and how little some of it is."""

import pytest

from fairnotice.domain.subject import Document, Sex
from fairnotice.domain.unknown import UNKNOWN
from fairnotice.screening.compare.documents import EXACT, LOOKALIKE, NUMBER_ONLY, compare_documents
from fairnotice.screening.compare.nationality import compare_nationalities
from fairnotice.screening.compare.sex import compare_sex

PASSPORT = Document("passport", "XQ7714203", "UY")


@pytest.mark.parametrize(
    ("listed", "score"),
    [
        (Document("passport", "xq 7714203", "UY"), EXACT),
        (Document("Passport", "XQ-7714203", "URY"), EXACT),
        (Document("passport", "XQ7714203"), NUMBER_ONLY),
        (Document("identity card", "XQ7714203", "UY"), NUMBER_ONLY),
        (Document("passport", "XQ77142O3", "UY"), LOOKALIKE),
        (Document("passport", "XO77I4203", "UY"), LOOKALIKE),
        (Document("passport", "XQ7714203", "PT"), 0.0),
        (Document("passport", "ZZ0000000", "UY"), 0.0),
    ],
)
def test_a_document_is_the_same_when_kind_number_and_country_are(listed: Document, score: float) -> None:
    assert compare_documents([PASSPORT], [listed]).score == score


def test_numbers_too_short_to_mean_anything_never_agree() -> None:
    assert compare_documents([Document("passport", "123", "UY")], [Document("passport", "123", "UY")]).score == 0.0


def test_another_number_is_no_contradiction() -> None:
    assert compare_documents([PASSPORT], [Document("passport", "ZZ0000000", "UY")]).score == 0.0


@pytest.mark.parametrize(
    ("listed", "says"),
    [
        (Document("Passport", "ZZ0000000", "URY"), "the same kind and country (passport), with different numbers"),
        (Document("passport", "ZZ0000000", "PT"), "The documents are others"),
        (Document("passport", "XQ7714203", "PT"), "The documents are others"),
        (Document("identity card", "ZZ0000000", "UY"), "The documents are others"),
        (Document("passport", "ZZ0000000"), "The documents are others"),
    ],
)
def test_papers_that_are_not_the_same_are_said_to_be_others(listed: Document, says: str) -> None:
    assert says in compare_documents([PASSPORT], [Document("visa", "AB1234567", "NZ"), listed]).says


def test_of_a_number_too_short_to_mean_anything_that_is_said() -> None:
    short = Document("passport", "123", "UY")
    assert "fewer than 5 characters" in compare_documents([short], [short]).says


def test_a_nationality_is_the_same_in_two_or_three_letters() -> None:
    assert compare_nationalities(["URY"], ["UY", "PT"]).score > 0.0


def test_no_shared_nationality_speaks_a_little_against() -> None:
    assert -0.2 < compare_nationalities(["NZ"], ["UY"]).score < 0.0


def test_another_sex_as_stated_speaks_against_and_an_open_one_does_not() -> None:
    assert compare_sex(Sex.FEMALE, Sex.MALE).score < 0.0
    assert compare_sex(Sex.OTHER, Sex.MALE).score == 0.0
    assert compare_sex(UNKNOWN, Sex.MALE).score == 0.0
