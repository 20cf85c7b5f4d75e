"""A desk enrols, pulls, verifies, applies and hands in its receipt."""

import sqlite3
from pathlib import Path
from typing import Any

import pytest

from fairnotice.desk.enrol import enrol
from fairnotice.desk.errors import DeskError, TurnedAway
from fairnotice.desk.line import Line
from fairnotice.desk.store import set_state
from fairnotice.register.entry import EntryKind
from fairnotice.register.errors import Fault, NotGenuine
from tests.desk.a_register import ARegister, Served
from tests.desk.conftest import ADesk


def test_a_published_notice_is_held_and_receipted(register: ARegister, desk: ADesk) -> None:
    register.publish()
    assert desk.pull().entries == 1
    assert desk.states() == {"EX-A-1/11-2026": "published"}
    (receipt,) = register.receipts
    assert (receipt.sequence, receipt.head, receipt.copy) == (1, register.head, register.copies[-1])
    assert desk.standing().current


def test_a_withdrawn_notice_leaves_its_number_and_the_receipt_names_what_was_destroyed(
    register: ARegister, desk: ADesk
) -> None:
    notice = register.publish()
    desk.pull()
    cipher = register.entries[0].cipher
    register.end(notice, EntryKind.WITHDRAW)
    desk.pull()
    row = desk.store.db.execute("SELECT * FROM holding").fetchone()
    assert (row["state"], row["document"], row["secret"], row["listed"]) == ("withdrawn", None, None, None)
    assert register.receipts[-1].destroyed == (cipher,)
    assert register.receipts[-1].copy == register.copies[-1]


def test_what_was_erased_stands_in_no_file_of_the_desk(register: ARegister, desk: ADesk) -> None:
    notice = register.publish()
    desk.pull()
    data = register.documents[register.entries[0].cipher]
    assert any(data[:64] in path.read_bytes() for path in desk.folder.glob("desk.sqlite*"))
    register.end(notice, EntryKind.DELETE)
    desk.pull()
    files = [path.read_bytes() for path in desk.folder.glob("desk.sqlite*")]
    assert not any(data[:64] in one or b"Tavesk" in one for one in files)


@pytest.mark.parametrize("inline", [True, False])
def test_many_entries_come_in_several_answers(register: ARegister, desk: ADesk, inline: bool) -> None:
    register.inline = inline
    notices = [register.publish(f"Orin Tavesk {place}") for place in range(5)]
    register.end(notices[0], EntryKind.SUSPEND)
    register.amend(notices[0], "Orin Taveski", kind=EntryKind.RESUME)
    register.end(notices[1], EntryKind.DELETE)
    desk.pull()
    assert register.receipts[-1].copy == register.copies[-1]
    assert desk.standing().missing == 0
    assert desk.standing().notices == 4


def test_a_long_first_copy_is_opened_by_several_processes_and_asked_for_ahead(
    register: ARegister, desk: ADesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("fairnotice.desk.ahead.AT_ONCE", 3)
    monkeypatch.setattr("fairnotice.desk.pull.MANY", 1)
    for place in range(7):
        register.publish(f"Maren Olduvai {place}")
    good = register.documents[register.entries[4].cipher]
    register.documents[register.entries[4].cipher] = good[:-1] + bytes([good[-1] ^ 1])
    assert "not the one that was entered" in desk.pull().refused
    assert len(desk.states()) == 3, "what came before it was applied"
    register.documents[register.entries[4].cipher] = good
    assert desk.pull().entries == 4
    assert register.receipts[-1].copy == register.copies[-1]
    assert desk.standing().missing == 0


def test_where_nothing_is_new_the_answer_is_short_until_a_key_follows(register: ARegister, desk: ADesk) -> None:
    register.publish()
    for _ in range(3):
        desk.pull()
    before = desk.standing().here.complete_at
    register.rotate()
    register.short_whatever_the_keys = True
    desk.pull()
    after = desk.standing().here
    assert len(after.ring.keys) == 2
    assert before is not None
    assert after.complete_at is not None
    assert after.complete_at > before
    assert desk.faults() == []


def test_a_document_that_could_not_be_had_is_asked_for_again(register: ARegister, desk: ADesk) -> None:
    register.inline = False
    register.publish()
    cipher = register.entries[0].cipher
    data = register.documents.pop(cipher)
    desk.pull()
    assert desk.faults() == ["missing"]
    assert desk.standing().missing == 1
    register.documents[cipher] = data
    desk.pull()
    assert desk.standing().missing == 0


def test_a_key_that_was_taken_out_on_the_way_is_asked_for_again(register: ARegister, desk: ADesk) -> None:
    def without_keys(said: dict[str, Any]) -> dict[str, Any]:
        return {**said, "entries": [{**one, "key": ""} for one in said["entries"]], "documents": {}}

    register.publish()
    register.tamper = without_keys
    desk.pull()
    assert desk.faults() == ["missing"]
    assert desk.standing().missing == 1
    register.tamper = None
    desk.pull()
    assert desk.standing().missing == 0
    assert desk.standing().notices == 1


def test_a_code_of_another_register_sends_nothing(register: ARegister, served: Served, tmp_path: Path) -> None:
    with pytest.raises(NotGenuine, match="somebody may stand between"), Line(served.url) as line:
        enrol(tmp_path / "d", line, code=f"{register.secret}-{'0' * 16}", live=False)
    assert not any(method == "POST" for method, _path in register.asked)


def test_a_live_desk_takes_no_register_for_training(register: ARegister, served: Served, tmp_path: Path) -> None:
    with pytest.raises(NotGenuine) as refused, Line(served.url) as line:
        enrol(tmp_path / "d", line, code=register.code, live=True)
    assert refused.value.fault is Fault.TRAINING_KEY


def test_a_folder_is_one_desk(register: ARegister, served: Served, desk: ADesk) -> None:
    with pytest.raises(DeskError, match="already"), Line(served.url) as line:
        enrol(desk.folder, line, code=register.code, live=False)


def test_a_code_that_is_over_is_refused_with_the_registers_words(
    register: ARegister, served: Served, tmp_path: Path
) -> None:
    code = f"{'a' * 20}-{register.fingerprint}"
    with pytest.raises(TurnedAway, match="The code is over"), Line(served.url) as line:
        enrol(tmp_path / "d", line, code=code, live=False)


def test_keys_are_their_owners_alone(desk: ADesk) -> None:
    assert {path.stat().st_mode & 0o777 for path in (desk.folder / "keys").iterdir()} == {0o600}
    assert desk.folder.stat().st_mode & 0o777 == 0o700
    assert (desk.folder / "desk.sqlite").stat().st_mode & 0o777 == 0o600


def test_the_database_is_on_the_disk_before_anything_is_acknowledged(desk: ADesk) -> None:
    db: sqlite3.Connection = desk.store.db
    asked = ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
    assert [db.execute(f"PRAGMA {name}").fetchone()[0] for name in asked] == ["wal", 2, 1, 1]


def test_a_receipt_that_is_asked_for_is_signed_anew_and_sent_once(register: ARegister, desk: ADesk) -> None:
    register.publish()
    desk.pull()
    register.tamper = lambda said: {**said, "asks": ["something newer", "receipt"]}
    with desk.store.writing() as db:
        set_state(db, etag="")
    desk.pull()
    first, second = register.receipts
    assert (second.sequence, second.copy) == (first.sequence, first.copy)
    assert second.applied_at > first.applied_at
    register.tamper = None
    desk.pull()
    assert len(register.receipts) == 2
