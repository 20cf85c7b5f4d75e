"""The entries of an index in one mapped file: each is read only when it is compared.

Each is compressed by itself against a sample of the list (RFC 1951 with a preset dictionary): entries of one list
resemble each other, and one of some hundred bytes says little that the sample has not. Reading one back takes a
microsecond.
"""

import zlib
from collections.abc import Iterable, Sequence
from typing import Any, overload

import numpy as np
import numpy.typing as npt

from fairnotice.domain.errors import InvalidValue
from fairnotice.screening.engine.codec import packed, unpacked
from fairnotice.screening.entry import Entry

Bytes = npt.NDArray[np.uint8]
Starts = npt.NDArray[np.unsignedinteger[Any]]

START_KINDS = (np.dtype(np.uint32), np.dtype(np.uint64))
"""Where entries begin: in the wider one from 4 GiB on."""

_SAMPLE = 8 * 1024
"""Bytes of the sample at most: twice as many spare a sixteenth and take a third more time to write."""
_SHARE = 16
"""The sample of a short list is this part of it, so that it is not longer than what it spares."""
_LEVEL = 6
_WINDOW = -13  # as long as the sample; negative: without heading and check, for the folder has a digest
_MEMORY = 6  # little of it, for it is copied for each entry


class StoredEntries(Sequence[Entry]):
    """Entries by their places. Nothing is kept in memory: the file is mapped, and each is made when it is asked for."""

    def __init__(self, blob: Bytes, starts: Starts, sample: bytes) -> None:
        if len(starts) == 0 or int(starts[-1]) != len(blob):
            raise InvalidValue("the entries of the index are cut short: build the index again")
        self.blob, self.starts, self.sample = blob, starts, sample

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
        return unpacked(self._line(at))

    def _line(self, at: int) -> bytes:
        small = self.blob[int(self.starts[at]) : int(self.starts[at + 1])].tobytes()
        reading = zlib.decompressobj(_WINDOW, self.sample)
        try:
            return reading.decompress(small)
        except zlib.error as error:
            raise InvalidValue("an entry of the index cannot be read: build the index again") from error


def stored(entries: Iterable[Entry]) -> StoredEntries:
    """The entries in that form, in memory."""
    lines = [packed(entry) for entry in entries]
    sample = _sample_of(lines)
    made_ready = zlib.compressobj(_LEVEL, zlib.DEFLATED, _WINDOW, _MEMORY, zlib.Z_DEFAULT_STRATEGY, sample)
    small = [_compressed(line, made_ready) for line in lines]
    ends = np.cumsum([len(line) for line in small], dtype=np.uint64)
    few = not small or ends[-1] < 1 << 32
    starts: Starts = np.concatenate([np.zeros(1, np.uint64), ends]).astype(np.uint32 if few else np.uint64)
    return StoredEntries(np.frombuffer(b"".join(small), np.uint8), starts, sample)


def _compressed(line: bytes, made_ready: "zlib._Compress") -> bytes:
    """`made_ready`: knows the sample, and is copied, which takes less time than to tell it again."""
    making = made_ready.copy()
    return making.compress(line) + making.flush()


def _sample_of(lines: Sequence[bytes]) -> bytes:
    """Lines from all over the list, the same whenever it is the same."""
    size = min(_SAMPLE, sum(map(len, lines)) // _SHARE)
    taken: list[bytes] = []
    room, step = size, max(1, len(lines) // 512)
    for line in lines[::step]:
        if len(line) > room:
            break
        taken.append(line)
        room -= len(line)
    return b"".join(taken)
