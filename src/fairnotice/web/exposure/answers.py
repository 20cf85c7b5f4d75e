"""Exposures as they were asked and answered: the list of a request, one as it was given, and the same as a file."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse

from fairnotice.domain.exposure import Question
from fairnotice.services.exposure_answers import AnswerListed, answers_of, read_answer
from fairnotice.services.exposures import exposable
from fairnotice.web.asking import Asked
from fairnotice.web.clock import now
from fairnotice.web.door import page, show
from fairnotice.web.exposure.page import READS
from fairnotice.web.exposure.words import EXTENTS, INSTRUMENTS, PURPOSES, QUESTIONS


@page(*READS, methods=("GET", "HEAD"))
def answers(request: Asked, request_id: UUID) -> HttpResponse:
    """Every asking about a request that this officer may see, the newest first."""
    at = now()
    found = exposable(request=request_id, by=request.officer, at=at)
    rows = answers_of(request=request_id, by=request.officer, at=at)
    return show(request, "exposure/answers.html", {"this": found, "rows": [(row, _words(row)) for row in rows]})


@page(*READS, methods=("GET", "HEAD"))
def answer(request: Asked, answer_id: UUID) -> HttpResponse:
    """One answer as it was given, and whether the same is answered today."""
    found = read_answer(answer=answer_id, by=request.officer, at=now())
    context = {
        "this": found,
        "words": _words(found.listed),
        "instrument": INSTRUMENTS[found.content["instrument"]],
        "heads": [QUESTIONS[question] for question in Question],
        "countries": [_country(each) for each in found.content["countries"]],
    }
    return show(request, "exposure/answer_kept.html", context)


@page(*READS, methods=("GET", "HEAD"))
def answer_file(request: Asked, answer_id: UUID) -> HttpResponse:
    """The answer letter by letter, so that its digest can be taken again by anybody who is shown it."""
    found = read_answer(answer=answer_id, by=request.officer, at=now())
    response = HttpResponse(found.text, content_type="application/json; charset=utf-8")
    response["Content-Disposition"] = (
        f'attachment; filename="exposure-{found.listed.on}-{found.listed.digest[:8]}.json"'
    )
    return response


def _words(row: AnswerListed) -> dict[str, Any]:
    return {"purpose": PURPOSES[row.purpose], "extent": EXTENTS[row.extent]}


def _country(told: dict[str, Any]) -> dict[str, Any]:
    answers = (*told["answers"], told["relations"])
    return {**told, "answers": [{**each, "name": QUESTIONS[Question(each["question"])]} for each in answers]}
