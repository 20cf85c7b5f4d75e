"""What came in for a bureau."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from fairnotice.domain.errors import InvalidValue, NotFound, NotPossibleNow, NotYourAct
from fairnotice.domain.inbox import Came, CameIn, Urgency
from fairnotice.domain.officer import Officer, Role
from fairnotice.records.models import EventRecord, ReasonRecord
from fairnotice.records.session import speaking_as
from fairnotice.services import hits, publication, reviews
from fairnotice.services.came_in import mark_executable, read_confirmation, read_disclosure, read_notice_here
from fairnotice.services.clocks import sweep
from fairnotice.services.inbox import here_in_short, look_through, read_inbox
from tests.conftest import NOW, World
from tests.stories import WHY, a_confirmed, a_hit, a_measured, a_notice, a_submitted, a_verified, an_asked

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def came(by: Officer, kind: Came, *, at: object = NOW) -> list[tuple[Urgency, CameIn]]:
    return [pair for pair in read_inbox(by=by, at=at).things if pair[1].kind is kind]  # type: ignore[arg-type]


def test_a_confirmation_asked_of_us_comes_with_its_clock(world: World) -> None:
    notice, _hit, confirmation = an_asked(world)
    ((why, thing),) = came(world.source, Came.CONFIRMATION)
    assert (why, thing.id, thing.notice) == (Urgency.ANSWER, str(confirmation), str(notice))
    assert thing.due == NOW + DAY
    assert came(world.locating, Came.CONFIRMATION) == []


def test_an_answered_confirmation_is_gone(world: World) -> None:
    a_confirmed(world)
    assert came(world.source, Came.CONFIRMATION) == []


def test_asked_again_a_question_stands_once(world: World) -> None:
    _notice, hit, _first = an_asked(world)
    sweep(at=NOW + 2 * DAY)
    again = hits.ask_confirmation(hit=hit, by=world.locating, at=NOW + 2 * DAY)
    ((_why, thing),) = came(world.source, Came.CONFIRMATION, at=NOW + 2 * DAY)
    assert thing.id == again["confirmation"]
    hits.answer_confirmation(
        confirmation=UUID(thing.id), stands=True, text="It stands.", by=world.source, at=NOW + 2 * DAY
    )
    assert came(world.source, Came.CONFIRMATION, at=NOW + 2 * DAY) == []


def test_a_hit_waits_for_whoever_does_the_next_step(world: World) -> None:
    a_hit(world)
    assert [why for why, _thing in came(world.border, Came.HIT)] == [Urgency.HIT]
    assert [why for why, _thing in came(world.locating, Came.HIT)] == [Urgency.HIT]


def test_a_verified_hit_waits_for_the_bureau_and_not_for_its_post(world: World) -> None:
    a_verified(world)
    assert [why for why, _thing in came(world.border, Came.HIT)] == [Urgency.ELSEWHERE]
    assert [why for why, _thing in came(world.locating, Came.HIT)] == [Urgency.HIT]


def test_while_the_source_is_asked_the_hit_waits_elsewhere(world: World) -> None:
    an_asked(world)
    assert [why for why, _thing in came(world.locating, Came.HIT)] == [Urgency.ELSEWHERE]


def test_a_hit_of_another_country_is_not_there(world: World) -> None:
    a_hit(world)
    assert came(world.source, Came.HIT) == []
    assert came(world.other, Came.HIT) == []


def test_a_measure_on_a_notice_that_is_suspended_asks_for_a_release(world: World) -> None:
    notice, hit, _measure = a_measured(world)
    assert came(world.locating, Came.RELEASE) == []
    publication.suspend_notice(notice=notice, reasons=WHY, by=world.source, at=NOW + DAY)
    things = read_inbox(by=world.locating, at=NOW + DAY).things
    assert things[0][0] is Urgency.RELEASE
    assert (things[0][1].id, things[0][1].notice_state) == (str(hit), "suspended")
    assert came(world.source, Came.RELEASE, at=NOW + DAY) == []


def test_a_released_measure_is_gone(world: World) -> None:
    notice, _hit, measure = a_measured(world)
    publication.withdraw_notice(notice=notice, reasons=WHY, by=world.source, at=NOW + DAY)
    assert came(world.locating, Came.RELEASE, at=NOW + DAY)
    hits.end_measure(measure=measure, reasons=WHY, by=world.locating, at=NOW + DAY)
    assert came(world.locating, Came.RELEASE, at=NOW + DAY) == []


def test_a_new_notice_of_another_bureau_is_there_until_it_was_looked_at(world: World) -> None:
    notice = a_notice(world)
    box = read_inbox(by=world.other, at=NOW)
    ((why, thing),) = box.things
    assert (why, thing.id, thing.source) == (Urgency.NEW, str(notice), "PT")
    assert look_through(until=box.until, by=world.other, at=NOW) == {"until": box.until}
    box = read_inbox(by=world.other, at=NOW)
    assert (box.things, box.looked_at, box.unlooked) == ((), NOW, 0)
    assert came(world.locating, Came.NEW), "what one bureau has looked at is still new for another"


def test_our_own_notice_is_not_new_to_us(world: World) -> None:
    a_notice(world)
    assert came(world.source, Came.NEW) == []


def test_looking_through_does_not_hide_what_came_after(world: World) -> None:
    a_notice(world)
    until = read_inbox(by=world.other, at=NOW).until
    second = a_notice(world, at=NOW + HOUR)
    look_through(until=until, by=world.other, at=NOW + 2 * HOUR)
    assert [thing.id for _why, thing in came(world.other, Came.NEW, at=NOW + 2 * HOUR)] == [str(second)]


def test_looking_through_never_goes_back(world: World) -> None:
    a_notice(world)
    a_notice(world)
    look_through(until=2, by=world.other, at=NOW)
    look_through(until=1, by=world.other, at=NOW)
    assert came(world.other, Came.NEW) == []


def test_looking_through_leaves_an_event_and_needs_an_entry_and_the_bureau(world: World) -> None:
    a_notice(world)
    with pytest.raises(InvalidValue, match="no such entry"):
        look_through(until=99, by=world.other, at=NOW)
    with pytest.raises(NotYourAct):
        look_through(until=1, by=world.border, at=NOW)
    look_through(until=1, by=world.other, at=NOW)
    with speaking_as(world.other):
        assert EventRecord.objects.filter(type="register.looked", thing="bureau:UY").count() == 1


def test_a_notice_that_ended_is_said_by_its_number_and_nobody_is_named(world: World) -> None:
    notice = a_notice(world)
    look_through(until=1, by=world.other, at=NOW)
    publication.withdraw_notice(notice=notice, reasons=WHY, by=world.source, at=NOW + DAY)
    ((why, thing),) = came(world.other, Came.ENDED, at=NOW + DAY)
    assert (why, thing.notice_state) == (Urgency.COPIES, "withdrawn")
    assert thing.number.startswith("EX-A-1/")
    assert "Tavesk" not in str(thing)


def test_a_blocked_notice_is_said_to_its_recipients(world: World) -> None:
    notice = a_notice(world)
    publication.block_notice(notice=notice, reasons=WHY, by=world.commission, at=NOW + DAY)
    ((_why, thing),) = came(world.other, Came.ENDED, at=NOW + DAY)
    assert thing.notice_state == "blocked_by_commission"


def test_a_diffusion_kept_from_a_bureau_is_in_nobody_elses_inbox(world: World) -> None:
    a_notice(world, restricted=("UY",))
    assert came(world.other, Came.NEW) == []
    assert len(came(world.locating, Came.NEW)) == 1


def test_a_finding_told_to_us_has_its_clock(world: World) -> None:
    notice, hit, _measure = a_measured(world)
    ((why, thing),) = came(world.source, Came.LOCATED)
    assert (why, thing.id, thing.notice) == (Urgency.LOCATED, str(hit), str(notice))
    assert thing.due == NOW + 2 * DAY
    assert came(world.source, Came.LOCATED, at=NOW + 3 * DAY)[0][0] is Urgency.OVERDUE
    assert came(world.source, Came.LOCATED, at=NOW + 20 * DAY) == []


def test_questions_to_us_have_their_clock(world: World) -> None:
    request = a_submitted(world)
    reviews.ask_requester(request=request, questions=[("r1", "Who saw it?")], by=world.reviewer, at=NOW)
    ((why, thing),) = came(world.source, Came.QUESTIONS)
    assert (why, thing.id) == (Urgency.LATER, str(request))
    assert thing.due is not None
    assert came(world.other, Came.QUESTIONS) == []


def test_a_suspension_is_due_and_an_expiry_comes_later(world: World) -> None:
    notice = a_notice(world)
    assert [why for why, _thing in came(world.source, Came.DUE)] == [Urgency.LATER]
    publication.suspend_notice(notice=notice, reasons=WHY, by=world.source, at=NOW)
    late = NOW + 200 * DAY
    sweep(at=late)
    assert next((why, thing.what) for why, thing in came(world.source, Came.DUE, at=late)) == (
        Urgency.OVERDUE,
        "resume or withdraw what is suspended",
    )
    publication.resume_notice(notice=notice, reasons=WHY, by=world.source, at=late)
    assert [why for why, _thing in came(world.source, Came.DUE, at=late)] == [Urgency.LATER]


def test_a_border_post_sees_hits_and_notices_and_nothing_of_the_bureau(world: World) -> None:
    a_measured(world)
    kinds = {thing.kind for _why, thing in read_inbox(by=world.border, at=NOW).things}
    assert kinds <= {Came.HIT, Came.NEW, Came.ENDED}


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.BUREAU, Role.BORDER}))
def test_the_inbox_is_the_bureaus(world: World, role: Role) -> None:
    with pytest.raises(NotYourAct):
        read_inbox(by=Officer(world.reviewer.id, role, "secretariat"), at=NOW)


def test_where_the_country_establishes_no_power_it_is_said(world: World) -> None:
    notice = a_notice(world)
    ((_pk, here),) = here_in_short(notices=[notice], by=world.other, at=NOW).items()
    assert (here.seeks_arrest, here.arrest_power, here.set_aside) == (True, False, False)
    assert "no power to arrest on it is established" in here.headline


def test_a_body_that_belongs_to_no_country_reads_a_notice_without_an_effect(world: World) -> None:
    notice = a_notice(world)
    tribunal = replace(world.other, country=None)
    assert here_in_short(notices=[notice], by=tribunal, at=NOW) == {}
    read = read_notice_here(notice=notice, by=tribunal, at=NOW)
    assert read.dossier is not None
    assert read.effect is None


# One thing


def test_a_notice_is_read_with_what_it_means_here(world: World) -> None:
    notice, hit = a_hit(world)
    read = read_notice_here(notice=notice, by=world.locating, at=NOW)
    assert read.dossier is not None
    assert read.effect is not None
    assert (read.effect.country, [row["id"] for row in read.hits]) == ("NZ", [hit])
    assert [entry["kind"] for entry in read.entries] == ["published"]


def test_a_notice_that_left_the_view_leaves_its_number(world: World) -> None:
    notice = a_notice(world)
    publication.withdraw_notice(notice=notice, reasons=WHY, by=world.source, at=NOW + DAY)
    read = read_notice_here(notice=notice, by=world.other, at=NOW + DAY)
    assert (read.dossier, read.effect, read.facts.state) == (None, None, "withdrawn")
    assert [entry["kind"] for entry in read.entries] == ["published", "withdrawn"]


def test_a_notice_that_never_was_in_the_view_is_not_there(world: World) -> None:
    notice = a_notice(world)
    for by in (world.reviewer, world.commission):
        with pytest.raises(NotFound):
            read_notice_here(notice=notice, by=by, at=NOW)


def test_a_bureau_marks_a_notice_as_not_executable_and_takes_it_back(world: World) -> None:
    notice = a_notice(world)
    mark_executable(notice=notice, executable=False, reasons=WHY, by=world.other, at=NOW)
    assert here_in_short(notices=[notice], by=world.other, at=NOW)[notice].set_aside
    assert not here_in_short(notices=[notice], by=world.locating, at=NOW)[notice].set_aside
    aside = read_notice_here(notice=notice, by=world.other, at=NOW).aside
    assert aside is not None
    assert aside.why == WHY
    with pytest.raises(NotPossibleNow, match="marked so already"):
        mark_executable(notice=notice, executable=False, reasons=WHY, by=world.other, at=NOW)
    mark_executable(notice=notice, executable=True, reasons=WHY, by=world.other, at=NOW + HOUR)
    assert read_notice_here(notice=notice, by=world.other, at=NOW).aside is None
    with speaking_as(world.other):
        types = list(EventRecord.objects.filter(thing=f"notice:{notice}").values_list("type", flat=True))
    assert types == ["notice.not_executable", "notice.executable"]


def test_only_the_bureau_of_another_country_marks_and_only_with_reasons(world: World) -> None:
    notice = a_notice(world)
    for by in (world.source, world.border):
        with pytest.raises(NotYourAct):
            mark_executable(notice=notice, executable=False, reasons=WHY, by=by, at=NOW)
    with pytest.raises(InvalidValue, match="reasons"):
        mark_executable(notice=notice, executable=False, reasons="no", by=world.other, at=NOW)


def test_why_it_was_marked_is_not_read_by_another_bureau(world: World) -> None:
    notice = a_notice(world)
    mark_executable(notice=notice, executable=False, reasons=WHY, by=world.other, at=NOW)
    for by in (world.locating, world.source):
        with speaking_as(by):
            assert not ReasonRecord.objects.filter(act="not_executable").exists()


def test_the_question_asked_of_us_shows_our_notice_and_not_who_asks(world: World) -> None:
    _notice, _hit, confirmation = an_asked(world)
    asked = read_confirmation(confirmation=confirmation, by=world.source, at=NOW)
    assert asked.dossier is not None
    assert (asked.due_at, asked.answer) == (NOW + DAY, "")
    assert "NZ" not in str(asked).replace(str(asked.dossier), "")
    for by in (world.locating, world.other, world.border, world.reviewer):
        with pytest.raises(NotFound):
            read_confirmation(confirmation=confirmation, by=by, at=NOW)


def test_a_finding_is_read_by_whom_it_was_told_to(world: World) -> None:
    _notice, hit, _measure = a_measured(world)
    found = read_disclosure(disclosure=hit, by=world.source, at=NOW)
    assert (found.words, found.bureau_country, found.due_at) == ("Located in New Zealand.", "NZ", NOW + 2 * DAY)
    for by in (world.other, world.border, world.reviewer):
        with pytest.raises(NotFound):
            read_disclosure(disclosure=hit, by=by, at=NOW)


def test_a_finding_withheld_is_not_there_for_the_source(world: World) -> None:
    _notice, hit = a_confirmed(world)
    hits.check_protection(
        hit=hit, protected=True, checked="Asylum files.  A status was found.", by=world.locating, at=NOW
    )
    hits.decide_disclosure(hit=hit, tells=False, text="", reasons=WHY, by=world.locating, at=NOW)
    assert came(world.source, Came.LOCATED) == []
    with pytest.raises(NotFound):
        read_disclosure(disclosure=hit, by=world.source, at=NOW)
