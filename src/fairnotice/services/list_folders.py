"""A bureau's long list as a folder that the workers of a server share: one of them makes it, every one maps it.

The folders lie in the data folder, for the server's own user. A backup leaves them out, each start and stop of the
server removes them, and none is used for longer than a day, so that what was erased does not stay in one.
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

from fairnotice.domain.errors import InvalidValue
from fairnotice.screening import Entry, Watchlist
from fairnotice.screening.engine import Origin
from fairnotice.screening.watchlist import is_index

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
        watchlist = Watchlist.open(folder, verify=True)
        assert watchlist.origin is not None
        sequence, end, until = watchlist.origin.version.split(" ")
        kept = Kept(UUID(end), int(sequence), watchlist, datetime.fromisoformat(until))
        return kept if may_be_used(kept) else None
    except (InvalidValue, ValueError):  # of another version or damaged: it is made anew
        return None


def may_be_used(kept: Kept) -> bool:
    """Whether its day is not over."""
    return kept.until is None or _now() < kept.until


def keep_list(bureau: str, end: UUID, sequence: int, entries: Sequence[Entry]) -> Kept:
    """Write the list and open it. Raises OSError where it cannot be written."""
    folder = _folder_of(bureau)
    folder.parent.mkdir(mode=0o700, exist_ok=True)
    if not is_index(folder):  # whatever stands there is no list of ours any more
        shutil.rmtree(folder, ignore_errors=True)
        folder.unlink(missing_ok=True)
    until = _now() + _USED_FOR
    version = f"{sequence} {end} {until.isoformat()}"
    origin = Origin(source="register", version=version, recipient=bureau, expires=until.date())
    return Kept(end, sequence, Watchlist.build(entries, folder, origin), until)


def remove_lists(data: Path) -> None:
    """Take every list out of the data folder, when no worker runs."""
    shutil.rmtree(data / FOLDER, ignore_errors=True)


def _folder_of(bureau: str) -> Path:
    return _data() / FOLDER / sha256(bureau.encode()).hexdigest()[:16]


def _data() -> Path:
    return Path(settings.FAIRNOTICE_FOLDER)


def _now() -> datetime:
    return datetime.now(UTC)
