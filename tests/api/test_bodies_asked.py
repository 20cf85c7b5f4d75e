"""Companies, organisations, ships and aircraft of others' lists, asked for by clients of yente and of Watchman."""

import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from fairnotice.domain.body import Body, BodyKind
from fairnotice.domain.officer import SYSTEM
from fairnotice.domain.subject import Document, Identity, Name, NameKind
from fairnotice.records.models import AccessRecord, HitRecord, TravellerCountRecord
from fairnotice.records.session import speaking_as
from fairnotice.screening import Entry, Watchlist
from fairnotice.screening.engine import Origin
from fairnotice.screening.engine.store import data_of
from fairnotice.services.others import other_lists
from tests.api.conftest import Caller
from tests.api.others import found, match, one, watchman
from tests.api.published import fits, published
from tests.conftest import World
from tests.stories import a_notice

COMPANY = Body(
    "XXe.001", BodyKind.LEGAL_ENTITY, (Name("Maroveks Trading Ltd"), Name("Маровэкс", NameKind.ALIAS)), ("UY",),
    (Document("registration number", "77-8122"),),
)  # fmt: skip
SHIP = Body("XXs.001", BodyKind.VESSEL, (Name("Lady Orina"),), ("PA",), (Document("imo number", "9112345"),))
PLANE = Body("XXa.001", BodyKind.AIRCRAFT, (Name("XQ-MRA"),))
PERSON = Entry("XXi.001", (Identity(names=(Name("Milo Hartwin"),)),))
UN = Origin("UN Security Council consolidated list", "3", dated=date(2026, 2, 1))
PLAIN = {"schema": "Company", "properties": {"name": ["OOO Maroveks Trading"], "jurisdiction": ["uy"]}}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("un") / "un"
    Watchlist.build([PERSON], folder, UN, [COMPANY, SHIP, PLANE])
    return folder


@pytest.fixture
def others(place: Path, built: Path) -> Path:
    shutil.copytree(built, place / "un")
    return place


def test_a_company_is_answered_with_score_reasons_and_match(call: Caller, world: World, others: Path) -> None:
    (result,) = match(call, world.border, "un", q=PLAIN)["responses"]["q"]["results"]
    assert (result["id"], result["schema"], result["caption"]) == ("un:XXe.001", "LegalEntity", "Maroveks Trading Ltd")
    assert result["match"] is True and result["score"] >= 0.7
    assert set(result["features"]) == {"name", "number", "country", "founded"}
    assert result["features"]["country"] > 0
    assert result["explanations"]["name"]["query"] == "OOO Maroveks Trading"
    assert all(told["detail"].endswith(".") for told in result["explanations"].values())
    assert result["properties"]["registrationNumber"] == ["77-8122"]
    assert result["properties"]["topics"] == ["sanction"]
    assert (result["datasets"], result["hit"]) == (["un"], None)


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        (one("Organization", name="Maroveks Trading"), ["un:XXe.001"]),
        (one("LegalEntity", name="Maroveks Trading"), ["un:XXe.001"]),
        (one("PublicBody", name="Маровэкс"), ["un:XXe.001"]),
        (one("Company", registrationNumber="778122"), ["un:XXe.001"]),
        (one("Company", name="Lady Orina"), []),
        (one("Company", name="Another Trading Ltd"), []),
        (one("Company", name="Milo Hartwin"), []),
        (one("Person", name="Maroveks Trading"), []),
        (one("Vessel", name="M/V Lady Orina"), ["un:XXs.001"]),
        (one("Vessel", name="Renamed", imoNumber="IMO 9112345"), ["un:XXs.001"]),
        (one("Vessel", name="Lady Orina", imoNumber="9554321"), []),
        (one("Airplane", name="XQMRA"), ["un:XXa.001"]),
        (one("Vehicle", name="XQ-MRA"), ["un:XXa.001"]),
        (one("Thing", name="Lady Orina"), ["un:XXs.001"]),
    ],
    ids=lambda value: value["schema"] if isinstance(value, dict) else str(len(value)),
)
def test_each_schema_finds_its_own_kinds(
    call: Caller, world: World, others: Path, query: dict[str, Any], ids: list[str]
) -> None:
    a_notice(world)
    assert found(call, world.border, query) == ids


def test_a_legal_entity_may_be_a_person_or_a_body(call: Caller, world: World, others: Path) -> None:
    notice = a_notice(world)
    assert found(call, world.border, one("LegalEntity", name="Orin Tavesk", birthDate="1986-09-17")) == [str(notice)]
    assert found(call, world.border, one("LegalEntity", name="Maroveks Trading " + "x" * 300)) == []


