"""The map of the law: the drawing that is in the package, with a class and a title for each area."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fairnotice.law.effect_map import CountryRow
from fairnotice.web.words import CLASSES
from fairnotice.web.writing import country_text

_ELEMENT = re.compile(r'<(?P<tag>path|circle) id="(?P<id>[A-Za-z-]+)" (?P<shape>[^<>]+)/>')
_BOX = re.compile(r'viewBox="([0-9. -]+)"')
NO_CLAIM = _("No code in the standard: nothing is said of it")


@dataclass(frozen=True, slots=True)
class Area:
    """One area as it is drawn. `shape` is the element's own attributes, from the package."""

    tag: str
    id: str
    shape: str
    worth: str  # A, B, C, unknown, or none where the standard has no code
    name: str
    words: str | Promise


@dataclass(frozen=True, slots=True)
class World:
    """The whole drawing."""

    box: str
    areas: tuple[Area, ...]


@cache
def drawing() -> tuple[str, tuple[tuple[str, str, str], ...]]:
    """The box of the drawing, and the tag, id and shape of each area in the order in which they are drawn."""
    text = (files("fairnotice.web.public") / "world.svg").read_text(encoding="utf-8")
    box = _BOX.search(text)
    assert box is not None
    return box[1], tuple((found["tag"], found["id"], found["shape"]) for found in _ELEMENT.finditer(text))


def world_of(rows: Iterable[CountryRow]) -> World:
    """The drawing with each country's class. An area that has no code is left without one and without a name."""
    known = {row.code: row for row in rows}
    box, elements = drawing()
    return World(box, tuple(_area(tag, code, shape, known.get(code)) for tag, code, shape in elements))


def _area(tag: str, code: str, shape: str, row: CountryRow | None) -> Area:
    if row is None:
        return Area(tag, code, shape, "none", "", NO_CLAIM)
    return Area(tag, code, shape, row.worth, country_text(code), CLASSES[row.worth])
