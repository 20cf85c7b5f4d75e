"""The screening engine: finds whom on a list of a million a traveller may be, in a fraction of a millisecond.

It finds and weighs; the comparisons in words are made by `screening.hit` for the few that it finds. Nothing here writes
into an index, so one may be shared by threads and, mapped from files, by processes.
"""

from fairnotice.screening.engine.build import build
from fairnotice.screening.engine.entries import StoredEntries, stored
from fairnotice.screening.engine.index import EngineIndex, Found
from fairnotice.screening.engine.store import Opened, Origin, open_index, save

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