def test_a_body_raises_no_hit_counts_no_traveller_and_is_logged(call: Caller, world: World, others: Path) -> None:
    match(call, world.border, one=PLAIN, two=one("Vessel", name="Lady Orina"))
    with speaking_as(SYSTEM):
        assert (HitRecord.objects.count(), TravellerCountRecord.objects.count()) == (0, 0)
        rows = list(AccessRecord.objects.filter(thing="bodies").values_list("operation", "purpose"))
    assert rows == [("check", "test")] * 2


def test_the_search_and_the_entity_give_them_too(call: Caller, world: World, others: Path) -> None:
    a_notice(world)
    answer = call.ok("GET", "/yente/search/default?q=maroveks", by=world.border)
    assert [each["id"] for each in answer["results"]] == ["un:XXe.001"]
    assert {facet["name"]: facet["count"] for facet in answer["facets"]["countries"]["values"]} == {"uy": 1}
    for query, ids in (
        ("q=9112345", ["un:XXs.001"]),
        ("q=lady+orina&schema=Company", []),
        ("q=lady+orina&countries=pa", ["un:XXs.001"]),
        ("q=lady+orina&topics=wanted", []),
    ):
        results = call.ok("GET", f"/yente/search/un?{query}", by=world.border)["results"]
        assert [each["id"] for each in results] == ids, query
    short = call.ok("GET", "/yente/search/default?q=m", by=world.border)
    assert "too short to be compared" in str(short["unused"])
    entity = call.ok("GET", "/yente/entities/un:XXs.001", by=world.border)
    assert (entity["caption"], entity["schema"]) == ("Lady Orina", "Vessel")
    for missing in ("un:XXs.002", "us:XXs.001", "un:"):
        assert call("GET", f"/yente/entities/{missing}", by=world.border).status_code == 404


def test_the_catalogue_names_the_list_and_the_scopes_choose_it(call: Caller, world: World, others: Path) -> None:
    a_notice(world)
    catalogue = call.ok("GET", "/yente/catalog", by=world.border)
    names = {each["name"]: each for each in catalogue["datasets"]}
    assert names["un"]["entity_count"] == 4 and names["default"]["children"] == ["notices", "un"]
    for address in (
        "notices",
        "default?exclude_dataset=un",
        "default?include_dataset=notices",
        "all?exclude_schema=LegalEntity",
    ):
        assert found(call, world.border, PLAIN, address) == [], address
    assert found(call, world.border, PLAIN, "all?include_dataset=un") == ["un:XXe.001"]
    assert call("POST", "/yente/match/us", {"queries": {"q": PLAIN}}, by=world.border).status_code == 404


def test_where_no_such_list_is_asked_the_answer_says_so(call: Caller, world: World, others: Path) -> None:
    a_notice(world)
    nothing = match(call, world.border, "notices", q=PLAIN)["responses"]["q"]
    assert [each["where"] for each in nothing["unused"]] == ["query"]
    person = match(call, world.border, "un?exclude_schema=Person", q=one("Person", name="Milo Hartwin"))
    answer = person["responses"]["q"]
    assert (answer["results"], [each["where"] for each in answer["unused"]]) == ([], ["query"])


@pytest.mark.parametrize(
    ("parameters", "ids"),
    [
        ({"type": "business", "name": "Maroveks Trading Limited"}, ["XXe.001"]),
        ({"type": "organization", "name": "Maroveks Trading"}, ["XXe.001"]),
        ({"type": "organization", "name": "?", "gov_business-registration": "UY:77-8122"}, ["XXe.001"]),
        ({"type": "vessel", "name": "Lady Orina"}, ["XXs.001"]),
        ({"type": "vessel", "imoNumber": "9112345"}, ["XXs.001"]),
        ({"type": "vessel", "name": "Lady Orina", "imoNumber": "9554321"}, []),
        ({"type": "aircraft", "name": "XQ-MRA"}, ["XXa.001"]),
        ({"type": "person", "name": "Lady Orina"}, []),
        ({"name": "Lady Orina"}, ["XXs.001"]),
        ({"name": "Lady Orina", "source": "notices"}, []),
        ({"name": "Lady Orina", "source": "un", "sourceID": "XXs.002"}, []),
    ],
    ids=lambda value: value.get("type", "any") if isinstance(value, dict) else str(len(value)),
)
def test_watchmans_types_find_their_own_kinds(
    call: Caller, world: World, others: Path, parameters: dict[str, str], ids: list[str]
) -> None:
    a_notice(world)
    if parameters.get("name") == "?":
        parameters = {key: value for key, value in parameters.items() if key != "name"}
    assert [each["sourceID"] for each in watchman(call, world.border, **parameters)["entities"]] == ids


