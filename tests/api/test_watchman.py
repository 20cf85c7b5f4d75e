"""Watchman's search: its shape, its meanings, and that a search is a check like any other."""

import json
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from django.test import override_settings

from fairnotice.domain.officer import SYSTEM
from fairnotice.records.models import AccessRecord, HitRecord
from fairnotice.records.session import speaking_as
from tests.api.conftest import Caller
from tests.api.published import fits, published
from tests.conftest import World
from tests.stories import a_notice, a_wrong_match

ORIN = {"name": "Orin Tavesk", "type": "person", "birthDate": "1986-09-17"}


def search(call: Caller, by: Any, **parameters: Any) -> Any:
    return call("GET", f"/watchman/v2/search?{urlencode(parameters, doseq=True, quote_via=quote)}", by=by)


def answer(call: Caller, by: Any, **parameters: Any) -> dict[str, Any]:
    response = search(call, by, **parameters)
    assert response.status_code == 200, response.content
    return dict(response.json())


def hits() -> int:
    with speaking_as(SYSTEM):
        return int(HitRecord.objects.count())


def test_a_person_is_found_with_score_and_pieces(call: Caller, world: World) -> None:
    notice = a_notice(world)
    found = answer(call, world.border, **ORIN)
    (one,) = found["entities"]
    assert (one["name"], one["entityType"], one["sourceList"]) == ("Orin Tavesk", "person", "notices")
    assert one["sourceID"] == str(notice)
    assert one["person"]["birthDate"] == "1986-09-17T00:00:00Z"
    assert one["person"]["governmentIDs"][0]["identifier"] == "XQ7714203"
    assert 0.7 < one["match"] <= 1.0 and one["details"]["finalScore"] == one["match"]
    assert {piece["pieceType"] for piece in one["details"]["pieces"]} == {
        "name",
        "birth",
        "document",
        "nationality",
        "sex",
    }
    assert found["query"]["person"]["name"] == "Orin Tavesk"
    assert found["hits"] == [one["hit"]]
    assert not [word for word in ("robbery", "scar", "charged") if word in json.dumps(found)]


def test_a_search_is_logged_and_raised_like_any_check(call: Caller, world: World) -> None:
    a_notice(world)
    assert answer(call, world.border, **ORIN, minMatch=1, limit=1)["entities"] == []
    assert hits() == 1
    with speaking_as(SYSTEM):
        assert AccessRecord.objects.filter(operation="check", purpose="test").count() == 1


def test_without_a_least_score_whoever_the_installation_looks_at_is_shown(call: Caller, world: World) -> None:
    a_notice(world)
    weak = {"name": "Tavesk", "type": "person"}
    assert answer(call, world.border, **weak)["entities"] == []
    with override_settings(FAIRNOTICE_SCREENING={"hit": 0.1}):
        found = answer(call, world.border, **weak)
    assert [one["hit"] for one in found["entities"]] == found["hits"] != []
    assert found["setAside"] == []
    with override_settings(FAIRNOTICE_SCREENING={"alerts_a_day": 0.001, "travellers_a_day": 10**12}):
        limited = answer(call, world.border, **ORIN, minMatch=0.1)
    assert (limited["entities"], limited["hits"], limited["setAside"]) == ([], [], [])


@pytest.mark.parametrize(
    ("parameters", "count"),
    [
        ({**ORIN, "minMatch": 0.7}, 1),
        ({"name": "Orin", "altNames": ["Tavesk Orin", "O. Tavesk"], "birthDate": "1986"}, 1),
        ({"name": "Nobody Here", "gov_passport": "UY:XQ7714203"}, 1),
        ({"gov_passport": "XQ7714203"}, 1),
        ({**ORIN, "type": "vessel"}, 0),
        ({**ORIN, "source": "notices"}, 1),
        ({**ORIN, "sourceID": "another"}, 0),
        ({"name": "Milo Hartwin"}, 0),
    ],
    ids=["least", "other names", "passport", "passport alone", "vessel", "our list", "id", "stranger"],
)
def test_parameters_mean_what_they_mean_there(
    call: Caller, world: World, parameters: dict[str, Any], count: int
) -> None:
    a_notice(world)
    assert len(answer(call, world.border, **parameters)["entities"]) == count


@pytest.mark.parametrize(
    ("born", "compared", "says"),
    [
        ("1986-09-31", "1986", "no such day, the month has 30 days in that year"),
        ("17/09/1986", "1986-09-17", ""),
        ("09/10/1986", "1986-09-10", "looked for as both"),
    ],
)
def test_what_is_used_of_a_birth_date_that_is_not_plain_is_said(
    call: Caller, world: World, born: str, compared: str, says: str
) -> None:
    a_notice(world)
    found = answer(call, world.border, name="Orin Tavesk", birthDate=born)
    (birth,) = [reason for reason in found["entities"][0]["reasons"] if reason["feature"] == "birth"]
    assert birth["traveller"] == compared
    assert [says in one["why"] for one in found["unused"]] == ([True] if says else [])
    assert ("The year alone is compared." in str(found["unused"])) is (compared == "1986")


