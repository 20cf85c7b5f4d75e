"""What each office owes, by how late it is, and one clock with its history. Row-level security says whose is seen."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from fairnotice.domain.errors import NotYourAct
from fairnotice.domain.lateness import WEEK, Lateness, lateness
from fairnotice.domain.lifecycle import CLOCK, ClockAct, ClockState
from fairnotice.domain.officer import Officer, Role, actor
from fairnotice.law.deadlines import CLOCKS
from fairnotice.records.models import (
    BureauRecord,
    ChangeRecord,
    ConfirmationRecord,
    DisclosureRecord,
    DueChangeRecord,
    DueRecord,
    MeasureRecord,
    NoticeRecord,
)
from fairnotice.services.acting import act_as, log_access, seen
from fairnotice.services.clock_acts import BY_ACT, DESK, STARTS, may_end
from fairnotice.services.clock_rows import calendar_of
from fairnotice.services.message_things import About, abouts_of

OWING = frozenset({Role.BUREAU, Role.REVIEWER, Role.DECIDER, Role.COMMISSION})
"""Roles of offices that owe something."""

MOST_SOON, MOST_LATER = 500, 100
"""Rows that are shown at most: those that are over, stand still or are due within a week; and of the later ones."""


@dataclass(frozen=True, slots=True)
class Changed:
    """What a person did to a clock: since when, by which office, why. `given`: the length of an extension."""

    act: str
    since: datetime
    made_at: datetime
    office: str
    given: str
    why: str


@dataclass(frozen=True, slots=True)
class Owed:
    """One thing that somebody owes. `notice` and `hit` are where its matter is read; empty where it has none."""

    due: UUID
    code: str
    what: str
    thing: str
    about: About
    notice: str
    hit: str
    owes: str
    owes_name: str
    begins_at: datetime
    due_at: datetime
    zone: str
    missed: str
    cites: str
    state: str
    lateness: Lateness
    reminder: bool
    extended_by: str
    changes: tuple[Changed, ...]

    @property
    def from_then(self) -> bool:
        """Whether the date is when something begins, and not until when it may be done."""
        return self.code == "turning-point"

    @property
    def reason(self) -> Changed | None:
        """Why it stands still, or why it was given longer: the newest of these that still counts."""
        paused = self.state == ClockState.PAUSED
        counts = {ClockAct.STOP} if paused else {ClockAct.EXTEND}
        return next((each for each in reversed(self.changes) if each.act in counts), None)


@dataclass(frozen=True, slots=True)
class Worklist:
    """What is owed: rows in order, how many there are of each lateness, and who else owes something that is seen."""

    zone: str
    whose: str
    rows: tuple[Owed, ...]
    later: int  # due after a week: only the first of them are rows
    bearers: tuple[tuple[str, str, int], ...]  # code or role, name, how many; the reader's own first


@dataclass(frozen=True, slots=True)
class ClockFile:
    """One clock with everything that its page shows."""

    owed: Owed
    acts: tuple[ClockAct, ...]
    kept_by: str  # the act that keeps it, in a sentence, where saying so is not enough
    settled_at: datetime | None
    zone: str  # of the reader


def read_worklist(*, by: Officer, at: datetime, whose: str = "") -> Worklist:
    """What an office owes: the reader's own, or that of another duty-bearer whose clocks the reader sees.

    Raises NotYourAct for roles whose office owes nothing.
    """
    if by.role not in OWING:
        raise NotYourAct("The worklist is for bureaus, the secretariat and the Commission.")
    with act_as(by):
        log_access("worklist", "list", "page", by, at)
        own = own_code(by)
        asked = whose or own
        waiting = _waiting()
        counts = Counter(dict(waiting.values_list("owes").annotate(Count("pk"))))
        mine = waiting.filter(owes=asked)
        soon = mine.filter(Q(due_at__lte=at + WEEK) | Q(state=ClockState.PAUSED)).order_by("due_at", "pk")
        later = mine.filter(due_at__gt=at + WEEK, state=ClockState.OPEN).order_by("due_at", "pk")
        rows = [*soon[:MOST_SOON], *later[:MOST_LATER]]
        zone = calendar_of(by.bureau).zone
        names = _names({*counts, asked, own})
        return Worklist(
            zone=zone,
            whose=asked,
            rows=_owed(rows, by, at, zone, names),
            later=later.count(),
            bearers=tuple(
                (code, names[code], counts[code]) for code in sorted({*counts, own}, key=lambda c: (c != own, names[c]))
            ),
        )


def read_clock(*, due: UUID, by: Officer, at: datetime) -> ClockFile:
    """One clock. Raises NotFound."""
    with act_as(by):
        row = seen(DueRecord, due)
        log_access(row.thing, "read", "clock", by, at)
        zone = calendar_of(by.bureau).zone
        (owed,) = _owed([row], by, at, zone, _names({row.owes}))
        by_hand = any(each.act == "set" for each in owed.changes)
        kept_by = "" if by_hand else BY_ACT.get(row.code, "")
        return ClockFile(owed, _acts(row, by, kept_by), kept_by if row.settled_at is None else "", row.settled_at, zone)


def matter_of(asked: str, *, by: Officer) -> tuple[str, About | None]:
    """What a clock is to be about, by its name (`notice:…`) or a notice's number, with what may be said of it.

    What this officer does not see is answered as it was asked, with nothing to be said of it.
    """
    text = asked.strip()
    with act_as(by):
        numbered = NoticeRecord.objects.filter(number=text.upper()).values_list("pk", flat=True).first()
        thing = f"notice:{numbered}" if numbered else text
        return thing, abouts_of([thing], by).get(thing)


def own_code(by: Officer) -> str:
    """Who the officer's office is among those who owe: its code, or the role that stands for it."""
    if by.role in DESK:
        return Role.REVIEWER.value
    return by.role.value if by.role is Role.COMMISSION else by.bureau


