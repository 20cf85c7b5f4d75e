"""A notice from publication to its end. Publication is one transaction: row, event, register, all or none."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.db.models import Count

from fairnotice.domain.dates import Moment
from fairnotice.domain.dossier import Dossier
from fairnotice.domain.errors import NotPossibleNow
from fairnotice.domain.events import Event
from fairnotice.domain.lifecycle import NOTICE, REQUEST, NoticeAct, NoticeState, RequestAct, RequestState
from fairnotice.domain.mode import Mode
from fairnotice.domain.officer import Officer, Role, actor
from fairnotice.domain.parts import without_charges
from fairnotice.domain.unknown import is_known
from fairnotice.law.conditions import settled_from
from fairnotice.law.deadlines import expires_on, renewal_prompt_due
from fairnotice.law.review import review_subject
from fairnotice.records.log import append
from fairnotice.records.models import DecisionRecord, NoticeRecord, RequestRecord, RestrictionRecord
from fairnotice.services.acting import Answer, keep_reasons, locked, once, reasoned
from fairnotice.services.affected import keep_left_out, none_left_out_silently, not_reached
from fairnotice.services.circulating import to_shut_out
from fairnotice.services.consequences import carry_out
from fairnotice.services.decisions import all_settled, may_be_published, no_bar, warrants_stand
from fairnotice.services.dossiers import request_dossier
from fairnotice.services.gate import gate_of
from fairnotice.services.letters import keep_letter
from fairnotice.services.published import decision_on, document_of, places_left_out
from fairnotice.services.register import recipients
from fairnotice.services.reviews import not_involved

_LETTERS = {"red": "A", "blue": "B", "green": "C", "yellow": "F", "black": "D"}


def publish_notice(
    *,
    request: UUID,
    restricted: Sequence[str] = (),
    left_out: Mapping[str, str] | None = None,
    by: Officer,
    at: datetime,
    key: str | None = None,
) -> Answer:
    """Publish an approved notice to every bureau, or circulate a diffusion to its recipients but the restricted ones.

    The rules are asked once more, today: what could not be approved any more is not published. Charges that the
    decision left out are not in the document, which says so in a sentence. A country that a diffusion concerns and that
    would not receive it is named in `left_out` with the reason, or nothing is sent.
    Answers {"notice", "number", "state", "circulated"}: how many receive it, who approved it and when, after how many
    worksheets. Raises NotFound, NotYourAct, NotPossibleNow, NotInThisMode, InvalidValue.
    """
    why = dict(left_out or {})

    def do() -> Answer:
        row = locked(RequestRecord, request)
        move = REQUEST.move(RequestState(row.state), RequestAct.PUBLISH, actor(by, source=row.source_code))
        not_involved(by, row)
        dossier = request_dossier(row, by)
        subject = next(s for s in dossier.subjects if s.id == row.subject)
        may_be_published(subject.reality, Mode(settings.FAIRNOTICE_MODE), simulated=row.simulated)
        decision = decision_on(row)
        places = places_left_out(decision)
        standing = without_charges(dossier, places)
        warrants_stand(row, standing)
        _conditions_stand(row, standing, decision, at)
        months = dossier.request.metadata.retention_months
        notice = NoticeRecord.objects.create(
            request=row,
            source_code=row.source_code,
            number=_next_number(row.kind, at),
            kind=row.kind,
            state=NOTICE.first,
            document=document_of(row, dossier, places),
            published_at=at,
            expires_on=expires_on(at.date(), months if is_known(months) else None),
        )
        _restrict(notice, restricted, by, at)
        _nobody_forgotten(notice, dossier, why, by, at)
        row.state = move.target
        row.save(update_fields=["state"])
        append(Event(move.event, f"request:{row.pk}", {}, (row.source_code,)), by=by, at=at)
        payload = {"number": notice.number, "kind": notice.kind, "request": str(row.pk)}
        append(Event("notice.published", f"notice:{notice.pk}", payload, (row.source_code,)), by=by, at=at)
        carry_out("notice.published", thing=notice, at=at)
        answer = {"notice": str(notice.pk), "number": notice.number, "state": notice.state}
        return {**answer, "circulated": gate_of(row, decision).to_json()}

    given = {"request": str(request), "restricted": list(restricted), **({"left_out": why} if why else {})}
    return once(do, by=by, key=key, act="publish_notice", given=given, at=at)


def _nobody_forgotten(
    notice: NoticeRecord, dossier: Dossier, why: Mapping[str, str], by: Officer, at: datetime
) -> None:
    """Of a diffusion: no country that it concerns is left out without a reason. A notice goes to everybody."""
    left = not_reached(dossier, notice.request.subject, recipients(notice))
    none_left_out_silently(left, why)
    keep_left_out(why, thing=f"notice:{notice.pk}", by=by, at=at)


def _conditions_stand(row: RequestRecord, dossier: Dossier, decision: DecisionRecord | None, at: datetime) -> None:
    """Refuse what could not be approved any more today: a bar, or an open condition that the decision left open."""
    today = review_subject(dossier, row.subject, Moment.on_day(at.date(), now=at))
    no_bar(today.findings)
    all_settled(today.findings, settled_from(decision.settled if decision else ()))


def _next_number(kind: str, at: datetime) -> str:
    """EX-A-12/11-2026 in training, A-12/11-2026 live. Taken one at a time, so that no number is given twice."""
    mark = "EX-" if settings.FAIRNOTICE_MODE == Mode.TRAINING else ""
    letter = _LETTERS.get(kind, "W")
    # Several kinds share the letter of diffusions: count what has the same beginning.
    head = f"{mark}{letter}-"
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(7260002)")
    counted = NoticeRecord.objects.filter(number__startswith=head, published_at__year=at.year)
    return f"{head}{(counted.aggregate(n=Count('id'))['n'] or 0) + 1}/{at.month}-{at.year}"


def _restrict(notice: NoticeRecord, bureaus: Sequence[str], by: Officer, at: datetime) -> None:
    """In the name of the source, which alone lifts it again."""
    for code in to_shut_out(notice, bureaus) if bureaus else ():
        RestrictionRecord.objects.create(
            notice=notice, bureau_id=code, source_code=notice.source_code, set_by=notice.source_code, set_at=at
        )
        append(Event("notice.restricted", f"notice:{notice.pk}", {}, (notice.source_code,)), by=by, at=at)


def _step(
    act: NoticeAct,
    notice: UUID,
    reasons: str,
    by: Officer,
    at: datetime,
    key: str | None,
    letter: str = "",
    drafted: str = "",
) -> Answer:
    reasoned(reasons)

    def do() -> Answer:
        row = locked(NoticeRecord, notice)
        if by.role is not Role.BUREAU:
            not_involved(by, row.request)
        chosen = act
        if act is NoticeAct.UNBLOCK and row.suspended_before_block:
            chosen = NoticeAct.UNBLOCK_TO_SUSPENSION
        before = NoticeState(row.state)
        move = NOTICE.move(before, chosen, actor(by, source=row.source_code))
        row.state = move.target
        if move.event == "notice.blocked" and before in {NoticeState.PUBLISHED, NoticeState.SUSPENDED}:
            row.suspended_before_block = before is NoticeState.SUSPENDED
        if act in {NoticeAct.RENEW, NoticeAct.RESUME}:
            _conditions_of_source_stand(row, by, at)
        if act is NoticeAct.RENEW:
            row.expires_on = _renewed(row, at)
        row.save(update_fields=["state", "suspended_before_block", "expires_on"])
        append(Event(move.event, f"notice:{row.pk}", {"number": row.number}, (row.source_code,)), by=by, at=at)
        keep_reasons(reasons, thing=f"notice:{row.pk}", act=act, by=by, at=at)
        keep_letter(row, about=move.event, drafted=drafted, sent=letter, simulated=row.request.simulated, at=at)
        carry_out(move.event, thing=row, at=at, letter=letter)
        if act is NoticeAct.DELETE:
            row.document = {}
            row.save(update_fields=["document"])
        return {"notice": str(row.pk), "number": row.number, "state": row.state}

    given = {"notice": str(notice), "reasons": reasons, "letter": letter}
    return once(do, by=by, key=key, act=f"{act}_notice", given=given, at=at)


def _conditions_of_source_stand(row: NoticeRecord, by: Officer, at: datetime) -> None:
    """Refuse to go on with what its source's own file bars by now (RPD 50(4), 81(1)).

    What reviewers hold against it stays with them: the watch tells them, and they act on it.
    """
    filed = without_charges(request_dossier(row.request, by), places_left_out(decision_on(row.request)))
    warrants_stand(row.request, filed)
    no_bar(review_subject(filed, row.request.subject, Moment.on_day(at.date(), now=at)).findings)


def renewed_until(expires: date, today: date) -> date | None:
    """The last day after a renewal today of what expires then; None where that would be no later."""
    asked_from = renewal_prompt_due(expires).due
    renewed = expires_on(expires if today >= asked_from else today)
    return renewed if renewed > expires else None


def _renewed(row: NoticeRecord, at: datetime) -> date:
    """The new last day: one period from the old one on, where the source may be asked for a renewal already, else from
    today. Nobody is kept for longer than a period and the months before its end without a reason (RPD 50(2), (4))."""
    renewed = renewed_until(row.expires_on, at.date())
    if renewed is None:
        asked_from = renewal_prompt_due(row.expires_on).due
        raise NotPossibleNow(
            f"Notice {row.number} is in force until {row.expires_on}, no shorter than a renewal today would make it: "
            f"renewals do not add up. Renew it from {asked_from} on."
        )
    return renewed


def suspend_notice(*, notice: UUID, reasons: str, by: Officer, at: datetime, key: str | None = None) -> Answer:
    """The source's pause, six months at most (RPD 81(1)). Answers {"notice", "number", "state"}.

    This and the acts below raise NotFound, NotYourAct, NotPossibleNow, InvalidValue (no reasons), Conflict (key).
    """
    return _step(NoticeAct.SUSPEND, notice, reasons, by, at, key)


def resume_notice(*, notice: UUID, reasons: str, by: Officer, at: datetime, key: str | None = None) -> Answer:
    """The source ends its pause: conditions are still met (RPD 81(1))."""
    return _step(NoticeAct.RESUME, notice, reasons, by, at, key)


def block_notice(*, notice: UUID, reasons: str, by: Officer, at: datetime, key: str | None = None) -> Answer:
    """The secretariat's interim measure while in doubt (RPD 129); the Commission's provisional one (Statute 37, 41)."""
    provisional = actor(by, source="") == "commission"
    return _step(NoticeAct.BLOCK_PROVISIONALLY if provisional else NoticeAct.BLOCK, notice, reasons, by, at, key)


def unblock_notice(*, notice: UUID, reasons: str, by: Officer, at: datetime, key: str | None = None) -> Answer:
    """The examination is over. A Commission's block is lifted by the Commission alone."""
    return _step(NoticeAct.UNBLOCK, notice, reasons, by, at, key)


