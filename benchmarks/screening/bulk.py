"""Rows a second through `fairnotice screen` on two cores, with the list read and without."""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from benchmarks.screening.generate import people
from benchmarks.screening.records import of_entry
from benchmarks.screening.speed import records, sampled
from benchmarks.screening.tables import Answer, table
from benchmarks.screening.timing import cores, say

CORES = 2


class CommandFailed(Exception):
    """`fairnotice screen` ended otherwise than with 0; the message holds its last lines."""


def arguments(command: argparse.ArgumentParser) -> None:
    """What the command takes."""
    command.add_argument("--persons", type=int, default=10_000)
    command.add_argument("--rows", type=int, default=20_000)
    command.add_argument("--also", default="", help="further arguments of the command, such as '--workers 2'")


def measure(given: argparse.Namespace) -> Answer:
    """A job of one row tells what starting and reading the list take; the rest is screening."""
    with tempfile.TemporaryDirectory(prefix="fairnotice-bench-") as made:
        folder = Path(made)
        _write_list(folder / "list.json", given.persons)
        _write_rows(folder / "rows.jsonl", given.persons, given.rows)
        _write_rows(folder / "one.jsonl", given.persons, 1)
        _screened(folder, "one.jsonl", given.also)  # compiles what is not compiled yet
        start = _screened(folder, "one.jsonl", given.also)
        say(f"a job of one row took {start:.1f} s")
        whole = _screened(folder, "rows.jsonl", given.also)
        hits = sum(1 for _ in (folder / "out.jsonl").open(encoding="utf-8"))
    running = max(whole - start, 1e-9)
    data: dict[str, object] = {
        "persons": given.persons,
        "rows": given.rows,
        "cores": min(CORES, len(cores()) or CORES),
        "rows_per_second": round(given.rows / running, 1),
        "rows_per_second_with_start": round(given.rows / whole, 1),
        "start_s": round(start, 2),
        "job_s": round(whole, 2),
        "lines_written": hits,
    }
    return Answer(data, list(table(("what", "measured"), [[name, value] for name, value in data.items()])))


def _screened(folder: Path, rows: str, also: str) -> float:
    command = [sys.executable, "-m", "fairnotice", "screen", str(folder / rows), "--list", str(folder / "list.json")]
    command += ["--out", str(folder / "out.jsonl"), *also.split()]
    mine = cores()
    began = perf_counter()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, set(mine[:CORES]))  # the command inherits it
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    finally:
        if hasattr(os, "sched_setaffinity"):
            os.sched_setaffinity(0, set(mine))
    if done.returncode:
        raise CommandFailed(f"fairnotice screen ended with {done.returncode}: {done.stderr.strip()[-500:]}")
    return perf_counter() - began


def _write_list(path: Path, persons: int) -> None:
    entries = []
    for entry in people(persons):
        one = of_entry(entry)
        identity: dict[str, object] = {"names": [{"text": name} for name in one.names], "births": one.births}
        identity |= {"nationalities": one.nationalities, **({"sex": one.sex} if one.sex else {})}
        entries.append({"id": one.id, "identities": [identity]})
    whole = {"schema": "fairnotice-list/1", "source": "invented for a benchmark", "entries": entries}
    path.write_text(json.dumps(whole, ensure_ascii=False), encoding="utf-8")


def _write_rows(path: Path, persons: int, count: int) -> None:
    with path.open("w", encoding="utf-8") as file:
        for one in records(sampled(persons, count), count):
            row: dict[str, object] = {"id": one.id, "names": one.names, "born": one.births}
            row |= {"nationality": one.nationalities, **({"sex": one.sex} if one.sex else {})}
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
