"""One check over HTTP, authenticated and logged: how long it takes at a steady rate of travellers from many clients.

Each check is due at an instant of its own, whether those before it are answered or not, and its time is counted from
then: a server that falls behind is seen to. A server is started with a list of so many invented people, and asked for
a while before it is measured; or, with `--url`, it is one that is up, and its token comes in the environment variable
FAIRNOTICE_TOKEN.
"""

import argparse
import json
import os
import queue
import socket
import threading
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from time import perf_counter, sleep
from typing import TypeAlias
from urllib.parse import urlsplit

from benchmarks.screening.http_server import serving_list
from benchmarks.screening.peer import PeerFailed
from benchmarks.screening.records import Record
from benchmarks.screening.shares import percentile
from benchmarks.screening.speed import records, sampled
from benchmarks.screening.tables import Answer, table
from benchmarks.screening.timing import say

PATH = "/api/checks"
TOKEN = "FAIRNOTICE_TOKEN"
_WAIT = 30
Due: TypeAlias = "queue.Queue[tuple[float, bytes] | None]"


@dataclass
class Told:
    """What the clients saw: seconds from when each was due, and how the answers ended."""

    seconds: list[float] = field(default_factory=list)
    endings: Counter[str] = field(default_factory=Counter)
    late: list[float] = field(default_factory=list)


def arguments(command: argparse.ArgumentParser) -> None:
    """What the command takes."""
    command.add_argument("--url", help="where a server is up; without it one is started")
    command.add_argument("--workers", type=int, default=2, help="of the server that is started")
    command.add_argument("--persons", type=int, default=10_000, help="of the list, which the travellers are drawn from")
    command.add_argument(
        "--rate", type=float, nargs="+", default=[50.0], help="checks a second, together; several in turn"
    )
    command.add_argument("--warm", type=float, default=10.0, help="seconds that are asked before and not measured")
    command.add_argument("--clients", type=int, default=16)
    command.add_argument("--seconds", type=float, default=20.0)


def measure(given: argparse.Namespace) -> Answer:
    """Ask at each rate; the times and how many were answered otherwise than with 200."""
    most = max(1, int(max(given.rate) * given.seconds))
    first = int(min(given.rate) * given.warm)
    if given.url:
        token = os.environ.get(TOKEN)
        if not token:
            raise PeerFailed(f"Set {TOKEN} to a token that may check travellers; README.md says how to get one.")
        return _asked(
            given, given.url, token, [body(one) for one in records(sampled(20_000, most + first), most + first)]
        )
    sample = sampled(given.persons, most + first)
    bodies = [body(one) for one in records(sample, most + first)]
    with serving_list(sample.entries, given.workers) as (url, token):
        sample.entries.clear()
        return _asked(given, url, token, bodies)


def _asked(given: argparse.Namespace, url: str, token: str, bodies: Sequence[bytes]) -> Answer:
    first = int(min(given.rate) * given.warm)
    if first:
        _load(given, url, token, bodies[:first], min(given.rate))
    told = []
    for rate in given.rate:
        many = max(1, int(rate * given.seconds))
        told.append(_load(given, url, token, bodies[first : first + many], rate))
        say(f"{rate:g}/s: {told[-1]}")
    names = list(told[0])
    rows = [[name, *(str(one[name]) if isinstance(one[name], dict) else one[name] for one in told)] for name in names]
    return Answer({"rates": told}, list(table(("what", *(f"{rate:g}/s" for rate in given.rate)), rows)))


def _load(given: argparse.Namespace, url: str, token: str, bodies: Sequence[bytes], rate: float) -> dict[str, object]:
    told = Told()
    due: Due = queue.Queue()
    clients = [threading.Thread(target=_client, args=(url, token, due, told)) for _ in range(given.clients)]
    for client in clients:
        client.start()
    began = perf_counter() + 0.2
    for at, one in enumerate(bodies):
        when = began + at / rate
        sleep(max(0.0, when - perf_counter()))
        due.put((when, one))
    for _ in clients:
        due.put(None)
    for client in clients:
        client.join()
    return _seen(given, told, rate, perf_counter() - began)


def body(one: Record) -> bytes:
    """A check as the API takes it."""
    asked: dict[str, object] = {"names": one.names, "births": one.births, "nationalities": one.nationalities}
    asked |= {"purpose": "benchmark", **({"sex": one.sex} if one.sex else {})}
    return json.dumps(asked, ensure_ascii=False).encode()


def _client(url: str, token: str, due: Due, told: Told) -> None:
    """One client with one connection that stays open: as little of its own as can be, for it shares the server's
    cores."""
    address = urlsplit(url)
    where = (address.hostname or "127.0.0.1", address.port or 80)
    head = (
        f"POST {PATH} HTTP/1.1\r\nHost: {where[0]}:{where[1]}\r\nAuthorization: Bearer {token}\r\n"
        "Content-Type: application/json\r\nContent-Length: "
    ).encode()
    connection: socket.socket | None = None
    while (one := due.get()) is not None:
        when, asked = one
        told.late.append(perf_counter() - when)
        try:
            connection = connection or socket.create_connection(where, timeout=_WAIT)
            connection.sendall(b"%s%d\r\n\r\n%s" % (head, len(asked), asked))
            ending = _answered(connection)
        except (OSError, ValueError) as error:
            if connection:
                connection.close()
            connection, ending = None, type(error).__name__
        told.seconds.append(perf_counter() - when)
        told.endings[ending] += 1
    if connection:
        connection.close()


def _answered(connection: socket.socket) -> str:
    """Read one answer to its end; its status. Raises OSError, ValueError for what is no whole answer."""
    read = b""
    while b"\r\n\r\n" not in read:
        read += _more(connection)
    head, _, rest = read.partition(b"\r\n\r\n")
    size = int(head.lower().partition(b"content-length:")[2].partition(b"\r\n")[0])
    while len(rest) < size:
        rest += _more(connection)
    return head.split(b" ", 2)[1].decode("ascii")


def _more(connection: socket.socket) -> bytes:
    some = connection.recv(1 << 16)
    if not some:
        raise ConnectionError("the server closed the connection")
    return some


def _seen(given: argparse.Namespace, told: Told, rate: float, took: float) -> dict[str, object]:
    return {
        "asked": len(told.seconds),
        "rate_wanted": rate,
        "rate_reached": round(len(told.seconds) / took, 1),
        "clients": given.clients,
        "p50_ms": round(percentile(told.seconds, 50) * 1000, 2),
        "p99_ms": round(percentile(told.seconds, 99) * 1000, 2),
        "waited_for_a_client_p99_ms": round(percentile(told.late, 99) * 1000, 2),
        "not_200": {ending: number for ending, number in sorted(told.endings.items()) if ending != "200"},
        "answered_200": told.endings["200"],
    }
