"""The tables of an empty database, made in one breath.

Migrations one after another rebuild Django's picture of all tables at each step: seconds, in a process of its own.
What they say in all is kept in a file (`python -m tools.at_once` writes it); here it is said in one transaction.
Migrations that the file does not know yet, newer ones of ours or of a library, come after it as they always do.
"""

from pathlib import Path

import psycopg

AT_ONCE = Path(__file__).resolve().parents[1] / "records" / "migrations" / "at_once.sql"
_LOCK = 7260004
_EMPTY = "SELECT NOT EXISTS (SELECT 1 FROM pg_class WHERE relnamespace = 'public'::regnamespace)"
_APPLIED = "SELECT app, name FROM django_migrations"


def make_first_tables(owner_url: str, *, known: set[tuple[str, str]]) -> None:
    """Make all tables in an empty database, or nothing: in one that is not empty, or when the file knows more than
    `known`, the migrations that are installed.

    What the server refuses is left to the migrations, which say why.
    """
    try:
        with psycopg.connect(owner_url) as connection:
            connection.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
            if connection.execute(_EMPTY).fetchone() != (True,):
                return
            connection.execute(AT_ONCE.read_text(encoding="utf-8").encode())
            if not {(str(app), str(name)) for app, name in connection.execute(_APPLIED)} <= known:
                connection.rollback()
    except psycopg.Error:
        return
