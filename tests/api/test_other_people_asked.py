"""Persons of others' lists, asked for by clients of yente and of Watchman: before all else what such a client asks."""

import json
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.test import override_settings

from fairnotice.domain.dates import PartialDate
from fairnotice.domain.officer import SYSTEM
from fairnotice.domain.subject import Document, Identity, Name, NameKind, Sex
from fairnotice.records.models import AccessRecord, EventRecord, HitRecord, TravellerCountRecord
from fairnotice.records.session import speaking_as
from fairnotice.screening import Entry, Watchlist
from fairnotice.screening.engine import Origin
from fairnotice.screening.engine.store import data_of
from fairnotice.screening.reading import Reading
from fairnotice.screening.stated import Stated
from fairnotice.services.others import other_lists
from tests.api.conftest import Caller
from tests.api.others import found, match, one, watchman
from tests.api.published import fits, published
from tests.conftest import World
from tests.stories import a_notice

UN = Origin("UN Security Council consolidated list", "3", dated=date(2026, 2, 1))
MILO = Entry(
    "XXi.001",
    (
        Identity(
            names=(Name("Milo Hartwin"), Name("Мило Хартвин", NameKind.ALIAS)),
            births=(PartialDate(1979, 4, 5),),
            birth_place="Oranto",
            sex=Sex.MALE,
            nationalities=("UY",),
            documents=(Document("passport", "XQ5512907", "UY"),),
        ),
    ),
)
ORIN = Entry("XXi.002", (Identity(names=(Name("Orin Tavesk"),), births=(PartialDate(1986, 9, 17),)),))
HARTWIN = one("Person", name="Hartwin, Milo", birthDate="1979-04-05", nationality="uy", gender="male")
TAVESK = one("Person", name="Orin Tavesk", birthDate="1986-09-17")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("un") / "un"
    Watchlist.build([MILO, ORIN], folder, UN)
    return folder


@pytest.fixture
def others(place: Path, built: Path) -> Path:
    shutil.copytree(built, place / "un")
    return place


def raised() -> list[str]:
    with speaking_as(SYSTEM):
        return [str(pk) for pk in HitRecord.objects.values_list("pk", flat=True)]


def where(answer: dict[str, Any]) -> list[str]:
    return [each["where"] for each in answer["unused"]]


def test_a_person_is_answered_with_score_reasons_match_and_the_list(call: Caller, world: World, others: Path) -> None:
    (result,) = match(call, world.border, "un", q=HARTWIN)["responses"]["q"]["results"]
    assert (result["id"], result["schema"], result["caption"]) == ("un:XXi.001", "Person", "Milo Hartwin")
    assert result["match"] is True and 0.9 < result["score"] <= 1.0
    assert set(result["features"]) == {"name", "birth", "document", "nationality", "sex"}
    assert result["features"]["birth"] > 0 and result["features"]["document"] == 0
    birth = result["explanations"]["birth"]
    assert (birth["query"], birth["candidate"]) == ("1979-04-05", "1979-04-05") and birth["detail"].endswith(".")
    properties = result["properties"]
    assert (properties["name"], properties["alias"]) == (["Milo Hartwin"], ["Мило Хартвин"])
    assert (properties["passportNumber"], properties["nationality"]) == (["XQ5512907"], ["uy"])
    assert properties["topics"] == ["sanction"]
    assert properties["notes"] == ["UN Security Council consolidated list, 2026-02-01"]
    assert (result["datasets"], result["last_change"]) == (["un"], "2026-02-01T00:00:00")
    assert (result["hit"], result["missing"] != []) == (None, True)


@pytest.mark.parametrize(
    ("query", "count"),
    [
        (one("Person", firstName="Milo", lastName="Hartwin"), 1),
        (one("Person", name="Хартвин Мило"), 1),
        (one("Person", passportNumber="XQ 5512907"), 1),
        (one("LegalEntity", name="Milo Hartwin"), 1),
        (one("Thing", name="Milo Hartwin"), 1),
        (one("Company", name="Milo Hartwin"), 0),
        (one("Person", name="Milo Hartwin", birthDate="1931-11-30", gender="female"), 0),
        (one("Person", name="Lena Marov"), 0),
    ],
    ids=["parts", "script", "paper", "entity", "thing", "company", "another", "stranger"],
)
def test_a_query_that_may_be_about_a_person_finds_them(
    call: Caller, world: World, others: Path, query: dict[str, Any], count: int
) -> None:
    assert found(call, world.border, query) == ["un:XXi.001"] * count


