"""Views of the register as rows: each recipient's chain goes on by one entry, for many recipients at once."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import connection

from fairnotice.records.models import DocumentRecord, NoticeRecord, RegisterEntryRecord, ViewRecord
from fairnotice.register.canonical import FIRST
from fairnotice.register.entry import Entry, EntryKind
from fairnotice.register.holding import EMPTY, Holding, copy_after, held_after
from fairnotice.register.instants import text_of

CHANNEL = "fairnotice_register"
"""Where the database says that a view has grown, or (TOKENS) that tokens have ended."""
TOKENS = "tokens"
KINDS = {
    "published": EntryKind.PUBLISH,
    "amended": EntryKind.AMEND,
    "supplemented": EntryKind.ADDENDUM,
    "renewed": EntryKind.RENEW,
    "suspended": EntryKind.SUSPEND,
    "resumed": EntryKind.RESUME,
    "blocked": EntryKind.BLOCK,
    "unblocked": EntryKind.UNBLOCK,
    "withdrawn": EntryKind.WITHDRAW,
    "cancelled": EntryKind.CANCEL,
    "expired": EntryKind.EXPIRE,
    "restricted": EntryKind.RESTRICT,
    "deleted": EntryKind.DELETE,
}
"""How the events of a notice are called in an entry."""
_STATES = {"blocked_by_commission": "blocked"}
"""What recipients read for a state whose name tells more than they are to know."""


def extend(
    codes: Sequence[str],
    notice: NoticeRecord,
    *,
    kind: str,
    document: DocumentRecord | None,
    version: int,
    at: datetime,
) -> None:
    """Add an entry about a notice at the end of each of these views, and wake who waits for one when it commits."""
    views = _held_views(sorted(codes))
    last = _last_entries(notice, codes)
    made = []
    for code, view in views.items():
        row = _row(view, notice, kind=kind, document=document, version=version, before=last.get(code), at=at)
        view.sequence, view.head, view.copy = row.sequence, row.head, row.copy
        made.append(row)
    RegisterEntryRecord.objects.bulk_create(made)
    _keep(views)
    say()


def say(what: str = "") -> None:
    """Tell who listens, when this transaction commits."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_notify(%s, %s)", [CHANNEL, what])


def entry_of(row: RegisterEntryRecord, key: str = "") -> Entry:
    """A row as it travels. `key` opens the document that comes with it."""
    return Entry(
        recipient=row.recipient_id,
        sequence=row.sequence,
        kind=KINDS[row.kind],
        notice=str(row.notice_id),
        number=row.number,
        version=row.version,
        state=row.state,
        entered_at=text_of(row.entered_at),
        previous=row.previous,
        digest=row.digest,
        cipher=row.cipher,
        size=row.size,
        key=key,
    )


def _held_views(codes: Sequence[str]) -> dict[str, ViewRecord]:
    """The ends of these views, held in the order of their codes, so that no two acts wait for each other."""
    new = [ViewRecord(recipient_id=code, sequence=0, head=FIRST, copy=EMPTY) for code in codes]
    ViewRecord.objects.bulk_create(new, ignore_conflicts=True)
    held = ViewRecord.objects.filter(pk__in=codes).order_by("pk").select_for_update(no_key=True)
    return {view.recipient_id: view for view in held}


def _last_entries(notice: NoticeRecord, codes: Sequence[str]) -> dict[str, RegisterEntryRecord]:
    of_notice = RegisterEntryRecord.objects.filter(notice=notice, recipient_id__in=codes)
    return {row.recipient_id: row for row in of_notice.order_by("recipient_id", "-sequence").distinct("recipient_id")}


def _row(
    view: ViewRecord,
    notice: NoticeRecord,
    *,
    kind: str,
    document: DocumentRecord | None,
    version: int,
    before: RegisterEntryRecord | None,
    at: datetime,
) -> RegisterEntryRecord:
    row = RegisterEntryRecord(
        recipient_id=view.recipient_id, sequence=view.sequence + 1, notice=notice, kind=kind, entered_at=at
    )
    state = "restricted" if kind == "restricted" else _STATES.get(notice.state, notice.state)
    return chained(row, view, state=state, document=document, version=version, before=before)


def chained(
    row: RegisterEntryRecord,
    view: ViewRecord,
    *,
    state: str,
    document: DocumentRecord | None,
    version: int,
    before: RegisterEntryRecord | None,
) -> RegisterEntryRecord:
    """The row, filled with what makes it follow on the end of the view. `before`: the last entry about its notice."""
    row.number, row.state, row.version, row.previous = row.notice.number, state, version, view.head
    row.digest, row.cipher, row.size = (document.digest, document.cipher, document.size) if document else ("", "", 0)
    entry = entry_of(row)
    was = Holding(str(row.notice_id), before.number, before.state, before.version, before.held) if before else None
    now = held_after(was, entry)
    row.held, row.head, row.copy = now.digest, entry.head, copy_after(view.copy, was, now)
    return row


def _keep(views: Mapping[str, ViewRecord]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE register_view v SET sequence = n.sequence, head = n.head, copy = n.copy"
            " FROM unnest(%s::varchar[], %s::bigint[], %s::varchar[], %s::varchar[])"
            " AS n(recipient, sequence, head, copy) WHERE v.recipient_id = n.recipient",
            [
                list(views),
                [view.sequence for view in views.values()],
                [view.head for view in views.values()],
                [view.copy for view in views.values()],
            ],
        )
