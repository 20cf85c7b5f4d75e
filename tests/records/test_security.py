"""Row-level security: what each role sees and may write with the application's own filters off."""

from itertools import product

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, models

from fairnotice.domain.officer import PUBLIC, Officer, Role
from fairnotice.records.session import speaking_as
from tests.conftest import World
from tests.stories import a_confirmed, a_measured, a_refused


def tables() -> dict[str, type[models.Model]]:
    return {model._meta.db_table: model for model in apps.get_app_config("records").get_models()}


def seen_by(officer: Officer) -> dict[str, int]:
    with speaking_as(officer):
        return {name: model._default_manager.count() for name, model in tables().items()}


CARRIER_SEES = {"bureau", "officer", "token", "idempotency", "extract", "public_change"}
"""What is left to a carrier's account: its own rows, the list of bureaus, and what anybody reads."""

NEVER = {
    "source": {
        "hit", "verification", "protection_check", "review", "assessment", "decision", "compliance", "access",
        "traveller_count",
    },
    "other": {
        "matter", "dossier", "warrant", "request", "question", "answer", "review", "assessment", "decision",
        "compliance", "hit", "verification", "confirmation", "protection_check", "disclosure", "measure", "access",
        "restriction", "traveller_count",
    },
    "locating": {
        "matter", "dossier", "warrant", "request", "review", "assessment", "decision", "compliance", "access",
        "restriction",
    },
    "border": {
        "matter", "dossier", "warrant", "request", "review", "assessment", "decision", "compliance", "access",
        "restriction", "message", "due",
    },
    "carrier": {
        *({model._meta.db_table for model in apps.get_app_config("records").get_models()} - CARRIER_SEES),
    },
    "reviewer": {"compliance", "protection_check", "access"},
    "second_reviewer": {"compliance", "protection_check", "access"},
    "decider": {"compliance", "protection_check", "access"},
    "commission": {"compliance", "protection_check"},
    "compliance": {
        "matter", "dossier", "warrant", "request", "review", "assessment", "decision", "notice", "register_entry",
        "hit", "verification", "confirmation", "protection_check", "disclosure", "measure", "access", "event",
    },
    "administrator": {
        "matter", "dossier", "warrant", "request", "question", "answer", "review", "assessment", "decision",
        "compliance", "notice", "restriction", "register_entry", "hit", "verification", "confirmation",
        "protection_check", "disclosure", "measure", "message", "due", "traveller_count", "reason",
    },
}  # fmt: skip
"""Tables in which somebody sees no row of this story, written out by hand from who may know what."""


@pytest.mark.parametrize("name", list(NEVER))
def test_a_role_sees_no_row_of_what_is_not_for_it(world: World, name: str) -> None:
    a_measured(world)
    a_refused(world)
    counts = seen_by(world.everybody()[name])
    leaks = {table: counts[table] for table in NEVER[name] if counts.get(table)}
    assert not leaks


def test_without_a_role_nothing_is_visible_at_all(world: World) -> None:
    a_measured(world)
    connection.cursor().execute(
        "SELECT set_config('fairnotice.role', '', true), set_config('fairnotice.bureau', '', true)"
    )
    assert {name: model._default_manager.count() for name, model in tables().items()} == dict.fromkeys(tables(), 0)


def test_the_public_sees_the_list_of_bureaus_and_the_public_parts_of_notices_and_nothing_else(world: World) -> None:
    a_measured(world)
    counts = seen_by(PUBLIC)
    assert counts.pop("bureau") > 0
    assert counts.pop("extract") == counts.pop("public_change") == 1
    assert not any(counts.values())


def test_two_bureaus_in_turn_on_one_connection_see_their_own(world: World) -> None:
    a_measured(world)
    first, second = seen_by(world.source), seen_by(world.other)
    assert first["matter"] == 1
    assert second["matter"] == 0
    assert seen_by(world.source) == first


def test_nothing_that_the_source_can_read_names_the_bureau_that_found_the_person(world: World) -> None:
    a_confirmed(world)
    promised = str(["BR", "ES", "NZ", "UY"])  # the countries that its own request names
    with speaking_as(world.source):
        shown = {
            name: str(list(model._default_manager.values_list())).replace(promised, "")
            for name, model in tables().items()
            if name not in {"bureau", "register_key"}  # signatures are any letters
        }
    assert shown["event"]
    assert not [name for name, text in shown.items() if "NZ" in text or "New Zealand" in text]


def test_every_table_has_forced_row_level_security(world: World) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'"
            " AND relname NOT LIKE 'django\\_%' AND NOT (relrowsecurity AND relforcerowsecurity)"
        )
        assert cursor.fetchall() == []


def test_the_app_role_is_bound_by_it_and_owns_nothing(world: World) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user")
        assert cursor.fetchone() == (False, False)
        cursor.execute("SELECT count(*) FROM pg_class WHERE pg_get_userbyid(relowner) = current_user")
        assert cursor.fetchone() == (0,)


FIXED = (
    "public_change",
    "feed_setting",
    "event",
    "dossier",
    "assessment",
    "decision",
    "register_entry",
    "review",
    "verification",
    "access",
    "reason",
)


@pytest.mark.parametrize(("table", "role"), list(product(FIXED, ("system", "decider", "administrator"))))
def test_what_was_recorded_cannot_be_changed_or_removed(world: World, table: str, role: str) -> None:
    a_measured(world)
    officer = Officer(id=world.decider.id, role=Role(role), bureau="secretariat")
    for statement in (f"UPDATE {table} SET {pk_of(table)} = {pk_of(table)}", f"DELETE FROM {table}"):
        with pytest.raises(DatabaseError, match="permission denied"), speaking_as(officer):
            connection.cursor().execute(statement)


def pk_of(table: str) -> str:
    return str(tables()[table]._meta.pk.column)


def test_an_event_cannot_be_written_past_the_function(world: World) -> None:
    with pytest.raises(DatabaseError, match="permission denied"), speaking_as(world.decider):
        connection.cursor().execute(
            "INSERT INTO event (sequence, body, previous, digest, type, thing, bureaus)"
            " VALUES (99, '{}', '', '', 'x', 'y', '{}')"
        )


def test_a_bureau_cannot_file_in_the_name_of_another(world: World) -> None:
    with pytest.raises(DatabaseError, match="row-level security"), speaking_as(world.other):
        connection.cursor().execute(
            "INSERT INTO matter (id, source_id, title, made_at) VALUES (gen_random_uuid(), 'PT', 'x', now())"
        )


def test_a_reviewer_sees_the_other_worksheet_only_after_signing_an_own_one(world: World) -> None:
    from tests.stories import a_submitted, assess

    request = a_submitted(world)
    assess(request, world.reviewer)
    assert seen_by(world.second_reviewer)["assessment"] == 0
    assess(request, world.second_reviewer)
    assert seen_by(world.second_reviewer)["assessment"] == 2
