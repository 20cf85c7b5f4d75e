"""The review by rules, questions to the source, and the worksheets of the reviewers."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from fairnotice.domain.dates import Moment
from fairnotice.domain.errors import Conflict, InvalidValue, NotYourAct
from fairnotice.domain.events import Event
from fairnotice.domain.lifecycle import REQUEST, RequestAct, RequestState
from fairnotice.domain.officer import Officer, Role, actor
from fairnotice.law.factors import Weighed, factors_of, left_out
from fairnotice.law.findings import Finding
from fairnotice.law.model import Ground, Lean
from fairnotice.law.review import Review, review_subject
from fairnotice.records.log import append
from fairnotice.records.models import AssessmentRecord, QuestionRecord, RequestRecord
from fairnotice.services.acting import Answer, act_as, locked, log_access, once, reasoned, seen
from fairnotice.services.consequences import carry_out
from fairnotice.services.dossiers import request_dossier, revision, unchanged
from fairnotice.services.letters import keep_letter, questions_letter
from fairnotice.services.requests import step

OUTCOMES = ("refuse", "approve")


def review_of(*, request: UUID, by: Officer, moment: Moment, at: datetime) -> Review:
    """Review a request as the file stands, at that moment. The caller's door shows each role its part.

    Raises NotFound; NotYourAct for roles that do not review.
    """
    if by.role not in {Role.REVIEWER, Role.DECIDER, Role.COMMISSION, Role.BUREAU}:
        raise NotYourAct(
            f"Reviews are read by the source, reviewers, decision-makers and the Commission, not {by.role}."
        )
    with act_as(by):
        row = seen(RequestRecord, request)
        log_access(f"request:{request}", "review", "review", by, at)
        return review_subject(request_dossier(row, by), row.subject, moment)


def has_assessed(*, request: UUID, by: Officer) -> bool:
    """Whether this reviewer has signed a worksheet on the newest file; before that the leaning stays closed."""
    with act_as(by):
        row = seen(RequestRecord, request)
        mine = AssessmentRecord.objects.filter(request=row, officer_id=by.id, revision=revision(row.case))
        return mine.exists()


def ask_requester(
    *, request: UUID, questions: Sequence[tuple[str, str]], by: Officer, at: datetime, key: str | None = None
) -> Answer:
    """Ask the source, each question with the rule that raised it (rule, text).

    A reviewer may reword; a question that the source must not be asked is kept back by the person who asks. The
    questions go out as a letter as well, which says until when an answer is asked for. Answers
    {"request", "state", "questions"}. Raises NotFound, NotYourAct, NotPossibleNow, InvalidValue when there is none.
    """
    if not questions:
        raise InvalidValue("Ask at least one question.")

    def do() -> Answer:
        row = locked(RequestRecord, request)
        not_involved(by, row)
        REQUEST.move(RequestState(row.state), RequestAct.ASK, actor(by, source=row.source_code))
        asked = [
            QuestionRecord.objects.create(request=row, source_code=row.source_code, rule=rule, text=text, asked_at=at)
            for rule, text in questions
        ]
        letter = questions_letter(row, [text for _rule, text in questions], at)
        keep_letter(row, about="request.questions_asked", drafted="", sent=letter, simulated=row.simulated, at=at)
        answer = step(request, RequestAct.ASK, by, at)
        return {**answer, "questions": [str(question.pk) for question in asked]}

    given = {"request": str(request), "questions": [list(question) for question in questions]}
    return once(do, by=by, key=key, act="ask_requester", given=given, at=at)


def assess_request(
    *,
    request: UUID,
    outcome: str,
    grounds: Sequence[Ground],
    reasons: str,
    factors: Sequence[Weighed] = (),
    by: Officer,
    at: datetime,
    revision_read: int | None = None,
    key: str | None = None,
) -> Answer:
    """Sign one's own worksheet: refuse or approve, on which grounds, with reasons.

    Every factor on which something points against the request is among the `factors`, with the way in which it goes,
    a reason unless it goes neither way, and the facts that the reviewer rests on (`law.factors`).

    Nobody assesses a request of their own bureau or of a state involved, and nobody assesses the same file twice.
    `revision_read` is the revision of the file that was read: when it has changed since, nothing is signed (Conflict).
    Answers {"request", "state", "assessment"}. Raises NotFound, NotYourAct, NotPossibleNow, Conflict, InvalidValue.
    """
    reasoned(reasons)
    if outcome not in OUTCOMES:
        raise InvalidValue(f"An assessment says {' or '.join(OUTCOMES)}, not '{outcome}'.")
    if outcome == "refuse" and not grounds:
        raise InvalidValue("A refusal names at least one ground: " + ", ".join(ground.value for ground in Ground) + ".")

    def do() -> Answer:
        row = locked(RequestRecord, request)
        not_involved(by, row)
        move = REQUEST.move(RequestState(row.state), RequestAct.ASSESS, actor(by, source=row.source_code))
        now = revision(row.case)
        unchanged(now, revision_read)
        if AssessmentRecord.objects.filter(request=row, officer_id=by.id, revision=now).exists():
            raise Conflict("You have signed your worksheet on this file. Another reviewer must sign the second one.")
        weighed_rightly(factors, review_subject(request_dossier(row, by), row.subject, _today(at)).findings)
        sheet = AssessmentRecord.objects.create(
            request=row,
            officer_id=by.id,
            revision=now,
            outcome=outcome,
            grounds=[ground.value for ground in grounds],
            reasons=reasons.strip(),
            factors=[one.to_json() for one in factors],
            signed_at=at,
        )
        row.state = move.target
        row.save(update_fields=["state"])
        # Neither the outcome nor the source's code is in the event: the second reviewer stays blind to the first.
        append(Event(move.event, f"request:{row.pk}", {"revision": now}), by=by, at=at)
        carry_out(move.event, thing=row, at=at)
        return {"request": str(row.pk), "state": row.state, "assessment": str(sheet.pk)}

    given: dict[str, Any] = {"request": str(request), "outcome": outcome, "grounds": list(grounds), "reasons": reasons}
    if factors:
        given["factors"] = [one.to_json() for one in factors]
    return once(do, by=by, key=key, act="assess_request", given=given, at=at)


def _today(at: datetime) -> Moment:
    return Moment.on_day(at.date(), now=at)


def weighed_rightly(factors: Sequence[Weighed], findings: Sequence[Finding]) -> None:
    """Refuse factors that are none of this review, or said twice, or without a reason, and those left out.

    Raises InvalidValue.
    """
    known = {finding.rule: finding for finding in factors_of(findings)}
    for one in factors:
        finding = known.get(one.rule)
        if finding is None:
            raise InvalidValue(f"'{one.rule}' is no factor of this review.")
        if one.lean is not Lean.NEITHER and not one.why.strip():
            raise InvalidValue(f"{finding.citation}: say why it goes that way.")
        strange = sorted(set(one.evidence) - {fact.where for fact in finding.facts})
        if strange:
            raise InvalidValue(f"{finding.citation} does not rest on {', '.join(strange)}.")
    if len({one.rule for one in factors}) < len(factors):
        raise InvalidValue("A factor is weighed once on a worksheet.")
    left = left_out(findings, factors)
    if left:
        named = "; ".join(f"{finding.citation}: {finding.question}" for finding in left)
        raise InvalidValue(f"Say which way each factor goes on which something points against the request. {named}")


def not_involved(by: Officer, row: RequestRecord) -> None:
    """Refuse an officer who belongs to the requesting bureau or to a state involved (nationality, secondment)."""
    not_tied(by, row.source_code, row.states_involved)


def not_tied(by: Officer, source: str, states: Iterable[str]) -> None:
    """The same, for a matter of that source in which those states are involved."""
    tied = ties(by, source, states)
    if tied:
        why = f"your ties to {', '.join(tied)}" if _own(by, states) else "your bureau made the request"
        raise NotYourAct(f"You cannot take part in this matter: {why}. Pass it to a colleague.")


def ties(by: Officer, source: str, states: Iterable[str]) -> tuple[str, ...]:
    """What ties an officer to a matter: states involved that are theirs, else their bureau if it made the request."""
    return _own(by, states) or ((source,) if by.bureau == source else ())


def _own(by: Officer, states: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({*by.states, *([by.country] if by.country else [])} & set(states)))
