"""The screening engine: finds whom on a list of a million a traveller may be, in a fraction of a millisecond.

It finds and weighs; the comparisons in words are made by `screening.hit` for the few that it finds. Nothing here writes
into an index, so one may be shared by threads and, mapped from files, by processes.
"""

from pathlib import Path

from fairnotice.screening.engine.compiled import forget_old

forget_old(Path(__file__).parent)  # before any kernel is loaded

from fairnotice.screening.engine.build import build  # noqa: E402
from fairnotice.screening.engine.entries import StoredEntries, stored  # noqa: E402
from fairnotice.screening.engine.index import EngineIndex, Found  # noqa: E402
from fairnotice.screening.engine.store import Opened, Origin, open_index, save  # noqa: E402

__all__ = [
    "EngineIndex",
    "Found",
    "Opened",
    "Origin",
    "StoredEntries",
    "build",
    "open_index",
    "save",
    "stored",
]
