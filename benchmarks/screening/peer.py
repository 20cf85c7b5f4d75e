"""A peer that is measured: a process in an environment of its own, spoken to in JSON lines."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

from benchmarks.screening.records import Record
from benchmarks.screening.timing import Times, say

HERE = Path(__file__).parent / "peers"
ENVIRONMENT = Path(__file__).parents[2] / "var" / "bench-peers"
"""Where the peers are installed on first use; var/ is never committed."""
VARIABLE = "FAIRNOTICE_BENCH_PEERS"

TOOLS = {
    "nomenklatura": "nomenklatura+logic-v2",
    "nomenklatura-v1": "nomenklatura+logic-v1",
    "tantivy": "tantivy+logic-v2",
    "rapidfuzz": "tantivy+rapidfuzz",
}
"""What `--against` means."""
SAID = {
    "nomenklatura": "nomenklatura's blocker + LogicV2",
    "nomenklatura-v1": "nomenklatura's blocker + LogicV1",
    "tantivy": "tantivy fuzzy + LogicV2",
    "rapidfuzz": "tantivy fuzzy + rapidfuzz",
}


class PeerFailed(Exception):
    """The peer cannot be had or has stopped; the message says what to do."""


@dataclass(frozen=True)
class Asked:
    """What a peer answered: seconds of each query, seconds spent once for all, and what each query found."""

    times: Times
    before: float
    found: list[list[tuple[str, float]]]

    @property
    def per_second(self) -> float:
        """Queries a second with what is done once for all."""
        whole = self.before + sum(self.times.seconds)
        return len(self.times.seconds) / whole if whole else 0.0


class Peer:
    """A running peer. Use as a context manager."""

    def __init__(self, python: Path, *, core: int | None) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="fairnotice-peer-")
        command = [str(python), str(HERE / "worker.py"), *([] if core is None else ["--core", str(core)])]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def __enter__(self) -> "Peer":
        """The peer."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the process that was started here."""
        if self._process.stdin:
            self._process.stdin.close()
        if kind is not None:
            self._process.terminate()
        self._process.wait()
        if self._process.stdout:
            self._process.stdout.close()
        self._folder.cleanup()

    def listed(self, tool: str, persons: Iterable[Record]) -> float:
        """Give it the list; the seconds it took to make ready."""
        answer = self._ask({"do": "list", "tool": tool, "file": self._file("persons", persons)})
        return float(answer["seconds"])

    def asked(self, travellers: Sequence[Record], *, least: float = 0.0) -> Asked:
        """Ask for every traveller. Ids must be unique: nomenklatura keeps analysed names by id."""
        answer = self._ask({"do": "ask", "file": self._file("travellers", travellers), "least": least})
        found = [[(str(id), float(score)) for id, score in one] for one in answer["found"]]
        return Asked(Times(answer["seconds"]), float(answer["before"]), found)

    def compared(self, algorithm: str, pairs: Sequence[Sequence[dict[str, Any]]]) -> list[float]:
        """The algorithm's score of each pair of records."""
        return [
            float(score) for score in self._ask({"do": "compare", "algorithm": algorithm, "pairs": pairs})["scores"]
        ]

    def _file(self, name: str, records: Iterable[Record]) -> str:
        path = Path(self._folder.name) / f"{name}.jsonl"
        with path.open("w", encoding="utf-8") as file:
            file.writelines(json.dumps(asdict(record), ensure_ascii=False) + "\n" for record in records)
        return str(path)

    def _ask(self, question: dict[str, Any]) -> dict[str, Any]:
        assert self._process.stdin and self._process.stdout
        try:
            self._process.stdin.write(json.dumps(question) + "\n")
            self._process.stdin.flush()
            line = self._process.stdout.readline()
        except BrokenPipeError:
            line = ""
        if not line:
            raise PeerFailed("The peer stopped: what it said is above.")
        answer: dict[str, Any] = json.loads(line)
        return answer


def python_of(given: Path | None) -> Path:
    """The Python of the peers' environment: the one given, that of the variable, or our own, made on first use."""
    named = given or (Path(os.environ[VARIABLE]) if os.environ.get(VARIABLE) else None)
    folder = named or ENVIRONMENT
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if named and not python.exists():
        raise PeerFailed(f"{folder} is no environment: it has no {python.relative_to(folder)}.")
    if not named and not (folder / "ready").exists():
        _make(folder, python)
    return python


def _make(folder: Path, python: Path) -> None:
    """Make the environment, showing what pip does. It counts as made only when all is installed."""
    say(f"The peers are installed into {folder}, once; some minutes.")
    steps = (
        [sys.executable, "-m", "venv", "--clear", str(folder)],
        [str(python), "-m", "pip", "install", "--disable-pip-version-check", "-r", str(HERE / "requirements.txt")],
    )
    for step in steps:
        if subprocess.run(step, stdout=sys.stderr, check=False).returncode:
            raise PeerFailed("The peers cannot be installed: what pip said is above. --peers PATH takes a ready one.")
    (folder / "ready").touch()
