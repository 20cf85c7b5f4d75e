"""What a case file is shown as: blocks of cells, each with its place in the file, its label and how it is written."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.functional import Promise

from fairnotice.domain.dossier import Dossier
from fairnotice.domain.unknown import Unknown, is_known

Words = str | Promise
_UNSAFE = re.compile(r"[^A-Za-z0-9._:-]")


def anchor_of(where: str) -> str:
    """The id, on the page, of a place in the case file. No id of a file holds a colon, so no two places share one."""
    return "fact-" + _UNSAFE.sub("_", where.replace("/", ":"))


@dataclass(frozen=True, slots=True)
class Cell:
    """One value. `kind` says how it is written: text, prose, day, country, countries, code, yes_no, list,
    number, word.

    A value that is unknown is shown as that.
    """

    where: str
    label: Words
    value: object
    kind: str = "text"

    @property
    def anchor(self) -> str:
        """Its id on the page."""
        return anchor_of(self.where)

    @property
    def known(self) -> bool:
        """Whether there is a value at all."""
        return is_known(self.value)


@dataclass(frozen=True, slots=True)
class Block:
    """Cells that belong together, with a title and where they were read. Unknown ones are shown last, in one line."""

    where: str
    title: Words
    cells: tuple[Cell, ...] = ()
    sources: tuple[str, ...] = ()
    content: bool = False  # the title comes out of the file: it is no word of the interface
    note: Words = ""

    @property
    def anchor(self) -> str:
        """Its id on the page."""
        return anchor_of(self.where)

    @property
    def shown(self) -> tuple[Cell, ...]:
        """The cells that have a value."""
        return tuple(cell for cell in self.cells if cell.known)

    @property
    def unknown(self) -> tuple[Cell, ...]:
        """The cells that have none."""
        return tuple(cell for cell in self.cells if not cell.known)

    def places(self) -> Iterator[str]:
        """Every place of the file that it shows."""
        yield self.where
        yield from (cell.where for cell in self.cells)


def cells(base: str, *given: tuple[str, Words, object, str]) -> tuple[Cell, ...]:
    """Cells below one place: (name, label, value, kind) each. What is empty, and not unknown, is left out."""
    return tuple(Cell(f"{base}/{name}", label, value, kind) for name, label, value, kind in given if _there(value))


def titles(dossier: Dossier, sources: Iterable[str]) -> tuple[str, ...]:
    """The titles of these sources."""
    known = dossier.source_by_id
    return tuple(known[source].title for source in sources if source in known)


def _there(value: object) -> bool:
    return isinstance(value, Unknown) or (value is not None and value != "" and value != ())


def at_place(where: str, places: frozenset[str]) -> tuple[str, ...]:
    """What the page shows for a place of the file: itself, else the parts of it, else what is around it."""
    if where in places:
        return (where,)
    below = sorted(place for place in places if place.startswith(f"{where}/"))
    parts = tuple(place for place in below if not any(place.startswith(f"{other}/") for other in below))
    if parts:
        return parts
    around = where.rpartition("/")[0]
    return at_place(around, places) if around else ()
