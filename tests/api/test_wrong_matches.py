"""A verification by the API: a no is remembered where that is asked for, by the rules of the page."""

from typing import Any

import pytest

from fairnotice.services.wrong_matches import wrong_matches_of
from tests.api.conftest import Caller
from tests.api.problems import is_problem
from tests.conftest import NOW, World
from tests.stories import WHY, a_notice

NAMESAKE = {
    "names": ["Orin Tavesk"],
    "births": ["1986-09-17"],
    "documents": [{"kind": "passport", "number": "PT9913375", "country": "PT"}],
    "purpose": "border check, entry",
}
NO = {"same": False, "compared": {"photograph": "another face", "birth date": "the same day"}}


def a_raised(call: Caller, world: World, asked: dict[str, Any] = NAMESAKE) -> str:
    a_notice(world)
    (match,) = call.ok("POST", "/checks", asked, by=world.border)["items"]
    return str(match["hit"])


def test_a_no_that_is_to_be_remembered_keeps_the_traveller_from_being_stopped_again(call: Caller, world: World) -> None:
    hit = a_raised(call, world)
    assert call.ok("GET", f"/hits/{hit}", by=world.border)["can_be_remembered"] is True
    said = call.ok("POST", f"/hits/{hit}/verification", {**NO, "remember": True}, by=world.border)
    again = call.ok("POST", "/checks", NAMESAKE, by=world.border)
    assert again["items"] == []
    assert [one["until"] for one in again["set_aside"]] == [said["remembered"]["until"]]
    (pair,) = wrong_matches_of(by=world.border, at=NOW)
    assert (str(pair.id), pair.officer) == (said["remembered"]["wrong_match"], "border")


def test_the_bureau_reads_what_is_remembered_and_ends_it_with_reasons(call: Caller, world: World) -> None:
    hit = a_raised(call, world)
    said = call.ok("POST", f"/hits/{hit}/verification", {**NO, "remember": True}, by=world.border)["remembered"]
    (told,) = call.ok("GET", "/wrong-matches", by=world.locating)["items"]
    assert (told["wrong_match"], told["until"]) == (said["wrong_match"], said["until"])
    assert (told["officer"], told["holds"], told["ended"]) == ("border", True, "")
    path = f"/wrong-matches/{said['wrong_match']}/end"
    is_problem(call("POST", path, {"reasons": WHY}, by=world.border), 403, "not-your-act")
    assert call.ok("POST", path, {"reasons": WHY}, by=world.locating)["ended"] is True
    assert [one["ended"] for one in call.ok("GET", "/wrong-matches", by=world.locating)["items"]] == ["ended"]
    assert len(call.ok("POST", "/checks", NAMESAKE, by=world.border)["items"]) == 1


def test_a_no_is_not_remembered_unless_that_is_asked_for(call: Caller, world: World) -> None:
    hit = a_raised(call, world)
    assert call.ok("POST", f"/hits/{hit}/verification", NO, by=world.border)["remembered"] is None
    assert len(call.ok("POST", "/checks", NAMESAKE, by=world.border)["items"]) == 1


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({**NO, "remember": True, "same": True}, "Only a match that is not the person"),
        ({**NO, "remember": True, "compared": {"photograph": "another face"}}, "at least 2 features"),
        ({**NO, "compared": {"photograph": "the same man", "birth date": "agrees"}}, "at least one thing that differs"),
    ],
    ids=["a yes", "one thing compared", "nothing that differs"],
)
def test_what_the_page_refuses_is_refused(call: Caller, world: World, given: dict[str, Any], says: str) -> None:
    hit = a_raised(call, world)
    problem = is_problem(call("POST", f"/hits/{hit}/verification", given, by=world.border), 422, "invalid-value")
    assert says in problem["detail"]
    assert call.ok("GET", f"/hits/{hit}", by=world.border)["state"] == "raised"


def test_a_check_without_a_document_says_that_it_cannot_be_remembered(call: Caller, world: World) -> None:
    hit = a_raised(call, world, {**NAMESAKE, "documents": []})
    assert call.ok("GET", f"/hits/{hit}", by=world.border)["can_be_remembered"] is False
    problem = is_problem(
        call("POST", f"/hits/{hit}/verification", {**NO, "remember": True}, by=world.border), 422, "invalid-value"
    )
    assert "a paper with its issuing country and a full birth date" in problem["detail"]
