"""Lists of others that a server answers from beside its notices: indexes in `others/` in the data folder, by name.

`fairnotice list build FILE --out DATA/others/un` puts one there, or replaces it at one stroke; the next question is
answered from it. Bodies and craft are asked for; persons of these lists are for `check` and `screen`, which keep every
list apart. A copy past its end, or one that is not whole, is not answered from, and that is said.
"""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.conf import settings

from fairnotice.domain.errors import InvalidValue, NotPossibleNow
from fairnotice.screening.bodies.held import Bodies
from fairnotice.screening.watchlist import is_index

FOLDER = "others"
NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,59}\Z")
TAKEN = frozenset({"default", "all", "notices"})
"""Names that mean the notices, or every list."""


@dataclass(frozen=True, slots=True)
class Other:
    """A list of others by the name of its folder."""

    name: str
    source: str
    version: str
    dated: date | None
    expires: date | None
    bodies: Bodies


@dataclass(frozen=True, slots=True)
class Others:
    """Every list that can be answered from, and a sentence for each that cannot."""

    lists: tuple[Other, ...]
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Kept:
    stamp: tuple[int, int, int]
    found: Other | str


_OPENED: dict[Path, _Kept] = {}
"""By folder, as it was when it was opened. One assignment, so threads may share."""


def other_lists(*, today: date) -> Others:
    """The lists as they lie there now. Each is opened, and its digests compared, when it is new."""
    if not settings.FAIRNOTICE_FOLDER:
        return Others(())
    lists: list[Other] = []
    problems: list[str] = []
    for folder in _folders(Path(settings.FAIRNOTICE_FOLDER) / FOLDER):
        found = _opened(folder)
        if isinstance(found, str):
            problems.append(found)
        elif found.expires is not None and today > found.expires:
            problems.append(f"The copy of the list {found.name} has expired: nothing of it is answered.")
        else:
            lists.append(found)
    return Others(tuple(lists), tuple(problems))


def _folders(place: Path) -> list[Path]:
    """The indexes there; what is half written has a name that begins with a point."""
    if not place.is_dir():
        return []
    return sorted(
        each for each in place.iterdir() if NAME.match(each.name) and each.name not in TAKEN and is_index(each)
    )


def _opened(folder: Path) -> Other | str:
    try:
        told = (folder / "manifest.json").stat()
    except OSError:
        return f"The list {folder.name} cannot be read."
    stamp = (told.st_mtime_ns, told.st_size, told.st_ino)
    kept = _OPENED.get(folder)
    if kept is None or kept.stamp != stamp:
        kept = _OPENED[folder] = _Kept(stamp, _open(folder))
    return kept.found


def _open(folder: Path) -> Other | str:
    from fairnotice.screening.bodies.opening import open_bodies  # kernels, which nobody needs without such a list

    try:
        bodies, origin = open_bodies(folder, today=date.min, verify=True)
    except (InvalidValue, NotPossibleNow):
        return f"The list {folder.name} cannot be used: build it again."
    return Other(folder.name, origin.source, origin.version, origin.dated, origin.expires, bodies)
