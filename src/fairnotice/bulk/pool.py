"""Pieces done by several processes, in their order; a process that dies is replaced, and its pieces done again."""

import gc
import multiprocessing
import os
import shutil
import signal
import threading
from collections import deque
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from datetime import date
from pathlib import Path

from fairnotice.bulk.pieces import Done, Named, Piece, opened, piece_done
from fairnotice.bulk.thresholds import Thresholds
from fairnotice.domain.errors import FairnoticeError

DEATHS = 3
"""How often in a row, without a piece being done, processes may die before the job is given up."""

_here: tuple[Named, ...] = ()  # a process's own: the lists that it has opened


class Died(FairnoticeError):
    """Processes die again and again: the message says so. What is done is kept."""


def alone(lists: Sequence[Named], pieces: Iterator[Piece], thresholds: Thresholds) -> Generator[Done, None, None]:
    """Every piece in this process."""
    for piece in pieces:
        yield piece_done(lists, piece, thresholds)


def shared(
    folders: Sequence[tuple[str, Path]],
    pieces: Iterator[Piece],
    thresholds: Thresholds,
    workers: int,
    temporary: Path | None = None,
    *,
    today: date | None = None,
) -> Generator[Done, None, None]:
    """Every piece, done by so many processes that share the lists' folders. Raises Died.

    `temporary`: a folder that must not outlive this process, however it ends. `today`: by which a copy has expired.
    """
    waiting: deque[Piece] = deque()
    deaths = 0
    while True:
        pool = _pool(folders, workers, temporary, today)
        running: deque[tuple[Piece, Future[Done]]] = deque()
        try:
            while True:
                while len(running) < 2 * workers + 1:
                    piece = waiting.popleft() if waiting else next(pieces, None)
                    if piece is None:
                        break
                    running.append((piece, pool.submit(_do, piece, thresholds)))
                if not running:
                    return
                done = running[0][1].result()
                running.popleft()
                deaths = 0
                yield done
        except BrokenProcessPool:
            deaths += 1
            waiting.extendleft(piece for piece, _future in reversed(running))
            if deaths >= DEATHS:
                raise Died("The processes that screen die again and again: is there enough memory?") from None
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _pool(
    folders: Sequence[tuple[str, Path]], workers: int, temporary: Path | None, today: date | None
) -> ProcessPoolExecutor:
    spawned = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(workers, spawned, initializer=_begin, initargs=(tuple(folders), temporary, today))


def _begin(folders: Sequence[tuple[str, Path]], temporary: Path | None, today: date | None) -> None:
    """Open the lists, which the parent has compared with their digests or made.

    Ctrl-C is the parent's to answer; a parent that was killed takes this process with it.
    """
    global _here
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, args=(temporary,), daemon=True).start()
    _here = opened(folders, today, verify=False)
    gc.freeze()  # what stays is not looked at again, and little of what comes and goes is a cycle
    gc.set_threshold(500_000, 50, 100)


def _end_with_parent(temporary: Path | None) -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        if temporary:
            shutil.rmtree(temporary, ignore_errors=True)
        os._exit(1)


def _do(piece: Piece, thresholds: Thresholds) -> Done:
    return piece_done(_here, piece, thresholds)
