"""The UN's and the US Treasury's bodies and craft: is an alias found, how many strangers are alike, and how fast."""

import argparse
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

from benchmarks.screening.halves import half_named, half_of
from benchmarks.screening.peer import Peer, python_of
from benchmarks.screening.shares import share, with_interval
from benchmarks.screening.tables import Answer, table
from benchmarks.screening.timing import last_core, pin, say
from fairnotice.domain.body import CRAFT, Body
from fairnotice.domain.errors import InvalidValue
from fairnotice.formats.lists import open_list
from fairnotice.formats.lists.writing import FTM_KINDS
from fairnotice.screening.bodies.compare import REVIEW, compared
from fairnotice.screening.bodies.held import Bodies
from fairnotice.screening.bodies.query import BodyQuery

TODAY = date(2026, 1, 1)
PEER_THRESHOLD = 0.7
PAIRS, SEED = 2000, 7
Pair = tuple[Body, str]
"""A body with its first name alone, and another name that it is compared with."""


def arguments(command: argparse.ArgumentParser) -> None:
    """What the command takes."""
    command.add_argument("--un", type=Path, required=True, help="the consolidated list, XML")
    command.add_argument("--ofac", type=Path, required=True, help="the folder with sdn.csv, alt.csv and add.csv")
    command.add_argument("--half", type=half_named, default="report")
    command.add_argument("--times", type=int, default=1, help="so many times as long a list, its words exchanged")
    command.add_argument("--without-peer", action="store_true", help="measure ours alone")


def measure(given: argparse.Namespace) -> Answer:
    """First names make the list. The other names of a body ask for it; first names of other bodies are strangers."""
    core = last_core()
    pin(core)
    every = [body for path in (given.un, given.ofac) for body in _bodies(path)]
    half = [body for body in every if given.half in ("all", half_of(body.id))]
    aliases = [(_first(body), name.text) for body in half for name in body.names[1:]]
    listed = [_first(body) for body in every]
    held = Bodies.of([*listed, *_more(listed, given.times - 1)])
    say(f"{len(held):,} bodies and craft listed; {len(aliases):,} other names of the half")
    chance = Random(SEED)
    aliases = chance.sample(aliases, min(PAIRS, len(aliases)))
    strangers = _strangers(half, aliases, chance)
    first, anywhere, seconds = _asked(held, aliases)
    data: dict[str, object] = {"listed": len(held), "half": given.half, "queries": len(aliases)}
    data |= {"first": share(first, len(aliases)), "found": share(anywhere, len(aliases))}
    data |= {"p50_ms": _at(seconds, 0.5), "p99_ms": _at(seconds, 0.99)}
    told = f"{with_interval(first, len(aliases))}; found at all: {share(anywhere, len(aliases)):.3f}"
    lines = [f"first of {len(held):,}: {told}"]
    lines += [f"one query: p50 {_at(seconds, 0.5):.2f} ms, p99 {_at(seconds, 0.99):.2f} ms", ""]
    rows = [
        _row("ours", [_score(*pair) >= REVIEW for pair in aliases], [_score(*pair) >= REVIEW for pair in strangers])
    ]
    if not given.without_peer:
        with Peer(python_of(given.peers), core=core) as peer:
            scored = peer.compared("logic-v2", [_entities(*pair) for pair in (*aliases, *strangers)])
        alike = [score >= PEER_THRESHOLD for score in scored]
        rows.append(_row("LogicV2", alike[: len(aliases)], alike[len(aliases) :]))
    data["pairs"] = {str(row[0]): {"aliases": row[3], "strangers": row[4]} for row in rows}
    lines += table(("pairs of names", "aliases alike (95 %)", "strangers alike (95 %)"), [row[:3] for row in rows])
    return Answer(data, lines)


def _bodies(path: Path) -> list[Body]:
    read = open_list(path, today=TODAY)
    for _person in read.entries:
        pass
    return [body for body in read.notes.bodies if body.names]


def _first(body: Body) -> Body:
    return replace(body, names=body.names[:1], numbers=(), countries=(), founded=())


def _more(bodies: Sequence[Body], times: int) -> list[Body]:
    """Bodies that nobody has heard of: words of the list's names put together anew, as often as they stand there."""
    chance = Random(SEED + 1)
    words = [word for body in bodies for word in body.names[0].text.split()]
    made = []
    for number in range(times * len(bodies)):
        like = bodies[number % len(bodies)]
        text = " ".join(chance.choices(words, k=len(like.names[0].text.split())))
        made.append(Body(f"made-{number}", like.kind, (replace(like.names[0], text=text),)))
    return made


def _strangers(half: Sequence[Body], aliases: Sequence[Pair], chance: Random) -> list[Pair]:
    """As many pairs of a body and another's name, of one family, half of them with a word in common."""
    by_word: dict[str, list[Body]] = {}
    for body in half:
        for word in {word for word in body.names[0].text.split() if len(word) > 3}:
            by_word.setdefault(word, []).append(body)
    crowded = [bodies for _word, bodies in sorted(by_word.items()) if len(bodies) > 1]
    pairs: list[Pair] = []
    while len(pairs) < len(aliases):
        one, other = chance.sample(half if len(pairs) % 2 else chance.choice(crowded), 2)
        if (one.kind in CRAFT) == (other.kind in CRAFT) and not {n.text for n in one.names} & {
            n.text for n in other.names
        }:
            pairs.append((_first(one), other.names[0].text))
    return pairs


def _asked(held: Bodies, aliases: Sequence[Pair]) -> tuple[int, int, list[float]]:
    first = anywhere = 0
    seconds = []
    for body, text in aliases:
        began = time.perf_counter()
        try:
            found = [hit.entry for hit in held.screen(BodyQuery(body.kind.family, (text,)))]
        except InvalidValue:
            found = []
        seconds.append(time.perf_counter() - began)
        first += found[:1] == [body.id]
        anywhere += body.id in found
    return first, anywhere, sorted(seconds)


def _score(body: Body, text: str) -> float:
    try:
        return compared(BodyQuery(body.kind.family, (text,)), body)[0]
    except InvalidValue:
        return 0.0


def _entities(body: Body, text: str) -> list[dict[str, object]]:
    schema = FTM_KINDS[body.kind]
    return [{"schema": schema, "properties": {"name": [name]}} for name in (text, body.names[0].text)]


def _row(name: str, aliases: list[bool], strangers: list[bool]) -> list[object]:
    told = [with_interval(sum(each), len(each)) for each in (aliases, strangers)]
    return [name, *told, share(sum(aliases), len(aliases)), share(sum(strangers), len(strangers))]


def _at(seconds: Sequence[float], part: float) -> float:
    return round(1000 * seconds[min(len(seconds) - 1, int(part * len(seconds)))], 3) if seconds else 0.0
