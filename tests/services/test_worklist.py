"""What each office owes: whose rows it sees, in which order, with which reasons, and where they lead."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest

from fairnotice.domain.errors import NotFound, NotYourAct
from fairnotice.domain.lateness import Lateness
from fairnotice.domain.lifecycle import ClockAct
from fairnotice.domain.officer import SYSTEM
from fairnotice.records.models import AccessRecord, BureauRecord
from fairnotice.records.session import speaking_as
from fairnotice.services import publication, reviews, worklist
from fairnotice.services.clock_acts import end_clock, extend_clock, start_clock, stop_clock
from fairnotice.services.clocks import sweep
from fairnotice.services.worklist import Owed, matter_of, read_clock, read_worklist
from tests.conftest import NOW, World
from tests.stories import WHY, a_measured, a_notice, a_submitted, an_asked

DAY = timedelta(days=1)


def begun(world: World, thing: str, code: str, *, days: int, **more: str) -> UUID:
    answer = start_clock(
        thing=thing, clock=code, began=NOW - days * DAY, reasons=WHY, by=world.reviewer, at=NOW, **more
    )
    return UUID(answer["due"])


def only(due: UUID, world: World, at: datetime) -> Owed:
    """That clock in the secretariat's list."""
    (found,) = (row for row in read_worklist(by=world.reviewer, at=at).rows if row.due == due)
    return found


def test_what_is_latest_comes_first_and_each_row_is_as_late_as_it_is(world: World) -> None:
    thing = f"request:{a_submitted(world)}"
    for code, days in (("irsd-3-2", 45), ("irsd-4-1", 32), ("irsd-4-7", 90), ("irsd-4-12", 55), ("irsd-4-9", 1)):
        begun(world, thing, code, days=days)
    rows = read_worklist(by=world.decider, at=NOW).rows
    examined = ("rpd-77-1", Lateness.LATER)  # the request itself is owed its examination
    codes = ["irsd-3-2", "irsd-4-1", "irsd-4-7", "irsd-4-12", "irsd-4-9"]
    assert sorted((row.code, row.lateness) for row in rows) == sorted([*zip(codes, Lateness, strict=False), examined])
    assert [row.code for row in rows if row.code in codes] == codes


def test_what_stands_still_is_apart_and_says_why(world: World) -> None:
    due = begun(world, f"request:{a_submitted(world)}", "irsd-3-2", days=1)
    extend_clock(due=due, length="P7D", reasons=f"{WHY} Longer.", by=world.reviewer, at=NOW)
    row = only(due, world, NOW)
    assert row.reason is not None
    assert (row.reason.why, row.reason.given) == (f"{WHY} Longer.", "P7D")
    stop_clock(due=due, reasons=f"{WHY} Still.", by=world.reviewer, at=NOW)
    row = only(due, world, NOW + 99 * DAY)
    assert row.lateness is Lateness.STANDS_STILL
    assert row.reason is not None
    assert (row.reason.why, row.reason.office) == (f"{WHY} Still.", "Secretariat")


def test_what_was_missed_stays_on_the_list_until_somebody_keeps_it(world: World) -> None:
    due = begun(world, f"request:{a_submitted(world)}", "irsd-3-2", days=45)
    sweep(at=NOW)
    row = only(due, world, NOW)
    assert (row.state, row.lateness) == ("missed", Lateness.LONG_OVERDUE)
    end_clock(due=due, fulfilled=WHY, by=world.reviewer, at=NOW)
    assert due not in {row.due for row in read_worklist(by=world.reviewer, at=NOW).rows}


def test_what_was_missed_leaves_the_list_with_its_matter(world: World) -> None:
    notice = a_notice(world)
    later = NOW + 400 * DAY
    sweep(at=later)
    assert [row.code for row in read_worklist(by=world.reviewer, at=later).rows if row.state == "missed"]
    publication.withdraw_notice(notice=notice, reasons=WHY, by=world.source, at=later)
    assert read_worklist(by=world.reviewer, at=later).rows == ()


def test_each_office_sees_what_it_owes_and_the_secretariat_what_anybody_does(world: World) -> None:
    a_measured(world)
    ours = {row.code for row in read_worklist(by=world.source, at=NOW).rows}
    assert ours == {"rpd-51-2", "rpd-87-b"}
    assert {row.code for row in read_worklist(by=world.reviewer, at=NOW, whose="PT").rows} == ours
    for who in (world.other, world.locating):
        assert read_worklist(by=who, at=NOW).rows == ()
        assert read_worklist(by=who, at=NOW, whose="PT").rows == ()
    assert [code for code, _name, _count in read_worklist(by=world.source, at=NOW).bearers] == ["PT"]
    assert [code for code, _name, _count in read_worklist(by=world.decider, at=NOW).bearers] == ["reviewer", "PT"]


