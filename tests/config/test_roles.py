"""The roles: the app owns nothing and is bound by row-level security; nobody comes in without a password."""

import psycopg
import pytest
from psycopg import sql

from fairnotice.config.cluster import Cluster, Role
from fairnotice.config.database import database_urls, is_external
from fairnotice.config.errors import EmbeddedDatabaseError
from fairnotice.config.roles import prepare_roles


def fetch(cluster: Cluster, role: Role, query: str) -> tuple[object, ...] | None:
    with psycopg.connect(cluster.url(role)) as connection:
        return connection.execute(query.encode()).fetchone()


def test_the_app_role_has_no_power_of_its_own(cluster: Cluster) -> None:
    powers = "SELECT rolsuper, rolbypassrls, rolcreatedb, rolcreaterole, rolreplication FROM pg_roles"
    assert fetch(cluster, "app", f"{powers} WHERE rolname = current_user") == (False,) * 5
    memberships = "SELECT count(*) FROM pg_auth_members WHERE member = current_user::regrole"
    assert fetch(cluster, "app", memberships) == (0,)


def test_the_app_role_owns_nothing(cluster: Cluster) -> None:
    owned = "SELECT count(*) FROM pg_shdepend WHERE deptype = 'o' AND refobjid = current_user::regrole"
    assert fetch(cluster, "app", owned) == (0,)


def test_the_owner_reads_past_row_security_and_is_no_superuser(cluster: Cluster) -> None:
    powers = "SELECT rolsuper, rolbypassrls, rolcreatedb, rolcreaterole FROM pg_roles WHERE rolname = current_user"
    assert fetch(cluster, "owner", powers) == (False, True, False, False)


def test_the_owner_may_give_a_table_to_the_log_role_which_nobody_signs_in_as(cluster: Cluster) -> None:
    with psycopg.connect(cluster.url("owner")) as connection:
        connection.execute("CREATE TABLE entry ()")
        connection.execute("ALTER TABLE entry OWNER TO fairnotice_log")
        connection.rollback()
    assert fetch(cluster, "owner", "SELECT rolcanlogin FROM pg_roles WHERE rolname = 'fairnotice_log'") == (False,)


@pytest.mark.parametrize("statement", ["CREATE TABLE t ()", "CREATE TEMPORARY TABLE t ()", "SET ROLE fairnotice_owner"])
def test_the_app_role_makes_nothing_and_becomes_nobody(cluster: Cluster, statement: str) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        fetch(cluster, "app", statement)


@pytest.mark.parametrize("role", ["superuser", "owner", "app"])
def test_a_wrong_password_is_refused(cluster: Cluster, role: Role) -> None:
    url = cluster.url(role).replace(cluster.data.secret(f"password_{role}"), "wrong")
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(url)


@pytest.mark.parametrize("user", ["postgres", "fairnotice_app", "fairnotice_log"])
def test_no_password_is_refused(cluster: Cluster, user: str) -> None:
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(host=cluster.host, port=cluster.port, user=user, dbname="fairnotice")


@pytest.mark.parametrize("database", ["postgres", "template1"])
def test_the_app_role_sees_no_other_database(cluster: Cluster, database: str) -> None:
    with pytest.raises(psycopg.OperationalError, match="permission denied for database"):
        psycopg.connect(cluster.url("app", database))


def test_text_is_utf8_in_the_builtin_locale(cluster: Cluster) -> None:
    query = (
        "SELECT datlocprovider, datlocale, pg_encoding_to_char(encoding) FROM pg_database WHERE datname = 'fairnotice'"
    )
    assert fetch(cluster, "app", query) == ("b", "C.UTF-8", "UTF8")


def test_passwords_are_kept_as_scram_verifiers(cluster: Cluster) -> None:
    others = "SELECT count(*) FROM pg_authid WHERE rolpassword NOT LIKE 'SCRAM-SHA-256$%'"
    assert fetch(cluster, "superuser", others) == (0,)


def test_preparing_twice_changes_the_passwords_only(cluster: Cluster) -> None:
    superuser = cluster.url("superuser", "postgres")
    prepare_roles(superuser, owner_password="new", app_password="new")
    with psycopg.connect(cluster.url("app").replace(cluster.data.secret("password_app"), "new")):
        pass
    owner, app = (cluster.data.secret(f"password_{role}") for role in ("owner", "app"))
    prepare_roles(superuser, owner_password=owner, app_password=app)
    assert fetch(cluster, "app", "SELECT 1") == (1,)


@pytest.mark.parametrize("power", ["SUPERUSER", "BYPASSRLS", "CREATEDB", "CREATEROLE"])
def test_a_server_whose_app_role_is_too_powerful_is_refused(cluster: Cluster, power: str) -> None:
    superuser = cluster.url("superuser", "postgres")
    alter = sql.SQL("ALTER ROLE fairnotice_app {}")
    with psycopg.connect(superuser, autocommit=True) as connection:
        connection.execute(alter.format(sql.SQL(power)))
        try:
            with pytest.raises(EmbeddedDatabaseError, match="has rights beyond its own"):
                prepare_roles(
                    superuser,
                    owner_password=cluster.data.secret("password_owner"),
                    app_password=cluster.data.secret("password_app"),
                )
        finally:
            connection.execute(alter.format(sql.SQL(f"NO{power}")))


def test_an_address_in_the_environment_goes_before_the_embedded_server(
    cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not is_external()
    assert database_urls(cluster).app == cluster.url("app")
    monkeypatch.setenv("DATABASE_URL", "postgresql://fairnotice_app@db/fairnotice")
    assert is_external()
    assert (database_urls(cluster).app, database_urls(None).owner) == (
        "postgresql://fairnotice_app@db/fairnotice",
        None,
    )


def test_the_owners_address_alone_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MIGRATION_DATABASE_URL", "postgresql://fairnotice_owner@db/fairnotice")
    with pytest.raises(EmbeddedDatabaseError, match="set both"):
        database_urls(None)


def test_no_server_at_all_is_told() -> None:
    with pytest.raises(EmbeddedDatabaseError, match="no embedded PostgreSQL runs"):
        database_urls(None)
