"""The entries of an index in one mapped file: each is read only when it is compared."""

from collections.abc import Iterable, Sequence
from typing import overload

import numpy as np
import numpy.typing as npt

from fairnotice.domain.errors import InvalidValue
from fairnotice.screening.engine.codec import packed, unpacked
from fairnotice.screening.entry import Entry

Bytes = npt.NDArray[np.uint8]
Starts = npt.NDArray[np.uint64]


class StoredEntries(Sequence[Entry]):
    """Entries by their places. Nothing is kept in memory: the file is mapped, and each is made when it is asked for."""

    def __init__(self, blob: Bytes, starts: Starts) -> None:
        if len(starts) == 0 or int(starts[-1]) != len(blob):
            raise InvalidValue("the entries of the index are cut short: build the index again")
        self.blob, self.starts = blob, starts

    def __len__(self) -> int:
        """How many there are."""
        return len(self.starts) - 1

    @overload
    def __getitem__(self, place: int) -> Entry: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[Entry, ...]: ...

    def __getitem__(self, place: int | slice) -> Entry | tuple[Entry, ...]:
        """The entry at a place, or those of a slice. Raises IndexError, and InvalidValue for damaged ones."""
        if isinstance(place, slice):
            return tuple(self[at] for at in range(*place.indices(len(self))))
        at = place + len(self) if place < 0 else place
        if not 0 <= at < len(self):
            raise IndexError(f"there is no entry {place} of {len(self)}")
        return unpacked(self.blob[int(self.starts[at]) : int(self.starts[at + 1])].tobytes())


def stored(entries: Iterable[Entry]) -> StoredEntries:
    """The entries in that form, in memory."""
    lines = [packed(entry) for entry in entries]
    starts = np.concatenate([[0], np.cumsum([len(line) for line in lines], dtype=np.uint64)]).astype(np.uint64)
    return StoredEntries(np.frombuffer(b"".join(lines), np.uint8), starts)
