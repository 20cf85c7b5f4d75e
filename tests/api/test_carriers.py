"""A carrier submits travellers and learns nothing; a hit goes to the bureau whose country its token names."""

import ast
import json
import re
from datetime import timedelta
from inspect import getsource
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fairnotice.domain.officer import SYSTEM, Role
from fairnotice.records.models import AccessRecord, HitRecord, IdempotencyRecord, ManifestRecord, MessageRecord
from fairnotice.records.session import speaking_as
from fairnotice.services import manifest_screening, manifests
from fairnotice.services.administration import add_officer
from fairnotice.services.clocks import sweep
from fairnotice.services.manifest_screening import screen_manifests
from tests.api.conftest import Caller
from tests.api.problems import is_problem
from tests.conftest import NOW, World
from tests.stories import a_notice

SOUGHT = {"names": ["Orin Tavesk"], "births": ["1986-09-17"], "reference": "XK4TRA"}
STRANGER = {"names": ["Orwin Tavell"], "births": ["1990-01-04"], "reference": "XK4TRB"}
JOURNEY = "ZZ 123, 2 March, Lisbon to Auckland"


def submit(call: Caller, world: World, *travellers: Any, by: Any = None, **more: Any) -> Any:
    body = {"journey": JOURNEY, "travellers": list(travellers)}
    return call("POST", "/carriers/travellers", body, by=by or world.carrier, **more)


def waiting() -> int:
    with speaking_as(SYSTEM):
        return int(ManifestRecord.objects.count())


def hits_of(bureau: str) -> list[HitRecord]:
    with speaking_as(SYSTEM):
        return list(HitRecord.objects.filter(bureau_id=bureau))


def without_reference(response: Any) -> bytes:
    reference = response.json()["reference"]
    return bytes(response.content).replace(reference.encode(), b"")


def plain_sql(statement: str) -> str:
    """A statement without its values and without the numbers of savepoints."""
    return re.sub(r"_x\d+", "", re.sub(r" (VALUES|WHERE) .*|'[^']*'", "", statement, flags=re.DOTALL))


def test_the_reply_is_the_same_for_a_sought_person_and_for_a_stranger(call: Caller, world: World) -> None:
    a_notice(world)
    sought, stranger = submit(call, world, SOUGHT), submit(call, world, STRANGER)
    assert sought.status_code == stranger.status_code == 202
    assert without_reference(sought) == without_reference(stranger)
    unlike = {"ETag", "Content-Length"}
    assert {k: v for k, v in sought.headers.items() if k not in unlike} == {
        k: v for k, v in stranger.headers.items() if k not in unlike
    }
    assert set(sought.json()) == {"mark", "reference", "received", "taken_in", "misfits", "notes"}


def test_the_reply_does_the_same_work_for_everybody(call: Caller, world: World) -> None:
    a_notice(world)
    call.token(world.carrier)
    statements = []
    for traveller in (SOUGHT, STRANGER, SOUGHT):
        with CaptureQueriesContext(connection) as done:
            submit(call, world, traveller)
        statements.append([plain_sql(one["sql"]) for one in done.captured_queries])
    assert statements[0] == statements[1] == statements[2]
    assert len(statements[0]) > 3


