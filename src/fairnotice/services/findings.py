"""What a desk found and did while it worked by its own copy: hits, how they were looked at, measures; and its searches.

It arrives late, and perhaps about a notice that has ended since. A hit on what is in force goes on as any other. A
measure on a notice that had ended is an incident: whoever holds a person on it is told to look again at once.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from fairnotice.domain.errors import Conflict, InvalidValue, NotFound
from fairnotice.domain.events import Event
from fairnotice.domain.hit import Comparison, HitDecision
from fairnotice.domain.lifecycle import HIT, MEASURE, NoticeState
from fairnotice.domain.measure import MEASURE_KINDS
from fairnotice.domain.officer import SYSTEM, Officer, Role
from fairnotice.records.log import append
from fairnotice.records.models import AccessRecord, DeskRecord, HitRecord, MeasureRecord, NoticeRecord
from fairnotice.records.models import RegisterEntryRecord as EntryRecord
from fairnotice.records.session import speaking_as
from fairnotice.screening import Query
from fairnotice.services.acting import Answer, once, reasoned
from fairnotice.services.consequences import carry_out, prompt_release_of
from fairnotice.services.desks import own_desk
from fairnotice.services.hits import kept_from, verify_hit
from fairnotice.services.incidents import MEASURE_ON_ENDED, open_incident
from fairnotice.services.screening import kept_of
from fairnotice.services.wrong_matches import keys_of

MOST_SEARCHES = 10_000
_IN_FORCE = frozenset({NoticeState.PUBLISHED})


@dataclass(frozen=True, slots=True)
class Taken:
    """A measure that was taken at the desk."""

    kind: str
    legal_basis: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Looked:
    """Whether an officer at the desk found that it is the person, and what was compared."""

    same: bool
    compared: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Finding:
    """A hit as a desk found it. `id` is the desk's own name for it: what comes later of it comes under the same."""

    id: UUID
    notice: UUID
    query: Query
    decision: HitDecision
    score: float
    reasons: tuple[Comparison, ...]
    found_at: datetime
    sequence: int
    officer: str
    looked: Looked | None = None
    taken: Taken | None = None


def take_finding(*, finding: Finding, by: Officer, at: datetime, key: str | None = None) -> Answer:
    """Take in what a desk found. The same finding with more in it (looked at, a measure) goes on with the same hit.

    Answers {"hit", "state", "notice_state", "incident"}. Raises NotYourAct for who is no desk, NotFound for a
    notice that was never in this view, InvalidValue.
    """
    if finding.taken is not None and finding.taken.kind not in MEASURE_KINDS:
        raise InvalidValue(f"'{finding.taken.kind}' is not a measure. Known: {', '.join(MEASURE_KINDS)}.")

    def do() -> Answer:
        desk = own_desk(by, at)
        notice = _notice(finding, by)
        hit = _hit(finding, notice, desk, by, at)
        if finding.looked is not None and hit.state == HIT.first:
            looked = finding.looked
            _keep_who(hit, finding.officer)
            verify_hit(hit=hit.pk, same=looked.same, compared=looked.compared, by=by, at=at)
            hit.refresh_from_db()
        incident = _measure(finding, finding.taken, hit, notice, desk, by, at) if finding.taken else None
        state = str(hit.state)
        return {"hit": str(hit.pk), "state": state, "notice_state": _told(notice, by.bureau), "incident": incident}

    given = {"finding": str(finding.id), "looked": finding.looked is not None, "taken": finding.taken is not None}
    return once(do, by=by, key=key, act="take_finding", given=given, at=at)


def take_searches(
    *, searches: Sequence[tuple[datetime, str]], by: Officer, at: datetime, key: str | None = None
) -> Answer:
    """Log the searches that a desk made while the line was down: when and what for, never who. Answers {"kept"}.

    Raises NotYourAct, InvalidValue for more than MOST_SEARCHES at once.
    """
    if len(searches) > MOST_SEARCHES:
        raise InvalidValue(f"At most {MOST_SEARCHES} searches are taken at once.")

    def do() -> Answer:
        own_desk(by, at)
        named = {"officer_id": by.id, "bureau_code": by.bureau, "operation": "check", "thing": "notices"}
        rows = [AccessRecord(**named, purpose=purpose[:120], at=min(when, at)) for when, purpose in searches]
        AccessRecord.objects.bulk_create(rows)
        return {"kept": len(rows)}

    given = {"count": len(searches), "first": str(searches[0][0]) if searches else ""}
    return once(do, by=by, key=key, act="take_searches", given=given, at=at)