def _waiting() -> QuerySet[DueRecord]:
    """Every clock that somebody still waits for, of those that the caller sees."""
    runs = Q(state__in=(ClockState.OPEN, ClockState.PAUSED))
    return DueRecord.objects.filter(runs | Q(state=ClockState.MISSED, settled_at__isnull=True))


def _acts(row: DueRecord, by: Officer, kept_by: str) -> tuple[ClockAct, ...]:
    clock = CLOCKS.get(row.code)
    allowed = {
        ClockAct.STOP: by.role in STARTS and clock is not None and bool(clock.stoppable),
        ClockAct.GO_ON: by.role in STARTS,
        ClockAct.EXTEND: by.role in STARTS and clock is not None and bool(clock.extendable),
        ClockAct.KEEP: may_end(row.owes, row.waits, by) and not kept_by and row.settled_at is None,
    }
    open_acts = CLOCK.open_acts(ClockState(row.state), actor(by, source=row.owes))
    return tuple(act for act in open_acts if allowed.get(act))


def _owed(rows: Sequence[DueRecord], by: Officer, at: datetime, zone: str, names: dict[str, str]) -> tuple[Owed, ...]:
    abouts = abouts_of({row.thing for row in rows}, by)
    places = _places({row.thing for row in rows})
    changes = _changes(rows)
    return tuple(
        Owed(
            due=row.pk,
            code=row.code,
            what=row.what,
            thing=row.thing,
            about=abouts.get(row.thing, About()),
            notice=places.get(row.thing, ("", ""))[0],
            hit=places.get(row.thing, ("", ""))[1],
            owes=row.owes,
            owes_name=names[row.owes],
            begins_at=row.begins_at,
            due_at=row.due_at,
            zone=row.zone,
            missed=row.missed,
            cites=row.cites,
            state=row.state,
            lateness=lateness(row.due_at, at=at, zone=zone, paused=row.state == ClockState.PAUSED),
            reminder=row.code in CLOCKS and CLOCKS[row.code].reminder,
            extended_by=row.extended_by,
            changes=changes.get(row.pk, ()),
        )
        for row in rows
    )


def _places(things: Iterable[str]) -> dict[str, tuple[str, str]]:
    """The notice of each thing that the caller sees, and for a measure of one's own the hit."""
    found: dict[str, tuple[str, str]] = {}
    ids: dict[str, list[UUID]] = {}
    for thing in things:
        kind, _colon, pk = thing.partition(":")
        ids.setdefault(kind, []).append(UUID(pk))
        if kind == "notice":
            found[thing] = (pk, "")
    for row in MeasureRecord.objects.filter(pk__in=ids.get("measure", ())):
        found[f"measure:{row.pk}"] = (str(row.notice_id), str(row.hit_id))
    for asked in ConfirmationRecord.objects.filter(pk__in=ids.get("confirmation", ())):
        found[f"confirmation:{asked.pk}"] = (str(asked.notice_id), str(asked.hit_id))
    for told in DisclosureRecord.objects.filter(hit_id__in=ids.get("disclosure", ())):
        found[f"disclosure:{told.pk}"] = (str(told.notice_id), "")
    for change in ChangeRecord.objects.filter(pk__in=ids.get("change", ())):
        found[f"change:{change.pk}"] = (str(change.notice_id), "")
    return found


def _changes(rows: Iterable[DueRecord]) -> dict[UUID, tuple[Changed, ...]]:
    found: dict[UUID, tuple[Changed, ...]] = {}
    made = DueChangeRecord.objects.filter(due__in=[row.pk for row in rows]).order_by("made_at", "at")
    names = _names({each.office for each in made})
    for each in made:
        change = Changed(each.act, each.at, each.made_at, names[each.office], each.given, each.why)
        found[each.due_id] = (*found.get(each.due_id, ()), change)
    return found


def _names(codes: Iterable[str]) -> dict[str, str]:
    """The names of offices; a role has the name of its office, and who has none is named by the code."""
    asked = set(codes)
    offices = BureauRecord.objects.filter(Q(pk__in=asked) | Q(kind__in=("secretariat", "commission")))
    by_code = dict(offices.values_list("code", "name"))
    by_kind = dict(offices.order_by("-code").values_list("kind", "name"))
    roles = {"reviewer": by_kind.get("secretariat"), "commission": by_kind.get("commission")}
    return {code: roles.get(code) or by_code.get(code) or code for code in asked | {"reviewer", "commission"}}