def test_of_somebody_on_both_the_notice_is_raised_and_the_other_list_raises_nothing(
    call: Caller, world: World, others: Path
) -> None:
    notice = str(a_notice(world))
    alone = match(call, world.border, "un", q=TAVESK)["responses"]["q"]
    assert ([each["id"] for each in alone["results"]], alone["hits"]) == (["un:XXi.002"], [])
    with speaking_as(SYSTEM):
        assert (raised(), TravellerCountRecord.objects.count()) == ([], 0)
    both = match(call, world.border, q=TAVESK)["responses"]["q"]
    assert {each["id"]: each["hit"] for each in both["results"]} == {notice: both["hits"][0], "un:XXi.002": None}
    assert raised() == both["hits"]
    assert both["total"] == {"value": 2, "relation": "eq"}
    scores = [each["score"] for each in both["results"]]
    assert scores == sorted(scores, reverse=True)
    for address in ("notices", "default?exclude_dataset=un", "all?include_dataset=notices"):
        assert found(call, world.border, TAVESK, address) == [notice], address


def test_what_is_shown_narrows_their_answers_too(call: Caller, world: World, others: Path) -> None:
    shown = {
        "un?threshold=1.0&cutoff=1.0": [],
        "un?threshold=1.0&cutoff=0.7": ["un:XXi.001"],
        "un?exclude_entity_ids=un:XXi.001": [],
        "un?topics=wanted": [],
        "un?topics=sanction": ["un:XXi.001"],
        "un?changed_since=2026-02-02": [],
    }
    query = one("Person", name="Milo Hartwin", nationality="uy")
    assert {address: found(call, world.border, query, address) for address in shown} == shown
    (below,) = match(call, world.border, "un?threshold=1.0&cutoff=0.7", q=query)["responses"]["q"]["results"]
    assert below["match"] is False


def test_each_list_answers_by_the_thresholds_that_it_was_built_with(call: Caller, world: World, others: Path) -> None:
    Watchlist.build([MILO], others / "low", Origin("A court", "1", stated=Stated(hit=0.2)))
    Watchlist.build([MILO], others / "few", Origin("A court", "1", stated=Stated(0.85, 0.001, 10**12)))
    weak = {"name": "Hartwin", "type": "person"}
    with override_settings(FAIRNOTICE_SCREENING={"hit": 0.99}):
        assert [each["sourceList"] for each in watchman(call, world.border, **weak)["entities"]] == ["low"]
        entities = watchman(call, world.border, **weak, minMatch=0.1)["entities"]
        assert {each["sourceList"] for each in entities} == {"low", "un"}
        entities = watchman(call, world.border, gov_passport="UY:XQ5512907", type="person")["entities"]
        assert {each["sourceList"] for each in entities} == {"few", "low", "un"}
    assert found(call, world.border, HARTWIN, "low") == ["low:XXi.001"]


def test_what_is_stated_for_a_list_goes_before_what_it_was_built_with(call: Caller, world: World, others: Path) -> None:
    Watchlist.build([MILO], others / "low", Origin("A court", "1", stated=Stated(hit=0.2)))
    weak = {"name": "Hartwin", "type": "person"}
    stated = [{"name": "low", "hit": 0.9}, {"name": "un", "hit": 0.2}]
    with override_settings(FAIRNOTICE_SCREENING={"others": stated}):
        assert [each["sourceList"] for each in watchman(call, world.border, **weak)["entities"]] == ["un"]
    limit = [{"name": "low", "alerts_a_day": 0.001, "travellers_a_day": 10**12}]
    with override_settings(FAIRNOTICE_SCREENING={"others": limit}):
        assert watchman(call, world.border, **weak, minMatch=0.1)["entities"] != []
        assert found(call, world.border, HARTWIN, "low") == []
    with override_settings(FAIRNOTICE_SCREENING={"others": [{"name": "court", "hit": 0.9}]}):
        told = watchman(call, world.border, **weak)["unused"]
    assert [each["why"] for each in told] == ["Thresholds are stated for the list court of others, which is not here."]


