"""From a hit to a measure: verified by a person, confirmed by the source, protection checked, disclosure decided."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from fairnotice.domain.errors import InvalidValue, NotPossibleNow, NotYourAct
from fairnotice.domain.events import Event
from fairnotice.domain.hit import LEAST_COMPARED, LEAST_FOR_NO, NONE_DIFFERS, Comparison
from fairnotice.domain.lifecycle import HIT, MEASURE, HitAct, HitState, MeasureAct, MeasureState, NoticeState
from fairnotice.domain.measure import MEASURE_KINDS
from fairnotice.domain.officer import SYSTEM, Actor, Officer, actor
from fairnotice.formats.compared import nothing_differs
from fairnotice.law.deadlines import confirmation_due
from fairnotice.records.log import append
from fairnotice.records.models import (
    ConfirmationRecord,
    DisclosureRecord,
    HitRecord,
    MeasureRecord,
    NoticeRecord,
    ProtectionCheckRecord,
    RestrictionRecord,
    VerificationRecord,
)
from fairnotice.records.session import speaking_as
from fairnotice.services.acting import Answer, keep_reasons, locked, once, reasoned
from fairnotice.services.consequences import carry_out
from fairnotice.services.wrong_matches import remember

_AWAITED = (HitState.ASKED, HitState.UNANSWERED)
"""States of a hit in which the source's answer moves it on."""


def verify_hit(
    *,
    hit: UUID,
    same: bool,
    compared: Mapping[str, str],
    by: Officer,
    at: datetime,
    remembered: bool = False,
    key: str | None = None,
) -> Answer:
    """Say, having compared, whether the traveller is the person: what was compared and what was seen.

    A dismissed hit keeps no particulars of the traveller. `remembered` puts the pair into the register of wrong matches
    (see `wrong_matches`), so that the same person with the same paper is not stopped for it again, unless the notice
    has gone. Answers {"hit", "state"}, and of a pair that is kept {"remembered": {"wrong_match", "until"}}. Raises
    NotFound, NotYourAct, NotPossibleNow, InvalidValue when less than two features were compared for a yes, or for a
    pair to be remembered, and for a no where none was, or none that differs.
    """
    if remembered and same:
        raise InvalidValue("Only a match that is not the person is remembered as a wrong one.")
    if remembered and _features(compared) < LEAST_COMPARED:
        raise InvalidValue(f"Compare at least {LEAST_COMPARED} features before a wrong match is remembered.")
    if same and _features(compared) < LEAST_COMPARED:
        raise InvalidValue(
            f"Compare at least {LEAST_COMPARED} features before you say that it is the person: a name is not enough."
        )
    if _features(compared) < LEAST_FOR_NO:
        raise InvalidValue(
            "Before you say no, name at least one thing in which the traveller differs, and what you saw."
        )

    def do() -> Answer:
        row, _source = _move(hit, HitAct.VERIFY if same else HitAct.DISMISS, by, at)
        reasons = [Comparison.from_json(reason) for reason in row.reasons]
        if not same and nothing_differs(compared, reasons, today=at.date()):
            raise InvalidValue(NONE_DIFFERS)
        VerificationRecord.objects.create(
            hit=row,
            bureau_code=by.bureau,
            officer_id=by.id,
            same=same,
            compared=dict(compared) if same else sorted(compared),
            verified_at=at,
        )
        # A notice that has gone since stops nobody: no pair is kept of it.
        notice = NoticeRecord.objects.filter(pk=row.notice_id).exclude(document={}).first() if remembered else None
        pair = remember(row, notice, by, at) if notice else None
        if not same:
            row.traveller, row.reasons, row.keys = {}, [], []
            row.save(update_fields=["traveller", "reasons", "keys"])
        if pair is None:
            return _answer(row)
        return {**_answer(row), "remembered": {"wrong_match": str(pair.pk), "until": pair.until.isoformat()}}

    given = {"hit": str(hit), "same": same, "compared": dict(compared), "remembered": remembered}
    return once(do, by=by, key=key, act="verify_hit", given=given, at=at)


def _features(compared: Mapping[str, str]) -> int:
    """How many things were compared: named, and with what was seen."""
    return len({feature.strip().casefold() for feature, seen in compared.items() if feature.strip() and seen.strip()})


