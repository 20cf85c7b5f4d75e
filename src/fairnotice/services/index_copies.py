"""A bureau's view as an index that is given away: for a machine that screens many rows, and has no line."""

import shutil
import tempfile
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from fairnotice.bulk.held import HeldCopy, held_in, put_key
from fairnotice.domain.errors import InvalidValue, NotPossibleNow, NotYourAct
from fairnotice.domain.officer import SYSTEM, Officer, Role
from fairnotice.records.models import BureauRecord, DeskRecord, RegisterEntryRecord
from fairnotice.records.register_key import register_id
from fairnotice.records.session import speaking_as
from fairnotice.register.pack import LONGEST
from fairnotice.screening import Entry, Watchlist
from fairnotice.screening.engine import Origin, put_in_place
from fairnotice.screening.reading import NOTHING_SAID, Reading
from fairnotice.screening.watchlist import is_index
from fairnotice.services.acting import act_as, log_access, seen
from fairnotice.services.bureau_lists import entries_in_view
from fairnotice.services.copies_given import given_copy, keep_given
from fairnotice.services.copy_receipts import keep_copy_receipt
from fairnotice.services.copy_recipients import INDEX, index_recipient, key_of
from fairnotice.services.live import is_live
from fairnotice.services.thresholds import thresholds_in_force


@dataclass(frozen=True, slots=True)
class GivenIndex:
    """What was given: up to which entry of the view, how many people, until when, and whether an older one went."""

    sequence: int
    entries: int
    until: datetime
    replaced: bool


def give_index(*, bureau: str, to: str, folder: Path, days: int, by: Officer, at: datetime) -> GivenIndex:
    """Write the notices in force in a bureau's view as an index, which answers for so many days, today the first.

    It is kept as a copy given before it has its name, with the receipt of its holder. Another copy of this register
    that stood in the folder is replaced, and its holder's word that it is gone is kept. Raises NotYourAct, NotFound,
    NotPossibleNow for more than seven days (RPD art. 56) and for a view without notices, InvalidValue, OSError.
    """
    if by.role not in {Role.ADMINISTRATOR, Role.SYSTEM}:
        raise NotYourAct("An index is given by the administrator.")
    if not 0 < days <= LONGEST.days:
        raise NotPossibleNow(f"A copy is used within {LONGEST.days} days of its making, and for one day at least.")
    with act_as(by):
        seen(BureauRecord, bureau)
        log_access(f"bureau:{bureau}", "index", "index", by, at)
    with speaking_as(Officer(id=by.id, role=Role.BORDER, bureau=bureau)):
        last = RegisterEntryRecord.objects.filter(recipient_id=bureau).order_by("sequence").last()
        entries = entries_in_view()
    if last is None or not entries:
        raise NotPossibleNow("No notice is in force in this bureau's view: there is nothing to give.")
    before = _held(folder)
    if folder.exists() and not is_index(folder):
        raise InvalidValue(f"{folder} is there and is no index: nothing was written.")
    until = _midnight(at) + timedelta(days=days)
    folder.parent.mkdir(parents=True, exist_ok=True)
    making = Path(tempfile.mkdtemp(prefix=f".{folder.name}-given-", dir=folder.parent))
    try:
        _made(making / "index", entries, last, to=to, until=until, at=at)
        put_in_place(making / "index", folder)
    finally:
        shutil.rmtree(making, ignore_errors=True)
    gone = before is not None and _gone(before, at)
    return GivenIndex(last.sequence, len(entries), until, gone)


def _made(
    folder: Path, entries: list[Entry], last: RegisterEntryRecord, *, to: str, until: datetime, at: datetime
) -> None:
    with speaking_as(SYSTEM):
        recipient = index_recipient(bureau=last.recipient_id, name=to, at=at)
        given = given_copy(recipient, sequence=last.sequence, head=last.head, until=until)
        origin = Origin(
            source=f"notices in the view of {last.recipient_id}",
            version=f"entry {last.sequence}",
            recipient=recipient.name,
            expires=until.date() - timedelta(days=1),
            dated=at.date(),
            reading=NOTHING_SAID if is_live() else Reading(invented=len(entries)),
            stated=thresholds_in_force().stated_for(last.recipient_id),
            given=given.as_json(),
        )
        Watchlist.build(entries, folder, origin)
        put_key(folder, key_of(recipient))
        held = held_in(folder)
        assert held is not None
        keep_given(held, recipient, entries=len(entries), at=at)


def _held(folder: Path) -> HeldCopy | None:
    """The copy that stands there, if it is one that some register gave and that can still be signed for."""
    if not is_index(folder):
        return None
    try:
        return held_in(folder)
    except InvalidValue:
        return None


def _gone(before: HeldCopy, at: datetime) -> bool:
    """Keep that a copy was replaced, where it was one of this register's."""
    with speaking_as(SYSTEM):
        recipient = DeskRecord.objects.filter(pk=before.given.desk, kind=INDEX).first()
        if recipient is None or before.given.register != register_id():
            return False
        return keep_copy_receipt(statement=before.says_gone(at), recipient=recipient, at=at).agrees


def _midnight(at: datetime) -> datetime:
    return at.replace(hour=0, minute=0, second=0, microsecond=0)
