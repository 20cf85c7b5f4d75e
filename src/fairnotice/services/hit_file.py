"""One hit with everything that was done about it, as the bureau that found the person reads it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models.functions import Coalesce

from fairnotice.domain.errors import NotFound
from fairnotice.domain.hit import Comparison, Hit
from fairnotice.domain.lifecycle import HIT, MEASURE, HitAct, HitState, MeasureAct, MeasureState
from fairnotice.domain.officer import SYSTEM, Officer, actor
from fairnotice.records.models import (
    ConfirmationRecord,
    DisclosureRecord,
    HitRecord,
    MeasureRecord,
    ProtectionCheckRecord,
    VerificationRecord,
)
from fairnotice.records.session import speaking_as
from fairnotice.screening.hit import told_again
from fairnotice.services.acting import act_as, log_access, seen
from fairnotice.services.desk_reading import NoticeFacts, notice_facts
from fairnotice.services.hits import rests_on_nothing
from fairnotice.services.screening import births_kept


@dataclass(frozen=True, slots=True)
class Verified:
    """What a person compared: by feature what was seen, which is kept only of a yes."""

    same: bool
    compared: Mapping[str, str]
    at: datetime


@dataclass(frozen=True, slots=True)
class Asked:
    """A question to the source whether its notice stands. `answer`: confirmed, denied, or empty while it waits."""

    at: datetime
    due: datetime
    answer: str
    words: str
    answered_at: datetime | None


@dataclass(frozen=True, slots=True)
class Protected:
    """What was found about protection, and where it was looked for."""

    protected: bool
    checked: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Told:
    """What the source learns: where the person is, or nothing."""

    tells: bool
    words: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure on a hit, whether the reader may end it, and whether its release was asked for."""

    id: UUID
    kind: str
    legal_basis: str
    state: MeasureState
    taken_at: datetime
    ended_at: datetime | None
    may_end: bool
    release: bool


@dataclass(frozen=True, slots=True)
class HitFile:
    """A hit with everything that was done about it."""

    id: UUID
    state: HitState
    hit: Hit
    traveller: Mapping[str, Any]
    raised_at: datetime
    notice: NoticeFacts
    open_acts: tuple[HitAct, ...]
    verified: Verified | None
    asked: Asked | None  # the newest question, where it was asked again
    protection: Protected | None
    told: Told | None
    measures: tuple[Measure, ...]
    carrier: str = ""  # which carrier submitted the traveller; empty where an officer checked
    can_be_remembered: bool = False  # as a wrong match: the check had a paper with its country and a full birth date


def hit_file(*, hit: UUID, by: Officer, at: datetime, purpose: str = "page") -> HitFile:
    """A hit, in the bureau that found the person. Raises NotFound."""
    with act_as(by):
        row = seen(HitRecord, hit)
        log_access(f"hit:{hit}", "read", purpose, by, at)
        who = actor(by, source=row.source_code, locating=row.bureau_id)
        return HitFile(
            id=row.pk,
            state=HitState(row.state),
            hit=told_again(
                str(row.notice_id),
                row.score,
                [Comparison.from_json(reason) for reason in row.reasons],
                births=births_kept(row.traveller),
            ),
            traveller=row.traveller,
            raised_at=row.raised_at,
            notice=notice_facts({row.notice_id}, reader=by.bureau)[row.notice_id],
            open_acts=tuple(HIT.open_acts(HitState(row.state), who)),
            verified=_verified(hit),
            asked=_asked(hit),
            protection=_protection(hit),
            told=_told(hit),
            measures=tuple(_measure(one, by) for one in MeasureRecord.objects.filter(hit=hit).order_by("taken_at")),
            carrier=row.carrier,
            can_be_remembered=bool(row.keys),
        )


def measure_file(*, measure: UUID, by: Officer, at: datetime) -> tuple[Measure, HitFile]:
    """A measure of the officer's own bureau, with the hit that it rests on. Raises NotFound."""
    with act_as(by):
        row = seen(MeasureRecord, measure)
        if row.bureau_code != by.bureau:
            raise NotFound(f"There is no measure {measure} here.")
        found, hit = _measure(row, by), row.hit_id
    return found, hit_file(hit=hit, by=by, at=at)


def _verified(hit: UUID) -> Verified | None:
    row = VerificationRecord.objects.filter(pk=hit).first()
    if row is None:
        return None
    compared = row.compared if isinstance(row.compared, dict) else dict.fromkeys(row.compared, "")
    return Verified(row.same, compared, row.verified_at)


def _asked(hit: UUID) -> Asked | None:
    # Of a question asked twice the one of which something was heard last.
    row = ConfirmationRecord.objects.filter(hit=hit).order_by(Coalesce("answered_at", "asked_at").desc()).first()
    return Asked(row.asked_at, row.due_at, row.answer, row.answer_text, row.answered_at) if row else None


def _protection(hit: UUID) -> Protected | None:
    row = ProtectionCheckRecord.objects.filter(pk=hit).first()
    return Protected(row.protected, row.checked, row.checked_at) if row else None


def _told(hit: UUID) -> Told | None:
    row = DisclosureRecord.objects.filter(pk=hit).first()
    return Told(row.tells != "nothing", row.text, row.decided_at) if row else None


def _measure(row: MeasureRecord, by: Officer) -> Measure:
    state = MeasureState(row.state)
    who = actor(by, source=row.source_code, locating=row.bureau_code)
    with speaking_as(SYSTEM):  # a border officer may know that release is asked for
        release = rests_on_nothing(row)
    return Measure(
        id=row.pk,
        kind=row.kind,
        legal_basis=row.legal_basis,
        state=state,
        taken_at=row.taken_at,
        ended_at=row.ended_at,
        may_end=MeasureAct.END in MEASURE.open_acts(state, who),
        release=release,
    )
