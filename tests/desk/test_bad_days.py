"""Bad days of a desk: nothing acknowledged is lost, nothing unsigned is shown, and every refusal says why."""

import sqlite3
from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

import httpx
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from fairnotice.desk.checking import check
from fairnotice.desk.errors import FolderInUse, NoLine, NotCurrent
from fairnotice.desk.faults import look_at, open_faults
from fairnotice.desk.folder import alone
from fairnotice.desk.line import Line
from fairnotice.desk.listing import Listing
from fairnotice.desk.receipts import send_receipt
from fairnotice.desk.running import Running, touch_clock
from fairnotice.desk.standing import LIMIT
from fairnotice.desk.store import Store, set_state, state
from fairnotice.register.entry import EntryKind
from fairnotice.register.errors import NotGenuine
from fairnotice.register.instants import text_of
from tests.desk.a_register import TRAVELLER, ARegister
from tests.desk.conftest import ADesk
from tests.desk.running import until


def asked(desk: ADesk, *, after: timedelta = timedelta(0)) -> list[str]:
    """Check the traveller; the numbers that were answered."""
    done = check(desk.store, Listing(desk.store), TRAVELLER, purpose="entry", limit=LIMIT, at=desk.clock() + after)
    return [one.number for one in done.raised]


def test_after_a_week_down_it_refuses_and_then_catches_up(register: ARegister, desk: ADesk) -> None:
    notice = register.publish()
    desk.pull()
    assert asked(desk) == ["EX-A-1/11-2026"]
    with pytest.raises(NotCurrent, match="past its limit"):
        asked(desk, after=timedelta(days=7))
    register.end(notice, EntryKind.WITHDRAW)
    register.publish("Maren Olduvai")
    desk.pull()
    assert asked(desk) == []


def test_with_the_line_down_it_goes_on_and_says_how_old_it_is(register: ARegister, desk: ADesk) -> None:
    register.publish()
    desk.pull()
    register.down = True
    with pytest.raises(NoLine):
        desk.pull()
    later = desk.standing(after=timedelta(hours=5))
    assert later.current
    assert later.age is not None
    assert timedelta(hours=5) <= later.age < timedelta(hours=5, minutes=1)
    assert asked(desk, after=timedelta(hours=5)) == ["EX-A-1/11-2026"]


def test_no_limit_is_longer_than_a_week(register: ARegister, desk: ADesk) -> None:
    register.publish()
    desk.pull()
    assert desk.standing(after=timedelta(days=6, hours=23), limit=timedelta(days=300)).current
    assert not desk.standing(after=timedelta(days=7), limit=timedelta(days=300)).current


def test_a_copy_that_was_never_whole_answers_nothing(register: ARegister, desk: ADesk) -> None:
    register.publish()
    with pytest.raises(NotCurrent, match="not whole yet"):
        asked(desk)


def test_a_receipt_that_something_on_the_way_refused_is_sent_again(register: ARegister, desk: ADesk) -> None:
    register.publish()
    register.refuse_receipts = True
    desk.pull()
    assert desk.faults() == ["receipt_refused"]
    register.refuse_receipts = False
    desk.off = timedelta(minutes=6)
    desk.pull()
    assert [receipt.sequence for receipt in register.receipts] == [1]


def test_a_page_of_something_on_the_way_is_no_refusal(register: ARegister, desk: ADesk) -> None:
    register.publish()
    register.refuse_receipts = register.captive = True
    with pytest.raises(NoLine):
        desk.pull()
    assert desk.faults() == []
    register.refuse_receipts = False
    desk.pull()
    assert [receipt.sequence for receipt in register.receipts] == [1]


def test_what_is_said_steers_no_terminal(register: ARegister, desk: ADesk) -> None:
    register.publish()
    register.down_says, register.down = "\x1b]0;owned\x07 \u202etext", True
    with pytest.raises(NoLine, match="text") as refused:
        desk.pull()
    assert str(refused.value).isprintable()
    register.down = False
    register.tamper = lambda said: {**said, "entries": [{**one, "schema": "\x1b[2J"} for one in said["entries"]]}
    desk.pull()
    (fault,) = open_faults(desk.store.db)
    assert fault["says"].isprintable()


