"""yente's addresses: their shapes, their meanings, and that a match is a check like any other."""

import json
from typing import Any

import pytest
from django.test import override_settings

from fairnotice.domain.officer import SYSTEM
from fairnotice.records.models import AccessRecord, EventRecord, HitRecord
from fairnotice.records.session import speaking_as
from fairnotice.services.hits import verify_hit
from tests.api.conftest import Caller
from tests.api.published import fits, published
from tests.api.things import Things, one_of_each
from tests.conftest import NOW, World
from tests.stories import a_notice, a_wrong_match

ORIN = {"schema": "Person", "properties": {"name": ["Orin Tavesk"], "birthDate": ["1986-09-17"], "nationality": ["uy"]}}
STRANGER = {"schema": "Person", "properties": {"name": ["Milo Hartwin"], "birthDate": "1990"}}
COMPANY = {"schema": "Company", "properties": {"name": ["Tavesk and Sons"]}}


def match(call: Caller, by: Any, address: str = "default", **queries: Any) -> Any:
    return call("POST", f"/yente/match/{address}", {"queries": queries}, by=by)


def answer(call: Caller, by: Any, address: str = "default", **queries: Any) -> dict[str, Any]:
    response = match(call, by, address, **queries)
    assert response.status_code == 200, response.content
    return dict(response.json())


def told(one: dict[str, Any]) -> list[str]:
    return [each["where"] for each in one["unused"]]


def hits() -> int:
    with speaking_as(SYSTEM):
        return int(HitRecord.objects.count())


def test_each_query_of_a_batch_is_answered_under_its_own_name(call: Caller, world: World) -> None:
    notice = a_notice(world)
    found = answer(call, world.border, one=ORIN, two=STRANGER)
    assert set(found["responses"]) == {"one", "two"}
    assert found["limit"] == 5
    (result,) = found["responses"]["one"]["results"]
    assert (result["id"], result["caption"], result["schema"]) == (str(notice), "Orin Tavesk", "Person")
    assert 0.7 <= result["score"] <= 1.0 and result["match"] is True
    assert result["properties"]["birthDate"] == ["1986-09-17"]
    assert result["properties"]["nationality"] == ["uy"]
    assert result["properties"]["passportNumber"] == ["XQ7714203"]
    assert result["properties"]["topics"] == ["wanted"]
    assert result["datasets"] == ["notices"] and result["target"] is True
    assert found["responses"]["two"]["results"] == []
    assert found["responses"]["one"]["query"]["properties"]["name"] == ["Orin Tavesk"]


def test_explanations_hold_both_values_and_a_sentence_and_features_their_scores(call: Caller, world: World) -> None:
    a_notice(world)
    (result,) = answer(call, world.border, q=ORIN)["responses"]["q"]["results"]
    birth = result["explanations"]["birth"]
    assert (birth["query"], birth["candidate"]) == ("1986-09-17", "1986-09-17")
    assert birth["detail"].endswith(".") and result["features"]["birth"] == birth["score"] > 0
    assert set(result["explanations"]) == {"name", "birth", "document", "nationality", "sex"}


def test_nothing_of_the_file_but_identities_is_in_an_entity(call: Caller, world: World) -> None:
    a_notice(world)
    text = json.dumps(answer(call, world.border, q=ORIN))
    assert not [word for word in ("robbery", "jeweller", "scar", "Criminal Court", "charged") if word in text]


def test_a_match_is_logged_counted_and_raised_like_any_check(call: Caller, world: World) -> None:
    a_notice(world)
    found = answer(call, world.border, one=ORIN, two=STRANGER)
    (result,) = found["responses"]["one"]["results"]
    assert found["responses"]["one"]["hits"] == [result["hit"]]
    assert call.ok("GET", f"/hits/{result['hit']}", by=world.border)["state"] == "raised"
    with speaking_as(SYSTEM):
        purposes = list(AccessRecord.objects.filter(operation="check").values_list("purpose", flat=True))
    assert purposes == ["test", "test"]  # what the token is for


