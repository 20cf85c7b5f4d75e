"""A traveller as typed at the terminal or read from a row, and the query it becomes.

A field that cannot be read is left out and told: the rest is looked for, since a person must not be lost for a word.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple, TypeVar

from fairnotice.domain.dates import Calendar, PartialDate
from fairnotice.domain.errors import InvalidValue, Problem, Unusable
from fairnotice.domain.subject import Document, Sex
from fairnotice.domain.unknown import UNKNOWN, Unknown
from fairnotice.formats.birth_words import birth_in_words
from fairnotice.formats.countries import nationality_of
from fairnotice.formats.plain_birth import NoBirth, births_meant, calendar_of
from fairnotice.formats.sexes import sex_of
from fairnotice.screening import Query
from fairnotice.screening.query import MOST_NAMES

T = TypeVar("T")
WHAT = "The traveller cannot be checked."
_A_YEAR_FIRST = re.compile(r"(\d{4})[-/.]\d{1,2}[-/.]\d{1,2}\Z")


class Born(NamedTuple):
    """A birth date as it was written, and the calendar where one was stated."""

    text: str
    calendar: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """The query, what of the traveller was left out of it, and what is said of how the rest was read."""

    query: Query
    problems: tuple[Problem, ...] = ()
    notes: tuple[Problem, ...] = ()

    def whole(self) -> "Asked":
        """The same, where nothing was left out. Raises Unusable."""
        if self.problems:
            raise Unusable(WHAT, self.problems)
        return self


def asked_of(
    *,
    names: Sequence[str],
    today: date,
    born: Sequence[Born] = (),
    nationalities: Sequence[str] = (),
    sex: str | None = None,
    documents: Sequence[str] = (),
) -> Asked:
    """The query of what can be read. Raises Unusable where neither a name nor a document can, without repeating one."""
    problems: list[Problem] = []
    notes: list[Problem] = []
    births: list[PartialDate] = []
    for one in born:
        found, said, wrong = _read_birth(one, today)
        births += found
        if said:
            notes.append(Problem("born", said))
        if wrong:
            problems.append(Problem("born", wrong))
    countries = [_read_country(text, "nationality", problems) for text in nationalities]
    papers = [paper for text in documents if (paper := _read_document(text, problems))]
    stated = _read_sex(sex or "", problems)
    spelled = tuple([stripped for name in names if (stripped := name.strip())])
    if len(spelled) > MOST_NAMES:
        problems.append(Problem("name", f"has more than {MOST_NAMES} spellings: the others are left out."))
    try:
        query = Query(
            names=spelled[:MOST_NAMES],
            births=_each_once(births),
            nationalities=_each_once([code for code in countries if code]),
            sex=stated,
            documents=tuple(papers),
        )
    except InvalidValue as error:
        raise Unusable(WHAT, [*problems, Problem("traveller", f"{error}.")]) from None
    return Asked(query, tuple(problems), tuple(notes))


def _each_once(found: list[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(found)) if len(found) > 1 else tuple(found)


@lru_cache(maxsize=1 << 15)
def _read_birth(born: Born, today: date) -> tuple[tuple[PartialDate, ...], str, str]:
    """The dates, what is said of them, and what is wrong."""
    calendar, wrong = None, ""
    try:
        calendar = calendar_of(born.calendar)
    except InvalidValue as error:
        wrong = f"{error}."
    try:
        meant = births_meant(born.text, today=today, calendar=calendar)
    except NoBirth as error:
        return (), "", f"{error}."
    except InvalidValue as error:
        written = None if calendar else birth_in_words(born.text, today=today)
        if written:
            return written.births, written.said, wrong
        year = _year_of(born.text, today, calendar)
        return year, "", f"{error}.{' The year alone is compared.' if year else ''}"
    return meant.births, meant.said, wrong


def _year_of(text: str, today: date, calendar: Calendar | None) -> tuple[PartialDate, ...]:
    """The year of a date of which month or day cannot be: 1986 of 1986-02-30."""
    found = _A_YEAR_FIRST.match(text.strip())
    try:
        return births_meant(found[1], today=today, calendar=calendar).births if found else ()
    except InvalidValue:
        return ()


def _read_country(text: str, where: str, problems: list[Problem]) -> str:
    try:
        return _country(text)
    except InvalidValue as error:
        problems.append(Problem(where, f"{error}."))
        return ""


@lru_cache(maxsize=1 << 10)
def _country(text: str) -> str:
    return nationality_of(text)


def _read_sex(text: str, problems: list[Problem]) -> Sex | Unknown:
    try:
        return sex_of(text)
    except InvalidValue as error:
        problems.append(Problem("sex", f"{error}."))
        return UNKNOWN


def _read_document(text: str, problems: list[Problem]) -> Document | None:
    parts = [part.strip() for part in text.split(":")]
    if len(parts) == 1 and parts[0]:
        return Document(kind="document", number=parts[0])
    if len(parts) not in {2, 3} or not parts[1]:
        problems.append(Problem("document", "is not NUMBER, KIND:NUMBER or KIND:NUMBER:CC."))
        return None
    country = _read_country(parts[2], "document", problems) if len(parts) == 3 else ""
    return Document(kind=parts[0] or "document", number=parts[1], country=country or UNKNOWN)