def test_a_disk_that_was_full_for_a_moment_ends_no_work(
    register: ARegister, desk: ADesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = iter([sqlite3.OperationalError("database or disk is full")])

    def touch(store: Store, *, now: datetime) -> None:
        for error in full:
            raise error

    monkeypatch.setattr("fairnotice.desk.running.touch_clock", touch)
    register.publish()
    work = Running(desk.folder, limit=LIMIT)
    work.start()
    try:
        until(lambda: desk.states() == {"EX-A-1/11-2026": "published"})
    finally:
        work.stop()


def test_an_answer_that_comes_letter_by_letter_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each letter within the time that is waited for one."""
    seconds, sent = count(0, 20), []

    def letters() -> Iterator[bytes]:
        for _ in range(1000):
            sent.append(1)
            yield b" "

    monkeypatch.setattr("fairnotice.desk.line.monotonic", lambda: float(next(seconds)))
    client = httpx.Client(transport=httpx.MockTransport(lambda _: httpx.Response(200, content=letters())))
    with pytest.raises(NoLine, match="too slowly"), Line("http://register.example", client=client) as line:
        line.about()
    assert len(sent) < 10


def test_whose_document_came_later_is_found(register: ARegister, desk: ADesk) -> None:
    register.inline = False
    register.publish()
    data = register.documents.pop(register.entries[0].cipher)
    desk.pull()
    listing = Listing(desk.store)
    assert not list(check(desk.store, listing, TRAVELLER, purpose="entry", limit=LIMIT, at=desk.clock()).raised)
    register.documents[register.entries[0].cipher] = data
    desk.pull()
    done = check(desk.store, listing, TRAVELLER, purpose="entry", limit=LIMIT, at=desk.clock())
    assert [one.number for one in done.raised] == ["EX-A-1/11-2026"]


def cut(body: bytes) -> bytes:
    return body[: len(body) // 2]


def test_an_answer_that_is_cut_off_is_nothing(register: ARegister, desk: ADesk) -> None:
    register.publish()
    register.raw = cut
    with pytest.raises(NoLine):
        desk.pull()
    assert desk.states() == {}
    register.raw = None
    desk.pull()
    assert desk.states() == {"EX-A-1/11-2026": "published"}


def repeated(said: dict[str, Any]) -> dict[str, Any]:
    said["entries"].insert(1, deepcopy(said["entries"][0]))
    return said


def reordered(said: dict[str, Any]) -> dict[str, Any]:
    said["entries"].reverse()
    return said


def with_a_gap(said: dict[str, Any]) -> dict[str, Any]:
    del said["entries"][1]
    return said


def another_name(said: dict[str, Any]) -> dict[str, Any]:
    said["entries"][0]["state"] = "withdrawn"
    return said


def another_document(said: dict[str, Any]) -> dict[str, Any]:
    one, other = list(said["documents"])[:2]
    said["documents"][one] = said["documents"][other]
    return said


def a_flipped_bit(said: dict[str, Any]) -> dict[str, Any]:
    cipher = next(iter(said["documents"]))
    text = said["documents"][cipher]
    said["documents"][cipher] = ("A" if text[0] != "A" else "B") + text[1:]
    return said


def another_key(said: dict[str, Any]) -> dict[str, Any]:
    said["entries"][0]["key"] = said["entries"][1]["key"]
    return said


def for_somebody_else(said: dict[str, Any]) -> dict[str, Any]:
    said["entries"][0]["recipient"] = "UY"
    return said


def an_older_form(said: dict[str, Any]) -> dict[str, Any]:
    said["entries"][0]["schema"] = "fairnotice-entry/0"
    return said


def no_signature(said: dict[str, Any]) -> dict[str, Any]:
    said["checkpoint"] = said["checkpoint"].rpartition(".")[0] + "."
    return said


@pytest.mark.parametrize(
    ("tamper", "fault"),
    [
        (repeated, "gap"),
        (reordered, "gap"),
        (with_a_gap, "gap"),
        (another_name, "forked"),
        (another_document, "altered"),
        (a_flipped_bit, "altered"),
        (another_key, "altered"),
        (for_somebody_else, "wrong_recipient"),
        (an_older_form, "unreadable"),
        (no_signature, "unsigned"),
    ],
)
def test_an_answer_that_was_altered_is_refused_whole_and_the_next_one_is_taken(
    register: ARegister, desk: ADesk, tamper: Callable[[dict[str, Any]], dict[str, Any]], fault: str
) -> None:
    for name in ("Orin Tavesk", "Maren Olduvai", "Sulo Venn"):
        register.publish(name)
    register.tamper = tamper
    done = desk.pull()
    assert done.refused
    assert desk.faults() == [fault]
    assert desk.states() == {}
    assert not register.receipts
    register.tamper = None
    desk.pull()
    assert len(desk.states()) == 3
    assert desk.standing().current


def test_an_answer_by_another_key_is_refused(register: ARegister, desk: ADesk) -> None:
    register.publish()
    own, register.key = register.key, Ed25519PrivateKey.generate()
    assert "not pinned" in desk.pull().refused
    assert desk.states() == {}
    register.key = own
    desk.pull()
    assert desk.standing().current


def test_a_training_key_never_signs_for_a_live_desk(register: ARegister, desk: ADesk) -> None:
    with desk.store.writing() as db:
        db.execute("UPDATE state SET value = 'live' WHERE name = 'mode'")
    with pytest.raises(NotGenuine):
        desk.pull()


def test_an_older_answer_is_asked_for_a_second_time_and_then_stops_the_desk(register: ARegister, desk: ADesk) -> None:
    register.publish()
    desk.pull()
    old = register.point(1, at=datetime.now(UTC) - timedelta(days=3))

    def rolled_back(said: dict[str, Any]) -> dict[str, Any]:
        return {**said, "checkpoint": old}

    register.tamper = rolled_back
    before = len(register.asked)
    assert "older than what is held" in desk.pull().refused
    assert register.asked[before:].count(("GET", "/api/register/entries")) == 2
    assert not desk.standing().current
    with pytest.raises(NotCurrent, match="stands still"):
        asked(desk)
    register.tamper = None
    desk.pull()
    assert not desk.standing().current, "it goes on only when an officer has looked"
    assert look_at(desk.store, by="Ina", now=desk.clock()) == 1
    assert asked(desk) == ["EX-A-1/11-2026"]


def test_what_stops_a_desk_is_one_refusal_however_often_it_comes(register: ARegister, desk: ADesk) -> None:
    register.publish()
    desk.pull()
    with desk.store.writing() as db:
        set_state(db, no_line_since=text_of(desk.clock()), no_line_says="It was away.")
    for hours in (72, 48):
        old = register.point(1, at=datetime.now(UTC) - timedelta(hours=hours))
        register.tamper = lambda said, old=old: {**said, "checkpoint": old}
        assert "restored from a backup" in desk.pull().refused
    (row,) = open_faults(desk.store.db)
    assert (row["fault"], row["times"]) == ("rolled_back", 2)
    assert not state(desk.store.db, "no_line_since"), "it answers: the line is up"


def test_a_forked_past_stops_the_desk_and_what_was_signed_is_kept(register: ARegister, desk: ADesk) -> None:
    register.publish()
    desk.pull()
    register.entries[0] = deepcopy(register.entries[0]).without_key
    object.__setattr__(register.entries[0], "state", "withdrawn")
    register.publish("Maren Olduvai")
    assert "another past" in desk.pull().refused
    row = desk.store.db.execute("SELECT * FROM fault").fetchone()
    assert row["fault"] == "forked"
    assert row["evidence"].count(".") == 2, "the register's own signature"
    assert not desk.standing().current
    assert desk.states() == {"EX-A-1/11-2026": "published"}
    look_at(desk.store, by="Ina", now=desk.clock())
    desk.pull()
    assert not desk.standing().current, "the same false past stops it again"


def test_a_clock_an_hour_behind_is_said_and_nothing_is_taken(register: ARegister, desk: ADesk) -> None:
    register.publish()
    desk.off = -timedelta(hours=1)
    assert "Set the clock" in desk.pull().refused
    assert desk.faults() == ["clock"]
    desk.off = timedelta(0)
    desk.pull()
    assert desk.standing().current


def test_a_clock_an_hour_ahead_is_said_and_counts_as_age(register: ARegister, desk: ADesk) -> None:
    register.publish()
    desk.off = timedelta(hours=1)
    desk.pull()
    standing = desk.standing()
    assert "ahead of the register's" in standing.clock
    assert standing.age is not None
    assert standing.age >= timedelta(minutes=59)


def test_a_clock_that_is_set_back_makes_no_copy_younger(register: ARegister, desk: ADesk) -> None:
    register.publish()
    desk.pull()
    touch_clock(desk.store, now=desk.clock() + timedelta(hours=30))
    assert "set back" in desk.standing(after=timedelta(hours=1)).why_not
    desk.pull()
    assert desk.standing().current, "the register has told the time"


def test_a_full_disk_applies_nothing_and_acknowledges_nothing(register: ARegister, desk: ADesk) -> None:
    register.publish()
    desk.pull()
    for place in range(300):
        register.publish(f"Orin Tavesk {place}")
    pages = desk.store.db.execute("PRAGMA page_count").fetchone()[0]
    desk.store.db.execute(f"PRAGMA max_page_count = {pages + 20}")
    with pytest.raises(sqlite3.OperationalError, match="full"):
        desk.pull()
    assert desk.standing().here.point.sequence == 1
    assert register.receipts[-1].sequence == 1
    assert asked(desk) == ["EX-A-1/11-2026"]
    desk.store.db.execute("PRAGMA max_page_count = 1000000")
    desk.pull()
    assert register.receipts[-1].copy == register.copies[-1]


def test_on_a_full_disk_nothing_is_answered_that_could_not_be_kept(register: ARegister, desk: ADesk) -> None:
    register.publish()
    desk.pull()
    pages = desk.store.db.execute("PRAGMA page_count").fetchone()[0]
    desk.store.db.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(sqlite3.OperationalError, match="full"):
        for _ in range(50):
            asked(desk)
    kept = desk.store.db.execute("SELECT count(*) FROM answer").fetchone()[0]
    assert kept == desk.store.db.execute("SELECT count(*) FROM search").fetchone()[0]
    desk.store.db.execute("PRAGMA max_page_count = 1000000")
    assert asked(desk) == ["EX-A-1/11-2026"]


def test_keys_that_were_rotated_while_it_was_off_line_are_taken_one_by_the_other(
    register: ARegister, desk: ADesk
) -> None:
    register.publish()
    desk.pull()
    for name in ("Maren Olduvai", "Sulo Venn"):
        register.rotate(overlap=timedelta(seconds=0), at=datetime.now(UTC))
        register.publish(name)
    desk.pull()
    assert len(desk.states()) == 3
    assert len(desk.standing().here.ring.keys) == 3
    assert desk.standing().current
    assert asked(desk) == ["EX-A-1/11-2026"], "what the old key signed still opens"


def test_a_key_that_was_ended_signs_nothing_more(register: ARegister, desk: ADesk) -> None:
    register.publish()
    old = register.rotate(overlap=timedelta(seconds=0), at=datetime.now(UTC) - timedelta(seconds=1))
    desk.pull()
    new, register.key = register.key, old
    register.publish("Maren Olduvai")
    assert "did not count" in desk.pull().refused
    register.key = new


def test_a_lost_receipt_is_handed_in_again_with_all_that_was_destroyed(register: ARegister, desk: ADesk) -> None:
    notice = register.publish()
    desk.pull()
    cipher = register.entries[0].cipher
    register.lose_receipts = True
    register.end(notice, EntryKind.WITHDRAW)
    with pytest.raises(NoLine):
        desk.pull()
    second = register.publish("Maren Olduvai")
    register.end(second, EntryKind.DELETE)
    with pytest.raises(NoLine):
        desk.pull()
    register.lose_receipts = False
    assert send_receipt(desk.store, desk.line, now=desk.clock())
    assert set(register.receipts[-1].destroyed) >= {cipher}
    assert register.receipts[-1].sequence == 4
    assert not send_receipt(desk.store, desk.line, now=desk.clock()), "once it has arrived, nothing is owed"


def test_a_copy_that_the_register_says_is_another_is_shown(register: ARegister, desk: ADesk) -> None:
    register.publish()
    register.copies[1] = "f" * 128
    desk.pull()
    assert desk.faults() == ["copy_differs"]


def test_one_folder_is_worked_on_by_one_process(desk: ADesk) -> None:
    with alone(desk.folder), pytest.raises(FolderInUse, match="Another process"), alone(desk.folder):
        pass
    with alone(desk.folder):
        pass


def test_a_document_that_was_altered_on_this_disk_is_not_shown(register: ARegister, desk: ADesk) -> None:
    from fairnotice.desk.notices import by_number

    register.publish()
    desk.pull()
    with desk.store.writing() as db:
        data = bytearray(db.execute("SELECT document FROM holding").fetchone()[0])
        data[100] ^= 1
        db.execute("UPDATE holding SET document = ?", (bytes(data),))
    with pytest.raises(NotGenuine):
        by_number(desk.store, "EX-A-1/11-2026", limit=LIMIT, at=desk.clock())