def test_a_hit_is_raised_whatever_the_caller_wants_to_be_shown(call: Caller, world: World) -> None:
    notice = a_notice(world)
    found = answer(call, world.border, f"default?threshold=1&cutoff=1&exclude_entity_ids={notice}", q=ORIN)
    assert found["responses"]["q"]["results"] == []
    assert len(found["responses"]["q"]["hits"]) == 1 == hits()


def test_a_match_is_raised_by_the_thresholds_of_the_installation(call: Caller, world: World) -> None:
    a_notice(world)
    with override_settings(FAIRNOTICE_SCREENING={"alerts_a_day": 0.001, "travellers_a_day": 10**12}):
        limited = answer(call, world.border, "default?cutoff=0.1", q=ORIN)["responses"]["q"]
    assert (limited["results"], limited["hits"], limited["set_aside"]) == ([], [], [])
    with override_settings(FAIRNOTICE_SCREENING={"hit": 1.0}):
        found = answer(call, world.border, q=ORIN)["responses"]["q"]
    assert call.ok("GET", f"/hits/{found['hits'][0]}", by=world.border)["state"] == "raised"
    with speaking_as(SYSTEM):
        (body,) = EventRecord.objects.filter(type="hit.raised").values_list("body", flat=True)
    assert '"decision":"review"' in body


def test_the_purpose_may_be_said_in_a_header(call: Caller, world: World) -> None:
    a_notice(world)
    body = {"queries": {"q": ORIN}}
    call.ok("POST", "/yente/match/default", body, by=world.border, Fairnotice_Purpose="night flights")
    call.ok("GET", "/yente/search/default?q=Tavesk", by=world.border, Fairnotice_Purpose="night flights")
    with speaking_as(SYSTEM):
        rows = set(AccessRecord.objects.filter(purpose="night flights").values_list("operation", flat=True))
    assert rows == {"check", "search"}
    for wrong in ("", "x" * 121, "a\tb"):
        response = call("POST", "/yente/match/default", body, by=world.border, Fairnotice_Purpose=wrong)
        assert response.status_code == 400 and "Fairnotice-Purpose" in response.json()["detail"]


def test_a_purpose_that_names_the_traveller_is_refused_at_every_address_and_kept_nowhere(
    call: Caller, world: World
) -> None:
    a_notice(world)
    said = {"Fairnotice_Purpose": "about Orin Tavesk"}
    addresses: list[tuple[str, str, Any]] = [
        ("POST", "/yente/match/default", {"queries": {"q": ORIN}}),
        ("GET", "/yente/search/default?q=Orin%20Tavesk", None),
        ("GET", "/watchman/v2/search?name=Orin%20Tavesk", None),
    ]
    for method, address, body in addresses:
        response = call(method, address, body, by=world.border, **said)
        assert response.status_code == 400, address
        assert "whom it is about" in response.content.decode() and "Tavesk" not in response.content.decode()
    given = {"names": ["Orin Tavesk"], "purpose": "about Orin Tavesk"}
    assert call("POST", "/checks", given, by=world.border).status_code == 422
    with speaking_as(SYSTEM):
        assert not AccessRecord.objects.filter(purpose__contains="Tavesk").exists()
    assert hits() == 0


def test_asked_again_under_a_key_nothing_is_raised_again(call: Caller, world: World) -> None:
    a_notice(world)
    body = {"queries": {"q": ORIN}}
    first, again = (
        call.ok("POST", "/yente/match/default", body, by=world.border, Idempotency_Key="night-1") for _ in range(2)
    )
    assert first == again and hits() == 1


def test_asked_again_while_nobody_has_looked_nothing_is_raised_again(call: Caller, world: World) -> None:
    a_notice(world)
    body = {"queries": {"q": ORIN, "same": ORIN}}
    first, again = (call.ok("POST", "/yente/match/default", body, by=world.border) for _ in range(2))
    assert first == again and hits() == 1
    with speaking_as(SYSTEM):
        assert AccessRecord.objects.filter(operation="check").count() == 4, "each check is logged"
        (hit,) = HitRecord.objects.values_list("pk", flat=True)
    compared = {"name": "same", "birth": "same", "document": "not given", "nationality": "same", "sex": "not given"}
    verify_hit(hit=hit, same=True, compared=compared, by=world.border, at=NOW)
    call.ok("POST", "/yente/match/default", body, by=world.border)
    assert hits() == 2
    other = {"schema": "Person", "properties": {"name": ["Orin Tavesk"], "birthDate": ["1986-09-17"]}}
    call.ok("POST", "/yente/match/default", {"queries": {"q": other}}, by=world.border)
    assert hits() == 3, "another traveller"


