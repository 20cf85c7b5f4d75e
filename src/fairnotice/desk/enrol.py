"""Enrolment: with a one-time code, once. The code tells the register's key, so that nobody can stand between."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fairnotice.desk.errors import DeskError, TurnedAway
from fairnotice.desk.folder import keep_secret, make_folder, signing_key, wrapping_key
from fairnotice.desk.held import Enrolled, enrolled, keep_enrolled
from fairnotice.desk.line import Line
from fairnotice.desk.store import Store, set_state, state
from fairnotice.domain.mode import Mode
from fairnotice.register.checkpoint import checkpoint_from
from fairnotice.register.errors import Fault, NotGenuine
from fairnotice.register.keys import pinned, rotated
from fairnotice.register.ring import KeyRing

_CODE = re.compile(r"([A-Za-z0-9]{20})-([0-9a-f]{16})\Z")


@dataclass(frozen=True, slots=True)
class Code:
    """A one-time code: what is sent, and the beginning of the digest of the register's first key."""

    text: str
    fingerprint: str

    @classmethod
    def of(cls, text: str) -> "Code":
        """The code as it was told. Raises DeskError for what is none."""
        found = _CODE.match(text.strip())
        if not found:
            raise DeskError("This is no code of enrolment: twenty letters, a hyphen, and sixteen digits (0-9, a-f).")
        return cls(text.strip(), found[2])


def enrol(folder: Path, line: Line, *, code: str, live: bool) -> Enrolled:
    """Enrol this folder with a register. Nothing is sent before its key is known to be the one that the code names.

    Raises DeskError where the folder is enrolled already, NotGenuine for another key or another mode, TurnedAway where
    the code was used or is over, NoLine.
    """
    told = Code.of(code)
    make_folder(folder)
    store = Store.make(folder)
    if state(store.db, "desk"):
        who = enrolled(store.db)
        raise DeskError(f"This folder is the desk {who.name} of {who.bureau} already: start it without --from.")
    about = line.about()
    mode, ring = _pinned(about, told, live=live)
    answer = line.enrol(
        {
            "code": told.text,
            "key": signing_key(folder).public_key().public_bytes_raw().hex(),
            "wrap": wrapping_key(folder).public_key().public_bytes_raw().hex(),
        }
    )
    point = checkpoint_from(str(answer.get("checkpoint", "")), ring)
    if point.register != about["register"] or point.mode != mode or point.sequence != 0:
        raise NotGenuine(Fault.WRONG_REGISTER, "What the register answered is not the beginning of a view of its own.")
    if point.recipient != answer.get("recipient"):
        raise NotGenuine(Fault.WRONG_RECIPIENT, "The register answered for two recipients at once.")
    one = Enrolled(
        url=line.url,
        register=point.register,
        register_name=str(about.get("name", "")),
        mode=mode,
        desk=_text(answer, "desk"),
        name=_text(answer, "name"),
        recipient=point.recipient,
        bureau=_text(answer, "bureau"),
        country=str(answer.get("country") or ""),
        telephone=str(answer.get("telephone") or ""),
        fingerprint=told.fingerprint,
        enrolled_at=point.at,
    )
    keep_secret(folder, "register", _text(answer, "token"))
    with store.writing() as db:
        first, *others = [str(one) for one in about["keys"]]
        keep_enrolled(db, one, first)
        db.executemany("INSERT INTO register_key (statement) VALUES (?)", [(other,) for other in others])
        set_state(db, checkpoint=str(answer["checkpoint"]), live=str(about.get("live") or ""))
    return one


def _pinned(about: dict[str, Any], code: Code, *, live: bool) -> tuple[str, KeyRing]:
    mode = Mode.LIVE if live else Mode.TRAINING
    said = about.get("mode")
    if said != mode:
        hint = "Say --live to enrol a live desk." if said == Mode.LIVE else "Leave --live out for a training desk."
        raise NotGenuine(Fault.TRAINING_KEY, f"This register is {said}, and the desk was to be {mode}. {hint}")
    keys = about.get("keys")
    if not isinstance(keys, list) or not keys:
        raise NotGenuine(Fault.UNREADABLE, "This register names no key.")
    ring = pinned(str(keys[0]), mode=mode, fingerprint=code.fingerprint)
    return mode.value, rotated(ring, [str(one) for one in keys[1:]])


def _text(answer: dict[str, Any], name: str) -> str:
    found = answer.get(name)
    if not isinstance(found, str) or not found:
        raise TurnedAway(422, f"The register's answer to the enrolment has no {name}.")
    return found
