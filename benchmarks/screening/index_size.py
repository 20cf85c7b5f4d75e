"""An index on disk: how long it takes to build, its size, and the memory that is each worker's own."""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter
from typing import Any

from benchmarks.screening.generate import people
from benchmarks.screening.tables import Answer, table
from benchmarks.screening.timing import last_core, pin, say

WORKERS = 2
"""Live at once: what one maps alone would count as its own."""
_ASKED = 300
_MIB = 1024 * 1024


def arguments(command: argparse.ArgumentParser) -> None:
    """What the command takes."""
    command.add_argument("--persons", type=int, default=100_000)
    command.add_argument("--folder", type=Path, help=argparse.SUPPRESS)  # a worker is told so which index to open


def measure(given: argparse.Namespace) -> Answer:
    """Build on one core, save, and have workers open it; or be such a worker."""
    if given.folder:
        return _worker(given.folder, given.persons)
    from fairnotice.screening.engine import Origin, build, save, stored

    pin(last_core())
    build(people(100))  # so that compiling is not counted
    entries = list(people(given.persons))
    began = perf_counter()
    index = build(entries)
    built = perf_counter() - began
    say(f"{given.persons:,} persons built in {built:.1f} s")
    with tempfile.TemporaryDirectory(prefix="fairnotice-bench-") as folder:
        began = perf_counter()
        save(index, stored(entries), Path(folder) / "index", Origin("invented", "1"))
        saved = perf_counter() - began
        files = [each for each in (Path(folder) / "index").rglob("*") if each.is_file()]
        size = sum(file.stat().st_size for file in files)
        entries_mb = sum(file.stat().st_size for file in files if file.suffix == ".bin") / _MIB
        workers = _workers(Path(folder) / "index", given.persons)
    data: dict[str, object] = {
        "persons": given.persons,
        "build_s": round(built, 2),
        "save_s": round(saved, 2),
        "index_mb": round(size / _MIB, 1),
        "searched_mb": round(size / _MIB - entries_mb, 1),
        "entries_mb": round(entries_mb, 1),
        "bytes_a_person": round(size / given.persons, 1),
        "private_mb_per_worker": max(worker["private_mb"] for worker in workers),
        "worker_without_index_mb": max(worker["before_mb"] for worker in workers),
        "open_s": max(worker["open_s"] for worker in workers),
    }
    return Answer(data, list(table(("what", "measured"), [[name, value] for name, value in data.items()])))


def _workers(folder: Path, persons: int) -> list[dict[str, Any]]:
    """Start all, wait until each has asked, read each while all live."""
    command = [sys.executable, str(Path(__file__).with_name("run.py")), "index", "--persons", str(persons)]
    command += ["--folder", str(folder), "--json"]
    made = [subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for _ in range(WORKERS)]
    for worker in made:
        assert worker.stdout
        worker.stdout.readline()  # has opened and asked
    answers = []
    for worker in made:
        assert worker.stdin and worker.stdout
        worker.stdin.write("measure\n")
        worker.stdin.flush()
        answers.append(json.loads(worker.stdout.readline()))
    for worker in made:
        worker.communicate("end\n")
    return answers


def _worker(folder: Path, persons: int) -> Answer:
    import psutil

    from benchmarks.screening.speed import sampled
    from fairnotice.screening.engine import open_index

    queries = sampled(1000, _ASKED).queries
    before = psutil.Process().memory_full_info().uss
    began = perf_counter()
    index = open_index(folder).index
    took = perf_counter() - began
    for query in queries:
        index.search(query)
    print("ready", flush=True)
    sys.stdin.readline()
    private = psutil.Process().memory_full_info().uss
    told = {"private_mb": round(private / _MIB, 1), "before_mb": round(before / _MIB, 1), "open_s": round(took, 3)}
    print(json.dumps(told), flush=True)
    sys.stdin.readline()
    return Answer({}, [])
