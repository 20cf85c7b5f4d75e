"""The tables of a first start, made at once: the same as the migrations make one by one, and only where none are."""

import subprocess
from collections.abc import Iterator

import psycopg
import pytest

from fairnotice.config import migrate as migrating
from fairnotice.config.binaries import program
from fairnotice.config.cluster import Cluster, create_database, drop_database
from fairnotice.config.first_tables import make_first_tables
from fairnotice.config.migrate import migrate, up_to_date, wanted_migrations


@pytest.fixture
def empty(cluster: Cluster) -> Iterator[str]:
    """The name of an empty database."""
    create_database(cluster, "empty")
    yield "empty"
    drop_database(cluster, "empty")


def rows(cluster: Cluster, database: str, query: str) -> list[tuple[object, ...]]:
    with psycopg.connect(cluster.url("superuser", database)) as connection:
        return connection.execute(query.encode()).fetchall()


def dumped(cluster: Cluster, database: str) -> list[str]:
    """Everything that is in a database, with owners and rights, as PostgreSQL writes it down."""
    away = "--exclude-table-data=django_migrations"  # it holds times
    words = [program(cluster.binaries, "pg_dump"), away, f"--dbname={cluster.url('superuser', database)}"]
    text = subprocess.run(words, capture_output=True, text=True, check=True).stdout
    return [line for line in text.splitlines() if not line.startswith(("\\restrict", "\\unrestrict"))]  # a new key each


def tables(cluster: Cluster, database: str) -> set[object]:
    found = rows(cluster, database, "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace")
    return {name for (name,) in found}


def test_tables_made_at_once_are_those_that_the_migrations_make(
    cluster: Cluster, empty: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    create_database(cluster, "at_once")
    make_first_tables(cluster.url("owner", "at_once"), known=wanted_migrations())
    with monkeypatch.context() as patched:
        patched.setattr(migrating, "make_first_tables", lambda url, known: None)
        migrate(cluster.data, cluster.url("owner", empty))
    one_by_one = dumped(cluster, empty)
    assert dumped(cluster, "at_once") == one_by_one, "a migration was added: python -m tools.at_once"
    assert len([line for line in one_by_one if line.startswith("CREATE POLICY")]) > 100
    applied = "SELECT app, name FROM django_migrations ORDER BY id"
    assert rows(cluster, "at_once", applied) == rows(cluster, empty, applied)
    drop_database(cluster, "at_once")


def test_a_first_start_needs_no_migration_one_by_one(
    cluster: Cluster, empty: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_words: object, **_more: object) -> None:
        raise AssertionError("a process was started")

    monkeypatch.setattr(subprocess, "run", refuse)
    migrate(cluster.data, cluster.url("owner", empty))
    assert up_to_date(cluster.url("owner", empty))


def test_a_database_that_holds_something_is_left_to_the_migrations(cluster: Cluster, empty: str) -> None:
    with psycopg.connect(cluster.url("owner", empty)) as connection:
        connection.execute("CREATE TABLE note (text text)")
    make_first_tables(cluster.url("owner", empty), known=wanted_migrations())
    assert tables(cluster, empty) == {"note"}


def test_nothing_is_made_when_a_library_is_older_than_what_the_file_knows(cluster: Cluster, empty: str) -> None:
    older = {(app, name) for app, name in wanted_migrations() if (app, name[:4]) != ("account", "0009")}
    make_first_tables(cluster.url("owner", empty), known=older)
    assert tables(cluster, empty) == set()


def test_what_the_server_refuses_is_left_for_the_migrations_to_say(cluster: Cluster, empty: str) -> None:
    make_first_tables(cluster.url("app", empty), known=wanted_migrations())
    assert tables(cluster, empty) == set()
