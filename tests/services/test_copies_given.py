"""An index of our own notices is a copy: given with an end, held with a receipt, gone with a receipt, or late."""

import json
import shutil
from collections.abc import Callable
from contextlib import nullcontext
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.test import override_settings

from fairnotice.bulk.held import HeldCopy, held_in
from fairnotice.bulk.pieces import opened
from fairnotice.cli import lists
from fairnotice.config.commands import list_give
from fairnotice.domain.errors import InvalidValue, NotFound, NotPossibleNow, NotYourAct
from fairnotice.domain.officer import SYSTEM
from fairnotice.records.models import CopyRecord, MessageRecord, ReceiptRecord
from fairnotice.records.session import speaking_as
from fairnotice.register.receipt import sign_receipt
from fairnotice.screening import Watchlist
from fairnotice.screening.engine import origin_of
from fairnotice.services import bureau_lists, list_folders
from fairnotice.services.board import read_board
from fairnotice.services.clocks import sweep
from fairnotice.services.copies import copies_of
from fairnotice.services.copies_list import CopyState, list_copies
from fairnotice.services.copy_receipts import take_any_receipt
from fairnotice.services.desks import end_desk, list_desks
from fairnotice.services.incidents import DISAGREES, LATE, list_incidents
from fairnotice.services.index_copies import GivenIndex, give_index
from fairnotice.services.overdue import draft_reminder, list_overdue, send_reminder
from fairnotice.services.publication import delete_notice, suspend_notice, withdraw_notice
from fairnotice.services.receipts import heads_of_bureau
from fairnotice.services.views import export_pack
from tests.builders import a_dossier
from tests.cli.conftest import Run, run
from tests.conftest import NOW, World
from tests.services.test_board import applied
from tests.services.test_circulation import WHY, a_desk
from tests.stories import a_notice, a_query

__all__ = ["run"]  # the fixture

DAY = timedelta(days=1)
END = NOW.replace(hour=0) + 3 * DAY
"""Of a copy that is given for three days, today the first."""


def given(
    folder: Path, *, to: str = "Bulk machine", bureau: str = "NZ", days: int = 3, at: datetime = NOW
) -> GivenIndex:
    return give_index(bureau=bureau, to=to, folder=folder, days=days, by=SYSTEM, at=at)


def held(folder: Path) -> HeldCopy:
    found = held_in(folder)
    assert found is not None
    return found


def copies(world: World, at: datetime = NOW) -> tuple[CopyState, ...]:
    return list_copies(by=world.reviewer, at=at)


def test_what_is_in_force_in_a_view_is_given_as_an_index_with_an_end_and_a_receipt(
    world: World, tmp_path: Path
) -> None:
    first, other = a_notice(world), a_notice(world, a_dossier(id="another-matter"))
    suspend_notice(notice=other, reasons=WHY, by=world.source, at=NOW)
    answer = given(tmp_path / "index")
    assert (answer.entries, answer.sequence, answer.until, answer.replaced) == (1, 3, END, False)
    opened = Watchlist.open(tmp_path / "index", today=END.date() - DAY, verify=True)
    assert [entry.id for entry in opened.entries] == [str(first)]
    assert opened.screen(a_query())
    (copy,) = copies(world)
    assert (copy.bureau, copy.name, copy.kind, copy.sequence, copy.entries) == ("NZ", "Bulk machine", "index", 3, 1)
    assert (copy.made_at, copy.ends_at, copy.held_at, copy.gone_at, copy.late) == (NOW, END, NOW, None, False)
    assert copy.digest == held(tmp_path / "index").digest
    with speaking_as(SYSTEM):
        (receipt,) = ReceiptRecord.objects.all()
    assert (receipt.copy, receipt.agrees, receipt.destroyed) == (copy.digest, True, [])


def test_a_view_that_somebody_was_shut_out_of_does_not_give_it_away(world: World, tmp_path: Path) -> None:
    a_notice(world, restricted=("UY",))
    with pytest.raises(NotPossibleNow, match="nothing to give"):
        given(tmp_path / "index", bureau="UY")
    assert not (tmp_path / "index").exists()
    assert copies(world) == ()


def test_past_its_end_the_copy_answers_nobody(world: World, tmp_path: Path) -> None:
    a_notice(world)
    given(tmp_path / "index")
    for today in (END.date(), None):
        with pytest.raises(NotPossibleNow):
            Watchlist.open(tmp_path / "index", today=today)


