"""A notice by its number, or by the code on a printed one. What has ended answers by its number, never by a name."""

import re
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from fairnotice.border.card import Card, card_of
from fairnotice.border.person import Person, person_in
from fairnotice.desk.held import enrolled, held
from fairnotice.desk.kept import Said, keep_answer
from fairnotice.desk.photos import photos_here
from fairnotice.desk.standing import standing
from fairnotice.desk.store import Store
from fairnotice.domain.dates import Moment
from fairnotice.domain.effect import Instrument
from fairnotice.domain.errors import InvalidValue, NotFound
from fairnotice.domain.mode import Mode
from fairnotice.formats.dossier import dossier_from
from fairnotice.law.effect import effect_of
from fairnotice.register.document import unseal
from fairnotice.register.ring import KeyRing

_SCANNED = re.compile(r"(?:^|[:/])notices/(?P<number>[^/\s]+)/(?P<digest>[0-9a-fA-F]{12,64})/?\Z")
"""The square code of a print: an address, or a name that begins with `fairnotice:` (formats.printed.code)."""
_READ_OUT = re.compile(r"(?P<number>\S+)[\s#|]+(?P<digest>(?:[0-9a-fA-F]\s*){12,64})\Z")
IN_FORCE, SUSPENDED = "published", "suspended"


@dataclass(frozen=True, slots=True)
class Shown:
    """A notice as the copy has it. Ended, there is neither a person nor a card: its number, its state, since when."""

    notice: str
    number: str
    state: str
    since: str
    version: int
    digest: str
    expires_on: str
    person: Person | None = None
    card: Card | None = None
    document: Mapping[str, Any] | None = None
    photos: tuple[str, ...] = ()

    @property
    def in_force(self) -> bool:
        """Whether anything may rest on it."""
        return self.state == IN_FORCE

    @property
    def ended(self) -> bool:
        """Whether the number alone answers."""
        return self.document is None


@dataclass(frozen=True, slots=True)
class Print:
    """What a printed notice is: of which version, and whether that is the one that is held now."""

    genuine: bool
    version: int
    newest: bool


def by_number(store: Store, number: str, *, limit: timedelta, at: datetime, purpose: str = "by number") -> list[Shown]:
    """The notices of that number. Raises NotFound, NotCurrent. The answer is kept."""
    asked = {"number": number.strip()}
    found = _answered(store, "number = ? COLLATE NOCASE", asked, limit=limit, at=at, purpose=purpose)
    if not found:
        raise NotFound("There is no notice of that number in this copy.")
    return found


def for_its_card(store: Store, notice: str, *, limit: timedelta, at: datetime) -> Shown:
    """A notice whose card is read alone. Raises NotFound where it has none here, NotCurrent. The answer is kept."""
    found = _answered(store, "notice = ?", {"notice": notice}, limit=limit, at=at, purpose="card")
    if not found or found[0].card is None:
        raise NotFound("That notice has no card in this copy.")
    return found[0]


def _answered(
    store: Store, which: str, asked: dict[str, str], *, limit: timedelta, at: datetime, purpose: str
) -> list[Shown]:
    """The notices that were asked for, from a copy that is current. The answer is kept, a refusal too."""
    stands = standing(store, limit=limit, now=at)
    sql = f"SELECT * FROM holding WHERE {which}"  # noqa: S608  one of the two above
    rows = store.db.execute(sql, tuple(asked.values())).fetchall() if stands.current else []
    found = [shown(store.db, row, stands.here.ring, country=stands.who.country, at=at) for row in rows]
    said: Said = {"refused": stands.why_not} if not stands.current else {}
    if stands.current:
        said = {"notices": [[one.number, one.version, one.state] for one in found]}
    with store.writing() as db:
        keep_answer(db, store.folder, stands, kind="notice", purpose=purpose, question=dict(asked), said=said, at=at)
    stands.demand()
    return found


def printed(text: str) -> tuple[str, str]:
    """Number and digits of the code on a printed notice. Raises InvalidValue for another code."""
    plain = text.strip()
    if scanned := _SCANNED.search(plain):
        return scanned["number"].replace("_", "/"), scanned["digest"].lower()
    found = _READ_OUT.match(plain)
    if not found:
        raise InvalidValue("The code of a printed notice is its number and at least twelve digits (0-9, a-f).")
    return found["number"], "".join(found["digest"].split()).lower()


def print_of(store: Store, one: Shown, digits: str) -> Print:
    """What a print with these digits is, of that notice: also of one that has ended since."""
    versions = store.db.execute(
        "SELECT json_extract(line, '$.version') AS version, json_extract(line, '$.digest') AS digest FROM entry"
        " WHERE notice = ? AND json_extract(line, '$.digest') <> '' ORDER BY sequence",
        (one.notice,),
    ).fetchall()
    same = [row for row in versions if str(row["digest"]).startswith(digits)]
    if not same:
        return Print(False, 0, False)
    return Print(True, int(same[-1]["version"]), same[-1]["digest"] == versions[-1]["digest"])


def by_id(store: Store, notice: str, *, country: str, at: datetime) -> Shown:
    """A notice that a match is about. Raises NotFound where it is not in the copy any more."""
    row = store.db.execute("SELECT * FROM holding WHERE notice = ?", (notice,)).fetchone()
    if row is None:
        raise NotFound("That notice is not in this copy.")
    return shown(store.db, row, held(store.db).ring, country=country, at=at)


def shown(db: sqlite3.Connection, row: sqlite3.Row, ring: KeyRing, *, country: str, at: datetime) -> Shown:
    """A row of the copy for the eye: its document opened and verified once more, so that nothing unsigned is shown.

    Raises NotGenuine for a document that was altered on this disk.
    """
    state = row["state"]
    if state == IN_FORCE and row["expires_on"] and row["expires_on"] < at.date().isoformat():
        state = "expired"
    if row["document"] is None or row["secret"] is None:
        return Shown(row["notice"], row["number"], state, row["entered_at"], row["version"], "", "")
    said = unseal(row["document"], row["secret"], expected=row["digest"], ring=ring)
    return Shown(
        notice=row["notice"],
        number=row["number"],
        state=state,
        since=row["entered_at"],
        version=row["version"],
        digest=row["digest"],
        expires_on=row["expires_on"] or "",
        person=person_in(said),
        card=_card(said, state, country, at, live=_is_live(db)) if country else None,
        document=said,
        photos=photos_here(db, row["notice"]),
    )


def _is_live(db: sqlite3.Connection) -> bool:
    """Whether somebody may act on what is shown: the register's mode, as on a server."""
    return Mode(enrolled(db).mode) is Mode.LIVE


def _card(said: Mapping[str, Any], state: str, country: str, at: datetime, *, live: bool) -> Card:
    dossier = dossier_from(said["case"])
    return card_of(
        effect_of(
            dossier,
            country,
            Moment.on_day(at.date(), now=at),
            subject=dossier.subjects[0].id,
            instrument=Instrument.NOTICE,
            notice_state=state,
            reader=country,
            live=live,
        )
    )
