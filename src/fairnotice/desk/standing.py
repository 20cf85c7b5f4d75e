"""Whether the copy may be answered from as current, and how old it is."""

import sqlite3
from dataclasses import dataclass
from datetime import datetime, timedelta

from fairnotice.desk.errors import NotCurrent
from fairnotice.desk.faults import stopped
from fairnotice.desk.held import Enrolled, Held, enrolled, held
from fairnotice.desk.store import Store, set_state, state
from fairnotice.register.checkpoint import AHEAD
from fairnotice.register.errors import NotGenuine
from fairnotice.register.instants import instant, text_of

LIMIT = timedelta(hours=24)
LONGEST = timedelta(days=7)
"""No copy answers as current that is older (RPD art. 56: extracted data are brought up to date within a week)."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How the copy stands at an instant. `why_not`: why it is not answered from as current; empty where it is."""

    at: datetime
    who: Enrolled
    here: Held
    age: timedelta | None  # since the register last said that the copy is whole
    until: datetime | None  # when it stops being current by itself
    why_not: str
    notices: int
    missing: int
    unlisted: int
    clock: str
    stands_still: bool  # since it was shown a false past

    @property
    def current(self) -> bool:
        """Whether it may be answered from."""
        return not self.why_not

    def demand(self) -> "Standing":
        """Raise NotCurrent where nothing may be answered."""
        if self.why_not:
            raise NotCurrent(self.why_not)
        return self


def standing(store: Store, *, limit: timedelta, now: datetime) -> Standing:
    """How the copy stands. Raises DeskError where the desk is not enrolled."""
    with store.reading() as db:
        who = enrolled(db)
        here = held(db)
        seen = state(db, "clock_seen")
        last = instant(seen) if seen else who.enrolled_at
        until = _until(here, min(limit, LONGEST))
        true_now = max(now, last)
        age = None if here.complete_at is None else max(timedelta(0), true_now - here.complete_at)
        return Standing(
            at=now,
            who=who,
            here=here,
            age=age,
            until=until,
            why_not=_why_not(db, here, until, now=now, last=last),
            notices=_count(db, "state = 'published' AND document IS NOT NULL"),
            missing=_count(db, "digest <> '' AND document IS NULL"),
            unlisted=_count(db, "state = 'published' AND document IS NOT NULL AND listed IS NULL"),
            clock=state(db, "clock_off"),
            stands_still=bool(stopped(db)),
        )


def keep_served(store: Store, *, limit: timedelta, watch: str, address: str) -> None:
    """Keep what the desk is served with, so that whoever asks beside it hears the same."""
    with store.writing() as db:
        set_state(db, limit_seconds=str(limit.total_seconds()), watch=watch, address=address)


def limit_kept(db: sqlite3.Connection) -> timedelta:
    """The limit that the desk was last served with; LIMIT where it never was."""
    return timedelta(seconds=float(state(db, "limit_seconds", str(LIMIT.total_seconds()))))


def _until(here: Held, limit: timedelta) -> datetime | None:
    if here.until is not None:
        return here.until
    return here.complete_at + limit if here.complete_at else None


def _why_not(db: sqlite3.Connection, here: Held, until: datetime | None, *, now: datetime, last: datetime) -> str:
    if says := stopped(db):
        return (
            f"The desk stands still, nothing is answered as current: call your bureau. {says} Whoever looks after this "
            "desk finds the next step with fairnotice desk status."
        )
    if until is None:
        return f"The copy is not whole yet: entry {here.point.sequence} of {here.point.latest}. It answers when it is."
    if now < last - AHEAD:
        return (
            f"The clock here says {text_of(now)}, and it was {text_of(last)} before: it was set back. How old the "
            "copy is cannot be told. Set the clock."
        )
    if max(now, last) >= until:
        ground = "The pack was over" if here.until else "The copy has been past its limit since"
        whole = text_of(here.complete_at) if here.complete_at else "never"
        return (
            f"{ground} {text_of(until)}. It was last whole at {whole}. Nothing is answered as current: bring the line "
            "back, or import a new pack; until then ask your bureau by telephone."
        )
    return ""


def _count(db: sqlite3.Connection, where: str) -> int:
    return int(db.execute(f"SELECT count(*) FROM holding WHERE {where}").fetchone()[0])  # noqa: S608  ours


def damaged(error: NotGenuine) -> str:
    """What is said where the desk's own file does not verify any more."""
    return f"The copy on this disk does not verify any more: {error} Enrol a new desk in a new folder."