@pytest.mark.parametrize(("born", "says"), [("1365-06-26", "Solar Hijri or Hijri"), ("2999-09-17", "has not come")])
def test_how_a_birth_date_of_another_calendar_was_read_is_said(
    call: Caller, world: World, born: str, says: str
) -> None:
    a_notice(world)
    found = answer(call, world.border, name="Orin Tavesk", birthDate=born, gov_nationality="D:1")
    assert len(found["entities"]) == 1
    ((where, why),) = [(one["where"], one["why"]) for one in found["unused"]]
    assert where == "birthDate" and says in why


def test_what_is_not_used_is_said(call: Caller, world: World) -> None:
    a_notice(world)
    odd = {"imoNumber": "1", "gender": "unsure", "gov_nationality": "zz:1", "debug": "true", "type": "aircraft"}
    found = answer(call, world.border, **{**ORIN, **odd})
    assert [one["where"] for one in found["unused"]] == [
        "parameter debug",
        "parameter imoNumber",
        "gender",
        "gov_nationality",
        "query",
    ]
    assert hits() == 0


@pytest.mark.parametrize(
    "parameters",
    [
        {},
        {"name": "12345"},
        {"name": "A"},
        {"name": "x" * 501},
        {"name": "a\x00b"},
        {**ORIN, "limit": 101},
        {**ORIN, "limit": "many"},
        {**ORIN, "minMatch": "nan"},
        {**ORIN, "format": "senzing"},
    ],
    ids=["nobody", "no name", "one letter", "long", "control", "limit", "no number", "nan", "form"],
)
def test_errors_have_their_shape(call: Caller, world: World, parameters: dict[str, Any]) -> None:
    response = search(call, world.border, **parameters)
    assert response.status_code == 400
    assert list(response.json()) == ["error"]
    assert hits() == 0


@pytest.mark.parametrize(
    ("parameters", "says"),
    [
        ({"source": "us_ofac"}, "There is no such 'source' here. Possible: notices; left out, every list is asked."),
        (
            {"type": "ship"},
            "There is no such 'type'. Possible: person, business, organization, vessel, aircraft; left out, everything "
            "is looked for.",
        ),
    ],
)
def test_a_list_or_a_type_that_there_is_not_is_refused_with_those_that_there_are(
    call: Caller, world: World, parameters: dict[str, Any], says: str
) -> None:
    a_notice(world)
    response = search(call, world.border, **{**ORIN, **parameters})
    assert (response.status_code, response.json()) == (400, {"error": says})
    assert hits() == 0


def test_a_search_is_not_asked_by_head(call: Caller, world: World) -> None:
    a_notice(world)
    response = call("HEAD", f"/watchman/v2/search?{urlencode(ORIN)}", by=world.border)
    assert (response.status_code, hits()) == (405, 0)


def test_a_known_wrong_match_is_set_aside_and_said(call: Caller, world: World) -> None:
    notice = a_notice(world)
    a_wrong_match(world)
    before = hits()
    found = answer(call, world.border, **ORIN, gov_passport="PT:PT9913375")
    assert (found["entities"], found["hits"], found["setAside"]) == ([], [], [str(notice)])
    assert hits() == before
    assert len(answer(call, world.border, **ORIN, gov_passport="PT:PT9913376")["entities"]) == 1


WHO = {"source", "other", "locating", "border"}


@pytest.mark.parametrize("name", sorted([*World.__annotations__, "nobody"]))
def test_every_address_answers_whom_it_is_for_and_refuses_everybody_else(call: Caller, world: World, name: str) -> None:
    a_notice(world)
    for path in ("/watchman/v2/search?name=Milo+Hartwin", "/watchman/v2/listinfo"):
        response = call("GET", path, by=getattr(world, name, None))
        status = 200 if name in WHO else 401 if name == "nobody" else 403
        assert response.status_code == status, (path, response.content)
        assert status == 200 or list(response.json()) == ["error"]


def test_answers_fit_the_published_schemas(call: Caller, world: World) -> None:
    document = published("watchman_v2_api.yaml")
    a_notice(world)
    fits(document, "SearchResponse", answer(call, world.border, **ORIN, gov_nationality="UY:1", gender="male"))
    fits(document, "SearchResponse", answer(call, world.border, **{**ORIN, "type": "vessel"}))
    fits(document, "ListInfoResponse", call.ok("GET", "/watchman/v2/listinfo", by=world.border))
    fits(document, "ErrorResponse", search(call, world.border).json())
