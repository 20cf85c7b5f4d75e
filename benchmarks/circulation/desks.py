"""From a publication to the last receipt of many desks, a withdrawal the same, and the first sync of one desk.

Real HTTP, real signatures, a server of one worker with its own database, desks as tasks in a few processes, all on this
machine. A time is counted from when the act is sent to when the last desk's receipt is answered. One full desk beside
them is asked by name: its time is counted to the answer that the act has changed.
"""

import argparse
import json
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import asdict, dataclass, field
from pathlib import Path
from statistics import median

import httpx

from benchmarks.circulation import world as worlds
from benchmarks.circulation.full_desk import FullDesk, full_desk
from benchmarks.circulation.world import Member, Ready, Server
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
    command.add_argument(
        "--full", action=argparse.BooleanOptionalAction, default=True, help="one full desk that screens, beside them"
    )


def measure(given: argparse.Namespace) -> Answer:
    """Make everything anew in a folder that is removed afterwards."""
    with worlds.anew() as found:
        from fairnotice.domain.officer import SYSTEM
        from fairnotice.services.administration import make_token
        from tests.conftest import make_world

        at = worlds.now()
        people = make_world(at)
        ready = worlds.approved(given.acts, people, at)
        desks = worlds.members(range(given.desks), at)
        assert found.urls.owner is not None
        tokens = [make_token(officer=one.id, name="bench", by=SYSTEM, at=at) for one in (people.decider, people.source)]
        with worlds.serving(given.workers) as (pages, live, _pids):
            server = Server(pages, live, *tokens)
            data: dict[str, object] = {}
            if given.acts:
                code = worlds.member_with_code("F000", at) if given.full else ""
                measured = _acts(server, desks, ready, given.processes, full_code=code)
                data |= {"desks": given.desks, "full_desks": int(given.full), "acts": given.acts, **measured}
            if given.notices:
                from benchmarks.circulation.first_sync import first_sync

                code = worlds.member_with_code("S000", at)
                worlds.fill("S000", given.notices, found.urls.owner, at)
                data |= first_sync(server, code, given.notices)
    return Answer(data, list(table(["", "seconds"], _rows(data))))


def _rows(data: dict[str, object]) -> Iterator[list[object]]:
    for name, value in data.items():
        if isinstance(value, dict):
            yield from ([f"{name} {part}", number] for part, number in value.items())
        else:
            yield [name, value]


@dataclass
class _Acts:
    """Those who publish and withdraw, the desks that are to hear of it, and the seconds that each took."""

    client: httpx.Client
    server: Server
    desks: int
    told: "queue.Queue[dict[str, object]]"
    full: FullDesk | None
    acts: list[float] = field(default_factory=list)
    published: list[list[float]] = field(default_factory=list)
    found: list[float] = field(default_factory=list)
    withdrawn: list[list[float]] = field(default_factory=list)
    gone: list[float] = field(default_factory=list)

    def publish(self, one: Ready) -> dict[str, str]:
        """Publish one, and wait for every desk. Answers what the server did."""
        watched = self.full.watch(one.name, found=True) if self.full else None
        began = time.time()
        notice = self._act(f"requests/{one.request}/publish", self.server.decider, {})
        self.acts.append(time.time() - began)
        self.published.append(_all_receipts(self.told, self.desks, began))
        if watched:
            changed = watched.result()
            if changed.numbers != (notice["number"],):
                raise RuntimeError(f"the full desk finds {changed.numbers} by the name of {notice['number']}")
            self.found.append(changed.at - began)
        return notice

    def withdraw(self, one: Ready, notice: dict[str, str]) -> None:
        """Withdraw it, and wait for every desk."""
        watched = self.full.watch(one.name, found=False) if self.full else None
        began = time.time()
        self._act(f"notices/{notice['notice']}/withdraw", self.server.source, {"reasons": WHY})
        self.withdrawn.append(_all_receipts(self.told, self.desks, began))
        if self.full and watched:
            self.gone.append(watched.result().at - began)
            self.full.must_say_withdrawn(notice["number"])

    def _act(self, path: str, token: str, body: dict[str, object]) -> dict[str, str]:
        head = {"Authorization": f"Bearer {token}"}
        answer = self.client.post(f"{self.server.pages}/api/{path}", json=body, headers=head)
        answer.raise_for_status()
        return {name: str(answer.json()[name]) for name in ("notice", "number")}

    def summary(self) -> dict[str, object]:
        """What it came to."""
        data: dict[str, object] = {
            "publish_to_last_receipt_s": _summary([max(times) for times in self.published]),
            "publish_to_receipt_s": _summary([one for times in self.published for one in times]),
            "publish_act_s": _summary(self.acts),
            "withdraw_to_last_receipt_s": _summary([max(times) for times in self.withdrawn]),
        }
        if self.full:
            data["publish_to_found_at_full_desk_s"] = _summary(self.found)
            data["withdraw_to_not_found_at_full_desk_s"] = _summary(self.gone)
        return data


def _acts(
    server: Server, desks: Sequence[Member], ready: Sequence[Ready], processes: int, *, full_code: str
) -> dict[str, object]:
    told: queue.Queue[dict[str, object]] = queue.Queue()
    with (
        full_desk(server.pages, full_code) if full_code else nullcontext() as full,
        _holding(server, desks, processes, told),
        httpx.Client(timeout=60) as client,
    ):
        time.sleep(2.0)  # until every desk waits
        acts = _Acts(client, server, len(desks), told, full)
        notices = [acts.publish(one) for one in ready]
        for one, notice in zip(ready, notices, strict=True):
            acts.withdraw(one, notice)
    return acts.summary()


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
