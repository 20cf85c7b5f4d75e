"""A bureau's long list as a folder that the workers of a server share: one of them makes it, every one maps it.

The folders lie in the data folder, for the server's own user. A backup leaves them out, each start and stop of the
server removes them, and none is used for longer than a day, so that what was erased does not stay in one. Each is a
copy that was given (`worker_copies`).
"""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import connection

from fairnotice.domain.errors import InvalidValue, NotPossibleNow
from fairnotice.domain.officer import SYSTEM
from fairnotice.records.session import speaking_as
from fairnotice.screening import Entry, Watchlist
from fairnotice.screening.engine import Origin, origin_of
from fairnotice.screening.watchlist import is_index
from fairnotice.services.copy_recipients import WORKERS_NAME
from fairnotice.services.thresholds import thresholds_in_force
from fairnotice.services.worker_copies import keep_worker_copy, worker_copies_over, worker_copy, workers_let_go

FOLDER = "lists"
_LOCK = 7260003
_USED_FOR = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Kept:
    """A list out of its folder, and the entry of the bureau's register up to which it goes."""

    end: UUID
    sequence: int
    watchlist: Watchlist
    until: datetime | None = None  # from when on it is made anew; a list that lies in no folder is not


@dataclass(frozen=True, slots=True)
class Place:
    """An entry of a bureau's register: which, its number, and the head of the view there."""

    end: UUID
    sequence: int
    head: str


def shares_lists() -> bool:
    """Whether there is a data folder at all, in which lists can be kept."""
    return bool(settings.FAIRNOTICE_FOLDER)


def make_alone(bureau: str) -> None:
    """Wait until no other worker makes this bureau's list; until the transaction ends the others wait for this one."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, hashtext(%s))", [_LOCK, bureau])


def kept_list(bureau: str) -> Kept | None:
    """The list as it was kept last; None where there is none that can be used today."""
    folder = _folder_of(bureau)
    if not folder.is_dir():
        return None
    try:
        watchlist = Watchlist.open(folder, today=_now().date())
        assert watchlist.origin is not None
        if watchlist.outdated:  # made by a version with other tables: it is made anew
            return None
        sequence, end, until = watchlist.origin.version.split(" ")
        kept = Kept(UUID(end), int(sequence), watchlist, datetime.fromisoformat(until))
        if not may_be_used(kept):
            return None
        keep_worker_copy(folder, entries=len(watchlist), at=_now())
        return kept
    except (InvalidValue, NotPossibleNow, ValueError):  # of another version, over or damaged: it is made anew
        return None


def may_be_used(kept: Kept) -> bool:
    """Whether its day is not over."""
    return kept.until is None or _now() < kept.until


def keep_list(bureau: str, place: Place, entries: Sequence[Entry]) -> Kept:
    """Write the list and open it. That it was given, and that the one before is gone, is kept.

    Raises OSError where it cannot be written.
    """
    folder = _folder_of(bureau)
    folder.parent.mkdir(mode=0o700, exist_ok=True)
    if not is_index(folder):  # whatever stands there is no list of ours any more
        shutil.rmtree(folder, ignore_errors=True)
        folder.unlink(missing_ok=True)
    at = _now()
    until = at + _USED_FOR
    given = worker_copy(bureau=bureau, sequence=place.sequence, head=place.head, until=until, at=at)
    origin = Origin(
        source="register",
        version=f"{place.sequence} {place.end} {until.isoformat()}",
        recipient=WORKERS_NAME,
        expires=until.date(),
        stated=thresholds_in_force().stated_for(bureau),
        given=given.as_json(),
    )
    watchlist = Watchlist.build(entries, folder, origin)
    keep_worker_copy(folder, entries=len(watchlist), at=at)
    return Kept(place.end, place.sequence, watchlist, until)


def remove_lists_over(*, at: datetime) -> int:
    """Take away the lists that are past their end and that nobody has made anew since. Answers how many."""
    return sum(_removed(bureau, at) for bureau in worker_copies_over(at=at)) if shares_lists() else 0


def _removed(bureau: str, at: datetime) -> int:
    with speaking_as(SYSTEM):
        make_alone(bureau)
        folder = _folder_of(bureau)
        if _ends(folder) > at:  # made anew meanwhile, and those before it are gone with that
            return 0
        shutil.rmtree(folder, ignore_errors=True)
        return 0 if folder.exists() else workers_let_go(bureau=bureau, at=at)


def _ends(folder: Path) -> datetime:
    """Until when the list in a folder is used; long ago where there is none that can be."""
    try:
        return datetime.fromisoformat(origin_of(folder).version.split(" ")[-1])
    except (InvalidValue, ValueError):
        return datetime.min.replace(tzinfo=UTC)


def remove_lists(data: Path) -> None:
    """Take every list out of the data folder, when no worker runs, and keep that they are gone."""
    shutil.rmtree(data / FOLDER, ignore_errors=True)
    if not (data / FOLDER).exists():
        workers_let_go(at=_now())


def _folder_of(bureau: str) -> Path:
    return _data() / FOLDER / sha256(bureau.encode()).hexdigest()[:16]


def _data() -> Path:
    return Path(settings.FAIRNOTICE_FOLDER)


def _now() -> datetime:
    return datetime.now(UTC)
