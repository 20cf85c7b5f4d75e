"""Locks between processes, kept by the operating system: they end with their holder, however it ends."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from fairnotice.config.errors import EmbeddedDatabaseError, explain

if sys.platform == "win32":
    import msvcrt

    def _take(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def try_lock(path: Path) -> int | None:
    """Take the lock at `path` and return its descriptor, to be closed to let go; None when another holds it.

    Raises EmbeddedDatabaseError when the file cannot be made.
    """
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)
    except OSError as error:
        raise EmbeddedDatabaseError(explain(error, path)) from error
    try:
        _take(descriptor)
    except (BlockingIOError, PermissionError):  # the second is Windows' word for the same
        os.close(descriptor)
        return None
    except OSError as error:
        os.close(descriptor)
        raise EmbeddedDatabaseError(explain(error, path)) from error
    return descriptor


@contextmanager
def locked(path: Path, *, timeout: float) -> Iterator[None]:
    """Hold the lock at `path`, waiting for another holder at most `timeout` seconds.

    Raises EmbeddedDatabaseError when it is still held then.
    """
    deadline = time.monotonic() + timeout
    while (descriptor := try_lock(path)) is None:
        if time.monotonic() > deadline:
            raise EmbeddedDatabaseError(
                f"Another start of the same data folder has held {path} for {timeout:.0f} seconds: "
                "wait for it, or end it."
            )
        time.sleep(0.05)
    try:
        yield
    finally:
        os.close(descriptor)
