"""The copies of one notice: which desk has applied its latest entry, what it destroyed, which indexes and lists of
workers hold it, which copies nobody reaches."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from fairnotice.domain.errors import NotFound
from fairnotice.domain.officer import SYSTEM, Officer
from fairnotice.domain.overdue import OUTER, late_from
from fairnotice.records.board_rows import answer_rows, copy_rows, desk_rows, entry_rows, notice_act_rows
from fairnotice.records.chains import KINDS
from fairnotice.records.models import NoticeRecord
from fairnotice.records.session import speaking_as
from fairnotice.register.entry import BRINGS, TAKES
from fairnotice.services.acting import act_as, log_access
from fairnotice.services.board import OFFICES, Act, act_of, in_use_rows, may_read
from fairnotice.services.copies_list import CopyState, copy_of
from fairnotice.services.copy_recipients import KINDS as KINDS_GIVEN

FEWEST = 3
"""Bureaus with a desk below which a source is told no count: it would say what one of them did (RPD art. 58(8))."""


@dataclass(frozen=True, slots=True)
class DeskCopy:
    """One desk and the latest entry about the notice in its view.

    `received_at`: when its first receipt at or after that entry arrived, `applied_at` what that receipt says, both None
    while there is none. `destroyed_at`: when it said that it destroyed the document. `agrees` is of its newest receipt.
    """

    desk: UUID
    name: str
    ended_at: datetime | None
    received_at: datetime | None
    applied_at: datetime | None
    agrees: bool | None
    late_since: datetime | None
    destroyed_at: datetime | None


@dataclass(frozen=True, slots=True)
class RecipientCopies:
    """One recipient: the latest entry of its view about the notice, and its desks. Without desks it reads here."""

    bureau: str
    bureau_name: str
    kind: str
    state: str
    sequence: int
    entered_at: datetime
    desks: tuple[DeskCopy, ...]


@dataclass(frozen=True, slots=True)
class Unreachable:
    """A copy that nobody can be shown to have destroyed. `what`: late, ended, pack, index, workers or paper; `until`
    None: no end."""

    what: str
    bureau_name: str
    name: str
    until: datetime | None


@dataclass(frozen=True, slots=True)
class Counted:
    """What a source is told of others' copies: how many, never whose. None where they are too few to be told."""

    applied: int | None
    desks: int | None


@dataclass(frozen=True, slots=True)
class Copies:
    """Everything that the officer may know of the copies of one notice."""

    notice: UUID
    number: str
    state: str
    acts: tuple[Act, ...]
    recipients: tuple[RecipientCopies, ...]
    given: tuple[CopyState, ...]  # indexes and lists of workers that hold it, without word that they are gone
    unreachable: tuple[Unreachable, ...]
    others: Counted | None  # for its source


def copies_of(*, notice: UUID, by: Officer, at: datetime) -> Copies:
    """The copies of a notice: every recipient's for the offices, a bureau's own; to its source, how many. Logged.

    Raises NotYourAct, NotFound for who has no entry about it.
    """
    may_read(by)
    with act_as(by):
        entries = entry_rows(notice)
        if not entries:
            raise NotFound(f"There is no notice {notice} here.")
        log_access(f"notice:{notice}", "read", "copies", by, at)
        desks = desk_rows()
        recipients = _recipients(entries, desks, at)
        given = _given(entries, at)
        instants = sorted({row["entered_at"] for row in entries})
        acts = notice_act_rows(notice, in_use_rows(desks, at), instants, at)
        others = None if by.role in OFFICES else _others(notice, by, at)
    last = max(entries, key=lambda row: (row["entered_at"], row["sequence"]))
    # A restriction is one recipient's: what became of the notice stands in the others' views.
    told = [row for row in entries if row["kind"] != "restricted"] or [last]
    state = max(told, key=lambda row: (row["entered_at"], row["sequence"]))["state"]
    return Copies(
        notice=notice,
        number=last["number"],
        state=state,
        acts=tuple(act_of(row) for row in acts),
        recipients=recipients,
        given=given,
        unreachable=_unreachable(recipients, desks, given, at) if state == "deleted" else (),
        others=others,
    )


def _recipients(
    entries: Sequence[Mapping[str, Any]], desks: Sequence[Mapping[str, Any]], at: datetime
) -> tuple[RecipientCopies, ...]:
    views: dict[str, list[Mapping[str, Any]]] = {}
    for row in entries:
        views.setdefault(row["bureau"], []).append(row)
    mine = [desk for desk in desks if desk["bureau"] in views and _concerned(desk, views[desk["bureau"]])]
    places = {desk["id"]: (views[desk["bureau"]][-1]["sequence"], _taken(views[desk["bureau"]])) for desk in mine}
    answers = answer_rows(places, sorted({row["cipher"] for row in entries if row["cipher"]}))
    return tuple(
        RecipientCopies(
            bureau=code,
            bureau_name=view[-1]["bureau_name"],
            kind=view[-1]["kind"],
            state=view[-1]["state"],
            sequence=view[-1]["sequence"],
            entered_at=view[-1]["entered_at"],
            desks=tuple(_copy(desk, view[-1], answers[desk["id"]], at) for desk in mine if desk["bureau"] == code),
        )
        for code, view in views.items()
    )


