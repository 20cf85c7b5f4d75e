"""The recall drill: who is asked, who has answered after how long, what is kept."""

from datetime import timedelta

import pytest

from fairnotice.domain.errors import NotPossibleNow, NotYourAct
from fairnotice.domain.officer import SYSTEM
from fairnotice.records.models import RegisterEntryRecord
from fairnotice.records.session import speaking_as
from fairnotice.services.clocks import sweep
from fairnotice.services.desks import end_desk
from fairnotice.services.drill import begin_drill, close_drill, list_drills
from fairnotice.services.receipts import take_receipt
from fairnotice.services.views import read_view
from tests.conftest import NOW, World
from tests.services.test_board import applied
from tests.services.test_circulation import WHY, ADesk, a_desk
from tests.stories import a_notice

SECOND = timedelta(seconds=1)


def asks(desk: ADesk) -> tuple[str, ...]:
    return read_view(after=desk.held.sequence, limit=1, inline=False, by=desk.account, at=NOW).asks


def answer(desk: ADesk, at: object) -> None:
    take_receipt(statement=desk.receipt(at), by=desk.account, at=at)  # type: ignore[arg-type]


def test_a_desk_is_asked_until_it_has_answered_though_nothing_is_new(world: World) -> None:
    desk = a_desk(world)
    a_notice(world)
    applied(desk)
    assert asks(desk) == ()
    begin_drill(by=world.reviewer, at=NOW + SECOND)
    assert asks(desk) == ("receipt",)
    answer(desk, NOW + 3 * SECOND)
    assert asks(desk) == ()


def test_no_entry_comes_of_a_drill(world: World) -> None:
    a_desk(world)
    begin_drill(by=world.decider, at=NOW)
    with speaking_as(SYSTEM):
        assert not RegisterEntryRecord.objects.exists()


def test_an_officer_of_the_bureau_is_asked_for_nothing(world: World) -> None:
    begin_drill(by=world.reviewer, at=NOW)
    assert read_view(after=0, limit=1, inline=False, by=world.locating, at=NOW).asks == ()


def test_the_drill_shows_who_answered_after_how_long_and_who_not(world: World) -> None:
    quick, slow, _silent = (a_desk(world, bureau=code) for code in ("NZ", "FR", "US"))
    begin_drill(by=world.reviewer, at=NOW)
    answer(slow, NOW + 40 * SECOND)
    answer(quick, NOW + 2 * SECOND)
    answer(quick, NOW + 50 * SECOND)
    (drill,) = list_drills(by=world.reviewer, at=NOW + 60 * SECOND)
    assert [(line.bureau_name, line.after) for line in drill.lines] == [
        ("Bureau NZ", 2 * SECOND),
        ("Bureau FR", 40 * SECOND),
        ("Bureau US", None),
    ]
    assert (drill.answered, drill.slowest) == (2, 40 * SECOND)


def test_a_desk_is_behind_by_what_was_there_when_it_answered_and_a_silent_one_by_all(world: World) -> None:
    whole, silent, part = a_desk(world), a_desk(world, bureau="UY"), a_desk(world, bureau="FR")
    a_notice(world)
    applied(whole)
    begin_drill(by=world.reviewer, at=NOW + SECOND)
    answer(whole, NOW + 2 * SECOND)
    answer(part, NOW + 2 * SECOND)
    a_notice(world, at=NOW + 3 * SECOND)
    (drill,) = list_drills(by=world.reviewer, at=NOW + 60 * SECOND)
    behind = {line.desk: line.behind for line in drill.lines}
    assert behind == {whole.enrolled.desk: 0, part.enrolled.desk: 1, silent.enrolled.desk: 2}


def test_closing_it_keeps_the_figures_as_they_were(world: World) -> None:
    desk = a_desk(world)
    begin_drill(by=world.reviewer, at=NOW)
    answer(desk, NOW + SECOND)
    (opened,) = list_drills(by=world.reviewer, at=NOW)
    assert close_drill(by=world.reviewer, at=NOW + 2 * SECOND)["answered"] == 1
    end_desk(desk=desk.enrolled.desk, reasons=WHY, by=world.locating, at=NOW + 3 * SECOND)
    (closed,) = list_drills(by=world.reviewer, at=NOW + 4 * SECOND)
    assert closed.lines == opened.lines
    assert closed.closed_at == NOW + 2 * SECOND
    assert asks(a_desk(world, name="Another")) == ()
    with pytest.raises(NotPossibleNow, match="No drill is open"):
        close_drill(by=world.reviewer, at=NOW + 5 * SECOND)


def test_of_a_drill_a_bureau_sees_the_answers_of_its_own_desks(world: World) -> None:
    mine = a_desk(world)
    a_desk(world, bureau="UY")
    begin_drill(by=world.reviewer, at=NOW)
    for _ in range(2):
        (seen,) = list_drills(by=world.locating, at=NOW)
        assert [line.desk for line in seen.lines] == [mine.enrolled.desk]
        if seen.closed_at is None:
            close_drill(by=world.reviewer, at=NOW)


def test_two_drills_are_not_open_at_once(world: World) -> None:
    begin_drill(by=world.reviewer, at=NOW)
    with pytest.raises(NotPossibleNow, match="open already"):
        begin_drill(by=world.decider, at=NOW)


def test_a_drill_that_nobody_closes_is_closed_by_the_sweep_after_a_day(world: World) -> None:
    begin_drill(by=world.reviewer, at=NOW)
    sweep(at=NOW + timedelta(hours=23))
    assert list_drills(by=world.reviewer, at=NOW)[0].closed_at is None
    sweep(at=NOW + timedelta(days=1))
    assert list_drills(by=world.reviewer, at=NOW)[0].closed_at == NOW + timedelta(days=1)


@pytest.mark.parametrize("who", ["source", "border", "commission", "administrator"])
def test_a_drill_is_the_secretariats(world: World, who: str) -> None:
    with pytest.raises(NotYourAct):
        begin_drill(by=getattr(world, who), at=NOW)
