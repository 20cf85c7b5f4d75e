"""A change that waits has a clock: when it is due, who sees it, what ends it, and who says how long it runs."""

from datetime import UTC, datetime, timedelta
from importlib import import_module
from typing import Any
from uuid import UUID

import psycopg
import pytest
from django.db import connection

from fairnotice.domain.errors import InvalidValue, NotFound, NotPossibleNow, NotYourAct
from fairnotice.domain.lateness import Lateness
from fairnotice.domain.officer import SYSTEM, Officer
from fairnotice.records.models import DueRecord, MessageRecord
from fairnotice.records.session import speaking_as
from fairnotice.services.change_reading import changes_of, waiting_changes
from fairnotice.services.changes import decide_change, propose_addendum, take_back_change
from fairnotice.services.clock_acts import end_clock
from fairnotice.services.clocks import sweep
from fairnotice.services.house_limits import house_limits, set_house_limit
from fairnotice.services.message_things import place_of
from fairnotice.services.publication import withdraw_notice
from fairnotice.services.worklist import read_worklist
from tests.conftest import NOW, World, make_world
from tests.stories import WHY, a_notice

DUE = datetime(2026, 3, 17, tzinfo=UTC)
"""The midnight that ends the fourteenth day after the second of March."""


def proposed(world: World, notice: UUID, by: Officer | None = None, at: datetime = NOW) -> UUID:
    answer = propose_addendum(notice=notice, text="A refusal.", reasons=WHY, by=by or world.source, at=at)
    return UUID(answer["change"])


def clock_of(change: UUID) -> DueRecord:
    with speaking_as(SYSTEM):
        return DueRecord.objects.get(thing=f"change:{change}")


def test_a_proposal_is_decided_within_a_fortnight_and_its_source_sees_by_when(world: World) -> None:
    notice = a_notice(world)
    change = proposed(world, notice)
    assert clock_of(change).due_at == DUE
    assert "house rule" in clock_of(change).cites
    for by in (world.decider, world.commission, world.source):
        (listed,) = changes_of(notice=notice, by=by)
        assert listed.decide_by == DUE


def test_it_is_among_what_the_secretariat_owes_and_leads_to_the_notice(world: World) -> None:
    notice = a_notice(world)
    proposed(world, notice)
    for by in (world.reviewer, world.decider):
        rows = read_worklist(by=by, at=DUE + timedelta(hours=1)).rows
        (row,) = [each for each in rows if each.code == "change-decision"]
        assert (row.notice, row.lateness, bool(row.about.number)) == (str(notice), Lateness.OVERDUE, True)


def test_what_the_secretariat_prepares_its_source_does_not_see(world: World) -> None:
    change = proposed(world, a_notice(world), world.reviewer)
    with speaking_as(world.source):
        assert not DueRecord.objects.filter(thing=f"change:{change}").exists()


@pytest.mark.parametrize("name", ["other", "locating", "border", "carrier", "court", "counsel", "compliance"])
def test_nobody_else_sees_it(world: World, name: str) -> None:
    change = proposed(world, a_notice(world))
    with speaking_as(getattr(world, name)):
        assert not DueRecord.objects.filter(thing=f"change:{change}").exists()


@pytest.mark.parametrize("accept", [True, False])
def test_a_decision_keeps_it(world: World, accept: bool) -> None:
    change = proposed(world, a_notice(world))
    decide_change(change=change, accept=accept, reasons=WHY, by=world.decider, at=NOW)
    assert clock_of(change).state == "kept"


def test_taken_back_it_is_called_off_and_another_change_of_the_notice_goes_on(world: World) -> None:
    notice = a_notice(world)
    first = proposed(world, notice)
    take_back_change(change=first, by=world.source, at=NOW)
    second = proposed(world, notice)
    assert (clock_of(first).state, clock_of(second).state) == ("stopped", "open")


def test_the_end_of_the_notice_ends_it(world: World) -> None:
    notice = a_notice(world)
    change = proposed(world, notice)
    withdraw_notice(notice=notice, reasons=WHY, by=world.source, at=NOW)
    assert clock_of(change).settled_at == NOW


