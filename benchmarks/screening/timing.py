"""One core each, and the time of every query."""

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import perf_counter
from typing import TypeVar

from benchmarks.screening.shares import percentile

T = TypeVar("T")
WARM = 200
"""Queries asked before the clock starts, so that compiling and first pages are not counted."""


@dataclass(frozen=True)
class Times:
    """The seconds of each query."""

    seconds: list[float]

    @property
    def per_second(self) -> float:
        """Queries a second, one after the other."""
        return len(self.seconds) / sum(self.seconds) if self.seconds else 0.0

    def at(self, percent: float) -> float:
        """Milliseconds that so many in a hundred do not exceed."""
        return percentile(self.seconds, percent) * 1000

    def data(self) -> dict[str, object]:
        """As `--json` says it."""
        return {
            "queries_per_second": round(self.per_second, 1),
            "p50_ms": round(self.at(50), 4),
            "p99_ms": round(self.at(99), 4),
            "queries": len(self.seconds),
        }


def cores() -> list[int]:
    """The cores that this process may use; none where the system does not say."""
    return sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else []


def pin(core: int | None) -> None:
    """Keep this process on one core, where the system can."""
    if core is not None and hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {core})


def last_core() -> int | None:
    """The core that measures run on: the last one, which is seldom the one that the system uses itself."""
    usable = cores()
    return usable[-1] if usable else None


def timed(ask: Callable[[T], object], queries: Sequence[T], *, warm: int = WARM) -> Times:
    """Ask all, after a few that are not counted."""
    for query in queries[:warm]:
        ask(query)
    seconds = []
    for query in queries:
        began = perf_counter()
        ask(query)
        seconds.append(perf_counter() - began)
    return Times(seconds)


def say(text: str) -> None:
    """Tell the user where it is, on standard error."""
    print(text, file=sys.stderr, flush=True)