@pytest.mark.parametrize("days", [0, 8])
def test_a_copy_has_an_end_within_a_week(world: World, tmp_path: Path, days: int) -> None:
    a_notice(world)
    with pytest.raises(NotPossibleNow, match="7 days"):
        given(tmp_path / "index", days=days)


def test_it_goes_with_the_thresholds_in_force_for_that_bureau(world: World, tmp_path: Path) -> None:
    a_notice(world)
    own = [{"name": "NZ", "hit": 0.95, "alerts_a_day": None, "travellers_a_day": None}]
    with override_settings(FAIRNOTICE_SCREENING={"hit": 0.9, "own": own}):
        given(tmp_path / "nz")
        given(tmp_path / "fr", bureau="FR")
    hits = [Watchlist.open(tmp_path / name, today=NOW.date()).stated for name in ("nz", "fr")]
    assert [stated.hit for stated in hits if stated] == [0.95, 0.9]


@pytest.mark.parametrize("who", ["source", "locating", "border", "reviewer", "commission"])
def test_an_index_is_given_by_the_administrator_alone(world: World, tmp_path: Path, who: str) -> None:
    a_notice(world)
    with pytest.raises(NotYourAct):
        give_index(bureau="NZ", to="x", folder=tmp_path / "index", days=1, by=getattr(world, who), at=NOW)


def test_a_bureau_sees_its_own_copies_and_nobody_elses(world: World, tmp_path: Path) -> None:
    a_notice(world)
    given(tmp_path / "nz")
    given(tmp_path / "uy", bureau="UY")
    assert [copy.bureau for copy in list_copies(by=world.locating, at=NOW)] == ["NZ"]
    assert [copy.bureau for copy in list_copies(by=world.other, at=NOW)] == ["UY"]
    assert {copy.bureau for copy in list_copies(by=world.administrator, at=NOW)} == {"NZ", "UY"}
    for who in (world.carrier, world.compliance, world.border):
        with pytest.raises(NotYourAct):
            list_copies(by=who, at=NOW)


def test_word_that_it_is_destroyed_is_brought_by_its_bureau_and_ends_it(world: World, tmp_path: Path) -> None:
    a_notice(world)
    given(tmp_path / "index")
    said = held(tmp_path / "index").says_gone(NOW + DAY)
    for who in (world.other, world.border):
        with pytest.raises(NotYourAct):
            take_any_receipt(statement=said, by=who, at=NOW + DAY)
    for _twice in range(2):
        taken = take_any_receipt(statement=said, by=world.locating, at=NOW + DAY)
        assert (taken.agrees, "gone" in taken.says) == (True, True)
    (copy,) = copies(world, END + DAY)
    assert (copy.gone_at, copy.late) == (NOW + DAY, False)
    assert list_overdue(by=world.reviewer, at=END + DAY) == ()


def test_a_receipt_by_another_key_is_refused(world: World, tmp_path: Path) -> None:
    a_notice(world)
    given(tmp_path / "index")
    lying = sign_receipt(held(tmp_path / "index").given.gone("0" * 64, NOW), Ed25519PrivateKey.generate())
    with pytest.raises(InvalidValue, match="refused"):
        take_any_receipt(statement=lying, by=world.locating, at=NOW)
    assert copies(world)[0].gone_at is None


def test_a_copy_that_was_altered_opens_an_incident_and_counts_as_held_no_less(world: World, tmp_path: Path) -> None:
    a_notice(world)
    given(tmp_path / "index")
    manifest = tmp_path / "index" / "manifest.json"
    told = json.loads(manifest.read_text(encoding="utf-8"))
    manifest.write_text(json.dumps({**told, "expires": "2099-01-01"}), encoding="utf-8")
    taken = take_any_receipt(statement=held(tmp_path / "index").says_gone(NOW), by=world.locating, at=NOW)
    assert not taken.agrees
    assert [incident.kind for incident in list_incidents(by=world.locating)] == [DISAGREES]
    assert copies(world)[0].gone_at is None


def test_another_copy_in_the_same_folder_replaces_it_and_the_first_is_gone(world: World, tmp_path: Path) -> None:
    a_notice(world)
    given(tmp_path / "index")
    answer = given(tmp_path / "index", at=NOW + DAY)
    assert answer.replaced
    new, old = copies(world, NOW + DAY)
    assert (old.gone_at, new.gone_at, new.held_at) == (NOW + DAY, None, NOW + DAY)
    assert old.recipient == new.recipient
    assert old.digest != new.digest, "each copy has a digest of its own, also of the same people"


