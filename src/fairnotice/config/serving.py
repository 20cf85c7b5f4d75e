"""Run the web server of an installation as a child process, keep its clocks, and stop everything in order."""

import contextlib
import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum
from pathlib import Path

import psycopg

from fairnotice.cli.printing import note, print_text
from fairnotice.config.address import refuse_plain_http
from fairnotice.config.errors import SetupError
from fairnotice.config.installation import Installation, installation, open_folder
from fairnotice.config.locks import try_lock
from fairnotice.config.welcome import welcome
from fairnotice.domain.mode import Mode

LIVE_ADDRESS = "FAIRNOTICE_LIVE_ADDRESS"
"""Where desks reach the process that waits, when a proxy stands before it: https://notices.example.org"""
MOST_WORKERS = 8
"""Workers where nobody says how many: one for each core, not more than these."""
SWEEP_SECONDS = 60.0
LOOK_SECONDS = 5.0
_START_PATIENCE = 60.0
_STOP_PATIENCE = 15.0
_PORT_PATIENCE = 3.0
_ASKED, _BETWEEN = 3, 0.5
"""How often a database that does not answer is asked before it is taken to have gone, and the seconds between."""


class Ended(Enum):
    """Why serving ended."""

    ASKED = "asked"
    SERVER_GONE = "server_gone"
    DATABASE_GONE = "database_gone"

    @property
    def status(self) -> int:
        """The exit status."""
        return 0 if self is Ended.ASKED else 70


def refuse_taken_port(port: int) -> None:
    """Wait a moment for a port that a killed server is letting go; raise SetupError when it stays taken."""
    deadline = time.monotonic() + _PORT_PATIENCE
    while not _is_free(port):
        if time.monotonic() > deadline:
            raise SetupError(f"Port {port} is taken: end what uses it, or choose another with --port {port + 1}.")
        time.sleep(0.2)


def serve_installation(
    path: Path | None, mode: Mode | None, port: int, *, address: str = "", workers: int | None = None
) -> Ended:
    """Serve until asked to stop, or until the server or the embedded database has gone.

    `workers`: processes that answer. None: one for each core, and one alone for training data.

    `address` is the one that people use, where a proxy stands before the server.
    Raises SetupError with a sentence for the person at the terminal.
    """
    if address:
        refuse_plain_http(address, open_folder(path, mode=mode, create=mode is not Mode.LIVE).mode)
    note("Starting the database ...")
    with installation(path, mode=mode, create=mode is not Mode.LIVE) as found, _only_one(found), _own_lists(found):
        tokens = _prepare(found)
        live = _live_port(port)
        with _web_server(port, workers or _usual_workers(found)) as server, _live_server(live) as waiting:
            _wait_until_it_answers(server, port)
            print_text(welcome(found, port, tokens, address=address))
            sys.stdout.flush()
            return _keep(found, server, waiting, os.environ.get("FAIRNOTICE_ADDRESS") or f"http://127.0.0.1:{port}")


@contextmanager
def _only_one(found: Installation) -> Iterator[None]:
    lock = try_lock(found.data.path / "serve.lock")
    if lock is None:
        raise SetupError(
            f"{found.data.path} is being served already: use that server, or choose another folder with --data."
        )
    try:
        yield
    finally:
        os.close(lock)


@contextmanager
def _own_lists(found: Installation) -> Iterator[None]:
    """Lists that workers share are made while they serve, and do not outlive them."""
    _remove_lists(found.data.path)
    try:
        yield
    finally:
        _remove_lists(found.data.path)


def _remove_lists(data: Path) -> None:
    from django.db import DatabaseError, connection  # after Django has been started

    from fairnotice.services.list_folders import remove_lists

    try:
        remove_lists(data)
    except DatabaseError as error:
        note(f"That the lists of workers are gone could not be kept ({type(error).__name__}); the next start does.")
    finally:
        connection.close()


def _prepare(found: Installation) -> dict[str, str]:
    """Load the training data once; answer this start's tokens."""
    if found.data.mode is not Mode.TRAINING:
        return {}
    # Its tables can be imported only when Django has been started.
    from fairnotice.config.training import prepare_training

    return prepare_training()


def _usual_workers(found: Installation) -> int:
    return min(os.cpu_count() or 1, MOST_WORKERS) if found.data.mode is Mode.LIVE else 1


