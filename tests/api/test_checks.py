"""Checks of several travellers: a batch and a stream, each row by itself."""

import json
from typing import Any

import pytest

from fairnotice.domain.officer import SYSTEM
from fairnotice.records.models import AccessRecord, HitRecord, TravellerCountRecord
from fairnotice.records.session import speaking_as
from tests.api.conftest import Caller
from tests.api.problems import is_problem
from tests.conftest import World
from tests.stories import WHY, a_notice, a_wrong_match

SOUGHT = {"names": ["Orin Tavesk"], "births": ["1986-09-17"], "reference": "seat 4"}
STRANGER = {"names": ["Milo Hartwin"], "births": ["1990-01-04"], "reference": "seat 5"}
BAD = {"names": ["Milo Hartwin"], "birth": "1990"}
NAMELESS = {"nationalities": ["UY"]}
UNNAMABLE = {"names": ["12345"]}


def batch(*travellers: Any) -> dict[str, Any]:
    return {"purpose": "border check, entry", "travellers": list(travellers)}


def lines(response: Any) -> list[dict[str, Any]]:
    return [json.loads(line) for line in b"".join(response.streaming_content).splitlines()]


def rows_of(model: Any, **wanted: Any) -> int:
    with speaking_as(SYSTEM):
        return int(model.objects.filter(**wanted).count())


def test_each_traveller_of_a_batch_gets_an_answer_of_their_own_in_their_order(call: Caller, world: World) -> None:
    a_notice(world)
    answer = call.ok("POST", "/checks/batch", batch(STRANGER, SOUGHT, STRANGER), by=world.border)
    assert [(row["index"], row["reference"]) for row in answer["travellers"]] == [
        (0, "seat 5"),
        (1, "seat 4"),
        (2, "seat 5"),
    ]
    assert [len(row["items"]) for row in answer["travellers"]] == [0, 1, 0]
    assert answer["misfits"] == []
    alone = {"names": SOUGHT["names"], "births": SOUGHT["births"], "purpose": "border check, entry"}
    one = call.ok("POST", "/checks", alone, by=world.border)["items"][0]
    own = {"hit": one["hit"], "effect": one["effect"]}  # the effect says when it was asked for
    assert {**answer["travellers"][1]["items"][0], **own} == one


def test_rows_that_cannot_be_read_are_told_by_their_place_and_the_others_are_checked(
    call: Caller, world: World
) -> None:
    a_notice(world)
    given = batch(BAD, SOUGHT, NAMELESS, UNNAMABLE, "Orin Tavesk", {**SOUGHT, "sex": "unsure"})
    answer = call.ok("POST", "/checks/batch", given, by=world.border)
    assert [row["index"] for row in answer["travellers"]] == [1]
    assert len(answer["travellers"][0]["items"]) == 1
    told = {row["index"]: [error["pointer"] for error in row["errors"]] for row in answer["misfits"]}
    assert told == {0: ["#/birth"], 2: ["#"], 3: ["#/names"], 4: ["#"], 5: ["#/sex"]}
    assert "Hartwin" not in json.dumps(answer["misfits"]) and "unsure" not in json.dumps(answer["misfits"])


def test_every_traveller_of_a_batch_is_logged_and_counted(call: Caller, world: World) -> None:
    a_notice(world)
    call.ok("POST", "/checks/batch", batch(STRANGER, SOUGHT, BAD), by=world.border)
    assert rows_of(AccessRecord, operation="check", officer_id=world.border.id) == 2
    with speaking_as(SYSTEM):
        counted = TravellerCountRecord.objects.get(bureau_id="NZ")
    assert (counted.checked, counted.matched) == (2, 1)


@pytest.mark.parametrize("count", [0, 1001])
def test_a_batch_holds_between_one_and_a_thousand_travellers(call: Caller, world: World, count: int) -> None:
    is_problem(call("POST", "/checks/batch", batch(*[STRANGER] * count), by=world.border), 422, "invalid-input")


def test_a_batch_of_a_thousand_is_answered(call: Caller, world: World) -> None:
    a_notice(world)
    answer = call.ok("POST", "/checks/batch", batch(*[STRANGER] * 999, SOUGHT), by=world.border)
    assert [row["index"] for row in answer["travellers"] if row["items"]] == [999]


