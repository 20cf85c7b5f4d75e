"""An entry of a recipient's view, and the chain in which each names the one before.

The key of the document stands beside the entry and not in its digest: when it is destroyed, the chain still holds.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from fairnotice.register.canonical import canonical, digest
from fairnotice.register.errors import Fault, NotGenuine

SCHEMA = "fairnotice-entry/1"


class EntryKind(StrEnum):
    """What an entry says has happened."""

    PUBLISH = "publish"
    AMEND = "amend"
    ADDENDUM = "addendum"
    RENEW = "renew"
    SUSPEND = "suspend"
    RESUME = "resume"
    BLOCK = "block"
    UNBLOCK = "unblock"
    WITHDRAW = "withdraw"
    CANCEL = "cancel"
    EXPIRE = "expire"
    RESTRICT = "restrict"  # this recipient may not have it any more: a tombstone in this view alone
    DELETE = "delete"


BRINGS = frozenset(
    {EntryKind.PUBLISH, EntryKind.AMEND, EntryKind.ADDENDUM, EntryKind.RENEW, EntryKind.RESUME, EntryKind.UNBLOCK}
)
"""Kinds that bring the document, or bring it again."""
TAKES = frozenset(
    {EntryKind.BLOCK, EntryKind.WITHDRAW, EntryKind.CANCEL, EntryKind.EXPIRE, EntryKind.RESTRICT, EntryKind.DELETE}
)
"""Kinds after which the document and its keys are gone from every copy; the number alone answers."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a view. `state` is the notice's after it; `digest` and `cipher` are empty where no document comes."""

    recipient: str
    sequence: int
    kind: EntryKind
    notice: str
    number: str
    version: int
    state: str
    entered_at: str
    previous: str  # digest of the entry before
    digest: str = ""
    cipher: str = ""
    size: int = 0
    key: str = ""  # of the document; empty once it is destroyed

    @property
    def head(self) -> str:
        """The digest of this entry, which the next one names."""
        return digest(canonical(self._hashed()))

    def _hashed(self) -> dict[str, Any]:
        return {
            "schema": SCHEMA,
            "recipient": self.recipient,
            "sequence": self.sequence,
            "kind": self.kind.value,
            "notice": self.notice,
            "number": self.number,
            "version": self.version,
            "state": self.state,
            "entered_at": self.entered_at,
            "previous": self.previous,
            "digest": self.digest,
            "cipher": self.cipher,
            "size": self.size,
        }

    def to_json(self) -> dict[str, Any]:
        """As it travels."""
        return {**self._hashed(), "key": self.key}

    @property
    def without_key(self) -> "Entry":
        """The same entry after its document's key was destroyed."""
        return replace(self, key="")


def entry_from(said: Mapping[str, Any]) -> Entry:
    """An entry as it travels. Raises NotGenuine where it is of another form."""
    try:
        if said["schema"] != SCHEMA:
            raise NotGenuine(Fault.UNREADABLE, f"This entry is {said['schema']}; this program reads {SCHEMA}.")
        numbers = {name: said[name] for name in ("sequence", "version", "size")}
        texts = {
            name: said[name]
            for name in ("recipient", "notice", "number", "state", "entered_at", "previous", "digest", "cipher", "key")
        }
        if not all(type(value) is int and 0 <= value < 2**53 for value in numbers.values()):
            raise TypeError("a number of an entry is whole")
        if not all(isinstance(value, str) for value in texts.values()):
            raise TypeError("a text of an entry is text")
        return Entry(kind=EntryKind(said["kind"]), **numbers, **texts)
    except (KeyError, TypeError, ValueError) as error:
        raise NotGenuine(Fault.UNREADABLE, f"This is no entry of a register: {error}.") from error


def follow(entries: Iterable[Entry], *, recipient: str, sequence: int, head: str) -> str:
    """The head after these entries, when they follow without a gap on the one of that sequence and head.

    Raises NotGenuine: for another recipient, a gap, a repetition, another order, another past.
    """
    for entry in entries:
        if entry.recipient != recipient:
            raise NotGenuine(
                Fault.WRONG_RECIPIENT, f"Entry {entry.sequence} is for {entry.recipient}, not {recipient}."
            )
        if entry.sequence != sequence + 1:
            raise NotGenuine(Fault.GAP, f"After entry {sequence} comes {sequence + 1}; this is {entry.sequence}.")
        if entry.previous != head:
            raise NotGenuine(
                Fault.FORKED,
                f"Entry {entry.sequence} does not follow the entry {sequence} that is held here: the register shows "
                "another past, or the answer was altered on its way.",
            )
        sequence, head = entry.sequence, entry.head
    return head
