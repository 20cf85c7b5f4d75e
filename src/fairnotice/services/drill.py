"""A recall drill: every desk is asked for a receipt now, and it is kept who answered after how long.

Nothing false enters a view: a desk learns that it is asked from the answer to its next question for entries.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Max

from fairnotice.domain.errors import NotPossibleNow, NotYourAct
from fairnotice.domain.events import Event
from fairnotice.domain.officer import SYSTEM, Officer, Role
from fairnotice.records.board_rows import desk_rows
from fairnotice.records.chains import CHANNEL
from fairnotice.records.log import append
from fairnotice.records.models import DeskRecord, DrillAnswerRecord, DrillRecord, ReceiptRecord, RegisterEntryRecord
from fairnotice.records.session import speaking_as
from fairnotice.services.acting import Answer, act_as, log_access, once
from fairnotice.services.board import in_use_rows, may_read

LONGEST = timedelta(days=1)
"""A drill that nobody closes is closed by the sweep after this time. The house's own."""
WAKES = "drill"
"""What the process in which desks wait is told, so that it answers them at once."""
RECEIPT = "receipt"
_BEGINS = frozenset({Role.REVIEWER, Role.DECIDER})


@dataclass(frozen=True, slots=True)
class DrillLine:
    """How one desk answered. `after` is None for who did not. `behind`: entries that it had not applied then."""

    desk: UUID
    bureau_name: str
    name: str
    after: timedelta | None
    agrees: bool | None
    behind: int


@dataclass(frozen=True, slots=True)
class Drill:
    """A drill with its answers, the quickest first, those that did not answer last."""

    id: UUID
    begun_at: datetime
    closed_at: datetime | None
    lines: tuple[DrillLine, ...]

    @property
    def answered(self) -> int:
        """How many answered."""
        return sum(1 for line in self.lines if line.after is not None)

    @property
    def slowest(self) -> timedelta | None:
        """How long the slowest of those took that answered."""
        return max((line.after for line in self.lines if line.after is not None), default=None)


def begin_drill(*, by: Officer, at: datetime, key: str | None = None) -> Answer:
    """Ask every desk for a receipt now. Answers {"drill", "desks"}.

    Raises NotYourAct, NotPossibleNow while another is open.
    """
    if by.role not in _BEGINS:
        raise NotYourAct("A recall drill is begun by the secretariat.")

    def do() -> Answer:
        if DrillRecord.objects.filter(closed_at=None).exists():
            raise NotPossibleNow("A drill is open already: close it first.")
        newest = ReceiptRecord.objects.aggregate(newest=Max("id"))["newest"] or 0
        row = DrillRecord.objects.create(begun_at=at, after_receipt=newest)
        desks = len(in_use_rows(desk_rows(), at))
        append(Event("register.drill", f"drill:{row.pk}", {"desks": desks}), by=by, at=at)
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_notify(%s, %s)", [CHANNEL, WAKES])
        return {"drill": str(row.pk), "desks": desks}

    return once(do, by=by, key=key, act="begin_drill", given={}, at=at)


def close_drill(*, by: Officer, at: datetime, key: str | None = None) -> Answer:
    """Close the drill that is open and keep its figures. Answers {"drill", "answered", "desks"}.

    Raises NotYourAct, NotPossibleNow when none is open.
    """
    if by.role not in _BEGINS:
        raise NotYourAct("A recall drill is closed by the secretariat.")

    def do() -> Answer:
        row = DrillRecord.objects.select_for_update(no_key=True).filter(closed_at=None).first()
        if row is None:
            raise NotPossibleNow("No drill is open.")
        return _close(row, by, at)

    return once(do, by=by, key=key, act="close_drill", given={}, at=at)


def sweep_drill(*, at: datetime) -> bool:
    """Close a drill that nobody closed in time. Answers whether there was one."""
    with speaking_as(SYSTEM):
        old = DrillRecord.objects.select_for_update(no_key=True).filter(closed_at=None, begun_at__lte=at - LONGEST)
        row = old.first()
        if row is None:
            return False
        _close(row, SYSTEM, at)
        return True


