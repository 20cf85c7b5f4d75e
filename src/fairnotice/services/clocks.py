"""The clocks: due dates are rows, and an idempotent sweep acts on those that are over. Run as often as you like."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from fairnotice.domain.events import Event
from fairnotice.domain.lifecycle import HIT, NOTICE, HitAct, HitState, NoticeAct, NoticeState
from fairnotice.domain.lifecycle.notice import LIVE
from fairnotice.domain.officer import SYSTEM, Actor
from fairnotice.records.log import append
from fairnotice.records.models import ConfirmationRecord, DueRecord, HitRecord, NoticeRecord
from fairnotice.records.session import speaking_as
from fairnotice.services.consequences import carry_out
from fairnotice.services.keeping import purge_compliance_records


@dataclass(frozen=True, slots=True)
class Swept:
    """What a sweep did."""

    missed: int
    expired: int
    unanswered: int
    purged: int


def sweep(*, at: datetime) -> Swept:
    """Act on every due date that is over: notices expire, unanswered confirmations lapse, the rest is marked missed.

    Each due date is its own transaction, so that a killed sweep is finished by the next one and nothing happens twice.
    """
    with speaking_as(SYSTEM):
        over = list(
            DueRecord.objects.filter(state="open", due_at__lte=at).order_by("due_at").values_list("pk", flat=True)
        )
    done = [_miss(pk, at) for pk in over]
    return Swept(
        missed=sum(1 for code in done if code),
        expired=done.count("rpd-51-2"),
        unanswered=done.count("rpd-105"),
        purged=purge_compliance_records(at=at),
    )


def _miss(pk: UUID, at: datetime) -> str:
    with speaking_as(SYSTEM):
        due = DueRecord.objects.select_for_update(skip_locked=True).filter(pk=pk, state="open").first()
        if due is None:
            return ""
        due.state = "missed"
        due.save(update_fields=["state"])
        append(Event("due.missed", f"due:{due.pk}", {"code": due.code, "about": due.thing}), by=SYSTEM, at=at)
        if due.code == "rpd-51-2":
            _expire(due, at)
        elif due.code == "rpd-105":
            _lapse(due, at)
        return due.code


def _expire(due: DueRecord, at: datetime) -> None:
    notice = NoticeRecord.objects.select_for_update().get(pk=due.thing.split(":")[1])
    if notice.state not in LIVE or notice.expires_on >= at.date():
        return
    move = NOTICE.move(NoticeState(notice.state), NoticeAct.EXPIRE, Actor.SYSTEM)
    notice.state = move.target
    notice.save(update_fields=["state"])
    payload = {"number": notice.number}
    append(Event(move.event, f"notice:{notice.pk}", payload, (notice.source_code,)), by=SYSTEM, at=at)
    carry_out(move.event, thing=notice, at=at)


def _lapse(due: DueRecord, at: datetime) -> None:
    asked = ConfirmationRecord.objects.get(pk=due.thing.split(":")[1])
    hit = HitRecord.objects.select_for_update().get(pk=asked.hit_id)
    if asked.answer or hit.state != HitState.ASKED:
        return
    move = HIT.move(HitState(hit.state), HitAct.LAPSE, Actor.SYSTEM)
    hit.state = move.target
    hit.save(update_fields=["state"])
    append(Event(move.event, f"hit:{hit.pk}", {}, (hit.bureau_id,)), by=SYSTEM, at=at)
    carry_out(move.event, thing=asked, at=at)
