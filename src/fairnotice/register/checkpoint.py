"""A checkpoint: the register signs how far a view goes, with its head, at an instant. Fresh with every answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from fairnotice.register.canonical import FIRST
from fairnotice.register.entry import Entry, follow
from fairnotice.register.errors import Fault, NotGenuine
from fairnotice.register.instants import instant, text_of
from fairnotice.register.ring import KeyRing, key_id
from fairnotice.register.signing import read_unverified, sign, signed

TYPE = "fairnotice-checkpoint+jws"
AHEAD = timedelta(minutes=5)
"""How far a checkpoint may be ahead of the reader's clock before one of the two is taken to be wrong."""


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """How far a view goes: the last entry of this answer with its head, and the number of the last there is."""

    register: str
    mode: str
    recipient: str
    sequence: int
    head: str
    latest: int
    at: datetime


def start(register: str, mode: str, recipient: str, at: datetime) -> Checkpoint:
    """Where a copy begins: nothing held. `at` is the instant of enrolment."""
    return Checkpoint(register, mode, recipient, 0, FIRST, 0, at)


def sign_checkpoint(point: Checkpoint, key: Ed25519PrivateKey) -> str:
    """The checkpoint, signed by the register."""
    said = {
        "register": point.register,
        "mode": point.mode,
        "recipient": point.recipient,
        "sequence": point.sequence,
        "head": point.head,
        "latest": point.latest,
        "at": text_of(point.at),
    }
    return sign(said, key, id=key_id(key.public_key(), point.mode), type=TYPE)


def checkpoint_from(statement: str, ring: KeyRing) -> Checkpoint:
    """A checkpoint whose signature holds. Raises NotGenuine."""
    at = instant(read_unverified(statement)[1].get("at"))
    said = signed(statement, ring, type=TYPE, at=at)
    return Checkpoint(
        register=_text(said, "register"),
        mode=_text(said, "mode"),
        recipient=_text(said, "recipient"),
        sequence=_number(said, "sequence"),
        head=_text(said, "head"),
        latest=_number(said, "latest"),
        at=at,
    )


def judge(new: Checkpoint, entries: Sequence[Entry], *, held: Checkpoint, now: datetime) -> None:
    """Hold an answer against what this copy holds. Returns when entries and checkpoint go on from there.

    `now` is the reader's clock. Raises NotGenuine: another register, mode or recipient; rolled back; forked; a gap;
    altered; a clock that cannot be.
    """
    _of_this_view(new, held)
    if new.at > now + AHEAD:
        raise NotGenuine(
            Fault.CLOCK,
            f"The register says that it is {text_of(new.at)}, and the clock here {text_of(now)}: one of them is wrong. "
            "Set the clock of this machine.",
        )
    if new.at < held.at or new.sequence < held.sequence or new.latest < held.latest:
        raise NotGenuine(
            Fault.ROLLED_BACK,
            f"This answer is older than what is held here: entry {new.sequence} of {new.latest} at {text_of(new.at)}, "
            f"where entry {held.sequence} of {held.latest} at {text_of(held.at)} was seen. A register that was "
            "restored from a backup answers so: ask it by telephone.",
        )
    head = follow(entries, recipient=held.recipient, sequence=held.sequence, head=held.head)
    if new.sequence != held.sequence + len(entries):
        raise NotGenuine(Fault.GAP, f"The checkpoint goes to entry {new.sequence}, the entries that came do not.")
    if new.head != head:
        fault = Fault.ALTERED if entries else Fault.FORKED
        raise NotGenuine(fault, f"The checkpoint of entry {new.sequence} names another head than the entries give.")
    if new.latest < new.sequence:
        raise NotGenuine(Fault.UNREADABLE, "The checkpoint goes further than it says that the view does.")


def same_past(one: Checkpoint, other: Checkpoint) -> None:
    """Compare what two readers of one view were shown. Raises NotGenuine (forked) where one entry has two heads."""
    if (one.register, one.recipient) != (other.register, other.recipient):
        raise NotGenuine(Fault.WRONG_RECIPIENT, "These two are of different views: nothing can be compared.")
    if one.sequence == other.sequence and one.head != other.head:
        raise NotGenuine(
            Fault.FORKED,
            f"Two pasts: entry {one.sequence} of {one.recipient} was shown with two heads, both signed. Stop "
            "using either copy, and tell both bureaus and the register's supervisor.",
        )


def _of_this_view(new: Checkpoint, held: Checkpoint) -> None:
    if new.register != held.register:
        raise NotGenuine(Fault.WRONG_REGISTER, "This answer is from another register than the one enrolled with.")
    if new.mode != held.mode:
        raise NotGenuine(Fault.TRAINING_KEY, f"This answer is for {new.mode}, and this copy is {held.mode}.")
    if new.recipient != held.recipient:
        raise NotGenuine(Fault.WRONG_RECIPIENT, f"This answer is for {new.recipient}, not {held.recipient}.")


def _text(said: dict[str, Any], name: str) -> str:
    value = said.get(name)
    if not isinstance(value, str):
        raise NotGenuine(Fault.UNREADABLE, f"The checkpoint has no {name}.")
    return value


def _number(said: dict[str, Any], name: str) -> int:
    value = said.get(name)
    if type(value) is not int or value < 0:
        raise NotGenuine(Fault.UNREADABLE, f"The checkpoint has no {name}.")
    return value
