"""What a role cannot write even with the application's own checks off: other states, other people's rows, the past."""

from itertools import product
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, connection

from fairnotice.domain.events import Event
from fairnotice.domain.lifecycle import MACHINES, Machine
from fairnotice.domain.officer import Actor, Officer, Role
from fairnotice.records.log import append
from fairnotice.records.models import ConfirmationRecord, RequestRecord
from fairnotice.records.session import speaking_as
from tests.conftest import NOW, World
from tests.stories import a_case, a_draft, a_hit, a_measured, a_notice, a_submitted, a_verified, an_approved, an_asked


def run(by: Officer, statement: str, *values: str | UUID) -> int:
    with speaking_as(by), connection.cursor() as cursor:
        cursor.execute(statement, values)
        return int(cursor.rowcount)


def refused(by: Officer, why: str, statement: str, *values: str | UUID) -> None:
    with pytest.raises(DatabaseError, match=why):
        run(by, statement, *values)


@pytest.mark.parametrize("state", ["in_review", "approved", "published", "refused"])
def test_a_source_does_not_move_its_own_request_past_the_table(world: World, state: str) -> None:
    request = a_submitted(world)
    refused(world.source, "no move of a bureau", "UPDATE request SET state = %s WHERE id = %s", state, request)


def test_a_source_does_not_make_a_request_that_is_approved_already(world: World) -> None:
    insert = (
        "INSERT INTO request"
        " (id, case_id, source_code, subject, kind, state, states_involved, simulated, urgent, drafted_at)"
        " VALUES (%s, %s, 'PT', 's1', 'red', %s, '{}', false, '', now())"
    )
    refused(world.source, "no move of a bureau", insert, uuid4(), a_case(world), "approved")
    assert run(world.source, insert, uuid4(), a_case(world), "draft") == 1


def test_a_notice_that_was_blocked_is_not_let_go_by_its_source(world: World) -> None:
    from fairnotice.services.publication import block_notice

    notice = a_notice(world)
    block_notice(notice=notice, reasons="Doubts came up that are examined.", by=world.reviewer, at=NOW)
    refused(world.source, "no move of a bureau", "UPDATE notice SET state = 'published' WHERE id = %s", notice)


@pytest.mark.parametrize("role", ["source", "decider", "reviewer"])
def test_a_published_document_is_emptied_when_it_is_deleted_and_otherwise_never_changed(
    world: World, role: str
) -> None:
    notice = a_notice(world)
    by = world.everybody()[role]
    refused(by, "only emptied", "UPDATE notice SET document = document || '{\"x\": 1}' WHERE id = %s", notice)
    refused(by, "only emptied", "UPDATE notice SET document = '{}' WHERE id = %s", notice)


FIXED = {
    "request": "subject source_code case_id",
    "notice": "number source_code request_id kind published_at",
    "hit": "bureau_id notice_id source_code score",
    "confirmation": "hit_id notice_id source_code due_at",
    "measure": "kind legal_basis hit_id",
    "warrant": "key case_id",
    "due": "begins_at code cites owes thing waits zone",
    "due_change": "act at due_id why",
    "watch_change": "before after notice_id",
    "token": "digest officer_id ends_at",
    "officer": "role bureau_id states login",
    "idempotency": "fingerprint key",
}


@pytest.mark.parametrize(
    ("table", "column"), [(table, column) for table, columns in FIXED.items() for column in columns.split()]
)
def test_what_a_row_is_about_is_never_changed(world: World, table: str, column: str) -> None:
    for role in (Role.SYSTEM, Role.DECIDER, Role.BUREAU, Role.ADMINISTRATOR):
        by = Officer(id=world.source.id, role=role, bureau="PT")
        refused(by, "permission denied", f"UPDATE {table} SET {column} = {column}")


