"""The feeds of the public part: off for everybody until turned on, then what is public for everybody, nothing else."""

import json
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from fairnotice.domain.dates import PartialDate
from fairnotice.domain.feeds import Feed
from fairnotice.domain.request import Kind, Requester
from fairnotice.domain.subject import Name, NameKind, Sex
from fairnotice.formats.dossier import dossier_from
from tests.api.conftest import Caller
from tests.api.feeds import FTM, RED, every_address, lines_of, shown, someone, text_of, turn_on
from tests.api.problems import is_problem
from tests.builders import a_dossier, a_request, a_statement, an_identity
from tests.conftest import BUREAUS, NOW, World
from tests.stories import WHY, a_notice

SANCTIONED = Path(__file__).parents[2] / "examples" / "kinds" / "sanctions-list.toml"
ENDS = {
    "withdraw": ("source", "withdrawn_by_source"),
    "cancel": ("decider", "cancelled"),
    "delete": ("decider", "deleted_by_decision"),
    "suspend": ("source", "extract_revoked"),
    "block": ("reviewer", "extract_revoked"),
}


def end(call: Caller, world: World, notice: object, act: str) -> None:
    call.ok("POST", f"/notices/{notice}/{act}", {"reasons": WHY}, by=getattr(world, ENDS[act][0]))


def families(call: Caller, query: str = "") -> list[str]:
    return [each["name"] for each in call.ok("GET", f"{RED}{query}")["_embedded"]["notices"]]


@pytest.mark.parametrize("role", [None, "source", "border", "carrier", "decider", "administrator"])
def test_off_nobody_is_answered_whoever_asks_and_whatever_there_is(
    call: Caller, world: World, role: str | None
) -> None:
    shown(world, "Orin Tavesk")
    by = getattr(world, role) if role else None
    for path in (*of_feeds(call), f"{RED}?sexId=X", f"{FTM}/index.json?limit=0"):
        is_problem(call("GET", path, by=by), 404, "turned-off")


def test_each_is_turned_on_by_itself(call: Caller, world: World) -> None:
    turn_on(world, Feed.FTM)
    assert call("GET", f"{FTM}/index.json").status_code == 200
    is_problem(call("GET", RED), 404, "turned-off")


CHANGES = "/feeds/changes"


def of_feeds(call: Caller) -> list[str]:
    """Every address but that of the changes, which is no part of either feed."""
    return [path for path in every_address(call) if path != CHANGES]


@pytest.mark.parametrize("role", [None, "source", "administrator"])
def test_what_happened_is_told_while_every_feed_is_off_and_names_nobody(
    call: Caller, world: World, role: str | None
) -> None:
    notice, _other = shown(world, "Orin Tavesk", "Lena Marov")
    end(call, world, notice, "withdraw")
    response = call("GET", CHANGES, by=getattr(world, role) if role else None)
    told = [(each["happened"], each["reason"]) for each in response.json()["items"]]
    assert told == [("published", None), ("published", None), ("removed", "withdrawn_by_source")]
    assert not [name for name in ("Tavesk", "Marov", "Orin", "Lena") if name in response.content.decode()]


def test_copies_that_were_taken_are_told_of_removals_after_a_feed_was_turned_off(call: Caller, world: World) -> None:
    from fairnotice.services.feeds import turn_feed

    turn_on(world, Feed.FTM)
    (notice,) = shown(world, "Orin Tavesk")
    turn_feed(feed=Feed.FTM, on=False, reasons=WHY, by=world.administrator, at=NOW)
    end(call, world, notice, "cancel")
    assert call.ok("GET", f"{CHANGES}?after=1")["items"][0]["reason"] == "cancelled"


def test_turned_off_again_nobody_is_answered(call: Caller, world: World) -> None:
    from fairnotice.services.feeds import turn_feed

    turn_on(world)
    for feed in Feed:
        turn_feed(feed=feed, on=False, reasons=WHY, by=world.administrator, at=NOW)
    for path in of_feeds(call):
        is_problem(call("GET", path), 404, "turned-off")


