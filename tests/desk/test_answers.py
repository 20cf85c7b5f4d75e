"""Answers are kept, and can be shown to a court; heads of two desks are compared; notices answer by their number."""

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from fairnotice.desk.answers import answers_between, held_at, mark_asked, minute, notice_at, signed_file, verified
from fairnotice.desk.checking import check
from fairnotice.desk.errors import DeskError, NotCurrent
from fairnotice.desk.heads import compare_file, compare_others, head_file
from fairnotice.desk.kept import told_of
from fairnotice.desk.listing import Listing
from fairnotice.desk.notices import by_number, print_of, printed
from fairnotice.desk.standing import LIMIT
from fairnotice.domain.errors import InvalidValue, NotFound
from fairnotice.formats.printed.code import address_of, code_of
from fairnotice.register.entry import EntryKind
from fairnotice.register.errors import Fault, NotGenuine
from fairnotice.screening import Query
from tests.desk.a_register import TRAVELLER, ARegister, Served
from tests.desk.conftest import ADesk, a_desk
from tests.desk.test_bad_days import asked

NUMBER = "EX-A-1/11-2026"


@pytest.fixture
def other(served: Served, tmp_path: Path) -> Iterator[ADesk]:
    found = a_desk(served, tmp_path / "other")
    yield found
    found.line.close()
    found.store.close()


def test_what_was_held_and_said_is_shown_for_a_minute(register: ARegister, desk: ADesk) -> None:
    register.publish()
    desk.pull()
    at = desk.clock()
    asked(desk)
    begins = at.replace(second=0, microsecond=0)
    found = answers_between(desk.store.db, begins, begins + timedelta(minutes=2))
    assert [one["said"] for one in found] == [{"matches": [[NUMBER, 1, "hit"]]}]
    assert found[0]["findings"][0]["traveller"]["names"] == ["Orin Tavesk"]
    assert found[0]["age_seconds"] == 0
    then = held_at(desk.store.db, desk.clock())
    assert then is not None
    assert (then.sequence, then.agrees) == (1, True)
    assert answers_between(desk.store.db, begins - timedelta(minutes=1), begins) == []


def test_only_who_brings_the_question_learns_that_it_was_asked(register: ARegister, desk: ADesk) -> None:
    register.publish()
    desk.pull()
    asked(desk)
    found = answers_between(desk.store.db, desk.clock() - timedelta(minutes=1), desk.clock())
    assert [one["asked"] for one in mark_asked(desk.store, found, told_of(TRAVELLER))] == [True]
    other = told_of(Query(names=("Maren Olduvai",)))
    assert [one["asked"] for one in mark_asked(desk.store, found, other)] == [False]


def test_a_refusal_to_answer_is_kept_too(register: ARegister, desk: ADesk) -> None:
    with pytest.raises(NotCurrent):
        asked(desk)
    (one,) = answers_between(desk.store.db, desk.clock() - timedelta(minutes=1), desk.clock())
    assert "not whole yet" in one["said"]["refused"]
    assert not one["current"]


def test_one_signed_file_for_a_court_holds_together(register: ARegister, desk: ADesk) -> None:
    notice = register.publish()
    desk.pull()
    at = desk.clock()
    asked(desk)
    text = signed_file(desk.store, at=at, minutes=2, now=desk.clock(), numbers=(NUMBER,))
    found = verified(text, register=register.fingerprint)
    assert found.desk == "A desk"
    assert found.answers[0]["said"] == {"matches": [[NUMBER, 1, "hit"]]}
    assert found.notices[0]["entries"][0]["notice"] == notice
    with pytest.raises(NotGenuine, match="not with"):
        verified(text, desk_key="00")
    with pytest.raises(NotGenuine):
        verified(text, register="0" * 16)


