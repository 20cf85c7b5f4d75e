"""Changes as pages and the API read them: what is proposed, what differs, and what the rules answer otherwise."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from fairnotice.domain.dates import Moment
from fairnotice.domain.errors import NotYourAct
from fairnotice.domain.lifecycle import CHANGE, ChangeAct, ChangeState
from fairnotice.domain.officer import Officer, Role, actor
from fairnotice.domain.parts import without_charges
from fairnotice.formats.dossier import dossier_from
from fairnotice.law.conditions import settled_from, unsettled
from fairnotice.law.difference import Difference, difference
from fairnotice.law.findings import Finding
from fairnotice.law.review import Review, review_subject
from fairnotice.law.versions import FileChange, file_changes
from fairnotice.records.models import ChangeRecord, DecisionRecord, DueRecord, NoticeRecord, ReasonRecord, RequestRecord
from fairnotice.services.acting import act_as, log_access, seen
from fairnotice.services.dossiers import filed, merged, version_filed
from fairnotice.services.letters import office_name
from fairnotice.services.published import decision_on, places_left_out
from fairnotice.services.reviews import ties

_STAFF = frozenset({Role.REVIEWER, Role.DECIDER, Role.COMMISSION})


@dataclass(frozen=True, slots=True)
class ChangeListed:
    """A change of a notice, as far as its reader may know it."""

    change: UUID
    notice: UUID
    kind: str
    state: str
    office: str
    ours: bool
    text: str
    countries: tuple[str, ...]
    proposed_at: datetime
    decided_at: datetime | None
    decide_by: datetime | None  # while it waits
    reasons: tuple[str, ...]
    open_acts: tuple[ChangeAct, ...]

    def to_json(self) -> dict[str, Any]:
        """As answers have it."""
        return {
            "change": str(self.change),
            "notice": str(self.notice),
            "kind": self.kind,
            "state": self.state,
            "office": self.office,
            "text": self.text,
            "countries": list(self.countries),
            "proposed_at": self.proposed_at.isoformat(),
            "decided_at": self.decided_at.isoformat() if self.decided_at else None,
            "decide_by": self.decide_by.isoformat() if self.decide_by else None,
            "open_acts": [str(act) for act in self.open_acts],
        }


@dataclass(frozen=True, slots=True)
class ChangeFile:
    """A change with what its decision rests on. `bars` and `open_ones` stand in its way."""

    listed: ChangeListed
    number: str
    notice_state: str
    request: UUID
    changes: tuple[FileChange, ...]
    differs: Difference | None
    bars: tuple[Finding, ...]
    open_ones: tuple[Finding, ...]
    outdated: bool  # another version was filed since
    tied: tuple[str, ...]


def changes_of(*, notice: UUID, by: Officer) -> tuple[ChangeListed, ...]:
    """The changes of a notice that this officer may see, the newest first. Raises NotFound."""
    with act_as(by):
        seen(NoticeRecord, notice)
        rows = ChangeRecord.objects.filter(notice=notice).order_by("-proposed_at", "pk")
        return tuple(_listed(row, by) for row in rows)


def waiting_changes(*, by: Officer) -> tuple[tuple[ChangeListed, str], ...]:
    """The changes that wait for a decision, the oldest first, each with the number of its notice.

    Raises NotYourAct for bureaus.
    """
    if by.role not in _STAFF:
        raise NotYourAct("This list is for the secretariat and the Commission.")
    with act_as(by):
        rows = ChangeRecord.objects.filter(state=CHANGE.first).select_related("notice").order_by("proposed_at", "pk")
        return tuple((_listed(row, by), row.notice.number) for row in rows)


def read_change(*, change: UUID, by: Officer, at: datetime) -> ChangeFile:
    """One change for those who review and decide. Raises NotFound, NotYourAct for bureaus."""
    with act_as(by):
        row = seen(ChangeRecord, change)
        if by.role not in _STAFF:
            raise NotYourAct("A change is examined by the secretariat and the Commission.")
        log_access(f"change:{change}", "read", "page", by, at)
        notice, request = row.notice, row.notice.request
        changes, before, after = _compared(row, request, at)
        decision = decision_on(request)
        return ChangeFile(
            listed=_listed(row, by),
            number=notice.number,
            notice_state=notice.state,
            request=request.pk,
            changes=changes,
            differs=difference(before, after) if before and after else None,
            bars=tuple(f for f in after.findings if f.is_bar or f.failed) if after else (),
            open_ones=_open(after, decision),
            outdated=row.kind == "amendment" and version_filed(request.case) != row.version,
            tied=ties(by, row.source_code, request.states_involved),
        )


def _open(after: Review | None, decision: DecisionRecord | None) -> tuple[Finding, ...]:
    return unsettled(after.findings, settled_from(decision.settled if decision else ())) if after else ()


def _compared(
    row: ChangeRecord, request: RequestRecord, at: datetime
) -> tuple[tuple[FileChange, ...], Review | None, Review | None]:
    """What differs in the file, and both reviews; nothing for a change that leaves the file as it is."""
    if not row.content:
        return (), None, None
    old, new = filed(request.case), dossier_from(row.content)
    places, moment = places_left_out(decision_on(request)), Moment.on_day(at.date(), now=at)
    before, after = (
        review_subject(without_charges(merged(request.case, one), places), request.subject, moment)
        for one in (old, new)
    )
    return file_changes(old, new), before, after


def _listed(row: ChangeRecord, by: Officer) -> ChangeListed:
    reasons = ReasonRecord.objects.filter(thing=f"change:{row.pk}").order_by("given_at")
    who, ours = actor(by, source=row.source_code), row.office == by.bureau
    acts = CHANGE.open_acts(ChangeState(row.state), who)
    due = DueRecord.objects.filter(thing=f"change:{row.pk}", settled_at__isnull=True).order_by("due_at").first()
    return ChangeListed(
        change=row.pk,
        notice=row.notice_id,
        kind=row.kind,
        state=row.state,
        office=office_name(row.office),
        ours=ours,
        text=row.text,
        countries=tuple(row.countries),
        proposed_at=row.proposed_at,
        decided_at=row.decided_at,
        decide_by=due.due_at if due else None,
        reasons=tuple(reasons.values_list("text", flat=True)),
        open_acts=tuple(act for act in acts if ours or act is not ChangeAct.TAKE_BACK),
    )
