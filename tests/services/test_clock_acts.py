"""Clocks that people start, let stand still, give longer and keep: who may, what it does to the date, who is told."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from fairnotice.domain.errors import Conflict, InvalidValue, NotFound, NotPossibleNow, NotYourAct, Refused
from fairnotice.domain.officer import SYSTEM, Officer
from fairnotice.law.deadlines.durations import Duration
from fairnotice.records.models import BureauRecord, DueChangeRecord, DueRecord, EventRecord, MessageRecord
from fairnotice.records.session import speaking_as
from fairnotice.services import hits, publication, requests, reviews
from fairnotice.services.clock_acts import end_clock, extend_clock, resume_clock, start_clock, stop_clock
from fairnotice.services.clock_rows import summed
from fairnotice.services.clocks import sweep
from fairnotice.services.letters import letters_of
from fairnotice.services.reading import list_rows
from tests.conftest import NOW, World
from tests.stories import WHY, a_draft, a_measured, a_notice, a_submitted

DAY = timedelta(days=1)


def started(world: World, thing: str, clock: str, *, by: Officer | None = None, **more: Any) -> UUID:
    given: dict[str, Any] = {"began": NOW, "reasons": WHY, "at": NOW} | more
    return UUID(start_clock(thing=thing, clock=clock, by=by or world.reviewer, **given)["due"])


def row(due: UUID) -> DueRecord:
    with speaking_as(SYSTEM):
        return DueRecord.objects.get(pk=due)


def told(bureau: str = "", role: str = "", about: str = "due") -> list[str]:
    with speaking_as(SYSTEM):
        found = MessageRecord.objects.filter(to_bureau=bureau, to_role=role, about__startswith=about)
        return list(found.order_by("sent_at").values_list("text", flat=True))


def zone(bureau: str, name: str) -> None:
    with speaking_as(SYSTEM):
        BureauRecord.objects.filter(pk=bureau).update(zone=name)


def test_a_protest_runs_from_its_receipt_to_the_end_of_the_thirtieth_day(world: World) -> None:
    due = row(started(world, f"request:{a_submitted(world)}", "irsd-3-2", waits="UY"))
    assert (due.begins_at, due.due_at) == (NOW, datetime(2026, 4, 2, tzinfo=UTC))
    assert (due.owes, due.waits, due.state) == ("reviewer", "UY", "open")


def test_a_clock_ends_at_midnight_where_its_duty_bearer_is(world: World) -> None:
    zone("PT", "Europe/Lisbon")
    due = row(started(world, f"notice:{a_notice(world)}", "rpd-64-4"))
    assert due.due_at == datetime(2026, 3, 12, 23, 0, tzinfo=UTC) + timedelta(hours=1)
    zone("PT", "Pacific/Auckland")  # there 2 March, 09:00 UTC is 22:00 of the same day, and the day ends at 11:00 UTC
    due = row(started(world, f"notice:{a_notice(world)}", "rpd-64-4"))
    assert due.due_at == datetime(2026, 3, 12, 11, 0, tzinfo=UTC)


def test_the_papers_after_an_arrest_are_due_in_the_days_of_the_country_of_the_arrest(world: World) -> None:
    zone("NZ", "Pacific/Auckland")
    _notice, _hit, measure = a_measured(world)
    due = row(started(world, f"measure:{measure}", "ece-16"))
    assert (due.owes, due.waits, due.zone) == ("PT", "NZ", "Pacific/Auckland")
    assert due.due_at == datetime(2026, 4, 11, 12, 0, tzinfo=UTC)  # midnight that ends 11 April there, summer time over
    for who in (world.source, world.locating):
        assert str(due.pk) in {each["due"] for each in list_rows("dues", by=who)}
    assert str(due.pk) not in {each["due"] for each in list_rows("dues", by=world.other)}


def test_an_answer_that_would_fall_on_a_holiday_is_due_on_the_next_working_day(world: World) -> None:
    request = a_submitted(world)
    asked = datetime(2026, 3, 26, 9, 0, tzinfo=UTC)  # thirty days later is Saturday 25 April, a holiday in Portugal
    reviews.ask_requester(request=request, questions=[("r", "What is the maximum?")], by=world.reviewer, at=asked)
    with speaking_as(SYSTEM):
        due = DueRecord.objects.get(thing=f"request:{request}", code="rpd-78-1")
    assert due.due_at == datetime(2026, 4, 28, tzinfo=UTC)
    (letter,) = letters_of(thing=f"request:{request}", by=world.source)
    assert "27 April 2026" in letter.text  # what it is told is what the clock waits for


def test_a_clock_that_stands_still_never_fires_and_goes_on_by_the_days_it_stood(world: World) -> None:
    due = started(world, f"request:{a_submitted(world)}", "irsd-3-2")
    stop_clock(due=due, reasons=WHY, by=world.reviewer, at=NOW + 10 * DAY)
    assert row(due).state == "paused"
    sweep(at=NOW + 60 * DAY)
    assert row(due).state == "paused"
    resume_clock(due=due, reasons=WHY, by=world.reviewer, at=NOW + 60 * DAY)
    assert row(due).due_at == datetime(2026, 4, 2, tzinfo=UTC) + 50 * DAY
    stop_clock(due=due, reasons=WHY, by=world.decider, at=NOW + 70 * DAY)
    resume_clock(due=due, reasons=WHY, by=world.decider, at=NOW + 75 * DAY)
    assert row(due).due_at == datetime(2026, 4, 2, tzinfo=UTC) + 55 * DAY
    sweep(at=NOW + 90 * DAY)
    assert row(due).state == "missed"


@pytest.mark.parametrize("since", [NOW - DAY, NOW + 11 * DAY, NOW.replace(tzinfo=None)])
def test_a_clock_stands_still_from_an_instant_of_its_own_life(world: World, since: datetime) -> None:
    due = started(world, f"request:{a_submitted(world)}", "irsd-3-2")
    with pytest.raises(InvalidValue, match="stand still"):
        stop_clock(due=due, since=since, reasons=WHY, by=world.reviewer, at=NOW + 10 * DAY)


def test_a_stretch_that_is_recorded_late_counts_from_when_it_began(world: World) -> None:
    due = started(world, f"request:{a_submitted(world)}", "irsd-3-2")
    stop_clock(due=due, since=NOW + 2 * DAY, reasons=WHY, by=world.reviewer, at=NOW + 10 * DAY)
    resume_clock(due=due, reasons=WHY, by=world.reviewer, at=NOW + 12 * DAY)
    assert row(due).due_at == datetime(2026, 4, 2, tzinfo=UTC) + 10 * DAY


def test_an_extension_adds_up_and_both_sides_are_told_why(world: World) -> None:
    due = started(world, f"request:{a_submitted(world)}", "irsd-3-2", waits="PT")
    extend_clock(due=due, length="P10D", reasons=WHY, by=world.reviewer, at=NOW + DAY)
    extend_clock(due=due, length="P5D", reasons=WHY, by=world.reviewer, at=NOW + 2 * DAY)
    assert row(due).due_at == datetime(2026, 4, 2, tzinfo=UTC) + 15 * DAY
    assert told("PT")[-1] == f"Decide whether the protest is admissible: due on 17 April 2026, 00:00 UTC. {WHY}"
    sweep(at=NOW + 32 * DAY)
    assert row(due).state == "open"


def test_the_commission_gives_itself_longer_and_nobody_else_sees_its_clocks(world: World) -> None:
    notice = a_notice(world)
    due = started(world, f"notice:{notice}", "ccf-40-2", by=world.commission)
    extend_clock(due=due, length="P2M", reasons=WHY, by=world.commission, at=NOW + DAY)
    assert row(due).due_at == datetime(2027, 2, 3, tzinfo=UTC)
    for who in (world.source, world.reviewer, world.decider, world.locating, world.compliance):
        assert str(due) not in {each["due"] for each in list_rows("dues", by=who)}
        with speaking_as(who):
            assert not DueChangeRecord.objects.filter(due=due).exists()
    with pytest.raises(NotFound):
        extend_clock(due=due, length="P2M", reasons=WHY, by=world.reviewer, at=NOW + DAY)


def test_what_the_commission_sets_for_the_secretariat_both_see(world: World) -> None:
    due = started(world, f"notice:{a_notice(world)}", "ccf-41-2", by=world.commission, waits="commission")
    assert str(due) in {each["due"] for each in list_rows("dues", by=world.reviewer)}
    assert told(role="reviewer")[-1].startswith("Carry out the Commission's decision: due on ")
    assert not told(role="commission")  # it did it itself
    end_clock(due=due, fulfilled=WHY, by=world.decider, at=NOW + DAY)
    assert told(role="commission") == [f"Carry out the Commission's decision: kept. {WHY}"]


def test_a_clock_that_no_text_lets_stand_or_last_longer_is_refused_that(world: World) -> None:
    due = started(world, f"notice:{a_notice(world)}", "rpd-64-4")
    with pytest.raises(NotPossibleNow, match="stand still"):
        stop_clock(due=due, reasons=WHY, by=world.reviewer, at=NOW)
    with pytest.raises(NotPossibleNow, match="longer"):
        extend_clock(due=due, length="P1D", reasons=WHY, by=world.reviewer, at=NOW)


def test_a_date_that_is_no_clock_of_the_law_neither_stands_nor_lasts_longer(world: World) -> None:
    due = started(world, f"notice:{a_notice(world)}", "rpd-64-4")
    with speaking_as(SYSTEM):
        other = DueRecord.objects.get(pk=due)
        other.pk, other.code = None, "turning-point"
        other.id = UUID(int=7)
        other.save(force_insert=True)
    with pytest.raises(NotPossibleNow, match="none of the law"):
        stop_clock(due=UUID(int=7), reasons=WHY, by=world.reviewer, at=NOW)


def test_what_is_late_is_not_made_timely(world: World) -> None:
    due = started(world, f"request:{a_submitted(world)}", "irsd-3-2")
    with pytest.raises(NotPossibleNow, match="late"):
        extend_clock(due=due, length="P10D", reasons=WHY, by=world.reviewer, at=NOW + 40 * DAY)
    sweep(at=NOW + 40 * DAY)
    with pytest.raises(NotPossibleNow):
        extend_clock(due=due, length="P10D", reasons=WHY, by=world.reviewer, at=NOW + 40 * DAY)
    end_clock(due=due, fulfilled=WHY, by=world.reviewer, at=NOW + 41 * DAY)
    assert (row(due).state, row(due).settled_at) == ("kept", NOW + 41 * DAY)


@pytest.mark.parametrize("length", ["10 days", "PT5H", ""])
def test_an_extension_is_a_length_of_the_clocks_own_kind(world: World, length: str) -> None:
    due = started(world, f"request:{a_submitted(world)}", "irsd-3-2")
    with pytest.raises(InvalidValue):
        extend_clock(due=due, length=length, reasons=WHY, by=world.reviewer, at=NOW)


@pytest.mark.parametrize(
    ("more", "error"),
    [
        ({"clock": "nothing"}, "no clock"),
        ({"thing": "hit:00000000-0000-0000-0000-000000000001"}, "request, a notice or a measure"),
        ({"thing": "notice"}, "request, a notice or a measure"),
        ({"began": NOW + DAY}, "has happened"),
        ({"began": NOW.replace(tzinfo=None)}, "has happened"),
        ({"reasons": "short"}, "reasons"),
        ({"owed_by": "PT"}, "follows from the matter"),
        ({"waits": "XX"}, "no office"),
        ({"clock": "ag2010-time"}, "Name the bureau"),
        ({"clock": "ag2010-time", "owed_by": "secretariat"}, "Name the bureau"),
        ({"began": datetime(1990, 1, 1, tzinfo=UTC)}, "no text in force"),
    ],
)
def test_a_start_that_makes_no_sense_is_refused_with_a_sentence(world: World, more: dict[str, Any], error: str) -> None:
    given = {"thing": f"request:{a_submitted(world)}", "clock": "irsd-3-2"} | more
    with pytest.raises(InvalidValue, match=error):
        started(world, given.pop("thing"), given.pop("clock"), **given)
    with speaking_as(SYSTEM):
        assert not EventRecord.objects.filter(type="due.set").exists()


def test_the_commissions_own_clocks_are_started_by_the_commission(world: World) -> None:
    with pytest.raises(NotYourAct, match="the Commission's own"):
        started(world, f"notice:{a_notice(world)}", "ccf-40-1", by=world.decider)


def test_a_clock_runs_once_about_one_thing(world: World) -> None:
    thing = f"request:{a_submitted(world)}"
    due = started(world, thing, "irsd-3-2")
    with pytest.raises(Conflict, match="runs already"):
        started(world, thing, "irsd-3-2")
    end_clock(due=due, fulfilled=WHY, by=world.reviewer, at=NOW)
    assert started(world, thing, "irsd-3-2") != due


def test_a_draft_has_no_clock_and_a_tied_officer_sets_none(world: World) -> None:
    with pytest.raises(NotFound):
        started(world, f"request:{a_draft(world)}", "irsd-3-2")
    thing = f"request:{a_submitted(world)}"
    tied = Officer(world.reviewer.id, world.reviewer.role, world.reviewer.bureau, states=("PT",))
    with pytest.raises(NotYourAct, match="ties"):
        started(world, thing, "irsd-3-2", by=tied)
    due = started(world, thing, "irsd-3-2")
    with pytest.raises(NotYourAct, match="ties"):
        extend_clock(due=due, length="P1D", reasons=WHY, by=tied, at=NOW)


ACTS: dict[str, Callable[..., Any]] = {
    "start": lambda due, by: start_clock(thing=row(due).thing, clock="rpd-56", began=NOW, reasons=WHY, by=by, at=NOW),
    "stop": lambda due, by: stop_clock(due=due, reasons=WHY, by=by, at=NOW),
    "extend": lambda due, by: extend_clock(due=due, length="P1D", reasons=WHY, by=by, at=NOW),
    "end": lambda due, by: end_clock(due=due, fulfilled=WHY, by=by, at=NOW),
}
STAFF = {"reviewer", "second_reviewer", "decider"}
MAY = {"start": {*STAFF, "commission"}, "stop": {*STAFF, "commission"}, "extend": {*STAFF, "commission"}, "end": STAFF}
"""Who may do what to a clock that the secretariat owes and the source waits for, written out by hand."""


@pytest.mark.parametrize("act", list(ACTS))
@pytest.mark.parametrize(
    "name",
    ["source", "other", "locating", "border", *sorted(STAFF), "commission", "compliance", "administrator"],
)
def test_each_act_on_a_clock_is_for_whom_it_is_for(world: World, act: str, name: str) -> None:
    due = started(world, f"notice:{a_notice(world)}", "irsd-3-2", waits="PT")
    by = world.everybody()[name]
    if name in MAY[act]:
        assert ACTS[act](due, by)
    else:
        with pytest.raises((Refused, NotFound)):
            ACTS[act](due, by)
        assert row(due).state == "open"


def test_a_bureau_says_that_it_has_kept_what_it_owes_and_the_secretariat_is_told(world: World) -> None:
    notice = a_notice(world)
    due = started(world, f"notice:{notice}", "ag2010-time", owed_by="UY", waits="reviewer")
    with pytest.raises(NotFound):
        end_clock(due=due, fulfilled=WHY, by=world.source, at=NOW)
    end_clock(due=due, fulfilled=WHY, by=world.other, at=NOW + DAY)
    assert row(due).state == "kept"
    assert told(role="reviewer")[-1].endswith(f"kept. {WHY}")


def test_what_an_act_keeps_is_not_kept_by_saying_so(world: World) -> None:
    request = a_submitted(world)
    asked = reviews.ask_requester(request=request, questions=[("r", "Why?")], by=world.reviewer, at=NOW)["questions"]
    with speaking_as(SYSTEM):
        due = DueRecord.objects.get(thing=f"request:{request}", code="rpd-78-1")
    with pytest.raises(NotPossibleNow, match="answering the questions"):
        end_clock(due=due.pk, fulfilled=WHY, by=world.source, at=NOW)
    requests.answer_questions(request=request, answers={asked[0]: "Because."}, by=world.source, at=NOW + DAY)
    assert (row(due.pk).state, row(due.pk).settled_at) == ("kept", NOW + DAY)


def test_an_answer_ends_its_own_clock_and_no_other(world: World) -> None:
    request = a_submitted(world)
    protest = started(world, f"request:{request}", "irsd-3-2")
    asked = reviews.ask_requester(request=request, questions=[("r", "Why?")], by=world.reviewer, at=NOW)["questions"]
    requests.answer_questions(request=request, answers={asked[0]: "Because."}, by=world.source, at=NOW + DAY)
    assert row(protest).state == "open"


def test_what_people_set_outlives_the_notice(world: World) -> None:
    notice = a_notice(world)
    due = started(world, f"notice:{notice}", "ccf-41-2", by=world.commission)
    publication.withdraw_notice(notice=notice, reasons=WHY, by=world.source, at=NOW)
    assert row(due).state == "open"
    with speaking_as(SYSTEM):
        rest = DueRecord.objects.filter(thing=f"notice:{notice}").exclude(pk=due)
        assert set(rest.values_list("state", flat=True)) == {"stopped"}


def test_the_review_of_a_live_notice_begins_once_more_when_it_is_done(world: World) -> None:
    notice = a_notice(world)
    with speaking_as(SYSTEM):
        first = DueRecord.objects.get(thing=f"notice:{notice}", code="rpd-74-2-e")
    end_clock(due=first.pk, fulfilled=WHY, by=world.reviewer, at=NOW + 100 * DAY)
    with speaking_as(SYSTEM):
        second = DueRecord.objects.get(thing=f"notice:{notice}", code="rpd-74-2-e", state="open")
    assert second.begins_at == NOW + 100 * DAY
    publication.withdraw_notice(notice=notice, reasons=WHY, by=world.source, at=NOW + 101 * DAY)
    assert row(second.pk).state == "stopped"


def test_a_doubt_that_lasts_is_looked_at_again_while_the_block_lasts(world: World) -> None:
    notice = a_notice(world)
    publication.block_notice(notice=notice, reasons=WHY, by=world.reviewer, at=NOW)
    with speaking_as(SYSTEM):
        first = DueRecord.objects.get(thing=f"notice:{notice}", code="rpd-129")
    end_clock(due=first.pk, fulfilled=WHY, by=world.reviewer, at=NOW + DAY)
    with speaking_as(SYSTEM):
        assert DueRecord.objects.filter(thing=f"notice:{notice}", code="rpd-129", state="open").count() == 1
    publication.unblock_notice(notice=notice, reasons=WHY, by=world.decider, at=NOW + 2 * DAY)
    with speaking_as(SYSTEM):
        clocks = DueRecord.objects.filter(thing=f"notice:{notice}", code="rpd-129")
        assert list(clocks.values_list("state", flat=True)) == ["kept", "kept"]


@pytest.mark.parametrize(("code", "over"), [("rpd-129", False), ("rpd-74-2-e", True)])
def test_what_does_not_last_is_not_looked_at_again(world: World, code: str, over: bool) -> None:
    notice = a_notice(world)
    if over:
        publication.withdraw_notice(notice=notice, reasons=WHY, by=world.source, at=NOW)
    due = started(world, f"notice:{notice}", code)
    end_clock(due=due, fulfilled=WHY, by=world.reviewer, at=NOW)
    with speaking_as(SYSTEM):
        assert not DueRecord.objects.filter(thing=f"notice:{notice}", code=code, state="open").exists()


def test_a_date_that_was_missed_and_is_no_longer_waited_for_stays_missed(world: World) -> None:
    notice = a_notice(world)
    sweep(at=NOW + 400 * DAY)
    publication.withdraw_notice(notice=notice, reasons=WHY, by=world.source, at=NOW + 401 * DAY)
    with speaking_as(SYSTEM):
        due = DueRecord.objects.get(thing=f"notice:{notice}", code="rpd-74-2-e")
    assert (due.state, due.settled_at) == ("missed", NOW + 401 * DAY)
    with pytest.raises(NotPossibleNow, match="Nobody waits"):
        end_clock(due=due.pk, fulfilled=WHY, by=world.reviewer, at=NOW + 402 * DAY)


def test_a_release_that_was_asked_for_is_kept_by_ending_the_measure_and_asked_for_once(world: World) -> None:
    notice, _hit, measure = a_measured(world)
    publication.suspend_notice(notice=notice, reasons=WHY, by=world.source, at=NOW)
    publication.withdraw_notice(notice=notice, reasons=WHY, by=world.source, at=NOW + DAY)
    with speaking_as(SYSTEM):
        due = DueRecord.objects.get(thing=f"measure:{measure}", code="release-prompt")
    hits.end_measure(measure=measure, reasons=WHY, by=world.locating, at=NOW + 2 * DAY)
    assert row(due.pk).state == "kept"


def test_nobody_is_asked_to_release_when_the_notice_is_in_force_again(world: World) -> None:
    notice, _hit, measure = a_measured(world)
    publication.suspend_notice(notice=notice, reasons=WHY, by=world.source, at=NOW)
    publication.resume_notice(notice=notice, reasons=WHY, by=world.source, at=NOW + DAY)
    with speaking_as(SYSTEM):
        assert DueRecord.objects.get(thing=f"measure:{measure}", code="release-prompt").state == "stopped"


def test_an_act_sent_twice_under_one_key_starts_one_clock(world: World) -> None:
    thing = f"request:{a_submitted(world)}"
    first = started(world, thing, "irsd-3-2", key="k")
    assert started(world, thing, "irsd-3-2", key="k") == first


def test_the_log_holds_codes_and_the_reasons_stay_beside_it(world: World) -> None:
    due = started(world, f"request:{a_submitted(world)}", "irsd-3-2", waits="PT")
    extend_clock(due=due, length="P10D", reasons=WHY, by=world.reviewer, at=NOW)
    with speaking_as(world.source):  # it waits for it
        events = list(EventRecord.objects.filter(thing=f"due:{due}").order_by("sequence"))
        changes = list(DueChangeRecord.objects.filter(due=due).order_by("made_at", "act").values_list("act", "why"))
    assert [event.type for event in events] == ["due.set", "due.extended"]
    assert not [event for event in events if WHY in event.body]
    assert sorted(changes) == [("extend", WHY), ("set", WHY)]


@pytest.mark.parametrize(
    ("so_far", "more", "total"),
    [("", "P10D", "P0M10D"), ("P1M10D", "P2M5D", "P3M15D"), ("", "PT5H", "PT5H"), ("PT5H", "PT3H", "PT8H")],
)
def test_extensions_add_up_in_their_own_kind(so_far: str, more: str, total: str) -> None:
    assert summed(so_far, Duration.parse(more)) == total


def test_hours_and_days_do_not_add_up() -> None:
    with pytest.raises(InvalidValue, match="what the extension before it counted"):
        summed("PT5H", Duration.parse("P1D"))


def test_an_applicant_who_owes_something_has_no_account_to_be_told_at(world: World) -> None:
    due = started(world, f"notice:{a_notice(world)}", "ccf-42", by=world.commission)
    assert row(due).owes == "applicant"
    assert told() == []
    end_clock(due=due, fulfilled=WHY, by=world.commission, at=NOW)
    assert row(due).state == "kept"
    with speaking_as(world.source):
        assert not EventRecord.objects.filter(thing=f"due:{due}").exists()
