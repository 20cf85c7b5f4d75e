"""What is new in many views at once, for the process in which desks wait: a publication is read once, not once a desk.

It says what `views.read_view` says. Whether a desk may open a document is read from its own view: after the last entry
about that notice, does a copy hold it?
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime

from django.conf import settings

from fairnotice.domain.officer import SYSTEM
from fairnotice.records.chains import entry_of
from fairnotice.records.models import DocumentRecord, RegisterEntryRecord, ViewRecord
from fairnotice.records.register_key import key_statements, register_id, register_key
from fairnotice.records.session import speaking_as
from fairnotice.register.checkpoint import Checkpoint, sign_checkpoint
from fairnotice.services.views import ViewPart

Waiting = tuple[str, int]
"""A recipient, and the entry after which it waits."""
MOST_AT_ONCE = 100
"""Entries that one answer brings to who waited. Who is further behind reads the rest as anybody does."""

_NEW = """
SELECT e.* FROM unnest(%s::varchar[], %s::bigint[]) AS w(recipient, after)
CROSS JOIN LATERAL (
    SELECT * FROM register_entry e WHERE e.recipient_id = w.recipient AND e.sequence > w.after
    ORDER BY e.sequence LIMIT %s
) e
"""


def news_for(waiting: Sequence[Waiting], *, at: datetime) -> dict[Waiting, ViewPart]:
    """What each of these waits for, where there is something. Documents come along."""
    places = list(dict.fromkeys(waiting))
    if not places:
        return {}
    with speaking_as(SYSTEM):
        given = [[code for code, _after in places], [after for _code, after in places], MOST_AT_ONCE]
        rows = list(RegisterEntryRecord.objects.raw(_NEW, given))
        if not rows:
            return {}
        held = _held(rows)
        documents = _documents(rows)
        views = dict(ViewRecord.objects.filter(pk__in={row.recipient_id for row in rows}).values_list("pk", "sequence"))
        key, register, keys = register_key(at), register_id(), tuple(key_statements())
    by_view: dict[str, list[RegisterEntryRecord]] = defaultdict(list)
    for row in {row.pk: row for row in rows}.values():
        by_view[row.recipient_id].append(row)
    parts: dict[Waiting, ViewPart] = {}
    for code, after in places:
        mine = sorted((row for row in by_view[code] if row.sequence > after), key=lambda row: row.sequence)
        if not mine or mine[0].sequence != after + 1:
            continue
        opened = {row.cipher: documents[row.cipher] for row in mine if row.cipher in documents and _may_open(row, held)}
        last = mine[-1]
        latest = views[code]
        point = Checkpoint(register, settings.FAIRNOTICE_MODE, code, last.sequence, last.head, latest, at)
        parts[code, after] = ViewPart(
            entries=tuple(entry_of(row, opened[row.cipher].key if row.cipher in opened else "") for row in mine),
            documents={cipher: bytes(one.data) for cipher, one in opened.items() if one.data is not None},
            checkpoint=sign_checkpoint(point, key),
            latest=latest,
            keys=keys,
        )
    return parts


def _held(rows: Sequence[RegisterEntryRecord]) -> dict[tuple[str, object], str]:
    """By recipient and notice: the digest of the document that a copy holds after the last entry, or an empty one."""
    about = RegisterEntryRecord.objects.filter(
        notice_id__in={row.notice_id for row in rows}, recipient_id__in={row.recipient_id for row in rows}
    )
    last = about.order_by("recipient_id", "notice_id", "-sequence").distinct("recipient_id", "notice_id")
    return {(code, notice): held for code, notice, held in last.values_list("recipient_id", "notice_id", "held")}


def _may_open(row: RegisterEntryRecord, held: Mapping[tuple[str, object], str]) -> bool:
    return bool(held.get((row.recipient_id, row.notice_id)))


def _documents(rows: Sequence[RegisterEntryRecord]) -> dict[str, DocumentRecord]:
    ciphers = {row.cipher for row in rows if row.cipher}
    found = DocumentRecord.objects.filter(cipher__in=ciphers, destroyed_at=None)
    return {one.cipher: one for one in found.only("cipher", "key", "data")}
