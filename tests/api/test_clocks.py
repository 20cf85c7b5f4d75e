"""Clocks over HTTP: started, stopped, extended and kept, and the worklist by how late things are."""

from datetime import timedelta
from typing import Any

from fairnotice.api.clock import now
from tests.api.conftest import Caller
from tests.api.problems import is_problem
from tests.conftest import World
from tests.stories import WHY, a_notice, a_submitted


def body(thing: str, clock: str, **more: Any) -> dict[str, Any]:
    return {"thing": thing, "clock": clock, "began": (now() - timedelta(days=2)).isoformat(), "reasons": WHY} | more


def test_a_clock_from_its_start_to_its_end(call: Caller, world: World) -> None:
    given = body(f"request:{a_submitted(world)}", "irsd-3-2", waits="PT")
    due = call.ok("POST", "/dues", given, by=world.reviewer)["due"]

    def listed() -> dict[str, Any]:
        rows = call.ok("GET", "/worklist", by=world.decider)["rows"]
        return next(each for each in rows if each["due"] == due)

    row = listed()
    assert (row["lateness"], row["reminder"]) == ("later", False)
    assert call.ok("POST", f"/dues/{due}/stop", {"reasons": WHY}, by=world.reviewer)["state"] == "paused"
    assert listed()["lateness"] == "stands_still"
    assert call.ok("POST", f"/dues/{due}/resume", {"reasons": WHY}, by=world.reviewer)["state"] == "open"
    longer = call.ok("POST", f"/dues/{due}/extend", {"length": "P10D", "reasons": WHY}, by=world.reviewer)
    assert longer["due_at"] > row["due_at"]
    assert call.ok("POST", f"/dues/{due}/keep", {"reasons": WHY}, by=world.reviewer)["state"] == "kept"
    read = call.ok("GET", f"/dues/{due}", by=world.source)
    assert [each["act"] for each in read["changes"]] == ["set", "stop", "go_on", "extend", "keep"]
    assert (read["acts"], read["settled_at"] is None) == ([], False)


def test_the_worklist_of_another_duty_bearer_is_named_in_the_address(call: Caller, world: World) -> None:
    a_notice(world)
    found = call.ok("GET", "/worklist?owes=PT", by=world.reviewer)
    assert {row["owes"] for row in found["rows"]} == {"PT"}
    assert {bearer["owes"]: bearer["count"] for bearer in found["bearers"]}["PT"] == len(found["rows"])


def test_what_cannot_be_is_a_problem(call: Caller, world: World) -> None:
    thing = f"notice:{a_notice(world)}"
    is_problem(call("POST", "/dues", body(thing, "rpd-64-4"), by=world.source), 403, "not-your-act")
    is_problem(call("POST", "/dues", body(thing, "none"), by=world.reviewer), 422, "invalid-value")
    naive = body(thing, "rpd-64-4", began="2026-03-01T09:00:00")
    assert call("POST", "/dues", naive, by=world.reviewer).status_code == 422
    is_problem(call("GET", "/worklist", by=world.compliance), 403, "not-your-act")
    due = call.ok("POST", "/dues", body(thing, "rpd-64-4"), by=world.reviewer)["due"]
    is_problem(call("POST", f"/dues/{due}/stop", {"reasons": WHY}, by=world.reviewer), 409, "not-possible-now")
