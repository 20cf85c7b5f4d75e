"""The list that a bureau's checks are made against, brought on with what its register says."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from uuid import UUID

from django.db.models import QuerySet

from fairnotice.domain.errors import InvalidValue
from fairnotice.domain.lifecycle import NoticeState
from fairnotice.formats.dossier import dossier_from
from fairnotice.records.checked import register_from
from fairnotice.records.models import NoticeRecord, RegisterEntryRecord
from fairnotice.screening import Entry, Watchlist
from fairnotice.screening.settle import keep_pauses_short, settle
from fairnotice.screening.watchlist import ENGINE_FROM
from fairnotice.services.list_folders import Kept, Place, keep_list, kept_list, make_alone, may_be_used, shares_lists

MOST_BESIDE = 1000
"""Changes that stand beside a bureau's list before it is made again: more than these slow a check down."""


def watchlist_of(bureau: str) -> Watchlist:
    """The published notices in this bureau's view, as they are at the end of its register.

    It is made once; afterwards what its new entries are about is looked up and changed. It is made again when the
    entry up to which it went is no longer there, or when more than MOST_BESIDE changes stand beside it. A long one is
    made by one worker for all (`list_folders`).
    """
    kept = _READY.get(bureau)
    if kept is None or (since := _since(bureau, kept)) is None:
        kept = _made_anew(bureau)
        if kept is None:
            return Watchlist(_entries(NoticeRecord.objects.all()))
        keep_pauses_short()
        if len(kept.watchlist) >= ENGINE_FROM:
            settle()
        since = _since(bureau, kept) or []
    return _brought_on(bureau, kept, since).watchlist


_READY: dict[str, Kept] = {}
"""By bureau. One assignment, so threads may share: the later of two is looked on from its own end."""

Since = Sequence[tuple[UUID, int, UUID]]
"""Entries of a register: which, their number in it, and the notice that they are about."""


def _register(bureau: str) -> QuerySet[RegisterEntryRecord]:
    return RegisterEntryRecord.objects.filter(recipient_id=bureau).order_by("sequence")


def _since(bureau: str, kept: Kept) -> Since | None:
    """What the register says after the end of this list; None where the list must be made again."""
    if not may_be_used(kept):
        return None
    since = register_from(bureau, kept.sequence)
    if not since or since[0][0] != kept.end:
        return None
    about = {notice for _end, _sequence, notice in since[1:]}
    return since[1:] if kept.watchlist.beside + len(about) <= MOST_BESIDE else None


def _brought_on(bureau: str, kept: Kept, since: Since) -> Kept:
    if since:
        about = {notice for _end, _sequence, notice in since}
        come = _entries(NoticeRecord.objects.filter(pk__in=about))
        end, sequence, _notice = since[-1]
        kept = replace(kept, end=end, sequence=sequence, watchlist=kept.watchlist.changed(come, map(str, about)))
    _READY[bureau] = kept
    return kept


def _made_anew(bureau: str) -> Kept | None:
    """The whole list; None where the register has no entry yet."""
    published = NoticeRecord.objects.filter(state=NoticeState.PUBLISHED)
    if shares_lists() and published.count() >= ENGINE_FROM:
        make_alone(bureau)
        kept = kept_list(bureau)
        return kept if kept and _since(bureau, kept) is not None else _made(bureau, shared=True)
    return _made(bureau, shared=False)


def _made(bureau: str, *, shared: bool) -> Kept | None:
    last = _register(bureau).values_list("pk", "sequence", "head").last()
    if last is None:
        return None
    end, sequence, head = last
    entries = _entries(NoticeRecord.objects.all())
    if shared:
        with suppress(OSError, InvalidValue):  # of a full disk: this worker has the list in its memory then
            return keep_list(bureau, Place(end, sequence, head), entries)
    return Kept(end, sequence, Watchlist(entries, engine=len(entries) >= ENGINE_FROM))


def entries_in_view() -> list[Entry]:
    """Whoever is published in the speaker's own view."""
    return _entries(NoticeRecord.objects.all())


def _entries(notices: QuerySet[NoticeRecord]) -> list[Entry]:
    return [entry for notice in notices.filter(state=NoticeState.PUBLISHED) if (entry := _entry(notice))]


def _entry(notice: NoticeRecord) -> Entry | None:
    (subject,) = dossier_from(notice.document["case"]).subjects
    return Entry.of(str(notice.pk), subject)
