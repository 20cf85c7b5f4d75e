"""What must fit together across a case file: ids, who is meant, which value a fact takes, what comes after what.

The checks read the parsed data as they came, not the validated models, and pass over what has the wrong shape: so a
file with a mistyped key still gets all its other problems in the same answer.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from pydantic_core import PydanticCustomError

from fairnotice.domain.facts import FACTS
from fairnotice.formats.dossier.problems import Found, Loc, did_you_mean, shown
from fairnotice.formats.dossier.values import read_day

Placed = tuple[Loc, dict[str, Any]]


def unfit(data: dict[str, Any]) -> Iterator[Found]:
    """Every problem that shows only when the parts of the file are held against each other."""
    yield from _doubled_ids(data)
    yield from _unknown_sources(data)
    yield from _unknown_subjects(data)
    yield from _values_of_facts(data)
    yield from _bounds(data)
    yield from _reversed_dates(data)


def _doubled_ids(data: dict[str, Any]) -> Iterator[Found]:
    kinds = {
        "subject": _tables(data, "subjects"),
        "warrant": _tables(data, "warrants"),
        "offence": _under(_tables(data, "warrants"), "offences"),
        "statement": _tables(data, "statements"),
        "source": _tables(data, "sources"),
    }
    for kind, tables in kinds.items():
        first: dict[str, Loc] = {}
        for loc, table in tables:
            given = table.get("id")
            if isinstance(given, str) and first.setdefault(given, loc) != loc:
                yield Found((*loc, "id"), f"{shown(given)} is the id of another {kind} as well.", "an id of its own")


def _unknown_sources(data: dict[str, Any]) -> Iterator[Found]:
    known = _ids(data, "sources")
    if not known and data.get("sources", []) != []:
        return  # the list itself is a problem of its own
    for loc, table in _resting_on_sources(data):
        for place, given in ((*loc, "source"), table.get("source")), *_texts(loc, table, "sources"):
            if isinstance(given, str) and given not in known:
                yield Found(
                    place, f"{shown(given)} is not a source of this file.{did_you_mean(given, known)}", _of(known)
                )


def _unknown_subjects(data: dict[str, Any]) -> Iterator[Found]:
    known = _ids(data, "subjects")
    if not known:
        return  # the list itself is a problem of its own
    for loc, table in (*_tables(data, "statements"), *_tables(data, "positions"), *_tables(data, "warrants")):
        for place, given in ((*loc, "subject"), table.get("subject")), *_texts(loc, table, "subjects"):
            if isinstance(given, str) and given not in known:
                hint = did_you_mean(given, known)
                yield Found(place, f"{shown(given)} is not a subject of this file.{hint}", _of(known))


def _values_of_facts(data: dict[str, Any]) -> Iterator[Found]:
    for loc, table in _tables(data, "statements"):
        about, value = table.get("about"), table.get("value")
        if not isinstance(about, str) or about not in FACTS or not isinstance(value, bool | str):
            continue
        words = FACTS[about].values
        if words and value not in words:
            hint = did_you_mean(value, words)
            yield Found((*loc, "value"), f"{shown(value)} is not a value of {about}.{hint}", ", ".join(words))
        elif not words and not isinstance(value, bool):
            allowed = "true or false; leave the key out when only words are given"
            yield Found((*loc, "value"), f"{shown(value)} is not a value of {about}.", allowed)


def _bounds(data: dict[str, Any]) -> Iterator[Found]:
    for loc, table in _tables(data, "warrants"):
        named = [given for _, given in _texts(loc, table, "subjects")]
        if len(named) != len(set(named)):
            yield Found((*loc, "subjects"), "names a subject twice.", "each subject once")
        at_least = table.get("at_least")
        if isinstance(at_least, int) and not isinstance(at_least, bool) and at_least < len(named):
            wrong = f"{shown(at_least)} is below the {len(named)} people that it names."
            yield Found((*loc, "at_least"), wrong, "a bound that includes those who are named")


def _reversed_dates(data: dict[str, Any]) -> Iterator[Found]:
    for loc, table in _under(_tables(data, "subjects"), "offices"):
        for end in ("scheduled_end", "ended"):
            if _is_before(table.get(end), table.get("began")):
                yield Found((*loc, end), "the office ends before it begins.", "a day on or after 'began'")
    protections = _under(_tables(data, "subjects"), "protections")
    for loc, table in (*protections, *_tables(data, "statements")):
        holds = table.get("holds")
        if isinstance(holds, dict) and _is_before(holds.get("ends"), holds.get("begins")):
            yield Found((*loc, "holds", "ends"), "ends before it begins.", "a day on or after 'begins'")


def _resting_on_sources(data: dict[str, Any]) -> Iterator[Placed]:
    for key in ("incident", "request"):
        if isinstance(data.get(key), dict):
            yield (key,), data[key]
    for key in ("warrants", "statements", "positions"):
        yield from _tables(data, key)
    subjects = _tables(data, "subjects")
    for key in ("identities", "offices", "protections"):
        yield from _under(subjects, key)
    for loc, subject in subjects:
        if isinstance(subject.get("participation"), dict):
            yield (*loc, "participation"), subject["participation"]


def _tables(table: dict[str, Any], key: str, loc: Loc = ()) -> list[Placed]:
    """The tables of the list under a key, with their places. What is not a list of tables is passed over."""
    entries = table.get(key)
    if not isinstance(entries, list):
        return []
    return [((*loc, key, index), entry) for index, entry in enumerate(entries) if isinstance(entry, dict)]


def _under(tables: Iterable[Placed], key: str) -> list[Placed]:
    return [inner for loc, table in tables for inner in _tables(table, key, loc)]


def _texts(loc: Loc, table: dict[str, Any], key: str) -> list[tuple[Loc, str]]:
    entries = table.get(key)
    if not isinstance(entries, list):
        return []
    return [((*loc, key, index), entry) for index, entry in enumerate(entries) if isinstance(entry, str)]


def _ids(data: dict[str, Any], key: str) -> dict[str, None]:
    return {table["id"]: None for _, table in _tables(data, key) if isinstance(table.get("id"), str)}


def _of(known: Iterable[str]) -> str:
    ids = sorted(known)
    return ", ".join([*ids[:10], *(["…"] if len(ids) > 10 else [])]) or "none is listed in this file"


def _is_before(end: object, begin: object) -> bool:
    last, first = _day(end), _day(begin)
    return last is not None and first is not None and last < first


def _day(given: object) -> date | None:
    try:
        return read_day(given)
    except PydanticCustomError:
        return None  # the day itself is a problem of its own
