"""A process of its own that keeps a folder's server running, so that a test can kill it."""

import subprocess
import sys
import time
from pathlib import Path

import psutil

from fairnotice.config.datafolder import DataFolder

SCRIPT = Path(__file__).with_name("keep_running.py")


class Keeper:
    """The process, and what it says. Wishes: durable, stay, store (see keep_running.py)."""

    def __init__(self, folder: DataFolder, *wishes: str) -> None:
        command = [sys.executable, str(SCRIPT), str(folder.path), *wishes]
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)

    def says(self) -> str:
        """Wait for its next line; the first is the pid of the server, an empty one means it has ended."""
        assert self._process.stdout is not None
        return self._process.stdout.readline().strip()

    def all_said(self) -> list[str]:
        """Read what is left to read once it has ended."""
        assert self._process.stdout is not None
        return self._process.stdout.read().split()

    def kill(self) -> None:
        """Kill it as nothing can refuse, and wait for its end."""
        self._process.kill()
        self._process.wait()

    def wait(self) -> int:
        """Wait for its end and return its status."""
        return self._process.wait(timeout=60)

    def close(self) -> None:
        """End it whatever it does, and let its pipe go."""
        self._process.kill()
        self._process.communicate()


def gone(pid: int, *, within: float = 10.0) -> bool:
    """Tell whether a process ends in time; a zombie has ended."""
    deadline = time.monotonic() + within
    while time.monotonic() < deadline:
        try:
            if psutil.Process(pid).status() == psutil.STATUS_ZOMBIE:
                return True
        except psutil.NoSuchProcess:
            return True
        time.sleep(0.02)
    return False