def test_what_is_no_index_is_not_replaced_and_nothing_is_kept(world: World, tmp_path: Path) -> None:
    a_notice(world)
    (tmp_path / "index").mkdir()
    (tmp_path / "index" / "letter.txt").write_text("keep me", encoding="utf-8")
    with pytest.raises(InvalidValue, match="no index"):
        given(tmp_path / "index")
    assert (tmp_path / "index" / "letter.txt").exists()
    assert copies(world) == ()


def test_past_its_end_without_word_it_is_late_until_the_word_comes(world: World, tmp_path: Path) -> None:
    a_notice(world)
    given(tmp_path / "index")
    assert sweep(at=END - DAY).late == 0
    assert read_board(by=world.reviewer, at=END - DAY).late_copies == 0
    assert [sweep(at=END).late, sweep(at=END + DAY).late] == [1, 0]
    (row,) = list_overdue(by=world.reviewer, at=END + DAY)
    assert (row.desk.kind, row.desk.name, row.desk.late_since, row.desk.behind) == ("index", "Bulk machine", END, 0)
    assert read_board(by=world.reviewer, at=END + DAY).late_copies == 1
    (incident,) = list_incidents(by=world.locating)
    assert incident.kind == LATE
    assert "past its end" in incident.text
    said = held(tmp_path / "index").says_gone(END + DAY)
    take_any_receipt(statement=said, by=world.locating, at=END + DAY)
    sweep(at=END + 2 * DAY)
    assert list_overdue(by=world.reviewer, at=END + 2 * DAY) == ()
    (incident,) = list_incidents(by=world.locating)
    assert incident.closed_at == END + 2 * DAY


def test_the_letter_to_its_bureau_asks_for_its_destruction(world: World, tmp_path: Path) -> None:
    a_notice(world)
    given(tmp_path / "index")
    (row,) = list_overdue(by=world.reviewer, at=END)
    drafted = draft_reminder(desk=row.desk.id, by=world.reviewer, at=END)
    assert "Bulk machine" in drafted and "receipt of its destruction" in drafted
    send_reminder(desk=row.desk.id, letter=drafted, by=world.reviewer, at=END)
    with speaking_as(world.locating):
        assert MessageRecord.objects.filter(about="desk.reminded", to_bureau="NZ").count() == 1


def test_a_recipient_that_was_ended_with_reasons_is_late_no_more_and_is_given_nothing(
    world: World, tmp_path: Path
) -> None:
    a_notice(world)
    given(tmp_path / "index")
    (copy,) = copies(world)
    end_desk(desk=copy.recipient, reasons=WHY, by=world.locating, at=NOW + DAY)
    assert list_overdue(by=world.reviewer, at=END) == ()
    with pytest.raises(NotPossibleNow, match="has ended"):
        given(tmp_path / "again", at=NOW + DAY)


def test_a_notices_page_names_the_indexes_that_hold_it_and_after_its_deletion_those_out_of_reach(
    world: World, tmp_path: Path
) -> None:
    notice = a_notice(world)
    given(tmp_path / "held")
    given(tmp_path / "gone", to="Other machine")
    take_any_receipt(statement=held(tmp_path / "gone").says_gone(NOW), by=world.locating, at=NOW)
    assert [copy.name for copy in copies_of(notice=notice, by=world.reviewer, at=NOW).given] == ["Bulk machine"]
    assert [copy.name for copy in copies_of(notice=notice, by=world.locating, at=NOW).given] == ["Bulk machine"]
    assert copies_of(notice=notice, by=world.other, at=NOW).given == ()
    delete_notice(notice=notice, reasons=WHY, by=world.decider, at=NOW + DAY)
    late = copies_of(notice=notice, by=world.reviewer, at=END + DAY).unreachable
    assert {(one.what, one.name): one.until for one in late} == {("index", "Bulk machine"): END, ("paper", ""): None}
    take_any_receipt(statement=held(tmp_path / "held").says_gone(END), by=world.locating, at=END)
    assert [one.what for one in copies_of(notice=notice, by=world.reviewer, at=END + DAY).unreachable] == ["paper"]


def test_an_index_does_not_hold_what_was_not_in_force_when_it_was_made(world: World, tmp_path: Path) -> None:
    ended = a_notice(world)
    withdraw_notice(notice=ended, reasons=WHY, by=world.source, at=NOW)
    a_notice(world, a_dossier(id="another-matter"))
    given(tmp_path / "index")
    later = a_notice(world, a_dossier(id="a-third-matter"), at=NOW + DAY)
    for notice in (ended, later):
        assert copies_of(notice=notice, by=world.reviewer, at=NOW + DAY).given == ()


