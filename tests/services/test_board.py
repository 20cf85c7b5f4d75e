"""The board: who has applied what, who is late, what cannot be reached, and what each office may know of it."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fairnotice.domain.errors import NotFound, NotYourAct
from fairnotice.services.board import desk_states, read_board
from fairnotice.services.copies import Copies, RecipientCopies, copies_of
from fairnotice.services.desks import end_desk
from fairnotice.services.publication import (
    block_notice,
    delete_notice,
    suspend_notice,
    unblock_notice,
    withdraw_notice,
)
from fairnotice.services.receipts import take_receipt
from fairnotice.services.views import read_view
from tests.conftest import NOW, World
from tests.services.test_circulation import WHY, ADesk, a_desk
from tests.stories import a_notice

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def applied(desk: ADesk, at: object = NOW, destroyed: tuple[str, ...] = ()) -> None:
    """The desk pulls, applies and sends its receipt."""
    desk.pull(at)  # type: ignore[arg-type]
    statement = desk.receipt(at, destroyed=destroyed)  # type: ignore[arg-type]
    take_receipt(statement=statement, by=desk.account, at=at)  # type: ignore[arg-type]


def of(copies: Copies, bureau: str) -> RecipientCopies:
    return next(one for one in copies.recipients if one.bureau == bureau)


def test_an_act_counts_the_desks_that_have_applied_it(world: World) -> None:
    north, _south = a_desk(world), a_desk(world, name="South pier")
    a_notice(world)
    applied(north)
    (act,) = read_board(by=world.reviewer, at=NOW).acts
    assert (act.kind, act.applied, act.desks, act.late) == ("published", 1, 2, 0)
    assert act.reading_here == act.recipients - 1


def test_a_receipt_that_disagrees_is_no_application(world: World) -> None:
    desk = a_desk(world)
    a_notice(world)
    desk.pull(NOW)
    take_receipt(statement=desk.receipt(NOW, copy="0" * 128), by=desk.account, at=NOW)
    (act,) = read_board(by=world.reviewer, at=NOW).acts
    assert act.applied == 0
    (state,) = desk_states(by=world.reviewer, at=NOW)
    assert (state.agrees, state.behind) == (False, 1)


@pytest.mark.parametrize(("withdrawn", "limit"), [(True, HOUR), (False, DAY)])
def test_a_desk_is_late_after_its_limit_and_not_before(world: World, withdrawn: bool, limit: timedelta) -> None:
    desk = a_desk(world)
    notice = a_notice(world)
    if withdrawn:
        applied(desk)
        withdraw_notice(notice=notice, reasons=WHY, by=world.source, at=NOW)
    (before,) = desk_states(by=world.reviewer, at=NOW + limit - timedelta(seconds=1))
    (after,) = desk_states(by=world.reviewer, at=NOW + limit)
    assert (before.late_since, after.late_since) == (None, NOW + limit)
    (late,) = [act.late for act in read_board(by=world.reviewer, at=NOW + limit + HOUR).acts[:1]]
    assert late == 1


def test_a_withdrawal_far_behind_other_entries_is_late_by_its_own_limit(world: World) -> None:
    a_desk(world)
    notice = a_notice(world)
    withdraw_notice(notice=notice, reasons=WHY, by=world.source, at=NOW)
    (state,) = desk_states(by=world.reviewer, at=NOW + HOUR)
    assert (state.late_since, state.waits_for) == (NOW + HOUR, "withdrawn")


def test_acts_are_paged_from_the_newest_on(world: World) -> None:
    notices = [a_notice(world, at=NOW + timedelta(minutes=n)) for n in range(4)]
    first = read_board(by=world.reviewer, at=NOW, limit=3)
    assert [act.notice for act in first.acts] == notices[:0:-1]
    second = read_board(by=world.reviewer, at=NOW, before=first.before, limit=3)
    assert ([act.notice for act in second.acts], second.before) == (notices[:1], None)


def test_acts_of_one_instant_on_one_notice_are_told_apart(world: World) -> None:
    notice = a_notice(world)
    suspend_notice(notice=notice, reasons=WHY, by=world.source, at=NOW)
    assert [act.kind for act in read_board(by=world.reviewer, at=NOW).acts] == ["suspended", "published"]


def test_a_bureau_reads_its_own_desks_alone(world: World) -> None:
    ours, theirs = a_desk(world), a_desk(world, bureau="UY")
    notice = a_notice(world)
    applied(theirs)
    board = read_board(by=world.locating, at=NOW)
    assert [desk.id for desk in board.desks] == [ours.enrolled.desk]
    assert (board.acts[0].applied, board.acts[0].desks, board.acts[0].recipients) == (0, 1, 1)
    assert [one.bureau for one in copies_of(notice=notice, by=world.locating, at=NOW).recipients] == ["NZ"]


@pytest.mark.parametrize("who", ["border", "carrier", "compliance", "administrator"])
def test_the_board_is_not_for_who_has_no_part_in_it(world: World, who: str) -> None:
    with pytest.raises(NotYourAct):
        read_board(by=getattr(world, who), at=NOW)


def test_a_copy_tells_when_it_was_received_and_applied_and_what_was_destroyed(world: World) -> None:
    desk = a_desk(world)
    notice = a_notice(world)
    applied(desk)
    (entry,) = read_view(after=0, limit=1, inline=False, by=desk.account, at=NOW).entries
    withdraw_notice(notice=notice, reasons=WHY, by=world.source, at=NOW + HOUR)
    applied(desk, NOW + 2 * HOUR, destroyed=(entry.cipher,))
    (copy,) = of(copies_of(notice=notice, by=world.commission, at=NOW + DAY), "NZ").desks
    assert (copy.received_at, copy.applied_at, copy.agrees) == (NOW + 2 * HOUR, NOW + 2 * HOUR, True)
    assert (copy.destroyed_at, copy.late_since) == (NOW + 2 * HOUR, None)


def test_a_bureau_without_a_desk_reads_here(world: World) -> None:
    notice = a_notice(world)
    assert of(copies_of(notice=notice, by=world.reviewer, at=NOW), "FR").desks == ()


def test_of_a_deleted_notice_it_is_told_which_copies_nobody_reaches_and_until_when(world: World) -> None:
    quick, slow, ended = (a_desk(world, name=name) for name in ("Quick", "Slow", "Ended"))
    notice = a_notice(world)
    for desk in (quick, slow, ended):
        applied(desk)
    end_desk(desk=ended.enrolled.desk, reasons=WHY, by=world.locating, at=NOW + HOUR)
    delete_notice(notice=notice, reasons=WHY, by=world.decider, at=NOW + DAY)
    applied(quick, NOW + DAY)
    copies = copies_of(notice=notice, by=world.reviewer, at=NOW + 2 * DAY)
    week = timedelta(days=7)
    assert {(one.what, one.name): one.until for one in copies.unreachable} == {
        ("pack", "Quick"): NOW + DAY + week,
        ("late", "Slow"): NOW + week,
        ("ended", "Ended"): NOW + week,
        ("paper", ""): None,
    }


def test_a_restricted_bureau_has_no_copies_to_show(world: World) -> None:
    notice = a_notice(world, restricted=("UY",))
    with pytest.raises(NotFound):
        copies_of(notice=notice, by=world.other, at=NOW)


def test_a_source_is_told_how_many_copies_of_others_are_in_line_and_never_whose(world: World) -> None:
    desks = [a_desk(world, bureau=code) for code in ("NZ", "FR", "US")]
    notice = a_notice(world)
    for desk in desks[:2]:
        applied(desk)
    copies = copies_of(notice=notice, by=world.source, at=NOW)
    assert copies.others is not None
    assert (copies.others.applied, copies.others.desks) == (2, 3)
    assert not any(name in str(copies) for name in ("Bureau NZ", "Bureau FR", "Bureau US"))


def test_a_source_is_told_no_count_that_would_say_what_one_bureau_did(world: World) -> None:
    for code in ("NZ", "FR"):
        applied(a_desk(world, bureau=code))
    notice = a_notice(world)
    others = copies_of(notice=notice, by=world.source, at=NOW).others
    assert others is not None
    assert others.desks is None


def test_who_is_not_the_source_is_told_no_count(world: World) -> None:
    notice = a_notice(world)
    assert copies_of(notice=notice, by=world.locating, at=NOW).others is None


def test_a_notice_that_there_is_not_has_no_copies(world: World) -> None:
    with pytest.raises(NotFound):
        copies_of(notice=UUID(int=9), by=world.reviewer, at=NOW)


def test_the_number_of_statements_does_not_grow_with_desks_and_entries(world: World) -> None:
    def statements() -> int:
        with CaptureQueriesContext(connection) as context:
            read_board(by=world.reviewer, at=NOW)
            copies_of(notice=notice, by=world.reviewer, at=NOW)
        return len(context)

    notice = a_notice(world)
    a_desk(world)
    few = statements()
    for number in range(4):
        applied(a_desk(world, bureau="FR", name=f"Pier {number}"))
        a_notice(world)
    assert statements() == few


def test_a_block_that_was_lifted_took_nothing_for_good(world: World) -> None:
    desk = a_desk(world)
    notice = a_notice(world)
    applied(desk)
    (entry,) = read_view(after=0, limit=1, inline=False, by=desk.account, at=NOW).entries
    block_notice(notice=notice, reasons=WHY, by=world.reviewer, at=NOW)
    applied(desk, NOW + HOUR, destroyed=(entry.cipher,))
    unblock_notice(notice=notice, reasons=WHY, by=world.decider, at=NOW + 2 * HOUR)
    applied(desk, NOW + 3 * HOUR)
    (copy,) = of(copies_of(notice=notice, by=world.reviewer, at=NOW + DAY), "NZ").desks
    assert (copy.applied_at, copy.destroyed_at) == (NOW + 3 * HOUR, None)


def test_a_desk_that_never_held_anything_left_nothing_behind(world: World) -> None:
    notice = a_notice(world)
    delete_notice(notice=notice, reasons=WHY, by=world.decider, at=NOW)
    a_desk(world, at=NOW + HOUR)
    assert [one.what for one in copies_of(notice=notice, by=world.reviewer, at=NOW + DAY).unreachable] == ["paper"]


def test_a_desk_that_destroyed_it_at_the_withdrawal_leaves_packs_for_a_week_from_then(world: World) -> None:
    desk, silent = a_desk(world), a_desk(world, name="Silent")
    notice = a_notice(world)
    applied(desk)
    (entry,) = read_view(after=0, limit=1, inline=False, by=desk.account, at=NOW).entries
    withdraw_notice(notice=notice, reasons=WHY, by=world.source, at=NOW)
    applied(desk, NOW + HOUR, destroyed=(entry.cipher,))
    delete_notice(notice=notice, reasons=WHY, by=world.decider, at=NOW + DAY)

    def left(at: datetime) -> dict[str, object]:
        return {one.what: one.until for one in copies_of(notice=notice, by=world.reviewer, at=at).unreachable}

    week = timedelta(days=7)
    assert left(NOW + 2 * DAY) == {"pack": NOW + HOUR + week, "late": NOW + week, "paper": None}
    assert set(left(NOW + 9 * DAY)) == {"late", "paper"}
    assert silent.enrolled.desk


def test_nothing_was_entered_in_a_new_installation(world: World) -> None:
    board = read_board(by=world.reviewer, at=NOW)
    assert (board.acts, board.desks, board.before) == ((), (), None)
