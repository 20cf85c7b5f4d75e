"""Whatever goes wrong is told as a problem, with where and what is allowed, and nothing about a person."""

import logging
import time
from typing import Any

import pytest

from tests.api.conftest import Caller
from tests.api.problems import is_problem
from tests.builders import base_case
from tests.conftest import World


def test_an_unknown_address_is_a_problem(call: Caller) -> None:
    is_problem(call("GET", "/nothing-here"), 404, "not-found")


def test_an_unknown_address_of_the_api_is_a_problem_and_any_other_a_page(call: Caller) -> None:
    is_problem(call.client.get("/api/elsewhere"), 404, "not-found")
    page = call.client.get("/elsewhere")
    assert (page.status_code, page["Content-Type"]) == (404, "text/html; charset=utf-8")


def test_a_host_that_is_not_ours_is_refused(call: Caller) -> None:
    is_problem(call.client.get("/api/health", headers={"Host": "elsewhere.example"}), 400, "malformed")


def test_a_method_that_is_not_of_the_address_is_told_which_are(call: Caller) -> None:
    response = call("DELETE", "/health")
    is_problem(response, 405, "method-not-allowed")
    assert response["Allow"] == "GET"


def test_nobody_without_a_token_gets_in(call: Caller) -> None:
    response = call("GET", "/cases")
    is_problem(response, 401, "not-signed-in")
    assert response["WWW-Authenticate"] == 'Bearer realm="fairnotice"'


@pytest.mark.parametrize("token", ["fn_", "fn_" + "x" * 43, "xx", "fn_é", "fn_" + "y" * 5000, ""])
def test_a_token_that_is_nobodys_is_refused(call: Caller, token: str) -> None:
    response = call.client.get("/api/cases", headers={"Authorization": f"Bearer {token}"})
    is_problem(response, 401, "not-signed-in")
    assert 'error="invalid_token"' in response["WWW-Authenticate"]


def test_a_body_that_is_too_large_is_refused_by_its_length_alone(call: Caller, world: World) -> None:
    response = call.client.generic(
        "POST", "/api/cases", b"{}", content_type="application/json", CONTENT_LENGTH="2000001"
    )
    is_problem(response, 413, "too-large")


def test_fifty_megabytes_are_refused_at_once(call: Caller, world: World) -> None:
    begun = time.monotonic()
    is_problem(call("POST", "/cases", b"x" * 50_000_000, by=world.source), 413, "too-large")
    assert time.monotonic() - begun < 1.5


def test_a_case_file_in_another_form_is_refused(call: Caller, world: World) -> None:
    is_problem(call("POST", "/cases", "<case/>", by=world.source, form="application/xml"), 415, "unknown-form")


@pytest.mark.parametrize("body", ["{", '{"reasons": NaN}', b"\xff\xfe", "nothing"])
def test_a_body_that_is_not_json_is_malformed(call: Caller, world: World, body: Any) -> None:
    path = "/requests/00000000-0000-4000-8000-000000000000/drop"
    is_problem(call("POST", path, body, by=world.source), 400, "malformed")


@pytest.mark.parametrize(
    ("key", "meant"),
    [("born", "births"), ("name", "names"), ("nationalty", "nationalities"), ("date_of_birth", "births")],
)
def test_a_key_that_is_not_known_is_told_with_those_that_are_and_the_nearest(
    call: Caller, world: World, key: str, meant: str
) -> None:
    row = {"names": ["Orin Tavesk"], key: "1986"}
    keys = "names, births, nationalities, sex, documents"
    (told,) = is_problem(call("POST", "/checks", {**row, "purpose": "test"}, by=world.border), 422, "invalid-input")[
        "errors"
    ]
    expected = {"pointer": f"#/{key}", "detail": f"It is not known here. Did you mean '{meant}'?"}
    assert told == {**expected, "allowed": f"{keys}, purpose"}
    body = {"travellers": [row, {"names": ["Orin Tavesk"]}], "purpose": "test"}
    answer = call.ok("POST", "/checks/batch", body, by=world.border)
    assert answer["misfits"] == [{"index": 0, "errors": [{**expected, "allowed": f"{keys}, reference"}], "used": True}]


def test_a_key_inside_a_table_is_told_with_those_of_that_table(call: Caller, world: World) -> None:
    paper = {"kind": "passport", "number": "XQ77142", "colour": "red"}
    body = {"documents": [paper], "purpose": "test"}
    (told,) = is_problem(call("POST", "/checks", body, by=world.border), 422, "invalid-input")["errors"]
    assert (told["pointer"], told["detail"]) == ("#/documents/0/colour", "It is not known here.")
    assert told["allowed"].startswith("kind, number")


def test_every_mistake_in_a_case_file_is_listed_with_its_pointer(call: Caller, world: World) -> None:
    case = base_case()
    case["request"]["kind"] = "purple"
    case["subjects"][0]["identities"][0]["births"] = ["1986-13-40"]
    case["warrants"][0]["offences"][0]["max_penalty"] = "a while"
    body = is_problem(call("POST", "/cases", case, by=world.source), 422, "unusable")
    assert {error["pointer"] for error in body["errors"]} == {
        "#/request/kind",
        "#/subjects/0/identities/0/births/0",
        "#/warrants/0/offences/0/max_penalty",
    }
    assert all(error["detail"] for error in body["errors"])


