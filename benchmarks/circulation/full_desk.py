"""One full desk beside the light ones: `fairnotice desk`, with its copy on the disk, screening, asked over its own API.

It is asked by name again and again from before an act until its answer changes. A time is that of the first answer
which is another: late by one question at most, which is a pause of twenty a second and a check.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from benchmarks.circulation import world as worlds

PATIENCE = 60.0
PAUSE = 0.05
_DESK = (
    "from fairnotice.config.orphans import stop_with_starter; stop_with_starter(); "
    "from fairnotice.__main__ import main; main()"
)
"""The command, which also stops when this process is killed."""


@dataclass(frozen=True)
class Changed:
    """When an answer was another one, and the numbers of the notices in it."""

    at: float
    numbers: tuple[str, ...]


class FullDesk:
    """A desk that is served, and whoever asks it."""

    def __init__(self, client: httpx.Client, asking: ThreadPoolExecutor) -> None:
        """With the address and the token of its API."""
        self._client, self._asking = client, asking

    def watch(self, name: str, *, found: bool) -> Future[Changed]:
        """Ask for that name from now on, until somebody, or nobody, is found.

        Raises RuntimeError where that is the answer before anything happened: the measurement would be of nothing.
        """
        if bool(self._check(name)) is found:
            raise RuntimeError("the full desk answers before the act what it is to answer after it")
        return self._asking.submit(self._until, name, found)

    def must_say_withdrawn(self, number: str) -> None:
        """The number alone answers, without a document. Raises RuntimeError for any other answer."""
        said = [(one["state"], one["document"]) for one in self._asked("GET", f"/api/notices/{number}")["notices"]]
        if said != [("withdrawn", None)]:
            raise RuntimeError(f"the full desk says of {number}: {[state for state, _document in said]}")

    def wait_until_current(self) -> None:
        """Raises RuntimeError where it does not come to that."""
        patience = time.monotonic() + PATIENCE
        while not self._asked("GET", "/api/status")["current"]:
            if time.monotonic() > patience:
                raise RuntimeError("the full desk has no copy that is current")
            time.sleep(PAUSE)

    def _until(self, name: str, found: bool) -> Changed:
        patience = time.monotonic() + PATIENCE
        while time.monotonic() < patience:
            numbers = self._check(name)
            if bool(numbers) is found:
                return Changed(time.time(), numbers)
            time.sleep(PAUSE)
        raise RuntimeError(f"the full desk gave no other answer within {PATIENCE:.0f} s")

    def _check(self, name: str) -> tuple[str, ...]:
        body = {"names": [name], "purpose": "measured"}
        return tuple(str(hit["number"]) for hit in self._asked("POST", "/api/check", json=body)["hits"])

    def _asked(self, method: str, path: str, **more: Any) -> Any:
        answer = self._client.request(method, path, **more)
        answer.raise_for_status()
        return answer.json()


@contextmanager
def full_desk(register: str, code: str) -> Iterator[FullDesk]:
    """A desk enrolled with that code, its copy current, until it is left."""
    port = worlds.free_port()
    url = f"http://127.0.0.1:{port}"
    with tempfile.TemporaryDirectory(prefix="fairnotice-desk-") as inside:
        folder = Path(inside) / "desk"
        said = ["--data", str(folder), "--port", str(port), "--from", register, "--code", code]
        process = subprocess.Popen(
            [sys.executable, "-P", "-c", _DESK, "desk", *said],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            env={name: value for name, value in os.environ.items() if not name.startswith(("FAIRNOTICE", "DJANGO"))},
        )
        try:
            worlds.wait_for(f"{url}/enter/")
            head = {"Authorization": f"Bearer {(folder / 'keys' / 'local').read_text()}"}
            with httpx.Client(base_url=url, headers=head, timeout=30) as client, ThreadPoolExecutor(1) as asking:
                made = FullDesk(client, asking)
                made.wait_until_current()
                yield made
        finally:
            process.terminate()
            process.wait()
