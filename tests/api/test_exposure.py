"""The exposure over the API: the same rights as the page, a purpose that must be given, the published shape."""

import jsonschema
import pytest

from fairnotice.law.exposure_answer import exposure_schema
from tests.api.conftest import Caller
from tests.api.problems import is_problem
from tests.conftest import World
from tests.stories import a_submitted


def test_the_answer_has_the_published_shape(call: Caller, world: World) -> None:
    request = a_submitted(world)
    asked = f"/requests/{request}/exposure?purpose=review&on=2026-03-02&country=FR&country=GB"
    answer = call.ok("GET", asked, by=world.reviewer)
    assert answer["mark"] == "EXAMPLE"
    jsonschema.validate(answer["exposure"], exposure_schema())
    assert [each["country"] for each in answer["exposure"]["countries"]] == ["FR", "GB"]
    assert answer["exposure"]["rules"] == "exposure-1.0"


@pytest.mark.parametrize("query", ["", "?purpose=", "?purpose=curiosity", "?purpose=review&country=XX"])
def test_a_purpose_and_countries_that_exist_must_be_given(call: Caller, world: World, query: str) -> None:
    response = call("GET", f"/requests/{a_submitted(world)}/exposure{query}", by=world.reviewer)
    assert response.status_code == 422


def test_the_bureau_that_asks_is_refused(call: Caller, world: World) -> None:
    response = call("GET", f"/requests/{a_submitted(world)}/exposure?purpose=review", by=world.source)
    is_problem(response, 403, "not-your-act")
