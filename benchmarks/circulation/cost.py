"""What the feed costs the server against members and entries: processor seconds, bytes, and the time of the act.

Notices are published while no desk asks, which is the cost of the acts; then every member's desk asks at once where
desks wait, checks what comes and sends its receipt, which is the cost of the feed. Each line of the table sends as many
entries to a member: one at a time in many rounds, or many at once in few.
"""

import argparse
import asyncio
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from statistics import median

import httpx
import psutil

from benchmarks.circulation import world as worlds
from benchmarks.circulation.member import Desk
from benchmarks.circulation.world import Ready, Server
from benchmarks.screening.tables import Answer, table

FEED = ("live", "database")
"""What serves the feed: the process in which desks wait, and the database."""
_HEADING = {
    "members": "members",
    "entries": "entries",
    "rounds": "rounds",
    "act_s": "act s",
    "act_cpu_s": "act cpu s",
    "feed_s": "feed s",
    "feed_cpu_ms_each": "feed cpu ms",
    "live_cpu_ms_each": "of it live",
    "database_cpu_ms_each": "database",
    "bytes_out_each": "bytes out",
    "bytes_in_each": "bytes in",
}


@dataclass
class Spent:
    """What one line of the table came to, over its rounds."""

    acts: list[float] = field(default_factory=list)
    act_cpu: float = 0.0
    feeds: list[float] = field(default_factory=list)
    feed_cpu: dict[str, float] = field(default_factory=lambda: dict.fromkeys(FEED, 0.0))


def arguments(command: argparse.ArgumentParser) -> None:
    """What the command takes."""
    command.add_argument("--members", type=_count, nargs="+", default=[10, 50, 200], help="each with a desk")
    command.add_argument("--entries", type=_count, nargs="+", default=[1, 10], help="that a desk reads at once")
    command.add_argument("--acts", type=_count, default=20, help="publications for each line of the table")
    command.add_argument("--workers", type=int, default=1, help="of the web server")


def measure(given: argparse.Namespace) -> Answer:
    """Make everything anew in a folder that is removed afterwards."""
    with worlds.anew() as found:
        from fairnotice.domain.officer import SYSTEM
        from fairnotice.services.administration import make_token
        from tests.conftest import make_world

        at = worlds.now()
        people = make_world(at)
        each = [(entries, max(1, given.acts // entries)) for entries in sorted(set(given.entries))]
        steps = sorted(set(given.members))
        ready = iter(worlds.approved(len(steps) * sum(entries * rounds for entries, rounds in each), people, at))
        token = make_token(officer=people.decider.id, name="bench", by=SYSTEM, at=at)
        with worlds.serving(given.workers) as (pages, live, processes):
            server = Server(pages, live, token, "")
            if found.cluster is not None:  # another's server has other work as well, and is not ours to look at
                processes = {**processes, "database": found.cluster.pid}
            rows = list(_lines(server, processes, steps, each, ready))
    return Answer({"rows": rows}, list(table(list(_HEADING.values()), ([row[n] for n in _HEADING] for row in rows))))


def _count(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("one at least")
    return number


def _lines(
    server: Server,
    processes: Mapping[str, int],
    steps: Sequence[int],
    each: Sequence[tuple[int, int]],
    ready: Iterator[Ready],
) -> Iterator[dict[str, object]]:
    desks: list[Desk] = []
    with httpx.Client(timeout=60, headers={"Authorization": f"Bearer {server.decider}"}) as client:
        for members in steps:
            more = worlds.members(range(len(desks), members), worlds.now())
            desks += [Desk({**asdict(one), "key": one.key.hex()}, server.live) for one in more]
            for entries, rounds in each:
                spent, before = Spent(), (sum(one.came for one in desks), sum(one.sent for one in desks))
                for _ in range(rounds):
                    _publish(client, server, [next(ready) for _ in range(entries)], processes, spent)
                    _feed(desks, entries, processes, spent)
                moved = sum(one.came for one in desks) - before[0], sum(one.sent for one in desks) - before[1]
                yield _row(members, entries, rounds, spent, moved, measured="database" in processes)


def _publish(
    client: httpx.Client, server: Server, ready: Sequence[Ready], processes: Mapping[str, int], spent: Spent
) -> None:
    before = _cpu(processes)
    for one in ready:
        began = time.monotonic()
        client.post(f"{server.pages}/api/requests/{one.request}/publish", json={}).raise_for_status()
        spent.acts.append(time.monotonic() - began)
    spent.act_cpu += sum(_cpu(processes).values()) - sum(before.values())


def _feed(desks: Sequence[Desk], entries: int, processes: Mapping[str, int], spent: Spent) -> None:
    before, began = _cpu(processes), time.monotonic()
    asyncio.run(_all(desks, entries))
    spent.feeds.append(time.monotonic() - began)
    after = _cpu(processes)
    for name in FEED:
        spent.feed_cpu[name] += after.get(name, 0.0) - before.get(name, 0.0)


async def _all(desks: Sequence[Desk], entries: int) -> None:
    await asyncio.gather(*(_brought_on(desk, desk.held.sequence + entries) for desk in desks))


async def _brought_on(desk: Desk, sequence: int) -> None:
    """Read to that entry, with a receipt the register agrees with. Raises RuntimeError where it does not."""
    while desk.held.sequence < sequence:
        told = await desk.round()
        if not told or not told["agrees"]:
            raise RuntimeError(f"a desk says: {told}")
    desk.leave()


def _row(
    members: int, entries: int, rounds: int, spent: Spent, moved: tuple[int, int], *, measured: bool
) -> dict[str, object]:
    whole = members * entries * rounds
    cpu = {name: round(1000 * seconds / whole, 3) for name, seconds in spent.feed_cpu.items()}
    return {
        "members": members,
        "entries": entries,
        "rounds": rounds,
        "act_s": round(median(spent.acts), 3),
        "act_cpu_s": round(spent.act_cpu / len(spent.acts), 3),
        "feed_s": round(median(spent.feeds), 3),
        "feed_cpu_ms_each": round(sum(cpu.values()), 3),
        "live_cpu_ms_each": cpu["live"],
        "database_cpu_ms_each": cpu["database"] if measured else None,
        "bytes_out_each": round(moved[0] / whole),
        "bytes_in_each": round(moved[1] / whole),
    }


def _cpu(processes: Mapping[str, int]) -> dict[str, float]:
    """Processor seconds of each of these with all that it started, also of what has ended since."""
    return {name: _family(psutil.Process(pid)) for name, pid in processes.items()}


def _family(first: psutil.Process) -> float:
    seconds = 0.0
    for one in [*reversed(first.children(recursive=True)), first]:  # who ends meanwhile is counted by its parent
        try:
            seconds += sum(one.cpu_times()[:4])
        except psutil.NoSuchProcess:
            continue
    return seconds
