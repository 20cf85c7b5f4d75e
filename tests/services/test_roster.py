"""Turns of duty."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from fairnotice.domain.errors import InvalidValue, NotFound, NotPossibleNow, NotYourAct
from fairnotice.domain.officer import SYSTEM, Officer, Role
from fairnotice.records.models import EventRecord
from fairnotice.records.session import speaking_as
from fairnotice.services.administration import add_officer, remove_officer
from fairnotice.services.roster import add_turn, colleagues, end_turn, on_call, read_roster
from tests.conftest import NOW, World

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def a_turn(
    by: Officer, *, begins: datetime = NOW, ends: datetime = NOW + 8 * HOUR, at: datetime = NOW, **more: Any
) -> dict[str, Any]:
    given = {"officer": by.id, "telephone": "+351 21 0000 01", **more}
    return add_turn(begins=begins, ends=ends, by=by, at=at, **given)


def test_who_is_on_call_now_and_next(world: World) -> None:
    colleague = add_officer(login="source-two", bureau="PT", role=Role.BUREAU, by=SYSTEM, at=NOW)
    a_turn(world.source)
    a_turn(world.source, officer=colleague.id, begins=NOW + 8 * HOUR, ends=NOW + 16 * HOUR)
    read = read_roster(by=world.source, at=NOW)
    assert [turn.login for turn in read.now] == ["source"]
    assert [turn.login for turn in read.next] == ["source-two"]
    assert [turn.login for turn in on_call(bureau="PT", at=NOW + 9 * HOUR, by=world.source)] == ["source-two"]


def test_the_days_on_which_nobody_is_on_call_are_said(world: World) -> None:
    a_turn(world.source, begins=NOW + DAY, ends=NOW + 2 * DAY)
    found = read_roster(by=world.source, at=NOW).gaps
    assert [(gap.begins, gap.ends) for gap in found] == [(NOW, NOW + DAY), (NOW + 2 * DAY, NOW + 7 * DAY)]


def test_two_turns_at_once_are_said_and_not_refused(world: World) -> None:
    a_turn(world.source)
    a_turn(world.source, begins=NOW + 7 * HOUR, ends=NOW + 9 * HOUR)
    (overlap,) = read_roster(by=world.source, at=NOW).overlaps
    assert (overlap.when.begins, overlap.when.ends) == (NOW + 7 * HOUR, NOW + 8 * HOUR)


def test_the_roster_of_another_office_is_not_seen(world: World) -> None:
    a_turn(world.source)
    assert on_call(bureau="PT", at=NOW, by=world.locating) == ()
    assert read_roster(by=world.locating, at=NOW).now == ()


def test_a_border_post_sees_whom_to_call_in_its_bureau(world: World) -> None:
    a_turn(world.locating)
    assert [turn.telephone for turn in on_call(bureau="NZ", at=NOW, by=world.border)] == ["+351 21 0000 01"]


def test_a_turn_is_set_by_the_officers_of_the_office(world: World) -> None:
    for by in (world.border, world.compliance, world.administrator):
        with pytest.raises(NotYourAct):
            a_turn(by)
    for by in (world.locating, world.reviewer, world.decider, world.commission):
        a_turn(by)


def test_only_colleagues_whose_account_is_open_and_who_are_told_are_on_call(world: World) -> None:
    leaver = add_officer(login="leaver", bureau="PT", role=Role.BUREAU, by=SYSTEM, at=NOW)
    remove_officer(officer=leaver.id, by=SYSTEM, at=NOW)
    for officer in (leaver.id, world.other.id, uuid4()):
        with pytest.raises(InvalidValue, match="colleague of your own office"):
            a_turn(world.source, officer=officer)
    assert [one.login for one in colleagues(by=world.source)] == ["source"]
    assert [one.login for one in colleagues(by=world.locating)] == ["locating"]
    assert [one.login for one in colleagues(by=world.reviewer)] == ["decider", "reviewer", "second"]


@pytest.mark.parametrize(
    ("begins", "ends", "telephone", "says"),
    [
        (1, 1, "12", "ends before it begins"),
        (2, 1, "12", "ends before it begins"),
        (-9, -1, "12", "over already"),
        (0, 24 * 32, "12", "31 days at most"),
        (0, 8, "none", "Give the number"),
    ],
)
def test_a_turn_that_cannot_be_is_refused(world: World, begins: int, ends: int, telephone: str, says: str) -> None:
    with pytest.raises(InvalidValue, match=says):
        a_turn(world.source, begins=NOW + begins * HOUR, ends=NOW + ends * HOUR, telephone=telephone)


def test_a_turn_is_ended_before_its_time_once(world: World) -> None:
    turn = a_turn(world.source)["turn"]
    end_turn(turn=turn, by=world.source, at=NOW + HOUR)
    assert on_call(bureau="PT", at=NOW + HOUR, by=world.source) == ()
    with pytest.raises(NotPossibleNow, match="over already"):
        end_turn(turn=turn, by=world.source, at=NOW + HOUR)


def test_a_turn_that_has_not_begun_never_will(world: World) -> None:
    turn = a_turn(world.source, begins=NOW + DAY, ends=NOW + 2 * DAY)["turn"]
    end_turn(turn=turn, by=world.source, at=NOW)
    assert read_roster(by=world.source, at=NOW).next == ()
    with pytest.raises(NotPossibleNow):
        end_turn(turn=turn, by=world.source, at=NOW)


def test_a_turn_of_another_office_is_not_ended(world: World) -> None:
    turn = a_turn(world.source)["turn"]
    with pytest.raises(NotFound):
        end_turn(turn=turn, by=world.locating, at=NOW)


def test_turns_leave_events_that_name_nobody(world: World) -> None:
    turn = a_turn(world.source, key="one")["turn"]
    assert a_turn(world.source, key="one")["turn"] == turn
    end_turn(turn=turn, by=world.source, at=NOW + HOUR)
    with speaking_as(world.source):
        events = list(EventRecord.objects.filter(thing=f"roster:{turn}").order_by("sequence"))
    assert [event.type for event in events] == ["roster.set", "roster.ended"]
    assert "source-" not in events[0].body
    assert "+351" not in events[0].body
