"""A desk at work in a process that is killed: it pulls and sends all the time, checks, and tells what it has
acknowledged."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

from fairnotice.desk import running
from fairnotice.desk.checking import check
from fairnotice.desk.errors import DeskError
from fairnotice.desk.folder import alone
from fairnotice.desk.hits import verify
from fairnotice.desk.standing import LIMIT
from tests.desk.a_register import SEEN, TRAVELLER

BEGUN = "begun"
_PATIENCE = 60.0  # seconds
_FORKS = get_context("forkserver")
_FORKS.set_forkserver_preload([__name__])  # what it imports is imported once for all that are killed


@contextmanager
def working(folder: Path, *, until_acknowledged: bool = False) -> Iterator[list[str]]:
    """A desk at work until this is left: then it is killed, and the list holds what it has acknowledged.

    `until_acknowledged`: not before that is something, however slow the machine.
    """
    told, telling = _FORKS.Pipe(duplex=False)
    process = _FORKS.Process(target=work, args=(folder, telling))
    process.start()
    telling.close()
    acknowledged: list[str] = []
    try:
        assert told.recv() == BEGUN
        yield acknowledged
        if until_acknowledged:
            assert told.poll(_PATIENCE), "the desk acknowledges nothing"
    finally:
        process.kill()
        process.join()
        while (one := _next(told)) is not None:
            acknowledged.append(one)
        told.close()
        process.close()


def work(folder: Path, telling: Connection) -> None:
    """Work for ever, and send as soon as there is something, so that a kill meets every kind of work."""
    running._OUTBOX_SECONDS = 0.05
    with alone(folder):
        desk = running.Running(folder, limit=LIMIT)
        desk.start()
        telling.send(BEGUN)
        while True:
            try:
                done = check(desk.store, desk.listing, TRAVELLER, purpose="entry", limit=LIMIT, at=datetime.now(UTC))
            except DeskError:
                continue
            for one in done.raised:
                verify(desk.store, one.id, same=True, compared=SEEN, officer="Ina", at=datetime.now(UTC))
                telling.send(one.id)
            time.sleep(0.02)


def _next(told: Connection) -> str | None:
    try:
        return str(told.recv())
    except EOFError:
        return None
