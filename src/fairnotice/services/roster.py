"""The roster: who is on call in an office, now and next."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from fairnotice.domain.duty import Overlap, Stretch, Turn, gaps, on_call_at, overlaps
from fairnotice.domain.errors import InvalidValue, NotPossibleNow, NotYourAct
from fairnotice.domain.events import Event
from fairnotice.domain.officer import Officer, Role
from fairnotice.records.log import append
from fairnotice.records.models import BureauRecord, OfficerRecord, RosterRecord
from fairnotice.services.acting import Answer, act_as, locked, once

ON_DUTY = frozenset({Role.BUREAU, Role.REVIEWER, Role.DECIDER, Role.COMMISSION})
"""Roles whose office is told that something waits, and who may be on call for it."""

AHEAD = timedelta(days=7)
"""How far ahead gaps in the roster are said."""

LONGEST = timedelta(days=31)
"""How long a turn may last. A longer one is a slip of the keyboard more often than a plan."""


@dataclass(frozen=True, slots=True)
class Colleague:
    """An account that may be on call."""

    officer: UUID
    login: str


@dataclass(frozen=True, slots=True)
class Roster:
    """The turns of one office that are not over, and what is to be said about them."""

    now: tuple[Turn, ...]
    next: tuple[Turn, ...]
    gaps: tuple[Stretch, ...]
    overlaps: tuple[Overlap, ...]
    telephone: str  # of the office itself


def read_roster(*, by: Officer, at: datetime) -> Roster:
    """Who is on call in the officer's own office now and next, when nobody is, and when two are."""
    with act_as(by):
        turns = tuple(_turns(by.bureau, at))
        office = BureauRecord.objects.get(pk=by.bureau)
    return Roster(
        now=on_call_at(turns, at),
        next=tuple(turn for turn in turns if turn.begins > at),
        gaps=gaps(turns, Stretch(at, at + AHEAD)),
        overlaps=overlaps(turns),
        telephone=office.telephone,
    )


def on_call(*, bureau: str, at: datetime, by: Officer) -> tuple[Turn, ...]:
    """Who is on call in an office now. Of another office nothing is seen."""
    with act_as(by):
        return on_call_at(_turns(bureau, at), at)


def colleagues(*, by: Officer) -> tuple[Colleague, ...]:
    """The accounts of the officer's own office that may be on call, in order of their names."""
    with act_as(by):
        found = OfficerRecord.objects.filter(bureau_id=by.bureau, active=True, role__in=ON_DUTY).order_by("login")
        return tuple(Colleague(row.pk, row.login) for row in found)


def add_turn(
    *,
    officer: UUID,
    begins: datetime,
    ends: datetime,
    telephone: str,
    by: Officer,
    at: datetime,
    key: str | None = None,
) -> Answer:
    """Put a colleague on call. Answers {"turn"}.

    Raises NotYourAct, InvalidValue: no such colleague, no telephone, an end before the beginning, in the past, or more
    than a month later.
    """
    _on_duty(by)
    _possible(begins, ends, telephone, at)

    def do() -> Answer:
        row = OfficerRecord.objects.filter(pk=officer, bureau_id=by.bureau, active=True, role__in=ON_DUTY).first()
        if row is None:
            raise InvalidValue("Choose a colleague of your own office whose account is open.")
        turn = RosterRecord.objects.create(
            bureau_id=by.bureau,
            officer_id=row.pk,
            login=row.login,
            telephone=telephone.strip(),
            begins=begins,
            ends=ends,
        )
        append(Event("roster.set", f"roster:{turn.pk}", {}, (by.bureau,)), by=by, at=at)
        return {"turn": str(turn.pk)}

    given = {"officer": str(officer), "begins": begins, "ends": ends, "telephone": telephone}
    return once(do, by=by, key=key, act="add_turn", given=given, at=at)


def end_turn(*, turn: UUID, by: Officer, at: datetime, key: str | None = None) -> Answer:
    """End a turn now; one that has not begun never will. Answers {"turn"}.

    Raises NotFound, NotYourAct, NotPossibleNow for one that is over.
    """
    _on_duty(by)

    def do() -> Answer:
        row = locked(RosterRecord, turn)
        if row.ends <= at or row.ends <= row.begins:
            raise NotPossibleNow("This turn is over already.")
        row.ends = max(row.begins, at)
        row.save(update_fields=["ends"])
        append(Event("roster.ended", f"roster:{row.pk}", {}, (by.bureau,)), by=by, at=at)
        return {"turn": str(row.pk)}

    return once(do, by=by, key=key, act="end_turn", given={"turn": str(turn)}, at=at)


def turns_of(rows: Iterable[RosterRecord]) -> list[Turn]:
    """Rows as turns."""
    return [
        Turn(
            id=row.pk,
            bureau=row.bureau_id,
            officer=row.officer_id,
            login=row.login,
            telephone=row.telephone,
            begins=row.begins,
            ends=row.ends,
        )
        for row in rows
    ]


def _turns(bureau: str, at: datetime) -> list[Turn]:
    found = RosterRecord.objects.filter(bureau_id=bureau, ends__gt=at).order_by("begins", "login")
    return [turn for turn in turns_of(found) if turn.begins < turn.ends]


def _on_duty(by: Officer) -> None:
    if by.role not in ON_DUTY:
        raise NotYourAct("Turns of duty are set by the officers of the office itself.")


def _possible(begins: datetime, ends: datetime, telephone: str, at: datetime) -> None:
    if ends <= begins:
        raise InvalidValue("The turn ends before it begins: change one of the two.")
    if ends <= at:
        raise InvalidValue("The turn is over already: choose a later end.")
    if ends - begins > LONGEST:
        raise InvalidValue(f"A turn lasts {LONGEST.days} days at most: split it.")
    if not any(letter.isdigit() for letter in telephone):
        raise InvalidValue("Give the number at which this person is reached.")