def test_questions_are_logged_and_nothing_about_a_person_is(call: Caller, world: World, others: Path) -> None:
    match(call, world.border, one=HARTWIN, two=TAVESK)
    watchman(call, world.border, name="Milo Hartwin", type="person")
    call.ok("GET", "/yente/search/un?q=hartwin", by=world.border)
    call.ok("GET", "/yente/entities/un:XXi.001", by=world.border)
    assert call("GET", "/yente/entities/un:Milo%20Hartwin", by=world.border).status_code == 404
    with speaking_as(SYSTEM):
        rows = list(AccessRecord.objects.values_list("operation", "thing", "purpose"))
        events = json.dumps(list(EventRecord.objects.values_list("body", "thing")), default=str)
    assert sorted(row for row in rows if row[1].startswith("other")) == sorted(
        [("check", "others", "test")] * 3
        + [("search", "others", "test"), ("read", "others", "test"), ("read", "other:un:XXi.001", "test")]
    )
    whole = (json.dumps(rows) + events).casefold()
    assert not [word for word in ("hartwin", "milo", "xq5512907", "1979") if word in whole]


def test_the_search_and_the_entity_give_them(call: Caller, world: World, others: Path) -> None:
    notice = str(a_notice(world))
    for query, ids in (
        ("q=hartwin", ["un:XXi.001"]),
        ("q=хартвин", ["un:XXi.001"]),
        ("q=XQ5512907", ["un:XXi.001"]),
        ("q=hartwin&schema=Person&countries=uy", ["un:XXi.001"]),
        ("q=hartwin&schema=Company", []),
        ("q=hartwin&exclude_schema=Person", []),
        ("q=hartwin&datasets=notices", []),
        ("q=tavesk&filter=birthDate:1986-09-17&datasets=un", ["un:XXi.002"]),
    ):
        results = call.ok("GET", f"/yente/search/default?{query}", by=world.border)["results"]
        assert [each["id"] for each in results] == ids, query
    both = call.ok("GET", "/yente/search/all?q=tavesk", by=world.border)
    assert {each["id"] for each in both["results"]} == {notice, "un:XXi.002"}
    datasets = {each["name"]: each["count"] for each in both["facets"]["datasets"]["values"]}
    assert datasets == {"notices": 1, "un": 1}
    assert raised() == []
    nothing = call.ok("GET", "/yente/search/un", by=world.border)
    assert (nothing["results"], where(nothing)) == ([], ["q"])
    entity = call.ok("GET", "/yente/entities/un:XXi.001", by=world.border)
    assert (entity["caption"], entity["properties"]["birthPlace"]) == ("Milo Hartwin", ["Oranto"])
    assert call.ok("GET", "/yente/entities/un:XXi.001/adjacent", by=world.border)["entity"]["id"] == "un:XXi.001"
    for missing in ("un:XXi.009", "us:XXi.001", "un:"):
        assert call("GET", f"/yente/entities/{missing}", by=world.border).status_code == 404


def test_the_catalogue_and_the_list_of_lists_count_them(call: Caller, world: World, others: Path) -> None:
    a_notice(world)
    catalogue = {each["name"]: each for each in call.ok("GET", "/yente/catalog", by=world.border)["datasets"]}
    assert (catalogue["un"]["entity_count"], catalogue["default"]["entity_count"]) == (2, 3)
    assert catalogue["notices"]["title"].endswith("(EXAMPLE)")
    assert catalogue["un"]["title"] == "UN Security Council consolidated list"
    assert call.ok("GET", "/watchman/v2/listinfo", by=world.border)["lists"] == {"notices": 1, "un": 2}


def test_a_list_of_invented_people_is_marked_in_the_catalogue_and_no_other(
    call: Caller, world: World, place: Path
) -> None:
    for name, invented in (("drill", 1), ("court", 0)):
        Watchlist.build([MILO], place / name, Origin(name, "1", reading=Reading(invented=invented)))
    titles = {each["name"]: each["title"] for each in call.ok("GET", "/yente/catalog", by=world.border)["datasets"]}
    assert (titles["drill"], titles["court"]) == ("drill (EXAMPLE)", "court")