@pytest.mark.parametrize(
    ("parameters", "results", "matches"),
    [
        ("", 1, 1),
        ("?threshold=0.99&cutoff=0.5", 1, 0),
        ("?threshold=0.99", 1, 0),
        ("?threshold=1&cutoff=1", 0, 0),
        ("?threshold=0.5&cutoff=0.9", 1, 1),
        ("?topics=wanted", 1, 1),
        ("?topics=sanction", 0, 0),
        ("?changed_since=2026-01-01", 1, 1),
        ("?changed_since=2027-01-01", 0, 0),
        ("?include_dataset=notices&include_dataset=elsewhere", 1, 1),
        ("?include_dataset=elsewhere", 0, 0),
        ("?exclude_dataset=notices", 0, 0),
        ("?exclude_schema=Company", 1, 1),
        ("?exclude_schema=Person", 0, 0),
    ],
)
def test_parameters_mean_what_they_mean_there(
    call: Caller, world: World, parameters: str, results: int, matches: int
) -> None:
    a_notice(world)
    found = answer(call, world.border, f"default{parameters}", q=ORIN)["responses"]["q"]["results"]
    assert (len(found), sum(one["match"] for one in found)) == (results, matches)


def test_without_a_list_to_ask_nobody_is_looked_for_and_the_answer_says_so(call: Caller, world: World) -> None:
    a_notice(world)
    found = answer(call, world.border, "notices?include_dataset=elsewhere", q=ORIN)
    assert told(found) == ["include_dataset", "query"]
    assert hits() == 0


def test_what_of_a_query_is_not_used_is_said(call: Caller, world: World) -> None:
    a_notice(world)
    more = {"address": ["1 Pier Road"], "birthDate": ["1986-09-17", "in spring"], "gender": "unsure", "country": ["uy"]}
    query = {"schema": "Person", "properties": {**ORIN["properties"], **more}, "colour": "red"}  # type: ignore[dict-item]
    body = {"queries": {"q": query, "c": COMPANY}, "weights": {"name": 2.0}, "config": {"x": 1}}
    found = call.ok("POST", "/yente/match/default?algorithm=logic-v2&flavour=1", body, by=world.border)
    assert told(found) == ["parameter flavour", "algorithm", "weights", "config"]
    assert told(found["responses"]["q"]) == [
        "query colour",
        "properties.gender[0]",
        "properties.address",
        "properties.country",
        "properties.birthDate[1]",
    ]
    assert told(found["responses"]["c"]) == ["query"]
    assert len(found["responses"]["q"]["results"]) == 1


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
    query = {"schema": "Person", "properties": {"name": ["Orin Tavesk"], "birthDate": [born]}}
    found = call.ok("POST", "/yente/match/default", {"queries": {"q": query}}, by=world.border)["responses"]["q"]
    assert found["results"][0]["explanations"]["birth"]["query"] == compared
    assert [says in one["why"] for one in found["unused"]] == ([True] if says else [])
    assert ("The year alone is compared." in str(found["unused"])) is (compared == "1986")


@pytest.mark.parametrize(("born", "says"), [("1365-06-26", "Solar Hijri or Hijri"), ("2999-09-17", "has not come")])
def test_how_a_birth_date_of_another_calendar_was_read_is_said(
    call: Caller, world: World, born: str, says: str
) -> None:
    a_notice(world)
    query = {"schema": "Person", "properties": {"name": ["Orin Tavesk"], "birthDate": [born], "nationality": ["D"]}}
    found = call.ok("POST", "/yente/match/default", {"queries": {"q": query}}, by=world.border)["responses"]["q"]
    assert len(found["results"]) == 1
    ((where, why),) = [(one["where"], one["why"]) for one in found["unused"]]
    assert where == "properties.birthDate[0]" and says in why


