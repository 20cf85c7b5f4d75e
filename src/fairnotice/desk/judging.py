"""What came from the register, held against what is held here. Nothing of it counts before this has passed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from fairnotice.desk.held import Held
from fairnotice.desk.line import Feed
from fairnotice.desk.opening import Opened, Opener, alone
from fairnotice.register.checkpoint import Checkpoint, checkpoint_from, judge
from fairnotice.register.entry import BRINGS, Entry, EntryKind, entry_from, follow
from fairnotice.register.errors import Fault, NotGenuine
from fairnotice.register.keys import rotated
from fairnotice.register.ring import KeyRing

Fetch = Callable[[str], bytes | None]


@dataclass(frozen=True, slots=True)
class Step:
    """An answer that goes on from what is held. `documents` by the sequence of the entry that brings them."""

    entries: tuple[Entry, ...]
    point: Checkpoint
    statement: str
    ring: KeyRing
    new_keys: tuple[str, ...]
    documents: Mapping[int, Opened]


class ProvenFork(NotGenuine):
    """The register has signed another past than the one that it signed before. `evidence`: what it signed now."""

    def __init__(self, refused: NotGenuine, evidence: str) -> None:
        self.evidence = evidence
        super().__init__(refused.fault, str(refused))


def judged(feed: Feed, held: Held, *, fetch: Fetch, now: datetime, opener: Opener = alone) -> Step:
    """The step that an answer is. Raises NotGenuine for what is not as it must be, ProvenFork where that is signed."""
    ring = rotated(held.ring, feed.keys)
    point = checkpoint_from(feed.checkpoint, ring)
    entries = tuple(entry_from(one) for one in feed.entries)
    try:
        judge(point, entries, held=held.point, now=now)
    except NotGenuine as refused:
        if refused.fault is Fault.FORKED and _signed(entries, point, held):
            raise ProvenFork(refused, feed.checkpoint) from refused
        raise
    known = {one.id for one in held.ring.keys}
    new = tuple(feed.keys) if {one.id for one in ring.keys} != known else ()
    return Step(entries, point, feed.checkpoint, ring, new, opened(entries, feed.documents, ring, fetch, opener))


def opened(
    entries: tuple[Entry, ...],
    documents: Mapping[str, bytes],
    ring: KeyRing,
    fetch: Fetch,
    opener: Opener = alone,
) -> dict[int, Opened]:
    """The documents that are still wanted after these entries, opened and verified. Raises NotGenuine.

    One that its register has erased meanwhile stays out: an entry to come takes the notice.
    """
    last = {entry.notice: entry for entry in entries if entry.kind is not EntryKind.SUSPEND}
    wanted = []
    for entry in last.values():
        if entry.kind not in BRINGS or not entry.cipher or not entry.key:
            continue
        data = documents.get(entry.cipher)
        data = fetch(entry.cipher) if data is None else data
        if data is not None:
            wanted.append((entry, data))
    return {entry.sequence: one for (entry, _data), one in zip(wanted, opener(wanted, ring), strict=True)}


def _signed(entries: tuple[Entry, ...], point: Checkpoint, held: Held) -> bool:
    """Whether the register signed the other past, or the answer was only altered on its way."""
    if point.recipient != held.point.recipient or point.register != held.point.register:
        return False
    if not entries:
        return point.sequence == held.point.sequence
    first = entries[0]
    try:
        head = follow(entries, recipient=first.recipient, sequence=first.sequence - 1, head=first.previous)
    except NotGenuine:
        return False
    return head == point.head and first.sequence == held.point.sequence + 1
