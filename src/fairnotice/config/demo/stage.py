"""The demo's stage: a database and a folder of its own in the embedded server, gone at the end.

What a killed demo left is cleared by the next one: each holds a lock for as long as it lives.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import psycopg

from fairnotice.config.boot import boot
from fairnotice.config.cluster import Cluster, create_database, drop_database
from fairnotice.config.datafolder import DataFolder
from fairnotice.config.embedded import running
from fairnotice.config.locks import try_lock
from fairnotice.config.migrate import migrate
from fairnotice.domain.mode import Mode

PREFIX = "fairnotice_demo_"


@contextmanager
def stage(data: DataFolder) -> Iterator[DataFolder]:
    """Make an empty, migrated database beside the installation's own, with keys of its own, and start Django on it.

    Raises EmbeddedDatabaseError, DataFolderError.
    """
    place = data.path / "demos"
    place.mkdir(mode=0o700, exist_ok=True)
    name = f"{PREFIX}{uuid4().hex[:12]}"
    with running(data) as cluster, _alive(place / f"{name}.lock"):
        _clear_remains(cluster, place)
        try:
            create_database(cluster, name)
            folder = DataFolder.open_or_create(place / name, mode=Mode.TRAINING)
            migrate(folder, cluster.url("owner", name))
            boot(folder, cluster.url("app", name))
            yield folder
        finally:
            _leave(cluster, place, name)


@contextmanager
def _alive(path: Path) -> Iterator[None]:
    lock = try_lock(path)
    assert lock is not None, "the name is random"
    try:
        yield
    finally:
        os.close(lock)
        path.unlink(missing_ok=True)


def _leave(cluster: Cluster, place: Path, name: str) -> None:
    drop_database(cluster, name)
    shutil.rmtree(place / name, ignore_errors=True)


def _clear_remains(cluster: Cluster, place: Path) -> None:
    for name in _databases(cluster) | {path.name for path in place.glob(f"{PREFIX}*") if path.is_dir()}:
        lock = try_lock(place / f"{name}.lock")
        if lock is None:
            continue  # another demo is telling its story
        try:
            _leave(cluster, place, name)
        finally:
            os.close(lock)
            (place / f"{name}.lock").unlink(missing_ok=True)


def _databases(cluster: Cluster) -> set[str]:
    with psycopg.connect(cluster.url("superuser", "postgres"), autocommit=True) as connection:
        rows = connection.execute("SELECT datname FROM pg_database").fetchall()
    return {str(row[0]) for row in rows if str(row[0]).startswith(PREFIX)}
