"""The desk as a process of its own: the command, its pages and its API over HTTP."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import httpx

SECONDS = 30.0


def a_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def until(what: Callable[[], object], *, seconds: float = SECONDS) -> None:
    """Wait until something holds."""
    end = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < end, "it did not come about in time"
        time.sleep(0.05)


def command(folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """`fairnotice desk …` on that folder, to its end."""
    return subprocess.run(
        [sys.executable, "-m", "fairnotice", "desk", *arguments],
        env=environment(folder),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def environment(folder: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("FAIRNOTICE", "DJANGO"))}
    return {**kept, "FAIRNOTICE_DESK": str(folder), "PYTHONUNBUFFERED": "1"}


class Running:
    """`fairnotice desk`, served. The first time with --from and --code."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self.folder, self.port = folder, a_port()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "fairnotice", "desk", "--port", str(self.port), *arguments],
            env=environment(folder),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        self.said: list[str] = []
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.said.append(line.strip())
            if "Ctrl-C" in line:
                break
        self.url = f"http://127.0.0.1:{self.port}"
        until(self.answers)

    @property
    def address(self) -> str:
        """The printed address."""
        return next(line for line in self.said if line.startswith("http://"))

    def answers(self) -> bool:
        assert self.process.poll() is None, self.said
        try:
            return httpx.get(f"{self.url}/enter/").status_code == 200
        except httpx.HTTPError:
            return False

    def api(self, method: str, path: str, **given: object) -> httpx.Response:
        token = (self.folder / "keys" / "local").read_text()
        return httpx.request(
            method,
            f"{self.url}{path}",
            headers={"Authorization": f"Bearer {token}"},
            timeout=30,
            **given,  # type: ignore[arg-type]  # as httpx takes them
        )

    def kill(self) -> None:
        """-9 to all of it, at once."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self._ended()

    def stop(self) -> int:
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        return self._ended()

    def _ended(self) -> int:
        try:
            status = self.process.wait(timeout=30)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            status = self.process.wait()
        if self.process.stdout:
            self.process.stdout.close()
        return status


class Officer:
    """A browser without a script."""

    def __init__(self, desk: Running) -> None:
        self.client = httpx.Client(base_url=desk.url, follow_redirects=True, timeout=30)

    def token(self, path: str) -> dict[str, str]:
        page = self.client.get(path).text
        return dict(re.findall(r'name="(csrfmiddlewaretoken|code)" value="([^"]*)"', page))

    def send(self, path: str, **given: str) -> httpx.Response:
        return self.client.post(path.partition("?")[0], data={**self.token(path), **given})

    def comes_in(self, desk: Running, name: str) -> "Officer":
        """By the printed address."""
        assert self.send(desk.address.removeprefix(desk.url), officer=name).url.path == "/"
        return self
