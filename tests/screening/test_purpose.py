"""What a check is for is kept: it says no person."""

import pytest

from fairnotice.domain.dates import PartialDate
from fairnotice.domain.errors import InvalidValue
from fairnotice.domain.subject import Document
from fairnotice.screening import Query
from fairnotice.screening.purpose import check_purpose

ORIN = Query(
    names=("Orin de la Tavesk", "Visa"),
    births=(PartialDate(1986, 9, 17),),
    documents=(Document("passport", "XQ 7714203"),),
)


@pytest.mark.parametrize(
    "purpose",
    [
        "check of Orin Tavesk",
        "TAVESK, orin: entry",
        "asked by mail, born 1986-09-17",
        "born 17.9.1986",
        "passport xq-7714203",
    ],
)
def test_a_purpose_that_says_whom_it_is_about_is_refused_and_not_repeated(purpose: str) -> None:
    with pytest.raises(InvalidValue, match="whom it is about") as refused:
        check_purpose(purpose, [Query(names=("Milo Hartwin",)), ORIN])
    assert not {"tavesk", "1986", "7714203"} & set(str(refused.value).lower().replace("-", "").split())


@pytest.mark.parametrize(
    "purpose",
    ["border check, entry", "visa check", "night flights 2026-114", "desk of officer Tavesk", "1986 file", "x"],
)
def test_what_a_check_is_for_is_taken_as_it_is_said(purpose: str) -> None:
    check_purpose(purpose, [ORIN])


def test_a_name_of_one_word_is_a_name() -> None:
    with pytest.raises(InvalidValue):
        check_purpose("about Taveskaya", [Query(names=("Taveskaya",))])
