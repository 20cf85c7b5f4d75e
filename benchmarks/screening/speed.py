"""Queries a second and the time of the slowest, with a peer in the same run on the same core: of invented people, or of
a list and travellers in files."""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from benchmarks.screening.generate import people, travellers
from benchmarks.screening.measured import NAMES, Measured, Scored, prepared
from benchmarks.screening.peer import SAID, TOOLS, Asked, Peer, python_of
from benchmarks.screening.records import Record, of_entry, of_query
from benchmarks.screening.rowfiles import read_list
from benchmarks.screening.shares import with_interval
from benchmarks.screening.tables import Answer, table
from benchmarks.screening.timing import Times, last_core, pin, say, timed
from fairnotice.domain.errors import Unusable
from fairnotice.screening import Entry, Query

OF_PEER = 1000
"""Travellers that a slow peer is asked for, the first of the same ones."""


@dataclass(frozen=True)
class Sample:
    """A list and travellers, with who they truly are."""

    entries: list[Entry]
    queries: list[Query]
    truths: list[str | None]


def arguments(command: argparse.ArgumentParser) -> None:
    """What the command takes."""
    command.add_argument("--persons", type=int, default=10_000)
    command.add_argument("--travellers", type=int, default=10_000, help="every tenth is on the list")
    command.add_argument("--list", type=Path, help="a list in a file, instead of invented people")
    command.add_argument("--asked", type=Path, help="its travellers in a file; `entry` or `truth` names the listed one")
    command.add_argument("--against", choices=sorted(TOOLS))
    command.add_argument("--peer-travellers", type=int, default=OF_PEER, help="how many of them the peer is asked for")
    command.add_argument("--of", choices=NAMES, default="watchlist", help="what of ours is measured")


def measure(given: argparse.Namespace) -> Answer:
    """Ours, the peer, ours again, so that what else the machine does falls on both; then the ratios.

    Ours remembers words that it met, as it does at a border: it is asked for no traveller twice.
    """
    core = last_core()
    pin(core)
    sample = _read(given) if given.list else sampled(given.persons, given.travellers)
    given.persons = len(sample.entries)
    half = len(sample.queries) // 2
    began = perf_counter()
    ours = prepared(given.of, sample.entries)
    ready = perf_counter() - began
    say(f"{given.of}: {given.persons:,} persons made ready in {ready:.1f} s")
    first = timed(ours.ask, sample.queries[:half])
    peer = _peer(given, sample, core) if given.against else None
    second = timed(ours.ask, sample.queries[half:])
    return _answer(given, sample, ours, Times(first.seconds + second.seconds), ready, peer)


def sampled(persons: int, count: int) -> Sample:
    """Invented people and travellers, the same in every run."""
    entries = list(people(persons))
    made = list(travellers(entries, count))
    return Sample(entries, [query for query, _ in made], [truth for _, truth in made])


def _read(given: argparse.Namespace) -> Sample:
    """From files, in their order, at most as many travellers as asked for. Raises Unusable."""
    if not given.asked:
        raise Unusable("--list needs --asked: the travellers who are looked for on it.")
    asked = read_list(given.asked)[: given.travellers]
    entries = [record.entry() for record in read_list(given.list)]
    return Sample(entries, [record.query() for record in asked], [record.truth or None for record in asked])


def _peer(given: argparse.Namespace, sample: Sample, core: int | None) -> tuple[float, Asked]:
    asked = records(sample, given.peer_travellers)
    with Peer(python_of(given.peers), core=core) as peer:
        say(f"{SAID[given.against]}: the list is made ready")
        ready = peer.listed(TOOLS[given.against], (of_entry(entry) for entry in sample.entries))
        say(f"{SAID[given.against]}: ready after {ready:.1f} s, {len(asked):,} travellers are asked for")
        return ready, peer.asked(asked)


def records(sample: Sample, count: int) -> list[Record]:
    """The first travellers as plain data, each with an id of its own."""
    both = zip(sample.queries[:count], sample.truths, strict=False)
    return [of_query(query, id=f"t{at}", truth=truth or "") for at, (query, truth) in enumerate(both)]


def _answer(
    given: argparse.Namespace,
    sample: Sample,
    ours: Measured,
    times: Times,
    ready: float,
    peer: tuple[float, Asked] | None,
) -> Answer:
    found = [ours.ask_low(query) for query in sample.queries]
    data = {**times.data(), "persons": given.persons, "of": given.of, "ready_s": round(ready, 2)}
    data["queries"] = len(sample.queries)
    data["listed_found_first"] = _first(found, sample.truths)[0]
    rows = [_row(f"ours ({given.of})", times.per_second, times, ready, _first(found, sample.truths))]
    lines = [
        f"{given.persons:,} persons, one core each; ours asked for {len(sample.queries):,}, half before the peer",
        "",
    ]
    if peer:
        theirs_ready, theirs = peer
        n = len(theirs.found)
        first = _first(theirs.found, sample.truths[:n])
        data["peer"] = {
            **theirs.times.data(),
            "queries_per_second": round(theirs.per_second, 2),
            "scoring_only_per_second": round(theirs.times.per_second, 2),
            "name": SAID[given.against],
            "ready_s": round(theirs_ready, 2),
            "listed_found_first": first[0],
        }
        data["ratio"] = round(times.per_second / theirs.per_second, 1)
        data["p99_ratio"] = round(theirs.times.at(99) / times.at(99), 1)
        rows.append(_row(SAID[given.against], theirs.per_second, theirs.times, theirs_ready, first))
        rows.append(["ratio", f"{data['ratio']} x", "", f"{data['p99_ratio']} x", "", ""])
        lines.insert(1, f"The peer was asked for the first {n:,} of them; its p50 and p99 are those of scoring alone.")
    heading = ("", "queries/s", "p50 ms", "p99 ms", "ready s", "listed person first (95 %)")
    return Answer(data, [*lines, *table(heading, rows)])


def _row(name: str, rate: float, times: Times, ready: float, first: tuple[float, str]) -> list[object]:
    return [name, rate, times.at(50), times.at(99), ready, first[1]]


def _first(found: Sequence[Scored], truths: Sequence[str | None]) -> tuple[float, str]:
    """How often the listed traveller's own entry scores highest (another one may score the same)."""
    listed = [(one, truth) for one, truth in zip(found, truths, strict=True) if truth]
    right = sum(bool(one) and dict(one).get(truth) == max(score for _, score in one) for one, truth in listed)
    return round(right / len(listed), 4) if listed else 0.0, with_interval(right, len(listed))