def test_a_locating_bureau_does_not_confirm_in_the_name_of_the_source(world: World) -> None:
    notice, hit = a_verified(world)
    insert = (
        "INSERT INTO confirmation (id, hit_id, notice_id, source_code, asked_at, due_at, answer, answer_text)"
        " VALUES (%s, %s, %s, 'PT', now(), now(), %s, '')"
    )
    refused(world.locating, "row-level security", insert, uuid4(), hit, notice, "confirmed")
    assert run(world.locating, insert, uuid4(), hit, notice, "") == 1
    assert run(world.locating, "UPDATE confirmation SET answer = 'confirmed'") == 0


def test_a_hit_does_not_skip_what_stands_before_a_measure(world: World) -> None:
    _notice, hit = a_verified(world)
    for state in ("confirmed", "checked", "disclosed", "measured"):
        refused(world.locating, "no move of a bureau", "UPDATE hit SET state = %s WHERE id = %s", state, hit)


def test_a_hit_is_raised_on_a_notice_in_the_bureaus_own_view(world: World) -> None:
    notice = a_notice(world)
    insert = (
        "INSERT INTO hit (id, notice_id, source_code, bureau_id, state, traveller, score, reasons, keys,"
        " carrier, raised_at)"
        " VALUES (%s, %s, 'PT', 'NZ', 'raised', '{}', 1, '[]', '[]', '', now())"
    )
    assert run(world.border, insert, uuid4(), notice) == 1
    from fairnotice.services.publication import withdraw_notice

    withdraw_notice(notice=notice, reasons="The purpose of it is reached.", by=world.source, at=NOW)
    refused(world.border, "row-level security", insert, uuid4(), notice)


OTHERS_HIT = {
    "verification": "(hit_id, bureau_code, officer_id, same, compared, verified_at)"
    " VALUES (%(hit)s, 'UY', %(me)s, true, '{}', now())",
    "protection_check": "(hit_id, bureau_code, protected, checked, checked_at) VALUES (%(hit)s, 'UY', true, '', now())",
    "disclosure": "(hit_id, notice_id, source_code, bureau_code, tells, text, decided_at)"
    " VALUES (%(hit)s, %(notice)s, 'PT', 'UY', 'located', '', now())",
    "measure": "(id, hit_id, notice_id, source_code, bureau_code, kind, legal_basis, state, taken_at)"
    " VALUES (gen_random_uuid(), %(hit)s, %(notice)s, 'PT', 'UY', 'none', '', 'in_force', now())",
}


@pytest.mark.parametrize("table", OTHERS_HIT)
def test_nobody_goes_on_with_the_hit_of_another_bureau(world: World, table: str) -> None:
    notice, hit = a_hit(world)
    with pytest.raises(DatabaseError, match="row-level security"), speaking_as(world.other):
        connection.cursor().execute(
            f"INSERT INTO {table} {OTHERS_HIT[table]}", {"hit": hit, "notice": notice, "me": world.other.id}
        )


@pytest.mark.parametrize("part", ["filed", "added"])
def test_nobody_files_into_the_matter_of_another_bureau_or_in_the_name_of_reviewers(world: World, part: str) -> None:
    case = a_case(world)
    insert = (
        "INSERT INTO dossier (id, case_id, source_code, version, part, content, filed_at)"
        " VALUES (%s, %s, %s, 9, %s, '{}', now())"
    )
    refused(world.other, "row-level security", insert, uuid4(), case, "UY", part)
    if part == "added":
        refused(world.source, "row-level security", insert, uuid4(), case, "PT", part)


def test_a_notice_is_made_of_an_approved_request_alone(world: World) -> None:
    insert = (
        "INSERT INTO notice (id, request_id, source_code, number, kind, state, suspended_before_block, document,"
        " published_at, expires_on) VALUES (%s, %s, 'PT', %s, 'red', 'published', false, '{}', now(), now())"
    )
    refused(world.decider, "row-level security", insert, uuid4(), a_submitted(world), "X-1")
    assert run(world.decider, insert, uuid4(), an_approved(world), "X-2") == 1


