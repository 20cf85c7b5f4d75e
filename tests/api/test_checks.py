"""Checks of several travellers: a batch and a stream, each row by itself."""

import json
from typing import Any

import pytest

from fairnotice.api.routes import checks
from fairnotice.domain.hit import CUT
from fairnotice.domain.officer import SYSTEM
from fairnotice.records.models import AccessRecord, HitRecord, TravellerCountRecord
from fairnotice.records.session import speaking_as
from fairnotice.screening.engine import index
from fairnotice.services import bureau_lists
from fairnotice.services.publication import withdraw_notice
from fairnotice.services.screening import check_traveller, check_travellers
from tests.api.conftest import Caller
from tests.api.problems import is_problem
from tests.builders import a_dossier, a_subject
from tests.conftest import NOW, World
from tests.formats.test_mrz import a_passport
from tests.stories import WHY, a_notice, a_wrong_match

SOUGHT = {"names": ["Orin Tavesk"], "births": ["1986-09-17"], "reference": "seat 4"}
STRANGER = {"names": ["Milo Hartwin"], "births": ["1990-01-04"], "reference": "seat 5"}
BAD = {"name": "Milo Hartwin", "births": ["1990"]}
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
    given = batch(BAD, SOUGHT, NAMELESS, UNNAMABLE, "Orin Tavesk")
    answer = call.ok("POST", "/checks/batch", given, by=world.border)
    assert [row["index"] for row in answer["travellers"]] == [1]
    assert len(answer["travellers"][0]["items"]) == 1
    told = {row["index"]: [error["pointer"] for error in row["errors"]] for row in answer["misfits"]}
    assert told == {0: ["#/name", "#"], 2: ["#"], 3: ["#/names"], 4: ["#"]}
    assert not any(row["used"] for row in answer["misfits"])
    assert "Hartwin" not in json.dumps(answer["misfits"])


UNREADABLE: dict[str, tuple[dict[str, Any], list[str]]] = {
    "a nationality": ({"nationalities": ["ZZ9", "UY"]}, ["#/nationalities/0"]),
    "a sex": ({"sex": "unsure"}, ["#/sex"]),
    "a birth date": ({"births": ["soon", "1986-09-17"]}, ["#/births/0"]),
    "a day to come": ({"births": ["2999-09-17"]}, ["#/births/0"]),
    "a calendar": ({"births": [{"date": "1365-06-26", "calendar": "lunar"}]}, ["#/births/0"]),
    "a document's country": (
        {"documents": [{"kind": "passport", "number": "XQ7714203", "country": "ZZ9"}]},
        ["#/documents/0/country"],
    ),
    "a document": ({"documents": [{"kind": "passport", "number": 7}]}, ["#/documents/0/number"]),
    "a name": ({"names": ["Orin Tavesk", "12345"]}, ["#/names"]),
    "a name of one letter": ({"names": ["Orin Tavesk", "A"]}, ["#/names"]),
    "a field that there is not": ({"born": "1986"}, ["#/born"]),
    "a reference": ({"reference": "a\x00b"}, ["#/reference"]),
    "too many names": ({"names": ["Orin Tavesk"] * 20 + ["Milo"]}, ["#/names"]),
}


@pytest.mark.parametrize("name", sorted(UNREADABLE))
def test_what_of_a_row_cannot_be_read_is_told_and_the_rest_of_it_is_checked(
    call: Caller, world: World, name: str
) -> None:
    a_notice(world)
    change, places = UNREADABLE[name]
    row = {**SOUGHT, **change}
    answer = call.ok("POST", "/checks/batch", batch(STRANGER, row), by=world.border)
    assert [len(one["items"]) for one in answer["travellers"]] == [0, 1]
    ((index, used, told),) = [
        (one["index"], one["used"], [error["pointer"] for error in one["errors"]]) for one in answer["misfits"]
    ]
    assert (index, used, told) == (1, True, places)
    found = lines(stream(call, world, json.dumps(row)))
    assert (len(found[0]["items"]), [error["pointer"] for error in found[0]["errors"]]) == (1, places)
    assert (found[1]["travellers"], found[1]["partly"], found[1]["misfits"]) == (1, 1, 0)
    taken = call.ok("POST", "/carriers/travellers", {"journey": "ZZ 1", "travellers": [row]}, by=world.carrier)
    assert (taken["taken_in"], [one["used"] for one in taken["misfits"]]) == (1, [True])


