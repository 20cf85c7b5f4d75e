"""The list that a bureau's checks are made against, brought on with what its register says."""

import gc
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from fairnotice.domain.lifecycle import NoticeState
from fairnotice.formats.dossier import dossier_from
from fairnotice.records.models import NoticeRecord, RegisterEntryRecord
from fairnotice.screening import Entry, Watchlist
from fairnotice.screening.watchlist import ENGINE_FROM

MOST_BESIDE = 1000
"""Changes that stand beside a bureau's list before it is made again: more than these slow a check down."""


def watchlist_of(bureau: str) -> Watchlist:
    """The published notices in this bureau's view, as they are at the end of its register.

    It is made once; afterwards what its new entries are about is looked up and changed. It is made again when the
    entry up to which it went is no longer there, or when more than MOST_BESIDE changes stand beside it.
    """
    kept = _READY.get(bureau)
    entries = RegisterEntryRecord.objects.filter(recipient_id=bureau).order_by("sequence")
    if kept is not None:
        since = list(entries.filter(sequence__gte=kept.sequence).values_list("pk", "sequence", "notice_id"))
        if since and since[0][0] == kept.end:
            return _brought_on(bureau, kept, since) if len(since) > 1 else kept.watchlist
    last = entries.values_list("pk", "sequence").last()
    made = _made_anew()
    if last is not None:
        _READY[bureau] = _Ready(last[0], last[1], made)
    return made


@dataclass(frozen=True, slots=True)
class _Ready:
    """A bureau's list, and the entry of its register up to which it goes."""

    end: UUID
    sequence: int
    watchlist: Watchlist


_READY: dict[str, _Ready] = {}
"""By bureau. One assignment, so threads may share: the later of two is looked on from its own end."""


def _brought_on(bureau: str, kept: _Ready, since: Sequence[tuple[UUID, int, UUID]]) -> Watchlist:
    about = {notice for _end, _sequence, notice in since[1:]}
    if kept.watchlist.beside + len(about) > MOST_BESIDE:
        made = _made_anew()
    else:
        come = _entries(NoticeRecord.objects.filter(pk__in=about))
        made = kept.watchlist.changed(come, map(str, about))
    end, sequence, _notice = since[-1]
    _READY[bureau] = _Ready(end, sequence, made)
    return made


def _made_anew() -> Watchlist:
    entries = _entries(NoticeRecord.objects.all())
    made = Watchlist(entries, engine=len(entries) >= ENGINE_FROM)
    if len(entries) >= ENGINE_FROM:
        del entries
        _settle()
    return made


def _settle() -> None:
    """Take what stands now out of Python's search for garbage, which would stop a check for half a second each time."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def _entries(notices: QuerySet[NoticeRecord]) -> list[Entry]:
    return [entry for notice in notices.filter(state=NoticeState.PUBLISHED) if (entry := _entry(notice))]


def _entry(notice: NoticeRecord) -> Entry | None:
    (subject,) = dossier_from(notice.document["case"]).subjects
    return Entry.of(str(notice.pk), subject)