def _live_port(port: int) -> int | None:
    """Where desks wait: the port after the server's, or none where that is taken. Told to the workers."""
    chosen = port + 1 if port < 65535 and _is_free(port + 1) else None
    if chosen is None:
        note(f"Port {port + 1} is taken: desks ask again and again instead of waiting for news.")
    address = os.environ.get(LIVE_ADDRESS) or (f"http://127.0.0.1:{chosen}" if chosen else "")
    os.environ["FAIRNOTICE_LIVE"] = address if chosen else ""
    return chosen


class _Waiting:
    """The process in which desks wait. While it is away they ask again and again: nobody waits in vain."""

    def __init__(self, port: int | None) -> None:
        self._port = port
        self._process = self._started()

    def look(self) -> None:
        """Start it again when it has ended."""
        if self._process is not None and self._process.poll() is not None:
            note("The process in which desks wait has ended. Starting it again ...")
            self._process = self._started()

    def end(self) -> None:
        """Stop it."""
        if self._process is not None:
            _end(self._process)

    def _started(self) -> subprocess.Popen[bytes] | None:
        if self._port is None:
            return None
        return subprocess.Popen(  # noqa: S603  our own interpreter and module
            [sys.executable, "-P", "-m", "fairnotice.config.liveserver", str(self._port)],
            stdin=subprocess.PIPE,  # it stops when this closes, however we end
            start_new_session=True,
        )


@contextmanager
def _live_server(port: int | None) -> Iterator[_Waiting]:
    waiting = _Waiting(port)
    try:
        yield waiting
    finally:
        with _no_interruption():
            waiting.end()


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(_STOP_PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    if process.stdin:
        process.stdin.close()


@contextmanager
def _web_server(port: int, workers: int) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(  # noqa: S603  our own interpreter and module
        [sys.executable, "-P", "-m", "fairnotice.config.webserver", str(port), str(workers)],
        env={**os.environ, "FAIRNOTICE_WORKERS": str(workers)},
        stdin=subprocess.PIPE,  # it stops when this closes, however we end
        start_new_session=True,  # Ctrl-C in the terminal is for us: we stop it when we are done
    )
    try:
        yield process
    finally:
        with _no_interruption():
            _end(process)


@contextmanager
def _no_interruption() -> Iterator[None]:
    """A second Ctrl-C must not leave half of it running."""
    before = {which: signal.signal(which, signal.SIG_IGN) for which in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for which, handler in before.items():
            signal.signal(which, handler)


def _wait_until_it_answers(server: subprocess.Popen[bytes], port: int) -> None:
    deadline = time.monotonic() + _START_PATIENCE
    while True:
        if server.poll() is not None:
            raise SetupError(f"The web server ended as it started (status {server.returncode}). Its words are above.")
        with contextlib.suppress(OSError, http.client.HTTPException):
            ask = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
            ask.request("GET", "/api/health")
            status = ask.getresponse().status
            if status == http.client.OK:
                return
            raise SetupError(f"The web server answers with a fault (status {status}). Its words are above.")
        if time.monotonic() > deadline:
            raise SetupError(f"The web server does not answer on port {port} after {_START_PATIENCE:.0f} seconds.")
        time.sleep(0.1)


def _keep(found: Installation, server: subprocess.Popen[bytes], waiting: _Waiting, address: str) -> Ended:
    """Sweep, and watch the server and the database, until asked to stop. `address` is where mail sends people."""
    next_sweep = time.monotonic()
    while True:
        with contextlib.suppress(subprocess.TimeoutExpired):
            server.wait(LOOK_SECONDS)
            note("The web server has ended. Its words are above.")
            return Ended.SERVER_GONE
        if not _answers(found.urls.app):
            if found.cluster is not None:
                return Ended.DATABASE_GONE
            continue
        waiting.look()
        _screen()
        if time.monotonic() >= next_sweep:
            next_sweep = time.monotonic() + SWEEP_SECONDS
            _sweep(address)


def _screen() -> None:
    from fairnotice.config.training import screen_once

    screen_once()


def _sweep(address: str) -> None:
    from fairnotice.config.training import sweep_once

    sweep_once(address)


def _answers(url: str) -> bool:
    """Whether the database answers, asked a few times: one that is only busy for a moment has not gone."""
    for _ in range(_ASKED):
        try:
            with psycopg.connect(url, connect_timeout=5) as connection:
                connection.execute("SELECT 1")
        except psycopg.OperationalError:
            time.sleep(_BETWEEN)
        else:
            return True
    return False


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        if os.name != "nt":  # there it would let two programs share a port
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except PermissionError:
            raise SetupError(f"Port {port} is reserved: choose one above 1023 with --port.") from None
        except OSError:
            return False
        return True
