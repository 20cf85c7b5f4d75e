"""From a publication to the last receipt of many desks, a withdrawal the same, and the first sync of one desk.

Real HTTP, real signatures, a server of one worker with its own database, desks as tasks in a few processes, all on this
machine. A time is counted from when the act is sent to when the last desk's receipt is answered.
"""

import argparse
import json
import os
import queue
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from statistics import median
from uuid import UUID

import httpx

from benchmarks.circulation import world as worlds
from benchmarks.circulation.world import Member, Server
from benchmarks.screening.shares import percentile
from benchmarks.screening.tables import Answer, table

PATIENCE = 60.0
WHY = "Measured here, about an invented person, on this machine."


def arguments(command: argparse.ArgumentParser) -> None:
    """What the command takes."""
    command.add_argument("--desks", type=int, default=200)
    command.add_argument("--processes", type=int, default=4, help="that hold the desks")
    command.add_argument("--acts", type=int, default=20, help="publications, and as many withdrawals")
    command.add_argument("--notices", type=int, default=0, help="of the first sync; 0 leaves it out")
    command.add_argument("--workers", type=int, default=1, help="of the web server")


def measure(given: argparse.Namespace) -> Answer:
    """Make everything anew in a folder that is removed afterwards."""
    from fairnotice.config.installation import installation

    with (
        tempfile.TemporaryDirectory(prefix="fairnotice-bench-") as inside,
        installation(Path(inside) / "data", create=True) as found,
    ):
        from fairnotice.domain.officer import SYSTEM
        from fairnotice.services.administration import make_token
        from tests.conftest import make_world

        at = worlds.now()
        people = make_world(at)
        ready = worlds.approved(given.acts, people, at)
        desks = worlds.members(given.desks, at)
        assert found.urls.owner is not None
        synced = worlds.members_for_sync(at) if given.notices else None
        if synced:
            worlds.fill(synced.recipient, given.notices, found.urls.owner, at)
        tokens = [make_token(officer=one.id, name="bench", by=SYSTEM, at=at) for one in (people.decider, people.source)]
        with worlds.serving(given.workers) as (pages, live):
            server = Server(pages, live, *tokens)
            data = {"desks": given.desks, "acts": given.acts, **_acts(server, desks, ready, given.processes)}
            if synced:
                from benchmarks.circulation.first_sync import first_sync

                data |= first_sync(server, synced, given.notices)
    return Answer(data, list(table(["", "seconds"], _rows(data))))


def _rows(data: dict[str, object]) -> Iterator[list[object]]:
    for name, value in data.items():
        if isinstance(value, dict):
            yield from ([f"{name} {part}", number] for part, number in value.items())
        else:
            yield [name, value]


def _acts(server: Server, desks: Sequence[Member], ready: Sequence[UUID], processes: int) -> dict[str, object]:
    told: queue.Queue[dict[str, object]] = queue.Queue()
    with _holding(server, desks, processes, told), httpx.Client(timeout=60) as client:
        time.sleep(2.0)  # until every desk waits
        published, notices, first = [], [], []
        for request in ready:
            began = time.time()
            notices.append(_act(client, f"{server.pages}/api/requests/{request}/publish", server.decider, {}))
            first.append(time.time() - began)
            published.append(_all_receipts(told, len(desks), began))
        withdrawn = []
        for notice in notices:
            began = time.time()
            _act(client, f"{server.pages}/api/notices/{notice}/withdraw", server.source, {"reasons": WHY})
            withdrawn.append(_all_receipts(told, len(desks), began))
    return {
        "publish_to_last_receipt_s": _summary([max(times) for times in published]),
        "publish_to_receipt_s": _summary([one for times in published for one in times]),
        "publish_act_s": _summary(first),
        "withdraw_to_last_receipt_s": _summary([max(times) for times in withdrawn]),
    }


def _act(client: httpx.Client, url: str, token: str, body: dict[str, object]) -> str:
    answer = client.post(url, json=body, headers={"Authorization": f"Bearer {token}"})
    answer.raise_for_status()
    return str(answer.json()["notice"])


def _all_receipts(told: "queue.Queue[dict[str, object]]", count: int, began: float) -> list[float]:
    """Seconds from the act to each desk's receipt. Raises RuntimeError when one is missing or disagrees."""
    times: dict[object, float] = {}
    while len(times) < count:
        try:
            one = told.get(timeout=PATIENCE)
        except queue.Empty:
            raise RuntimeError(
                f"{count - len(times)} of {count} desks sent no receipt within {PATIENCE:.0f} s"
            ) from None
        if not one.get("agrees"):
            raise RuntimeError(f"a desk says: {one}")
        times[one["desk"]] = float(str(one["at"])) - began
    return list(times.values())


@contextmanager
def _holding(
    server: Server, desks: Sequence[Member], processes: int, told: "queue.Queue[dict[str, object]]"
) -> Iterator[None]:
    started = []
    try:
        for number in range(processes):
            process = subprocess.Popen(
                [sys.executable, "-m", "benchmarks.circulation.member"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
                env={**os.environ, "PYTHONPATH": os.pathsep.join(["src", "."])},
                cwd=Path(__file__).parents[2],
            )
            started.append(process)
            own = [{**asdict(one), "key": one.key.hex()} for one in desks[number::processes]]
            assert process.stdin is not None and process.stdout is not None
            process.stdin.write(json.dumps({"live": server.live, "members": own}) + "\n")
            process.stdin.flush()
            process.stdout.readline()
            threading.Thread(target=_read, args=(process.stdout, told), daemon=True).start()
        yield
    finally:
        for process in started:
            process.kill()
            process.wait()


def _read(lines: Iterator[str], told: "queue.Queue[dict[str, object]]") -> None:
    for line in lines:
        told.put(json.loads(line))


def _summary(seconds: Sequence[float]) -> dict[str, float]:
    return {
        "p50": round(median(seconds), 3),
        "p99": round(percentile(list(seconds), 99), 3),
        "worst": round(max(seconds), 3),
    }
