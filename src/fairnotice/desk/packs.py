"""A pack is applied like an answer of the register; the copy then counts as current until the pack's end, no longer."""

import io
import zipfile
from datetime import datetime

from fairnotice.desk.applying import apply
from fairnotice.desk.faults import note_fault
from fairnotice.desk.folder import wrapping_key
from fairnotice.desk.held import enrolled, head_at, held, key_statements
from fairnotice.desk.judging import Step, opened
from fairnotice.desk.photos import put_photos
from fairnotice.desk.store import Store, state
from fairnotice.register.canonical import FIRST
from fairnotice.register.checkpoint import judge
from fairnotice.register.entry import follow
from fairnotice.register.errors import Fault, NotGenuine
from fairnotice.register.instants import instant
from fairnotice.register.keys import rotated
from fairnotice.register.pack import Pack, open_pack
from fairnotice.register.ring import KeyRing
from fairnotice.register.signing import read_unverified


def import_pack(store: Store, file: bytes, *, now: datetime) -> Pack:
    """Bring the copy on with a pack. What is refused is kept with its sentence, and nothing of it is applied.

    Raises NotGenuine: not for this desk, altered, over, older than what is held, of another past.
    """
    try:
        return _imported(store, file, now=now)
    except NotGenuine as refused:
        stops = refused.fault is Fault.FORKED
        note_fault(store, refused.fault.value, f"Pack: {refused}", now=now, stops=stops)
        raise


def _imported(store: Store, file: bytes, *, now: datetime) -> Pack:
    here, who = held(store.db), enrolled(store.db)
    if seen := state(store.db, "clock_seen"):
        now = max(now, instant(seen))  # a clock that was set back makes no pack younger
    ring = rotated(here.ring, _keys_in(file))
    pack = open_pack(file, desk=who.desk, wrap=wrapping_key(store.folder), ring=ring, now=now)
    ring = rotated(ring, pack.keys)
    if pack.checkpoint.sequence < here.point.sequence:
        raise NotGenuine(
            Fault.ROLLED_BACK,
            f"This pack is older than the copy: entry {pack.checkpoint.sequence}; here is {here.point.sequence}.",
        )
    known = pack.entries[: here.point.sequence]
    head = follow(known, recipient=who.recipient, sequence=0, head=FIRST)
    if head != head_at(store.db, here.point.sequence):
        raise NotGenuine(
            Fault.FORKED, f"This pack has another past than the copy here, up to entry {here.point.sequence}."
        )
    new = pack.entries[here.point.sequence :]
    judge(pack.checkpoint, new, held=here.point, now=now)
    documents = opened(new, pack.documents, ring, lambda _cipher: None)
    keys = _new_keys(store, ring, here.ring, pack)
    step = Step(new, pack.checkpoint, pack.statement, ring, keys, documents)
    if apply(step, here, store, now=now, until=pack.until):
        store.erase_traces()
    put_photos(store, pack.documents, now=now)
    return pack


def _new_keys(store: Store, ring: KeyRing, before: KeyRing, pack: Pack) -> tuple[str, ...]:
    if {one.id for one in ring.keys} == {one.id for one in before.keys}:
        return ()
    held_here = set(key_statements(store.db))
    return tuple(one for one in pack.keys if one not in held_here)


def _keys_in(file: bytes) -> tuple[str, ...]:
    """The statements of keys in a pack, which only count where a pinned key vouches for them."""
    try:
        with zipfile.ZipFile(io.BytesIO(file)) as parts:
            said = read_unverified(parts.read("manifest.jws").decode("ascii"))[1]
    except (zipfile.BadZipFile, KeyError, ValueError, OSError, NotImplementedError, RuntimeError) as error:
        raise NotGenuine(Fault.UNREADABLE, "This is no pack, or it is cut off or damaged.") from error
    keys = said.get("keys", ())
    return tuple(str(one) for one in keys) if isinstance(keys, list) else ()