def test_missed_it_reminds_the_secretariat_and_the_change_still_waits(world: World) -> None:
    change = proposed(world, a_notice(world))
    sweep(at=DUE + timedelta(minutes=1))
    assert clock_of(change).state == "missed"
    with speaking_as(SYSTEM):
        (told,) = MessageRecord.objects.filter(thing=f"change:{change}", about="due.missed")
    assert told.to_role == "reviewer"
    place = place_of(thing=f"change:{change}", by=world.decider)
    assert place and place.kind == "notice"
    assert place_of(thing=f"change:{change}", by=world.locating) is None
    ((listed, _number),) = waiting_changes(by=world.decider)
    assert (listed.state, listed.decide_by) == ("proposed", DUE)


def test_saying_that_it_is_kept_does_not_keep_it(world: World) -> None:
    change = proposed(world, a_notice(world))
    with pytest.raises(NotPossibleNow, match="deciding"):
        end_clock(due=clock_of(change).pk, fulfilled=WHY, by=world.reviewer, at=NOW)


def test_the_administrator_sets_how_long_it_runs_and_what_runs_keeps_its_number(world: World) -> None:
    notice = a_notice(world)
    before = proposed(world, notice)
    set_house_limit(clock="change-decision", days=5, reasons=WHY, by=world.administrator, at=NOW)
    after = proposed(world, a_notice(world))
    assert clock_of(before).due_at == DUE
    assert clock_of(after).due_at == datetime(2026, 3, 8, tzinfo=UTC)
    assert "the administrator has set" in clock_of(after).cites
    (limit,) = house_limits(by=world.decider)
    assert (limit.days, limit.was_set, limit.reasons) == (5, True, WHY)


@pytest.mark.parametrize("days", [0, 61, -1])
def test_a_limit_stays_within_its_bounds(world: World, days: int) -> None:
    with pytest.raises(InvalidValue, match="from 1 to 60"):
        set_house_limit(clock="change-decision", days=days, reasons=WHY, by=world.administrator, at=NOW)


@pytest.mark.parametrize(("reasons", "says"), [("short", "at least"), ("w" * 2001, "at most 2,000")])
def test_a_limit_needs_reasons_that_can_be_read(world: World, reasons: str, says: str) -> None:
    with pytest.raises(InvalidValue, match=says):
        set_house_limit(clock="change-decision", days=5, reasons=reasons, by=world.administrator, at=NOW)


@pytest.mark.parametrize("clock", ["rpd-81-1", "nothing"])
def test_a_number_of_the_law_is_not_set_by_a_house(world: World, clock: str) -> None:
    with pytest.raises(NotFound):
        set_house_limit(clock=clock, days=5, reasons=WHY, by=world.administrator, at=NOW)


def test_nobody_else_sets_a_limit_and_bureaus_do_not_read_them(world: World) -> None:
    for name, by in world.everybody().items():
        if name != "administrator":
            with pytest.raises(NotYourAct):
                set_house_limit(clock="change-decision", days=5, reasons=WHY, by=by, at=NOW)
    for name in ("source", "border", "carrier", "compliance", "court", "counsel"):
        with pytest.raises(NotYourAct):
            house_limits(by=getattr(world, name))


def test_changes_that_waited_before_there_was_a_clock_get_the_one_they_would_have_had(
    committed: str, installation: Any
) -> None:
    world = make_world()
    ours, theirs = proposed(world, a_notice(world)), proposed(world, a_notice(world), world.reviewer)
    set_at_once = {change: shape_of(clock_of(change)) for change in (ours, theirs)}
    owner = installation.url("owner", connection.settings_dict["NAME"])
    with psycopg.connect(owner, autocommit=True) as database:
        database.execute("DELETE FROM due WHERE code = 'change-decision'")
        database.execute(import_module("fairnotice.records.migrations.0018_house_limits").SO_FAR)
    assert {change: shape_of(clock_of(change)) for change in (ours, theirs)} == set_at_once


def shape_of(row: DueRecord) -> tuple[object, ...]:
    return (row.what, row.begins_at, row.due_at, row.zone, row.owes, row.waits, row.missed, row.cites, row.state)
