"""What holds for every address: acts done once, pages, validators, marks."""

from typing import Any
from uuid import uuid4

import pytest

from tests.api.conftest import Caller
from tests.api.problems import is_problem
from tests.builders import base_case
from tests.conftest import World
from tests.stories import WHY, a_case, a_draft, a_notice


def test_an_act_sent_twice_under_its_key_is_done_once(call: Caller, world: World) -> None:
    key = {"Idempotency_Key": str(uuid4())}
    first = call("POST", "/cases", base_case(), by=world.source, **key)
    again = call("POST", "/cases", base_case(), by=world.source, **key)
    assert (first.status_code, first.json()) == (again.status_code, again.json()) == (201, first.json())
    assert len(call.ok("GET", "/cases", by=world.source)["items"]) == 1


def test_an_act_under_a_key_used_for_other_contents_is_a_conflict(call: Caller, world: World) -> None:
    key = {"Idempotency_Key": "k1"}
    call.ok("POST", "/cases", base_case(), by=world.source, **key)
    is_problem(call("POST", "/cases", base_case() | {"title": "x"}, by=world.source, **key), 409, "conflict")


def test_a_key_is_the_callers_own(call: Caller, world: World) -> None:
    case = base_case()
    case["request"]["requester"]["country"] = "UY"
    first = call.ok("POST", "/cases", base_case(), by=world.source, Idempotency_Key="k1")
    other = call.ok("POST", "/cases", case, by=world.other, Idempotency_Key="k1")
    assert first["case"] != other["case"]


@pytest.mark.parametrize("key", ["with space", "x" * 121, "ключ"])
def test_a_key_that_cannot_be_kept_is_refused(call: Caller, world: World, key: str) -> None:
    is_problem(call("POST", "/cases", base_case(), by=world.source, Idempotency_Key=key), 422, "invalid-input")


def test_facts_sent_twice_under_their_key_are_filed_once(call: Caller, world: World) -> None:
    case = a_case(world)
    facts = base_case()
    facts["positions"] = [{"by": "UY", "kind": "protest", "sources": ["record"]}]
    first = call.ok("POST", f"/cases/{case}/facts", facts, by=world.reviewer, Idempotency_Key="f1")
    again = call.ok("POST", f"/cases/{case}/facts", facts, by=world.reviewer, Idempotency_Key="f1")
    assert first == again == {"case": str(case), "version": 1}


def test_what_has_not_changed_is_not_sent_again(call: Caller, world: World) -> None:
    path = f"/requests/{a_draft(world)}"
    first = call("GET", path, by=world.source)
    again = call("GET", path, by=world.source, If_None_Match=first["ETag"])
    assert (again.status_code, again.content) == (304, b"")
    assert again["ETag"] == first["ETag"]
    call.ok("POST", f"{path}/submit", by=world.source)
    changed = call("GET", path, by=world.source, If_None_Match=first["ETag"])
    assert changed.status_code == 200
    assert changed.json()["state"] == "submitted"


def test_two_officers_never_share_an_answer(call: Caller, world: World) -> None:
    response = call("GET", f"/requests/{a_draft(world)}", by=world.source)
    assert response["Cache-Control"] == "private, no-cache"
    assert "Authorization" in response["Vary"]


def test_the_headers_alone_are_those_of_the_whole_answer(call: Caller, world: World) -> None:
    whole = call("GET", "/bureaus", by=world.source)
    head = call("HEAD", "/bureaus", by=world.source)
    assert (head.status_code, head.content) == (200, b"")
    assert (head["ETag"], head["Content-Length"]) == (whole["ETag"], str(len(whole.content)))


def test_names_stand_in_their_own_letters(call: Caller, world: World) -> None:
    case = base_case()
    case["subjects"][0]["identities"][0]["names"].append({"text": "اورین تاوسک", "kind": "alias", "script": "Arab"})
    made = call.ok("POST", "/cases", case, by=world.source)["case"]
    assert "اورین تاوسک".encode() in call("GET", f"/cases/{made}", by=world.source).content


def walked(call: Caller, path: str, by: Any) -> list[dict[str, Any]]:
    """Every row of a list, page by page along the Link headers."""
    rows: list[dict[str, Any]] = []
    while path:
        response = call("GET", path, by=by)
        assert response.status_code == 200
        rows += response.json()["items"]
        link = response.headers.get("Link", "")
        assert not link or link.endswith('; rel="next"')
        path = link.partition("<")[2].partition(">")[0].removeprefix("/api")
    return rows


@pytest.mark.parametrize("limit", [1, 2, 3, 5, 6])
def test_pages_hold_every_row_once_even_of_one_instant(call: Caller, world: World, limit: int) -> None:
    made = {str(a_case(world)) for _ in range(5)}  # all at the same instant
    found = [row["case"] for row in walked(call, f"/cases?limit={limit}", world.source)]
    assert sorted(found) == sorted(made)