def test_on_everybody_reads_the_same_and_everything_is_marked(call: Caller, world: World) -> None:
    shown(world, "Orin Tavesk")
    turn_on(world)
    for path in every_address(call):
        first = call("GET", path)
        assert (first["Fairnotice-Mode"], first.get("Fairnotice-Mark", "EXAMPLE")) == ("training", "EXAMPLE")
        if first.status_code == 200:
            assert first["Fairnotice-Mark"] == "EXAMPLE"
            text = text_of(first)
            assert "EXAMPLE" in text or not text, path
            for by in (world.source, world.border, world.decider, world.carrier):
                assert text_of(call("GET", path, by=by)) == text


SECRET = ("Undine Harrow", "Ferro Quill", "Nadir Osk", "Brann Ivo", "XQ7714203")


def test_what_is_not_public_is_in_none_of_them(call: Caller, world: World) -> None:
    """Diffusions, restricted ones, notices whose source does not agree, blue ones; numbers of papers."""
    shown(world, "Orin Tavesk")
    diffusion = replace(someone("Undine Harrow"), request=a_request(Kind.WANTED_DIFFUSION, recipients=BUREAUS))
    a_notice(world, diffusion)
    restricted = replace(someone("Ferro Quill"), request=a_request(Kind.WANTED_DIFFUSION, recipients=BUREAUS))
    a_notice(world, restricted, restricted=("UY",))
    a_notice(world, someone("Nadir Osk", public=False))
    doubtful = Name("Brann Ivo", kind=NameKind.LOW_QUALITY)
    named = an_identity(names=(replace(an_identity().names[0], text="Sela Morn"), doubtful))
    dossier = someone("Sela Morn")
    a_notice(world, replace(dossier, subjects=(replace(dossier.subjects[0], identities=(named,)),)))
    turn_on(world)
    told = "".join(text_of(call("GET", path)) for path in every_address(call))
    assert "Orin Tavesk" in told and "Sela Morn" in told
    assert not [words for words in SECRET if words in told]
    numbers = {each["number"] for each in call.ok("GET", "/feeds/changes")["items"]}
    assert len(numbers) == 2


@pytest.mark.parametrize("act", list(ENDS))
def test_a_removed_person_is_named_nowhere_and_the_reason_is_told(call: Caller, world: World, act: str) -> None:
    first, _second = shown(world, "Orin Tavesk", "Maelis Corvane")
    turn_on(world)
    before = every_address(call)
    end(call, world, first, act)
    told = "".join(text_of(call("GET", path)) for path in {*before, *every_address(call)})
    assert "Tavesk" not in told and "Corvane" in told
    gone = call("GET", f"{RED}/2026-1")
    assert gone.status_code == 410
    assert (gone.json()["status"], gone.json()["notice_number"]) == (ENDS[act][1], "EX-A-1/3-2026")
    last = call.ok("GET", "/feeds/changes?after=2")["items"]
    assert [(each["number"], each["happened"], each["reason"]) for each in last] == [
        ("EX-A-1/3-2026", "removed", ENDS[act][1])
    ]


def test_after_a_pause_it_is_published_again_and_after_its_end_the_reason_is_the_final_one(
    call: Caller, world: World
) -> None:
    (notice,) = shown(world, "Orin Tavesk")
    turn_on(world)
    for act in ("suspend", "resume", "suspend", "withdraw"):
        call.ok("POST", f"/notices/{notice}/{act}", {"reasons": WHY}, by=world.source)
    told = [(each["happened"], each["reason"]) for each in call.ok("GET", "/feeds/changes")["items"]]
    assert told == [
        ("published", None),
        ("removed", "extract_revoked"),
        ("published", None),
        ("removed", "extract_revoked"),
        ("removed", "withdrawn_by_source"),
    ]
    assert call("GET", f"{RED}/2026-1").json()["status"] == "withdrawn_by_source"


def test_the_changes_are_walked_to_the_end_along_their_links(call: Caller, world: World) -> None:
    shown(world, "Orin Tavesk", "Maelis Corvane", "Dorn Hallek")
    turn_on(world)
    path, seen = "/feeds/changes?limit=1", []
    while path:
        response = call("GET", path)
        seen += [each["sequence"] for each in response.json()["items"]]
        path = response.headers.get("Link", "").partition("<")[2].partition(">")[0].removeprefix("/api")
    assert seen == [1, 2, 3]
    assert call.ok("GET", "/feeds/changes?after=3") == {"mark": "EXAMPLE", "last": 3, "items": []}


