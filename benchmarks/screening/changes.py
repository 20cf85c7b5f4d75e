"""From a change of a list to the traveller who is found by it: entries come and go beside a long base."""

import argparse
import gc
import random
from time import perf_counter

from benchmarks.screening.generate import people
from benchmarks.screening.tables import Answer, table
from benchmarks.screening.timing import say
from fairnotice.screening import Entry, Query, Watchlist

_SHARES = (("p50", 0.5), ("p99", 0.99), ("max", 1.0))


def arguments(command: argparse.ArgumentParser) -> None:
    """What the command takes."""
    command.add_argument("--persons", type=int, default=100_000)
    command.add_argument("--changes", type=int, default=1000, help="each adds an entry; every second takes one away")


def measure(given: argparse.Namespace) -> Answer:
    """Each change is timed alone, and with the check that finds who came; what is kept is settled as a server does."""
    listed = list(people(given.persons))
    began = perf_counter()
    watchlist = Watchlist(listed, engine=True)
    built = perf_counter() - began
    say(f"{given.persons:,} persons built in {built:.1f} s")
    ids = [entry.id for entry in listed]
    del listed
    gc.collect()
    gc.freeze()
    draw = random.Random(1)
    changes: list[float] = []
    found: list[float] = []
    missed = 0
    for number, entry in enumerate(people(given.changes, seed=99)):
        (identity,) = entry.identities
        query = Query((identity.names[0].text,), births=identity.births, documents=identity.documents)
        began = perf_counter()
        gone = [draw.choice(ids)] if number % 2 else []
        watchlist = watchlist.changed([Entry(f"new {number}", entry.identities)], gone)
        changes.append(1000 * (perf_counter() - began))
        hits = watchlist.screen(query)
        found.append(1000 * (perf_counter() - began))
        missed += not any(hit.entry == f"new {number}" for hit in hits)
    data: dict[str, object] = {"persons": given.persons, "changes": given.changes, "build_s": round(built, 2)}
    for name, times in (("change_ms", changes), ("to_found_ms", found)):
        data |= {
            f"{name}_{says}": round(_at(times, share), 2) for says, share in (("p50", 0.5), ("p99", 0.99), ("max", 1))
        }
    data["not_found"] = missed
    return Answer(data, list(table(("what", "measured"), [[name, value] for name, value in data.items()])))


def _at(times: list[float], share: float) -> float:
    return sorted(times)[min(len(times) - 1, int(len(times) * share))]