def test_watchmans_clients_are_answered_alike(call: Caller, world: World, others: Path) -> None:
    notice = str(a_notice(world))
    asked = {"name": "Milo Hartwin", "birthDate": "1979-04-05"}
    (entity,) = watchman(call, world.border, **asked, type="person")["entities"]
    assert (entity["sourceList"], entity["sourceID"], entity["entityType"]) == ("un", "XXi.001", "person")
    assert (entity["name"], entity["person"]["birthDate"]) == ("Milo Hartwin", "1979-04-05T00:00:00Z")
    assert entity["sourceData"]["source"] == "UN Security Council consolidated list"
    assert (entity["sourceData"]["dated"], entity["hit"]) == ("2026-02-01", None)
    assert entity["match"] == entity["details"]["finalScore"] > 0.9
    for parameters, ids in (
        ({}, ["XXi.001"]),
        ({"source": "un"}, ["XXi.001"]),
        ({"source": "notices"}, []),
        ({"type": "business"}, []),
        ({"sourceID": "XXi.002"}, []),
    ):
        answer = watchman(call, world.border, **asked, **parameters)
        assert [each["sourceID"] for each in answer["entities"]] == ids, parameters
    tavesk = {"name": "Orin Tavesk", "birthDate": "1986-09-17", "type": "person"}
    assert watchman(call, world.border, **tavesk, source="un")["hits"] == raised() == []
    both = watchman(call, world.border, **tavesk)
    assert {each["sourceID"] for each in both["entities"]} == {notice, "XXi.002"}
    assert both["hits"] == raised() and len(raised()) == 1


def test_as_many_as_are_compared_are_answered_as_cut(call: Caller, world: World, place: Path) -> None:
    Watchlist.build((Entry(f"e{number}", MILO.identities) for number in range(300)), place / "many", UN)
    answer = match(call, world.border, q=HARTWIN)["responses"]["q"]
    assert (len(answer["results"]), answer["total"]["relation"]) == (5, "gte")
    assert watchman(call, world.border, name="Milo Hartwin", type="person")["cut"] != ""


def test_a_list_that_is_over_damaged_or_old_is_told(call: Caller, world: World, others: Path) -> None:
    Watchlist.build([MILO], others / "over", Origin("A court", "1", expires=date(2026, 1, 1)))
    Watchlist.build([MILO], others / "odd", Origin("A court", "1"))
    entries = data_of(others / "odd") / "entries.bin"
    entries.write_bytes(bytes(len(entries.read_bytes())))
    manifest = others / "un" / "manifest.json"
    manifest.write_text(manifest.read_text(encoding="utf-8").replace('"tables": "', '"tables": "0'), encoding="utf-8")
    answer = match(call, world.border, q=HARTWIN)
    assert [each["id"] for each in answer["responses"]["q"]["results"]] == ["un:XXi.001"]
    odd, over, un = (each["why"] for each in answer["unused"])
    assert odd == "The list odd cannot be used: build it again."
    assert over.startswith("The copy of the list over has expired")
    assert un.startswith("The list un was built with other tables") and un.endswith("build it again.")
    for name in ("odd", "over"):
        assert call("GET", f"/yente/entities/{name}:XXi.001", by=world.border).status_code == 404
        assert call("POST", f"/yente/match/{name}", {"queries": {"q": HARTWIN}}, by=world.border).status_code == 404


def test_a_list_that_is_replaced_or_taken_away_is_so_at_once(call: Caller, world: World, place: Path) -> None:
    Watchlist.build([ORIN], place / "un", UN)
    assert found(call, world.border, HARTWIN) == []
    Watchlist.build([ORIN, MILO], place / "un", UN)
    assert found(call, world.border, HARTWIN) == ["un:XXi.001"]
    shutil.rmtree(place / "un")
    assert found(call, world.border, HARTWIN) == []
    assert other_lists(today=date(2026, 3, 2)).lists == ()
    maps = Path("/proc/self/maps")  # where there is one: who was on it is not held in memory either
    assert not maps.exists() or str(place / "un") not in maps.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted([*World.__annotations__, "nobody"]))
