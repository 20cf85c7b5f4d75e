"""Lists of others that a server answers from beside its notices: indexes in `others/` in the data folder, by name.

`fairnotice list build FILE --out DATA/others/un` puts one there, or replaces it at one stroke; the next question is
answered from it: its persons (`other_people`), its bodies and craft (`body_matching`). Nothing of them raises a hit. A
copy past its end, or one that is not whole, is not answered from, and that is said.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Generic, TypeVar

from django.conf import settings

from fairnotice.domain.body import Body
from fairnotice.domain.errors import InvalidValue, NotPossibleNow, NotYourAct
from fairnotice.domain.officer import Officer, Role
from fairnotice.domain.subject import Subject
from fairnotice.records.models import AccessRecord
from fairnotice.screening import Watchlist
from fairnotice.screening.bodies.held import Bodies
from fairnotice.screening.settle import keep_pauses_short
from fairnotice.screening.watchlist import is_index
from fairnotice.services.acting import act_as
from fairnotice.services.thresholds import thresholds_in_force

T = TypeVar("T", Body, Subject)
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
    people: Watchlist
    bodies: Bodies
    invented: bool = False  # it lists invented people, as examples do

    @property
    def size(self) -> int:
        """How many persons, bodies and craft there are on it."""
        return len(self.people) + len(self.bodies)

    def listed(self, what: T) -> "OnList[T]":
        """That person, body or craft, and where it is listed."""
        return OnList(self.name, self.source, self.dated, what)


@dataclass(frozen=True, slots=True)
class OnList(Generic[T]):
    """A person, body or craft, and the list that it is on."""

    list: str
    source: str
    dated: date | None
    what: T

    @property
    def id(self) -> str:
        """The id under which it is read again: one among all lists."""
        return f"{self.list}:{self.what.id}"


@dataclass(frozen=True, slots=True)
class Others:
    """Every list that can be answered from, and a sentence for each that cannot, or that should be built again."""

    lists: tuple[Other, ...]
    problems: tuple[str, ...] = ()

    def about(self, name: str) -> list[str]:
        """Why the list of that name cannot be answered from."""
        return [problem for problem in self.problems if f" list {name} " in problem]


@dataclass(frozen=True, slots=True)
class _Kept:
    stamp: tuple[int, int, int]
    found: Other | str


_OUTDATED = "was built with other tables of names than this program has. It answers; build it again."
_OPENED: dict[Path, _Kept] = {}
"""By folder, as it was when it was opened. One assignment, so threads may share."""


def other_lists(*, today: date) -> Others:
    """The lists as they lie there now. Each is opened, and its digests compared, when it is new."""
    if not settings.FAIRNOTICE_FOLDER:
        return Others(())
    lists: list[Other] = []
    problems: list[str] = []
    folders = _folders(Path(settings.FAIRNOTICE_FOLDER) / FOLDER, problems)
    for gone in set(_OPENED) - set(folders):  # whoever was on a list that was taken away is not held in memory either
        _OPENED.pop(gone, None)
    for folder in folders:
        found = _opened(folder)
        if isinstance(found, str):
            problems.append(found)
        elif found.expires is not None and today > found.expires:
            problems.append(f"The copy of the list {found.name} has expired: nothing of it is answered.")
        else:
            lists.append(found)
            if found.people.outdated:
                problems.append(f"The list {found.name} {_OUTDATED}")
    there = {folder.name for folder in folders}
    stated = (one.name for one in thresholds_in_force().others)
    problems += [
        f"Thresholds are stated for the list {name} of others, which is not here."
        for name in stated
        if name not in there
    ]
    return Others(tuple(lists), tuple(problems))


def lists_asked(names: Collection[str], at: datetime) -> list[Other]:
    """Those of these names."""
    return [other for other in other_lists(today=at.date()).lists if other.name in names]


def may_search(by: Officer, purpose: str) -> None:
    """Raise NotYourAct for who searches no list, InvalidValue without a purpose."""
    if by.role not in {Role.BORDER, Role.BUREAU}:
        raise NotYourAct("Lists are searched by officers of a bureau or of its border posts.")
    if not purpose.strip():
        raise InvalidValue("Say what the search is for.")


def log_questions(count: int, thing: str, *, purpose: str, by: Officer, at: datetime) -> None:
    """Log each question to these lists: by whom, when and what for, never whom it was about."""
    one = {"officer_id": by.id, "bureau_code": by.bureau, "operation": "check", "thing": thing, "at": at}
    with act_as(by):
        AccessRecord.objects.bulk_create(AccessRecord(**one, purpose=purpose[:120]) for _each in range(count))


def _folders(place: Path, problems: list[str]) -> list[Path]:
    """The indexes there; what is half written has a name that begins with a point. What is none is told."""
    try:
        there = sorted(each for each in place.iterdir() if each.is_dir() and not each.name.startswith("."))
    except FileNotFoundError:
        return []
    except OSError:
        problems.append("The folder of others' lists cannot be read: nothing of them is answered.")
        return []
    named = [each for each in there if NAME.match(each.name) and each.name not in TAKEN]
    if len(named) < len(there):
        problems.append("A folder of others' lists has a name that no list can have: nothing of it is answered.")
    found = []
    for each in named:
        try:
            whole = is_index(each)
        except OSError:
            whole = False
        if whole:
            found.append(each)
        else:
            problems.append(f"The list {each.name} cannot be used: build it again.")
    return found


def _opened(folder: Path) -> Other | str:
    try:
        stamp = _stamp(folder)
        kept = _OPENED.get(folder)
        while kept is None or kept.stamp != stamp:  # one that is replaced while it is opened is opened again
            kept, stamp = _Kept(stamp, _open(folder)), _stamp(folder)
    except OSError:
        return f"The list {folder.name} cannot be read."
    _OPENED[folder] = kept
    return kept.found


def _stamp(folder: Path) -> tuple[int, int, int]:
    told = (folder / "manifest.json").stat()
    return (told.st_mtime_ns, told.st_size, told.st_ino)


def _open(folder: Path) -> Other | str:
    from fairnotice.screening.bodies.opening import open_bodies  # kernels, which nobody needs without such a list

    try:
        bodies, origin = open_bodies(folder, today=date.min, verify=True)  # every file, also those of the persons
        people = Watchlist.open(folder, today=date.min, verify=False)
    except (InvalidValue, NotPossibleNow):
        return f"The list {folder.name} cannot be used: build it again."
    keep_pauses_short()
    invented = people.origin is not None and people.origin.reading.invented > 0
    return Other(folder.name, origin.source, origin.version, origin.dated, origin.expires, people, bodies, invented)
