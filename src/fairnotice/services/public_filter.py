"""Narrowing the public parts by what INTERPOL's public service is asked by: names, nationality, age, sex, words."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from fairnotice.domain.dates import PartialDate
from fairnotice.domain.errors import InvalidValue
from fairnotice.domain.officer import PUBLIC
from fairnotice.services.public_register import Extract, search_extracts

OLDEST = 200


@dataclass(frozen=True, slots=True)
class Wanted:
    """What has to fit, all of it. What is left empty does not narrow."""

    name: str = ""
    forename: str = ""
    nationality: str = ""
    age_from: int | None = None
    age_to: int | None = None
    sex: str = ""  # female, male, or unknown for neither
    warrant_country: str = ""
    words: str = ""
    nobody: bool = False  # something is asked for that no public part says


def wanted_of(extracts: Iterable[Extract], wanted: Wanted, *, today: date) -> tuple[Extract, ...]:
    """Those that fit, in their order. A name is looked for by likeness, in any script and spelling."""
    tests = list(_tests(wanted, today))
    return tuple(each for each in extracts if all(test(each) for test in tests))


def of_that_age(births: Iterable[str], low: int | None, high: int | None, *, today: date) -> bool:
    """Whether a person with one of these birth dates may be of that age today. A date that is not whole may be."""
    return any(_may_be(birth, low or 0, high if high is not None else OLDEST, today) for birth in births)


def _tests(wanted: Wanted, today: date) -> Iterator[Callable[[Extract], bool]]:
    if wanted.nobody:
        yield lambda _extract: False
    if wanted.name or wanted.forename:
        alike = _alike(f"{wanted.forename} {wanted.name}".strip())
        yield lambda extract: extract.id in alike
    if wanted.nationality:
        code = wanted.nationality.upper()
        yield lambda extract: any(code in one["nationalities"] for one in extract.content["identities"])
    if wanted.age_from is not None or wanted.age_to is not None:
        yield lambda extract: of_that_age(_births(extract), wanted.age_from, wanted.age_to, today=today)
    if wanted.sex:
        yield lambda extract: wanted.sex in _sexes(extract)
    if wanted.warrant_country:
        yield lambda extract: wanted.warrant_country.upper() in _countries(extract)
    if wanted.words:
        words = wanted.words.casefold().split()
        yield lambda extract: _says(extract, words)


def _alike(name: str) -> frozenset[object]:
    try:
        return frozenset(extract.id for extract in search_extracts(name=name, by=PUBLIC))
    except InvalidValue:  # it cannot be a name
        return frozenset()


def _births(extract: Extract) -> list[str]:
    return [birth for one in extract.content["identities"] for birth in one["births"]]


def _sexes(extract: Extract) -> set[str]:
    stated = {one["sex"] for one in extract.content["identities"]} & {"female", "male"}
    return stated or {"unknown"}


def _countries(extract: Extract) -> set[str]:
    warrants = extract.content.get("warrants", ())
    return {extract.content["country"], *(one["country"] for one in warrants)}


def _says(extract: Extract, words: Sequence[str]) -> bool:
    told = list(extract.content["charges"])
    for one in extract.content["identities"]:
        told += [one["birth_place"], one["description"], *(name["text"] for name in one["names"])]
    text = "\n".join(told).casefold()
    return all(word in text for word in words)


def _may_be(birth: str, low: int, high: int, today: date) -> bool:
    try:
        born = PartialDate.parse(birth)
        oldest, youngest = _age(born.first_day(), today), _age(born.last_day(), today)
    except InvalidValue:
        return False
    return youngest <= high and oldest >= low


def _age(born: date, today: date) -> int:
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))
