"""Fuzz what takes in names, rows, lists and indexes, guided by the lines of code that an input reaches (atheris).

    python -m tests.fuzz.screening --seconds 600        every door, so long in all
    python -m tests.fuzz.screening --seconds 60 ftm     one door
    python -m tests.fuzz.screening --again ftm BASE64   once more what was found; needs no atheris

Each door is fuzzed in a process of its own, from the same imports. What is found is printed with the command that
shows it again, and the status is 1.
"""

import argparse
import base64
import contextlib
import io
import os
import re
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from tests.fuzz.target import Target

BEGAN = time.monotonic()
LEAST = 1.0  # seconds a door
LONGEST_ANSWER = 10  # seconds: longer counts as hanging
MOST_MEMORY = 2048  # MB
SHOWN = 60  # lines of what a process that failed has said


def main(arguments: Sequence[str]) -> int:
    """Do what the arguments ask; return the exit status."""
    asked = argparse.ArgumentParser(description="Fuzz the doors of screening.")
    asked.add_argument("--seconds", type=float, default=60.0)
    asked.add_argument("--again", nargs=2, metavar=("DOOR", "BASE64"))
    asked.add_argument("doors", nargs="*")
    given = asked.parse_args(arguments)
    with tempfile.TemporaryDirectory() as room:
        tempfile.tempdir = room  # for all that the doors write: their processes end without clearing up
        if given.again:
            door, data = given.again
            _known(_targets(), [door])[0].run(base64.b64decode(data))
            print(f"{door}: answered or refused, as it should.")
            return 0
        with _instrumented():
            targets = _known(_targets(), given.doors)
        ends = BEGAN + given.seconds
        failed = 0
        for place, target in enumerate(targets):
            left = (ends - time.monotonic()) / sum(each.share for each in targets[place:])
            failed += not _fuzzed(target, max(LEAST, left * target.share), Path(room) / f"door-{target.name}")
    return 1 if failed else 0


def _targets() -> Sequence[Target]:
    # Not at the beginning of this file: what is imported before `_instrumented` guides nobody.
    found: Sequence[Target] = import_module("tests.fuzz.targets").TARGETS
    return found


def _known(targets: Sequence[Target], names: Sequence[str]) -> list[Target]:
    known = {target.name: target for target in targets}
    if unknown := set(names) - set(known):
        raise SystemExit(f"No door is called {', '.join(sorted(unknown))}. There are: {', '.join(known)}.")
    return [known[name] for name in names or known]


@contextlib.contextmanager
def _instrumented() -> Iterator[None]:
    """Imports of fairnotice tell atheris what they run; but not the kernels, which are compiled from their code."""
    import atheris

    spec = find_spec("fairnotice")
    assert spec and spec.submodule_search_locations
    engine = Path(spec.submodule_search_locations[0]) / "screening" / "engine"
    kernels = [
        path.stem for path in engine.glob("*.py") if re.search("^(from|import) numba", path.read_text("utf-8"), re.M)
    ]
    excluded = [f"fairnotice.screening.engine.{name}" for name in kernels]
    with (
        contextlib.redirect_stderr(io.StringIO()),  # a line for each module
        atheris.instrument_imports(include=["fairnotice"], exclude=excluded),
    ):
        yield


def _fuzzed(target: Target, seconds: float, room: Path) -> bool:
    """Fuzz it in a process of its own. Tell whether nothing was found; print how far it came, or what was found."""
    (room / "seeds").mkdir(parents=True)
    (room / "found").mkdir()
    for number, seed in enumerate(target.seeds()):
        (room / "seeds" / str(number)).write_bytes(seed)
    (room / "words").write_text("".join(f'"{_escaped(word)}"\n' for word in target.words), encoding="ascii")
    (room / "said").touch()
    sys.stdout.flush()
    child = os.fork()
    if not child:
        try:
            _fuzz(target, seconds, room)
        finally:
            os._exit(1)  # after a finding, or before the fuzzer began: at the end of its time it has ended itself
    _, status = os.waitpid(child, 0)
    said = (room / "said").read_text(encoding="utf-8", errors="replace")
    if status == 0:
        print(f"{target.name}: nothing found in {seconds:.1f} s, {(room / 'runs').read_text()} runs.")
        return True
    print(f"{target.name}: FOUND, or broken off (status {os.waitstatus_to_exitcode(status)}).")
    print("\n".join([line for line in said.splitlines() if not line.startswith("#")][-SHOWN:]))  # "#": how far it is
    for found in sorted((room / "found").iterdir()):
        data = base64.b64encode(found.read_bytes()).decode()
        again = f"python -m tests.fuzz.screening --again {target.name} '{data}'"
        print(f"\n{found.name.partition('-')[0]}. Again:\n{again}\n")
    return False


def _fuzz(target: Target, seconds: float, room: Path) -> None:
    import atheris

    said = os.open(room / "said", os.O_WRONLY)
    os.dup2(said, 1)
    os.dup2(said, 2)
    options = {
        "max_len": target.longest,
        "timeout": LONGEST_ANSWER,
        "rss_limit_mb": MOST_MEMORY,
        "artifact_prefix": f"{room / 'found'}/",
        "dict": room / "words",
    }

    runs = 0
    ends = time.monotonic() + seconds

    def run(data: bytes) -> None:
        nonlocal runs
        if time.monotonic() > ends:  # libFuzzer itself knows whole seconds only
            (room / "runs").write_text(str(runs))
            os._exit(0)
        runs += 1
        try:
            target.run(data)
        except BaseException:
            (room / "found" / "crash").write_bytes(data)
            raise

    atheris.Setup(["fuzz", *(f"-{name}={value}" for name, value in options.items()), str(room / "seeds")], run)
    atheris.Fuzz()


def _escaped(word: str) -> str:
    return "".join(f"\\x{code:02x}" for code in word.encode("utf-8", "surrogateescape"))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