def ask_confirmation(*, hit: UUID, by: Officer, at: datetime, key: str | None = None) -> Answer:
    """Ask the source whether its notice stands, under a clock. It is not told who asks or where the person is.

    Answers {"hit", "state", "confirmation", "due"}. Raises NotFound, NotYourAct, NotPossibleNow.
    """

    def do() -> Answer:
        row, notice = _move(hit, HitAct.ASK_SOURCE, by, at)
        _still_stands(notice, by)
        asked = ConfirmationRecord.objects.create(
            hit=row,
            notice=notice,
            source_code=row.source_code,
            asked_at=at,
            due_at=confirmation_due(at).due,
        )
        carry_out("hit.confirmation_asked", thing=asked, at=at)
        return {**_answer(row), "confirmation": str(asked.pk), "due": asked.due_at.isoformat()}

    return once(do, by=by, key=key, act="ask_confirmation", given={"hit": str(hit)}, at=at)


def answer_confirmation(
    *, confirmation: UUID, stands: bool, text: str, by: Officer, at: datetime, key: str | None = None
) -> Answer:
    """The source says whether its notice stands and its data are right.

    A question that was asked again may be answered late: its answer is passed on, the hit stays where it is, and the
    source is not told where that is. Answers {"confirmation", "answer"}. Raises NotFound, NotYourAct, NotPossibleNow,
    InvalidValue.
    """

    def do() -> Answer:
        row = locked(ConfirmationRecord, confirmation)
        if actor(by, source=row.source_code) is not Actor.SOURCE:
            raise NotYourAct("Whether a notice stands is said by its source.")
        if row.answer:
            raise NotPossibleNow(f"This was answered: {row.answer}.")
        row.answer, row.answer_text, row.answered_at = "confirmed" if stands else "denied", text, at
        row.save(update_fields=["answer", "answer_text", "answered_at"])
        move = HIT.move(HitState.ASKED, HitAct.CONFIRM if stands else HitAct.DENY, Actor.SOURCE)
        with speaking_as(SYSTEM):  # the hit stays hidden from the source; the system carries its answer over
            hit = HitRecord.objects.select_for_update(no_key=True).get(pk=row.hit_id)
            if hit.state in _AWAITED:
                hit.state = move.target
                hit.save(update_fields=["state"])
        # The source alone sees this event: its list of readers must not name the bureau that found the person.
        append(Event(move.event, f"confirmation:{row.pk}", {}, (row.source_code,)), by=by, at=at)
        carry_out(move.event, thing=row, at=at)
        return {"confirmation": str(row.pk), "answer": row.answer}

    given = {"confirmation": str(confirmation), "stands": stands, "text": text}
    return once(do, by=by, key=key, act="answer_confirmation", given=given, at=at)


def check_protection(
    *, hit: UUID, protected: bool, checked: str, by: Officer, at: datetime, key: str | None = None
) -> Answer:
    """Say what the locating bureau found about protection, and where it looked. It stays in that bureau.

    Answers {"hit", "state"}. Raises NotFound, NotYourAct, NotPossibleNow, InvalidValue.
    """

    def do() -> Answer:
        row, _notice = _move(hit, HitAct.PROTECT if protected else HitAct.CLEAR, by, at)
        ProtectionCheckRecord.objects.create(
            hit=row, bureau_code=by.bureau, protected=protected, checked=reasoned(checked), checked_at=at
        )
        return _answer(row)

    given = {"hit": str(hit), "protected": protected, "checked": checked}
    return once(do, by=by, key=key, act="check_protection", given=given, at=at)


def decide_disclosure(
    *, hit: UUID, tells: bool, text: str, reasons: str, by: Officer, at: datetime, key: str | None = None
) -> Answer:
    """Decide what the requester learns: where the person is (`tells`, with `text`), or nothing.

    Of a protected person it learns nothing. Answers {"hit", "state"}. Raises NotFound, NotYourAct, NotPossibleNow,
    InvalidValue.
    """

    def do() -> Answer:
        row, notice = _move(hit, HitAct.DISCLOSE if tells else HitAct.WITHHOLD, by, at)
        if tells:
            _still_stands(notice, by)
            _not_denied(row)
        disclosure = DisclosureRecord.objects.create(
            hit=row,
            notice=notice,
            source_code=row.source_code,
            bureau_code=by.bureau,
            tells="located" if tells else "nothing",
            text=text if tells else "",
            decided_at=at,
        )
        keep_reasons(reasons, thing=f"hit:{row.pk}", act="decide_disclosure", by=by, at=at)
        if tells:
            carry_out("hit.disclosed", thing=disclosure, at=at, letter=text)
        return _answer(row)

    given = {"hit": str(hit), "tells": tells, "text": text, "reasons": reasons}
    return once(do, by=by, key=key, act="decide_disclosure", given=given, at=at)