def test_a_file_for_a_court_that_was_altered_is_refused(register: ARegister, desk: ADesk) -> None:
    from base64 import urlsafe_b64decode, urlsafe_b64encode

    register.publish()
    desk.pull()
    asked(desk)
    text = signed_file(desk.store, at=desk.clock(), minutes=2, now=desk.clock())
    header, said, signature = text.split(".")
    plain = urlsafe_b64decode(said + "==").replace(b'"current":true', b'"current":false')
    changed = urlsafe_b64encode(plain).decode().rstrip("=")
    with pytest.raises(NotGenuine) as refused:
        verified(f"{header}.{changed}.{signature}")
    assert refused.value.fault is Fault.UNSIGNED
    for broken in ("", "a.b.c", text[:-20], "{}"):
        with pytest.raises(NotGenuine):
            verified(broken)


def test_what_the_copy_said_of_a_notice_then_is_shown(register: ARegister, desk: ADesk) -> None:
    notice = register.publish()
    desk.pull()
    then = desk.clock()
    register.end(notice, EntryKind.WITHDRAW)
    desk.pull()
    assert [one["kind"] for one in notice_at(desk.store.db, NUMBER, then)] == ["publish"]
    assert [one["kind"] for one in notice_at(desk.store.db, NUMBER, desk.clock())] == ["publish", "withdraw"]


def test_a_time_is_written_as_a_person_writes_it() -> None:
    assert minute("2026-11-27T10:03Z") == minute("2026-11-27 10:03") == minute("2026-11-27T11:03+01:00")
    with pytest.raises(DeskError):
        minute("yesterday")


def test_two_desks_that_were_shown_one_past_agree(register: ARegister, desk: ADesk, other: ADesk) -> None:
    register.publish()
    other.pull()
    register.publish("Maren Olduvai")
    desk.pull()
    assert not compare_file(desk.store, head_file(other.store), now=desk.clock()).further
    assert compare_file(other.store, head_file(desk.store), now=desk.clock()).further


def test_two_desks_that_were_shown_two_pasts_stop(register: ARegister, desk: ADesk, other: ADesk) -> None:
    register.publish()
    desk.pull()
    register.entries.clear()
    register.publish("Maren Olduvai")
    other.pull()
    with pytest.raises(NotGenuine, match="Two pasts"):
        compare_file(desk.store, head_file(other.store), now=desk.clock())
    assert not desk.standing().current
    assert other.standing().current


def test_receipts_of_other_desks_are_compared_as_the_register_passes_them_on(
    register: ARegister, desk: ADesk, other: ADesk
) -> None:
    register.publish()
    desk.pull()
    other.pull()
    assert [one.sequence for one in compare_others(desk.store, desk.line, now=desk.clock())] == [1]
    here = desk.store.db.execute("UPDATE entry SET head = ? RETURNING head", ("f" * 64,)).fetchone()
    assert here["head"] == "f" * 64
    with pytest.raises(NotGenuine, match="Two pasts"):
        compare_others(desk.store, desk.line, now=desk.clock())
    assert not desk.standing().current


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"schema": "fairnotice-heads/1"}'])
def test_what_is_no_file_of_heads_is_refused(desk: ADesk, text: str) -> None:
    with pytest.raises(NotGenuine, match="no file of heads"):
        compare_file(desk.store, text, now=desk.clock())


def test_a_notice_by_its_number_comes_with_its_card(register: ARegister, desk: ADesk) -> None:
    register.publish()
    desk.pull()
    (one,) = by_number(desk.store, NUMBER.lower(), limit=LIMIT, at=desk.clock())
    assert one.in_force
    assert one.person is not None
    assert one.person.subject.label == "Orin Tavesk"
    assert one.card is not None
    assert one.card.effect.country == "NZ"


@pytest.mark.parametrize("kind", [EntryKind.WITHDRAW, EntryKind.CANCEL, EntryKind.DELETE, EntryKind.RESTRICT])
def test_what_has_ended_answers_by_its_number_alone(register: ARegister, desk: ADesk, kind: EntryKind) -> None:
    notice = register.publish()
    register.end(notice, kind)
    desk.pull()
    (one,) = by_number(desk.store, NUMBER, limit=LIMIT, at=desk.clock())
    assert (one.in_force, one.person, one.card, one.document) == (False, None, None, None)
    assert one.since == register.entries[-1].entered_at
    assert asked(desk) == []


