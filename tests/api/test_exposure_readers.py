"""Courts and counsel over the API: named, answered, kept, listed, ended; and what the requester gets of it."""

from hashlib import sha256

import pytest

from fairnotice.api.clock import now
from tests.api.conftest import Caller
from tests.api.problems import is_problem
from tests.conftest import World
from tests.stories import WHY, a_naming, a_submitted, an_exposure


def test_from_the_naming_to_its_end(call: Caller, world: World) -> None:
    request = a_submitted(world)
    given = {
        "office": "chambers",
        "extent": "filed",
        "disclosure": "not_withheld",
        "until": now().date().isoformat(),
        "reasons": WHY,
    }
    asked = f"/requests/{request}/exposure?purpose=defence&country=NZ"
    is_problem(call("GET", asked, by=world.counsel), 404, "not-found")
    named = call.ok("POST", f"/requests/{request}/readers", given, by=world.commission)
    (row,) = call.ok("GET", "/readers", by=world.counsel)
    assert (row["request"], row["holds"]) == (str(request), True)
    answer = call.ok("GET", asked, by=world.counsel)["answer"]
    (listed,) = call.ok("GET", f"/requests/{request}/exposures", by=world.counsel)
    kept = call.ok("GET", f"/exposures/{answer}", by=world.counsel)
    assert listed["answer"] == answer and kept["intact"] and kept["again"]["same"]
    assert sha256(kept["text"].encode()).hexdigest() == listed["digest"]
    call.ok("POST", f"/readers/{named['reader']}/end", {"reasons": WHY}, by=world.commission)
    for path in (asked, f"/requests/{request}/exposures", f"/exposures/{answer}"):
        is_problem(call("GET", path, by=world.counsel), 404, "not-found")
    assert call.ok("GET", "/readers", by=world.counsel) == []


@pytest.mark.parametrize("day", ["2026-02-31", "tomorrow", ""])
def test_a_day_that_there_is_not_is_refused(call: Caller, world: World, day: str) -> None:
    given = {"office": "chambers", "extent": "filed", "disclosure": "owner_agreed", "until": day, "reasons": WHY}
    response = call("POST", f"/requests/{a_submitted(world)}/readers", given, by=world.commission)
    assert response.status_code == 422


def test_the_bureau_that_asks_gets_nothing_at_any_of_them(call: Caller, world: World) -> None:
    request = a_submitted(world)
    reader = a_naming(world, request, at=now())
    answer = an_exposure(request, world.court, purpose="proceedings", at=now()).id
    given = {
        "office": "court-nz", "extent": "filed", "disclosure": "owner_agreed", "until": "2026-12-31", "reasons": WHY,
    }  # fmt: skip
    by = world.source
    is_problem(call("GET", f"/requests/{request}/exposure?purpose=proceedings", by=by), 403, "not-your-act")
    is_problem(call("GET", f"/requests/{request}/exposures", by=by), 403, "not-your-act")
    is_problem(call("GET", f"/exposures/{answer}", by=by), 404, "not-found")
    is_problem(call("GET", "/readers", by=by), 403, "not-your-act")
    is_problem(call("POST", f"/requests/{request}/readers", given, by=by), 403, "not-your-act")
    is_problem(call("POST", f"/readers/{reader}/end", {"reasons": WHY}, by=by), 404, "not-found")
    offices = {row["bureau"] for row in call.ok("GET", "/bureaus?limit=100", by=by)["items"]}
    assert not offices & {"court-nz", "chambers"}
    case = call.ok("GET", "/cases", by=by)["items"][0]["case"]
    types = {row["type"] for row in call.ok("GET", f"/timeline/case:{case}", by=by)["items"]}
    types |= {row["type"] for row in call.ok("GET", f"/timeline/request:{request}", by=by)["items"]}
    assert types and not [each for each in types if each.startswith("exposure.")]
    for thing in (f"reader:{reader}", f"exposure:{answer}"):
        assert not call("GET", f"/timeline/{thing}", by=by).json().get("items")