def test_one_word_of_a_longer_name_is_said_to_be_too_little(call: Caller, world: World) -> None:
    a_notice(world)
    alone = call.ok("POST", "/checks", {"names": ["Tavesk"], "purpose": "entry"}, by=world.border)
    assert (alone["items"], [note["pointer"] for note in alone["notes"]]) == ([], ["#/names"])
    assert "one word of a longer name is too little to show anybody" in alone["notes"][0]["detail"]
    (row,) = call.ok("POST", "/checks/batch", batch({"names": ["Tavesk"]}), by=world.border)["travellers"]
    assert row["notes"] == alone["notes"]
    more = {"names": ["Tavesk"], "births": ["1986-09-17"], "purpose": "entry"}
    assert call.ok("POST", "/checks", more, by=world.border)["notes"] == []


def test_a_name_that_is_shown_in_another_order_is_found_and_that_is_said(call: Caller, world: World) -> None:
    a_notice(world)
    given = {"names": ["\u202eksevaT nirO\u202c"], "births": ["1986-09-17"]}
    answer = call.ok("POST", "/checks", {**given, "purpose": "entry"}, by=world.border)
    assert len(answer["items"]) == 1
    ((pointer, says),) = [(note["pointer"], note["detail"]) for note in answer["notes"]]
    assert pointer == "#/names/0"
    assert "U+202E" in says
    ((row,),) = [call.ok("POST", "/checks/batch", batch(given), by=world.border)["travellers"]]
    assert (len(row["items"]), [note["pointer"] for note in row["notes"]]) == (1, ["#/names/0"])


@pytest.mark.parametrize("born", ["09/10/1986", "9.10.1986"])
def test_a_birth_date_that_can_be_read_two_ways_is_looked_for_as_both_and_it_is_asked_which(
    call: Caller, world: World, born: str
) -> None:
    a_notice(world)
    given = {"names": ["Orin Tavesk"], "births": [born], "purpose": "entry"}
    answer = call.ok("POST", "/checks", given, by=world.border)
    assert [note["pointer"] for note in answer["notes"]] == ["#/births/0"]
    assert answer["items"][0]["missing"][0] == "Which birth date is meant: 9 October or 10 September 1986?"


def test_of_a_day_that_there_is_not_the_year_alone_is_compared_and_that_is_said(call: Caller, world: World) -> None:
    a_notice(world)
    given = [{"names": ["Orin Tavesk"], "births": [born]} for born in ("1986-09-31", "31-09-1986")]
    answer = call.ok("POST", "/checks/batch", batch(*given), by=world.border)
    for row in answer["travellers"]:
        (birth,) = [reason for reason in row["items"][0]["reasons"] if reason["feature"] == "birth"]
        assert birth["traveller"] == "1986"
    details = [row["errors"][0]["detail"] for row in answer["misfits"]]
    assert len(details) == 2
    assert all("there is no such day" in one and one.endswith(" The year alone is compared.") for one in details)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"names": [a_passport()]}, "machine readable zone and no name"),
        ({"names": ["Orin " * 61]}, "at most 300 characters"),
        ({"births": ["1987-02-29"]}, "no such day, the month has 28 days in that year"),
        ({"births": ["29-02-1987"]}, "no such day, the month has 28 days in that year"),
    ],
    ids=["a zone", "a long name", "no such day", "no such day, the day first"],
)
def test_what_cannot_be_is_refused_with_what_is_possible(
    call: Caller, world: World, change: dict[str, Any], says: str
) -> None:
    body = {"names": ["Orin Tavesk"], "purpose": "entry", **change}
    problem = is_problem(call("POST", "/checks", body, by=world.border), 422, "invalid-input")
    assert says in json.dumps(problem["errors"])


