"""What is kept of a refused or deleted matter, and how a new one is compared with it (RPD 125(3))."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from fairnotice.domain.errors import NotYourAct
from fairnotice.domain.events import Event
from fairnotice.domain.officer import SYSTEM, Officer, Role
from fairnotice.law.deadlines import compliance_record_due
from fairnotice.records.log import append, hold_log
from fairnotice.records.models import ComplianceRecord, DecisionRecord, RequestRecord
from fairnotice.records.session import speaking_as
from fairnotice.screening.likeness import MatterLikeness, compare_matters
from fairnotice.screening.matterkey import MatterKey, matter_key
from fairnotice.services.acting import act_as, log_access, seen
from fairnotice.services.dossiers import request_dossier


@dataclass(frozen=True, slots=True)
class Remembered:
    """An earlier matter that a new request looks like: what came of it, and why it looks alike."""

    record: str
    outcome: str
    kept_on: str
    likeness: MatterLikeness


def keep_compliance_record(request: RequestRecord, *, outcome: str, at: datetime) -> None:
    """Keep the least that recognises the matter when it comes again. Called as the system, inside an act."""
    dossier = request_dossier(request, SYSTEM)
    decision = DecisionRecord.objects.filter(request=request).order_by("-decided_at", "-revision").first()
    key = matter_key(
        dossier,
        request.subject,
        matter=str(request.pk),
        decided=at.date(),
        grounds=tuple(decision.grounds if decision else ()),
    )
    record = ComplianceRecord.objects.create(
        matter=key.as_json(),
        outcome=outcome,
        kept_on=at.date(),
        purge_on=compliance_record_due(at.date()).due,
    )
    append(Event("compliance.kept", f"compliance:{record.pk}", {"outcome": outcome}), by=SYSTEM, at=at)


def remembered(*, request: UUID, by: Officer, at: datetime) -> tuple[Remembered, ...]:
    """The earlier refused or deleted matters that this request looks like, the likest first, each with its reasons.

    For reviewers, decision-makers and the Commission. Raises NotFound, NotYourAct.
    """
    with act_as(by):
        row = seen(RequestRecord, request)  # first, so that another bureau learns nothing from the answer
        if by.role not in {Role.REVIEWER, Role.DECIDER, Role.COMMISSION}:
            raise NotYourAct("Earlier refusals are shown to those who review, decide or supervise.")
        log_access(f"request:{request}", "remembered", "earlier refusals", by, at)
        dossier = request_dossier(row, by)
    with speaking_as(SYSTEM):
        records = list(ComplianceRecord.objects.exclude(matter__matter=str(row.pk)))
    found = []
    for record in records:
        likeness = compare_matters(dossier, MatterKey.from_json(record.matter), subject=row.subject)
        if likeness is not None:
            found.append(Remembered(str(record.pk), record.outcome, record.kept_on.isoformat(), likeness))
    return tuple(sorted(found, key=lambda item: -item.likeness.score))


def purge_compliance_records(*, at: datetime) -> int:
    """Delete the records whose time is over. Answers how many."""
    with act_as(SYSTEM):
        hold_log()  # of two sweeps at once the second finds nothing left
        over = ComplianceRecord.objects.filter(purge_on__lte=at.date())
        ids = [str(record.pk) for record in over]
        over.delete()
        for record_id in ids:
            append(Event("compliance.purged", f"compliance:{record_id}", {}), by=SYSTEM, at=at)
        return len(ids)
