"""The link with which an account gets its password."""

from datetime import timedelta

import pytest

from fairnotice.domain.errors import NotFound, NotYourAct
from fairnotice.domain.officer import DOOR, PUBLIC, SYSTEM
from fairnotice.records.models import EventRecord, InvitationRecord
from fairnotice.records.session import speaking_as
from fairnotice.services.administration import remove_officer
from fairnotice.services.signin import INVITATION_LIFE, invite, reset
from fairnotice.web.clock import now
from tests.conftest import World
from tests.web.conftest import Browse, Pages

PASSWORD = "correct horse battery staple"
TWICE = {"password1": PASSWORD, "password2": PASSWORD}


def who(pages: Pages) -> object:
    return pages.get("/account/sign-out/").wsgi_request.officer


def link(token: str) -> str:
    return f"/account/welcome/{token}/"


def test_with_the_link_one_chooses_a_password_is_in_and_is_offered_a_second_factor(
    browse: Browse, world: World
) -> None:
    path = link(invite(officer=world.source.id, by=world.administrator, at=now()))
    pages = browse()
    assert "source" in pages.text(path)
    response = pages.post_form(path, TWICE, follow=False)
    assert response["Location"] == "/account/second-factor/"
    assert who(pages) == world.source


def test_a_link_works_once(browse: Browse, world: World) -> None:
    path = link(invite(officer=world.source.id, by=SYSTEM, at=now()))
    browse().post_form(path, TWICE, follow=False)
    response = browse().get(path)
    assert response.status_code == 404
    assert "This link cannot be used any more" in response.content.decode()


def test_a_link_that_two_send_at_once_is_used_by_one(browse: Browse, world: World) -> None:
    path = link(invite(officer=world.source.id, by=SYSTEM, at=now()))
    first, second = browse(), browse()
    form = second.form(path)
    first.post_form(path, TWICE, follow=False)
    response = second.client.post(path, {**form.fields, **TWICE})
    assert response.status_code == 404
    assert who(second) is PUBLIC


def test_to_look_at_the_link_does_not_use_it(browse: Browse, world: World) -> None:
    path = link(invite(officer=world.source.id, by=SYSTEM, at=now()))
    for _ in range(3):
        assert browse().get(path).status_code == 200


def test_a_newer_link_ends_the_older(browse: Browse, world: World) -> None:
    older = link(invite(officer=world.source.id, by=SYSTEM, at=now()))
    newer = link(invite(officer=world.source.id, by=SYSTEM, at=now()))
    assert [browse().get(path).status_code for path in (older, newer)] == [404, 200]


def test_a_link_ends_after_its_time(browse: Browse, world: World) -> None:
    path = link(invite(officer=world.source.id, by=SYSTEM, at=now() - INVITATION_LIFE - timedelta(seconds=1)))
    assert browse().get(path).status_code == 404


def test_a_leaver_s_link_ends(browse: Browse, world: World) -> None:
    path = link(invite(officer=world.source.id, by=SYSTEM, at=now()))
    remove_officer(officer=world.source.id, by=SYSTEM, at=now())
    assert browse().get(path).status_code == 404
    with pytest.raises(NotFound):
        invite(officer=world.source.id, by=SYSTEM, at=now())


@pytest.mark.parametrize("token", ["x", "%00", "a" * 3000, "..%2f..", "\u202e"])
def test_any_other_address_is_no_link(browse: Browse, world: World, token: str) -> None:
    assert browse().get(link(token)).status_code == 404


def test_the_link_signs_out_who_was_signed_in_in_that_browser(browse: Browse, world: World) -> None:
    pages = browse(world.decider)
    pages.post_form(link(invite(officer=world.source.id, by=SYSTEM, at=now())), TWICE, follow=False)
    assert who(pages) == world.source


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"password1": "short", "password2": "short"}, "too short"),
        ({"password1": PASSWORD, "password2": "another"}, "Type the same password twice."),
        ({"password1": "", "password2": ""}, "govuk-error-summary"),
    ],
)
def test_a_password_that_will_not_do_leaves_the_link_as_it_was(
    browse: Browse, world: World, given: dict[str, str], told: str
) -> None:
    path = link(invite(officer=world.source.id, by=SYSTEM, at=now()))
    pages = browse()
    assert told in pages.post_form(path, given).content.decode()
    pages.post_form(path, TWICE, follow=False)
    assert who(pages) == world.source


def test_an_invitation_leaves_what_there_was_until_it_is_used(browse: Browse, world: World) -> None:
    pages = browse(world.source)
    path = link(invite(officer=world.source.id, by=SYSTEM, at=now()))
    assert who(pages) == world.source
    browse().post_form(path, TWICE, follow=False)
    assert who(pages) is PUBLIC


def test_a_reset_ends_everything_at_once(browse: Browse, world: World) -> None:
    pages = browse(world.source)
    browse().post_form(link(invite(officer=world.source.id, by=SYSTEM, at=now())), TWICE, follow=False)
    path = link(reset(officer=world.source.id, by=world.administrator, at=now()))
    assert who(pages) is PUBLIC
    answer = browse().post_form("/account/sign-in/", {"login": "source", "password": PASSWORD}, holding="login")
    assert "do not belong together" in answer.content.decode()
    assert browse().get(path).status_code == 200


@pytest.mark.parametrize("name", ["source", "border", "reviewer", "decider", "commission", "compliance"])
def test_only_an_administrator_invites_and_resets(world: World, name: str) -> None:
    by = world.everybody()[name]
    for act in (invite, reset):
        with pytest.raises(NotYourAct):
            act(officer=by.id, by=by, at=now())


def test_the_link_is_not_kept_only_what_it_is_known_by(world: World) -> None:
    token = invite(officer=world.source.id, by=SYSTEM, at=now())
    with speaking_as(DOOR):
        assert token not in str(list(InvitationRecord.objects.values_list()))


def test_the_page_of_the_link_tells_its_address_to_no_other_site(browse: Browse, world: World) -> None:
    response = browse().get(link(invite(officer=world.source.id, by=SYSTEM, at=now())))
    assert response["Referrer-Policy"] == "same-origin"
    assert "no-store" in response["Cache-Control"]


def test_each_step_leaves_one_event_in_the_name_of_who_did_it(browse: Browse, world: World) -> None:
    path = link(invite(officer=world.source.id, by=world.administrator, at=now()))
    browse().post_form(path, TWICE, follow=False)
    with speaking_as(SYSTEM):
        found = list(EventRecord.objects.filter(type__startswith="signin.").order_by("sequence"))
    assert [event.type for event in found] == ["signin.invited", "signin.password_set"]
    assert '"role":"administrator"' in found[0].body
    assert '"role":"bureau"' in found[1].body
    assert all(event.thing == f"officer:{world.source.id}" for event in found)
