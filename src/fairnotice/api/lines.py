"""Travellers as JSON lines (one object a line): read in small parts, answered line by line."""

import json
from collections.abc import Iterator
from typing import Any

from fairnotice.api.rows import Misfit, Row, read_row, wrong
from fairnotice.formats.dossier.prescan import bombs_in

NDJSON = "application/x-ndjson"
LONGEST_LINE = 100_000
"""Bytes of one line."""

LINES: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            NDJSON: {
                "schema": {
                    "type": "string",
                    "description": "A `Traveller` a line; empty lines are passed over; at most 16 MB.",
                }
            }
        },
    },
    "responses": {
        200: {
            "description": "A line for each line: `index`, `reference`, `items`, `gone`, `set_aside`, `notes`; "
            "`errors` where something cannot be read, and `index` with `errors` alone where nobody "
            "was checked. Then the end. `index` counts travellers from 0: empty lines have no place, "
            "so that it is not the number of the line.",
            "content": {NDJSON: {"schema": {"type": "string"}}},
        }
    },
}
"""What OpenAPI says of an address that takes and gives lines."""


def chunks(body: bytes, size: int) -> Iterator[list[Row | Misfit]]:
    """The lines of the body, so many at a time. Empty lines are passed over and have no place."""
    some: list[Row | Misfit] = []
    for index, text in enumerate(text for text in body.split(b"\n") if text.strip()):
        some.append(_read(index, text))
        if len(some) == size:
            yield some
            some = []
    if some:
        yield some


def line(answer: dict[str, Any]) -> bytes:
    """One line of the answer."""
    return json.dumps(answer, ensure_ascii=False).encode() + b"\n"


def _read(index: int, text: bytes) -> Row | Misfit:
    if len(text) > LONGEST_LINE:
        return wrong(index, f"The line has more than {LONGEST_LINE:,} bytes.")
    try:
        decoded = text.decode("utf-8")
        bomb = bombs_in(decoded, "json")
        given = None if bomb else json.loads(decoded)
    except (ValueError, RecursionError):
        given = None
    return read_row(index, given) if isinstance(given, dict) else wrong(index, "The line is not one JSON object.")
