"""The clocks: due dates are rows, and an idempotent sweep acts on those that are over. Run as often as you like."""

from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.conf import settings

from fairnotice.domain.events import Event
from fairnotice.domain.lifecycle import HIT, NOTICE, HitAct, HitState, NoticeAct, NoticeState
from fairnotice.domain.lifecycle.notice import LIVE
from fairnotice.domain.officer import SYSTEM, Actor
from fairnotice.records.log import append, hold_log
from fairnotice.records.models import ConfirmationRecord, DueRecord, HitRecord, NoticeRecord
from fairnotice.records.session import speaking_as
from fairnotice.services.consequences import carry_out
from fairnotice.services.keeping import purge_compliance_records
from fairnotice.services.notes import write_note


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
    swept = Swept(
        missed=sum(1 for code in done if code),
        expired=done.count("rpd-51-2"),
        unanswered=done.count("rpd-105"),
        purged=purge_compliance_records(at=at),
    )
    write_note(Path(settings.FAIRNOTICE_FOLDER), "sweep", at=at, facts=asdict(swept))
    return swept


def _miss(pk: UUID, at: datetime) -> str:
    with speaking_as(SYSTEM):
        due = DueRecord.objects.get(pk=pk)
        thing = _hold(due)
        hold_log()
        # Only now is it sure that nobody stops the clock at this moment.
        due.refresh_from_db()
        if due.state != "open":
            return ""
        due.state = "missed"
        due.save(update_fields=["state"])
        append(Event("due.missed", f"due:{due.pk}", {"code": due.code, "about": due.thing}), by=SYSTEM, at=at)
        if isinstance(thing, NoticeRecord):
            _expire(thing, at)
        elif isinstance(thing, HitRecord):
            _lapse(due, thing, at)
        return due.code


def _hold(due: DueRecord) -> NoticeRecord | HitRecord | None:
    """What the clock acts on, held before the clock itself, as the acts of people do."""
    pk = due.thing.split(":")[1]
    if due.code == "rpd-51-2":
        return NoticeRecord.objects.select_for_update(no_key=True).get(pk=pk)
    if due.code == "rpd-105":
        asked = ConfirmationRecord.objects.get(pk=pk)
        return HitRecord.objects.select_for_update(no_key=True).get(pk=asked.hit_id)
    return None


def _expire(notice: NoticeRecord, at: datetime) -> None:
    if notice.state not in LIVE or notice.expires_on >= at.date():
        return
    move = NOTICE.move(NoticeState(notice.state), NoticeAct.EXPIRE, Actor.SYSTEM)
    notice.state = move.target
    notice.save(update_fields=["state"])
    payload = {"number": notice.number}
    append(Event(move.event, f"notice:{notice.pk}", payload, (notice.source_code,)), by=SYSTEM, at=at)
    carry_out(move.event, thing=notice, at=at)


def _lapse(due: DueRecord, hit: HitRecord, at: datetime) -> None:
    asked = ConfirmationRecord.objects.get(pk=due.thing.split(":")[1])
    if asked.answer or hit.state != HitState.ASKED:
        return
    move = HIT.move(HitState(hit.state), HitAct.LAPSE, Actor.SYSTEM)
    hit.state = move.target
    hit.save(update_fields=["state"])
    append(Event(move.event, f"hit:{hit.pk}", {}, (hit.bureau_id,)), by=SYSTEM, at=at)
    carry_out(move.event, thing=asked, at=at)