def test_nobody_reads_or_gives_reasons_in_the_name_of_somebody_else(world: World) -> None:
    read = (
        "INSERT INTO access (id, officer_id, bureau_code, operation, thing, purpose, at)"
        " VALUES (gen_random_uuid(), %s, %s, 'read', 'x', 'y', now())"
    )
    refused(world.source, "row-level security", read, world.other.id, "PT")
    refused(world.source, "row-level security", read, world.source.id, "UY")
    reason = (
        "INSERT INTO reason (id, thing, act, bureau_code, text, given_at)"
        " VALUES (gen_random_uuid(), 'x', 'y', %s, 'z', now())"
    )
    refused(world.source, "row-level security", reason, "secretariat")


@pytest.mark.parametrize("table", ["message", "due", "register_entry"])
def test_only_the_system_tells_sets_clocks_and_enters_in_the_register(world: World, table: str) -> None:
    a_measured(world)
    with speaking_as(world.decider), connection.cursor() as cursor:
        cursor.execute("SELECT column_name FROM information_schema.columns WHERE table_name = %s", [table])
        columns = [row[0] for row in cursor.fetchall()]
    copied = ", ".join("gen_random_uuid()" if name == "id" else name for name in columns)
    for name, by in world.everybody().items():
        if run(by, f"SELECT 1 FROM {table}") > 0:
            refused(
                by,
                "row-level security|is no move",
                f"INSERT INTO {table} ({', '.join(columns)}) SELECT {copied} FROM {table}",
            )
        assert name


def test_an_event_is_told_by_who_does_the_act(world: World) -> None:
    event = Event("request.approved", f"request:{uuid4()}", {}, ("PT",))
    with pytest.raises(DatabaseError, match="in the name of"), speaking_as(world.source):
        append(event, by=world.decider, at=NOW)
    with pytest.raises(DatabaseError, match="in the name of"):
        append(event, by=world.decider, at=NOW)


_ROLE = {
    Actor.SOURCE: "bureau",
    Actor.LOCATING: "bureau",
    **{actor: actor.value for actor in (Actor.BORDER, Actor.REVIEWER, Actor.DECIDER, Actor.COMMISSION, Actor.SYSTEM)},
}


def allowed(machine: Machine[Any, Any]) -> set[tuple[str, str, str]]:
    """State, target and the role that the database knows, from the table of the domain."""

    def writer(who: Actor) -> str:
        # The system carries the source's answer over to a hit that the source does not see, and writes every clock.
        return "system" if machine.thing == "due" or (machine.thing == "hit" and who is Actor.SOURCE) else _ROLE[who]

    found = {(m.state.value, m.target.value, writer(who)) for m in machine.moves for who in m.by if m.state != m.target}
    makers = {
        "notice": ["decider"],
        "change": ["bureau", "reviewer"],
        "hit": ["bureau", "border"],
        "due": ["system"],
    }.get(machine.thing, ["bureau"])
    return found | {("", machine.first.value, maker) for maker in makers}


@pytest.mark.parametrize("machine", MACHINES, ids=lambda machine: machine.thing)
def test_the_database_allows_the_moves_of_the_table_and_no_others(world: World, machine: Machine[Any, Any]) -> None:
    states = [state.value for state in type(machine.first)]
    open_in_database = set()
    for role in Role:
        with speaking_as(Officer(id=world.source.id, role=role, bureau="PT")), connection.cursor() as cursor:
            for was, becomes in product(["", *states], states):
                cursor.execute("SELECT fn_may_move(%s, %s, %s)", [machine.thing, was, becomes])
                if was != becomes and cursor.fetchone() == (True,):
                    open_in_database.add((was, becomes, role.value))
    assert open_in_database == allowed(machine)


def test_reading_the_rows_of_a_draft_is_not_needed_to_write_it(world: World) -> None:
    request = a_draft(world)
    with speaking_as(world.source):
        assert RequestRecord.objects.filter(pk=request).update(kind="blue") == 1


def test_an_answer_is_given_by_the_source(world: World) -> None:
    _notice, _hit, confirmation = an_asked(world)
    with speaking_as(world.source):
        assert ConfirmationRecord.objects.filter(pk=UUID(str(confirmation))).update(answer="denied") == 1
