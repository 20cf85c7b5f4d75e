"""The board over HTTP: codes shown once, what a desk is asked for, what anybody may know of a number."""

from pathlib import Path

from fairnotice.api.clock import now
from fairnotice.bulk.held import held_in
from fairnotice.domain.officer import SYSTEM
from fairnotice.records.models import IdempotencyRecord
from fairnotice.records.session import speaking_as
from fairnotice.services.drill import begin_drill
from fairnotice.services.index_copies import give_index
from tests.api.conftest import Caller
from tests.api.problems import is_problem
from tests.conftest import World
from tests.services.test_board import applied
from tests.services.test_circulation import a_desk
from tests.services.test_status import a_public, paper
from tests.stories import a_notice


def test_a_code_is_shown_once_and_kept_nowhere(call: Caller, world: World) -> None:
    body = {"bureau": "NZ", "name": "South pier"}
    first = call("POST", "/desks/codes", body, by=world.locating, Idempotency_Key="k")
    assert (first.status_code, first["Cache-Control"]) == (201, "no-store")
    is_problem(call("POST", "/desks/codes", body, by=world.locating, Idempotency_Key="k"), 409, "not-possible-now")
    with speaking_as(world.locating):
        assert first.json()["code"].partition("-")[0] not in str(list(IdempotencyRecord.objects.values()))


def test_a_desk_is_asked_in_the_answer_to_its_next_question_also_where_nothing_is_new(
    call: Caller, world: World
) -> None:
    desk = a_desk(world)
    a_notice(world)
    applied(desk)
    path = "/register/entries?after=1"
    quiet = call("GET", path, by=desk.account)
    assert quiet.json().get("asks", []) == []
    begin_drill(by=world.reviewer, at=now())
    asked = call("GET", path, by=desk.account, If_None_Match=quiet["ETag"])
    assert (asked.status_code, asked.json()["asks"]) == (200, ["receipt"])
    call("POST", "/register/receipts", {"receipt": desk.receipt(now())}, by=desk.account)
    assert call("GET", path, by=desk.account, If_None_Match=quiet["ETag"]).status_code == 304


def test_the_board_is_paged(call: Caller, world: World) -> None:
    for _ in range(2):
        a_notice(world, at=now())
    first = call.ok("GET", "/board?limit=1", by=world.reviewer)
    second = call.ok("GET", f"/board?limit=1&before={first['before'].replace('+', '%2B')}", by=world.reviewer)
    assert first["acts"] != second["acts"]
    assert second["before"] is None


def test_anybody_learns_whether_a_number_stands_and_no_more(call: Caller, world: World) -> None:
    number, code = paper(a_public(world))
    answer = call("GET", f"/status/{number}")
    assert answer.status_code == 200
    assert {**answer.json(), "since": ""} == {"number": number, "state": "in_force", "since": "", "superseded": False}
    hidden, hidden_code = paper(a_notice(world, restricted=("UY",)))
    is_problem(call("GET", f"/status/{hidden}"), 404, "not-found")
    is_problem(call("GET", f"/status/{hidden}?digest={code}"), 404, "not-found")
    assert call("GET", f"/status/{hidden}?digest={hidden_code}").status_code == 200
    assert call("GET", f"/status/{hidden.replace('/', '_')}/{hidden_code}").status_code == 200


def test_a_source_counts_others_copies_without_their_names(call: Caller, world: World) -> None:
    desks = [a_desk(world, bureau=code) for code in ("NZ", "FR", "US")]
    notice = a_notice(world)
    applied(desks[0])
    copies = call.ok("GET", f"/notices/{notice}/copies", by=world.source)
    assert copies["others"] == {"applied": 1, "desks": 3}
    assert {one["bureau"] for one in copies["recipients"]} == {"PT"}


def test_an_officer_of_its_bureau_brings_the_receipt_of_an_index(call: Caller, world: World, tmp_path: Path) -> None:
    notice = a_notice(world, at=now())
    give_index(bureau="NZ", to="Bulk machine", folder=tmp_path / "index", days=1, by=SYSTEM, at=now())
    (copy,) = call.ok("GET", "/board/copies", by=world.reviewer)["items"]
    assert (copy["kind"], copy["name"], copy["entries"], copy["gone_at"]) == ("index", "Bulk machine", 1, None)
    (same,) = call.ok("GET", f"/notices/{notice}/copies", by=world.locating)["given"]
    assert same["id"] == copy["id"]
    held = held_in(tmp_path / "index")
    assert held is not None
    said = {"receipt": held.says_gone(now())}
    assert call("POST", "/register/receipts", said, by=world.other).status_code == 403
    assert call.ok("POST", "/register/receipts", said, by=world.locating)["agrees"] is True
    assert call.ok("GET", "/board/copies", by=world.reviewer)["items"][0]["gone_at"] is not None
    assert call.ok("GET", "/board", by=world.reviewer)["late_copies"] == 0
