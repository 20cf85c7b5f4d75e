"""Every address as every role, generated from the description of the API."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from fairnotice.domain.officer import Officer
from tests.api.conftest import Caller
from tests.api.problems import is_problem
from tests.api.things import BODIES, QUERIES, Things, one_of_each
from tests.conftest import Staged, World

OPEN = {
    *("health", "list_rules", "read_rule", "list_schemas", "read_schema"),
    *("search_practice", "read_practice", "effects_of_countries", "effect_in_country"),
    *("about_register", "public_changes"),
}
"""What nobody needs a token for."""

TURNED_OFF = {"ftm_catalogue", "ftm_entities", "ftm_deltas", "ftm_delta"}
"""What is off, for everybody, until an administrator turns it on: tests/api/test_feeds.py has it on."""
OPEN_TO_WHO_KNOWS = {"enrol_desk", "read_ciphertext", "status_of"}
"""What needs no token but a code, a digest or a number."""

ROLES = (
    "source",
    "other",
    "locating",
    "border",
    "carrier",
    "reviewer",
    "second_reviewer",
    "decider",
    "commission",
    "compliance",
    "administrator",
    "court",
    "counsel",
)
NOT_YOURS = {403, 404, 409, 422}


@pytest.fixture
def routes(call: Caller) -> list[tuple[str, str, str]]:
    """Method, path below /api, and name of every operation."""
    from fairnotice.api.app import openapi_document

    return [
        (method.upper(), path.removeprefix("/api"), operation["operationId"])
        for path, methods in openapi_document()["paths"].items()
        for method, operation in methods.items()
    ]


@pytest.fixture(scope="module")
def staged(stage: Callable[[Callable[[World], Things]], Staged]) -> Staged:
    return stage(one_of_each)


@pytest.fixture
def things(staged: Staged, world: World) -> Things:
    found: Things = staged.made
    return found


def tried(call: Caller, method: str, path: str, name: str, by: Officer | None) -> Any:
    """One call whose effects are undone, so that the next caller finds everything as it was."""
    from django.db import transaction

    if by is not None:
        call.token(by)  # made outside what is undone
    with transaction.atomic():
        response = call(method, path + QUERIES.get(name, ""), BODIES.get(name), by=by)
        transaction.set_rollback(True)
    return response


def answers(
    call: Caller, routes: list[tuple[str, str, str]], things: Things, by: Officer | None
) -> Iterator[tuple[str, str, Any]]:
    for method, path, name in routes:
        yield f"{method} {path}", name, tried(call, method, things.named(path), name, by)


def test_every_act_of_the_api_has_a_body_in_this_walk(routes: list[tuple[str, str, str]]) -> None:
    acts = {name for method, _path, name in routes if method != "GET"}
    assert acts == set(BODIES)


def test_nobody_gets_anything_but_what_is_open(
    call: Caller, routes: list[tuple[str, str, str]], things: Things
) -> None:
    for _route, name, response in answers(call, routes, things, None):
        if name in OPEN:
            assert response.status_code == 200, name
        elif name in TURNED_OFF:
            is_problem(response, 404, "turned-off")
        elif name in OPEN_TO_WHO_KNOWS:
            is_problem(response, 404, "not-found")
        else:
            is_problem(response, 401, "not-signed-in")


@pytest.mark.parametrize("role", ROLES)
def test_every_route_answers_this_role_as_described_or_with_a_problem(
    call: Caller, routes: list[tuple[str, str, str]], things: Things, world: World, role: str
) -> None:
    by = getattr(world, role)
    for route, name, response in answers(call, routes, things, by):
        assert response["Fairnotice-Mode"] == "training", route
        if response.status_code in {200, 201, 202}:
            assert response["Content-Type"].startswith("application/"), route
        else:
            assert response.status_code in NOT_YOURS, (route, name, response.content)
            assert response["Content-Type"] == "application/problem+json", route
            assert response.json()["status"] == response.status_code, route


def test_another_bureau_gets_the_same_answer_for_a_case_that_exists_and_for_one_that_does_not(
    call: Caller, routes: list[tuple[str, str, str]], things: Things, world: World
) -> None:
    for method, path, name in routes:
        if ("{id}" not in path and "{thing}" not in path) or path.startswith("/officers"):
            continue
        there = tried(call, method, things.named(path), name, world.other)
        nowhere = tried(call, method, things.named(path, random=True), name, world.other)
        assert there.status_code == 404, (method, path, there.content)
        existing = next(part for part in (there.wsgi_request.path.split("/")) if part.count("-") > 3).removeprefix(
            "case:"
        )
        assert there.content.decode().replace(existing, things.random) == nowhere.content.decode(), path


@pytest.mark.parametrize("role", ["compliance", "administrator", "border", "carrier", "counsel"])
def test_matters_are_not_there_for_roles_that_have_no_part_in_them(
    call: Caller, routes: list[tuple[str, str, str]], things: Things, world: World, role: str
) -> None:
    for method, path, name in routes:
        if path.startswith(("/cases/{id}", "/requests/{id}")):
            response = tried(call, method, things.named(path), name, getattr(world, role))
            assert response.status_code in {403, 404}, (path, response.content)


MAY_READ = {
    "read_case": {"source", "reviewer", "second_reviewer", "decider", "commission"},
    "read_request": {"source", "reviewer", "second_reviewer", "decider", "commission"},
    "review_of": {"source", "reviewer", "second_reviewer", "decider", "commission"},
    "read_quality": {"source", "reviewer", "second_reviewer", "decider", "commission"},
    "would_change": {"decider", "commission"},  # reviewers once they have signed a worksheet of their own
    "alike_texts": {"reviewer", "second_reviewer", "decider", "commission"},
    "remembered": {"reviewer", "second_reviewer", "decider", "commission"},
    "read_notice": set(ROLES) - {"other", "compliance", "administrator", "carrier", "court", "counsel"},
    "effect_of_notice": {"source", "locating", "border"},  # the offices have no country: they must name one
    "differences_of": {"reviewer", "second_reviewer", "decider", "commission"},
    "exposure": {"reviewer", "second_reviewer", "decider", "commission"},  # a court has a purpose of its own
    "list_exposures": {"reviewer", "second_reviewer", "decider", "commission", "court"},
    "read_exposure": {"reviewer", "second_reviewer", "decider", "commission", "court"},
    "list_readers": {"decider", "commission", "court", "counsel"},
    "read_clock": {"source", "reviewer", "second_reviewer", "decider", "commission"},
    "copies_of": {"source", "locating", "reviewer", "second_reviewer", "decider", "commission"},
    "read_hit": {"locating", "border", "reviewer", "second_reviewer", "decider", "commission"},
}


@pytest.mark.parametrize("name", MAY_READ)
def test_a_thing_is_read_by_those_who_have_a_part_in_it_and_nobody_else(
    call: Caller, routes: list[tuple[str, str, str]], things: Things, world: World, name: str
) -> None:
    path = next(path for _method, path, found in routes if found == name)
    can = {
        role for role in ROLES if tried(call, "GET", things.named(path), name, getattr(world, role)).status_code == 200
    }
    assert can == MAY_READ[name]


SEES_ROWS = {
    "cases": {"source", "reviewer", "second_reviewer", "decider", "commission"},
    "requests": {"source", "reviewer", "second_reviewer", "decider", "commission"},
    "notices": set(ROLES) - {"compliance", "administrator", "carrier", "court", "counsel"},
    "register": {"source", "other", "locating", "border"},
    "hits": {"locating", "border", "reviewer", "second_reviewer", "decider", "commission"},
    "confirmations": {"source", "locating", "border", "reviewer", "second_reviewer", "decider", "commission"},
    "measures": {"source", "locating", "border", "reviewer", "second_reviewer", "decider", "commission"},
    "disclosures": {"source", "locating", "border", "reviewer", "second_reviewer", "decider", "commission"},
    "messages": {"source", "locating", "reviewer", "second_reviewer", "decider"},
    "dues": {"source", "reviewer", "second_reviewer", "decider", "commission"},
    "bureaus": set(ROLES) - {"carrier"},
    "officers": set(ROLES) - {"carrier"},
    "access": {"commission", "administrator"},
    "desks": {"locating", "border", "reviewer", "second_reviewer", "decider", "commission", "administrator"},
    "incidents": {"locating", "border", "reviewer", "second_reviewer", "decider", "commission"},
}


@pytest.mark.parametrize("noun", SEES_ROWS)
def test_a_list_holds_something_for_those_who_may_see_it_only(
    call: Caller, things: Things, world: World, noun: str
) -> None:
    others = [role for role in ROLES if role != "carrier"]  # which is refused: tests/api/test_carriers.py
    seen = {role for role in others if call.ok("GET", f"/{noun}", by=getattr(world, role))["items"]}
    assert seen == SEES_ROWS[noun]


def test_an_officer_sees_their_own_account_only_and_the_administrator_all(call: Caller, world: World) -> None:
    assert len(call.ok("GET", "/officers", by=world.border)["items"]) == 1
    assert len(call.ok("GET", "/officers", by=world.administrator)["items"]) == len(ROLES)
