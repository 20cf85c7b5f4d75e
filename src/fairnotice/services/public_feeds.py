"""Reading what the feeds give away: public parts and what happened to them, as anybody may read them, and nothing else.

Everything here asks the database as the public, and nothing of a feed while it is off. What happened to public parts is
told always: the public pages show them whether a feed is on or not, and it names nobody.
"""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Max, QuerySet
from django.db.models.functions import TruncMinute

from fairnotice.domain.errors import NotFound
from fairnotice.domain.feeds import Feed, PublicChange, Removal
from fairnotice.domain.lifecycle import NoticeState
from fairnotice.domain.mode import Mode
from fairnotice.domain.officer import PUBLIC
from fairnotice.domain.request import Kind
from fairnotice.formats.public.ftm import version_of
from fairnotice.formats.public.notice import PublicNotice, Tombstone
from fairnotice.records.models import ExtractRecord, PublicChangeRecord
from fairnotice.services.acting import act_as
from fairnotice.services.feeds import must_be_on
from fairnotice.services.public_changes import public_notice
from fairnotice.services.public_filter import Wanted, wanted_of
from fairnotice.services.public_register import extracts_in_force

AT_ONCE = 500
"""Public parts that are read in one go while a file is sent."""
MOST_VERSIONS = 500
"""Versions of the FollowTheMoney file whose changes are told apart. Who has an older one loads the whole file."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the changes stand: the last one's number and instant, and a text that is another one after another one."""

    sequence: int
    at: datetime | None
    tag: str

    @property
    def version(self) -> str:
        """The version of the FollowTheMoney file."""
        return version_of(self.sequence, self.at)


@dataclass(frozen=True, slots=True)
class Change:
    """One change, by the number of its notice."""

    sequence: int
    number: str
    kind: str
    happened: PublicChange
    reason: Removal | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Difference:
    """A notice before and after some changes, and what is shown now, if anything.

    `before`: how many entities it had before them; `held`: how many of it somebody may hold who looked in between.
    """

    number: str
    before: int
    held: int
    now: PublicNotice | None


def standing(*feeds: Feed) -> Standing:
    """Where the changes stand. Raises TurnedOff unless one of those feeds is on; none named, nothing need be on."""
    if feeds:
        must_be_on(*feeds)
    with act_as(PUBLIC):
        last = PublicChangeRecord.objects.order_by("-sequence").first()
    return Standing(last.sequence, last.at, f"{last.sequence}-{last.extract_id}") if last else Standing(0, None, "0")


def find_notices(
    kinds: Sequence[Kind], wanted: Wanted, *, today: date, begin: int, most: int
) -> tuple[int, tuple[PublicNotice, ...]]:
    """How many public parts of those kinds fit; `most` of them from `begin` on, the newest first. Raises TurnedOff."""
    must_be_on(Feed.INTERPOL)
    of_kind = (each for each in extracts_in_force(by=PUBLIC) if each.kind in kinds and _of_this_mode(each.content))
    found = wanted_of(of_kind, wanted, today=today)
    return len(found), tuple(
        PublicNotice(each.number, each.kind, each.published_at, each.changed_at, f"/register/{each.id}/", each.content)
        for each in found[begin : begin + most]
    )


def notice_or_rest(kind: Kind, year: int, count: int) -> PublicNotice | Tombstone:
    """The public part with that count of that year, or what is left of it. Raises TurnedOff, NotFound."""
    must_be_on(Feed.INTERPOL)
    with act_as(PUBLIC):
        pattern = rf"-{count}/[0-9]+-{year}$"
        row = ExtractRecord.objects.filter(kind=kind.value, number__regex=pattern).first()
        if row is None:
            raise NotFound("There is no notice of that number here.")
        if row.content and _of_this_mode(row.content):
            return public_notice(row)
        last = PublicChangeRecord.objects.filter(extract=row).order_by("-sequence").first()
        reason = Removal(last.reason) if last and last.reason else Removal.REVOKED
        return Tombstone(row.number, row.kind, reason, last.at if last else row.changed_at)


def changes_after(after: int, *, limit: int) -> tuple[Change, ...]:
    """What happened after that number, oldest first."""
    with act_as(PUBLIC):
        rows = PublicChangeRecord.objects.filter(sequence__gt=after).select_related("extract").order_by("sequence")
        return tuple(
            Change(
                sequence=row.sequence,
                number=row.extract.number,
                kind=row.extract.kind,
                happened=PublicChange(row.happened),
                reason=Removal(row.reason) if row.reason else None,
                at=row.at,
            )
            for row in rows[:limit]
        )


