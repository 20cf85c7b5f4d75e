"""Training: standing in for somebody of the story, at one click, and nowhere else."""

from typing import Any

import pytest
from django.test import override_settings

from fairnotice.domain.officer import PUBLIC, SYSTEM
from fairnotice.services.administration import remove_officer
from fairnotice.services.seeding import make_world
from tests.conftest import NOW
from tests.web.conftest import Browse, Pages

WHERE = "/training/stand-in/"


@pytest.fixture
def story(db: None) -> dict[str, Any]:
    """The accounts of the training world."""
    return make_world(at=NOW)


def stand_in(pages: Pages, login: str, **more: str) -> Any:
    token = pages.form("/account/sign-in/", holding="login").fields["csrfmiddlewaretoken"][0]
    return pages.client.post(WHERE, {"login": login, "csrfmiddlewaretoken": token, **more})


def who(pages: Pages) -> object:
    return pages.get("/account/sign-out/").wsgi_request.officer


def test_one_click_and_one_stands_in_for_anybody_of_the_story(browse: Browse, story: dict[str, Any]) -> None:
    pages = browse()
    response = stand_in(pages, "decider", next="/secretariat/")
    assert (response.status_code, response["Location"]) == (302, "/secretariat/")
    assert who(pages) == story["decider"]


def test_the_next_one_takes_the_place_of_the_last(browse: Browse, story: dict[str, Any]) -> None:
    pages = browse()
    stand_in(pages, "decider")
    before = pages.client.cookies["fairnotice_session"].value
    token = pages.client.cookies["csrftoken"].value
    pages.client.post(WHERE, {"login": "border-gb", "csrfmiddlewaretoken": token})
    assert who(pages) == story["border-gb"]
    assert pages.client.cookies["fairnotice_session"].value != before


def test_a_live_installation_has_no_such_page(browse: Browse, story: dict[str, Any]) -> None:
    with override_settings(FAIRNOTICE_MODE="live"):
        pages = browse()
        assert stand_in(pages, "administrator").status_code == 404
        assert pages.client.get(WHERE).status_code == 404
        assert who(pages) is PUBLIC


def test_an_account_that_is_not_of_the_story_cannot_be_stood_in_for(browse: Browse, world: Any) -> None:
    pages = browse()
    for login in ("source", "nobody", "", "decider' OR 1=1"):
        assert stand_in(pages, login).status_code == 404
    assert who(pages) is PUBLIC


def test_a_closed_account_cannot_be_stood_in_for(browse: Browse, story: dict[str, Any]) -> None:
    remove_officer(officer=story["decider"].id, by=SYSTEM, at=NOW)
    assert stand_in(browse(), "decider").status_code == 404


def test_another_site_cannot_make_one_stand_in(browse: Browse, story: dict[str, Any]) -> None:
    pages = browse()
    assert pages.client.post(WHERE, {"login": "decider"}).status_code == 403
    assert who(pages) is PUBLIC


@pytest.mark.parametrize(
    "where", ["https://example.org/", "//example.org", "/\\example.org", "javascript:alert(1)", ""]
)
def test_one_is_sent_to_pages_of_ours_only(browse: Browse, story: dict[str, Any], where: str) -> None:
    assert stand_in(browse(), "decider", next=where)["Location"] == "/my-work/"
