"""The next answer is asked for while this one is verified and applied: a long first copy waits for neither side."""

from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import Self

from fairnotice.desk.line import Feed, Line

AT_ONCE = 1000
"""Entries asked for at once: as many as a register gives."""


class Ahead:
    """Answers of one register, the next one asked for ahead where there must be more. Nothing is believed here."""

    def __init__(self, line: Line) -> None:
        self._line = line
        self._thread = ThreadPoolExecutor(1)
        self._after = -1
        self._next: Future[Feed] | None = None

    def __enter__(self) -> Self:
        """The answers, until this is left."""
        return self

    def __exit__(self, _kind: type[BaseException] | None, _error: object, _trace: TracebackType | None) -> None:
        """What was asked for ahead is not waited for longer than it takes."""
        self._thread.shutdown(cancel_futures=True)

    def feed(self, *, after: int, etag: str = "") -> Feed:
        """What comes after an entry. Raises as `Line.entries`."""
        coming, self._next = self._next, None
        if coming is not None and self._after == after:
            found = coming.result()
        else:
            found = self._line.entries(after=after, limit=AT_ONCE, etag=etag)
        if len(found.entries) == AT_ONCE:
            self._after = after + AT_ONCE
            self._next = self._thread.submit(self._line.entries, after=self._after, limit=AT_ONCE)
        return found
