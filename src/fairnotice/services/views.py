"""A recipient's view as it is handed out: entries, documents with what opens them, and a checkpoint signed just now."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey
from django.conf import settings
from django.db import connection

from fairnotice.domain.errors import NotFound, NotPossibleNow, NotYourAct
from fairnotice.domain.lifecycle import NoticeState
from fairnotice.domain.officer import SYSTEM, Officer, Role
from fairnotice.records.chains import entry_of
from fairnotice.records.models import CopyRecord, DeskRecord, DocumentRecord, RegisterEntryRecord, ViewRecord
from fairnotice.records.register_key import key_statements, register_id, register_key
from fairnotice.records.session import speaking_as
from fairnotice.register.canonical import FIRST
from fairnotice.register.checkpoint import Checkpoint, sign_checkpoint
from fairnotice.register.entry import Entry
from fairnotice.register.pack import LONGEST, make_pack
from fairnotice.services.acting import act_as, log_access, seen
from fairnotice.services.desks import own_desk
from fairnotice.services.drill import asked_of
from fairnotice.services.incidents import OTHER_PAST, open_incident

MOST_ENTRIES = 1000
_READERS = frozenset({Role.BUREAU, Role.BORDER})
_SHOWN = (NoticeState.PUBLISHED, NoticeState.SUSPENDED)
"""States in which recipients have the document. In every other its key is not handed out."""


@dataclass(frozen=True, slots=True)
class ViewPart:
    """Some entries of a view, in their order. `documents`: ciphertext by its digest, where they were asked for.

    `asks`: what the desk that reads is asked for now, such as a receipt while a drill is open.
    """

    entries: tuple[Entry, ...]
    documents: dict[str, bytes]
    checkpoint: str
    latest: int
    keys: tuple[str, ...]
    asks: tuple[str, ...] = ()


def read_view(*, after: int, limit: int, inline: bool, by: Officer, at: datetime) -> ViewPart:
    """The entries of the officer's own view after that one, oldest first, with a fresh checkpoint of their end.

    Raises NotYourAct for who has no view.
    """
    if by.role not in _READERS:
        raise NotYourAct("A view of the register is for the officers and desks of its bureau.")
    with act_as(by):
        view = ViewRecord.objects.filter(recipient_id=by.bureau).first()
        found = RegisterEntryRecord.objects.filter(recipient_id=by.bureau, sequence__gt=after).order_by("sequence")
        rows = list(found[: min(limit, MOST_ENTRIES)])
        held = _documents(rows, inline)
        ends, head = _end(rows, after, view, by.bureau)
        latest = view.sequence if view else 0
        checkpoint, keys = _signed(by.bureau, ends, head, latest, at)
        asks = asked_of(by)
        if after > latest:
            _ahead(after, latest, by, at)
    return ViewPart(
        entries=tuple(entry_of(row, held[row.cipher].key if row.cipher in held else "") for row in rows),
        documents={cipher: bytes(one.data) for cipher, one in held.items() if inline and one.data is not None},
        checkpoint=checkpoint,
        latest=latest,
        keys=keys,
        asks=asks,
    )


def latest_of(codes: list[str]) -> dict[str, int]:
    """How far each of these views goes."""
    with speaking_as(SYSTEM):
        return dict(ViewRecord.objects.filter(pk__in=codes).values_list("recipient_id", "sequence"))


def ciphertext(*, cipher: str) -> bytes:
    """The document of that digest as it travels: for anybody, as it tells nothing without its key.

    Raises NotFound; NotPossibleNow once it was destroyed.
    """
    with speaking_as(SYSTEM), connection.cursor() as cursor:
        cursor.execute("SELECT data, gone FROM fn_ciphertext(%s)", [cipher])
        row = cursor.fetchone()
    if row is None:
        raise NotFound("There is no document of this digest.")
    if row[1]:
        raise NotPossibleNow("This document was deleted, and its key destroyed.")
    return bytes(row[0])


def export_pack(*, days: int, by: Officer, at: datetime, desk: UUID | None = None) -> bytes:
    """The whole view of a desk as a signed file that this desk alone can open, over after so many days.

    For the desk itself; for another's `desk` by its bureau or the administrator. That there is this copy, and
    until when, is kept. Raises NotYourAct, NotFound, NotPossibleNow for more than seven days (RPD art. 56).
    """
    if not 0 < days <= LONGEST.days:
        raise NotPossibleNow(f"A pack is used within {LONGEST.days} days of its making, and for one day at least.")
    with act_as(by):
        row = own_desk(by, at) if desk is None else _other_desk(desk, by, at)
        log_access(f"desk:{row.pk}", "pack", "pack", by, at)
    if row.officer_id is None:
        raise NotPossibleNow("An index is no desk: no pack is made for it.")
    account = Officer(id=row.officer_id, role=Role.BORDER, bureau=row.bureau_id)
    parts: list[ViewPart] = []
    while not parts or parts[-1].entries:
        after = parts[-1].entries[-1].sequence if parts else 0
        parts.append(read_view(after=after, limit=MOST_ENTRIES, inline=True, by=account, at=at))
    until = at + timedelta(days=days)
    with speaking_as(SYSTEM):
        key = register_key(at)
        CopyRecord.objects.create(desk=row, kind="pack", sequence=parts[-1].latest, made_at=at, ends_at=until)
    return make_pack(
        checkpoint=parts[-1].checkpoint,
        keys=parts[-1].keys,
        entries=[entry for part in parts for entry in part.entries],
        documents={cipher: data for part in parts for cipher, data in part.documents.items()},
        desks={str(row.pk): X25519PublicKey.from_public_bytes(bytes.fromhex(row.wrap))},
        key=key,
        mode=settings.FAIRNOTICE_MODE,
        at=at,
        until=until,
    )


def _other_desk(desk: UUID, by: Officer, at: datetime) -> DeskRecord:
    row = seen(DeskRecord, desk)
    if by.role not in {Role.ADMINISTRATOR, Role.SYSTEM} and not (by.role is Role.BUREAU and by.bureau == row.bureau_id):
        raise NotYourAct("A pack is made by the desk itself, its bureau or the administrator.")
    if row.ended_at is not None or at >= row.ends_at:
        raise NotPossibleNow("This desk was ended: no pack is made for it.")
    return row


def _documents(rows: list[RegisterEntryRecord], inline: bool) -> dict[str, DocumentRecord]:
    """What row security lets this reader open, of notices that are still in force or suspended."""
    ciphers = {row.cipher for row in rows if row.cipher}
    found = DocumentRecord.objects.filter(cipher__in=ciphers, destroyed_at=None, notice__state__in=_SHOWN)
    fields = ("cipher", "key", "data") if inline else ("cipher", "key")
    return {one.cipher: one for one in found.only(*fields)}


def _end(rows: list[RegisterEntryRecord], after: int, view: ViewRecord | None, bureau: str) -> tuple[int, str]:
    if rows:
        return rows[-1].sequence, rows[-1].head
    if view is None or after == 0:
        return 0, FIRST
    if after >= view.sequence:  # who says to be further than the view is told where the view ends
        return view.sequence, view.head
    head = RegisterEntryRecord.objects.filter(recipient_id=bureau, sequence=after).values_list("head", flat=True)
    return after, head[0]


def _ahead(after: int, latest: int, by: Officer, at: datetime) -> None:
    """A desk has seen entries that its register does not have: a register that was put back finds that out here."""
    with speaking_as(SYSTEM):
        desk = DeskRecord.objects.filter(officer_id=by.id, ended_at=None).first()
        if desk is not None:
            text = (
                f"The desk {desk.name} has seen entry {after}, and this register has {latest} for {by.bureau}. After a "
                "restore from a backup that is how it shows: the desk stands still until it is enrolled anew."
            )
            open_incident(kind=OTHER_PAST, bureau=by.bureau, thing=f"desk:{desk.pk}", text=text, at=at)


def _signed(bureau: str, sequence: int, head: str, latest: int, at: datetime) -> tuple[str, tuple[str, ...]]:
    with speaking_as(SYSTEM):
        key = register_key(at)
        point = Checkpoint(register_id(), settings.FAIRNOTICE_MODE, bureau, sequence, head, latest, at)
        return sign_checkpoint(point, key), tuple(key_statements())