def test_nothing_is_screened_before_the_reply(call: Caller, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def opened(*_given: Any, **_more: Any) -> Any:
        raise AssertionError("a list was opened before the reply")

    a_notice(world)
    monkeypatch.setattr("fairnotice.screening.watchlist.Watchlist.screen", opened)
    monkeypatch.setattr("fairnotice.services.screening.watchlist_of", opened)
    monkeypatch.setattr("fairnotice.services.manifest_screening.watchlist_of", opened)
    assert submit(call, world, SOUGHT).status_code == 202
    assert hits_of("NZ") == []


def test_reading_a_row_neither_asks_nor_fills_what_is_remembered_of_names(call: Caller, world: World) -> None:
    from fairnotice.screening.normalise import words

    a_notice(world)
    before = words.cache_info()
    submit(call, world, SOUGHT, STRANGER)
    assert words.cache_info() == before


def test_what_takes_travellers_in_imports_nothing_that_opens_a_list() -> None:
    from fairnotice.api.routes import carriers

    imported = {
        node.module or ""
        for module in (manifests, carriers)
        for node in ast.walk(ast.parse(getsource(module)))
        if isinstance(node, ast.ImportFrom)
    }
    assert not imported & {
        "fairnotice.services.screening",
        "fairnotice.services.manifest_screening",
        "fairnotice.screening",
        "fairnotice.screening.watchlist",
        "fairnotice.screening.index",
    }


def test_a_hit_goes_to_the_bureau_of_the_token_as_a_hit_raised_by_a_carrier(call: Caller, world: World) -> None:
    a_notice(world)
    submit(call, world, STRANGER, SOUGHT)
    done = screen_manifests(at=NOW)
    assert (done.manifests, done.travellers, done.failed) == (1, 2, 0)
    assert waiting() == 0
    (hit,) = call.ok("GET", "/hits", by=world.locating)["items"]
    assert (hit["bureau"], hit["carrier"], hit["state"]) == ("NZ", "carrier", "raised")
    assert hit["traveller"]["journey"] == JOURNEY
    assert hit["traveller"]["reference"] == "XK4TRA"
    assert call.ok("GET", f"/hits/{hit['hit']}", by=world.locating)["carrier"] == "carrier"
    with speaking_as(SYSTEM):
        (message,) = MessageRecord.objects.filter(about="hit.raised", to_bureau="NZ")
    assert message.thing == f"hit:{hit['hit']}"
    assert "from a carrier's list" in message.text and "Tavesk" not in message.text
    assert call.ok("GET", "/hits", by=world.other)["items"] == []
    assert call.ok("GET", "/hits", by=world.source)["items"] == []


def test_the_list_is_the_one_that_the_bureau_sees(call: Caller, world: World) -> None:
    a_notice(world, restricted=("NZ",))
    submit(call, world, SOUGHT)
    assert screen_manifests(at=NOW).travellers == 1
    assert hits_of("NZ") == []


def test_screening_is_logged_with_the_journey_and_counted_for_the_bureau(call: Caller, world: World) -> None:
    a_notice(world)
    submit(call, world, STRANGER, SOUGHT)
    screen_manifests(at=NOW)
    with speaking_as(SYSTEM):
        rows = list(AccessRecord.objects.filter(officer_id=world.carrier.id).values_list("operation", "purpose"))
    assert sorted(rows) == [("check", JOURNEY), ("check", JOURNEY), ("submit", JOURNEY)]


def test_a_carrier_finds_nothing_anywhere_after_a_hit(call: Caller, world: World) -> None:
    a_notice(world)
    submit(call, world, SOUGHT)
    screen_manifests(at=NOW)
    (hit,) = hits_of("NZ")
    for path in ("/hits", f"/hits/{hit.pk}", f"/notices/{hit.notice_id}", "/messages", "/notices", "/register"):
        is_problem(call("GET", path, by=world.carrier), 403, "not-your-act")
    with speaking_as(world.carrier):
        assert not HitRecord.objects.exists() and not ManifestRecord.objects.exists()
        assert not AccessRecord.objects.exists() and not MessageRecord.objects.exists()


def test_a_carrier_is_refused_in_the_same_words_at_every_other_address(call: Caller, world: World) -> None:
    from fairnotice.api.app import openapi_document
    from tests.api.test_every_route import OPEN, OPEN_TO_WHO_KNOWS, TURNED_OFF

    bodies = set()
    for path, methods in openapi_document()["paths"].items():
        for method, operation in methods.items():
            name = operation["operationId"]
            if name in OPEN | OPEN_TO_WHO_KNOWS | TURNED_OFF | {"me", "submit"}:
                continue
            filled = path.removeprefix("/api").replace("{id}", "00000000-0000-0000-0000-000000000009")
            response = call(method.upper(), filled.replace("{", "").replace("}", ""), {}, by=world.carrier)
            is_problem(response, 403, "not-your-act")
            bodies.add(response.json()["detail"])
    assert bodies == {"A carrier's token submits travellers, and does nothing else."}
    assert call.ok("GET", "/me", by=world.carrier)["role"] == "carrier"


@pytest.mark.parametrize("name", sorted(set(World.__annotations__) - {"carrier"}))
def test_nobody_but_a_carrier_submits(call: Caller, world: World, name: str) -> None:
    is_problem(submit(call, world, STRANGER, by=getattr(world, name)), 403, "not-your-act")
    assert waiting() == 0


def test_bad_rows_are_told_by_their_place_and_the_others_are_taken_in(call: Caller, world: World) -> None:
    a_notice(world)
    response = submit(call, world, {"names": []}, SOUGHT, {"name": "x"}, 7, {**SOUGHT, "births": ["1986-13-01"]})
    answer = response.json()
    assert (response.status_code, answer["received"], answer["taken_in"]) == (202, 5, 2)
    assert [(row["index"], row["used"]) for row in answer["misfits"]] == [(0, False), (2, False), (3, False), (4, True)]
    assert "1986" not in response.content.decode()
    assert screen_manifests(at=NOW).travellers == 2
    assert len(hits_of("NZ")) == 2


@pytest.mark.parametrize("count", [0, 1001])
def test_a_manifest_holds_between_one_and_a_thousand_travellers(call: Caller, world: World, count: int) -> None:
    is_problem(submit(call, world, *[STRANGER] * count), 422, "invalid-input")
    assert waiting() == 0


def test_a_manifest_of_a_thousand_is_taken_in_and_screened(call: Caller, world: World) -> None:
    a_notice(world)
    assert submit(call, world, *[STRANGER] * 999, SOUGHT).json()["taken_in"] == 1000
    assert screen_manifests(at=NOW).travellers == 1000
    assert len(hits_of("NZ")) == 1


def test_a_manifest_sent_again_under_its_key_is_taken_in_once(call: Caller, world: World) -> None:
    first = submit(call, world, SOUGHT, Idempotency_Key="flight-1")
    again = submit(call, world, SOUGHT, Idempotency_Key="flight-1")
    assert first.json() == again.json()
    assert waiting() == 1
    is_problem(submit(call, world, STRANGER, Idempotency_Key="flight-1"), 409, "conflict")
    with speaking_as(world.carrier):
        (kept,) = IdempotencyRecord.objects.filter(act="submit_travellers")
    assert "Tavesk" not in json.dumps(kept.answer)


def test_a_traveller_sent_again_for_the_same_journey_is_one_hit_and_for_another_one_is_another(
    call: Caller, world: World
) -> None:
    a_notice(world)
    submit(call, world, SOUGHT, SOUGHT)
    submit(call, world, STRANGER, SOUGHT)
    screen_manifests(at=NOW)
    submit(call, world, SOUGHT)
    screen_manifests(at=NOW)
    assert len(hits_of("NZ")) == 1
    call("POST", "/carriers/travellers", {"journey": "ZZ 124", "travellers": [SOUGHT]}, by=world.carrier)
    submit(call, world, {**SOUGHT, "nationalities": ["UY"]})
    screen_manifests(at=NOW)
    assert len(hits_of("NZ")) == 3


def test_of_a_traveller_who_is_not_sought_nothing_stays(call: Caller, world: World) -> None:
    a_notice(world)
    submit(call, world, STRANGER)
    screen_manifests(at=NOW)
    assert waiting() == 0 and hits_of("NZ") == []


def test_a_traveller_on_whom_the_matcher_fails_is_tried_again_and_the_others_are_screened(
    call: Caller, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    from fairnotice.screening import Watchlist

    a_notice(world)
    submit(call, world, STRANGER, SOUGHT)
    screen = Watchlist.screen_many

    def failing(self: Watchlist, queries: Any, **how: Any) -> Any:
        if any(query.names == ("Orwin Tavell",) for query in queries):
            raise RuntimeError("Orwin Tavell")
        return screen(self, queries, **how)

    monkeypatch.setattr(Watchlist, "screen_many", failing)
    done = screen_manifests(at=NOW)
    assert (done.manifests, done.travellers, done.failed) == (0, 1, 1)
    assert len(hits_of("NZ")) == 1
    with speaking_as(SYSTEM):
        row = ManifestRecord.objects.get()
    assert (row.failed, row.tries, len(row.travellers)) == ("RuntimeError", 1, 1)
    monkeypatch.setattr(Watchlist, "screen_many", screen)
    assert screen_manifests(at=NOW + timedelta(seconds=30)).travellers == 0
    assert screen_manifests(at=NOW + timedelta(seconds=61)).travellers == 1
    assert waiting() == 0 and len(hits_of("NZ")) == 1


def test_what_waits_is_screened_even_when_its_carrier_was_closed(call: Caller, world: World) -> None:
    from fairnotice.services.administration import remove_officer

    a_notice(world)
    submit(call, world, SOUGHT)
    remove_officer(officer=world.carrier.id, by=world.administrator, at=NOW)
    assert submit(call, world, SOUGHT).status_code == 401
    screen_manifests(at=NOW)
    assert len(hits_of("NZ")) == 1


def test_a_carrier_cannot_write_a_manifest_for_another_bureau_or_another_carrier(world: World) -> None:
    from django.db import DatabaseError

    rival = add_officer(login="rival", bureau="NZ", role=Role.CARRIER, by=SYSTEM, at=NOW)
    row = {"journey": "x", "travellers": [], "sent_at": NOW}
    for given in ({"officer_id": world.carrier.id, "bureau_id": "PT"}, {"officer_id": rival.id, "bureau_id": "NZ"}):
        with pytest.raises(DatabaseError, match="row-level security"), speaking_as(world.carrier):
            ManifestRecord.objects.create(**row, **given)


def test_the_clocks_go_on_beside_it(call: Caller, world: World) -> None:
    submit(call, world, STRANGER)
    assert sweep(at=NOW).missed == 0
    assert manifest_screening.screen_manifests(at=NOW).manifests == 1
