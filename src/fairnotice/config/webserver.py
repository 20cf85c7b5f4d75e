"""The web server, run as a process of its own: `python -m fairnotice.config.webserver PORT WORKERS`.

It stops when its standard input closes, and its workers end with it, so that a killed `serve` leaves nothing behind.
"""

import multiprocessing
import sys

from granian import Granian
from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels

from fairnotice.config.orphans import stop_with_starter

TARGET = "fairnotice.config.worker:application"
THREADS = 4
KILL_AFTER_SECONDS = 10
HEADERS_WITHIN_MILLISECONDS = 10_000
"""Who takes longer to send the head of a request is let go. Slow bodies are the proxy's to gather (docs/how-to)."""


def main(port: int, workers: int) -> None:
    """Serve until told to stop."""
    multiprocessing.set_start_method("spawn")  # a fork would copy threads' locks but not the threads
    stop_with_starter()
    Granian(
        TARGET,
        address="127.0.0.1",
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=THREADS,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
        workers_kill_timeout=KILL_AFTER_SECONDS,
        http=HTTPModes.http1,  # what a proxy speaks to us
        http1_settings=HTTP1Settings(header_read_timeout=HEADERS_WITHIN_MILLISECONDS),
        websockets=False,
    ).serve()


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
