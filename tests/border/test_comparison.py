"""How the border's pages draw a comparison: the word beside it, dates and calendars."""

import pytest

from fairnotice.border.comparison import lines_of
from fairnotice.border.writing import country_said
from fairnotice.domain.dates import Calendar, PartialDate
from fairnotice.domain.hit import Comparison, Hit, HitDecision
from fairnotice.domain.subject import Document, Sex
from fairnotice.screening.compare.dates import compare_births
from fairnotice.screening.compare.documents import compare_documents
from fairnotice.screening.compare.names import compare_names
from fairnotice.screening.compare.sex import compare_sex

DAY = PartialDate(1986, 9, 7)
PAPER = Document("passport", "XQ7714203", "UY")


def word_of(reason: Comparison) -> str:
    (line,) = lines_of(Hit("n1", 0.9, HitDecision.HIT, (reason,)))
    return str(line.word)


@pytest.mark.parametrize(
    ("reason", "word"),
    [
        (compare_births([DAY], [DAY]), "Agrees"),
        (compare_births([DAY], [PartialDate(1986, 7, 9)]), "Partly"),
        (compare_births([DAY], [PartialDate(1986, 9)]), "Partly"),
        (compare_births([DAY], [PartialDate(1961, 1, 2)]), "Differs"),
        (compare_births([DAY], []), "Not compared"),
        (compare_documents([PAPER], [PAPER]), "Agrees"),
        (compare_documents([PAPER], [Document("passport", "ZZ0000000", "UY")]), "Leaves it open"),
        (compare_documents([], [PAPER]), "Not compared"),
        (compare_sex(Sex.OTHER, Sex.MALE), "Leaves it open"),
    ],
)
def test_the_word_is_what_the_sentence_says(reason: Comparison, word: str) -> None:
    assert word_of(reason) == word


def test_a_name_across_two_scripts_is_not_said_to_agree_beside_partly() -> None:
    reason = compare_names(["قاسم سلیمانی"], ["Qassem Soleimani"])
    assert (word_of(reason), reason.says) == ("Partly", "The names are alike across two scripts.")


def test_a_date_of_another_calendar_names_it_and_several_dates_are_each_written() -> None:
    solar = compare_births([PartialDate(1365, 6, 26, Calendar.SOLAR_HIJRI)], [DAY])
    (line,) = lines_of(Hit("n1", 0.9, HitDecision.HIT, (solar,)))
    assert (line.traveller, line.notice) == ("1365-06-26 (Solar Hijri)", "7 September 1986")


def test_a_sex_and_the_country_of_a_document_are_words_and_no_codes() -> None:
    other = Document("identity card", "AB1234567", "PT")
    reasons = (compare_sex(Sex.MALE, Sex.FEMALE), compare_documents([PAPER, other], []))
    sex, papers = lines_of(Hit("n1", 0.9, HitDecision.HIT, reasons))
    assert (sex.traveller, sex.notice) == ("Male", "Female")
    assert papers.traveller == "passport XQ7714203 (Uruguay), identity card AB1234567 (Portugal)"


def test_bits_are_a_whole_number_for_the_page_to_count() -> None:
    found = compare_sex(Sex.MALE, Sex.MALE)
    (line,) = lines_of(Hit("n1", 0.9, HitDecision.HIT, (found,)))
    assert line.whole_bits == 1


def test_a_country_in_a_sentence_has_its_article() -> None:
    assert [country_said(code) for code in ("GB", "NL", "FR", "??")] == [
        "the United Kingdom",
        "the Netherlands",
        "France",
        "??",
    ]
