"""A notice on its way to paper: the signature is verified, then it is printed. No Django, no database."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from fairnotice.domain.dates import Moment
from fairnotice.domain.dossier import Dossier
from fairnotice.domain.effect import Presence
from fairnotice.domain.errors import InvalidValue
from fairnotice.formats.letter import Language
from fairnotice.formats.printed import Here, Printing, Verdict, notice_pdf
from fairnotice.law.effect import effect_of
from fairnotice.register.document import signed_document
from fairnotice.register.entry import BRINGS, Entry, entry_from
from fairnotice.register.errors import Fault, NotGenuine
from fairnotice.register.keys import pinned, rotated
from fairnotice.register.ring import KeyRing
from fairnotice.register.signing import read_unverified

SCHEMA = "fairnotice-proof/1"


@dataclass(frozen=True, slots=True)
class SignedNotice:
    """What proves a notice: the signed text, the entry that brought it, and the statements of the register's keys.

    The entry has no key of its document: with that, a file would open what travels.
    """

    statement: str
    entry: Entry
    keys: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        """As it stands in a file, and inside a print as proof.json."""
        entry = self.entry.without_key.to_json()
        return {"schema": SCHEMA, "statement": self.statement, "entry": entry, "keys": list(self.keys)}


def signed_notice_from(said: Mapping[str, Any]) -> SignedNotice:
    """A signed notice out of a file. Raises NotGenuine; nothing is verified yet."""
    keys = said.get("keys")
    if said.get("schema") != SCHEMA or not isinstance(said.get("entry"), dict) or not isinstance(keys, list):
        raise NotGenuine(Fault.UNREADABLE, f"This is no signed notice: its schema is not {SCHEMA}.")
    return SignedNotice(str(said.get("statement", "")), entry_from(said["entry"]), tuple(map(str, keys)))


def here_of(dossier: Dossier, country: str, *, at: datetime, live: bool | None = None) -> Here:
    """What the card of that country comes to for a notice in force, as a print says it.

    `live`: as `effect_of` takes it. Raises InvalidValue for a country that does not exist.
    """
    moment = Moment.on_day(at.date(), now=at)
    effect = effect_of(dossier, country, moment, subject=dossier.subjects[0].id, live=live)
    if any(bar.presence is Presence.YES for bar in effect.bars):
        return Here(effect.country, Verdict.BAR)
    return Here(effect.country, Verdict.POWER if effect.arrest_power else Verdict.NONE)


def ring_of(keys: Sequence[str], *, fingerprint: str) -> KeyRing:
    """The keys of a register, the first pinned by its fingerprint. Raises NotGenuine."""
    if not keys:
        raise NotGenuine(Fault.UNSIGNED, "The file names no key of a register.")
    mode = str(read_unverified(keys[0])[1].get("mode", ""))
    return rotated(pinned(keys[0], mode=mode, fingerprint=fingerprint), keys[1:])


def print_notice(
    signed: SignedNotice, photos: Mapping[str, bytes], language: Language, printing: Printing, ring: KeyRing
) -> bytes:
    """The notice as PDF, when a pinned key signed it and it is the one that the entry speaks of.

    Raises NotGenuine, and as `notice_pdf` does: InvalidValue for a photograph that is missing or another file,
    NotPossibleNow for a notice that is over.
    """
    entry = signed.entry
    document = signed_document(signed.statement, expected=entry.digest, ring=ring)
    if (document["notice"], document["number"]) != (entry.notice, entry.number):
        raise InvalidValue(f"The entry is about notice {entry.number}, and the document about another.")
    if entry.kind not in BRINGS or entry.version != document["version"]:
        raise InvalidValue(f"Entry {entry.sequence} does not bring this version of notice {entry.number}.")
    block = {
        "entry": {
            "recipient": entry.recipient,
            "sequence": entry.sequence,
            "digest": entry.digest,
            "entered_at": entry.entered_at,
        },
        "key": read_unverified(signed.statement)[0]["kid"],
        "signed": True,
    }
    proof = json.dumps(signed.to_json(), indent=1).encode()
    return notice_pdf(document, block, photos, language, printing, proof=proof)
