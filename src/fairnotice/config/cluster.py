"""A running embedded server: how to reach it, and the databases on it."""

from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from urllib.parse import quote

import psycopg
from psycopg import sql

from fairnotice.config.datafolder import DataFolder
from fairnotice.config.errors import EmbeddedDatabaseError
from fairnotice.config.roles import APP, DATABASE, OWNER, grant_database, make_database

Role = Literal["superuser", "owner", "app"]
_NAMES: dict[Role, str] = {"superuser": "postgres", "owner": OWNER, "app": APP}


@dataclass(frozen=True, slots=True)
class Cluster:
    """A running server of one data folder. `host` is a socket folder, on Windows an address."""

    folder: Path
    host: str
    port: int
    pid: int
    binaries: Path
    data: DataFolder

    def url(self, role: Role, database: str = DATABASE) -> str:
        """Write the address of a database for one role, with its password, as libpq and psycopg read it.

        Raises DataFolderError when the password's file cannot be read.
        """
        password = self.data.secret(f"password_{role}")
        return (
            f"postgresql://{_NAMES[role]}:{quote(password, safe='')}@/{quote(database, safe='')}"
            f"?host={quote(self.host, safe='')}&port={self.port}"
        )


def database_exists(cluster: Cluster, name: str) -> bool:
    """Tell whether the server has a database of this name.

    Raises EmbeddedDatabaseError when the server cannot be reached.
    """
    with _superuser(cluster) as connection:
        row = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone()
    return row is not None


def create_database(cluster: Cluster, name: str, *, template: str | None = None) -> None:
    """Make a database that belongs to the owner role and lets the app role in; a copy of `template` if given.

    Raises EmbeddedDatabaseError when it exists, or the template does not or is in use.
    """
    with _superuser(cluster) as connection:
        try:
            make_database(connection, name, template=template or "template0")
            grant_database(connection, cluster.url("superuser", name), name)
        except psycopg.Error as error:
            raise EmbeddedDatabaseError(f"The database {name} could not be made: {error}") from error


def drop_database(cluster: Cluster, name: str) -> None:
    """Delete a database, ending whatever sessions it has; nothing happens when there is none.

    Raises EmbeddedDatabaseError when the server cannot be reached or refuses.
    """
    with _superuser(cluster) as connection:
        try:
            connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
        except psycopg.Error as error:
            raise EmbeddedDatabaseError(f"The database {name} could not be deleted: {error}") from error


def _superuser(cluster: Cluster) -> AbstractContextManager[psycopg.Connection[tuple[object, ...]]]:
    try:
        return psycopg.connect(cluster.url("superuser", "postgres"), autocommit=True)
    except psycopg.Error as error:
        raise EmbeddedDatabaseError(f"The embedded PostgreSQL does not answer: {error}") from error
