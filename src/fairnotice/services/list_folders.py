"""A bureau's long list as a folder that the workers of a server share: one of them makes it, every one maps it.

The folders lie in the data folder, for the server's own user. A backup leaves them out, each start and stop of the
server removes them, and none is used for longer than a day, so that what was erased does not stay in one.
"""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import connection

from fairnotice.domain.errors import InvalidValue, NotPossibleNow
from fairnotice.screening import Entry, Watchlist
from fairnotice.screening.engine import Origin

FOLDER = "lists"
_LOCK = 7260003
_USED_FOR = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Kept:
    """A list out of its folder, and the entry of the bureau's register up to which it goes."""

    end: UUID
    sequence: int
    watchlist: Watchlist


def shares_lists() -> bool:
    """Whether there is a data folder at all, in which lists can be kept."""
    return bool(settings.FAIRNOTICE_FOLDER)


@contextmanager
def making_alone(bureau: str) -> Iterator[None]:
    """Until the transaction ends no other worker looks for this bureau's folder: it waits, and finds what was made."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, hashtext(%s))", [_LOCK, bureau])
    yield


def kept_list(bureau: str) -> Kept | None:
    """The list as it was kept last; None where there is none that can be used today."""
    folder = _folder_of(bureau)
    if not folder.is_dir():
        return None
    try:
        watchlist = Watchlist.open(folder, today=_today())
        assert watchlist.origin is not None
        sequence, _, end = watchlist.origin.version.partition(" ")
        return Kept(UUID(end), int(sequence), watchlist)
    except (InvalidValue, NotPossibleNow, ValueError):  # of another version, damaged or expired: it is made anew
        return None


def may_be_used(kept: Kept) -> bool:
    """Whether its day is not over. A list that lies in no folder may always be used."""
    origin = kept.watchlist.origin
    return origin is None or origin.expires is None or _today() <= origin.expires


def keep_list(bureau: str, end: UUID, sequence: int, entries: Sequence[Entry]) -> Kept:
    """Write the list and open it. Raises OSError where it cannot be written."""
    folder = _folder_of(bureau)
    folder.parent.mkdir(mode=0o700, exist_ok=True)
    origin = Origin(
        source="register", version=f"{sequence} {end}", recipient=bureau, expires=(_now() + _USED_FOR).date()
    )
    return Kept(end, sequence, Watchlist.build(entries, folder, origin))


def remove_lists(data: Path) -> None:
    """Take every list out of the data folder, when no worker runs."""
    shutil.rmtree(data / FOLDER, ignore_errors=True)


def _folder_of(bureau: str) -> Path:
    return _data() / FOLDER / sha256(bureau.encode()).hexdigest()[:16]


def _data() -> Path:
    return Path(settings.FAIRNOTICE_FOLDER)


def _now() -> datetime:
    return datetime.now(UTC)


def _today() -> date:
    return _now().date()