def test_an_index_is_no_desk_where_desks_are_counted(world: World, tmp_path: Path) -> None:
    desk = a_desk(world)
    a_notice(world)
    applied(desk)
    given(tmp_path / "index")
    (act,) = read_board(by=world.reviewer, at=NOW).acts
    assert (act.desks, act.applied) == (1, 1)
    assert [one.name for one in list_desks(by=world.locating)] == ["North pier"]
    assert heads_of_bureau(by=desk.account, at=NOW) == []
    with pytest.raises(InvalidValue, match="has a desk 'North pier'"):
        given(tmp_path / "other", to="North pier")
    with pytest.raises(NotPossibleNow, match="no desk"):
        export_pack(days=1, desk=copies(world)[0].recipient, by=world.locating, at=NOW)


def test_a_pack_is_on_the_list_of_copies_until_it_is_over(world: World) -> None:
    desk = a_desk(world)
    a_notice(world)
    export_pack(days=2, by=desk.account, at=NOW)
    (copy,) = copies(world)
    assert (copy.kind, copy.name, copy.ends_at, copy.late) == ("pack", "North pier", NOW + 2 * DAY, False)
    assert copies(world, NOW + 8 * DAY) == ()


def test_a_copy_of_a_bureau_that_is_not_there_is_not_given(world: World, tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        given(tmp_path / "index", bureau="XX")


Clock = Callable[[datetime], None]


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Clock:
    """Lists of any length are kept in folders here; sets the time by which workers keep them."""
    monkeypatch.setattr(list_folders, "_data", lambda: tmp_path)
    monkeypatch.setattr(list_folders, "shares_lists", lambda: True)
    monkeypatch.setattr(bureau_lists, "ENGINE_FROM", 1)
    monkeypatch.setattr(bureau_lists, "_READY", {})

    def at(instant: datetime) -> None:
        monkeypatch.setattr(list_folders, "_now", lambda: instant)

    at(NOW)
    return at


def look(world: World) -> int:
    """What a worker does that has just been started: how many are on the list that it opens."""
    bureau_lists._READY.clear()
    with speaking_as(world.border):
        return len(bureau_lists.watchlist_of("NZ"))


def receipts() -> list[str]:
    """What was signed for, in order: held or gone."""
    with speaking_as(SYSTEM):
        rows = ReceiptRecord.objects.order_by("id").values_list("destroyed", "agrees")
        return [("gone" if destroyed else "held") if agrees else "disagrees" for destroyed, agrees in rows]


def test_the_list_of_workers_is_a_copy_and_each_worker_that_opens_it_signs(world: World, clock: Clock) -> None:
    a_notice(world)
    assert look(world) == 1
    clock(NOW + timedelta(minutes=5))
    assert look(world) == 1
    (copy,) = copies(world)
    assert (copy.bureau, copy.name, copy.kind, copy.entries) == ("NZ", "Workers of this server", "workers", 1)
    assert (copy.made_at, copy.ends_at, copy.held_at) == (NOW, NOW + DAY, NOW)
    assert receipts() == ["held", "held"]


def test_past_its_end_a_worker_makes_the_list_anew_and_the_old_one_is_gone(world: World, clock: Clock) -> None:
    notice = a_notice(world)
    look(world)
    clock(NOW + DAY)
    with speaking_as(world.border):  # the same worker, which still has the old list open
        assert len(bureau_lists.watchlist_of("NZ")) == 1
    new, old = copies(world, NOW + DAY)
    assert (old.gone_at, new.gone_at) == (NOW + DAY, None)
    assert receipts() == ["held", "held", "gone"]
    given_now = copies_of(notice=notice, by=world.reviewer, at=NOW + DAY).given
    assert [copy.id for copy in given_now] == [new.id]


def test_a_list_that_nobody_asks_for_any_more_is_taken_away_at_its_end(
    world: World, clock: Clock, tmp_path: Path
) -> None:
    a_notice(world)
    look(world)
    (folder,) = (tmp_path / list_folders.FOLDER).iterdir()
    sweep(at=NOW + DAY - timedelta(minutes=1))
    assert folder.exists()
    assert sweep(at=NOW + DAY).late == 0
    assert not folder.exists()
    assert copies(world, NOW + DAY)[0].gone_at == NOW + DAY


def test_a_list_that_cannot_be_taken_away_is_late_and_nobody_writes_to_its_bureau(
    world: World, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_notice(world)
    look(world)
    monkeypatch.setattr(shutil, "rmtree", lambda *_given, **_more: None)
    sweep(at=NOW + DAY)
    (row,) = list_overdue(by=world.reviewer, at=NOW + DAY)
    assert (row.desk.kind, row.may_write(NOW + DAY)) == ("workers", False)
    with pytest.raises(NotPossibleNow, match="administrator"):
        draft_reminder(desk=row.desk.id, by=world.reviewer, at=NOW + DAY)


def test_when_the_server_starts_or_stops_every_list_of_workers_is_gone(
    world: World, clock: Clock, tmp_path: Path
) -> None:
    a_notice(world)
    look(world)
    clock(NOW + timedelta(hours=1))
    list_folders.remove_lists(tmp_path)
    assert copies(world)[0].gone_at == NOW + timedelta(hours=1)
    list_folders.remove_lists(tmp_path)
    assert receipts() == ["held", "gone"]


def test_a_list_whose_keeping_was_undone_is_made_anew_and_kept(world: World, clock: Clock) -> None:
    a_notice(world)
    bureau_lists._READY.clear()
    with pytest.raises(RuntimeError, match="the check failed"), speaking_as(world.border):
        bureau_lists.watchlist_of("NZ")
        raise RuntimeError("the check failed")
    with speaking_as(SYSTEM):
        assert not CopyRecord.objects.exists()
    assert look(world) == 1
    assert [copy.held_at for copy in copies(world)] == [NOW]


def test_after_the_deletion_of_a_notice_the_workers_list_that_holds_it_is_named(world: World, clock: Clock) -> None:
    notice = a_notice(world)
    look(world)
    delete_notice(notice=notice, reasons=WHY, by=world.decider, at=NOW + timedelta(hours=1))
    found = copies_of(notice=notice, by=world.reviewer, at=NOW + timedelta(hours=2)).unreachable
    assert {one.what: one.until for one in found} == {"workers": NOW + DAY, "paper": None}


@pytest.fixture
def on_this_installation(monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands work on the database of the tests."""
    monkeypatch.setattr(list_give, "installation", lambda _data: nullcontext())


def test_by_commands_a_copy_is_given_used_destroyed_and_its_receipts_taken_in(
    world: World, tmp_path: Path, on_this_installation: None, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_notice(world)
    folder, travellers, out = tmp_path / "index", tmp_path / "t.csv", tmp_path / "hits.jsonl"
    done = run("list", "give", "NZ", "--to", "Bulk machine", "--out", folder, "--days", "2")
    assert (done.status, "1 notice, up to entry 1" in done.err) == (0, True)
    stats = run("list", "stats", folder, "--json").json
    assert (stats["recipient"], stats["entries"], stats["thresholds"]["hit"]) == ("Bulk machine", 1, 0.8)

    travellers.write_text("name,born\nOrin Tavesk,1986-09-17\n", encoding="utf-8")
    asked = ("screen", travellers, "--list", folder, "--out", out)
    done = run(*asked)
    assert json.loads(out.read_text(encoding="utf-8"))["decision"] == "hit"
    assert "EXAMPLE" in done.err, "in training everybody is invented"
    (is_held,) = tmp_path.glob("index.*.held.jws")
    assert is_held.name in done.err
    assert is_held.name not in run(*asked).err, "it is signed once"

    out.unlink()
    with monkeypatch.context() as later:
        later.setattr(lists, "today", lambda: stated_end(folder) + DAY)
        for again in (asked, ("check", "Orin Tavesk", "--list", folder)):
            refused = run(*again)
            assert (refused.status, "expired" in refused.err, out.exists()) == (2, True, False)

    done = run("list", "destroy", folder)
    assert (done.status, folder.exists()) == (0, False)
    (is_gone,) = tmp_path.glob("index.*.gone.jws")
    done = run("list", "receipt", is_held, is_gone)
    assert "this copy is held" in done.err and "this copy is gone" in done.err
    with speaking_as(SYSTEM):
        (copy,) = CopyRecord.objects.all()
    assert copy.held_at is not None and copy.gone_at is not None
    is_gone.write_text("nonsense", encoding="utf-8")
    assert run("list", "receipt", is_gone).status == 2


def stated_end(folder: Path) -> date:
    """The last day on which an index answers."""
    origin = origin_of(folder)
    assert origin.expires is not None
    return origin.expires


def test_in_several_processes_a_copy_past_its_end_screens_nobody(world: World, tmp_path: Path) -> None:
    a_notice(world)
    given(tmp_path / "index")
    folders = [("ours", tmp_path / "index")]
    assert len(opened(folders, END.date() - DAY)[0].watchlist) == 1
    with pytest.raises(NotPossibleNow):
        opened(folders, END.date())