def list_drills(*, by: Officer, at: datetime, most: int = 20) -> tuple[Drill, ...]:
    """The newest drills with their answers, as far as the officer may see them. Logged. Raises NotYourAct."""
    may_read(by)
    with act_as(by):
        log_access("board", "list", "drills", by, at)
        rows = list(DrillRecord.objects.order_by("-begun_at")[:most])
        kept: dict[UUID, list[DrillLine]] = {row.pk: [] for row in rows}
        answers = DrillAnswerRecord.objects.filter(drill__in=rows).select_related("desk", "bureau")
        for answer in answers:
            began = next(row.begun_at for row in rows if row.pk == answer.drill_id)
            kept[answer.drill_id].append(_kept_line(answer, began))
        lines = {row.pk: kept[row.pk] if row.closed_at else _lines(row, desk_rows(), at) for row in rows}
    return tuple(Drill(row.pk, row.begun_at, row.closed_at, _ordered(lines[row.pk])) for row in rows)


def asked_of(by: Officer) -> tuple[str, ...]:
    """What the desk whose account this is, is asked for while a drill is open that it has not answered. In an act."""
    row = DrillRecord.objects.filter(closed_at=None).first()
    if row is None:
        return ()
    desk = DeskRecord.objects.filter(officer_id=by.id, ended_at=None).first()
    if desk is None or ReceiptRecord.objects.filter(desk=desk, id__gt=row.after_receipt).exists():
        return ()
    return (RECEIPT,)


def _close(row: DrillRecord, by: Officer, at: datetime) -> Answer:
    rows = desk_rows()
    lines = _lines(row, rows, at)
    bureaus = {desk["id"]: desk["bureau"] for desk in rows}
    DrillAnswerRecord.objects.bulk_create(
        DrillAnswerRecord(
            drill=row,
            desk_id=line.desk,
            bureau_id=bureaus[line.desk],
            answered_at=row.begun_at + line.after if line.after is not None else None,
            agrees=line.agrees,
            behind=line.behind,
        )
        for line in lines
    )
    with speaking_as(SYSTEM):
        row.closed_at = at
        row.save(update_fields=["closed_at"])
    answered = sum(1 for line in lines if line.after is not None)
    payload = {"desks": len(lines), "answered": answered}
    append(Event("register.drill_closed", f"drill:{row.pk}", payload), by=by, at=at)
    return {"drill": str(row.pk), "answered": answered, "desks": len(lines)}


def _lines(row: DrillRecord, desks: Sequence[Mapping[str, Any]], at: datetime) -> list[DrillLine]:
    """How the desks that were asked have answered so far: by their first receipt since it began."""
    asked = [desk for desk in in_use_rows(desks, at) if desk["enrolled_at"] <= row.begun_at]
    first = ReceiptRecord.objects.filter(id__gt=row.after_receipt, desk_id__in=[desk["id"] for desk in asked])
    answers = {answer.desk_id: answer for answer in first.order_by("desk_id", "id").distinct("desk_id")}
    found = []
    for desk in asked:
        answer = answers.get(desk["id"])
        found.append(
            DrillLine(
                desk=desk["id"],
                bureau_name=desk["bureau_name"],
                name=desk["name"],
                after=max(answer.received_at - row.begun_at, timedelta()) if answer else None,
                agrees=answer.agrees if answer else None,
                behind=_behind(desk, answer),
            )
        )
    return found


def _behind(desk: Mapping[str, Any], answer: ReceiptRecord | None) -> int:
    """How many entries a desk had not applied when it answered; who has not answered, now."""
    if answer is None:
        return max(0, int(desk["latest"]) - int(desk["applied"]))
    if answer.sequence >= desk["latest"]:
        return 0
    there = RegisterEntryRecord.objects.filter(recipient_id=desk["bureau"], entered_at__lte=answer.received_at)
    return there.filter(sequence__gt=answer.sequence).count()


def _kept_line(answer: DrillAnswerRecord, began: datetime) -> DrillLine:
    return DrillLine(
        desk=answer.desk_id,
        bureau_name=answer.bureau.name,
        name=answer.desk.name,
        after=answer.answered_at - began if answer.answered_at else None,
        agrees=answer.agrees,
        behind=answer.behind,
    )


def _ordered(lines: Sequence[DrillLine]) -> tuple[DrillLine, ...]:
    return tuple(sorted(lines, key=lambda line: (line.after is None, line.after or timedelta(), line.bureau_name)))