@pytest.mark.parametrize(
    "properties",
    [
        {"firstName": ["Orin"], "lastName": ["Tavesk"], "birthDate": "1986-09-17"},
        {"alias": ["Orin Tavesk"], "birthDate": ["1986-09-17T00:00:00"]},
        {"name": "Orin Tavesk", "passportNumber": "XQ7714203"},
        {"passportNumber": ["XQ7714203"]},
        {"name": ["ORIN TAVESK"], "birthDate": ["1986"], "citizenship": ["URY"], "gender": ["male"]},
    ],
    ids=["parts", "alias", "paper", "paper alone", "codes"],
)
def test_names_in_parts_papers_and_codes_are_used(call: Caller, world: World, properties: dict[str, Any]) -> None:
    a_notice(world)
    found = answer(call, world.border, "default?threshold=0.5", q={"schema": "Person", "properties": properties})
    assert len(found["responses"]["q"]["results"]) == 1
    assert found["responses"]["q"]["unused"] == []


def test_a_query_that_cannot_be_read_does_not_stop_the_others(call: Caller, world: World) -> None:
    a_notice(world)
    wrong: dict[str, Any] = {
        "a": {"schema": "Person", "properties": {}},
        "b": {"properties": {"name": ["Orin Tavesk"]}},
        "c": "Orin Tavesk",
        "d": {"schema": "Person", "properties": {"name": ["12345"]}},
        "e": {"schema": "Person", "properties": {"name": ["\x00"]}},
        "f": None,
        "g": {"schema": "Person", "properties": {"name": ["\ud800"]}},
        "h": {"schema": "Person", "properties": {"\ud800": ["x"], "name": ["Orin Tavesk"]}},
        "i": {"schema": "person!", "properties": {"name": ["Orin Tavesk"]}},
        "j": {"schema": "Person", "properties": {"name": ["A"]}},
    }
    found = answer(call, world.border, good=ORIN, **wrong)["responses"]
    assert {name: one["status"] for name, one in found.items()} == {"good": 200, **dict.fromkeys(wrong, 400)}
    assert len(found["good"]["results"]) == 1
    assert all(one["detail"] and one["results"] == [] for name, one in found.items() if name != "good")
    assert "too short to be compared" in found["j"]["detail"]


def test_a_query_that_cannot_be_read_comes_back_as_it_was_sent(call: Caller, world: World) -> None:
    properties = {"name": ["Orin Tavesk"], "birthDate": "1986-09-17", "\ud800": ["x"]}
    wrong: dict[str, Any] = {
        "a": {"id": "t-1", "properties": properties},
        "b": {"schema": "Person", "properties": {"name": ["12345"]}},
        "c": {"schema": "person!", "properties": 7},
        "d": "Orin Tavesk",
    }
    found = answer(call, world.border, **wrong)["responses"]
    sent = {"name": ["Orin Tavesk"], "birthDate": ["1986-09-17"]}
    assert {name: one["query"] for name, one in found.items()} == {
        "a": {"id": "t-1", "schema": "Person", "properties": sent},
        "b": {"schema": "Person", "properties": {"name": ["12345"]}},
        "c": {"schema": "person!", "properties": {}},
        "d": {"schema": "Person", "properties": {}},
    }


@pytest.mark.parametrize(
    ("address", "body", "status"),
    [
        ("/nowhere", {"queries": {"q": ORIN}}, 404),
        ("/default", {"queries": {}}, 400),
        ("/default", {"queries": {str(n): STRANGER for n in range(1001)}}, 400),
        ("/default", {}, 422),
        ("/default", "[1,", 400),
        ("/default", "[" * 50_000, 400),
        ("/default", {"queries": {"\ud800": ORIN}}, 400),
        ("/default", {"queries": {"x" * 201: ORIN}}, 400),
        ("/default?limit=501", {"queries": {"q": ORIN}}, 422),
        ("/default?threshold=nan", {"queries": {"q": ORIN}}, 422),
        ("/default?algorithm=astrology", {"queries": {"q": ORIN}}, 400),
    ],
    ids=[
        "dataset",
        "no query",
        "too many",
        "no body",
        "not json",
        "deep",
        "half a letter",
        "long name",
        "limit",
        "threshold",
        "algorithm",
    ],
)
def test_errors_have_their_shape(call: Caller, world: World, address: str, body: Any, status: int) -> None:
    response = call("POST", f"/yente/match{address}", body, by=world.border)
    assert response.status_code == status
    detail = response.json()["detail"]
    assert detail if status != 422 else all({"loc", "msg", "type"} <= set(one) for one in detail)
    assert hits() == 0


