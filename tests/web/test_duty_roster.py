"""The roster of an office, as a page."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from fairnotice.domain.officer import SYSTEM, Role
from fairnotice.services.administration import add_officer
from fairnotice.services.roster import add_turn, read_roster
from tests.conftest import World
from tests.web.conftest import Browse

AT = datetime.now(UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def given(begins: datetime, ends: datetime, **more: str) -> dict[str, Any]:
    parts: dict[str, str] = {}
    for name, when in (("begins", begins), ("ends", ends)):
        parts |= {
            f"{name}_on_day": str(when.day),
            f"{name}_on_month": str(when.month),
            f"{name}_on_year": str(when.year),
        }
        parts[f"{name}_at"] = when.strftime("%H:%M")
    return {**parts, "telephone": "+351 21 000 0001", **more}


def test_a_turn_is_added_and_shown(browse: Browse, world: World) -> None:
    colleague = add_officer(login="source-two", bureau="PT", role=Role.BUREAU, by=SYSTEM, at=AT)
    pages = browse(world.source)
    assert "Nobody is on call now" in pages.text("/duty/roster/")
    turn = given(AT - HOUR, AT + 8 * HOUR, officer=str(colleague.id))
    done = pages.post_form("/duty/roster/", turn, holding="telephone")
    page = done.content.decode()
    assert "The turn is in the roster" in page
    assert "source-two" in page
    assert "In the next seven days nobody is on call at these times" in page


def test_a_turn_sent_twice_is_added_once(browse: Browse, world: World) -> None:
    pages = browse(world.source)
    form = pages.form("/duty/roster/", holding="telephone")
    sent = {**form.fields, **given(AT, AT + HOUR, officer=str(world.source.id))}
    for _time in (1, 2):
        assert pages.client.post("/duty/roster/", sent).status_code == 303
    assert len(read_roster(by=world.source, at=AT + timedelta(minutes=1)).now) == 1


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"begins_at": "25:00"}, "Write the time as hours and minutes"),
        ({"ends_at": ""}, "Give the time, for example 07:00"),
        ({"ends_on_day": "31", "ends_on_month": "2"}, "There is no such day in that month"),
        ({"telephone": ""}, "Give the number at which this person is reached"),
        ({"officer": ""}, "Choose who is on call"),
        ({"officer": str(UUID(int=5))}, "Choose a colleague of your own office"),
        ({"ends_on_year": "2020"}, "ends before it begins"),
        ({"ends_on_year": "2090"}, "31 days at most"),
    ],
)
def test_a_turn_that_cannot_be_is_told_in_the_form(
    browse: Browse, world: World, change: dict[str, str], says: str
) -> None:
    turn = {**given(AT, AT + HOUR, officer=str(world.source.id)), **change}
    refused = browse(world.source).post_form("/duty/roster/", turn, holding="telephone")
    assert refused.status_code == 422
    assert says in refused.content.decode()


def test_a_turn_is_ended_and_ended_twice_is_told(browse: Browse, world: World) -> None:
    turn = add_turn(
        officer=world.source.id, begins=AT - HOUR, ends=AT + DAY, telephone="+351 1", by=world.source, at=AT - HOUR
    )["turn"]
    pages = browse(world.source)
    where = f"/duty/roster/{turn}/end/"
    form = next(f for f in _forms(pages.text("/duty/roster/")) if f.action == where)
    assert pages.client.post(where, form.fields).status_code == 303
    assert "Nobody is on call now" in pages.text("/duty/roster/")
    assert pages.client.post(where, form.fields).status_code == 303, "the same form, sent again, answers as before"
    again = {**form.fields, "key": [str(UUID(int=9))]}
    assert "could not be ended" in pages.client.post(where, again, follow=True).content.decode()


def _forms(page: str) -> list[Any]:
    from tests.web.conftest import forms_of

    return forms_of(page)


def test_two_at_once_are_said(browse: Browse, world: World) -> None:
    for begins in (AT - HOUR, AT - 2 * HOUR):
        add_turn(officer=world.source.id, begins=begins, ends=AT + DAY, telephone="+351 1", by=world.source, at=AT)
    assert "Two at once" in browse(world.source).text("/duty/roster/")


def test_a_border_post_reads_the_roster_and_sets_nothing(browse: Browse, world: World) -> None:
    pages = browse(world.border)
    assert "Put somebody on call" not in pages.text("/duty/roster/")
    assert pages.client.post("/duty/roster/", {}).status_code == 403, "without a token"


@pytest.mark.parametrize("name", ["reviewer", "decider", "commission"])
def test_every_office_that_is_told_things_has_a_roster(browse: Browse, world: World, name: str) -> None:
    assert "Put somebody on call" in browse(getattr(world, name)).text("/duty/roster/")


@pytest.mark.parametrize("name", ["compliance", "administrator"])
def test_others_have_none(browse: Browse, world: World, name: str) -> None:
    assert browse(getattr(world, name)).get("/duty/roster/").status_code == 404


def test_a_turn_of_another_office_is_not_ended_by_its_address(browse: Browse, world: World) -> None:
    turn = add_turn(officer=world.source.id, begins=AT, ends=AT + DAY, telephone="+351 1", by=world.source, at=AT)[
        "turn"
    ]
    pages = browse(world.other)
    form = pages.form("/duty/roster/", holding="telephone")
    sent = {"csrfmiddlewaretoken": form.fields["csrfmiddlewaretoken"], "key": form.fields["key"]}
    assert pages.client.post(f"/duty/roster/{turn}/end/", sent).status_code == 404
    assert read_roster(by=world.source, at=AT + HOUR).now