def test_a_batch_sent_again_under_its_key_raises_nothing_again(call: Caller, world: World) -> None:
    a_notice(world)
    first = call.ok("POST", "/checks/batch", batch(STRANGER, SOUGHT), by=world.border, Idempotency_Key="gate-7")
    again = call.ok("POST", "/checks/batch", batch(STRANGER, SOUGHT), by=world.border, Idempotency_Key="gate-7")
    other = call.ok("POST", "/checks/batch", batch(SOUGHT, STRANGER), by=world.border, Idempotency_Key="gate-7")
    assert [row["items"][0]["hit"] for row in first["travellers"] if row["items"]] == [
        row["items"][0]["hit"] for row in again["travellers"] if row["items"]
    ]
    assert [len(row["items"]) for row in other["travellers"]] == [1, 0]
    assert rows_of(HitRecord) == 2


def stream(call: Caller, world: World, body: str | bytes, purpose: str = "?purpose=entry") -> Any:
    return call("POST", f"/checks/stream{purpose}", body, by=world.border, form="application/x-ndjson")


def test_a_stream_answers_each_line_by_one_and_ends_with_counts(call: Caller, world: World) -> None:
    a_notice(world)
    given = [json.dumps(STRANGER), "", json.dumps(SOUGHT), "not json", json.dumps(BAD), '"a text"']
    response = stream(call, world, "\n".join(given))
    assert response["Content-Type"] == "application/x-ndjson"
    found = lines(response)
    assert [one.get("index") for one in found] == [0, 1, 2, 3, 4, None]
    assert [len(one.get("items", ())) for one in found[:2]] == [0, 1]
    assert all("errors" in one for one in found[2:5])
    end = {key: value for key, value in found[-1].items() if key != "mark"}
    assert end == {"end": True, "travellers": 2, "misfits": 3, "hits": 1}


def test_a_stream_is_checked_in_parts_and_nobody_is_lost_between_them(call: Caller, world: World) -> None:
    a_notice(world)
    found = lines(stream(call, world, "\n".join([json.dumps(STRANGER)] * 250 + [json.dumps(SOUGHT)])))
    assert [one.get("index") for one in found[:-1]] == list(range(251))
    assert (found[-1]["travellers"], found[-1]["hits"]) == (251, 1)
    assert rows_of(AccessRecord, operation="check") == 251


def test_a_stream_needs_a_purpose_and_somebody_who_checks(call: Caller, world: World) -> None:
    assert stream(call, world, "{}", "").status_code == 422
    assert stream(call, world, "{}", "?purpose=%20").status_code == 422
    response = call("POST", "/checks/stream?purpose=entry", "{}", by=world.reviewer, form="application/x-ndjson")
    is_problem(response, 403, "not-your-act")


@pytest.mark.parametrize(
    "body",
    [b"", b"\xff\xfe{}", b"[" * 100_000, b'{"names": ["' + b"x" * 100_001 + b'"]}', b'{"a":' * 2000 + b"1"],
    ids=["empty", "not utf-8", "deep list", "long line", "deep object"],
)
def test_a_stream_of_rubbish_is_answered_line_by_line(call: Caller, world: World, body: bytes) -> None:
    found = lines(stream(call, world, body))
    assert found[-1]["end"] is True and found[-1]["travellers"] == 0
    assert len(found) == (2 if body else 1)


ODD_ROWS: dict[str, Any] = {
    "half a letter as a field": {"\ud800": 1, "names": ["x"]},
    "half a letter in a name": {"names": ["\ud800"]},
    "zero in a reference": {"names": ["Milo"], "reference": "a\x00b"},
    "numbers": {"names": [1], "births": [1986], "documents": [{"kind": 1, "number": 2}]},
    "deep": {"names": [[[["x"]]]]},
    "too many names": {"names": ["x"] * 21},
    "a name of many words": {"names": ["a " * 99]},
    "a date that is none": {"names": ["x"], "births": ["2025-02-30"]},
    "no country": {"names": ["x"], "nationalities": ["Atlantis"]},
    "a fraction": 1.5,
    "nothing": None,
    "a list": [],
}


