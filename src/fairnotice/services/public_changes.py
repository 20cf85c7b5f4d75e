"""What happened to public parts, written down in the transaction in which it happened, in one order without gaps."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from fairnotice.domain.feeds import PublicChange, Removal, removal_of
from fairnotice.domain.lifecycle import NoticeState
from fairnotice.formats.public.ftm import count_of
from fairnotice.formats.public.notice import PublicNotice
from fairnotice.records.log import hold_log
from fairnotice.records.models import ExtractRecord, PublicChangeRecord


def note_public_change(row: ExtractRecord, *, before: Mapping[str, Any], at: datetime) -> None:
    """Write down what became of a public part whose content was `before`, where the public can tell a difference.

    A part that is hidden and then ends is removed twice: the second time with the reason that is final.
    """
    hold_log()  # one at a time: whoever asks for what comes after a number misses nothing
    happened, reason = _told(row, before)
    if happened is None:
        return
    last = PublicChangeRecord.objects.order_by("-sequence").first()
    PublicChangeRecord.objects.create(
        sequence=last.sequence + 1 if last else 1,
        extract=row,
        happened=happened.value,
        reason=reason.value if reason else "",
        entities=count_of(public_notice(row), happened),
        at=max(at, last.at) if last else at,
    )


def _told(row: ExtractRecord, before: Mapping[str, Any]) -> tuple[PublicChange | None, Removal | None]:
    if row.content:
        if not before:
            return PublicChange.PUBLISHED, None
        return (None if row.content == before else PublicChange.AMENDED), None
    reason = removal_of(NoticeState(row.state))
    last = PublicChangeRecord.objects.filter(extract=row).order_by("-sequence").first()
    told = last is not None and (last.happened, last.reason) == (PublicChange.REMOVED, reason)
    return (None if told else PublicChange.REMOVED), reason


def public_notice(row: ExtractRecord) -> PublicNotice:
    """The public part as the feeds see it."""
    return PublicNotice(
        number=row.number,
        kind=row.kind,
        published_at=row.published_at,
        changed_at=row.changed_at,
        page=f"/register/{row.pk}/",
        content=row.content,
    )