@pytest.mark.parametrize(("births", "minor"), [([], True), (["1986-09-17"], False), (["2025-01-01"], True)])
def test_an_uncertain_age_is_said_to_be_possibly_that_of_a_minor(
    call: Caller, world: World, births: list[str], minor: bool
) -> None:
    given = {"names": ["Orin Tavesk"], "births": births}
    assert call.ok("POST", "/checks", {**given, "purpose": "entry"}, by=world.border)["possibly_minor"] is minor
    (row,) = call.ok("POST", "/checks/batch", batch(given), by=world.border)["travellers"]
    assert row["possibly_minor"] is minor


USUAL: dict[str, Any] = {
    "a code of ICAO": {"nationalities": ["D", "GBN", "RKS", "XXA", "UNO", "URY", "Egypt"]},
    "a sex that is not known": {"sex": "<"},
    "a sex as passports have it": {"sex": "M"},
    "no sex": {"sex": None},
    "a day that is not known": {"births": ["1986-09-00"]},
    "a month that is not known": {"births": ["1986-00-00"]},
    "digits of another script": {"births": ["۱۹۸۶-۰۹-۱۷"]},
    "the country of a document": {"documents": [{"kind": "passport", "number": "XQ7714203", "country": "URY"}]},
    "a document of no state": {"documents": [{"kind": "passport", "number": "XQ7714203", "country": "UNO"}]},
}


@pytest.mark.parametrize("name", sorted(USUAL))
def test_what_passports_and_airlines_usually_say_is_read(call: Caller, world: World, name: str) -> None:
    a_notice(world)
    traveller = {**SOUGHT, **USUAL[name]}
    answer = call.ok("POST", "/checks/batch", batch(traveller), by=world.border)
    assert (len(answer["travellers"][0]["items"]), answer["misfits"]) == (1, [])
    del traveller["reference"]
    assert len(call.ok("POST", "/checks", {**traveller, "purpose": "entry"}, by=world.border)["items"]) == 1


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("nationalities", ["ZZ9"], "is no country that is known"),
        ("sex", "q", "is no sex that is known"),
        ("births", ["soon"], "is not a date that a calendar has"),
        ("births", ["2999-09-17"], "the day has not come, in any calendar"),
        ("births", ["1740"], "nobody living was born then"),
        ("births", [{"date": "1365", "calendar": "lunar"}], "a calendar that is not known"),
    ],
)
def test_a_single_check_with_a_field_that_cannot_be_read_is_refused(
    call: Caller, world: World, field: str, value: Any, says: str
) -> None:
    body = {"names": ["Orin Tavesk"], field: value, "purpose": "entry"}
    (error,) = is_problem(call("POST", "/checks", body, by=world.border), 422, "invalid-input")["errors"]
    assert says in error["detail"]
    assert error["pointer"].startswith(f"#/{field}")


@pytest.mark.parametrize("born", ["1365-06-26", "2529-09-17", "0075-09-17", "1407-01-13"])
def test_a_year_of_another_calendar_is_looked_for_in_each_and_that_is_said(
    call: Caller, world: World, born: str
) -> None:
    a_notice(world)
    traveller = {"names": ["Orin Tavesk"], "births": [born]}
    one = call.ok("POST", "/checks", {**traveller, "purpose": "entry"}, by=world.border)
    birth = next(reason for reason in one["items"][0]["reasons"] if reason["feature"] == "birth")
    assert birth["score"] > 0.5
    assert [(note["pointer"], "looked for as" in note["detail"]) for note in one["notes"]] == [("#/births/0", True)]
    (row,) = call.ok("POST", "/checks/batch", batch(traveller), by=world.border)["travellers"]
    assert (len(row["items"]), row["notes"]) == (1, one["notes"])
    taken = call.ok("POST", "/carriers/travellers", {"journey": "ZZ 1", "travellers": [traveller]}, by=world.carrier)
    assert taken["notes"] == [{"index": 0, **one["notes"][0]}]
    stated = {**traveller, "births": [{"date": "1986-09-17", "calendar": "gregorian"}], "purpose": "entry"}
    assert call.ok("POST", "/checks", stated, by=world.border)["notes"] == []


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


def gone_of(answer: dict[str, Any]) -> list[tuple[str, str]]:
    return [(one["notice"], one["hit"]) for one in answer["gone"]]


