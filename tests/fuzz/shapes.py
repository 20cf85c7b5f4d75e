"""JSON with other values in places where a reader expects its own: bytes alone seldom stay JSON."""

import copy
from collections.abc import Iterator
from typing import Any

ODD: tuple[Any, ...] = (
    None, True, 0, -1, 1986, 1e308, "", "x", "UY", "\ud800", "0000", "9" * 5000, [], [None], [[]], [5, "x"], {},
    {"a": 1}, [{}],
)  # fmt: skip


def reshaped(told: Any, data: bytes) -> Any:
    """A copy in which each pair of bytes has put an odd value (the second) in one place (the first)."""
    made = copy.deepcopy(told)
    for place, what in zip(data[::2], data[1::2], strict=False):
        if places := [*_places(made)]:
            holder, key = places[place % len(places)]
            holder[key] = copy.deepcopy(ODD[what % len(ODD)])
    return made


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    keys = list(value) if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    for key in keys:
        yield value, key
        yield from _places(value[key])