def test_every_notice_is_reached_by_the_links_of_the_list(call: Caller, world: World) -> None:
    names = ["Orin Tavesk", "Maelis Corvane", "Dorn Hallek", "Pia Lund", "Ruk Esten"]
    shown(world, *names)
    turn_on(world)
    path, seen = f"{RED}?resultPerPage=2", []
    while path:
        page = call.ok("GET", path)
        assert page["total"] == 5
        seen += [each["name"] for each in page["_embedded"]["notices"]]
        path = page["_links"].get("next", {}).get("href", "").removeprefix("http://localhost/api")
    assert sorted(seen) == sorted(name.split()[1] for name in names)
    assert call.ok("GET", f"{RED}?page=99")["_embedded"]["notices"] == []


QUERIES = {
    "": {"Tavesk", "Corvane"},
    "?name=tavesk": {"Tavesk"},
    "?name=Тавеск": {"Tavesk"},
    "?name=Corvane&forename=Maelis": {"Corvane"},
    "?forename=Maelis": {"Corvane"},
    "?name=Nobodyatall": set(),
    "?name=!!!": set(),
    "?nationality=NZ": {"Corvane"},
    "?nationality=uy": {"Tavesk"},
    "?ageMin=30": {"Tavesk"},
    "?ageMax=29": {"Corvane"},
    "?ageMin=20&ageMax=60": {"Tavesk", "Corvane"},
    "?sexId=F": {"Corvane"},
    "?sexId=M": {"Tavesk"},
    "?sexId=U": set(),
    "?arrestWarrantCountryId=PT": {"Tavesk", "Corvane"},
    "?arrestWarrantCountryId=FR": set(),
    "?freeText=ROBBERY": {"Tavesk", "Corvane"},
    "?freeText=robbery maelis": {"Corvane"},
    "?name=&forename=&nationality=&ageMin=&ageMax=&sexId=&freeText=&arrestWarrantCountryId=": {"Tavesk", "Corvane"},
}


def test_each_field_narrows_the_list(call: Caller, world: World) -> None:
    a_notice(world, someone("Orin Tavesk"))
    young = someone("Maelis Corvane", births=(PartialDate(2000),), sex=Sex.FEMALE, nationalities=("NZ",))
    a_notice(world, young)
    turn_on(world)
    assert {query: set(families(call, query)) for query in QUERIES} == QUERIES


BAD = ("sexId=X", "ageMin=old", "ageMax=-1", "nationality=USA", "page=0", "resultPerPage=161", "nationalty=UY", "q=1")


@pytest.mark.parametrize("query", BAD)
def test_what_cannot_be_asked_is_refused_rather_than_passed_over(call: Caller, world: World, query: str) -> None:
    turn_on(world)
    is_problem(call("GET", f"{RED}?{query}"), 422, "invalid-input")


ODD = (
    "\x00",
    "\ud7ff",
    "%",
    "'; DROP TABLE extract; --",
    "\u202e",
    "9" * 200,
    "-1",
    "1e9",
    "\u0661",
    "[]",
    "\U0001f600",
)
FIELDS = (
    *("name", "forename", "nationality", "ageMin", "ageMax", "sexId", "arrestWarrantCountryId", "freeText"),
    *("page", "resultPerPage"),
)


@pytest.mark.parametrize("field", FIELDS)
def test_odd_values_are_answered_or_refused(call: Caller, world: World, field: str) -> None:
    shown(world, "Orin Tavesk")
    turn_on(world)
    for value in ODD:
        assert call("GET", f"{RED}?{urlencode({field: value})}").status_code in {200, 422}, value


def test_a_parameter_of_red_notices_is_none_of_the_others(call: Caller, world: World) -> None:
    turn_on(world)
    is_problem(call("GET", "/notices/v1/yellow?arrestWarrantCountryId=PT"), 422, "invalid-input")
    is_problem(call("GET", "/notices/v1/un?nationality=PT"), 422, "invalid-input")
    assert call.ok("GET", "/notices/v1/un?unReference=QDi.000&name=")["total"] == 0


