"""The process in which desks wait: `python -m fairnotice.config.liveserver PORT`. It stops when its input closes."""

import multiprocessing
import sys

from granian import Granian
from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels

from fairnotice.config.orphans import stop_with_starter

TARGET = "fairnotice.config.liveworker:application"
KILL_AFTER_SECONDS = 5
HEADERS_WITHIN_MILLISECONDS = 10_000


def main(port: int) -> None:
    """Serve until told to stop."""
    multiprocessing.set_start_method("spawn")
    stop_with_starter()
    Granian(
        TARGET,
        address="127.0.0.1",
        port=port,
        interface=Interfaces.ASGI,
        workers=1,  # what wakes one must wake all
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
        workers_kill_timeout=KILL_AFTER_SECONDS,
        backlog=4096,
        http=HTTPModes.http1,
        http1_settings=HTTP1Settings(header_read_timeout=HEADERS_WITHIN_MILLISECONDS),
        websockets=False,
    ).serve()


if __name__ == "__main__":
    main(int(sys.argv[1]))
