"""Row-level security: what each role sees and may write with the application's own filters off."""

import re
from collections.abc import Callable
from itertools import product

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, models

from fairnotice.domain.officer import PUBLIC, SYSTEM, Officer, Role
from fairnotice.records.models import BureauRecord, DocumentRecord, NoticeRecord
from fairnotice.records.session import speaking_as
from fairnotice.register.document import statement_in
from fairnotice.register.holding import EMPTY
from fairnotice.register.signing import read_unverified
from fairnotice.services.changes import propose_addendum
from fairnotice.services.circulating import restrict_diffusion
from fairnotice.services.desks import make_desk_code
from fairnotice.services.drafts import begin_change
from fairnotice.services.receipts import take_receipt
from tests.conftest import NOW, Staged, World
from tests.services.test_circulation import a_desk
from tests.stories import WHY, a_confirmed, a_measured, a_naming, a_notice, a_refused, an_exposure


def tables() -> dict[str, type[models.Model]]:
    return {model._meta.db_table: model for model in apps.get_app_config("records").get_models()}


def seen_by(officer: Officer) -> dict[str, int]:
    with speaking_as(officer):
        return {name: model._default_manager.count() for name, model in tables().items()}


NAMED_SEES = {
    "bureau",
    "officer",
    "token",
    "idempotency",
    "extract",
    "public_change",
    "named_reader",
    "exposure_answer",
}
"""What a court or counsel reads: its own rows and office, what anybody reads, its naming and the answers about it."""

CARRIER_SEES = {"bureau", "officer", "token", "idempotency", "extract", "public_change"}
"""What is left to a carrier's account: its own rows, the list of bureaus, and what anybody reads."""

NEVER = {
    "source": {
        "hit", "verification", "protection_check", "review", "assessment", "decision", "compliance", "access",
        "traveller_count", "desk", "desk_code", "receipt", "incident", "named_reader", "exposure_answer",
    },
    "other": {
        "matter", "dossier", "warrant", "request", "question", "answer", "review", "assessment", "decision",
        "compliance", "hit", "verification", "confirmation", "protection_check", "disclosure", "measure", "access",
        "restriction", "traveller_count", "change", "draft", "desk", "desk_code", "receipt", "incident",
        "named_reader", "exposure_answer",
    },
    "locating": {
        "matter", "dossier", "warrant", "request", "review", "assessment", "decision", "compliance", "access",
        "restriction", "change", "draft", "named_reader", "exposure_answer",
    },
    "border": {
        "matter", "dossier", "warrant", "request", "review", "assessment", "decision", "compliance", "access",
        "restriction", "message", "due", "change", "draft", "desk_code", "named_reader",
        "exposure_answer",
    },
    "carrier": {
        *({model._meta.db_table for model in apps.get_app_config("records").get_models()} - CARRIER_SEES),
    },
    "court": {*({model._meta.db_table for model in apps.get_app_config("records").get_models()} - NAMED_SEES)},
    "counsel": {*({model._meta.db_table for model in apps.get_app_config("records").get_models()} - NAMED_SEES)},
    "reviewer": {"compliance", "protection_check", "access", "desk_code", "draft", "named_reader"},
    "second_reviewer": {"compliance", "protection_check", "access", "desk_code", "draft", "named_reader"},
    "decider": {"compliance", "protection_check", "access", "desk_code", "draft"},
    "commission": {"compliance", "protection_check", "desk_code", "draft"},
    "compliance": {
        "matter", "dossier", "warrant", "request", "review", "assessment", "decision", "notice", "register_entry",
        "hit", "verification", "confirmation", "protection_check", "disclosure", "measure", "access", "event",
        "register_key", "notice_document", "register_view", "desk_code", "desk", "receipt", "incident", "change",
        "draft", "restriction", "named_reader", "exposure_answer",
    },
    "administrator": {
        "matter", "dossier", "warrant", "request", "question", "answer", "review", "assessment", "decision",
        "compliance", "notice", "restriction", "register_entry", "hit", "verification", "confirmation",
        "protection_check", "disclosure", "measure", "message", "due", "traveller_count", "reason",
        "notice_document", "register_view", "receipt", "incident", "change", "draft", "named_reader",
        "exposure_answer",
    },
}  # fmt: skip
"""Tables in which somebody sees no row of this story, written out by hand from who may know what."""