def test_a_body_of_which_the_list_says_no_more_is_what_watchmans_client_asked_for(
    call: Caller, world: World, others: Path
) -> None:
    for kind, called in (("business", "business"), ("organization", "organization"), ("", "organization")):
        asked = {"name": "Maroveks Trading", **({"type": kind} if kind else {})}
        (entity,) = watchman(call, world.border, **asked)["entities"]
        assert entity["entityType"] == called
        assert entity[called]["governmentIDs"][0]["identifier"] == "77-8122"


def test_a_list_that_is_over_or_damaged_is_not_answered_from_and_that_is_said(
    call: Caller, world: World, place: Path
) -> None:
    over = Origin("invented list", "3", expires=date(2026, 1, 1))
    Watchlist.build([], place / "over", over, [COMPANY])
    Watchlist.build([], place / "odd", Origin("invented list", "3"), [COMPANY])
    (data_of(place / "odd") / "body_key.npy").write_bytes(b"x")
    (place / "notes.txt").write_text("no list", encoding="utf-8")
    answer = match(call, world.border, q=PLAIN)
    assert answer["responses"]["q"]["results"] == []
    odd, ended = (each["why"] for each in answer["unused"])
    assert odd == "The list odd cannot be used: build it again."
    assert ended.startswith("The copy of the list over has expired")
    assert call("POST", "/yente/match/over", {"queries": {"q": PLAIN}}, by=world.border).status_code == 404
    told = watchman(call, world.border, type="business", name="Maroveks Trading")
    assert (told["entities"], [each["where"] for each in told["unused"]]) == ([], ["source", "source", "query"])
    named = call("GET", "/watchman/v2/search?name=Maroveks&source=over", by=world.border)
    assert named.status_code == 400
    assert "The copy of the list over has expired" in named.json()["error"]


def test_a_list_that_is_built_anew_is_answered_from_at_once(call: Caller, world: World, place: Path) -> None:
    assert other_lists(today=date(2026, 3, 2)).lists == ()
    Watchlist.build([], place / "un", UN, [SHIP])
    assert found(call, world.border, PLAIN) == []
    Watchlist.build([], place / "un", UN, [SHIP, COMPANY])
    assert found(call, world.border, PLAIN) == ["un:XXe.001"]


@pytest.mark.parametrize("name", sorted([*World.__annotations__, "nobody"]))
def test_every_door_refuses_whom_it_is_not_for(call: Caller, world: World, others: Path, name: str) -> None:
    by = getattr(world, name, None)
    answers = {
        "match": call("POST", "/yente/match/un", {"queries": {"q": PLAIN}}, by=by),
        "search": call("GET", "/yente/search/un?q=maroveks", by=by),
        "entity": call("GET", "/yente/entities/un:XXe.001", by=by),
        "watchman": call("GET", "/watchman/v2/search?type=business&name=Maroveks+Trading", by=by),
    }
    allowed = name in {"source", "other", "locating", "border"}
    expected = 200 if allowed else 401 if name == "nobody" else 403
    assert {door: response.status_code for door, response in answers.items()} == dict.fromkeys(answers, expected)
    assert allowed or not any("Maroveks" in response.content.decode() for response in answers.values())


def test_answers_fit_the_published_schemas(call: Caller, world: World, others: Path) -> None:
    theirs = published("yente_5.5.0_openapi.json")
    fits(theirs, "EntityMatchResponse", match(call, world.border, a=PLAIN, b=one("Vessel", name="Lady Orina")))
    fits(theirs, "SearchResponse", call.ok("GET", "/yente/search/default?q=maroveks", by=world.border))
    fits(theirs, "DataCatalogModel", call.ok("GET", "/yente/catalog", by=world.border))
    document = published("watchman_v2_api.yaml")
    for kind, name in (
        ("business", "Maroveks Trading"),
        ("vessel", "Lady Orina"),
        ("aircraft", "XQ-MRA"),
        ("", "Lady Orina"),
    ):
        answer = watchman(call, world.border, name=name, **({"type": kind} if kind else {}))
        assert len(answer["entities"]) == 1
        fits(document, "SearchResponse", answer)
    fits(document, "ListInfoResponse", call.ok("GET", "/watchman/v2/listinfo", by=world.border))
