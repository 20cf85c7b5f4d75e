"""`fairnotice serve`: it answers, stops cleanly, keeps what it had, and leaves nothing behind however it ends."""

import json
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.cli.serving import Server, a_free_port, is_alive

Serve = Callable[..., Server]


@pytest.fixture
def serve(place: Path) -> Iterator[Serve]:
    started: list[Server] = []

    def start(port: int | None = None, *wishes: str, at: Path = place) -> Server:
        started.append(Server(at, port or a_free_port(), *wishes))
        return started[-1]

    yield start
    for server in started:
        server.end(signal.SIGKILL)


def until(true: Callable[[], bool], seconds: float = 15.0) -> bool:
    deadline = time.monotonic() + seconds
    while not true():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


def test_it_answers_with_the_tokens_it_prints_and_stops_cleanly(serve: Serve) -> None:
    server = serve().ready()
    assert server.get("/api/health")[1]["mode"] == "training"
    status, requests = server.get("/api/requests", server.token("reviewer-one"))
    assert status == 200
    assert len(requests["items"]) >= 6
    assert "EXAMPLE" in server.said
    left = server.children()
    assert left
    assert server.end() == 0
    assert "Stopped." in server.said
    assert not any(is_alive(pid) for pid in left)


def test_a_second_start_keeps_what_was_there_and_ends_the_tokens_of_the_first(serve: Serve) -> None:
    first = serve().ready()
    token = first.token("reviewer-one")
    before = first.get("/api/cases", token)
    assert first.end(signal.SIGTERM) == 0
    began = time.monotonic()
    second = serve().ready()
    took = time.monotonic() - began
    assert second.get("/api/cases", second.token("reviewer-one")) == before
    assert second.get("/api/cases", token)[0] == 401
    assert "Loading the training data" not in second.said
    assert took < 30
    assert second.end() == 0


def test_killed_it_leaves_nothing_that_the_next_start_cannot_take_over(serve: Serve) -> None:
    port = a_free_port()
    first = serve(port).ready()
    left = first.children()
    assert first.end(signal.SIGKILL) == -signal.SIGKILL
    assert until(lambda: not any(is_alive(pid) for pid in left)), "the web server outlived its starter"
    second = serve(port).ready()
    assert second.get("/api/cases", second.token("reviewer-two"))[0] == 200
    assert second.end() == 0


def test_a_killed_web_server_takes_its_workers_along(serve: Serve) -> None:
    server = serve(None, "--workers", "2").ready()
    assert server.get("/api/health/details", server.token("administrator"))[1]["workers"] == 2
    left = server.children()
    subprocess.run(["kill", "-KILL", str(left[0])], check=True)
    assert server.process.wait(timeout=60) == 70
    assert "The web server has ended" in server.said
    assert until(lambda: not any(is_alive(pid) for pid in left))


def test_when_the_database_is_killed_it_starts_again_by_itself(serve: Serve, place: Path) -> None:
    server = serve().ready()
    (pid,) = postmasters(place)
    subprocess.run(["kill", "-KILL", str(pid)], check=True)
    server.ready(times=2)
    assert server.get("/api/cases", server.token("reviewer-one"))[0] == 200
    assert server.end() == 0


def postmasters(place: Path) -> list[int]:
    """The process of the folder's database, found by the folder's own record of it."""
    home = place / json.loads((place / "database.json").read_text(encoding="utf-8"))["home"]
    return [int(path.read_text(encoding="ascii").split()[0]) for path in home.glob("*/postmaster.pid")]