@pytest.mark.parametrize("id_", ["2026-2", "2025-1", "2026-11", "0", "x", "2026-1-1", "２０２６-1", "2026/1"])
def test_a_number_that_there_is_not_is_not_found(call: Caller, world: World, id_: str) -> None:
    shown(world, "Orin Tavesk")
    turn_on(world)
    is_problem(call("GET", f"{RED}/{id_}"), 404, "not-found")
    is_problem(call("GET", "/notices/v1/blue/2026-1"), 404, "not-found")
    is_problem(call("GET", f"{RED}/2026-1/images/1"), 404, "not-found")


def test_other_kinds_have_addresses_of_their_own(call: Caller, world: World) -> None:
    on_record = tuple(a_statement(f"missing.{fact}") for fact in ("police_record", "not_known"))
    missing = someone("Tessa Imrell", kind=Kind.YELLOW, births=(PartialDate(NOW.year - 12),))
    a_notice(world, replace(missing, warrants=(), statements=(*missing.statements, *on_record)))
    turn_on(world)
    (item,) = call.ok("GET", "/notices/v1/yellow")["_embedded"]["notices"]
    detail = call.ok("GET", item["_links"]["self"]["href"].removeprefix("http://localhost/api"))
    assert (detail["name"], "arrest_warrants" in detail) == ("Imrell", False)
    assert families(call) == []
    assert [each["schema"] for each in lines_of(call("GET", f"{FTM}/entities.ftm.json"))] == ["Person"]


def test_special_notices_are_persons_at_their_own_address(call: Caller, world: World) -> None:
    listed = dossier_from(tomllib.loads(SANCTIONED.read_text(encoding="utf-8")))
    asked_by = Requester("National Central Bureau of Portugal", country="PT")
    a_notice(world, replace(listed, request=replace(listed.request, requester=asked_by, public_extract=True)))
    turn_on(world)
    for path in ("un", "un/persons"):
        (item,) = call.ok("GET", f"/notices/v1/{path}")["_embedded"]["notices"]
        assert item["_links"]["self"]["href"].endswith("/un/persons/2026-1")
        assert call.ok("GET", f"/notices/v1/{path}/2026-1")["name"] == "Varquen"
        assert call.ok("GET", f"/notices/v1/{path}/2026-1/images")["_embedded"]["images"] == []
    assert call.ok("GET", "/notices/v1/un/entities")["total"] == 0
    is_problem(call("GET", f"{RED}/2026-1"), 404, "not-found")
    one, asked = (each["properties"] for each in lines_of(call("GET", f"{FTM}/entities.ftm.json")))
    assert (one["topics"], asked["program"]) == (["sanction"], ["UN special notice"])


def test_what_has_not_changed_is_not_sent_again(call: Caller, world: World) -> None:
    (notice,) = shown(world, "Orin Tavesk")
    turn_on(world)
    paths = [RED, f"{RED}/2026-1", f"{FTM}/index.json", f"{FTM}/entities.ftm.json", "/feeds/changes"]
    first = {path: call("GET", path) for path in paths}
    for path, response in first.items():
        assert response["Last-Modified"] == "Mon, 02 Mar 2026 09:00:00 GMT"
        assert response["Cache-Control"] == "public, no-cache"
        again = call("GET", path, If_None_Match=response["ETag"])
        assert (again.status_code, again.content, again["ETag"]) == (304, b"", response["ETag"]), path
    end(call, world, notice, "withdraw")
    assert {call("GET", path, If_None_Match=first[path]["ETag"]).status_code for path in paths} == {200, 410}


def test_the_files_are_sent_compressed_to_who_takes_that_and_have_headers_without_a_body(
    call: Caller, world: World
) -> None:
    shown(world, "Orin Tavesk")
    turn_on(world)
    for path in (RED, f"{FTM}/entities.ftm.json"):
        response = call("GET", path, Accept_Encoding="gzip")
        assert response["Content-Encoding"] == "gzip"
        again = call("GET", path, Accept_Encoding="gzip", If_None_Match=response["ETag"])
        assert again.status_code == 304
        head = call("HEAD", path)
        assert (head.status_code, text_of(head)) == (200, "")
        assert head["ETag"]


