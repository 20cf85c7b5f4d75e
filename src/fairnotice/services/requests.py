"""What the source does with its request: submit it, answer questions, drop it."""

from datetime import datetime
from typing import Any
from uuid import UUID

from fairnotice.domain.errors import InvalidValue
from fairnotice.domain.events import Event
from fairnotice.domain.lifecycle import REQUEST, RequestAct, RequestState
from fairnotice.domain.officer import Officer, actor
from fairnotice.records.log import append
from fairnotice.records.models import AnswerRecord, QuestionRecord, RequestRecord
from fairnotice.services.acting import Answer, keep_reasons, locked, once
from fairnotice.services.consequences import carry_out


def submit_request(*, request: UUID, by: Officer, at: datetime, key: str | None = None) -> Answer:
    """Hand a draft to the secretariat. Other bureaus do not see it before it is published.

    Answers {"request", "state"}. Raises NotFound, NotYourAct, NotPossibleNow.
    """
    return once(
        lambda: step(request, RequestAct.SUBMIT, by, at, submitted_at=at),
        by=by,
        key=key,
        act="submit_request",
        given={"request": str(request)},
        at=at,
    )


def drop_request(*, request: UUID, reasons: str, by: Officer, at: datetime, key: str | None = None) -> Answer:
    """Take a request back before it is published. Answers and raises as `submit_request`, and InvalidValue."""

    def do() -> Answer:
        answer = step(request, RequestAct.DROP, by, at)
        keep_reasons(reasons, thing=f"request:{request}", act="drop", by=by, at=at)
        return answer

    given = {"request": str(request), "reasons": reasons}
    return once(do, by=by, key=key, act="drop_request", given=given, at=at)


def answer_questions(
    *, request: UUID, answers: dict[str, str], by: Officer, at: datetime, key: str | None = None
) -> Answer:
    """Answer the open questions, each by its id. New facts are filed with `amend_case` first.

    Answers {"request", "state"}. Raises InvalidValue for an id that is not an open question of this request and for
    questions left without an answer.
    """

    def do() -> Answer:
        row = locked(RequestRecord, request)
        open_ones = {str(q.pk): q for q in QuestionRecord.objects.filter(request=row, answerrecord__isnull=True)}
        wrong = sorted(set(answers) - set(open_ones))
        left = sorted(set(open_ones) - {q for q, text in answers.items() if text.strip()})
        if wrong or left:
            raise InvalidValue(
                f"Not an open question of this request: {', '.join(wrong) or 'none'}. Without an answer: "
                f"{', '.join(left) or 'none'}."
            )
        for question, text in answers.items():
            AnswerRecord.objects.create(
                question=open_ones[question], source_code=row.source_code, text=text, answered_at=at
            )
        return step(request, RequestAct.ANSWER, by, at)

    given = {"request": str(request), "answers": answers}
    return once(do, by=by, key=key, act="answer_questions", given=given, at=at)


def step(request: UUID, act: RequestAct, by: Officer, at: datetime, **changes: Any) -> Answer:
    """One move of a request inside an act: lock, allow, store, record, carry out what follows."""
    row = locked(RequestRecord, request)
    move = REQUEST.move(RequestState(row.state), act, actor(by, source=row.source_code))
    row.state = move.target
    for name, value in changes.items():
        setattr(row, name, value)
    row.save(update_fields=["state", *changes])
    append(Event(move.event, f"request:{row.pk}", {"kind": row.kind}, (row.source_code,)), by=by, at=at)
    carry_out(move.event, thing=row, at=at)
    return {"request": str(row.pk), "state": row.state}
