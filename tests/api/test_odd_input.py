"""Input that is well formed and still cannot be kept or computed with: told as a problem, never as our fault."""

from typing import Any
from urllib.parse import quote

import pytest

from tests.api.conftest import Caller
from tests.api.problems import is_problem
from tests.builders import base_case
from tests.conftest import World
from tests.stories import WHY, a_case, a_notice, a_submitted


def test_a_question_names_a_rule_by_its_code_and_not_by_a_text(call: Caller, world: World) -> None:
    body = {"questions": [{"rule": "r" * 61, "text": "Which court?"}]}
    response = call("POST", f"/requests/{a_submitted(world)}/questions", body, by=world.reviewer)
    assert is_problem(response, 422, "invalid-input")["errors"][0]["pointer"] == "#/questions/0/rule"


@pytest.mark.parametrize("known", ["0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59"])
def test_an_instant_at_the_edge_of_the_calendar_is_refused(call: Caller, world: World, known: str) -> None:
    is_problem(call("POST", f"/review?known={quote(known)}", base_case(), by=world.source), 422, "invalid-value")


def test_more_parameters_than_anybody_needs_are_refused_unread(call: Caller, world: World) -> None:
    query = "&".join(f"p{number}=1" for number in range(1_001))
    is_problem(call("GET", f"/cases?{query}", by=world.source), 400, "malformed")


@pytest.mark.parametrize("warrant", ["%00", "%1b", "w" * 81])
def test_a_warrant_is_named_in_the_letters_of_its_id(call: Caller, world: World, warrant: str) -> None:
    response = call("POST", f"/cases/{a_case(world)}/warrants/{warrant}/end", {"reasons": WHY}, by=world.source)
    is_problem(response, 422, "invalid-input")


def test_a_long_title_of_a_case_file_is_shown_short_and_kept_whole(call: Caller, world: World) -> None:
    title = "Robbery in Lisbon. " * 40
    case = call.ok("POST", "/cases", {**base_case(), "title": title}, by=world.source)["case"]
    read = call.ok("GET", f"/cases/{case}", by=world.source)
    assert read["dossier"]["title"] == title
    assert len(read["title"]) == 300


@pytest.mark.parametrize("part", ["kind", "number"])
def test_a_document_that_matches_is_not_kept_with_a_character_that_no_document_has(
    call: Caller, world: World, part: str
) -> None:
    a_notice(world)
    document: dict[str, Any] = {"kind": "passport", "number": "XQ7714203", "country": "UY"}
    document[part] += "\x00"
    body = {"names": ["Orin Tavesk"], "births": ["1986-09-17"], "documents": [document], "purpose": "entry"}
    is_problem(call("POST", "/checks", body, by=world.border), 422, "invalid-input")


def test_a_purpose_is_one_line(call: Caller, world: World) -> None:
    is_problem(call("GET", f"/cases/{a_case(world)}?purpose=look%0d%0ax", by=world.source), 422, "invalid-input")
