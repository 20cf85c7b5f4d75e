"""Everything that whoever reviews or decides a request has before them, read at once and logged once."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from fairnotice.domain.dates import Moment
from fairnotice.domain.dossier import Dossier
from fairnotice.domain.errors import NotYourAct
from fairnotice.domain.facts import FACTS
from fairnotice.domain.lifecycle import REQUEST, RequestAct, RequestState
from fairnotice.domain.officer import Officer, Role, actor
from fairnotice.formats.dossier.changes import Changed, changes_between
from fairnotice.law.factors import Weighed, weighed_from
from fairnotice.law.review import Review, for_requester, review_subject
from fairnotice.records import queries
from fairnotice.records.models import (
    AssessmentRecord,
    DossierRecord,
    DueChangeRecord,
    DueRecord,
    EventRecord,
    NoticeRecord,
    RequestRecord,
)
from fairnotice.services.acting import act_as, log_access, seen
from fairnotice.services.dossiers import ADDED, request_dossier, revision, split
from fairnotice.services.file_changes import ChangedSince, changed_since
from fairnotice.services.letters import Kept, kept_of, office_name
from fairnotice.services.reviews import ties
from fairnotice.services.showing import Shown, shown_to


@dataclass(frozen=True, slots=True)
class Worksheet:
    """A signed worksheet. It says whether it is the reader's own and whether it is on the newest file; not whose."""

    mine: bool
    current: bool
    outcome: str
    grounds: tuple[str, ...]
    reasons: str
    factors: tuple[Weighed, ...]
    signed_at: datetime


@dataclass(frozen=True, slots=True)
class Version:
    """One version of one part of the file."""

    part: str
    version: int
    filed_at: datetime
    changes: tuple[Changed, ...]  # against the version before; none for the first


@dataclass(frozen=True)
class Workbench:
    """A request with its file, its review as far as this officer may see it, and what people have done with it."""

    request: UUID
    case: UUID
    title: str
    subject: str
    source: str
    source_name: str
    kind: str
    state: str
    simulated: bool
    urgent: str
    submitted_at: datetime | None
    revision: int
    tied: tuple[str, ...]
    open_acts: tuple[RequestAct, ...]
    dossier: Dossier
    review: Shown
    source_review: Review | None  # of its own part of the file: what a letter may name; for deciders
    questions: tuple[dict[str, Any], ...]
    worksheets: tuple[Worksheet, ...]
    signed: int  # worksheets signed on the newest file, seen or not
    decision: dict[str, Any] | None
    letters: tuple[Kept, ...]
    dues: tuple[dict[str, Any], ...]  # the clocks that somebody waits for, with what was last done to each
    warrants: dict[str, str]  # by the warrant's id: its state
    others: tuple[dict[str, Any], ...]  # other requests of the matter
    versions: tuple[Version, ...]
    changed: ChangedSince | None  # what the bureau changed since the file was last read
    notice: tuple[UUID, str, str] | None  # its id, number and state

    @property
    def own(self) -> Worksheet | None:
        """The reader's own worksheet on the newest file."""
        return next((sheet for sheet in self.worksheets if sheet.mine and sheet.current), None)

    def may(self, act: RequestAct) -> bool:
        """Whether this officer may do that now, as far as the table of moves and ties go."""
        return act in self.open_acts and not self.tied


def read_workbench(*, request: UUID, by: Officer, moment: Moment, at: datetime) -> Workbench:
    """A request as it lies before a reviewer or a decision-maker, reviewed at that moment.

    Members of the Commission read it and do nothing. Raises NotFound, and NotYourAct for everybody else.
    """
    with act_as(by):
        row = seen(RequestRecord, request)
        if by.role not in {Role.REVIEWER, Role.DECIDER, Role.COMMISSION}:
            raise NotYourAct("The workbench is for those who review and decide.")
        log_access(f"request:{request}", "read", "workbench", by, at)
        dossier = request_dossier(row, by)
        now = revision(row.case)
        sheets = _worksheets(row, by, now)
        review = review_subject(dossier, row.subject, moment)
        who = actor(by, source=row.source_code)
        notice = NoticeRecord.objects.filter(request=row).first()
        return Workbench(
            request=row.pk,
            case=row.case_id,
            title=row.case.title,
            subject=row.subject,
            source=row.source_code,
            source_name=office_name(row.source_code),
            kind=row.kind,
            state=row.state,
            simulated=row.simulated,
            urgent=row.urgent,
            submitted_at=row.submitted_at,
            revision=now,
            tied=ties(by, row.source_code, row.states_involved),
            open_acts=REQUEST.open_acts(RequestState(row.state), who),
            dossier=dossier,
            review=shown_to(by, review, assessed=any(sheet.mine and sheet.current for sheet in sheets)),
            source_review=_for_source(dossier, row, moment) if by.role is Role.DECIDER else None,
            questions=tuple(queries.questions_of(row.pk)),
            worksheets=sheets,
            signed=signed_on(row.pk, now),
            decision=queries.decision_of(row.pk),
            letters=kept_of(f"request:{row.pk}"),
            dues=_dues(row),
            warrants={each["warrant"]: each["state"] for each in queries.warrants_of(row.case_id)},
            others=tuple(other for other in queries.requests_of(row.case_id) if other["request"] != str(row.pk)),
            versions=_versions(row.case_id),
            changed=changed_since(row, own=_own(row, by), signed=_signed(row.pk)),
            notice=(notice.pk, notice.number, notice.state) if notice else None,
        )


