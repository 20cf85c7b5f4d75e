"""A no needs something that differs: what was seen is held against the notice's own values, in any language."""

from datetime import date

import pytest

from fairnotice.domain.hit import Comparison, Feature
from fairnotice.formats.compared import nothing_differs

TODAY = date(2026, 11, 28)
REASONS = (
    Comparison(Feature.NAME, "Orin Taveski", "Orin Tavesk", 0.9, ""),
    Comparison(Feature.BIRTH, "1986-09-17", "1986-09-17", 0.75, ""),
    Comparison(Feature.DOCUMENT, "", "passport XQ7714203 (UY), identity card 4410027 (UY)", 0.0, ""),
    Comparison(Feature.SEX, "", "male", 0.0, ""),
)


@pytest.mark.parametrize(
    "compared",
    [
        {"birth date": "1986-09-17"},
        {"birth date": "17.09.1986"},
        {"birth date": "۱۹۸۶-۰۹-۱۷"},
        {"birth date": "17 September 1986", "document": "passport xq7714203 UY"},
        {"document": "XQ7714203"},
        {"Ausweis": "4410027"},
        {"other": "TAVESK Orin"},
        {"other": "male", "photograph": "the same face"},
        {"photograph": "the same face", "scars": " "},
    ],
)
def test_the_notice_s_own_values_are_no_difference(compared: dict[str, str]) -> None:
    assert nothing_differs(compared, REASONS, today=TODAY)


@pytest.mark.parametrize(
    "compared",
    [
        {"birth date": "1986-09-18"},
        {"birth date": "1986"},
        {"birth date": "1986-09-17", "photograph": "outro rosto"},
        {"document": "XQ7714204"},
        {"document": "passport"},
        {"document": "passport XQ7714203 PT"},
        {"other": "Orin"},
        {"photograph": "o mesmo rosto"},
        {},
    ],
)
def test_another_value_and_words_of_an_officer_are_enough_for_a_no(compared: dict[str, str]) -> None:
    assert not nothing_differs(compared, REASONS, today=TODAY)
