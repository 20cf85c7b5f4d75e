"""Several travellers in one body: each row is read by itself, and what is wrong with it is told by its place."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from fairnotice.api.errors import told
from fairnotice.api.given import Traveller
from fairnotice.api.known import known_keys
from fairnotice.domain.errors import InvalidValue
from fairnotice.screening import Query
from fairnotice.screening.readable import unreadable


@dataclass(frozen=True, slots=True)
class Row:
    """A row that can be used."""

    index: int
    reference: str
    query: Query


@dataclass(frozen=True, slots=True)
class Misfit:
    """A row that cannot be used, and everything that is wrong with it. Nothing in it repeats what was sent."""

    index: int
    errors: tuple[dict[str, Any], ...]

    def as_json(self) -> dict[str, Any]:
        """The published form."""
        return {"index": self.index, "errors": list(self.errors)}


def read_rows(given: Sequence[Any]) -> list[Row | Misfit]:
    """Every row, in its order. No list is opened: what is wrong with a row is seen from the row alone."""
    return [read_row(index, row) for index, row in enumerate(given)]


def read_row(index: int, given: Any) -> Row | Misfit:
    """One row."""
    try:
        traveller = Traveller.model_validate(given)
    except ValidationError as error:
        found = error.errors(include_url=False, include_input=False)
        told_ones = (told(one["loc"], {**one, "known": known_keys(Traveller, one)}) for one in found)
        return Misfit(index, tuple(told_ones))
    try:
        query = traveller.query()
    except InvalidValue as error:
        return wrong(index, f"{error}.")
    reason = unreadable(query)
    return wrong(index, f"{reason}.", "#/names") if reason else Row(index, traveller.reference, query)


def wrong(index: int, detail: str, pointer: str = "#") -> Misfit:
    """A row with one thing wrong."""
    return Misfit(index, ({"pointer": pointer, "detail": detail},))