def test_every_door_refuses_whom_it_is_not_for(call: Caller, world: World, others: Path, name: str) -> None:
    by = getattr(world, name, None)
    answers = {
        "match": call("POST", "/yente/match/un", {"queries": {"q": HARTWIN}}, by=by),
        "search": call("GET", "/yente/search/un?q=hartwin", by=by),
        "entity": call("GET", "/yente/entities/un:XXi.001", by=by),
        "catalogue": call("GET", "/yente/catalog", by=by),
        "watchman": call("GET", "/watchman/v2/search?type=person&name=Milo+Hartwin", by=by),
        "lists": call("GET", "/watchman/v2/listinfo", by=by),
    }
    allowed = name in {"source", "other", "locating", "border"}
    expected = 200 if allowed else 401 if name == "nobody" else 403
    assert {door: response.status_code for door, response in answers.items()} == dict.fromkeys(answers, expected)
    if not allowed:
        guesses = (
            call("POST", "/yente/match/us", {"queries": {"q": HARTWIN}}, by=by),
            call("GET", "/yente/search/us?q=hartwin", by=by),
            call("GET", "/yente/search/un?schema=Address", by=by),
            call("GET", "/yente/entities/un:XXi.009", by=by),
        )
        assert {response.status_code for response in guesses} == {expected}
        told = "".join(response.content.decode() for response in (*answers.values(), *guesses))
        assert not [word for word in ("Hartwin", "Security Council", "notices,") if word in told]


def test_answers_fit_the_published_schemas(call: Caller, world: World, others: Path) -> None:
    a_notice(world)
    theirs = published("yente_5.5.0_openapi.json")
    fits(theirs, "EntityMatchResponse", match(call, world.border, a=HARTWIN, b=TAVESK))
    fits(theirs, "SearchResponse", call.ok("GET", "/yente/search/default?q=tavesk", by=world.border))
    fits(theirs, "EntityResponse", call.ok("GET", "/yente/entities/un:XXi.001", by=world.border))
    fits(theirs, "DataCatalogModel", call.ok("GET", "/yente/catalog", by=world.border))
    document = published("watchman_v2_api.yaml")
    answer = watchman(call, world.border, name="Milo Hartwin", type="person")
    assert len(answer["entities"]) == 1
    fits(document, "SearchResponse", answer)


def test_a_list_asked_by_its_name_that_cannot_be_answered_from_says_why(
    call: Caller, world: World, others: Path
) -> None:
    (others / "un" / "manifest.json").unlink()
    (others / "Bad.Name").mkdir()
    told = [each["why"] for each in match(call, world.border, q=TAVESK)["unused"]]
    assert "The list un cannot be used: build it again." in told
    assert any(why.startswith("A folder of others' lists has a name") for why in told)
    refused = call("POST", "/yente/match/un", {"queries": {"q": TAVESK}}, by=world.border)
    assert refused.status_code == 404
    assert "The list un cannot be used" in refused.content.decode()


def test_what_fails_in_a_list_leaves_no_hit_that_nobody_is_told_of(call: Caller, world: World, others: Path) -> None:
    a_notice(world)
    before = raised()
    other_lists(today=date(2026, 3, 1))
    entries = data_of(others / "un") / "entries.bin"
    with entries.open("r+b") as file:  # in place, where it is mapped
        file.write(bytes(entries.stat().st_size))
    answer = call("POST", "/yente/match/default", {"queries": {"n": TAVESK, "q": HARTWIN}}, by=world.border)
    assert answer.status_code >= 400
    assert raised() == before


def test_a_zone_in_the_place_of_a_name_is_told_and_never_an_all_clear(call: Caller, world: World, others: Path) -> None:
    zone = "P<URYHARTWIN<<MILO<<<<<<<<<<<<<<<<<<<<<<<<<<"
    alone, beside = (one("Person", name=names) for names in ([zone], [zone, "Lena Marov"]))
    answers = match(call, world.border, "un", alone=alone, beside=beside)["responses"]
    assert answers["alone"]["status"] == 400
    assert any("machine readable zone" in each["why"] for each in answers["beside"]["unused"])
