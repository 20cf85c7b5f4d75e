"""What is not for a reader stays closed by every road: another step of the same request, odd words in an address."""

import pytest

from fairnotice.services import requests
from fairnotice.services.message_things import place_of
from fairnotice.services.reading import read_request
from tests import stories
from tests.conftest import NOW, World
from tests.web.conftest import Browse

STEPS = ("", "worksheet/", "questions/", "decision/", "publish/", "facts/")


@pytest.mark.parametrize("step", STEPS)
def test_a_request_that_is_not_handed_in_is_open_to_the_secretariat_at_no_step(
    world: World, browse: Browse, step: str
) -> None:
    request = stories.a_draft(world)
    for officer in (world.reviewer, world.decider):
        assert browse(officer).get(f"/secretariat/requests/{request}/{step}").status_code == 404, (officer.role, step)


def test_what_is_not_handed_in_has_no_timeline_and_no_comparison_for_others(world: World, browse: Browse) -> None:
    request = stories.a_draft(world)
    case = read_request(request=request, purpose="test", by=world.source, at=NOW)["case"]
    for path in (f"/requests/{request}/compare/", f"/cases/{case}/timeline/"):
        assert browse(world.source).get(path).status_code == 200
        for officer in (world.reviewer, world.decider, world.commission):
            assert browse(officer).get(path).status_code == 404, (path, officer.role)


def test_what_was_given_up_before_it_was_handed_in_stays_its_bureaus_own(world: World, browse: Browse) -> None:
    request = stories.a_draft(world)
    requests.drop_request(request=request, reasons=stories.WHY, by=world.source, at=NOW)
    for step in STEPS:
        assert browse(world.reviewer).get(f"/secretariat/requests/{request}/{step}").status_code == 404
    assert browse(world.commission).get(f"/commission/requests/{request}/").status_code == 404
    assert str(request) not in browse(world.reviewer).text("/secretariat/?format=csv")
    assert str(request) not in browse(world.commission).text("/commission/requests/")
    assert place_of(thing=f"request:{request}", by=world.reviewer) is None
    assert place_of(thing=f"request:{request}", by=world.source) is not None


@pytest.mark.parametrize("asked", ["%00", "a%00b", "notice.published%00", "%ED%A0%80", "'", "x" * 3000])
def test_a_kind_of_message_that_there_is_not_is_answered_with_none(world: World, browse: Browse, asked: str) -> None:
    assert browse(world.source).get(f"/messages/?about={asked}").status_code == 200
