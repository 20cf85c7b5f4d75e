"""Make chains of a register that was kept before its entries were chained: as its owner, while tables are made."""

from uuid import UUID

from django.utils import timezone

from fairnotice.records.chains import KINDS, chained
from fairnotice.records.models import DocumentRecord, NoticeRecord, RegisterEntryRecord, ViewRecord
from fairnotice.records.register_key import register_key
from fairnotice.records.sealing import issue_version
from fairnotice.register.canonical import FIRST
from fairnotice.register.entry import BRINGS
from fairnotice.register.holding import EMPTY


def complete_views() -> None:
    """Sign the document of every notice that still has one, and chain each view from its first entry on."""
    key = register_key(timezone.now())
    for notice in NoticeRecord.objects.exclude(document={}):
        if not DocumentRecord.objects.filter(notice=notice).exists():
            issue_version(notice, key, notice.published_at)
    documents = {document.notice_id: document for document in DocumentRecord.objects.filter(version=1)}
    for code in RegisterEntryRecord.objects.order_by().values_list("recipient_id", flat=True).distinct():
        _chain(code, documents)


def _chain(code: str, documents: dict[UUID, DocumentRecord]) -> None:
    view = ViewRecord(recipient_id=code, sequence=0, head=FIRST, copy=EMPTY)
    before: dict[UUID, RegisterEntryRecord] = {}
    for row in RegisterEntryRecord.objects.filter(recipient_id=code).order_by("sequence").select_related("notice"):
        document = documents.get(row.notice_id) if KINDS[row.kind] in BRINGS else None
        state = _STATE_AFTER.get(row.kind, row.kind)
        chained(row, view, state=state, document=document, version=1, before=before.get(row.notice_id))
        row.save()
        view.sequence, view.head, view.copy = row.sequence, row.head, row.copy
        before[row.notice_id] = row
    view.save()


_STATE_AFTER = {"renewed": "published", "resumed": "published", "unblocked": "published"}
"""The state that a notice had after an event of before, where the event's name is not the state's."""