def every_notice() -> Iterator[PublicNotice]:
    """Every public part that is shown, some at a time. Begins with whether the feed is on: raises TurnedOff.

    Each some is read by itself, so that the whole is of no one instant: what changes meanwhile is among the changes
    after the version that was asked for before.
    """
    must_be_on(Feed.FTM)
    return _every_notice()


def _every_notice() -> Iterator[PublicNotice]:
    after = UUID(int=0)
    while True:
        with act_as(PUBLIC):
            rows = list(_shown().filter(pk__gt=after).order_by("pk")[:AT_ONCE])
        yield from (public_notice(row) for row in rows if _of_this_mode(row.content))
        if len(rows) < AT_ONCE:
            return
        after = rows[-1].pk


def count_entities() -> int:
    """How many entities the FollowTheMoney file has now. Raises TurnedOff."""
    must_be_on(Feed.FTM)
    with act_as(PUBLIC):
        last = PublicChangeRecord.objects.order_by("extract_id", "-sequence").distinct("extract_id")
        return sum(last.values_list("entities", flat=True))


def versions() -> tuple[str, ...]:
    """The versions whose changes can be asked for, the newest first: the last one of each minute with changes.

    Raises TurnedOff.
    """
    must_be_on(Feed.FTM)
    with act_as(PUBLIC):
        return tuple(version_of(*each) for each in _minutes()[:MOST_VERSIONS])


def differences(version: str) -> Iterator[Difference]:
    """What changed in the minute of that version until it. Raises TurnedOff, NotFound for another version.

    What is shown now, not then: the changes of an old version bring nobody back who was removed since.
    """
    must_be_on(Feed.FTM)
    with act_as(PUBLIC):
        until = _sequence_of(version)
        at = PublicChangeRecord.objects.get(pk=until).at
        earlier = PublicChangeRecord.objects.filter(at__lt=at.replace(second=0, microsecond=0))
        after = earlier.aggregate(last=Max("sequence"))["last"] or 0
        within = PublicChangeRecord.objects.filter(sequence__gt=after, sequence__lte=until)
        touched = sorted(set(within.values_list("extract_id", flat=True)))
    return _differences(touched, after)


def _differences(touched: Sequence[UUID], after: int) -> Iterator[Difference]:
    for begin in range(0, len(touched), AT_ONCE):
        some = touched[begin : begin + AT_ONCE]
        with act_as(PUBLIC):
            rows = list(ExtractRecord.objects.filter(pk__in=some).order_by("pk"))
            counts = _counts(some, after)
        for row in rows:
            shown = bool(row.content) and _of_this_mode(row.content)
            yield Difference(row.number, *counts[row.pk], public_notice(row) if shown else None)


def _counts(extracts: Sequence[UUID], after: int) -> dict[UUID, tuple[int, int]]:
    """How many entities each had before those changes, and the most that it had then and since."""
    counts = dict.fromkeys(extracts, (0, 0))
    rows = PublicChangeRecord.objects.filter(extract_id__in=extracts).order_by("sequence")
    for extract, sequence, entities in rows.values_list("extract_id", "sequence", "entities"):
        before, held = counts[extract]
        counts[extract] = (entities, entities) if sequence <= after else (before, max(held, entities))
    return counts


def _minutes() -> "QuerySet[Any, tuple[int, datetime]]":
    grouped = PublicChangeRecord.objects.annotate(minute=TruncMinute("at")).values("minute")
    last = grouped.annotate(last=Max("sequence"), when=Max("at")).order_by("-last")
    return last.values_list("last", "when")


def _sequence_of(version: str) -> int:
    """The change that a version names."""
    with suppress(ValueError):
        when = datetime.strptime(version[:14], "%Y%m%d%H%M%S").replace(tzinfo=UTC)
        near = PublicChangeRecord.objects.filter(at__gte=when, at__lt=when + timedelta(seconds=1))
        # The newest first: the letters come round after 17,576 changes, which may be of one second.
        for sequence, at in near.order_by("-sequence").values_list("sequence", "at"):
            if version_of(sequence, at) == version:
                return sequence
    raise NotFound("There is no such version. See delta.json.")


def _shown() -> "QuerySet[ExtractRecord]":
    return ExtractRecord.objects.filter(state=NoticeState.PUBLISHED).exclude(content={})


def _of_this_mode(content: Any) -> bool:
    """Whether it carries the mark of this installation. It always does; nothing of another is ever given away."""
    return bool(content["mark"] == Mode(settings.FAIRNOTICE_MODE).mark)
