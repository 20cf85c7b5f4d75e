"""The limits of this house over the API, and by when a change is decided."""

from tests.api.conftest import Caller
from tests.api.problems import is_problem
from tests.conftest import World
from tests.stories import WHY, a_notice

LIMIT = "/house-limits/change-decision"


def test_a_limit_is_set_by_the_administrator_and_read_by_the_offices(world: World, call: Caller) -> None:
    given = {"days": 9, "reasons": WHY}
    is_problem(call("POST", LIMIT, given, by=world.decider), 403, "not-your-act")
    is_problem(call("POST", "/house-limits/rpd-81-1", given, by=world.administrator), 404, "not-found")
    assert call("POST", LIMIT, {**given, "days": 61}, by=world.administrator).status_code == 422
    assert call.ok("POST", LIMIT, given, by=world.administrator) == {"clock": "change-decision", "days": 9}
    (limit,) = call.ok("GET", "/house-limits", by=world.reviewer)
    assert (limit["days"], limit["was_set"], limit["most"], limit["reasons"]) == (9, True, 60, WHY)
    is_problem(call("GET", "/house-limits", by=world.source), 403, "not-your-act")


def test_a_change_says_by_when_it_is_decided_while_it_waits(world: World, call: Caller) -> None:
    notice = a_notice(world)
    given = {"text": "A refusal.", "reasons": WHY}
    change = call.ok("POST", f"/notices/{notice}/addenda", given, by=world.source)["change"]
    (row,) = call.ok("GET", f"/notices/{notice}/changes", by=world.source)
    (due,) = [each for each in call.ok("GET", "/dues", by=world.source)["items"] if each["code"] == "change-decision"]
    assert row["decide_by"] == due["due_at"] and due["thing"] == f"change:{change}"
    call.ok("POST", f"/changes/{change}/take-back", by=world.source)
    assert call.ok("GET", f"/notices/{notice}/changes", by=world.source)[0]["decide_by"] is None
