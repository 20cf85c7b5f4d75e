"""The watch: every live notice is reviewed again when its file, the rules or the day has changed.

What is found is kept beside the notice, with the edition of the rulebook, the revision of the file and the day. A
notice whose marks are current is passed over, so a watch may be killed and run again as often as one likes: nothing is
reviewed without cause, and nothing is reported twice. A difference becomes a due date of the secretariat; what it is,
only those who review may read. Nothing here moves a notice.
"""

import json
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from multiprocessing import get_context

from fairnotice.domain.events import Event, Plain
from fairnotice.domain.lifecycle.notice import LIVE
from fairnotice.domain.officer import SYSTEM
from fairnotice.law.deadlines import Due
from fairnotice.law.rulebook import EDITION
from fairnotice.law.texts import number_limit
from fairnotice.law.watched import Watched, changes
from fairnotice.records.log import append, hold_log
from fairnotice.records.models import DueRecord, NoticeRecord, WatchChangeRecord, WatchRecord
from fairnotice.records.session import speaking_as
from fairnotice.records.watch_queries import Stored, only_one, stored, to_review
from fairnotice.services.clock_rows import RUNNING, add_due, calendar_of, settle
from fairnotice.services.looking import Look, Looked, end_with_parent, look

CODE = "watch-difference"
A_BATCH = 250
A_SWEEP = 500
"""Notices that one sweep reviews at most: a new edition of the rulebook is through ten thousand in twenty minutes."""

POOL_FROM = 2 * A_BATCH
"""From so many on, other processes help; for fewer it takes longer to start them."""

_LOCK = 7260004
Looks = Callable[[list[Look]], list[Looked]]


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What a watch did: how many notices it reviewed, how many stand otherwise than before, how many are left.

    `elsewhere`: another watch was at work, and this one left it all to that.
    """

    reviewed: int
    changed: int
    left: int
    elsewhere: bool = False


def review_again(*, at: datetime, limit: int | None = A_SWEEP, every: bool = False) -> Reviewed:
    """Review the live notices that need it, at most `limit` of them.

    With `every` all that were not reviewed since `at`. One watch is at work at a time.
    """
    with only_one(_LOCK) as alone:
        with speaking_as(SYSTEM):
            waiting = to_review(live=LIVE, edition=EDITION, at=at, every=every)
        if not alone:
            return Reviewed(0, 0, len(waiting), elsewhere=True)
        chosen = waiting if limit is None else waiting[:limit]
        changed = 0
        with _lookers(len(chosen)) as looks:
            for first in range(0, len(chosen), A_BATCH):
                with speaking_as(SYSTEM):
                    batch = stored(chosen[first : first + A_BATCH])
                found = looks([_look(each, at) for each in batch])
                changed += _keep(list(zip(batch, found, strict=True)), at)
    return Reviewed(len(chosen), changed, len(waiting) - len(chosen))


def begin_watch(notice: NoticeRecord, *, at: datetime) -> None:
    """Keep how a notice stands as it is published: later reviews are compared with it. Within an act of the system."""
    (each,) = stored([notice.pk])
    _mark([(each, look(_look(each, at)))], at)


def _look(each: Stored, at: datetime) -> Look:
    return Look(str(each.notice), each.subject, each.filed, each.added, at.date(), at)


@contextmanager
def _lookers(many: int) -> Iterator[Looks]:
    """Whatever looks: this process, or for many notices one process for each core."""
    if many < POOL_FROM:
        yield lambda given: [look(each) for each in given]
        return
    # Started afresh: a copy of this process would hold its connection to the database.
    workers = min(8, os.cpu_count() or 1)
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=end_with_parent) as pool:
        yield lambda given: list(pool.map(look, given, chunksize=max(1, len(given) // (4 * workers))))


def _keep(batch: Sequence[tuple[Stored, Looked]], at: datetime) -> int:
    """Keep a batch: what stands as before in one transaction, each difference in one of its own. Answers how many."""
    differs = [pair for pair in batch if pair[0].marked_digest not in (None, pair[1].standing.digest)]
    same = [pair for pair in batch if pair[0].marked_digest in (None, pair[1].standing.digest)]
    with speaking_as(SYSTEM):
        _turned([each for each, _found in same], at)
    with speaking_as(SYSTEM):
        _mark(same, at)
    return sum(_report(each, found, at) for each, found in differs)


def _mark(batch: Sequence[tuple[Stored, Looked]], at: datetime) -> None:
    rows = [
        WatchRecord(
            notice_id=each.notice,
            revision=each.revision,
            edition=found.edition,
            on_day=at.date(),
            reviewed_at=at,
            next_on=found.next_on,
            digest=found.standing.digest,
            standing=found.standing.to_json(),
        )
        for each, found in batch
    ]
    fields = ["revision", "edition", "on_day", "reviewed_at", "next_on", "digest", "standing"]
    WatchRecord.objects.bulk_create(rows, update_conflicts=True, unique_fields=["notice"], update_fields=fields)


def _turned(batch: Sequence[Stored], at: datetime) -> None:
    """The days that were noted for a review are kept: it has been made."""
    things, turning = {f"request:{each.request}" for each in batch}, ("turning-point",)
    noted = DueRecord.objects.filter(thing__in=things, code__in=turning, due_at__lte=at, settled_at__isnull=True)
    if noted.exists():
        hold_log()
        settle(things=things, codes=turning, kept=turning, due_by=at, at=at)


def _report(each: Stored, found: Looked, at: datetime) -> bool:
    """Record that a notice stands otherwise, once: of two watches the second finds it told."""
    with speaking_as(SYSTEM):
        notice = NoticeRecord.objects.select_for_update(no_key=True).get(pk=each.notice)
        hold_log()
        marked = WatchRecord.objects.select_for_update(no_key=True).get(pk=each.notice)
        if marked.digest != each.marked_digest or notice.state not in LIVE:
            return False
        differs = changes(Watched.from_json(json.loads(each.marked_standing or "{}")), found.standing)
        because = _because(each, found, at)
        WatchChangeRecord.objects.create(
            notice=notice,
            because=because,
            before=differs.before.to_json(),
            after=differs.after.to_json(),
            found_at=at,
        )
        _mark([(each, found)], at)
        payload: dict[str, Plain] = {"edition": found.edition, "because": because, "changed": list(differs.codes)}
        append(Event("notice.reviewed_again", f"notice:{notice.pk}", payload), by=SYSTEM, at=at)
        _turned([each], at)
        _owe(notice, at)
        return True


def _because(each: Stored, found: Looked, at: datetime) -> list[str]:
    causes = (
        ("file", each.revision != each.marked_revision),
        ("rules", found.edition != each.marked_edition),
        ("day", each.marked_next_on is not None and each.marked_next_on <= at.date()),
    )
    return [name for name, holds in causes if holds] or ["rules"]


def _owe(notice: NoticeRecord, at: datetime) -> None:
    """The secretariat is to read the difference. What it has not read yet it reads with it."""
    thing = f"notice:{notice.pk}"
    if DueRecord.objects.filter(thing=thing, code=CODE, state__in=RUNNING).exists():
        return
    days = number_limit("answer.days", at.date())
    due = Due(
        code=CODE,
        what=f"read what has changed about notice {notice.number}: the rules answer otherwise than before",
        due=at.date() + timedelta(days=days),
        owes="secretariat",
        missed="a notice may stand that would not be published today",
        cites=f"RPD art. 74(2)(e), 81(3)(c); house rule: {days} days",
        zone=calendar_of("reviewer").zone,
    )
    add_due(due, thing=thing, owes="reviewer", begins_at=at)
