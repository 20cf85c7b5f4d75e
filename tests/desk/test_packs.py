"""Packs at a desk: what brings its copy on, and until when."""

from datetime import UTC, datetime, timedelta

import pytest

from fairnotice.desk.packs import import_pack
from fairnotice.desk.running import touch_clock
from fairnotice.register.entry import EntryKind
from fairnotice.register.errors import NotGenuine
from tests.desk.a_register import ARegister
from tests.desk.conftest import ADesk


def test_a_pack_brings_the_copy_on_and_counts_until_its_end(register: ARegister, desk: ADesk) -> None:
    register.publish()
    desk.pull()
    register.publish("Maren Olduvai")
    gone = register.publish("Sulo Venn")
    register.end(gone, EntryKind.DELETE)
    register.rotate()
    import_pack(desk.store, register.pack(days=3), now=desk.clock())
    assert desk.states()["EX-A-2/11-2026"] == "published"
    assert desk.standing(after=timedelta(days=2, hours=23)).current
    assert "pack was over" in desk.standing(after=timedelta(days=3)).why_not
    desk.pull()
    assert desk.standing().here.basis == "line"
    assert register.receipts[-1].copy == register.copies[-1]


def test_a_pack_one_minute_past_its_end_is_refused(register: ARegister, desk: ADesk) -> None:
    register.publish()
    pack = register.pack(at=datetime.now(UTC) - timedelta(days=7, minutes=1))
    with pytest.raises(NotGenuine, match="over"):
        import_pack(desk.store, pack, now=desk.clock())
    assert desk.states() == {}
    assert desk.faults() == ["over"]


def test_a_clock_that_is_set_back_makes_no_pack_younger(register: ARegister, desk: ADesk) -> None:
    register.publish()
    pack = register.pack(days=1)
    touch_clock(desk.store, now=desk.clock() + timedelta(days=2))
    with pytest.raises(NotGenuine, match="over"):
        import_pack(desk.store, pack, now=desk.clock())


def test_a_pack_for_other_desks_or_cut_off_or_older_is_refused(register: ARegister, desk: ADesk) -> None:
    register.publish()
    old, older = register.pack(), register.pack(desks=["desk-1"])
    with pytest.raises(NotGenuine, match="cut off"):
        import_pack(desk.store, old[:-100], now=desk.clock())
    register.desks["desk-2"] = {**register.desks["desk-1"]}
    with pytest.raises(NotGenuine, match="not made for this desk"):
        import_pack(desk.store, register.pack(desks=["desk-2"]), now=desk.clock())
    register.publish("Maren Olduvai")
    desk.pull()
    with pytest.raises(NotGenuine, match="older"):
        import_pack(desk.store, older, now=desk.clock())
    assert desk.standing().current
