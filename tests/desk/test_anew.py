"""A desk is enrolled anew in place of one that its restored register no longer follows: what waits goes along."""

import json
from pathlib import Path

import pytest

from fairnotice.desk.anew import Anew, enrol_anew
from fairnotice.desk.answers import answers_between
from fairnotice.desk.checking import check
from fairnotice.desk.errors import DeskError, TurnedAway
from fairnotice.desk.folder import secret
from fairnotice.desk.hits import hit_row, verify
from fairnotice.desk.line import Line
from fairnotice.desk.listing import Listing
from fairnotice.desk.outbox import send_waiting, waiting
from fairnotice.desk.report import report
from fairnotice.desk.saying import status
from fairnotice.desk.serving import Serving, prepare
from fairnotice.desk.standing import LIMIT
from fairnotice.desk.store import Store, set_state
from fairnotice.domain.subject import Document
from fairnotice.register.entry import EntryKind
from fairnotice.screening import Query
from tests.desk.a_register import OTHER, SEEN, TRAVELLER, ARegister, Served
from tests.desk.conftest import ADesk


def restored(register: ARegister, entries: int) -> None:
    """Put the register back to where it had so many entries."""
    for entry in register.entries[entries:]:
        register.holdings.pop(entry.notice, None)
    del register.entries[entries:], register.copies[entries + 1 :]
    register.findings.clear()


def a_match(desk: ADesk, query: Query = TRAVELLER) -> str:
    done = check(desk.store, Listing(desk.store), query, purpose="entry", limit=LIMIT, at=desk.clock())
    return done.raised[0].id


def anew(desk: ADesk, register: ARegister) -> tuple[Anew, ADesk]:
    desk.store.close()
    done = enrol_anew(desk.folder, code=register.code, clock=desk.clock)
    line = Line(desk.line.url, token=secret(desk.folder, "register"))
    return done, ADesk(desk.folder, Store.open(desk.folder), line)


@pytest.mark.parametrize("goes_on", [False, True])
def test_a_desk_ahead_of_its_restored_register_says_so_with_the_next_step(
    register: ARegister, desk: ADesk, goes_on: bool
) -> None:
    register.publish()
    register.publish("Sulo Venn")
    desk.pull()
    restored(register, 1)
    if goes_on:
        register.publish("Ilo Marn")
        register.publish("Peta Ronn")
    assert desk.pull().refused
    said = report(desk.store, limit=LIMIT, now=desk.clock())
    assert (said["stands_still"], said["current"]) == (True, False)
    assert "fairnotice desk enrol-anew --code" in said["faults"][0]["next"]
    assert said["why_not"].startswith("The desk stands still, ")
    assert "next step with fairnotice desk status" in said["why_not"]
    assert "enrol-anew" in status(said)


def test_what_waits_and_what_the_register_lost_of_matches_arrives(register: ARegister, desk: ADesk) -> None:
    register.publish()
    desk.pull()
    verified = a_match(desk)
    verify(desk.store, verified, same=True, compared=SEEN, officer="Ina", at=desk.clock())
    told = a_match(desk)
    assert told != verified
    send_waiting(desk.store, desk.line, now=desk.clock())
    register.publish("Sulo Venn")
    desk.pull()
    untold = a_match(desk, Query(names=("Orin Tavesk",), documents=(Document(kind="passport", number="XQ9"),)))
    restored(register, 1)
    done, new = anew(desk, register)
    assert (done.findings, new.standing().current) == (3, True)
    send_waiting(new.store, new.line, now=new.clock())
    arrived = {said["finding"]: said for said in register.findings.values()}
    assert set(arrived) == {verified, told, untold}
    assert arrived[verified]["verification"] == {"same": True, "compared": SEEN}
    assert arrived[told]["traveller"]["names"] == ["Orin Tavesk"]
    verify(new.store, told, same=False, compared=OTHER, officer="Ina", at=new.clock())
    assert waiting(new.store.db).findings == 1, "the register is told of what it knows"
    new.line.close()
    new.store.close()


