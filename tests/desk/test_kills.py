"""A desk that is killed at any moment: what it acknowledged is there, its copy goes on, and everything arrives once."""

import random
import signal
import subprocess
import sys
import time

import pytest

from fairnotice.desk.outbox import send_waiting
from fairnotice.register.entry import EntryKind
from tests.desk.a_register import ARegister
from tests.desk.conftest import ADesk
from tests.desk.running import ROOT, environment


def killed_at_some_moment(desk: ADesk, register: ARegister, moment: float) -> list[str]:
    """Let it work while the register goes on, and kill it. Answers what it had acknowledged."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.desk.work_and_die", str(desk.folder)],
        cwd=ROOT,
        env=environment(desk.folder),
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline().strip() == "begun"
    end, place = time.monotonic() + moment, 0
    while time.monotonic() < end:
        notice = register.publish(f"Orin Tavesk {place}")
        place += 1
        if place % 3 == 0:
            register.end(notice, EntryKind.WITHDRAW)
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    said, _ = process.communicate()
    return said.split()


def killed_and_looked_at(desk: ADesk, register: ARegister, times: int) -> None:
    register.live = True
    chance = random.Random(times)
    acknowledged: list[str] = []
    for _ in range(times):
        acknowledged += killed_at_some_moment(desk, register, chance.uniform(0.02, 0.8))
        assert desk.store.db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        kept = {row[0] for row in desk.store.db.execute("SELECT id FROM hit WHERE state = 'verified'")}
        assert set(acknowledged) <= kept, "nothing acknowledged is lost"
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