def _for_source(dossier: Dossier, row: RequestRecord, moment: Moment) -> Review:
    """The review as the source may see it: of what it filed itself, and cut down once more."""
    filed, _ours = split(dossier)
    return for_requester(review_subject(filed, row.subject, moment))


def signed_on(request: UUID, file: int) -> int:
    """How many worksheets on that revision are signed. The event says that one was, not what it says."""
    return _signed(request).count(file)


def _signed(request: UUID) -> list[int]:
    """The revision of each worksheet that anybody signed."""
    events = EventRecord.objects.filter(thing=f"request:{request}", type="request.assessed")
    payloads = (json.loads(body)["payload"] for body in events.values_list("body", flat=True))
    return [payload["revision"] for payload in payloads if "revision" in payload]


def _own(row: RequestRecord, by: Officer) -> list[int]:
    sheets = AssessmentRecord.objects.filter(request=row, officer_id=by.id)
    return list(sheets.values_list("revision", flat=True))


def _worksheets(row: RequestRecord, by: Officer, now: int) -> tuple[Worksheet, ...]:
    return tuple(
        Worksheet(
            mine=sheet.officer_id == by.id,
            current=sheet.revision == now,
            outcome=sheet.outcome,
            grounds=tuple(sheet.grounds),
            reasons=sheet.reasons,
            factors=weighed_from(sheet.factors),
            signed_at=sheet.signed_at,
        )
        for sheet in AssessmentRecord.objects.filter(request=row).order_by("-revision", "signed_at")
    )


def _dues(row: RequestRecord) -> tuple[dict[str, Any], ...]:
    """The clocks that somebody waits for, each with what was last done to it (`act`, `since`, `why`), if anything."""
    waiting = DueRecord.objects.filter(thing=f"request:{row.pk}", settled_at__isnull=True)
    found = list(waiting.filter(state__in=("open", "paused", "missed")).order_by("due_at"))
    changes = DueChangeRecord.objects.filter(due__in=found).order_by("made_at", "at")
    newest = {each.due_id: {"act": each.act, "since": each.at, "why": each.why} for each in changes}
    return tuple({**queries.due_row(due), **newest.get(due.pk, {})} for due in found)


def _versions(case: UUID) -> tuple[Version, ...]:
    found: list[Version] = []
    before: dict[str, dict[str, Any]] = {}
    for row in DossierRecord.objects.filter(case=case).order_by("filed_at", "part", "version"):
        now = _reviewers_part(row.content) if row.part == ADDED else row.content
        # The first version filed is the file itself; the first that reviewers add is news from its first word.
        earlier = before.get(row.part, {} if row.part == ADDED else now)
        found.append(Version(row.part, row.version, row.filed_at, changes_between(earlier, now)))
        before[row.part] = now
    return tuple(found)


def _reviewers_part(content: dict[str, Any]) -> dict[str, Any]:
    """What only reviewers hold, of a file that they have added to: the rest of it stands in the source's versions."""
    request = content["request"]
    return {
        "subjects": [{"id": each["id"], "protections": each.get("protections", [])} for each in content["subjects"]],
        "statements": [each for each in content.get("statements", []) if not FACTS[each["about"]].ask],
        "positions": content.get("positions", []),
        "request": {name: request.get(name) for name in ("waiver_consulted", "waiver_reasons") if request.get(name)},
    }
