"""What changed between two versions of a case file: each place, with what stood there and what stands there now."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Plain = str | int | bool | None


@dataclass(frozen=True, slots=True)
class Changed:
    """One place. None on one side: there is nothing on that side."""

    where: str
    before: str | None
    after: str | None


def changes_between(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[Changed, ...]:
    """Every value that differs, in the order of the newer file; rows with ids are compared by their ids.

    Places are named as findings name them: `warrants/w1/in_force`, `subjects/s1/identities/0/births`.
    """
    return tuple(_differ("", dict(before), dict(after)))


def _differ(where: str, before: Any, after: Any) -> Iterator[Changed]:
    if before == after:
        return
    one, two = _parts(before), _parts(after)
    if one is None and two is None:
        yield Changed(where, _text(before), _text(after))
        return
    for key in dict.fromkeys((*(two or {}), *(one or {}))):
        place = f"{where}/{key}" if where else key
        yield from _differ(place, (one or {}).get(key), (two or {}).get(key))


def _parts(value: Any) -> dict[str, Any] | None:
    """The parts of a table, or of a list of tables by their ids or numbers. None for a value that is shown whole."""
    if _is_table(value):
        return dict(value)
    if isinstance(value, list) and value and all(_is_table(each) for each in value):
        return {str(each.get("id", index)): each for index, each in enumerate(value)}
    return None


def _is_table(value: Any) -> bool:
    return isinstance(value, dict) and "calendar" not in value  # a date of another calendar is one value


def _text(value: Any) -> str | None:
    if value is None or value == "" or value == []:
        return None
    if isinstance(value, list):
        return ", ".join(str(_text(each)) for each in value)
    if isinstance(value, dict):
        return f"{value['date']} ({value['calendar']})"
    return {True: "yes", False: "no"}.get(value, str(value)) if isinstance(value, bool) else str(value)