def test_it_says_what_the_register_no_longer_has(register: ARegister, desk: ADesk) -> None:
    notice = register.publish()
    register.end(notice, EntryKind.WITHDRAW)
    desk.pull()
    restored(register, 1)
    register.publish("Sulo Venn")
    done, new = anew(desk, register)
    assert [(one.sequence, one.kind, one.number) for one in done.lost] == [(2, "withdraw", "EX-A-1/11-2026")]
    new.line.close()
    new.store.close()


def test_of_somebody_else_nothing_leaves_later_either(register: ARegister, desk: ADesk) -> None:
    register.publish()
    desk.pull()
    hit = a_match(desk)
    verify(desk.store, hit, same=False, compared=OTHER, officer="Ina", at=desk.clock())
    done, new = anew(desk, register)
    assert done.findings == 0
    assert hit_row(new.store, hit)["state"] == "dismissed"
    still_open = a_match(new)
    send_waiting(new.store, new.line, now=new.clock())
    _done, newer = anew(new, register)
    verify(newer.store, still_open, same=False, compared=OTHER, officer="Ina", at=newer.clock())
    bodies = [row["body"] for row in newer.store.db.execute("SELECT body FROM outbox")]
    assert "Orin Tavesk" not in json.dumps(bodies), "what waits to be told again is erased too"
    for one in (new, newer):
        one.line.close()
        one.store.close()


def test_the_old_folder_says_what_it_said_holds_no_document_and_is_served_no_more(
    register: ARegister, desk: ADesk
) -> None:
    register.publish()
    desk.pull()
    begins = desk.clock()
    a_match(desk)
    done, new = anew(desk, register)
    old = Store.open(done.old)
    (answer,) = answers_between(old.db, begins, new.clock())
    assert answer["said"]["matches"][0][0] == "EX-A-1/11-2026"
    old.close()
    assert not any(b"Orin Tavesk" in path.read_bytes() for path in done.old.glob("desk.sqlite*"))
    with pytest.raises(DeskError, match="another was enrolled"):
        prepare(Serving(done.old))
    new.line.close()
    new.store.close()


def test_systems_and_settings_of_the_member_stay(register: ARegister, desk: ADesk) -> None:
    with desk.store.writing() as db:
        set_state(db, telephone="+64 4 555 0100", limit_seconds="7200.0")
    token, signs = secret(desk.folder, "local"), secret(desk.folder, "sign")
    _done, new = anew(desk, register)
    assert (secret(new.folder, "local"), new.standing().who.telephone) == (token, "+64 4 555 0100")
    assert secret(new.folder, "sign") != signs
    new.line.close()
    new.store.close()


def test_another_register_gets_nothing_and_a_code_that_is_over_changes_nothing(
    register: ARegister, desk: ADesk, tmp_path: Path
) -> None:
    other = ARegister()
    served = Served(other)
    with pytest.raises(DeskError, match="another register"):
        enrol_anew(desk.folder, code=other.code, url=served.url, clock=desk.clock)
    served.close()
    assert not other.asked
    with pytest.raises(TurnedAway, match="The code is over"):
        enrol_anew(desk.folder, code=f"{'a' * 20}-{register.fingerprint}", clock=desk.clock)
    assert desk.pull().refused == ""


def test_killed_on_the_way_it_goes_on_without_another_code(
    register: ARegister, desk: ADesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    register.publish()
    desk.pull()
    hit = a_match(desk)
    with monkeypatch.context() as broken:
        broken.setattr("fairnotice.desk.anew._lay_down", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            enrol_anew(desk.folder, code=register.code, clock=desk.clock)
    desks = len(register.desks)
    _done, new = anew(desk, register)
    assert len(register.desks) == desks, "the code was used already"
    assert hit_row(new.store, hit)["state"] == "raised"
    assert waiting(new.store.db).findings == 1
    new.line.close()
    new.store.close()
