"""A register over HTTP and a desk enrolled with it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from fairnotice.desk.enrol import enrol
from fairnotice.desk.folder import secret
from fairnotice.desk.line import Line
from fairnotice.desk.pull import Pulled, pull_all
from fairnotice.desk.standing import LIMIT, Standing, standing
from fairnotice.desk.store import Store
from tests.desk.a_register import ARegister, Served


@pytest.fixture
def register() -> ARegister:
    return ARegister()


@pytest.fixture
def served(register: ARegister) -> Iterator[Served]:
    found = Served(register)
    yield found
    found.close()


@dataclass
class ADesk:
    """A desk, with a clock that a test may set wrong."""

    folder: Path
    store: Store
    line: Line
    off: timedelta = timedelta(0)

    def clock(self) -> datetime:
        return datetime.now(UTC) + self.off

    def pull(self) -> Pulled:
        return pull_all(self.store, self.line, clock=self.clock)

    def standing(self, *, after: timedelta = timedelta(0), limit: timedelta = LIMIT) -> Standing:
        return standing(self.store, limit=limit, now=self.clock() + after)

    def faults(self) -> list[str]:
        return [row["fault"] for row in self.store.db.execute("SELECT fault FROM fault ORDER BY id")]

    def states(self) -> dict[str, str]:
        return {row["number"]: row["state"] for row in self.store.db.execute("SELECT number, state FROM holding")}


def a_desk(served: Served, folder: Path, *, live: bool = False) -> ADesk:
    """Enrol a desk in that folder."""
    with Line(served.url) as line:
        enrol(folder, line, code=served.register.code, live=live)
    return ADesk(folder, Store.open(folder), Line(served.url, token=secret(folder, "register")))


@pytest.fixture
def desk(served: Served, tmp_path: Path) -> Iterator[ADesk]:
    found = a_desk(served, tmp_path / "desk")
    yield found
    found.line.close()
    found.store.close()
