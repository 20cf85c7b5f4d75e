"""`fairnotice serve`: pages and the HTTP API with their database, clocks and, for training, example cases."""

import os
import signal
import sys
from pathlib import Path
from types import FrameType

import click

from fairnotice.cli.printing import note
from fairnotice.config.address import NAME, public_address
from fairnotice.config.commands.options import DATA
from fairnotice.config.serving import Ended, refuse_taken_port, serve_installation
from fairnotice.domain.mode import Mode


@click.command()
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="On 127.0.0.1.")
@DATA
@click.option(
    "--address",
    envvar=NAME,
    metavar="URL",
    help="What people type, when a proxy with TLS stands before it: https://notices.example.org",
)
@click.option("--training", "mode", flag_value=Mode.TRAINING.value, help="Only a training folder.")
@click.option("--live", "mode", flag_value=Mode.LIVE.value, help="Only a live folder: no example, no demo account.")
@click.option(
    "--workers", type=click.IntRange(1, 64), help="Processes that answer. Default: one for each core; one for training."
)
def serve(port: int, data: Path | None, address: str | None, mode: str | None, workers: int | None) -> int:
    """Serve pages and the HTTP API on 127.0.0.1, with their database and their clocks.

    Without a data folder a new one for training is made. With --address, cookies are sent over TLS only, browsers are
    told to stay with it, and the proxy is believed about X-Forwarded-Proto. Ctrl-C stops everything.
    """
    signal.signal(signal.SIGTERM, _as_interrupt)
    try:
        if address:
            address = public_address(address)
            os.environ[NAME] = address  # before Django reads its settings; the web server inherits it
        refuse_taken_port(port)
        ended = serve_installation(data, Mode(mode) if mode else None, port, address=address or "", workers=workers)
    except KeyboardInterrupt:
        ended = Ended.ASKED
    if ended is Ended.DATABASE_GONE:
        note("The database has gone. Starting again ...")
        sys.stdout.flush()
        # A new process of the same command: Django's settings hold the address of the database that is no more.
        os.execv(sys.executable, [sys.executable, "-m", "fairnotice", *sys.argv[1:]])  # noqa: S606  no shell is wanted
    note("Stopped.")
    return ended.status


def _as_interrupt(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
