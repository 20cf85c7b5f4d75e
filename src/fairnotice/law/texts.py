"""The instruments that rules cite, and the dated numbers in them. Read once from the package."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from fairnotice.domain.warrant import Penalty


@dataclass(frozen=True, slots=True)
class Text:
    """One instrument: its title, where it can be read, which edition was read, and whether it was seen at all."""

    key: str
    title: str
    edition: str
    url: str
    seen: bool


@dataclass(frozen=True, slots=True)
class Limit:
    """A number of the law with the days on which it holds and its citation."""

    value: Penalty | int
    begins: date
    ends: date | None
    cites: str


@cache
def texts() -> dict[str, Text]:
    """Every instrument by its key."""
    return {key: Text(key=key, **entry) for key, entry in _read("texts.toml").items()}


def limit(name: str, on: date) -> Limit:
    """The number of that name on that day. Raises KeyError when there is none, LookupError when none is in force."""
    for entry in _limits()[name]:
        if entry.begins <= on and (entry.ends is None or on <= entry.ends):
            return entry
    raise LookupError(f"no value of '{name}' is in force on {on}")


def limit_entries(name: str) -> tuple[Limit, ...]:
    """Every number of that name, of whatever days. Raises KeyError when there is none."""
    return _limits()[name]


def all_limits() -> tuple[Limit, ...]:
    """Every number of law, of whatever name and days."""
    return tuple(entry for entries in _limits().values() for entry in entries)


def penalty_limit(name: str, on: date) -> Penalty:
    """A limit that is a deprivation of liberty."""
    value = limit(name, on).value
    assert isinstance(value, Penalty)
    return value


def number_limit(name: str, on: date) -> int:
    """A limit that is a plain number (months, days, hours: the name says which)."""
    value = limit(name, on).value
    assert isinstance(value, int)
    return value


@cache
def _limits() -> dict[str, tuple[Limit, ...]]:
    return {
        name: tuple(
            Limit(
                value=Penalty.parse(entry["value"]) if isinstance(entry["value"], str) else entry["value"],
                begins=entry["begins"],
                ends=entry.get("ends"),
                cites=entry["cites"],
            )
            for entry in entries
        )
        for name, entries in _read("limits.toml").items()
    }


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((files("fairnotice.law") / name).read_text(encoding="utf-8"))