def test_a_known_wrong_match_is_set_aside_and_said(call: Caller, world: World) -> None:
    notice = a_notice(world)
    a_wrong_match(world)
    for number, aside in (("PT9913375", [str(notice)]), ("PT9913376", [])):
        query = {"schema": "Person", "properties": {**ORIN["properties"], "passportNumber": [number]}}  # type: ignore[dict-item]
        found = answer(call, world.border, q=query)["responses"]["q"]
        assert found["set_aside"] == aside
        assert [one["id"] for one in found["results"]] == ([] if aside else [str(notice)])


def test_the_list_is_searched_and_nothing_is_raised(call: Caller, world: World) -> None:
    notice = a_notice(world)
    found = call.ok("GET", "/yente/search/default?q=Tavesk&sort=name&simple=true", by=world.locating)
    assert [one["id"] for one in found["results"]] == [str(notice)]
    assert found["total"] == {"value": 1, "relation": "eq"}
    assert found["facets"]["countries"]["values"] == [{"name": "uy", "label": "uy", "count": 1}]
    assert told(found) == ["sort", "fuzzy, simple"]
    assert hits() == 0
    assert call.ok("GET", "/yente/search/default?q=XQ7714203", by=world.locating)["total"]["value"] == 1
    assert call.ok("GET", "/yente/search/default?q=Hartwin", by=world.locating)["results"] == []
    with speaking_as(SYSTEM):
        assert AccessRecord.objects.filter(operation="search", thing="notices").count() == 3


@pytest.mark.parametrize(
    ("parameters", "count"),
    [
        ("", 1),
        ("?countries=uy", 1),
        ("?countries=pt", 0),
        ("?countries=uy&countries=pt", 1),
        ("?countries=uy&countries=pt&filter_op=AND", 0),
        ("?schema=Company", 0),
        ("?target=false", 0),
        ("?filter=gender:male", 1),
        ("?filter=properties.birthDate:1986-09-18", 0),
        ("?datasets=notices", 1),
        ("?datasets=elsewhere", 0),
        ("?topics=wanted", 1),
        ("?exclude_dataset=default", 0),
    ],
)
def test_a_search_is_narrowed(call: Caller, world: World, parameters: str, count: int) -> None:
    a_notice(world)
    found = call.ok("GET", f"/yente/search/notices{parameters}", by=world.border)
    assert found["total"]["value"] == count == len(found["results"])


def test_pages_of_a_search(call: Caller, world: World) -> None:
    a_notice(world)
    found = call.ok("GET", "/yente/search/default?offset=1&limit=1", by=world.border)
    assert (found["results"], found["total"]["value"], found["offset"], found["limit"]) == ([], 1, 1, 1)


def test_an_entity_is_read_by_its_id_where_the_bureau_sees_it(call: Caller, world: World) -> None:
    notice = a_notice(world, restricted=("UY",))
    assert call.ok("GET", f"/yente/entities/{notice}", by=world.border)["caption"] == "Orin Tavesk"
    assert call.ok("GET", f"/yente/entities/{notice}/adjacent", by=world.border)["adjacent"] == {}
    for by, id_ in ((world.other, notice), (world.border, "NK-1"), (world.border, "../x")):
        response = call("GET", f"/yente/entities/{id_}", by=by)
        assert response.status_code == 404 and isinstance(response.json()["detail"], str)


