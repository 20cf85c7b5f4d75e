"""Processes that must not outlive the one that started them, however that one ended."""

import os
import signal
import threading
import time

_EVERY_SECONDS = 0.3


def stop_with_starter() -> None:
    """Ask this process to stop when its standard input closes: the starter holds the other end while it lives."""
    threading.Thread(target=_wait_for_end_of_input, daemon=True).start()


def end_with_parent() -> None:
    """End this process at once when its parent is gone."""
    threading.Thread(target=_wait_for_another_parent, args=(os.getppid(),), daemon=True).start()


def _wait_for_end_of_input() -> None:
    # Not through sys.stdin: its lock, held by this thread, would make the interpreter's own end fail.
    while os.read(0, 1024):
        pass
    os.kill(os.getpid(), signal.SIGTERM)


def _wait_for_another_parent(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(_EVERY_SECONDS)
    os._exit(1)
