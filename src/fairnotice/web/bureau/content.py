"""A case file in progress as parsed JSON: where a value stands, how one is read and put, ids for new things.

Pure functions. What forms do not cover is never touched. A blank value takes its key away: unknown is no default.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from uuid import UUID

Content = dict[str, Any]
Path = tuple[str | int, ...]

UNKNOWN = "unknown"
FILE = "file"
"""The id of the source that a new draft begins with: the bureau's own file."""

_PLAIN_ID = re.compile(r"[a-z]{1,2}[0-9]{1,4}\Z")


class Gone(LookupError):
    """The thing is not in the draft any more, or never was."""


@dataclass(frozen=True, slots=True)
class Place:
    """Which table a step is about: the whole file, or one entry of a list, or one identity of a person."""

    of: str = ""  # subjects, warrants, statements
    item: str = ""  # its id
    identity: int | None = None

    def path(self, content: Content) -> Path:
        """Where the table stands now. Raises Gone."""
        if not self.of:
            return ()
        base: Path = (self.of, index_of(content, self.of, self.item))
        if self.identity is None:
            return base
        identities = get(content, (*base, "identities"), [])
        if not 0 <= self.identity < len(identities):
            raise Gone
        return (*base, "identities", self.identity)


WHOLE = Place()


def get(content: Any, path: Path, default: Any = None) -> Any:
    """The value at the path, or the default."""
    for part in path:
        try:
            content = content[part]
        except (KeyError, IndexError, TypeError):
            return default
    return content


def put(content: Content, path: Path, value: Any, *, blank: tuple[Any, ...] = ("", None, [], ())) -> None:
    """Set the value at the path, making tables on the way. A blank value takes the key away, and emptied tables."""
    if value in blank:
        _take_away(content, path)
        return
    table: Any = content
    for part in path[:-1]:
        table = table.setdefault(part, {}) if isinstance(table, dict) else table[part]
    table[path[-1]] = list(value) if isinstance(value, tuple) else value


def _take_away(content: Content, path: Path) -> None:
    table = get(content, path[:-1])
    if isinstance(table, dict):
        table.pop(path[-1], None)
        if not table and len(path) > 1 and isinstance(path[-2], str):
            _take_away(content, path[:-1])


def entries(content: Content, of: str) -> list[dict[str, Any]]:
    """The tables of a list."""
    found = content.get(of)
    return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []


def index_of(content: Content, of: str, item: str) -> int:
    """The index of the entry with that id. Raises Gone."""
    for index, each in enumerate(content.get(of) or ()):
        if each.get("id") == item:
            return index
    raise Gone


def new_id(prefix: str, taken: Iterable[str]) -> str:
    """The next free id such as s2."""
    used = set(taken)
    return next(f"{prefix}{number}" for number in range(1, len(used) + 2) if f"{prefix}{number}" not in used)


def token_of(draft: UUID, item: str) -> str:
    """The id as an address may hold it. One that is not plain could name a person: a digest stands for it."""
    return item if _PLAIN_ID.match(item) else "x" + sha256(f"{draft}:{item}".encode()).hexdigest()[:12]


def item_of(draft: UUID, content: Content, of: str, token: str) -> str:
    """The id that the token stands for. Raises Gone."""
    for each in entries(content, of):
        if token_of(draft, str(each.get("id"))) == token:
            return str(each["id"])
    raise Gone


def begun(*, bureau: str, name: str, country: str | None, matter: str) -> Content:
    """What a new draft begins with: who asks, and the bureau's own file as a source. Nothing else is assumed."""
    requester = {"name": name, "kind": "bureau", **({"country": country} if country else {})}
    return {
        "schema": "fairnotice-case/1",
        "id": f"{bureau.lower()}-{matter}",
        "request": {"requester": requester, "stage": "filed"},
        "sources": [{"id": FILE, "kind": "requester", "title": "the requesting bureau's file"}],
    }


def own_source(content: Content) -> str:
    """The id of the bureau's own file among the sources; it is added where there is none."""
    for source in entries(content, "sources"):
        if source.get("kind") == "requester":
            return str(source["id"])
    ids = [str(source.get("id")) for source in entries(content, "sources")]
    made = FILE if FILE not in ids else new_id("f", ids)
    content.setdefault("sources", []).append({"id": made, "kind": "requester", "title": "the requesting bureau's file"})
    return made


def requester_name(content: Content) -> str:
    """The name of the bureau that asks."""
    return str(get(content, ("request", "requester", "name"), ""))


def person_name(subject: Mapping[str, Any]) -> str:
    """The name that lists show: the first primary one, else the first."""
    names = [name for identity in subject.get("identities") or () for name in identity.get("names") or ()]
    primary = [name for name in names if name.get("kind", "primary") == "primary"]
    found = (primary or names)[:1]
    return str(found[0].get("text", "")) if found else ""