def test_a_mistake_in_an_act_is_told_by_its_place(call: Caller, world: World) -> None:
    path = "/requests/00000000-0000-4000-8000-000000000000/assessments"
    body = is_problem(
        call("POST", path, {"outcome": "maybe", "grounds": ["dislike"], "why": "so"}, by=world.reviewer),
        422,
        "invalid-input",
    )
    assert {error["pointer"] for error in body["errors"]} == {"#/outcome", "#/grounds/0", "#/reasons", "#/why"}


@pytest.mark.parametrize("query", ["on=2024-02-31", "on=9999-12-31", "on=17", "known=2024-01-01", "zone=Mars", "x=1"])
def test_an_instant_that_cannot_be_is_refused(call: Caller, world: World, query: str) -> None:
    response = call("POST", f"/review?{query}", base_case(), by=world.source)
    assert response.status_code == 422
    assert response["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize("text", ["a\u0000b" * 20, "\ud800" * 30, "\u001b[2J" * 20])
def test_characters_that_no_text_needs_are_refused(call: Caller, world: World, text: str) -> None:
    path = "/requests/00000000-0000-4000-8000-000000000000/drop"
    body = is_problem(call("POST", path, {"reasons": text}, by=world.source), 422, "invalid-input")
    assert body["errors"][0]["pointer"] == "#/reasons"


@pytest.mark.parametrize(
    ("path", "query"),
    [
        ("/cases", "after=x"),
        ("/cases", "limit=0"),
        ("/cases", "limit=501"),
        ("/register", "after=99999999999999999999"),
    ],
)
def test_a_page_that_cannot_be_is_refused(call: Caller, world: World, path: str, query: str) -> None:
    body = is_problem(call("GET", f"{path}?{query}", by=world.source), 422, "invalid-input")
    assert body["errors"][0]["parameter"] == query.partition("=")[0]


def test_a_page_after_a_row_that_is_gone_is_refused(call: Caller, world: World) -> None:
    path = "/cases?after=00000000-0000-4000-8000-000000000000"
    is_problem(call("GET", path, by=world.source), 422, "invalid-value")


@pytest.mark.parametrize("thing", ["case:%00", "case:'--", "CASE:1", "nothing", "case:" + "9" * 50])
def test_a_timeline_of_no_thing_is_refused(call: Caller, world: World, thing: str) -> None:
    assert call("GET", f"/timeline/{thing}", by=world.source).status_code in {404, 422}


def test_an_error_nobody_foresaw_tells_nothing_to_the_caller_or_the_log(
    call: Caller, world: World, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_args: object, **_kwargs: object) -> None:
        raise RuntimeError("Orin Tavesk, born 1986-09-17")

    monkeypatch.setattr("fairnotice.services.reading.read_case", broken)
    with caplog.at_level(logging.DEBUG):
        path = "/cases/00000000-0000-4000-8000-000000000000"
        body = is_problem(call("GET", path, by=world.source), 500, "internal")
    assert "Tavesk" not in str(body)
    assert "RuntimeError" in caplog.text
    assert "Tavesk" not in caplog.text


def test_a_database_that_does_not_answer_is_said_and_when_to_try_again(
    call: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.db import OperationalError

    def gone(*_args: object, **_kwargs: object) -> None:
        raise OperationalError("connection refused")

    monkeypatch.setattr("fairnotice.api.routes.health.list_rows", gone)
    response = call("GET", "/health")
    is_problem(response, 503, "database-away")
    assert response["Retry-After"] == "5"


def test_every_kind_of_problem_is_explained_at_its_address(call: Caller) -> None:
    from fairnotice.api.problems import KINDS

    for code, kind in KINDS.items():
        page = call.client.get(f"/problems/{code}")
        assert page.status_code == 200
        assert page.json()["remedy"] == kind.remedy


BOMBS = {
    "deep JSON": ("application/json", "[" * 100_000),
    "deep TOML": ("application/toml", "a = " + "[" * 50_000),
    "dotted TOML": ("application/toml", ".".join(["a"] * 100_000) + " = 1"),
    "long number": ("application/json", '{"schema": ' + "9" * 500_000 + "}"),
    "marks": ("application/json", '{"title": "' + "Z" + "\u0351" * 600_000 + '"}'),
    "doubled keys": ("application/json", '{"a": 1, "a": 2}'),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_in_a_second_with_a_sentence(call: Caller, world: World, name: str) -> None:
    form, text = BOMBS[name]
    begun = time.monotonic()
    body = is_problem(call("POST", "/cases", text, by=world.source, form=form), 422, "unusable")
    assert time.monotonic() - begun < 1.5
    assert body["errors"][0]["detail"]


def test_a_bomb_in_the_body_of_an_act_is_refused(call: Caller, world: World) -> None:
    path = "/requests/00000000-0000-4000-8000-000000000000/drop"
    body = is_problem(call("POST", path, '{"reasons": ' + "[" * 100_000, by=world.source), 422, "unusable")
    assert "deep" in body["errors"][0]["detail"]


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        ("subjects[1].identities[0].births[0]", "#/subjects/1/identities/0/births/0"),
        ("request", "#/request"),
        ("'odd key'.x", "#/odd key/x"),
        ("'a/b~c'", "#/a~1b~0c"),
        ("the file", "#"),
        ("line 3, column 9", None),
        ("", "#/"),
    ],
)
def test_a_place_in_a_file_becomes_a_pointer(installation: Any, where: str, expected: str | None) -> None:
    from fairnotice.api.errors import pointer

    assert pointer(where) == expected