def _notice(finding: Finding, by: Officer) -> NoticeRecord:
    if not EntryRecord.objects.filter(recipient_id=by.bureau, notice_id=finding.notice).exists():
        raise NotFound(f"There is no notice {finding.notice} in this view.")
    with speaking_as(SYSTEM):
        return NoticeRecord.objects.select_for_update(no_key=True).get(pk=finding.notice)


_TAKEN = "This id is of another finding: a desk gives each of its findings an id of its own."


def _hit(finding: Finding, notice: NoticeRecord, desk: DeskRecord, by: Officer, at: datetime) -> HitRecord:
    row = HitRecord.objects.filter(pk=finding.id).first()
    if row is not None:
        if row.notice_id != notice.pk or row.bureau_id != by.bureau:
            raise Conflict(_TAKEN)
        return row
    with speaking_as(SYSTEM):
        if HitRecord.objects.filter(pk=finding.id).exists():  # of another bureau: nothing of it is told
            raise Conflict(_TAKEN)
    told: dict[str, Any] = {"found_at": min(finding.found_at, at).isoformat(), "officer": finding.officer[:120]}
    row = HitRecord.objects.create(
        id=finding.id,
        notice=notice,
        source_code=notice.source_code,
        bureau_id=by.bureau,
        state=HIT.first,
        traveller={**kept_of(finding.query), "desk": {"name": desk.name, "sequence": finding.sequence, **told}},
        score=finding.score,
        reasons=[reason.as_json() for reason in finding.reasons],
        keys=keys_of(finding.query),
        raised_at=min(finding.found_at, at),
    )
    payload = {"notice": str(notice.pk), "decision": finding.decision.value, "from": "desk"}
    append(Event("hit.raised", f"hit:{row.pk}", payload, (by.bureau,)), by=by, at=at)
    carry_out("hit.raised", thing=row, at=at, letter=_letter(notice, by.bureau))
    return row


def _keep_who(hit: HitRecord, officer: str) -> None:
    """Who at the desk compared: the bureau was told of the match before anybody had."""
    hit.traveller = {**hit.traveller, "desk": {**hit.traveller.get("desk", {}), "officer": officer[:120]}}
    hit.save(update_fields=["traveller"])


def _measure(
    finding: Finding, taken: Taken, hit: HitRecord, notice: NoticeRecord, desk: DeskRecord, by: Officer, at: datetime
) -> str | None:
    """Keep the measure once. Answers the incident where the notice does not bear it (any more)."""
    row = MeasureRecord.objects.filter(hit=hit, taken_at=min(taken.at, at), kind=taken.kind).first()
    if row is None:
        with speaking_as(replace(by, role=Role.BUREAU)):  # a desk tells what its bureau's officers did
            row = MeasureRecord.objects.create(
                hit=hit,
                notice=notice,
                source_code=hit.source_code,
                bureau_code=by.bureau,
                kind=taken.kind,
                legal_basis=reasoned(taken.legal_basis),
                state=MEASURE.first,
                taken_at=min(taken.at, at),
            )
        readers = (by.bureau,)
        append(Event("measure.recorded", f"measure:{row.pk}", {"kind": taken.kind}, readers), by=by, at=at)
        carry_out("measure.recorded", thing=row, at=at)
    if _stands(notice, by.bureau) or taken.kind == "none":
        return None
    with speaking_as(SYSTEM):
        incident = open_incident(
            kind=MEASURE_ON_ENDED,
            bureau=by.bureau,
            notice=notice,
            thing=f"measure:{row.pk}",
            text=_ended(notice, finding, desk),
            at=at,
        )
        prompt_release_of(row, notice, at=at)
    return str(incident.pk)


def _ended(notice: NoticeRecord, finding: Finding, desk: DeskRecord) -> str:
    return (
        f"The desk '{desk.name}' took a measure on notice {notice.number}, which is "
        f"{_told(notice, desk.bureau_id)}. Its copy went to entry {finding.sequence} of its view. Release, or say why "
        "not; the Commission is told."
    )


def _letter(notice: NoticeRecord, bureau: str) -> str:
    if _stands(notice, bureau):
        return "A presumed match was found at a desk that worked by its own copy. A person verifies it."
    return (
        f"A desk found a presumed match with notice {notice.number} by an old copy: "
        f"the notice is {_told(notice, bureau)}. "
        "Nothing rests on it; see that nobody is held for it."
    )


def _stands(notice: NoticeRecord, bureau: str) -> bool:
    """Whether the notice bears anything in that bureau's country."""
    with speaking_as(SYSTEM):
        return NoticeState(notice.state) in _IN_FORCE and not kept_from(notice, bureau)


def _told(notice: NoticeRecord, bureau: str) -> str:
    with speaking_as(SYSTEM):
        if kept_from(notice, bureau):
            return "restricted"
    return "blocked" if notice.state == NoticeState.BLOCKED_BY_COMMISSION else str(notice.state)
