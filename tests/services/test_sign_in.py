"""Accounts at the door: what each role sees of them, and acts that cross each other."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db import DatabaseError, connection

from fairnotice.domain.errors import NotFound, NotYourAct
from fairnotice.domain.officer import DOOR, PUBLIC, SYSTEM, Officer, Role
from fairnotice.records.models import InvitationRecord, OfficerRecord, SessionRecord, SignInRecord
from fairnotice.records.session import speaking_as
from fairnotice.services.administration import add_officer, remove_officer
from fairnotice.services.signin import (
    account_of_session,
    end_sessions,
    factors,
    forget_ended,
    invite,
    invited,
    officer_of_account,
    own_sign_in,
    set_password,
)
from tests.conftest import NOW, World, make_world

PASSWORD = "correct horse battery staple"
OF_SIGN_IN = (
    "sign_in", "invitation", "session", "sign_in_attempt", "mfa_authenticator", "account_emailaddress",
    "account_emailconfirmation", "socialaccount_socialaccount", "socialaccount_socialapp", "socialaccount_socialtoken",
    "auth_permission", "auth_group", "auth_group_permissions",
)  # fmt: skip
UNUSED = ("account_emailconfirmation", "auth_permission", "auth_group", "auth_group_permissions")


@pytest.fixture(autouse=True)
def quick_passwords() -> Any:
    """Passwords are hashed quickly in tests."""
    from django.test import override_settings

    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        yield


def filled(world: World) -> None:
    """A row in every table of sign-in that the door can write."""
    set_password(token=invite(officer=world.source.id, by=SYSTEM, at=NOW), password=PASSWORD, at=NOW)
    with speaking_as(DOOR), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO session (session_key, session_data, expire_date, account_id, began_at)"
            " VALUES ('k', '', now() + interval '1 hour', %s, now())",
            [world.source.id],
        )
        cursor.execute("INSERT INTO sign_in_attempt VALUES ('k', 'v', now() + interval '1 hour')")
        cursor.execute(
            "INSERT INTO mfa_authenticator (user_id, type, data, created_at) VALUES (%s, 'totp', '{}', now())",
            [world.source.id],
        )
        cursor.execute(
            "INSERT INTO socialaccount_socialaccount (provider, uid, last_login, date_joined, extra_data, user_id)"
            " VALUES ('p', 'u', now(), now(), '{}', %s)",
            [world.source.id],
        )


def rows(officer: Officer | None, table: str) -> int | str:
    """How many rows of a table somebody sees, or 'denied'."""
    try:
        with speaking_as(officer or Officer(id=SYSTEM.id, role=Role.SYSTEM, bureau="")), connection.cursor() as cursor:
            if officer is None:
                cursor.execute("SELECT set_config('fairnotice.role', '', true)")
            cursor.execute(f"SELECT count(*) FROM {table}")
            return int(cursor.fetchone()[0])
    except DatabaseError as error:
        assert "permission denied" in str(error)
        return "denied"


@pytest.mark.parametrize("table", OF_SIGN_IN)
def test_nobody_but_the_door_sees_a_row_of_sign_in(world: World, table: str) -> None:
    filled(world)
    seen = {rows(officer, table) for officer in (None, PUBLIC, SYSTEM, *world.everybody().values())}
    assert seen == ({"denied"} if table in UNUSED else {0})


@pytest.mark.parametrize("table", [table for table in OF_SIGN_IN if table not in UNUSED])
def test_the_door_reads_what_it_needs(world: World, table: str) -> None:
    filled(world)
    empty = {"account_emailaddress", "socialaccount_socialapp", "socialaccount_socialtoken"}
    assert (rows(DOOR, table) == 0) is (table in empty)


def test_every_table_that_the_libraries_bring_is_named_here(world: World) -> None:
    brought = {
        model._meta.db_table
        for model in apps.get_models(include_auto_created=True)
        if model._meta.app_label != "records"
    }
    assert brought - {"django_content_type"} <= set(OF_SIGN_IN)
    assert rows(DOOR, "django_content_type") == "denied"


def test_the_door_sees_no_casework(world: World) -> None:
    from tests.stories import a_measured

    a_measured(world)
    seen = {
        model._meta.db_table
        for model in apps.get_app_config("records").get_models()
        if rows(DOOR, model._meta.db_table) not in {0, "denied"}
    }
    assert seen == {"sign_in", "bureau", "extract", "public_change"}  # all but the first are for anybody


def test_the_door_changes_neither_login_nor_whose_account_it_is(world: World) -> None:
    for column in ("login = 'x'", "officer_id = gen_random_uuid()"):
        with pytest.raises(DatabaseError, match="permission denied"), speaking_as(DOOR):
            connection.cursor().execute(f"UPDATE sign_in SET {column}")


def test_the_door_gives_itself_no_role(world: World) -> None:
    with speaking_as(DOOR):
        assert OfficerRecord.objects.update(active=True) == 0
        for statement in (
            "UPDATE officer SET role = 'administrator'",
            "DELETE FROM sign_in",
            "INSERT INTO officer (id, login, role, states, active, bureau_id)"
            " VALUES (gen_random_uuid(), 'x', 'administrator', '{}', true, 'secretariat')",
        ):
            with pytest.raises(DatabaseError), speaking_as(DOOR):
                connection.cursor().execute(statement)


def test_the_door_logs_no_reading_and_gives_no_reasons(world: World) -> None:
    for statement in (
        "INSERT INTO access VALUES (gen_random_uuid(), %s, 'door', 'read', 'x', 'x', now())",
        "INSERT INTO reason VALUES (gen_random_uuid(), 'x', 'x', 'door', %s, now())",
    ):
        with pytest.raises(DatabaseError, match="row-level security"), speaking_as(DOOR):
            connection.cursor().execute(statement, [DOOR.id])


def test_no_account_has_the_role_of_the_door(world: World) -> None:
    from fairnotice.domain.errors import InvalidValue

    with pytest.raises(InvalidValue):
        add_officer(login="x", bureau="secretariat", role=Role.DOOR, by=SYSTEM, at=NOW)


def test_each_account_has_its_row_at_the_door_from_the_first_moment(world: World) -> None:
    with speaking_as(DOOR):
        kept = {row.login: row for row in SignInRecord.objects.all()}
    assert set(kept) == {"source", "other", "locating", "border", "reviewer", "second", "decider", "commission",
                         "compliance", "administrator", "court", "counsel"}  # fmt: skip
    assert not any(row.has_usable_password() for row in kept.values())


def test_a_leaver_has_neither_password_nor_session_nor_link(world: World) -> None:
    filled(world)
    token = invite(officer=world.source.id, by=SYSTEM, at=NOW)
    remove_officer(officer=world.source.id, by=world.administrator, at=NOW)
    assert invited(token, at=NOW) is None
    assert account_of_session("k", at=NOW) is None
    assert officer_of_account(world.source.id) is None
    with speaking_as(DOOR):
        row = SignInRecord.objects.get(pk=world.source.id)
        assert (row.is_active, row.has_usable_password()) == (False, False)
        assert not SessionRecord.objects.filter(account_id=row.pk).exists()
    assert factors(world.source.id) == frozenset()


def test_an_officer_is_told_of_their_own_account_only(world: World) -> None:
    filled(world)
    own = own_sign_in(by=world.source)
    assert (own.has_password, own.second_factors, own.has_provider, own.sessions) == (True, ("totp",), True, 1)
    assert own_sign_in(by=world.other).has_password is False
    with speaking_as(world.other), connection.cursor() as cursor:
        cursor.execute("SELECT officer FROM fn_sign_ins()")
        assert cursor.fetchall() == [(world.other.id,)]
    with pytest.raises(NotFound):
        own_sign_in(by=PUBLIC)


def test_only_oneself_and_administrators_end_sessions(world: World) -> None:
    with pytest.raises(NotYourAct):
        end_sessions(officer=world.source.id, by=world.other, at=NOW)
    assert end_sessions(officer=world.source.id, by=world.source, at=NOW) == 0
    with pytest.raises(NotFound):
        end_sessions(officer=SYSTEM.id, by=world.administrator, at=NOW)


def test_what_is_over_is_forgotten_and_what_is_not_stays(world: World) -> None:
    filled(world)
    over = NOW + timedelta(hours=72)  # the invitation's end
    with speaking_as(DOOR), connection.cursor() as cursor:
        SessionRecord.objects.update(expire_date=over)
        cursor.execute("UPDATE sign_in_attempt SET expires = %s", [over])
    forget_ended(at=over - timedelta(seconds=1))
    assert [rows(DOOR, table) for table in ("session", "sign_in_attempt", "invitation")] == [1, 1, 1]
    forget_ended(at=over)
    assert [rows(DOOR, table) for table in ("session", "sign_in_attempt", "invitation")] == [0, 0, 1]
    forget_ended(at=over + timedelta(days=30))
    assert [rows(DOOR, table) for table in ("session", "sign_in_attempt", "invitation")] == [0, 0, 0]


def at_once(act: Any, times: int) -> list[Any]:
    """Do an act several times at the same moment, each on a connection of its own."""

    def one(number: int) -> Any:
        try:
            return act(number)
        except Exception as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(times) as pool:
        return list(pool.map(one, range(times)))


def test_of_many_who_use_a_link_at_the_same_moment_one_sets_the_password(committed: str) -> None:
    world = make_world()
    token = invite(officer=world.source.id, by=SYSTEM, at=NOW)
    answers = at_once(lambda number: set_password(token=token, password=f"{PASSWORD} {number}", at=NOW), 6)
    assert sum(answer == world.source.id for answer in answers) == 1
    assert sum(isinstance(answer, NotFound) for answer in answers) == 5
    with speaking_as(DOOR):
        assert InvitationRecord.objects.filter(used_at__isnull=False).count() == 1


def test_many_attempts_at_the_same_moment_are_counted_each(committed: str) -> None:
    from django.test import Client

    make_world()
    counted = [Client(SERVER_NAME="localhost") for _ in range(12)]

    def attempt(number: int) -> bool:
        answer = counted[number].post("/account/sign-in/", {"login": "source", "password": "x"})
        return "do not belong together" in answer.content.decode()

    answers = at_once(attempt, 12)
    assert set(answers) == {True, False}
    assert answers.count(True) <= 5
