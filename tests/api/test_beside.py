"""Beside a request, through the API: two versions, two people, accounts that are alike; for reviewers only."""

from typing import Any
from uuid import UUID

import pytest

from tests.api.conftest import Caller
from tests.conftest import World
from tests.services.test_beside import bundle, case_of, handed_in, refiled
from tests.stories import a_submitted, assess


@pytest.fixture
def two(world: World) -> tuple[UUID, UUID]:
    """Requests about two people of one matter."""
    first = a_submitted(world, bundle(2))
    return first, handed_in(world, case_of(world, first), "s2")


def versions(call: Caller, request: UUID, by: Any, asked: str = "") -> Any:
    return call.ok("GET", f"/requests/{request}/versions{asked}", by=by)


def test_what_changed_is_told_with_both_values_and_what_the_rules_answer_otherwise(call: Caller, world: World) -> None:
    found = versions(call, refiled(world), world.decider, "?first=1&second=2")
    (change,) = found["changes"]
    assert (change["group"], change["how"]) == ("penalty", "lowered")
    assert (change["before"], change["after"]) == ("15 years", "1 year")
    assert change["says"].endswith("maximum penalty lowered from 15 years to 1 year.")
    assert "rpd-83-1-a-ii-pros" in {each["rule"] for each in found["differs"]["changes"]}


def test_a_reviewer_who_has_not_signed_is_told_the_changes_alone(call: Caller, world: World) -> None:
    request = refiled(world)
    assert versions(call, request, world.reviewer)["differs"] is None
    assess(request, world.reviewer, outcome="refuse")
    assert versions(call, request, world.reviewer)["differs"]["recommendations"]


def test_a_version_that_there_is_not_is_a_problem(call: Caller, world: World) -> None:
    path = f"/requests/{a_submitted(world)}/versions"
    assert call("GET", f"{path}?second=9", by=world.decider).status_code == 404
    assert call("GET", f"{path}?second=0", by=world.decider).status_code == 422


def test_two_people_are_compared_and_the_leaning_waits_for_the_worksheet(
    call: Caller, world: World, two: tuple[UUID, UUID]
) -> None:
    first, second = two
    named = call.ok("GET", f"/requests/{first}/beside?other={second}", by=world.reviewer)
    assert (named["other"], named["share"]) == (str(second), 1.0)
    assert (named["differs"]["recommendations"], named["differs"]["leanings"]) == (None, None)
    assert call.ok("GET", f"/requests/{first}/beside", by=world.reviewer) == named, "the only other person"
    assess(first, world.reviewer)
    assert call.ok("GET", f"/requests/{first}/beside", by=world.reviewer) == named, "the other is not signed yet"
    assess(second, world.reviewer)
    assert len(call.ok("GET", f"/requests/{first}/beside", by=world.reviewer)["differs"]["leanings"]) == 2


def test_a_matter_about_one_person_has_nobody_to_stand_beside(call: Caller, world: World) -> None:
    assert call("GET", f"/requests/{a_submitted(world)}/beside", by=world.reviewer).status_code == 404


@pytest.mark.parametrize("role", ["source", "other", "locating", "border", "compliance", "administrator"])
def test_nobody_but_the_secretariat_and_the_commission_is_answered(
    call: Caller, world: World, two: tuple[UUID, UUID], role: str
) -> None:
    for part in ("versions", "beside", "alike-texts"):
        assert call("GET", f"/requests/{two[0]}/{part}", by=getattr(world, role)).status_code in {403, 404}, part


def test_the_commission_reads_all_of_it(call: Caller, world: World, two: tuple[UUID, UUID]) -> None:
    for part in ("versions", "beside", "alike-texts"):
        call.ok("GET", f"/requests/{two[0]}/{part}", by=world.commission)