@pytest.mark.parametrize("noun", ["bureaus", "officers", "messages", "dues", "access"])
def test_every_list_can_be_walked_one_row_at_a_time(call: Caller, world: World, noun: str) -> None:
    a_notice(world)
    by = {"access": world.administrator, "officers": world.administrator, "messages": world.reviewer}.get(
        noun, world.commission
    )
    if noun == "access":
        for _ in range(3):
            call("GET", f"/notices/{uuid4()}", by=world.source)
            call.ok("GET", "/notices", by=world.source)
    whole = walked(call, f"/{noun}?limit=500", by)
    assert walked(call, f"/{noun}?limit=1", by) == whole


def test_the_register_is_read_from_where_one_left_off(call: Caller, world: World) -> None:
    notice = a_notice(world)
    first = call.ok("GET", "/register", by=world.border)["items"]
    assert [(entry["sequence"], entry["kind"]) for entry in first] == [(1, "published")]
    call.ok("POST", f"/notices/{notice}/withdraw", {"reasons": WHY}, by=world.source)
    later = call.ok("GET", "/register?after=1", by=world.border)["items"]
    assert [(entry["sequence"], entry["kind"]) for entry in later] == [(2, "withdrawn")]
    assert call.ok("GET", "/register?after=2", by=world.border)["items"] == []


def test_everything_a_training_installation_answers_is_marked(call: Caller, world: World) -> None:
    notice = a_notice(world)
    for path in (f"/notices/{notice}", f"/notices/{notice}/effect?country=FR"):
        response = call("GET", path, by=world.reviewer)
        assert response["Fairnotice-Mode"] == "training"
        assert response.json()["mark"] == "EXAMPLE"
    assert call.ok("GET", f"/notices/{notice}", by=world.reviewer)["document"]["mark"] == "EXAMPLE"
    assert call.ok("POST", "/review", base_case(), by=world.reviewer)["mark"] == "EXAMPLE"
    assert call.ok("POST", "/effect?country=NZ", base_case(), by=world.reviewer)["mark"] == "EXAMPLE"
    nobody = {"names": ["Nobody Atall"], "purpose": "border check, entry"}
    nothing = {
        "mark": "EXAMPLE",
        "items": [],
        "gone": [],
        "set_aside": [],
        "notes": [],
        "possibly_minor": True,
        "cut": "",
    }
    assert call.ok("POST", "/checks", nobody, by=world.border) == nothing


def test_every_read_of_a_persons_data_is_kept_with_its_purpose(call: Caller, world: World) -> None:
    notice = a_notice(world)
    call.ok("GET", f"/notices/{notice}?purpose=renewal", by=world.source)
    rows = call.ok("GET", "/access", by=world.commission)["items"]
    assert ("read", f"notice:{notice}", "renewal") in {(row["operation"], row["thing"], row["purpose"]) for row in rows}


def test_a_token_is_shown_once_and_ends_when_it_is_revoked(call: Caller, world: World) -> None:
    path = f"/officers/{world.border.id}/tokens"
    response = call("POST", path, {"name": "gate 4"}, by=world.administrator)
    assert response["Cache-Control"] == "no-store"
    headers = {"Authorization": f"Bearer {response.json()['token']}"}
    assert call.client.get("/api/me", headers=headers).json()["role"] == "border"
    assert call.ok("DELETE", path, by=world.administrator) == {"ended": 1}
    assert call.client.get("/api/me", headers=headers).status_code == 401


def test_an_account_that_left_gets_in_no_more(call: Caller, world: World) -> None:
    assert call("GET", "/me", by=world.border).status_code == 200
    call.ok("POST", f"/officers/{world.border.id}/leave", by=world.administrator)
    assert call("GET", "/me", by=world.border).status_code == 401


def test_the_last_administrator_does_not_close_the_own_account(call: Caller, world: World) -> None:
    path = f"/officers/{world.administrator.id}/leave"
    is_problem(call("POST", path, by=world.administrator), 409, "not-possible-now")
    assert call("GET", "/me", by=world.administrator).status_code == 200


def test_an_officer_reads_no_ties_of_colleagues(call: Caller, world: World) -> None:
    rows = call.ok("GET", "/officers", by=world.locating)["items"]
    assert [row["officer"] for row in rows] == [str(world.locating.id)]


def test_bureaus_and_accounts_are_added_by_the_administrator(call: Caller, world: World) -> None:
    bureau = {"code": "BR", "name": "Bureau BR", "kind": "bureau", "country": "BR", "telephone": "+55 0"}
    assert call.ok("POST", "/bureaus", bureau, by=world.administrator) == {"bureau": "BR"}
    officer = {"login": "gate", "bureau": "BR", "role": "border", "states": ["BR"]}
    assert call.ok("POST", "/officers", officer, by=world.administrator)["bureau"] == "BR"
    is_problem(call("POST", "/officers", officer, by=world.administrator), 422, "invalid-value")
    is_problem(call("POST", "/bureaus", bureau | {"code": "BX"}, by=world.decider), 403, "not-your-act")
    is_problem(call("POST", "/officers", officer | {"role": "system"}, by=world.administrator), 422, "invalid-value")