def test_a_bureau_that_must_not_see_a_notice_finds_nothing(call: Caller, world: World) -> None:
    a_notice(world, restricted=("UY",))
    assert answer(call, world.other, q=ORIN)["responses"]["q"]["results"] == []
    assert call.ok("GET", "/yente/search/default?q=Tavesk", by=world.other)["results"] == []
    assert call.ok("GET", "/yente/catalog", by=world.other)["datasets"][0]["entity_count"] == 0


SCHEMAS = {
    "POST /match/default": "EntityMatchResponse",
    "GET /search/default?q=Tavesk": "SearchResponse",
    "GET /entities/{notice}": "EntityResponse",
    "GET /entities/{notice}/adjacent": "EntityAdjacentResponse",
    "GET /catalog": "DataCatalogModel",
    "GET /algorithms": "AlgorithmResponse",
    "GET /healthz": "StatusResponse",
    "GET /readyz": "StatusResponse",
}


def asked(call: Caller, route: str, notice: object, by: Any) -> Any:
    method, path = route.split(" ")
    body = {"queries": {"q": ORIN, "s": STRANGER, "bad": {}}} if method == "POST" else None
    return call(method, f"/yente{path.format(notice=notice)}", body, by=by)


def test_answers_fit_the_published_schemas(call: Caller, world: World) -> None:
    document = published("yente_5.5.0_openapi.json")
    notice = a_notice(world)
    for route, schema in SCHEMAS.items():
        response = asked(call, route, notice, world.border)
        assert response.status_code == 200, (route, response.content)
        fits(document, schema, response.json())
    fits(document, "ErrorResponse", call("GET", "/yente/entities/x", by=world.border).json())
    fits(document, "ErrorResponse", call("GET", "/yente/catalog").json())
    fits(document, "ErrorResponse", call("GET", "/yente/nowhere", by=world.border).json())
    fits(document, "HTTPValidationError", call("POST", "/yente/match/default", {}, by=world.border).json())


WHO = {
    "POST /match/default": {"source", "other", "locating", "border"},
    "GET /search/default?q=Tavesk": {"source", "other", "locating", "border"},
    "GET /entities/{notice}": {"source", "locating", "border"},
    "GET /entities/{notice}/adjacent": {"source", "locating", "border"},
    "GET /catalog": {"source", "other", "locating", "border"},
    "GET /algorithms": set(World.__annotations__) - {"carrier"},
    "GET /healthz": {*World.__annotations__, "nobody"},
    "GET /readyz": {*World.__annotations__, "nobody"},
}
"""Who is answered, written out by hand. The notice is kept from Uruguay's bureau, `other`."""


@pytest.mark.parametrize("name", sorted([*World.__annotations__, "nobody"]))
def test_every_address_answers_whom_it_is_for_and_refuses_everybody_else(call: Caller, world: World, name: str) -> None:
    things: Things = one_of_each(world)
    by = getattr(world, name, None)
    for route, who in WHO.items():
        response = asked(call, route, things.notice, by)
        if name in who:
            assert response.status_code == 200, (route, response.content)
        else:
            assert response.status_code in ({401} if by is None else {403, 404}), (route, response.content)
            assert isinstance(response.json()["detail"], str)


def test_the_walk_names_every_address() -> None:
    from fairnotice.api.yente.app import router

    paths = set(router.path_operations)
    named = {route.split(" ")[1].partition("?")[0] for route in WHO}
    filled = {path.replace("{dataset}", "default").replace("{entity_id}", "{notice}") for path in paths}
    assert filled == named


def test_a_token_is_taken_as_their_clients_send_it(call: Caller, world: World) -> None:
    token = call.token(world.border)
    for scheme in ("ApiKey", "apikey", "Bearer"):
        assert call("GET", "/yente/algorithms", Authorization=f"{scheme} {token}").status_code == 200
    for wrong in (f"Basic {token}", token, "ApiKey", "ApiKey fn_x"):
        response = call("GET", "/yente/algorithms", Authorization=wrong)
        assert (response.status_code, list(response.json())) == (401, ["detail"])
    response = call("GET", "/algorithms", Authorization=f"ApiKey {token}")
    assert response.status_code != 200