def a_whole_circulation(world: World) -> None:
    """A measure, a desk with a receipt and an incident, a code not used, a restriction and a change, of other bureaus.

    So that every table of circulation has a row.
    """
    notice, _hit, _measure = a_measured(world)
    desk = a_desk(world)
    desk.pull(NOW)
    take_receipt(statement=desk.receipt(NOW, copy=EMPTY), by=desk.account, at=NOW)
    make_desk_code(bureau="NZ", name="South pier", by=world.locating, at=NOW)
    diffusion = a_notice(world, restricted=("GB",))
    propose_addendum(notice=notice, text="A refusal elsewhere.", reasons=WHY, by=world.source, at=NOW)
    assert restrict_diffusion(notice=diffusion, bureaus=["FR"], reasons=WHY, by=world.source, at=NOW)
    begin_change(notice=notice, by=world.source, at=NOW)
    with speaking_as(SYSTEM):
        request = NoticeRecord.objects.get(pk=notice).request_id
    for who, purpose in (("court", "proceedings"), ("counsel", "defence")):
        a_naming(world, request, who)
        an_exposure(request, getattr(world, who), purpose=purpose)
    an_exposure(request, world.reviewer)


def test_the_story_fills_every_table_of_circulation(world: World) -> None:
    a_whole_circulation(world)
    counts = seen_by(SYSTEM)
    whole = ("register_key", "notice_document", "register_view", "desk_code", "desk", "receipt", "incident", "change",
             "named_reader", "exposure_answer")  # fmt: skip
    assert not [table for table in whole if not counts[table]]


def a_whole_circulation_and_a_refusal(world: World) -> None:
    a_whole_circulation(world)
    a_refused(world)


@pytest.fixture(scope="module")
def staged(stage: Callable[[Callable[[World], None]], Staged]) -> Staged:
    return stage(a_whole_circulation_and_a_refusal)


@pytest.mark.parametrize("name", list(NEVER))
def test_a_role_sees_no_row_of_what_is_not_for_it(staged: Staged, world: World, name: str) -> None:
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
    promised = ["BR", "ES", "NZ", "UY"]  # the countries that its own request names
    with speaking_as(world.source):
        shown = {
            name: [value for row in model._default_manager.values_list() for value in row]
            for name, model in tables().items()
            if name not in {"bureau", "register_key"}
        }
        documents = list(DocumentRecord.objects.values_list("data", "key"))
    assert shown["event"] and documents
    shown["what the documents hold"] = [
        read_unverified(statement_in(bytes(data), key))[1] for data, key in documents if data is not None
    ]
    assert len(shown["what the documents hold"]) == len(documents)
    for name, values in shown.items():
        # Ciphertext and signatures are any letters: a country is a word of its own.
        text = str([value for value in values if not isinstance(value, bytes | memoryview)])
        text = text.replace(str(promised), "")
        assert not re.search(r"(?<![\w+/-])NZ(?![\w+/=-])|New Zealand", text), name


def test_a_court_and_counsel_read_their_own_office_and_answers_and_nobody_else_s(world: World) -> None:
    a_whole_circulation(world)
    for who, answers in (("court", 2), ("counsel", 1)):  # the court also reads what the secretariat was answered
        counts = seen_by(getattr(world, who))
        assert (counts["named_reader"], counts["exposure_answer"]) == (1, answers)
        with speaking_as(getattr(world, who)):
            offices = {row.code for row in BureauRecord.objects.filter(kind__in=("court", "counsel"))}
        assert offices == {getattr(world, who).bureau}


def test_that_there_are_courts_and_counsel_is_for_those_who_name_them(world: World) -> None:
    def there(by: Officer) -> int:
        with speaking_as(by):
            return BureauRecord.objects.filter(kind__in=("court", "counsel")).count()

    sees = {name for name, by in {**world.everybody(), "public": PUBLIC}.items() if there(by) == 2}
    assert sees == {"decider", "commission", "administrator"}


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
    *("event", "dossier", "assessment", "decision", "register_entry", "review", "verification", "access", "reason"),
    *("register_key", "notice_document", "register_view", "desk_code", "desk", "receipt", "incident", "change"),
    *("restriction", "public_change", "feed_setting", "exposure_answer"),
)


@pytest.mark.parametrize(("table", "role"), list(product(FIXED, ("system", "decider", "administrator"))))
def test_what_was_recorded_cannot_be_changed_or_removed(staged: Staged, world: World, table: str, role: str) -> None:
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
