"""A query in the shape of FollowTheMoney: what of it is asked, and what of it is not, which is always said."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from itertools import product
from typing import Any

from fairnotice.api.clients import Unused, births_told, names_told, unused
from fairnotice.api.given import UNWRITABLE
from fairnotice.api.yente.body_example import COMPARED, KINDS, PEOPLE, body_query
from fairnotice.domain.errors import InvalidValue
from fairnotice.domain.subject import Document, Sex
from fairnotice.domain.unknown import UNKNOWN, Unknown
from fairnotice.formats.countries import country_of
from fairnotice.screening import Query
from fairnotice.screening.bodies.query import BodyQuery
from fairnotice.screening.bodies.query import unreadable as body_unreadable
from fairnotice.screening.query import MOST_NAMES
from fairnotice.screening.readable import unreadable

WHOLE_NAMES = ("name", "alias", "previousName", "weakAlias")
FIRST, BETWEEN, LAST = "firstName", ("secondName", "middleName", "fatherName"), "lastName"
DOCUMENTS = {"passportNumber": "passport", "idNumber": "document"}
_OF_PERSONS = frozenset(
    {*WHOLE_NAMES, FIRST, *BETWEEN, LAST, *DOCUMENTS, "birthDate", "nationality", "citizenship", "gender"}
)
MOST_VALUES = 20
LONGEST = 2_000
_SCHEMA = re.compile(r"[A-Z][A-Za-z]{1,40}\Z")
_SEXES = {"male": Sex.MALE, "m": Sex.MALE, "female": Sex.FEMALE, "f": Sex.FEMALE, "other": Sex.OTHER}


@dataclass(slots=True)
class Example:
    """What was understood of one query. Without a `query` there is nobody to look for, and `unused` says why; without
    `body` no body or craft."""

    echo: dict[str, Any]
    query: Query | None = None
    body: BodyQuery | None = None
    unused: list[Unused] = field(default_factory=list)


def read_example(given: Any, *, today: date) -> Example:
    """One query. Raises InvalidValue without a schema, and without a name or a paper that can be read."""
    if not isinstance(given, dict) or not isinstance(given.get("properties"), dict):
        raise InvalidValue("A query is an object with 'schema' and 'properties'.")
    schema = given.get("schema")
    if not isinstance(schema, str) or not _SCHEMA.match(schema):
        raise InvalidValue("The schema is the name of one of FollowTheMoney's, such as Person.")
    if any(not isinstance(key, str) or UNWRITABLE.search(key) for key in (*given, *given["properties"])):
        raise InvalidValue("A field has a name with a character that no text needs.")
    told = [unused(f"query {key[:60]}", "It is not known here.") for key in given if key not in _KEYS][:50]
    values = {str(key): _texts(str(key), value, told) for key, value in given["properties"].items()}
    echo = {"schema": schema, "properties": values, **_id(given)}
    example = Example(echo, unused=told)
    if schema not in PEOPLE and schema not in KINDS:
        told.append(unused("query", f"Lists hold persons, bodies and craft, and no {schema}: nothing was looked for."))
        return example
    if schema not in PEOPLE:
        told += _not_compared(values, COMPARED)
    if schema in KINDS:
        example.body = body_query(schema, values, told, today=today)
        if example.body and (why := body_unreadable(example.body)):
            if schema not in PEOPLE:
                raise InvalidValue(f"{why}.")
            example.body = None
    if schema in PEOPLE:
        example.query = _person(schema, values, told, today, alone=example.body is None)
    elif example.body is None:
        raise InvalidValue("a search for a body or craft needs a name or a number.")
    return example


def _person(schema: str, values: dict[str, list[str]], told: list[Unused], today: date, *, alone: bool) -> Query | None:
    """The person that a query may be about. `alone`: nothing else can be meant. Raises InvalidValue where it is so."""
    try:
        found = _query(values, told, today, _OF_PERSONS | (COMPARED if schema in KINDS else frozenset()))
        if not (why := unreadable(found)):
            return found
    except InvalidValue as error:
        why = str(error)
    if alone:
        raise InvalidValue(f"{why.rstrip('.')}.")
    told.append(unused("query", f"No person was looked for: {why.rstrip('.')}."))
    return None


def echo_of(given: Any) -> dict[str, Any]:
    """What of a query that cannot be read can be told again: its schema, `Person` where it has none, and its texts."""
    if not isinstance(given, dict):
        return {"schema": "Person", "properties": {}}
    schema, properties = given.get("schema"), given.get("properties")
    told = properties if isinstance(properties, dict) else {}
    return {
        "schema": schema if isinstance(schema, str) and _usable(schema) else "Person",
        "properties": {key: _texts(key, value, []) for key, value in told.items() if not UNWRITABLE.search(key)},
        **_id(given),
    }


def _id(given: dict[str, Any]) -> dict[str, str]:
    """What the caller calls the query, where it can be told again."""
    id_ = given.get("id")
    return {"id": id_} if isinstance(id_, str) and len(id_) <= 200 and not UNWRITABLE.search(id_) else {}


_KEYS = ("id", "schema", "properties")


def _not_compared(values: dict[str, list[str]], known: frozenset[str]) -> list[Unused]:
    return [unused(f"properties.{key[:60]}", "It is not compared.") for key in values if key not in known][:50]


def _query(values: dict[str, list[str]], told: list[Unused], today: date, known: frozenset[str]) -> Query:
    typed = [*(name for key in WHOLE_NAMES for name in values.get(key, ())), *_joined(values)]
    names = names_told((("properties", name) for name in dict.fromkeys(typed)), told)
    if len(names) > MOST_NAMES:
        told.append(unused("names", f"At most {MOST_NAMES} are compared; {len(names) - MOST_NAMES} were not."))
    sexes = _each("gender", values, lambda text: _SEXES[text.lower()], "It is not male, female or other.", told)
    if len(set(sexes)) > 1:
        told.append(unused("properties.gender", "More than one is stated, so that none is compared."))
    told += _not_compared(values, known)
    sex: Sex | Unknown = sexes[0] if len(set(sexes)) == 1 else UNKNOWN
    return Query(
        names=tuple(names[:MOST_NAMES]),
        births=births_told(_placed("birthDate", values), told, today=today),
        nationalities=tuple(
            dict.fromkeys(
                code
                for key in ("nationality", "citizenship")
                for code in _each(key, values, _country, "It is not a country that is known here.", told)
            )
        ),
        sex=sex,
        documents=tuple(Document(kind, number) for key, kind in DOCUMENTS.items() for number in values.get(key, ())),
    )


def _joined(values: dict[str, list[str]]) -> Iterable[str]:
    """Names in parts, put together in every way that they may belong together."""
    between = " ".join(part for key in BETWEEN for part in values.get(key, ())[:1])
    firsts, lasts = values.get(FIRST) or [""], values.get(LAST) or [""]
    for first, last in product(firsts, lasts):
        name = " ".join(part for part in (first, between, last) if part)
        if name:
            yield name


def _each(
    key: str, values: dict[str, list[str]], read: Callable[[str], Any], why: str, told: list[Unused]
) -> list[Any]:
    found = []
    for where, text in _placed(key, values):
        try:
            found.append(read(text))
        except (KeyError, InvalidValue):
            told.append(unused(where, why))
    return found


def _placed(key: str, values: dict[str, list[str]]) -> Iterable[tuple[str, str]]:
    return ((f"properties.{key}[{place}]", text) for place, text in enumerate(values.get(key, ())))


def _country(text: str) -> str:
    code = country_of(text)
    if code is None:
        raise InvalidValue("not a country")
    return code


def _texts(key: str, value: Any, told: list[Unused]) -> list[str]:
    """The values of a property that are texts. Others, and those past the limits, are told."""
    given = value if isinstance(value, list) else [value]
    texts = [text.strip() for text in given if isinstance(text, str) and _usable(text)]
    if len(texts) < len(given):
        told.append(unused(f"properties.{key[:60]}", "A value that is no text of 1 to 2,000 letters is not used."))
    if len(texts) > MOST_VALUES:
        told.append(unused(f"properties.{key[:60]}", f"Only the first {MOST_VALUES} values are used."))
    return texts[:MOST_VALUES]


def _usable(text: str) -> bool:
    return 0 < len(text.strip()) <= LONGEST and not UNWRITABLE.search(text)
