"""The roles of the database, and what each may do.

fairnotice_owner   owns the database and its tables, runs migrations, reads past row-level security (for backups)
fairnotice_app     what pages, API and jobs run as: owns nothing, is bound by row-level security
fairnotice_log     nobody signs in as it; it owns the event log, which even the owner changes only through its functions
"""

import psycopg
from psycopg import sql
from psycopg.conninfo import make_conninfo

from fairnotice.config.errors import EmbeddedDatabaseError

OWNER, APP, LOG = "fairnotice_owner", "fairnotice_app", "fairnotice_log"
DATABASE = "fairnotice"
PREPARED = "prepared by fairnotice, 1"  # raise the number when the statements below change


def prepare_roles(superuser_url: str, *, owner_password: str, app_password: str, database: str = DATABASE) -> None:
    """Make the roles and the database on a server; harmless when repeated, except that passwords are set anew.

    A database administrator runs it once on an external server (docs/how-to/install.md). Passwords are sent as SCRAM
    verifiers, so that no log of statements holds them.

    Raises psycopg.Error when the server refuses, EmbeddedDatabaseError when the app role already has rights that
    would carry it past row-level security.
    """
    with psycopg.connect(superuser_url, autocommit=True) as connection:
        _make_role(connection, OWNER, "LOGIN BYPASSRLS", owner_password)
        _make_role(connection, APP, "LOGIN", app_password)
        _make_role(connection, LOG, "NOLOGIN", None)
        connection.execute(sql.SQL("GRANT {} TO {}").format(sql.Identifier(LOG), sql.Identifier(OWNER)))
        _check_app(connection)
        found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [database]).fetchone()
        if found is None:
            make_database(connection, database)
        grant_database(connection, superuser_url, database)
        # The last statement, so that a half-prepared server is prepared again.
        connection.execute(sql.SQL("COMMENT ON ROLE {} IS {}").format(sql.Identifier(APP), sql.Literal(PREPARED)))


def make_database(
    connection: psycopg.Connection[tuple[object, ...]], name: str, *, template: str = "template0"
) -> None:
    """Make a database that belongs to the owner role, as a copy of `template`.

    Raises psycopg.Error when it exists or the template is in use.
    """
    encoding = sql.SQL(" ENCODING 'UTF8'") if template == "template0" else sql.SQL("")
    connection.execute(
        sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE {}").format(
            sql.Identifier(name), sql.Identifier(OWNER), sql.Identifier(template)
        )
        + encoding
    )


def grant_database(connection: psycopg.Connection[tuple[object, ...]], superuser_url: str, name: str) -> None:
    """Let the app role connect to a database and see its schema, and nobody else; nobody makes tables but the owner.

    Raises psycopg.Error when the server refuses.
    """
    names = {
        "database": sql.Identifier(name),
        "app": sql.Identifier(APP),
        "log": sql.Identifier(LOG),
    }
    connection.execute(sql.SQL("REVOKE ALL ON DATABASE {database} FROM PUBLIC").format(**names))
    connection.execute(sql.SQL("GRANT CONNECT ON DATABASE {database} TO {app}").format(**names))
    with psycopg.connect(make_conninfo(superuser_url, dbname=name), autocommit=True) as inside:
        inside.execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC")
        inside.execute(sql.SQL("GRANT USAGE ON SCHEMA public TO {app}").format(**names))
        # A table can be given only to a role that may create in its schema.
        inside.execute(sql.SQL("GRANT USAGE, CREATE ON SCHEMA public TO {log}").format(**names))


def is_prepared(connection: psycopg.Connection[tuple[object, ...]]) -> bool:
    """Tell whether `prepare_roles` of this version has run to its end on this server."""
    row = connection.execute(
        "SELECT shobj_description(oid, 'pg_authid') FROM pg_roles WHERE rolname = %s", [APP]
    ).fetchone()
    return row is not None and row[0] == PREPARED


def _make_role(
    connection: psycopg.Connection[tuple[object, ...]], name: str, attributes: str, password: str | None
) -> None:
    found = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [name]).fetchone()
    verb = "ALTER" if found else "CREATE"
    connection.execute(_statement(verb, name, attributes))
    if password is not None:
        verifier = connection.pgconn.encrypt_password(password.encode(), name.encode(), b"scram-sha-256")
        connection.execute(
            sql.SQL("ALTER ROLE {} PASSWORD {}").format(sql.Identifier(name), sql.Literal(verifier.decode()))
        )


def _statement(verb: str, name: str, attributes: str) -> sql.Composed:
    words = [sql.SQL(verb), sql.SQL("ROLE"), sql.Identifier(name), sql.SQL(attributes)]
    return sql.SQL(" ").join(words)


def _check_app(connection: psycopg.Connection[tuple[object, ...]]) -> None:
    row = connection.execute(
        "SELECT rolsuper OR rolbypassrls OR rolcreatedb OR rolcreaterole OR pg_has_role(oid, %s, 'MEMBER')"
        " FROM pg_roles WHERE rolname = %s",
        [OWNER, APP],
    ).fetchone()
    if row is None or row[0]:
        raise EmbeddedDatabaseError(
            f"The role {APP} has rights beyond its own (superuser, BYPASSRLS, CREATEDB, CREATEROLE or membership of "
            f"{OWNER}): take them away, or one bureau could read another's rows."
        )
