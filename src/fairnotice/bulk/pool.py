"""Pieces done by several processes, in their order; a process that dies is replaced, and its pieces done again."""

import multiprocessing
from collections import deque
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

from fairnotice.bulk.pieces import Done, Named, Piece, opened, piece_done
from fairnotice.domain.errors import FairnoticeError

DEATHS = 3
"""How often in a row, without a piece being done, processes may die before the job is given up."""

_here: tuple[Named, ...] = ()  # a process's own: the lists that it has opened


class Died(FairnoticeError):
    """Processes die again and again: the message says so. What is done is kept."""


def alone(lists: Sequence[Named], pieces: Iterator[Piece], threshold: float) -> Generator[Done, None, None]:
    """Every piece in this process."""
    for piece in pieces:
        yield piece_done(lists, piece, threshold)


def shared(
    folders: Sequence[tuple[str, Path]], pieces: Iterator[Piece], threshold: float, workers: int
) -> Generator[Done, None, None]:
    """Every piece, done by so many processes that share the lists' folders. Raises Died."""
    waiting: deque[Piece] = deque()
    deaths = 0
    while True:
        pool = _pool(folders, workers)
        running: deque[tuple[Piece, Future[Done]]] = deque()
        try:
            while True:
                while len(running) < 2 * workers + 1:
                    piece = waiting.popleft() if waiting else next(pieces, None)
                    if piece is None:
                        break
                    running.append((piece, pool.submit(_do, piece, threshold)))
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


def _pool(folders: Sequence[tuple[str, Path]], workers: int) -> ProcessPoolExecutor:
    spawned = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(workers, spawned, initializer=_open, initargs=(tuple(folders),))


def _open(folders: Sequence[tuple[str, Path]]) -> None:
    global _here
    _here = opened(folders)


def _do(piece: Piece, threshold: float) -> Done:
    return piece_done(_here, piece, threshold)
