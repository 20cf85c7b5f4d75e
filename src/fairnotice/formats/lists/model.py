"""A list as it is being read, and what is said of it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import file_digest
from pathlib import Path

from fairnotice.domain.body import Body
from fairnotice.domain.errors import Problem
from fairnotice.domain.subject import Identity
from fairnotice.formats.listfile import Listed

MOST_KEPT = 1000
"""Problems that are kept with their words; further ones are counted."""


@dataclass
class Notes:
    """What could not be used, what is no person, and what was not read. Filled while the entries are read.

    Bodies and craft are kept apart from persons, who are compared with other things: they stand in `bodies`.

    `today`: by which a birth date has come.
    """

    today: date
    problems: list[Problem] = field(default_factory=list)
    more: int = 0
    left_out: Counter[str] = field(default_factory=Counter)  # by the reason
    not_read: list[str] = field(default_factory=list)  # columns
    bodies: list[Body] = field(default_factory=list)
    _ids: Counter[str] = field(default_factory=Counter)  # of bodies

    def problem(self, where: str, wrong: str, allowed: str = "") -> None:
        """Something of an entry cannot be used; the rest of it is."""
        if len(self.problems) < MOST_KEPT:
            self.problems.append(Problem(where, wrong, allowed))
        else:
            self.more += 1

    def leave_out(self, reason: str) -> None:
        """Something is neither a person nor a body or craft."""
        self.left_out[reason] += 1

    def keep_body(self, body: Body) -> None:
        """A body or craft of the list, under an id of its own."""
        if not body.names and not body.numbers:
            self.problem(f"entry {body.id}", "has neither a name nor a number: left out.")
            return
        self._ids[body.id] += 1
        if (number := self._ids[body.id]) > 1:
            self.problem(f"entry {body.id}", f"is there more than once: kept as {body.id}#{number}.")
            body = replace(body, id=f"{body.id}#{number}")
        self.bodies.append(body)

    @property
    def count(self) -> int:
        """How many problems there are."""
        return len(self.problems) + self.more


@dataclass(frozen=True)
class ListRead:
    """Where a list comes from, which version of it, of which day, and its entries, read as they are asked for."""

    source: str
    version: str
    dated: date | None
    entries: Iterator[Listed]
    notes: Notes


def kept(found: Iterator[Listed], notes: Notes) -> Iterator[Listed]:
    """The entries that somebody can be compared with, each under an id of its own."""
    seen: set[str] = set()
    for listed in found:
        if not any(one.names or one.documents for one in listed.identities):
            notes.problem(f"entry {listed.id}", "has neither a name nor a document: left out.")
            continue
        id_ = listed.id
        number = 1
        while id_ in seen:
            number += 1
            id_ = f"{listed.id}#{number}"
        if number > 1:
            notes.problem(f"entry {listed.id}", f"is there more than once: kept as {id_}.")
        seen.add(id_)
        yield Listed(id_, listed.identities)


def version_of(*files: Path) -> str:
    """The version of a list that names none: the beginning of its digest."""
    digests = []
    for file in files:
        with file.open("rb") as opened:
            digests.append(file_digest(opened, "sha256").hexdigest()[:12])
    return f"sha256 {'+'.join(digests)}"


def one_identity(id_: str, identity: Identity) -> Listed:
    """Somebody with one set of particulars."""
    return Listed(id_, (identity,))
