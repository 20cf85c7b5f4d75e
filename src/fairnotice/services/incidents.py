"""Incidents of circulation: opened by the system, told to those who must act, closed with reasons by a person."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from fairnotice.domain.errors import NotPossibleNow
from fairnotice.domain.events import Event
from fairnotice.domain.officer import SYSTEM, Officer
from fairnotice.records.log import append
from fairnotice.records.models import IncidentRecord, MessageRecord, NoticeRecord
from fairnotice.services.acting import act_as, keep_reasons, locked, reasoned

MEASURE_ON_ENDED = "measure_on_ended"
_TOLD = {MEASURE_ON_ENDED: ("reviewer", "commission")}
"""Which offices are told beside the bureau; of everything else the secretariat."""


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


def open_incident(
    *, kind: str, bureau: str, thing: str, text: str, at: datetime, notice: NoticeRecord | None = None
) -> IncidentRecord:
    """Open an incident, once while one like it is open, and tell the bureau and the offices. Speak as the system."""
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
    named = {"about": "incident.opened", "thing": f"incident:{row.pk}", "text": text, "sent_at": at}
    MessageRecord.objects.create(to_bureau=bureau, to_role="", **named)
    for role in _TOLD.get(kind, ("reviewer",)):
        MessageRecord.objects.create(to_bureau="", to_role=role, **named)
    return row


def close_incident(*, incident: UUID, reasons: str, by: Officer, at: datetime) -> None:
    """Close an incident: what was found and done. Raises NotFound, NotYourAct, NotPossibleNow, InvalidValue."""
    why = reasoned(reasons)
    with act_as(by):
        row = locked(IncidentRecord, incident)
        if row.closed_at is not None:
            raise NotPossibleNow("This incident was closed already.")
        row.closed_at, row.closed_why = at, why
        row.save(update_fields=["closed_at", "closed_why"])
        keep_reasons(reasons, thing=f"incident:{incident}", act="close_incident", by=by, at=at)
        append(Event("incident.closed", f"incident:{incident}", {"kind": row.kind}, (row.bureau_id,)), by=by, at=at)


def list_incidents(*, by: Officer) -> list[Incident]:
    """The incidents that the officer may see, the open ones first."""
    with act_as(by):
        rows = IncidentRecord.objects.order_by("-opened_at")[:500]
        found = [
            Incident(
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
            for row in rows
        ]
    return sorted(found, key=lambda one: one.closed_at is not None)
