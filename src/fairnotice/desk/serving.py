"""Serve a desk: one process that answers, and this one, which watches over it."""

import multiprocessing
import os
import re
import secrets
import socket
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from fairnotice.desk.errors import DeskError
from fairnotice.desk.folder import alone
from fairnotice.desk.held import enrolled
from fairnotice.desk.openings import keep_opening
from fairnotice.desk.standing import keep_served
from fairnotice.desk.store import Store, state
from fairnotice.desk.times import now
from fairnotice.register.instants import text_of

TARGET = "fairnotice.desk.worker:application"
THREADS = 4


@dataclass(frozen=True, slots=True)
class Serving:
    """How a desk is served."""

    folder: Path
    host: str = "127.0.0.1"
    port: int = 8080
    limit_hours: float = 24.0
    watch: Path | None = None
    address: str = ""  # where a proxy with TLS stands before it


def prepare(how: Serving) -> str:
    """See that the desk can be served, and answer the address at which an officer comes in, once.

    Raises DeskError where it is not enrolled, FolderInUse, and for a port that is taken.
    """
    with alone(how.folder):
        store = Store.open(how.folder)
        mode = enrolled(store.db).mode
        if desk := state(store.db, "anew"):
            raise DeskError(f"In place of this desk another was enrolled ({desk}): this folder only says what it said.")
        _proxied(how.address)
        keep_served(store, limit=timedelta(hours=how.limit_hours), watch=str(how.watch or ""), address=how.address)
        address = opening_address(store, how.host, how.port)
        store.close()
    _free(how)
    if how.watch is not None:
        how.watch.mkdir(parents=True, exist_ok=True)
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "fairnotice.desk.settings",
        "FAIRNOTICE_DESK_FOLDER": str(how.folder),
        "FAIRNOTICE_DESK_MODE": mode,
        "FAIRNOTICE_DESK_LIMIT_HOURS": str(how.limit_hours),
        "FAIRNOTICE_DESK_WATCH": str(how.watch or ""),
        "FAIRNOTICE_DESK_PORT": str(how.port),
        "FAIRNOTICE_DESK_HOSTS": how.host,
        "FAIRNOTICE_DESK_ADDRESS": how.address,
    }
    return address


def opening_address(store: Store, host: str, port: int) -> str:
    """A new address at which an officer comes in. It is good once."""
    code = secrets.token_urlsafe(24)
    keep_opening(store, code, at=text_of(now()))
    begins = state(store.db, "address") or f"http://{_shown(host)}:{port}"
    return f"{begins}/enter/?code={code}"


def serve(how: Serving) -> None:
    """Serve until told to stop. `prepare` comes first."""
    from granian import Granian
    from granian.constants import HTTPModes, Interfaces
    from granian.http import HTTP1Settings
    from granian.log import LogLevels

    multiprocessing.set_start_method("spawn", force=True)  # a fork would copy threads' locks but not the threads
    Granian(
        TARGET,
        address=how.host,
        port=how.port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=THREADS,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
        workers_kill_timeout=10,
        http=HTTPModes.http1,
        http1_settings=HTTP1Settings(header_read_timeout=10_000),
        websockets=False,
    ).serve()


def _free(how: Serving) -> None:
    with socket.socket(socket.AF_INET6 if ":" in how.host else socket.AF_INET) as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind((how.host, how.port))
        except OSError as error:
            raise DeskError(f"Port {how.port} of {how.host} is taken: say --port with another.") from error


def _proxied(address: str) -> None:
    if address and not re.fullmatch(r"https://[^/?#@\s]+", address):
        raise DeskError("--address is what officers type: https:// and a name, such as https://desk.example.org.")


def _shown(host: str) -> str:
    return f"[{host}]" if ":" in host else host
