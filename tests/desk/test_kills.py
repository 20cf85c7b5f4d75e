"""A desk that is killed at any moment: what it acknowledged is there, its copy goes on, and everything arrives once."""

import random
import time

import pytest

from fairnotice.desk.outbox import send_waiting
from fairnotice.register.entry import EntryKind
from tests.desk.a_register import ARegister
from tests.desk.conftest import ADesk
from tests.desk.work_and_die import working

MOST_IN_FORCE = 3
"""Each check raises a match for each, so that what is acknowledged grows with the kills and not with their square."""


def killed_at_some_moment(
    desk: ADesk, register: ARegister, in_force: list[str], moment: float, *, until_acknowledged: bool
) -> list[str]:
    """Let it work while the register goes on, and kill it. Answers what it had acknowledged."""
    with working(desk.folder, until_acknowledged=until_acknowledged) as acknowledged:
        end = time.monotonic() + moment
        while time.monotonic() < end:
            in_force.append(register.publish(f"Orin Tavesk {register.numbers}"))
            if len(in_force) > MOST_IN_FORCE:
                register.end(in_force.pop(0), EntryKind.WITHDRAW)
            time.sleep(0.01)
    return acknowledged


def killed_and_looked_at(desk: ADesk, register: ARegister, times: int) -> None:
    register.live = True
    chance = random.Random(times)
    acknowledged, in_force = list[str](), list[str]()
    for kill in range(1, times + 1):
        nothing_yet = kill == times and not acknowledged
        acknowledged += killed_at_some_moment(
            desk, register, in_force, chance.uniform(0.02, 0.8), until_acknowledged=nothing_yet
        )
        assert desk.store.db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        kept = {row[0] for row in desk.store.db.execute("SELECT id FROM hit WHERE state = 'verified'")}
        assert set(acknowledged) <= kept, "nothing acknowledged is lost"
    assert acknowledged
    desk.pull()
    assert register.receipts[-1].copy == register.copies[-1]
    assert register.receipts[-1].sequence == len(register.entries)
    send_waiting(desk.store, desk.line, now=desk.clock())
    kept = {f"hit:{row[0]}" for row in desk.store.db.execute("SELECT id FROM hit")}
    said = {f"hit:{row[0]}:verified" for row in desk.store.db.execute("SELECT id FROM hit WHERE state = 'verified'")}
    assert set(register.findings) == kept | said, "each arrives, under its one key"
    assert not {"copy_differs", "forked", "gap", "altered"} & set(desk.faults())


def test_five_kills_lose_nothing(desk: ADesk, register: ARegister) -> None:
    killed_and_looked_at(desk, register, 5)


@pytest.mark.soak
def test_a_hundred_kills_lose_nothing(desk: ADesk, register: ARegister) -> None:
    killed_and_looked_at(desk, register, 100)
