"""The parameters of Watchman's search as a question to the list; what plays no part in it is told."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any, TypeVar

from fairnotice.api.clients import Unused, births_told, names_told, unused
from fairnotice.api.given import UNWRITABLE
from fairnotice.api.watchman.body_question import KINDS, USED, body_question
from fairnotice.domain.errors import InvalidValue
from fairnotice.domain.subject import Document, Sex
from fairnotice.domain.unknown import UNKNOWN
from fairnotice.formats.countries import country_of
from fairnotice.screening import Query
from fairnotice.screening.bodies.query import BodyQuery
from fairnotice.screening.bodies.query import unreadable as body_unreadable
from fairnotice.screening.query import MOST_NAMES
from fairnotice.screening.readable import unreadable
from fairnotice.services.others import Others

T = TypeVar("T")
NONE = Others(())
SOURCE = "notices"
MOST_RESULTS, RESULTS = 100, 10
LONGEST = 500
TYPES = ("person", *filter(None, KINDS))
_SEXES = {"male": Sex.MALE, "m": Sex.MALE, "female": Sex.FEMALE, "f": Sex.FEMALE}
_PAPERS = {
    **dict.fromkeys(("passport", "diplomatic-passport"), "passport"),
    **dict.fromkeys(("national-id", "personal-id"), "identity card"),
    **dict.fromkeys(("drivers-license", "tax-id", "ssn", "cedula", "curp", "cuit", "electoral"), "document"),
    **dict.fromkeys(("birth-certificate", "refugee-id"), "document"),
}
_NATIONALITIES = ("gov_citizenship", "gov_nationality")
_USED = {"name", "altNames", "gender", "birthDate", "limit", "minMatch", "type", "source", "sourceID", "format"}
_USED |= {"requestID", *_NATIONALITIES, *(f"gov_{kind}" for kind in _PAPERS)}


@dataclass(slots=True)
class Asked:
    """What was understood. Without a `query` nobody is looked for, without a `body` no body or craft; without either
    `unused` says why. `within`: whether our notices are asked. `lists`: those of others that are."""

    query: Query | None
    body: BodyQuery | None
    kind: str
    within: bool
    lists: frozenset[str]
    limit: int
    least: float | None  # None: whoever is worth a look
    entry: str
    unused: list[Unused] = field(default_factory=list)


def read_question(given: Mapping[str, Sequence[str]], *, today: date, lists: Others = NONE) -> Asked:
    """The question. `lists`: those of others that there are.

    Raises InvalidValue without a name or a paper, for a type or a list that there is not, and for numbers and forms
    that cannot be.
    """
    kind, source = _one(given, "type").lower(), _one(given, "source")
    others = frozenset(other.name for other in lists.lists)
    _check_scope(kind, source, lists, others)
    within = source in {"", SOURCE}
    asked = others if not source else others & {source}
    bodies = bool(asked) and kind in KINDS
    used = _USED | USED if bodies else _USED
    told = [unused(f"parameter {key[:60]}", "It is not compared.") for key in sorted(set(given) - used)][:50]
    if _one(given, "format") not in {"", "watchman"}:
        raise InvalidValue("Answers are given in the form of Watchman only.")
    limit = _number(given, "limit", int, RESULTS, 1, MOST_RESULTS)
    least = _number(given, "minMatch", float, None, 0.0, 1.0)
    body = _body(given, kind, told, today) if bodies else None
    query = _person(given, told, today, alone=body is None)
    if kind not in {"", "person"}:
        query = None
        if body is None:
            told.append(unused("query", "No list that there is here has such: nothing was looked for."))
    return Asked(query, body, kind, within, asked, limit, least, _one(given, "sourceID"), told)


_ALL = "left out, everything is looked for"


def _check_scope(kind: str, source: str, lists: Others, others: frozenset[str]) -> None:
    """Raise InvalidValue for a type or a list that there is not: an empty answer would be taken for an all-clear."""
    if kind not in {"", *TYPES}:
        raise InvalidValue(
            f"There is no such 'type'. Possible: {', '.join(TYPES)}; left out, everything is looked for."
        )
    if source not in {"", SOURCE, *others}:
        why = " ".join(["There is no such 'source' here.", *lists.about(source)])
        raise InvalidValue(f"{why} Possible: {', '.join(sorted({SOURCE, *others}))}; left out, every list is asked.")


def _person(given: Mapping[str, Sequence[str]], told: list[Unused], today: date, *, alone: bool) -> Query | None:
    """The person that is meant. `alone`: nothing else can be. Raises InvalidValue where it is so."""
    try:
        query = _query(given, told, today)
        if why := unreadable(query):
            raise InvalidValue(f"{why}.")
    except InvalidValue as error:
        if alone:
            raise
        told.append(unused("query", f"No person was looked for: {str(error).rstrip('.')}."))
        return None
    return query


def _body(given: Mapping[str, Sequence[str]], kind: str, told: list[Unused], today: date) -> BodyQuery | None:
    names = list(dict.fromkeys(_texts(given, "name") + _texts(given, "altNames")))
    found = body_question(kind, names, {key: _texts(given, key) for key in USED}, told, today)
    if found and (why := body_unreadable(found)):
        if kind:
            raise InvalidValue(f"{why}.")
        return None
    return found


def _query(given: Mapping[str, Sequence[str]], told: list[Unused], today: date) -> Query:
    names = names_told(((key, name) for key in ("name", "altNames") for name in _texts(given, key)), told)
    if len(names) > MOST_NAMES:
        told.append(unused("altNames", f"At most {MOST_NAMES} names are compared; {len(names) - MOST_NAMES} were not."))
    sexes = _each(given, "gender", lambda text: _SEXES[text.lower()], "It is not male or female.", told)
    if len(sexes) > 1:
        told.append(unused("gender", "More than one is stated, so that none is compared."))
    return Query(
        names=tuple(names[:MOST_NAMES]),
        births=births_told((("birthDate", text) for text in _texts(given, "birthDate")), told, today=today),
        nationalities=tuple(
            code for key in _NATIONALITIES for code in _each(given, key, _nationality, "It names no country.", told)
        ),
        sex=sexes[0] if len(sexes) == 1 else UNKNOWN,
        documents=tuple(
            paper
            for kind in _PAPERS
            for paper in _each(given, f"gov_{kind}", partial(_paper, kind), "It has no number.", told)
        ),
    )


def _nationality(text: str) -> str:
    code = country_of(text.partition(":")[0])
    if code is None:
        raise InvalidValue("no country")
    return code


def _paper(kind: str, text: str) -> Document:
    country, colon, number = text.partition(":")
    if not colon:
        country, number = "", text
    if not number.strip():
        raise InvalidValue("no number")
    return Document(_PAPERS[kind], number.strip(), country_of(country) or UNKNOWN)


def _each(
    given: Mapping[str, Sequence[str]], key: str, read: Callable[[str], T], why: str, told: list[Unused]
) -> list[T]:
    found = []
    for text in _texts(given, key):
        try:
            found.append(read(text))
        except (KeyError, InvalidValue):
            told.append(unused(key, why))
    return found


def _texts(given: Mapping[str, Sequence[str]], key: str) -> list[str]:
    texts = [text.strip() for text in given.get(key, ()) if text.strip()]
    if any(len(text) > LONGEST or UNWRITABLE.search(text) for text in texts):
        raise InvalidValue(f"'{key}' holds a text that is too long, or a character that no text needs.")
    return texts


def _one(given: Mapping[str, Sequence[str]], key: str) -> str:
    texts = _texts(given, key)
    return texts[0] if texts else ""


def _number(given: Mapping[str, Sequence[str]], key: str, kind: Any, default: Any, least: Any, most: Any) -> Any:
    text = _one(given, key)
    if not text:
        return default
    try:
        number = kind(text)
    except ValueError:
        number = None
    if number is None or not least <= number <= most:
        raise InvalidValue(f"'{key}' is a number from {least} to {most}.")
    return number
