"""Incidents of circulation: opened by the system, told to those who must act, closed with reasons by a person."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from fairnotice.domain.errors import NotPossibleNow
from fairnotice.domain.events import Event
from fairnotice.domain.officer import SYSTEM, Officer
from fairnotice.records.log import append
from fairnotice.records.models import IncidentRecord, MessageRecord, NoticeRecord, ReceiptRecord
from fairnotice.services.acting import Answer, act_as, keep_reasons, locked, log_access, once, reasoned, seen

MEASURE_ON_ENDED = "measure_on_ended"
LATE = "late_copy"
DISAGREES = "copy_disagrees"
OTHER_PAST = "other_past"
_TOLD = {MEASURE_ON_ENDED: ("reviewer", "commission"), LATE: ()}
"""Which offices are told beside the bureau; of everything else the secretariat. Late copies are on its overdue list."""


@dataclass(frozen=True, slots=True)
class Incident:
    """One incident as a page shows it."""

    id: UUID
    kind: str
    bureau: str
    number: str  # of the notice, or empty
    thing: str
    text: str
    opened_at: datetime
    closed_at: datetime | None
    closed_why: str
    agreed_at: datetime | None = None  # when a receipt of the same desk came that agrees, of a copy that did not
    agreed_to: int | None = None  # up to which entry


def open_incident(
    *,
    kind: str,
    bureau: str,
    thing: str,
    text: str,
    at: datetime,
    notice: NoticeRecord | None = None,
    quietly: bool = False,
) -> IncidentRecord:
    """Open an incident, once while one like it is open, and tell the bureau and the offices. Speak as the system.

    `quietly`: nobody is told, as of one that they were told of a short while ago.
    """
    same = IncidentRecord.objects.filter(kind=kind, thing=thing, closed_at=None).first()
    if same is not None:
        return same
    row = IncidentRecord.objects.create(
        kind=kind,
        bureau_id=bureau,
        notice=notice,
        number=notice.number if notice else "",
        thing=thing,
        text=text,
        opened_at=at,
    )
    append(Event("incident.opened", f"incident:{row.pk}", {"kind": kind}, (bureau,)), by=SYSTEM, at=at)
    if quietly:
        return row
    named = {"about": "incident.opened", "thing": f"incident:{row.pk}", "text": text, "sent_at": at}
    MessageRecord.objects.create(to_bureau=bureau, to_role="", **named)
    for role in _TOLD.get(kind, ("reviewer",)):
        MessageRecord.objects.create(to_bureau="", to_role=role, **named)
    return row


def close_incident(*, incident: UUID, reasons: str, by: Officer, at: datetime, key: str | None = None) -> Answer:
    """Close an incident: what was found and done. Answers {"incident"}.

    Raises NotFound, NotYourAct, NotPossibleNow, InvalidValue.
    """
    why = reasoned(reasons)

    def do() -> Answer:
        row = locked(IncidentRecord, incident)
        if row.closed_at is not None:
            raise NotPossibleNow("This incident was closed already.")
        row.closed_at, row.closed_why = at, why
        row.save(update_fields=["closed_at", "closed_why"])
        keep_reasons(reasons, thing=f"incident:{incident}", act="close_incident", by=by, at=at)
        append(Event("incident.closed", f"incident:{incident}", {"kind": row.kind}, (row.bureau_id,)), by=by, at=at)
        return {"incident": str(incident)}

    given = {"incident": str(incident), "reasons": reasons}
    return once(do, by=by, key=key, act="close_incident", given=given, at=at)


def settle_incident(*, incident: UUID, why: str, at: datetime) -> None:
    """Close an incident whose cause is gone by itself. Speak as the system."""
    row = IncidentRecord.objects.select_for_update(no_key=True).filter(pk=incident, closed_at=None).first()
    if row is not None:
        row.closed_at, row.closed_why = at, why
        row.save(update_fields=["closed_at", "closed_why"])
        append(Event("incident.closed", f"incident:{row.pk}", {"kind": row.kind}, (row.bureau_id,)), by=SYSTEM, at=at)


def read_incident(*, incident: UUID, by: Officer, at: datetime) -> Incident:
    """One incident. Logged. Raises NotFound."""
    with act_as(by):
        log_access(f"incident:{incident}", "read", "page", by, at)
        found = _incident(seen(IncidentRecord, incident))
        return replace(found, **_agreed(found)) if found.kind == DISAGREES else found


def _agreed(found: Incident) -> dict[str, Any]:
    """The first receipt after it that agrees. It closes nothing: why the copy was another is for a person to find."""
    of_desk = ReceiptRecord.objects.filter(desk_id=UUID(found.thing.partition(":")[2]), agrees=True)
    first = of_desk.filter(received_at__gt=found.opened_at).order_by("id").first()
    return {"agreed_at": first.received_at, "agreed_to": first.sequence} if first else {}


def list_incidents(*, by: Officer) -> list[Incident]:
    """The incidents that the officer may see, the open ones first."""
    with act_as(by):
        rows = IncidentRecord.objects.order_by("-opened_at")[:500]
        found = [_incident(row) for row in rows]
    return sorted(found, key=lambda one: one.closed_at is not None)


def _incident(row: IncidentRecord) -> Incident:
    return Incident(
        id=row.pk,
        kind=row.kind,
        bureau=row.bureau_id,
        number=row.number,
        thing=row.thing,
        text=row.text,
        opened_at=row.opened_at,
        closed_at=row.closed_at,
        closed_why=row.closed_why,
    )
