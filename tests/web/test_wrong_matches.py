"""The pages of the register of wrong matches: remembered at the desk, told at the next check, ended with reasons."""

import re
from dataclasses import replace

import pytest

from fairnotice.domain.subject import Document
from fairnotice.services import screening
from fairnotice.services.wrong_matches import known_apart_from
from tests.conftest import NOW, World
from tests.stories import WHY, a_hit, a_notice, a_query, a_wrong_match
from tests.web.conftest import Browse


@pytest.fixture
def pair(world: World) -> str:
    a_notice(world)
    return str(a_wrong_match(world))


def test_the_register_says_what_holds_and_names_nobody(world: World, browse: Browse, pair: str) -> None:
    page = browse(world.border).get("/border/wrong-matches/").content.decode()
    assert "Holds" in page
    assert "Tavesk" not in page
    assert f"/border/wrong-matches/{pair}/end/" not in page, "a border post ends none"


def test_the_answer_does_not_say_that_no_notice_is_like_a_traveller_who_is_told_apart_from_one(
    world: World, browse: Browse
) -> None:
    a_notice(world)
    browser, typed = browse(world.border), {"line": "Orin Tavesk, 1986-09-17, PT9913375 PT"}
    (hit,) = set(
        re.findall(r"/border/hits/([0-9a-f-]{36})/verify/", browser.post_form("/border/", typed).content.decode())
    )
    seen = {"same": "no", "photograph": "another face", "document": "another country", "remember": "on"}
    browser.post_form(f"/border/hits/{hit}/verify/", seen)
    answer = browser.post_form("/border/", typed).content.decode()
    assert "Not stopped for notice" in answer and "No other notice found" in answer
    assert "Nothing found" not in answer and "No notice in force" not in answer


def test_an_officer_of_the_bureau_ends_a_pair_with_reasons(world: World, browse: Browse, pair: str) -> None:
    browser = browse(world.locating)
    address = f"/border/wrong-matches/{pair}/end/"
    assert "Give your reasons" in browser.post_form(address, {"reasons": ""}).content.decode()
    page = browser.post_form(address, {"reasons": WHY}).content.decode()
    assert "Ended" in page
    assert "Holds" not in page


def test_the_verifying_officer_is_offered_to_remember_only_what_can_be(world: World, browse: Browse) -> None:
    _notice, hit = a_hit(world)  # by name and birth date, without a paper
    page = browse(world.border).get(f"/border/hits/{hit}/verify/").content.decode()
    assert 'name="remember"' not in page
    assert "the check had no document with the country that issued it" in page


@pytest.mark.parametrize(
    "typed",
    [
        {"line": "Orin Tavesk, 1986-09-17, PT9913375 PT"},
        {"line": "Orin Tavesk, 1986-09-17, passport:PT9913375:PT"},
        {"line": "Orin Tavesk, 1986-09-17", "document": "PT9913375 PT"},
        {"line": "Orin Tavesk, 1986-09-17", "document": "PT9913375", "document_country": "PT"},
    ],
)
def test_it_is_offered_for_a_document_that_was_typed_with_its_country(
    world: World, browse: Browse, typed: dict[str, str]
) -> None:
    a_notice(world)
    browser = browse(world.border)
    answer = browser.post_form("/border/", typed).content.decode()
    assert "issued by Portugal" in answer
    (hit,) = set(re.findall(r"/border/hits/([0-9a-f-]{36})/verify/", answer))
    page = browser.get(f"/border/hits/{hit}/verify/").content.decode()
    assert 'name="remember"' in page
    done = browser.post_form(
        f"/border/hits/{hit}/verify/",
        {"same": "no", "photograph": "another face", "document": "another country", "remember": "on"},
    )
    assert "The wrong match is remembered" in done.content.decode()


def test_a_no_of_which_everything_is_the_same_is_sent_back(world: World, browse: Browse) -> None:
    _notice, hit = a_hit(world)
    pages = browse(world.border)
    for sent in ({"photograph": "the same man", "birth_date": "agrees"}, {"birth_date": "17.09.1986"}):
        response = pages.post_form(f"/border/hits/{hit}/verify/", {"same": "no", **sent})
        assert response.status_code == 422
        assert "Name at least one thing that differs" in response.content.decode()


def test_a_check_that_sets_a_match_aside_says_so(world: World, browse: Browse, pair: str) -> None:
    query = replace(a_query(), documents=(Document("passport", "PT9913375", "PT"),))
    found = screening.check_traveller(
        query=query, traveller=screening.kept_of(query), purpose="entry", by=world.border, at=NOW
    )
    (told,) = known_apart_from(query=query, apart=found.apart, by=world.border, at=NOW)
    assert (found, str(told.id)) == ((), pair)