def test_a_clock_of_the_commission_is_its_own_even_where_the_secretariat_looks(world: World) -> None:
    notice = a_notice(world)
    start_clock(thing=f"notice:{notice}", clock="ccf-40-1", began=NOW, reasons=WHY, by=world.commission, at=NOW)
    assert [row.code for row in read_worklist(by=world.commission, at=NOW).rows] == ["ccf-40-1"]
    assert read_worklist(by=world.reviewer, at=NOW, whose="commission").rows == ()


@pytest.mark.parametrize("name", ["border", "compliance", "administrator"])
def test_an_office_that_owes_nothing_has_no_list(world: World, name: str) -> None:
    with pytest.raises(NotYourAct):
        read_worklist(by=world.everybody()[name], at=NOW)


def test_the_papers_after_an_arrest_are_shown_in_the_zone_of_the_arrest_to_both_bureaus(world: World) -> None:
    with speaking_as(SYSTEM):
        BureauRecord.objects.filter(pk="NZ").update(zone="Pacific/Auckland")
        BureauRecord.objects.filter(pk="PT").update(zone="Europe/Lisbon")
    notice, hit, measure = a_measured(world)
    begun(world, f"measure:{measure}", "ece-16", days=0)
    (row,) = [each for each in read_worklist(by=world.source, at=NOW).rows if each.code == "ece-16"]
    assert (row.zone, row.notice, row.about.number) == ("Pacific/Auckland", str(notice), row.about.number)
    there = read_worklist(by=world.locating, at=NOW, whose="PT")
    assert there.zone == "Pacific/Auckland"
    assert [(each.code, each.hit) for each in there.rows] == [("ece-16", str(hit))]


def test_a_question_to_the_source_does_not_tell_it_who_asks(world: World) -> None:
    an_asked(world)
    (row,) = [each for each in read_worklist(by=world.source, at=NOW).rows if each.code == "rpd-105"]
    assert "NZ" not in str(row)
    assert "Bureau NZ" not in str(row)


def test_later_rows_are_counted_where_they_are_not_shown(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worklist, "MOST_LATER", 1)
    a_notice(world)
    found = read_worklist(by=world.reviewer, at=NOW)
    assert (len(found.rows), found.later) == (1, 3)


def test_reading_the_list_and_a_clock_is_logged(world: World) -> None:
    due = begun(world, f"request:{a_submitted(world)}", "irsd-3-2", days=1)
    read_worklist(by=world.reviewer, at=NOW)
    read_clock(due=due, by=world.reviewer, at=NOW)
    with speaking_as(SYSTEM):
        read = AccessRecord.objects.filter(officer_id=world.reviewer.id, operation__in=("list", "read"))
        assert {"worklist", "clock"} <= {row.thing if row.thing == "worklist" else row.purpose for row in read}


def test_a_clock_offers_what_can_be_done_and_says_which_act_keeps_it(world: World) -> None:
    request = a_submitted(world)
    due = begun(world, f"request:{request}", "irsd-3-2", days=1, waits="PT")
    offered = read_clock(due=due, by=world.reviewer, at=NOW).acts
    assert set(offered) == {ClockAct.STOP, ClockAct.EXTEND, ClockAct.KEEP}
    assert read_clock(due=due, by=world.source, at=NOW).acts == ()
    stop_clock(due=due, reasons=WHY, by=world.reviewer, at=NOW)
    assert set(read_clock(due=due, by=world.reviewer, at=NOW).acts) == {ClockAct.GO_ON, ClockAct.KEEP}
    reviews.ask_requester(request=request, questions=[("r", "Why?")], by=world.reviewer, at=NOW)
    (asked,) = read_worklist(by=world.source, at=NOW).rows
    found = read_clock(due=asked.due, by=world.source, at=NOW)
    assert (found.acts, found.kept_by) == ((), "It is kept by answering the questions.")


def test_a_clock_that_is_not_theirs_is_not_there(world: World) -> None:
    due = begun(world, f"request:{a_submitted(world)}", "irsd-3-2", days=1)
    for who in (world.source, world.other, world.border, world.compliance):
        with pytest.raises(NotFound):
            read_clock(due=due, by=who, at=NOW)


def test_a_matter_is_found_by_the_number_of_its_notice(world: World) -> None:
    notice = a_notice(world)
    thing, about = matter_of(" ex-a-1/3-2026 ", by=world.reviewer)
    assert (thing, about.number if about else "") == (f"notice:{notice}", "EX-A-1/3-2026")
    assert matter_of("EX-A-9/3-2026", by=world.reviewer) == ("EX-A-9/3-2026", None)
