"""A list of people as one JSON file (`fairnotice-list/1`): entries with an id and the identities of a case file.

{"schema": "fairnotice-list/1", "source": "where it comes from",
 "entries": [{"id": "a-1", "identities": [{"names": [{"text": "…"}], "births": ["1972-05"]}]}]}
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from fairnotice.domain.errors import InvalidValue
from fairnotice.domain.subject import Identity
from fairnotice.formats.dossier.limits import PROBLEMS
from fairnotice.formats.dossier.models.people import IdentityTable
from fairnotice.formats.dossier.problems import Found, unusable
from fairnotice.formats.dossier.sentences import found_by_models
from fairnotice.formats.dossier.shape import texts_wrong, too_large
from fairnotice.formats.dossier.values import NameText

SCHEMA = "fairnotice-list/1"
_KEYS = ("schema", "source", "entries")
_WHAT = "The list cannot be used."


@dataclass(frozen=True, slots=True)
class Listed:
    """One person on a list."""

    id: str
    identities: tuple[Identity, ...]


@dataclass(frozen=True, slots=True)
class ListFile:
    """A list and where it comes from."""

    source: str
    entries: tuple[Listed, ...]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    id: NameText
    identities: Annotated[tuple[IdentityTable, ...], Field(min_length=1)]


class _Entries(BaseModel):
    # Under the name that case files use, so that the same sentences say what is wrong.
    subjects: tuple[_Entry, ...]


def list_from(data: dict[str, Any]) -> ListFile:
    """Make a list of parsed JSON. Raises Unusable with every problem at once."""
    found = list(_top(data))
    if found:
        raise unusable(_WHAT, found)
    entries = data["entries"]
    found = [renamed for place, entry in enumerate(entries) for renamed in _entry_wrong(place, entry)]
    if found:
        raise unusable(_WHAT, found)
    try:
        read = _Entries.model_validate({"subjects": entries}).subjects
    except ValidationError as error:
        # The cause would repeat particulars.
        raise unusable(_WHAT, [_in_entries(one) for one in found_by_models(error)]) from None
    try:
        listed = tuple(Listed(entry.id, tuple(table.made() for table in entry.identities)) for entry in read)
    except InvalidValue as error:
        raise unusable(_WHAT, [Found((), f"{error}.")]) from error
    return ListFile(source=data["source"], entries=listed)


def is_list(data: object) -> bool:
    """Whether parsed JSON says that it is a list rather than a case file."""
    return isinstance(data, dict) and str(data.get("schema", "")).startswith("fairnotice-list/")


def _top(data: dict[str, Any]) -> Iterator[Found]:
    if data.get("schema") != SCHEMA:
        yield Found(("schema",), "is not the schema that this program reads.", SCHEMA)
    for key in set(data) - set(_KEYS):
        yield Found((str(key),), "is not a key of a list.", ", ".join(_KEYS))
    if not isinstance(data.get("source"), str) or not data["source"].strip():
        yield Found(("source",), "is missing: where the list comes from.", "some text")
    else:
        yield from texts_wrong({"source": data["source"]})
    if not isinstance(data.get("entries"), list):
        yield Found(("entries",), "is not a list.", "a list of tables with id and identities")


def _entry_wrong(place: int, entry: object) -> Iterator[Found]:
    for found in (too_large(entry) or [*texts_wrong(entry)])[:PROBLEMS]:
        yield replace(found, loc=("entries", place, *found.loc))


def _in_entries(found: Found) -> Found:
    return replace(found, loc=("entries", *found.loc[1:]))