def test_a_suspended_notice_is_not_found_by_a_name(register: ARegister, desk: ADesk) -> None:
    notice = register.publish()
    register.end(notice, EntryKind.SUSPEND)
    desk.pull()
    assert asked(desk) == []
    (one,) = by_number(desk.store, NUMBER, limit=LIMIT, at=desk.clock())
    assert (one.state, one.in_force) == ("suspended", False)
    register.amend(notice, "Orin Tavesk", kind=EntryKind.RESUME)
    desk.pull()
    assert asked(desk) == [NUMBER]


def test_a_notice_past_its_last_day_is_not_found(register: ARegister, desk: ADesk) -> None:
    register.publish(expires_on=str(desk.clock().date()))
    desk.pull()
    assert asked(desk) == [NUMBER]
    done = check(
        desk.store,
        Listing(desk.store),
        TRAVELLER,
        purpose="entry",
        limit=timedelta(days=3),
        at=desk.clock() + timedelta(days=1),
    )
    assert done.raised == ()


def test_a_printed_notice_is_told_from_another(register: ARegister, desk: ADesk) -> None:
    notice = register.publish()
    first = register.entries[0].digest
    register.amend(notice, "Orin Tavesk")
    desk.pull()
    (one,) = by_number(desk.store, NUMBER, limit=LIMIT, at=desk.clock())
    assert printed(f"{NUMBER} {first[:16]}") == (NUMBER, first[:16])
    assert print_of(desk.store, one, first[:16]).newest is False
    assert print_of(desk.store, one, register.entries[1].digest[:16]).newest is True
    assert print_of(desk.store, one, "0" * 16).genuine is False
    for base in ("https://notices.example.org", "https://notices.example.org/here/", ""):
        assert printed(address_of(base, NUMBER, first)) == (NUMBER, first[:24]), "as it is scanned"
    assert printed(f"{NUMBER} {' '.join(code_of(first))}") == (NUMBER, first[:24]), "as it is read out"
    for odd in (f"{NUMBER} 12", "", "notices//", f"https://notices.example.org/notices/{NUMBER}"):
        with pytest.raises(InvalidValue):
            printed(odd)


def test_a_number_that_nobody_gave_is_not_found(desk: ADesk) -> None:
    desk.pull()
    with pytest.raises(NotFound):
        by_number(desk.store, "A-9/1-2020", limit=LIMIT, at=desk.clock())


def test_the_list_is_brought_on_and_made_anew_with_the_same_answers(register: ARegister, desk: ADesk) -> None:
    listing = Listing(desk.store)
    notices = [register.publish(f"Maren Olduvai {place}") for place in range(20)]
    desk.pull()
    assert len(listing.watchlist()) == 20
    register.end(notices[0], EntryKind.WITHDRAW)
    register.publish()
    desk.pull()
    assert {one.id for one in listing.watchlist().entries} == {
        one.id for one in Listing(desk.store).watchlist().entries
    }
    assert len(listing.watchlist()) == 20


def test_a_backup_is_a_whole_desk(register: ARegister, desk: ADesk, tmp_path: Path) -> None:
    from fairnotice.desk.backup import back_up, put_back
    from fairnotice.desk.store import Store

    register.publish()
    desk.pull()
    back_up(desk.store, tmp_path / "desk.zip", now=desk.clock())
    assert (tmp_path / "desk.zip").stat().st_mode & 0o777 == 0o600
    put_back(tmp_path / "desk.zip", tmp_path / "back")
    assert {path.stat().st_mode & 0o777 for path in (tmp_path / "back" / "keys").iterdir()} == {0o600}
    store = Store.open(tmp_path / "back")
    assert (
        json.loads(json.dumps(dict(store.db.execute("SELECT number, state FROM holding").fetchone())))["number"]
        == NUMBER
    )
    store.close()
    with pytest.raises(DeskError, match="already"):
        put_back(tmp_path / "desk.zip", tmp_path / "back")
    (tmp_path / "odd.zip").write_bytes(b"PK")
    with pytest.raises(DeskError):
        put_back(tmp_path / "odd.zip", tmp_path / "other")
    with pytest.raises(DeskError, match="already"):
        back_up(desk.store, tmp_path / "desk.zip", now=desk.clock())
