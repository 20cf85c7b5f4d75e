"""The server process of an embedded database: is it alive, start it, stop it.

PostgreSQL leaves postmaster.pid behind when it is killed. The number in it may by now be a zombie or another program,
so it counts as alive only when it is a postgres, not a zombie, working in this cluster's folder.
"""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psutil

from fairnotice.config.binaries import program
from fairnotice.config.errors import EmbeddedDatabaseError
from fairnotice.config.home import Home

CLOCK_TOLERANCE = 60.0  # seconds two readings of one process's start may differ after the clock was set
FAST, IMMEDIATE = 30.0, 10.0  # seconds to wait after each kind of stop


@dataclass(frozen=True, slots=True)
class Postmaster:
    """What postmaster.pid says."""

    pid: int
    started: int
    port: int
    host: str
    status: str


def read_postmaster(home: Home) -> Postmaster | None:
    """Read postmaster.pid; None when there is none, or it is not fully written yet."""
    try:
        lines = (home.cluster / "postmaster.pid").read_text(encoding="utf-8").splitlines()
        return Postmaster(
            pid=int(lines[0]),
            started=int(lines[2]),
            port=int(lines[3]),
            host=lines[4] or lines[5],
            status=lines[7].strip(),
        )
    except (FileNotFoundError, IndexError, ValueError):
        return None


def alive(home: Home, postmaster: Postmaster) -> bool:
    """Tell whether this postmaster is a living server of this very cluster."""
    try:
        process = psutil.Process(postmaster.pid)
        if "postgres" not in process.name() or process.status() == psutil.STATUS_ZOMBIE:
            return False
        try:
            return bool(Path(process.cwd()) == home.cluster)
        except psutil.AccessDenied:
            return bool(abs(process.create_time() - postmaster.started) < CLOCK_TOLERANCE)
    except psutil.NoSuchProcess:
        return False


def stop(home: Home, postmaster: Postmaster) -> None:
    """Stop a server: sessions ended and data left clean; if that takes too long, at once; then killed.

    Raises EmbeddedDatabaseError when it belongs to another user or survives.
    """
    if os.name == "nt":
        command = [program(home.binaries, "pg_ctl"), "stop", "-D", str(home.cluster), "-m", "fast", "-w"]
        subprocess.run(command, check=False, capture_output=True)  # noqa: S603  the wheel's own program
        return
    for how, patience in ((signal.SIGINT, FAST), (signal.SIGQUIT, IMMEDIATE), (signal.SIGKILL, IMMEDIATE)):
        try:
            os.kill(postmaster.pid, how)
        except ProcessLookupError:
            return
        except PermissionError as error:
            raise EmbeddedDatabaseError(
                f"The database of {home.data.path} runs as process {postmaster.pid} of another user: "
                "ask that user, or an administrator, to end it."
            ) from error
        if wait_until_gone(home, postmaster, patience):
            return
    raise EmbeddedDatabaseError(f"The database process {postmaster.pid} cannot be ended: restart the machine.")


def wait_until_gone(home: Home, postmaster: Postmaster, seconds: float) -> bool:
    """Wait for a server to end, at most so long; tell whether it has."""
    deadline = time.monotonic() + seconds
    while alive(home, postmaster):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


def clear_remains(home: Home) -> None:
    """Remove what a killed start or a killed server left: half-made folders, sessions without a server, its pid file.

    Call it under the start lock, when no server of this cluster is alive.
    """
    orphans = list(_processes_in(home.folder))
    for orphan in orphans:
        # It has lost its server: while it lives, a new one refuses the shared memory, or it goes on making files.
        orphan.kill()
    psutil.wait_procs(orphans, timeout=IMMEDIATE)
    for making in home.folder.glob(".making-*"):
        shutil.rmtree(making, ignore_errors=True)
    # A number that another program now carries would make PostgreSQL refuse to start.
    (home.cluster / "postmaster.pid").unlink(missing_ok=True)


def _processes_in(folder: Path) -> Iterator[psutil.Process]:
    for process in psutil.process_iter():
        try:
            if process.name().startswith(("postgres", "initdb")) and (
                Path(process.cwd()).is_relative_to(folder) or any(str(folder) in word for word in process.cmdline())
            ):
                yield process
        except (psutil.NoSuchProcess, psutil.AccessDenied):
            continue
