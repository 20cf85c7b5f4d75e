"""What the secretariat's pages read is refused to whoever neither reviews nor decides, whatever door they come by."""

from datetime import timedelta
from uuid import UUID

import pytest

from fairnotice.domain.dates import Moment
from fairnotice.domain.errors import NotFound, NotYourAct
from fairnotice.domain.officer import PUBLIC, SYSTEM
from fairnotice.domain.waiting import Whose, Why
from fairnotice.records.models import RequestRecord
from fairnotice.records.session import speaking_as
from fairnotice.services.clocks import sweep
from fairnotice.services.comparing import compare_moments, to_compare
from fairnotice.services.notices import notices_of, read_notice_file
from fairnotice.services.queue import queue_of
from fairnotice.services.reading import list_rows, read_hit, timeline
from fairnotice.services.reviews import ask_requester
from fairnotice.services.timelines import case_timeline
from fairnotice.services.workbench import read_workbench
from tests import stories
from tests.conftest import NOW, World

TODAY = Moment.on_day(NOW.date(), now=NOW)


def case_of(request: UUID) -> UUID:
    with speaking_as(SYSTEM):
        return RequestRecord.objects.get(pk=request).case_id


def test_the_queue_and_the_workbench_are_for_reviewers_and_deciders(world: World) -> None:
    request = stories.a_submitted(world)
    for officer in (world.source, world.commission, world.border, world.administrator, PUBLIC):
        with pytest.raises(NotYourAct):
            queue_of(by=officer, at=NOW)
    with pytest.raises(NotYourAct):
        read_workbench(request=request, by=world.source, moment=TODAY, at=NOW)
    with pytest.raises(NotFound):
        read_workbench(request=request, by=world.other, moment=TODAY, at=NOW)


def test_timelines_and_comparisons_are_for_those_who_take_part(world: World) -> None:
    request = stories.a_submitted(world)
    for officer in (PUBLIC, world.border, world.administrator):
        with pytest.raises(NotYourAct):
            case_timeline(case=case_of(request), by=officer, at=NOW)
        with pytest.raises(NotYourAct):
            to_compare(request=request, by=officer, at=NOW)


def test_nothing_is_compared_for_a_reviewer_who_has_not_signed(world: World) -> None:
    request = stories.a_submitted(world)
    with pytest.raises(NotYourAct, match="Sign your own worksheet first"):
        compare_moments(request=request, first=TODAY, second=TODAY, by=world.reviewer, at=NOW)


def test_the_list_of_notices_is_for_the_secretariat_and_the_commission(world: World) -> None:
    notice = stories.a_notice(world)
    assert [row.notice for row in notices_of(by=world.commission, at=NOW)] == [notice]
    with pytest.raises(NotYourAct):
        notices_of(by=world.source, at=NOW)
    with pytest.raises(NotYourAct):
        read_notice_file(notice=notice, by=world.locating, at=NOW)


def test_a_source_that_stays_silent_brings_its_request_back_to_the_reviewers(world: World) -> None:
    request = stories.a_submitted(world)
    ask_requester(request=request, questions=[("rpd-78-1", "Who saw it?")], by=world.reviewer, at=NOW)
    (waits,) = queue_of(by=world.reviewer, at=NOW)
    assert waits.place.whose is Whose.OTHERS
    later = NOW + timedelta(days=60)
    for swept in (False, True):
        if swept:
            sweep(at=later)
        (back,) = queue_of(by=world.reviewer, at=later)
        assert back.place.whose is Whose.MINE
        assert [reason.why for reason in back.place.reasons][:2] == [Why.OVERDUE, Why.SOURCE_SILENT]


def test_the_public_has_no_timeline_of_anything(world: World) -> None:
    request = stories.a_submitted(world)
    with pytest.raises(NotYourAct):
        timeline(thing=f"request:{request}", by=PUBLIC)


@pytest.mark.parametrize("name", ["reviewer", "decider", "commission"])
def test_who_was_stopped_and_why_is_for_the_bureau_that_stopped_him_alone(world: World, name: str) -> None:
    _notice, hit = stories.a_verified(world)
    by = getattr(world, name)
    (row,) = list_rows("hits", by=by, at=NOW)
    told = read_hit(hit=hit, purpose="oversight", by=by, at=NOW)
    for each in (row, told):
        assert (each["traveller"], each["reasons"], each["score"], each["carrier"]) == ({}, [], None, "")
        assert (each["hit"], each["bureau"], each["state"]) == (str(hit), world.locating.bureau, "verified")
    assert isinstance(told["steps"]["verification"]["compared"], list)
    whole = read_hit(hit=hit, purpose="casework", by=world.locating, at=NOW)
    assert whole["traveller"] and whole["reasons"] and whole["steps"]["verification"]["compared"].values()