def renew_notice(*, notice: UUID, reasons: str, by: Officer, at: datetime, key: str | None = None) -> Answer:
    """The source still needs it and says why; its own file must not bar it by now (RPD 50(4))."""
    return _step(NoticeAct.RENEW, notice, reasons, by, at, key)


def withdraw_notice(*, notice: UUID, reasons: str, by: Officer, at: datetime, key: str | None = None) -> Answer:
    """The source ends it: purpose reached, no longer wanted, or conditions gone (RPD 81(2))."""
    return _step(NoticeAct.WITHDRAW, notice, reasons, by, at, key)


def cancel_notice(
    *,
    notice: UUID,
    reasons: str,
    letter: str = "",
    drafted: str = "",
    by: Officer,
    at: datetime,
    key: str | None = None,
) -> Answer:
    """The secretariat ends it (RPD 81(3)). `letter`, out of what was `drafted`, goes to source and recipients."""
    return _step(NoticeAct.CANCEL, notice, reasons, by, at, key, letter, drafted)


def delete_notice(
    *,
    notice: UUID,
    reasons: str,
    letter: str = "",
    drafted: str = "",
    by: Officer,
    at: datetime,
    key: str | None = None,
) -> Answer:
    """The secretariat carries out a decision of the Commission or a finding (Statute 41; RPD 51(5)-(6)).

    The published document is emptied: its number, its state and the minimal compliance record stay. The matter's own
    file stays with the secretariat and the source.
    """
    return _step(NoticeAct.DELETE, notice, reasons, by, at, key, letter, drafted)