@pytest.mark.parametrize("name", sorted(ODD_ROWS))
def test_an_odd_row_is_told_and_the_others_are_checked_and_taken_in(call: Caller, world: World, name: str) -> None:
    a_notice(world)
    rows = [SOUGHT, ODD_ROWS[name], STRANGER]
    answer = call.ok("POST", "/checks/batch", batch(*rows), by=world.border)
    assert [row["index"] for row in answer["misfits"]] == [1]
    assert [row["index"] for row in answer["travellers"]] == [0, 2]
    found = lines(stream(call, world, "\n".join(json.dumps(row) for row in rows)))
    assert ["errors" in one for one in found[:3]] == [False, True, False]
    taken = call.ok("POST", "/carriers/travellers", {"journey": "ZZ 1", "travellers": rows}, by=world.carrier)
    assert (taken["taken_in"], taken["misfits"]) == (2, answer["misfits"])


APART = {**SOUGHT, "documents": [{"kind": "passport", "number": "PT9913375", "country": "PT"}]}


def test_a_match_that_is_known_to_be_wrong_is_told_with_whose_word_it_is(call: Caller, world: World) -> None:
    notice = a_notice(world)
    a_wrong_match(world)
    alone = {key: value for key, value in APART.items() if key != "reference"}
    for by in (world.border, world.locating):
        answer = call.ok("POST", "/checks", {**alone, "purpose": "border check, entry"}, by=by)
        assert answer["items"] == []
        (aside,) = answer["set_aside"]
        assert (aside["notice"], aside["office"]) == (str(notice), "NZ")
        assert aside["since"][:10] < aside["until"]
        assert set(aside) == {"notice", "number", "since", "office", "until"}, "no officer, nothing of the traveller"


def test_in_a_batch_each_row_is_told_what_was_set_aside_for_it_and_no_other(call: Caller, world: World) -> None:
    a_notice(world)
    a_wrong_match(world)
    rows = call.ok("POST", "/checks/batch", batch(SOUGHT, APART, STRANGER), by=world.border)["travellers"]
    assert [(len(row["items"]), len(row["set_aside"])) for row in rows] == [(1, 0), (0, 1), (0, 0)]


def test_another_bureau_is_told_of_no_pair_and_its_match_is_raised(call: Caller, world: World) -> None:
    a_notice(world)
    a_wrong_match(world)
    (row,) = call.ok("POST", "/checks/batch", batch(APART), by=world.other)["travellers"]
    assert (len(row["items"]), row["set_aside"]) == (1, [])


PAPER = {"kind": "passport", "number": "XQ7714203", "country": "UY"}


def test_a_misused_paper_is_told_with_the_match_and_its_end_as_well(call: Caller, world: World) -> None:
    notice = a_notice(world)
    shown = call.ok("GET", f"/notices/{notice}/misused", by=world.locating)
    places = {one["text"]: one["place"] for one in shown["particulars"]}
    given = {"place": places["passport XQ7714203 (UY)"], "verify_by": "Fingerprints.", "evidence": WHY}
    made = call.ok("POST", f"/notices/{notice}/misused", given, by=world.locating)
    traveller = {**SOUGHT, "documents": [PAPER]}
    (row,) = call.ok("POST", "/checks/batch", batch(traveller), by=world.border)["travellers"]
    (told,) = row["items"][0]["misused"]
    assert (told["misused_identity"], told["office"], told["holds"]) == (made["misused_identity"], "NZ", True)
    assert (
        call.ok("POST", "/checks/batch", batch(traveller), by=world.other)["travellers"][0]["items"][0]["misused"] == []
    )
    call.ok("POST", f"/misused/{made['misused_identity']}/end", {"reasons": WHY}, by=world.locating)
    assert (
        call.ok("POST", "/checks/batch", batch(traveller), by=world.border)["travellers"][0]["items"][0]["misused"]
        == []
    )
    assert [one["holds"] for one in call.ok("GET", "/misused", by=world.border)["items"]] == [False]
