"""What stands before circulation: worksheets by two people and a decision by a third, for what seeks an arrest too.

See docs/decisions/0005: a diffusion that seeks an arrest passes the same gates as a red notice.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from fairnotice.domain.officer import Officer
from fairnotice.domain.request import Kind
from fairnotice.records.models import AssessmentRecord, DecisionRecord, RequestRecord
from fairnotice.services.acting import act_as, seen
from fairnotice.services.published import decision_on


@dataclass(frozen=True, slots=True)
class Gate:
    """How far a request has come through the gate. `approved_at` is None until a person has approved it."""

    seeks_arrest: bool
    diffusion: bool
    worksheets: int  # on the file as it was decided
    approved_at: datetime | None

    @property
    def is_open(self) -> bool:
        """Whether it may circulate."""
        return self.approved_at is not None

    def to_json(self) -> dict[str, Any]:
        """As answers have it."""
        return {
            "seeks_arrest": self.seeks_arrest,
            "worksheets": self.worksheets,
            "approved_at": self.approved_at.isoformat() if self.approved_at else None,
        }


def gate_of(row: RequestRecord, decision: DecisionRecord | None) -> Gate:
    """The gate of a request with its newest decision. Within an act of who may see worksheets."""
    kind, approved = Kind(row.kind), decision is not None and decision.outcome == "approve"
    signed = AssessmentRecord.objects.filter(request=row, revision=decision.revision) if decision else None
    return Gate(
        seeks_arrest=kind.seeks_arrest,
        diffusion=kind.is_diffusion,
        worksheets=signed.values("officer_id").distinct().count() if signed is not None else 0,
        approved_at=decision.decided_at if decision and approved and row.state in ("approved", "published") else None,
    )


def read_gate(*, request: UUID, by: Officer) -> Gate:
    """The same for a page. Raises NotFound."""
    with act_as(by):
        row = seen(RequestRecord, request)
        return gate_of(row, decision_on(row))
