"""An installation ready for work: its data folder open, its database running and up to date, Django started."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

from fairnotice.config.boot import boot
from fairnotice.config.cluster import Cluster
from fairnotice.config.database import DatabaseUrls, database_urls, is_external
from fairnotice.config.datafolder import DataFolder, default_path
from fairnotice.config.embedded import running
from fairnotice.config.errors import DataFolderError, EmbeddedDatabaseError
from fairnotice.config.migrate import migrate
from fairnotice.domain.mode import Mode


@dataclass(frozen=True, slots=True)
class Installation:
    """What a command works on. `cluster` is None when an administrator named a server."""

    data: DataFolder
    cluster: Cluster | None
    urls: DatabaseUrls


def open_folder(path: Path | None = None, *, mode: Mode | None = None, create: bool = False) -> DataFolder:
    """Open the data folder, of whichever mode unless one is required; with `create`, make a new one for training.

    Raises DataFolderError: there is none, it has the other mode, or it cannot be used.
    """
    where = default_path() if path is None else path.expanduser().absolute()
    if (where / "folder.json").exists():
        return DataFolder.open(where, mode=mode)
    if not create:
        raise DataFolderError(f"There is no data folder at {where}. Make one with: fairnotice init --data {where}")
    return DataFolder.open_or_create(where, mode=mode or Mode.TRAINING)


@contextmanager
def database_of(data: DataFolder) -> Iterator[Installation]:
    """Start the folder's database or adopt the one that runs; with DATABASE_URL set, use that server.

    Raises EmbeddedDatabaseError when it cannot be started or reached.
    """
    if is_external():
        yield Installation(data, None, database_urls(None))
        return
    with running(data) as cluster:
        yield Installation(data, cluster, database_urls(cluster))


@contextmanager
def installation(
    path: Path | None = None, *, mode: Mode | None = None, create: bool = False, up_to_date: bool = True
) -> Iterator[Installation]:
    """Open the folder, start its database, bring its tables up to this version, and start Django as the app role.

    Once in a process: Django's settings are fixed by it. Raises SetupError with a sentence for the person at the
    terminal.
    """
    data = open_folder(path, mode=mode, create=create)
    with database_of(data) as found:
        try:
            if up_to_date and found.urls.owner is not None:
                migrate(data, found.urls.owner)
            _has_tables(found.urls.app)
        except psycopg.OperationalError as error:
            raise EmbeddedDatabaseError(f"The database server does not answer: {str(error).strip()}") from error
        boot(data, found.urls.app)
        yield found


def _has_tables(app_url: str) -> None:
    with psycopg.connect(app_url) as connection:
        if connection.execute("SELECT to_regclass('bureau')").fetchone() == (None,):
            raise EmbeddedDatabaseError(
                "The database has no tables yet: set MIGRATION_DATABASE_URL beside DATABASE_URL for one start, "
                "so that they can be made."
            )
