"""Several travellers in one body: each row is read by itself, and what is wrong with it is told by its place.

A field that cannot be read is told, and the rest of its row is used: nobody is to be lost for a word.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pydantic import ValidationError

from fairnotice.api.errors import told
from fairnotice.api.given import Traveller
from fairnotice.api.known import known_keys
from fairnotice.api.particulars import year_of
from fairnotice.domain.errors import InvalidValue
from fairnotice.formats.birth_words import YEAR_ALONE
from fairnotice.screening import Query
from fairnotice.screening.readable import unreadable

Told = dict[str, Any]
"""Where something stands, as a pointer, and a sentence. Nothing in it repeats what was sent."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row that can be used, how it was read where that is not plain, and what of it was left out."""

    index: int
    reference: str
    query: Query
    notes: tuple[Told, ...] = ()
    errors: tuple[Told, ...] = ()


@dataclass(frozen=True, slots=True)
class Misfit:
    """A row that cannot be used, and everything that is wrong with it."""

    index: int
    errors: tuple[Told, ...]


def read_rows(given: Sequence[Any]) -> list[Row | Misfit]:
    """Every row, in its order. No list is opened: what is wrong with a row is seen from the row alone."""
    return [read_row(index, row) for index, row in enumerate(given)]


def misfits(rows: Iterable[Row | Misfit]) -> list[dict[str, Any]]:
    """Every row of which something could not be read, and whether the rest of it was used."""
    return [
        {"index": row.index, "errors": list(row.errors), "used": isinstance(row, Row)} for row in rows if row.errors
    ]


def read_row(index: int, given: Any) -> Row | Misfit:
    """One row."""
    traveller, errors = _validated(given)
    if traveller is None:
        return Misfit(index, tuple(errors))
    try:
        query, unnamable = _readable(traveller.query())
    except InvalidValue as error:
        return Misfit(index, (*errors, {"pointer": "#", "detail": f"{error}."}))
    if unnamable:
        errors.append({"pointer": "#/names", "detail": f"{unnamable}."})
    if not query:
        return Misfit(index, tuple(errors))
    return Row(index, traveller.reference, query, tuple(traveller.notes()), tuple(errors))


def wrong(index: int, detail: str) -> Misfit:
    """A row that is none."""
    return Misfit(index, ({"pointer": "#", "detail": detail},))


def _validated(given: Any) -> tuple[Traveller | None, list[Told]]:
    """The traveller of what can be read, or None, and what cannot."""
    errors: list[Told] = []
    for _attempt in range(3):  # of a list that is too long the items are read once it is shorter
        try:
            return Traveller.model_validate(given), errors
        except ValidationError as error:
            found = error.errors(include_url=False, include_input=False)
            errors += [_told(one, given) for one in found]
            given = _without(given, found)
    return None, list({one["pointer"]: one for one in errors}.values())


def _told(one: Any, given: Any) -> Told:
    """What is wrong, and whether the year of an impossible day is used."""
    found = told(one["loc"], {**one, "known": known_keys(Traveller, one)})
    if _year_left(one["loc"], given):
        found["detail"] = f"{found['detail']} {YEAR_ALONE}"
    return found


def _year_left(loc: Sequence[Any], given: Any) -> object:
    """The year that is used of a birth date that cannot be, or None."""
    if len(loc) != 2 or loc[0] != "births" or not isinstance(loc[1], int):
        return None
    return year_of(given["births"][loc[1]])


def _without(given: Any, found: Iterable[Any]) -> Any:
    """The row without what is wrong in it: an item of a list, a document's country, or else a whole field. Of a birth
    date that cannot be its year stays."""
    if not isinstance(given, dict):
        return given
    kept = dict(given)
    for one in found:
        key, *inside = one["loc"] or ("",)
        value = kept.get(key)
        if one["type"] == "too_long" and isinstance(value, list) and not inside:
            kept[key] = value[: one["ctx"]["max_length"]]
        elif isinstance(value, list) and inside and isinstance(inside[0], int):
            items = [*value]
            year = _year_left(one["loc"], given)
            items[inside[0]] = year or _without_country(items[inside[0]], inside[1:])
            kept[key] = items
        else:
            kept.pop(key, None)
    return {
        key: [item for item in value if item is not _LEFT_OUT] if isinstance(value, list) else value
        for key, value in kept.items()
    }


_LEFT_OUT = object()


def _without_country(item: Any, inside: Sequence[Any]) -> Any:
    if inside == ["country"] and isinstance(item, dict):
        return {key: value for key, value in item.items() if key != "country"}
    return _LEFT_OUT


def _readable(query: Query) -> tuple[Query | None, str]:
    """The query with those names that can be one, or None where nothing is left; and why another is none."""
    wrong = [why for name in query.names if (why := unreadable(Query(names=(name,))))]
    if not wrong:
        return query, ""
    names = tuple(name for name in query.names if not unreadable(Query(names=(name,))))
    return (replace(query, names=names) if names or query.documents else None), wrong[0]
