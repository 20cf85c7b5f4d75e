"""What a desk found, and what becomes of it: it arrives once, whatever is lost, and leaves nothing about others."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from fairnotice.desk.checking import check
from fairnotice.desk.errors import NoLine
from fairnotice.desk.hits import VERIFIED, hit_row, take_measure, verify
from fairnotice.desk.listing import Listing
from fairnotice.desk.outbox import queue, send_waiting, waiting
from fairnotice.desk.standing import LIMIT
from fairnotice.domain.errors import InvalidValue, NotPossibleNow
from fairnotice.register.entry import EntryKind
from fairnotice.register.instants import text_of
from fairnotice.screening import Query
from tests.desk.a_register import OTHER, SEEN, TRAVELLER, ARegister
from tests.desk.conftest import ADesk


def test_findings_arrive_once_whatever_is_lost_on_the_way(register: ARegister, desk: ADesk) -> None:
    register.publish()
    desk.pull()
    done = check(desk.store, Listing(desk.store), TRAVELLER, purpose="entry", limit=LIMIT, at=desk.clock())
    hit = done.raised[0].id
    verify(desk.store, hit, same=True, compared=SEEN, officer="Ina", at=desk.clock())
    register.lose_answers = True
    for _ in range(3):
        with pytest.raises(NoLine):
            send_waiting(desk.store, desk.line, now=desk.clock())
    take_measure(
        desk.store,
        hit,
        kind="monitoring",
        legal_basis="Extradition Act 1999, section 20",
        officer="Ina",
        at=desk.clock(),
    )
    register.lose_answers = False
    send_waiting(desk.store, desk.line, now=desk.clock())
    assert list(register.findings) == [f"hit:{hit}", f"hit:{hit}:verified", f"hit:{hit}:measure"]
    assert {one["finding"] for one in register.findings.values()} == {hit}
    first, second, third = register.findings.values()
    assert (first["verification"], first["measure"], first["officer"]) == (None, None, "")
    assert (second["verification"], second["officer"]) == ({"same": True, "compared": SEEN}, "Ina")
    assert third["measure"]["kind"] == "monitoring"
    assert [len(one["searches"]) for one in register.searches.values()] == [1]
    assert "Tavesk" not in json.dumps(list(register.searches.values()))
    assert waiting(desk.store.db).findings == 0


def test_what_the_register_refuses_for_good_is_kept_aside_and_the_others_go_on(
    register: ARegister, desk: ADesk
) -> None:
    register.publish()
    desk.pull()
    done = check(desk.store, Listing(desk.store), TRAVELLER, purpose="entry", limit=LIMIT, at=desk.clock())
    verify(desk.store, done.raised[0].id, same=True, compared=SEEN, officer="Ina", at=desk.clock())
    register.refuse_findings = True
    send_waiting(desk.store, desk.line, now=desk.clock())
    assert waiting(desk.store.db).refused == 3  # the match, what was said of it, the searches
    assert "cannot be taken" in desk.store.db.execute("SELECT refused FROM outbox").fetchone()[0]
    assert "outbox_refused" in desk.faults()


def test_a_finding_at_which_the_register_fails_holds_up_no_other(register: ARegister, desk: ADesk) -> None:
    register.publish()
    desk.pull()
    hits = []
    for name in ("Orin Tavesk", "Orin Tavesko"):
        traveller = Query(names=(name,), documents=TRAVELLER.documents)
        done = check(desk.store, Listing(desk.store), traveller, purpose="entry", limit=LIMIT, at=desk.clock())
        hits.append(done.raised[0].id)
    verify(desk.store, hits[0], same=True, compared=SEEN, officer="Ina", at=desk.clock())
    register.fails_at = hits[0]
    send_waiting(desk.store, desk.line, now=desk.clock())
    assert list(register.findings) == [f"hit:{hits[1]}"]
    assert "outbox_failing" in desk.faults()
    register.fails_at = ""
    send_waiting(desk.store, desk.line, now=desk.clock())
    assert list(register.findings)[1:] == [f"hit:{hits[0]}", f"hit:{hits[0]}:verified"]


def test_many_findings_at_which_the_register_fails_hold_up_no_other(register: ARegister, desk: ADesk) -> None:
    with desk.store.writing() as db:
        for place in range(600):
            queue(db, "findings", f"hit:failing-{place}", {}, at=desk.clock())
        queue(db, "findings", "hit:good", {}, at=desk.clock())
    register.fails_at = "failing"
    assert send_waiting(desk.store, desk.line, now=desk.clock()) == 1
    assert list(register.findings) == ["hit:good"]


def test_a_no_names_what_differs(register: ARegister, desk: ADesk) -> None:
    register.publish("Orin Tavesko")
    desk.pull()
    done = check(desk.store, Listing(desk.store), TRAVELLER, purpose="entry", limit=LIMIT, at=desk.clock())
    hit = done.raised[0].id
    for nothing in ({}, {"photograph": " "}, {"birth date": "17 September 1986"}):
        with pytest.raises(InvalidValue, match="differs"):
            verify(desk.store, hit, same=False, compared=nothing, officer="Ina", at=desk.clock())
    assert hit_row(desk.store, hit)["state"] == "raised"


def test_of_somebody_else_nothing_leaves_and_nothing_stays(register: ARegister, desk: ADesk) -> None:
    register.publish("Orin Tavesko")
    desk.pull()
    done = check(desk.store, Listing(desk.store), TRAVELLER, purpose="entry", limit=LIMIT, at=desk.clock())
    hit = done.raised[0].id
    verify(desk.store, hit, same=False, compared=OTHER, officer="Ina", at=desk.clock())
    row = hit_row(desk.store, hit)
    assert (row["state"], row["traveller"], row["reasons"]) == ("dismissed", "{}", "[]")
    assert waiting(desk.store.db).findings == 0, "what had not left never leaves"
    with pytest.raises(NotPossibleNow):
        verify(desk.store, hit, same=True, compared=SEEN, officer="Ina", at=desk.clock())


def test_of_somebody_else_the_bureau_is_told_where_it_knew(register: ARegister, desk: ADesk) -> None:
    register.publish("Orin Tavesko")
    desk.pull()
    done = check(desk.store, Listing(desk.store), TRAVELLER, purpose="entry", limit=LIMIT, at=desk.clock())
    hit = done.raised[0].id
    register.lose_answers = True
    with pytest.raises(NoLine):
        send_waiting(desk.store, desk.line, now=desk.clock())
    verify(desk.store, hit, same=False, compared=OTHER, officer="Ina", at=desk.clock())
    assert not any(b'Orin Tavesk"' in path.read_bytes() for path in desk.folder.glob("desk.sqlite*"))
    register.lose_answers = False
    send_waiting(desk.store, desk.line, now=desk.clock())
    assert list(register.findings) == [f"hit:{hit}", f"hit:{hit}:verified"]
    last = register.findings[f"hit:{hit}:verified"]
    assert (last["verification"]["same"], last["traveller"], last["reasons"]) == (False, {"names": ["erased"]}, [])
    assert list(last["verification"]["compared"]) == ["photograph"], "a register takes no bare no"
    assert OTHER["photograph"] not in json.dumps(last)


def test_a_clock_that_is_ahead_tells_no_time_that_has_not_come(register: ARegister, desk: ADesk) -> None:
    register.publish()
    desk.off = timedelta(minutes=4)
    desk.pull()
    check(desk.store, Listing(desk.store), TRAVELLER, purpose="entry", limit=LIMIT, at=desk.clock())
    send_waiting(desk.store, desk.line, now=desk.clock())
    (told,) = register.findings.values()
    assert told["found_at"] < text_of(datetime.now(UTC))


def test_of_a_deleted_notice_nothing_is_left_in_a_match(register: ARegister, desk: ADesk) -> None:
    notice = register.publish("Orin Tavesko")
    desk.pull()
    done = check(desk.store, Listing(desk.store), TRAVELLER, purpose="entry", limit=LIMIT, at=desk.clock())
    hit = done.raised[0].id
    verify(desk.store, hit, same=True, compared=SEEN, officer="Ina", at=desk.clock())
    send_waiting(desk.store, desk.line, now=desk.clock())
    register.end(notice, EntryKind.DELETE)
    desk.pull()
    assert hit_row(desk.store, hit)["state"] == VERIFIED
    assert not any(b"Tavesko" in path.read_bytes() for path in desk.folder.glob("desk.sqlite*"))


def test_nothing_of_who_was_asked_for_stays_where_nobody_was_found(
    register: ARegister, desk: ADesk, tmp_path: Path
) -> None:
    desk.pull()
    nobody = Query(names=("Zuleika Quandt",))
    check(desk.store, Listing(desk.store), nobody, purpose="entry", limit=LIMIT, at=desk.clock())
    assert not any(b"Zuleika" in path.read_bytes() for path in desk.folder.glob("desk.sqlite*"))