def _given(entries: Sequence[Mapping[str, Any]], at: datetime) -> tuple[CopyState, ...]:
    """An index holds whoever was in force in the view when it was made."""
    views: dict[str, list[Mapping[str, Any]]] = {}
    for row in entries:
        views.setdefault(row["bureau"], []).append(row)
    found = []
    for row in copy_rows(at - OUTER):
        before = [entry for entry in views.get(row["bureau"], ()) if entry["sequence"] <= row["sequence"]]
        if row["kind"] in KINDS_GIVEN and row["gone_at"] is None and before and before[-1]["state"] == "published":
            found.append(copy_of(row, at))
    return tuple(found)


def _concerned(desk: Mapping[str, Any], view: Sequence[Mapping[str, Any]]) -> bool:
    """Not one that had ended before the notice was ever in its view."""
    return desk["ended_at"] is None or desk["ended_at"] > view[0]["entered_at"]


def _taken(view: Sequence[Mapping[str, Any]]) -> int:
    """The entry that took the document from a copy, of those after the last that brought it; 0 where it is there."""
    place = 0
    for row in view:
        if KINDS[row["kind"]] in BRINGS:
            place = 0
        elif KINDS[row["kind"]] in TAKES and not place:
            place = row["sequence"]
    return place


def _copy(desk: Mapping[str, Any], entry: Mapping[str, Any], answer: Mapping[str, Any], at: datetime) -> DeskCopy:
    there = answer["received_at"] is not None
    applied = desk["applied"] >= entry["sequence"]
    late = late_from(entry["kind"], entry["entered_at"], desk["enrolled_at"])
    return DeskCopy(
        desk=desk["id"],
        name=desk["name"],
        ended_at=desk["ended_at"],
        received_at=answer["received_at"],
        applied_at=answer["applied_at"] if applied else None,
        agrees=desk["agrees"] if there else None,
        late_since=late if not applied and late <= at and in_use_rows([desk], at) else None,
        destroyed_at=answer["destroyed_at"],
    )


def _unreachable(
    recipients: Sequence[RecipientCopies],
    desks: Sequence[Mapping[str, Any]],
    given: Sequence[CopyState],
    at: datetime,
) -> tuple[Unreachable, ...]:
    """Desks that hold it for all that is known; packs and backups of those that destroyed it; indexes and lists of
    workers without word that they are gone; paper, which has no end.

    A desk that enrolled before the deletion may have fetched it, whether it ever said so or not.
    """
    by_id = {desk["id"]: desk for desk in desks}
    found = []
    for recipient in recipients:
        for copy in recipient.desks:
            desk = by_id[copy.desk]
            if desk["enrolled_at"] >= recipient.entered_at:
                continue
            gone_at = copy.destroyed_at or (copy.received_at if copy.applied_at else None)
            if gone_at is None:
                what = "late" if desk["ended_at"] is None else "ended"
                seen = desk["seen_at"] or desk["enrolled_at"]
                found.append(Unreachable(what, recipient.bureau_name, copy.name, seen + OUTER))
            elif at < gone_at + OUTER:
                found.append(Unreachable("pack", recipient.bureau_name, copy.name, gone_at + OUTER))
    found += [Unreachable(copy.kind, copy.bureau_name, copy.name, copy.ends_at) for copy in given]
    return (*found, Unreachable("paper", "", "", None))


def _others(notice: UUID, by: Officer, at: datetime) -> Counted | None:
    """How many desks of other bureaus have applied the newest act: for the source alone, never whose."""
    if not NoticeRecord.objects.filter(pk=notice, source_code=by.bureau).exists():
        return None
    with speaking_as(SYSTEM):
        others = [row for row in in_use_rows(desk_rows(), at) if row["bureau"] != by.bureau]
        last = {row["bureau"]: row for row in entry_rows(notice)}
    views = {code: row for code, row in last.items() if row["kind"] != "restricted"}
    told = [(desk, views[desk["bureau"]]) for desk in others if desk["bureau"] in views]
    if len({desk["bureau"] for desk, _entry in told}) < FEWEST:
        return Counted(None, None)
    applied = sum(1 for desk, entry in told if desk["applied"] >= entry["sequence"])
    return Counted(applied, len(told))
