"""What a copy of a view holds after an entry, and one digest over all of it that register and desk both keep up.

The digest of a copy is the sum of a digest for each notice, so that an entry changes it in one step, whatever the size.
It finds a copy that lost or kept something; it is no defence against a desk that lies, which signs what it says.
"""

from dataclasses import dataclass
from hashlib import sha512

from fairnotice.register.canonical import canonical
from fairnotice.register.entry import BRINGS, TAKES, Entry, EntryKind

_SIZE = 64
EMPTY = "0" * (2 * _SIZE)
"""The digest of a copy that holds nothing."""


@dataclass(frozen=True, slots=True)
class Holding:
    """One notice in a copy: in `state`, with the document of that digest, or with none."""

    notice: str
    number: str
    state: str
    version: int
    digest: str  # empty: the number alone answers

    @property
    def weight(self) -> int:
        """Its part of the digest of the copy."""
        said = [self.notice, self.number, self.state, self.version, self.digest]
        return int.from_bytes(sha512(canonical(said)).digest(), "big")


def held_after(before: Holding | None, entry: Entry) -> Holding:
    """What is held of a notice after an entry about it."""
    if entry.kind in TAKES:
        kept = ""
    elif entry.digest:
        kept = entry.digest
    else:
        kept = before.digest if before else ""
    return Holding(entry.notice, entry.number, entry.state, entry.version, kept)


def copy_after(copy: str, before: Holding | None, after: Holding) -> str:
    """The digest of a copy in which `before` was replaced by `after`."""
    total = int(copy, 16) - (before.weight if before else 0) + after.weight
    return f"{total % (1 << (8 * _SIZE)):0{2 * _SIZE}x}"


def brings_document(kind: EntryKind) -> bool:
    """Whether an entry of this kind comes with a document."""
    return kind in BRINGS