def test_only_reading_is_a_method_of_the_feeds(call: Caller, world: World) -> None:
    turn_on(world)
    for path in (RED, f"{FTM}/index.json"):
        is_problem(call("POST", path, {}), 405, "method-not-allowed")


def test_the_catalogue_leads_to_the_file_and_the_deltas_lead_from_version_to_version(
    call: Caller, world: World
) -> None:
    turn_on(world)
    assert call.ok("GET", f"{FTM}/index.json")["datasets"][0]["version"] == "19700101000000-aaa"
    first, _second = shown(world, "Orin Tavesk", "Maelis Corvane")
    held = {each["id"]: each for each in lines_of(call("GET", f"{FTM}/entities.ftm.json"))}
    (dataset,) = call.ok("GET", f"{FTM}/index.json")["datasets"]
    assert dataset["entity_count"] == len(held) == 4
    base = dataset["version"]
    end(call, world, first, "withdraw")
    shown(world, "Dorn Hallek")
    for version, address in sorted(call.ok("GET", f"{FTM}/delta.json")["versions"].items()):
        if version > base:
            for line in lines_of(call("GET", address.removeprefix("http://localhost/api"))):
                apply(held, line)
    assert held == {each["id"]: each for each in lines_of(call("GET", f"{FTM}/entities.ftm.json"))}
    assert {"Corvane", "Hallek"} == {name for each in held.values() for name in each["properties"].get("lastName", ())}


def test_a_file_is_read_some_at_a_time_and_holds_everybody(
    call: Caller, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    from fairnotice.services import public_feeds

    monkeypatch.setattr(public_feeds, "AT_ONCE", 2)
    shown(world, "Orin Tavesk", "Maelis Corvane", "Dorn Hallek", "Pia Lund", "Ruk Esten")
    turn_on(world)
    version = call.ok("GET", f"{FTM}/index.json")["datasets"][0]["version"]
    whole = lines_of(call("GET", f"{FTM}/entities.ftm.json"))
    delta = lines_of(call("GET", f"{FTM}/{version}/entities.delta.json"))
    assert len(whole) == len({each["id"] for each in whole}) == 10
    assert {each["entity"]["id"] for each in delta} == {each["id"] for each in whole}


def apply(held: dict[str, Any], line: dict[str, Any]) -> None:
    if line["op"] == "DEL":
        held.pop(line["entity"]["id"], None)
    else:
        held[line["entity"]["id"]] = line["entity"]


@pytest.mark.parametrize("version", ["20260302090000-zzz", "x", "99999999999999-aaa", "00000000000000-aaa", "２０"])
def test_a_version_that_there_was_not_is_not_found(call: Caller, world: World, version: str) -> None:
    turn_on(world)
    is_problem(call("GET", f"{FTM}/{version}/entities.delta.json"), 404, "not-found")


def test_a_renewal_changes_nothing_that_is_public(call: Caller, world: World) -> None:
    (notice,) = shown(world, "Orin Tavesk")
    turn_on(world)
    call.ok("POST", f"/notices/{notice}/renew", {"reasons": WHY}, by=world.source)
    assert call.ok("GET", "/feeds/changes")["last"] == 1


def test_nobody_known_from_the_press_is_ever_in_it(call: Caller, world: World) -> None:
    """They are never published (design, decision 10), so that no public part is made of them."""
    from fairnotice.domain.subject import Reality
    from fairnotice.services import extracts
    from tests.builders import a_moment

    press = a_dossier(request=a_request(public_extract=True))
    press = replace(press, subjects=(replace(press.subjects[0], reality=Reality.PRESS),))
    assert not extracts.allowed(press, "s1", a_moment())


def test_a_public_part_without_the_mark_of_this_installation_is_never_given_away(
    call: Caller, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    from fairnotice.services import extracts

    kept = extracts._content
    monkeypatch.setattr(extracts, "_content", lambda notice: {**kept(notice), "mark": ""})
    shown(world, "Orin Tavesk")
    turn_on(world)
    told = "".join(text_of(call("GET", path)) for path in every_address(call))
    assert "Tavesk" not in told
    assert json.loads(text_of(call("GET", f"{RED}/2026-1")))["status"] == "extract_revoked"