def test_a_batch_sent_again_after_a_withdrawal_tells_what_is_gone_and_answers_the_others(
    call: Caller, world: World
) -> None:
    notice = a_notice(world)
    other = a_notice(world, a_dossier(subjects=(a_subject(name="Milo Hartwin"),)))
    sent = batch(SOUGHT, {**STRANGER, "births": ["1986-09-17"]}, {"names": ["Nobody Here"]})
    first = call.ok("POST", "/checks/batch", sent, by=world.border, Idempotency_Key="gate-7")
    assert [len(row["items"]) for row in first["travellers"]] == [1, 1, 0]
    assert not any(row["gone"] for row in first["travellers"])
    withdraw_notice(notice=notice, reasons=WHY, by=world.source, at=NOW)
    again = call.ok("POST", "/checks/batch", sent, by=world.border, Idempotency_Key="gate-7")
    assert [[one["notice"] for one in row["items"]] for row in again["travellers"]] == [[], [str(other)], []]
    hit = first["travellers"][0]["items"][0]
    assert [gone_of(row) for row in again["travellers"]] == [[(str(notice), hit["hit"])], [], []]
    assert again["travellers"][0]["gone"][0]["number"] == hit["number"]


@pytest.mark.parametrize("source", [False, True], ids=["a recipient asks", "the source itself asks"])
def test_a_notice_that_leaves_between_its_being_found_and_the_answer_is_told_as_gone(
    call: Caller, world: World, monkeypatch: pytest.MonkeyPatch, source: bool
) -> None:
    notice = a_notice(world)

    def then_withdrawn(**given: Any) -> Any:
        raised = check_traveller(**given)
        withdraw_notice(notice=notice, reasons=WHY, by=world.source, at=NOW)
        return raised

    monkeypatch.setattr(checks, "check_traveller", then_withdrawn)
    alone = {"names": SOUGHT["names"], "births": SOUGHT["births"], "purpose": "border check, entry"}
    answer = call.ok("POST", "/checks", alone, by=world.source if source else world.border)
    assert answer["items"] == []
    with speaking_as(SYSTEM):
        (hit,) = HitRecord.objects.all()
    assert gone_of(answer) == [(str(notice), str(hit.pk))]


def test_a_stream_goes_on_after_a_notice_that_leaves_meanwhile(
    call: Caller, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    notice = a_notice(world)

    def then_withdrawn(**given: Any) -> Any:
        raised = check_travellers(**given)
        withdraw_notice(notice=notice, reasons=WHY, by=world.source, at=NOW)
        return raised

    monkeypatch.setattr(checks, "check_travellers", then_withdrawn)
    answers = lines(stream(call, world, "\n".join(map(json.dumps, (SOUGHT, STRANGER)))))
    assert [(len(one["items"]), len(one["gone"])) for one in answers[:2]] == [(0, 1), (0, 0)]
    assert (answers[2]["end"], answers[2]["travellers"], answers[2]["hits"]) == (True, 2, 0)


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
    assert end == {"end": True, "travellers": 2, "partly": 0, "misfits": 3, "hits": 1}


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
    "half a letter as a field": {"\ud800": 1},
    "half a letter in a name": {"names": ["\ud800"]},
    "numbers": {"names": [1], "births": [1986], "documents": [{"kind": 1, "number": 2}]},
    "deep": {"names": [[[["x"]]]]},
    "a name of many words": {"names": ["a " * 99]},
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


def test_an_answer_that_is_cut_says_so_and_says_it_again(
    call: Caller, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_notice(world)
    a_notice(world)
    monkeypatch.setattr(bureau_lists, "ENGINE_FROM", 1)
    monkeypatch.setattr(bureau_lists, "_READY", {})
    alone = {"names": SOUGHT["names"], "purpose": "border check, entry"}
    assert call.ok("POST", "/checks", alone, by=world.border)["cut"] == ""
    monkeypatch.setattr(index, "MOST_OF_ALL", 1)  # as if so many were all that is kept
    assert call.ok("POST", "/checks", alone, by=world.border)["cut"] == CUT
    given = batch(STRANGER, SOUGHT)
    first, again = (call.ok("POST", "/checks/batch", given, by=world.border, key="k") for _ in range(2))
    assert [row["cut"] for row in first["travellers"]] == ["", CUT]
    assert [row["cut"] for row in again["travellers"]] == ["", CUT]
