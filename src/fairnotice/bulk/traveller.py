"""A traveller as typed at the terminal or read from a row, and the query it becomes.

A field that cannot be read is left out and told: the rest is looked for, since a person must not be lost for a word.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple, TypeVar

from fairnotice.bulk.zone import zone_in
from fairnotice.domain.dates import Calendar, PartialDate
from fairnotice.domain.errors import InvalidValue, Problem, Unusable
from fairnotice.domain.subject import Document, Sex
from fairnotice.domain.unknown import UNKNOWN, Unknown, is_known
from fairnotice.formats.birth_words import YEAR_ALONE, birth_in_words, no_such_day, year_alone
from fairnotice.formats.countries import nationality_of
from fairnotice.formats.plain_birth import NoBirth, births_meant, calendar_of
from fairnotice.formats.sexes import sex_of
from fairnotice.formats.travellerline import read_paper
from fairnotice.formats.typed_name import read_name
from fairnotice.screening import Query
from fairnotice.screening.query import MOST_NAMES

T = TypeVar("T")
WHAT = "The traveller cannot be checked."
_DIGIT = re.compile(r"\d")
_YEAR_ALONE = f" {YEAR_ALONE}"


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


def asked_of(
    *,
    names: Sequence[str],
    today: date,
    born: Sequence[Born] = (),
    nationalities: Sequence[str] = (),
    sex: str | None = None,
    documents: Sequence[str] = (),
    whole: bool = False,
) -> Asked:
    """The query of what can be read. Raises Unusable where neither a name nor a document can, without repeating one.

    `whole`: where anything cannot be read nothing is asked, and Unusable says what: somebody is there to type it again.
    """
    problems: list[Problem] = []
    notes: list[Problem] = []
    births: list[PartialDate] = []
    for one in born:
        found, said, wrong = _read_birth(one, today)
        births += found
        if said:
            notes.append(Problem("born", said))
        for place, why in wrong:
            problems.append(Problem(place, why.removesuffix(_YEAR_ALONE) if whole else why))
    zone, names, why = zone_in(names, today=today)
    if why:
        problems.append(Problem("name", f"is a machine readable zone that cannot be read. {why}"))
    spelled = _read_names(names, notes)
    if zone:
        notes.append(Problem("name", zone.said))
        spelled += zone.traveller.names
        births += zone.traveller.births
    countries = [_read_country(text, "nationality", problems) for text in nationalities]
    papers = [paper for text in documents if (paper := _read_document(text, problems))]
    stated = _read_sex(sex or "", problems)
    if zone:
        countries += zone.traveller.nationalities
        papers += zone.traveller.documents
        stated = stated if is_known(stated) else zone.traveller.sex
    if len(spelled) > MOST_NAMES:
        problems.append(Problem("name", f"has more than {MOST_NAMES} spellings: the others are left out."))
    if whole and problems:
        raise Unusable(WHAT, problems)
    try:
        query = Query(
            names=tuple(spelled[:MOST_NAMES]),
            births=_each_once(births),
            nationalities=_each_once([code for code in countries if code]),
            sex=stated,
            documents=tuple(papers),
            cut=zone.traveller.cut if zone else "",
        )
    except InvalidValue as error:
        raise Unusable(WHAT, [*problems, Problem("traveller", f"{error}.")]) from None
    return Asked(query, tuple(problems), tuple(notes))


def _read_names(names: Sequence[str], notes: list[Problem]) -> list[str]:
    """The spellings that are looked for; what is put aside of them is noted once."""
    found: list[str] = []
    for name in names:
        text = name.strip()
        if text.isascii() and text.replace(" ", "").isalpha():  # as nearly every one of a long file: nothing to read
            found.append(text)
            continue
        read = read_name(text)
        found += filter(None, read.spellings)
        if read.said and Problem("name", read.said) not in notes:
            notes.append(Problem("name", read.said))
    return found


def _each_once(found: list[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(found)) if len(found) > 1 else tuple(found)


Wrong = tuple[tuple[str, str], ...]
"""What is wrong, each with the field that it is wrong in."""


@lru_cache(maxsize=1 << 15)
def _read_birth(born: Born, today: date) -> tuple[tuple[PartialDate, ...], str, Wrong]:
    """The dates, what is said of them, and what is wrong."""
    calendar: Calendar | None = None
    wrong: Wrong = ()
    try:
        calendar = calendar_of(born.calendar)
    except InvalidValue as error:
        wrong = (("calendar", f"{error}."),)
    try:
        meant = births_meant(born.text, today=today, calendar=calendar)
    except NoBirth as error:
        return (), "", (*wrong, ("born", f"{error}."))
    except InvalidValue as error:
        written = None if calendar else birth_in_words(born.text, today=today)
        if written:
            return written.births, written.said, wrong
        births, why = _year_alone(born.text, today, calendar, error)
        return births, "", (*wrong, ("born", why))
    return meant.births, meant.said, wrong


def _year_alone(
    text: str, today: date, calendar: Calendar | None, error: InvalidValue
) -> tuple[tuple[PartialDate, ...], str]:
    """The year of a date that cannot be, and what is wrong with it."""
    none = no_such_day(text, today=today) if calendar in {None, Calendar.GREGORIAN} else None
    births = year_alone(text, today=today, calendar=calendar)
    return births, f"{none.says if none else f'{error}.'}{_YEAR_ALONE if births else ''}"


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
        plain = parts[0].isalnum()  # as nearly every one: no country stands beside it
        return Document(kind="document", number=parts[0]) if plain else read_paper(parts[0])
    if len(parts) not in {2, 3} or not parts[1]:
        problems.append(Problem("document", "is not NUMBER, NUMBER:CC, KIND:NUMBER or KIND:NUMBER:CC."))
        return None
    if len(parts) == 2 and _DIGIT.search(parts[0]) and not _DIGIT.search(parts[1]):
        parts = ["", *parts]  # NUMBER:CC: no kind of document has a digit, and no number has none
    country = _read_country(parts[2], "document", problems) if len(parts) == 3 else ""
    return Document(kind=parts[0] or "document", number=parts[1], country=country or UNKNOWN)
