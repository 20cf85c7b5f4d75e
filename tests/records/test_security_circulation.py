"""Row-level security of circulation, the application's own filters off: whose desks, receipts, drills, incidents."""

from collections.abc import Callable

import pytest
from django.db import DatabaseError

from fairnotice.records.models import (
    DeskCodeRecord,
    DeskRecord,
    DrillAnswerRecord,
    DrillRecord,
    IncidentRecord,
    ReceiptRecord,
    RegisterEntryRecord,
)
from fairnotice.records.session import speaking_as
from fairnotice.services.desks import make_desk_code
from fairnotice.services.drill import begin_drill, close_drill
from fairnotice.services.receipts import take_receipt
from tests.conftest import NOW, Staged, World
from tests.records.test_security import seen_by
from tests.services.test_board import applied
from tests.services.test_circulation import a_desk
from tests.stories import a_notice

BUREAUS_OF = {"source": {"PT"}, "other": {"UY"}, "locating": {"NZ"}, "border": {"NZ"}}
OFFICES = ("reviewer", "second_reviewer", "decider", "commission")
EVERY = {"PT", "UY", "NZ"}


def a_circulation(world: World) -> None:
    """A desk of three bureaus each, with receipts, an incident, and a drill that is closed."""
    desks = [a_desk(world, bureau=code) for code in sorted(EVERY)]
    a_notice(world)
    begin_drill(by=world.reviewer, at=NOW)
    for desk in desks:
        applied(desk)
        take_receipt(statement=desk.receipt(NOW, copy="0" * 128), by=desk.account, at=NOW)
    close_drill(by=world.reviewer, at=NOW)
    for code in sorted(EVERY):
        make_desk_code(bureau=code, name="South pier", by=world.administrator, at=NOW)


@pytest.fixture(scope="module")
def staged(stage: Callable[[Callable[[World], None]], Staged]) -> Staged:
    return stage(a_circulation)


@pytest.fixture
def circulated(staged: Staged, world: World) -> World:
    """The world after all that."""
    return world


@pytest.mark.parametrize("name", BUREAUS_OF)
@pytest.mark.parametrize("model", [DeskRecord, ReceiptRecord, IncidentRecord, DrillAnswerRecord])
def test_a_bureau_sees_what_is_of_its_own_desks(circulated: World, name: str, model: type) -> None:
    with speaking_as(getattr(circulated, name)):
        assert set(model.objects.values_list("bureau_id", flat=True)) == BUREAUS_OF[name]  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", BUREAUS_OF)
def test_a_bureau_sees_the_entries_of_its_own_view(circulated: World, name: str) -> None:
    with speaking_as(getattr(circulated, name)):
        assert set(RegisterEntryRecord.objects.values_list("recipient_id", flat=True)) == BUREAUS_OF[name]


@pytest.mark.parametrize("name", OFFICES)
@pytest.mark.parametrize("model", [DeskRecord, ReceiptRecord, IncidentRecord, DrillAnswerRecord])
def test_an_office_sees_all_of_it(circulated: World, name: str, model: type) -> None:
    with speaking_as(getattr(circulated, name)):
        assert set(model.objects.values_list("bureau_id", flat=True)) == EVERY  # type: ignore[attr-defined]


def test_the_administrator_sees_desks_and_codes_and_nothing_that_they_hold(circulated: World) -> None:
    counts = seen_by(circulated.administrator)
    assert (counts["desk"], counts["desk_code"]) == (3, 6)
    assert not any(counts[table] for table in ("receipt", "incident", "drill", "drill_answer", "register_view"))


@pytest.mark.parametrize("name", ["carrier", "compliance"])
def test_who_has_no_part_in_circulation_sees_none_of_it(circulated: World, name: str) -> None:
    counts = seen_by(getattr(circulated, name))
    assert not any(
        counts[table]
        for table in ("desk", "desk_code", "receipt", "incident", "drill", "drill_answer", "register_view")
    )


@pytest.mark.parametrize("name", ["reviewer", "other", "border"])
def test_codes_are_seen_by_the_bureau_they_are_for_and_the_administrator(circulated: World, name: str) -> None:
    with speaking_as(getattr(circulated, name)):
        seen = set(DeskCodeRecord.objects.values_list("bureau_id", flat=True))
    assert seen == ({"UY"} if name == "other" else set())


@pytest.mark.parametrize("name", ["source", "border", "commission", "administrator"])
def test_nobody_but_the_secretariat_writes_that_a_drill_began(circulated: World, name: str) -> None:
    with pytest.raises(DatabaseError, match="row-level security"), speaking_as(getattr(circulated, name)):
        DrillRecord.objects.create(begun_at=NOW, after_receipt=0)


@pytest.mark.parametrize("table", ["receipt", "drill_answer"])
def test_what_a_desk_signed_and_how_it_answered_is_never_changed(circulated: World, table: str) -> None:
    from django.db import connection

    for statement in (f"UPDATE {table} SET agrees = true", f"DELETE FROM {table}"):
        with pytest.raises(DatabaseError, match="permission denied"), speaking_as(circulated.decider):
            connection.cursor().execute(statement)
