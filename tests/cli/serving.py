"""`fairnotice serve` as a process of a test's own: started, asked over HTTP, ended in every way there is."""

import json
import re
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from tests.cli.conftest import ROOT, clean_environment

PATIENCE = 120.0


def a_free_port() -> int:
    """A port that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class Server:
    """One `fairnotice serve`. Its words are gathered as they come."""

    def __init__(
        self, place: Path, port: int, *wishes: str, environment: Mapping[str, str] = MappingProxyType({})
    ) -> None:
        self.port = port
        self.words: list[str] = []
        self.process = subprocess.Popen(
            [sys.executable, "-m", "fairnotice", "serve", "--port", str(port), "--data", str(place), *wishes],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
            env={**clean_environment(), **environment}, cwd=ROOT,
            start_new_session=True,
        )  # fmt: skip
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.words.append(line)

    @property
    def said(self) -> str:
        """Everything that it has printed."""
        return "".join(self.words)

    def ready(self, times: int = 1) -> "Server":
        """Wait until it says that it serves, for the n-th time."""
        deadline = time.monotonic() + PATIENCE
        while self.said.count("Ctrl-C stops everything.") < times:
            assert self.process.poll() is None, self.said
            assert time.monotonic() < deadline, self.said
            time.sleep(0.05)
        return self

    def token(self, login: str) -> str:
        """The token that it printed last for an account."""
        tokens: list[str] = re.findall(rf"^  {login} .*\n +(fn_\S+)$", self.said, flags=re.MULTILINE)
        return tokens[-1]

    def get(self, path: str, token: str = "") -> tuple[int, Any]:
        """Ask over HTTP."""
        return self._asked(path, token, None)

    def post(self, path: str, token: str, body: Any) -> tuple[int, Any]:
        """Do something over HTTP."""
        return self._asked(path, token, json.dumps(body).encode())

    def _asked(self, path: str, token: str, data: bytes | None) -> tuple[int, Any]:
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", data)
        request.add_header("Content-Type", "application/json")
        if token:
            request.add_header("Authorization", f"Bearer {token}")
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                return answer.status, json.load(answer)
        except urllib.error.HTTPError as error:
            with error:
                return error.code, json.load(error)

    def end(self, how: signal.Signals = signal.SIGINT) -> int:
        """Send it a signal, and answer how it ended."""
        if self.process.poll() is None:
            self.process.send_signal(how)
        status = self.process.wait(timeout=60)
        self._reader.join(timeout=10)
        if self.process.stdout is not None:
            self.process.stdout.close()
        return status

    def children(self) -> list[int]:
        """The processes below it, those of the database left out."""
        shown = subprocess.run(
            ["ps", "-ww", "-eo", "pid=,ppid=,args="], capture_output=True, text=True, check=True
        ).stdout
        rows = [line.split(None, 2) for line in shown.splitlines()]
        below, found = [self.process.pid], []
        while below:
            parent = below.pop()
            for row in rows:
                if int(row[1]) == parent and "postgres" not in row[2]:
                    found.append(int(row[0]))
                    below.append(int(row[0]))
        return found


def is_alive(pid: int) -> bool:
    """Whether a process is there and no zombie."""
    shown = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False).stdout
    return bool(shown.strip()) and not shown.strip().startswith("Z")