def record_measure(
    *, hit: UUID, kind: str, legal_basis: str, by: Officer, at: datetime, key: str | None = None
) -> Answer:
    """Record what the country did, and under which law of its own. A notice by itself is never that law.

    Answers {"hit", "state", "measure"}. Raises NotFound, NotYourAct, NotPossibleNow, InvalidValue.
    """
    if kind not in MEASURE_KINDS:
        raise InvalidValue(f"'{kind}' is not a measure. Known: {', '.join(MEASURE_KINDS)}.")
    basis = reasoned(legal_basis)

    def do() -> Answer:
        row, notice = _move(hit, HitAct.MEASURE, by, at)
        _still_stands(notice, by)
        _not_denied(row)
        measure = MeasureRecord.objects.create(
            hit=row,
            notice=notice,
            source_code=row.source_code,
            bureau_code=by.bureau,
            kind=kind,
            legal_basis=basis,
            state=MEASURE.first,
            taken_at=at,
        )
        payload = {"kind": kind}
        append(Event("measure.recorded", f"measure:{measure.pk}", payload, (by.bureau, row.source_code)), by=by, at=at)
        carry_out("measure.recorded", thing=measure, at=at)
        return {**_answer(row), "measure": str(measure.pk)}

    given = {"hit": str(hit), "kind": kind, "legal_basis": legal_basis}
    return once(do, by=by, key=key, act="record_measure", given=given, at=at)


def end_measure(*, measure: UUID, reasons: str, by: Officer, at: datetime, key: str | None = None) -> Answer:
    """End a measure: released, restrictions lifted. Answers {"measure", "state"}. Raises as `record_measure`."""

    def do() -> Answer:
        row = locked(MeasureRecord, measure)
        who = actor(by, source=row.source_code, locating=row.bureau_code)
        move = MEASURE.move(MeasureState(row.state), MeasureAct.END, who)
        row.state, row.ended_at = move.target, at
        row.save(update_fields=["state", "ended_at"])
        keep_reasons(reasons, thing=f"measure:{row.pk}", act="end", by=by, at=at)
        append(Event(move.event, f"measure:{row.pk}", {}, (row.bureau_code, row.source_code)), by=by, at=at)
        carry_out(move.event, thing=row, at=at)
        return {"measure": str(row.pk), "state": row.state}

    given = {"measure": str(measure), "reasons": reasons}
    return once(do, by=by, key=key, act="end_measure", given=given, at=at)


def _move(hit: UUID, act: HitAct, by: Officer, at: datetime) -> tuple[HitRecord, NoticeRecord]:
    row = locked(HitRecord, hit)
    move = HIT.move(HitState(row.state), act, actor(by, source=row.source_code, locating=row.bureau_id))
    row.state = move.target
    row.save(update_fields=["state"])
    # Only the bureau that found the person sees this in a timeline: the event alone would tell the source where.
    append(Event(move.event, f"hit:{row.pk}", {}, (row.bureau_id,)), by=by, at=at)
    with speaking_as(SYSTEM):
        return row, NoticeRecord.objects.get(pk=row.notice_id)


def _still_stands(notice: NoticeRecord, by: Officer) -> None:
    with speaking_as(SYSTEM):
        if kept_from(notice, by.bureau):
            raise NotPossibleNow(
                f"Diffusion {notice.number} is no longer for your country: take no step on it, and release who is held."
            )
    if notice.state != NoticeState.PUBLISHED:
        raise NotPossibleNow(f"Notice {notice.number} is {notice.state}: take no step on it, and release who is held.")


def rests_on_nothing(measure: MeasureRecord) -> bool:
    """Whether a measure is to be ended: its notice is not in force there, or the source says that it does not stand.

    Within an act of somebody who may see the notice and the confirmations.
    """
    if measure.kind == "none" or measure.state != MeasureState.IN_FORCE:
        return False
    if measure.notice.state != NoticeState.PUBLISHED or kept_from(measure.notice, measure.bureau_code):
        return True
    return _denied(measure.hit_id)


def kept_from(notice: NoticeRecord, bureau: str) -> bool:
    """Whether a diffusion was shut to that bureau. Within an act of somebody who may see restrictions."""
    return RestrictionRecord.objects.filter(notice=notice, bureau_id=bureau, lifted_at=None).exists()


def _denied(hit: UUID) -> bool:
    """Whether the newest answer of the source is a no."""
    last = ConfirmationRecord.objects.filter(hit=hit).exclude(answer="").order_by("-answered_at").first()
    return last is not None and last.answer == "denied"


def _not_denied(hit: HitRecord) -> None:
    if _denied(hit.pk):
        raise NotPossibleNow("The source says since that its notice does not stand: take no step on it.")


def _answer(row: HitRecord) -> dict[str, Any]:
    return {"hit": str(row.pk), "state": row.state}
