"""Requests: drafted, submitted, asked about, assessed, decided, published."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from ninja import Query, Router

from fairnotice.api.auth import Asked
from fairnotice.api.clock import moment, now
from fairnotice.api.given import Answers, Assessment, Decision, Draft, Key, Publication, Purpose, Questions, Reasons
from fairnotice.api.lists import Page, Paging, page
from fairnotice.api.schemas.matters import (
    Assessed,
    Decided,
    QuestionsAsked,
    RequestDrafted,
    RequestFile,
    RequestRow,
    RequestState,
)
from fairnotice.api.schemas.notices import Published
from fairnotice.api.showing import mark
from fairnotice.law.conditions import Settled
from fairnotice.law.factors import Weighed
from fairnotice.law.left_out import LeftOut
from fairnotice.services import cases, decisions, publication, reading, requests, reviews

router = Router(tags=["requests"])


@router.post("/cases/{uuid:id}/requests", response={201: RequestDrafted})
def draft_request(request: Asked, response: HttpResponse, id: UUID, given: Draft, key: Key) -> dict[str, Any]:
    """Draft the request that the dossier describes, for one of its subjects."""
    answer = cases.draft_request(
        case=id, subject=given.subject, simulated=given.simulated, by=request.auth, at=now(), key=key
    )
    response["Location"] = f"/api/requests/{answer['request']}"
    return answer


@router.get("/requests", response=Page[RequestRow])
def list_requests(request: Asked, response: HttpResponse, paging: Query[Paging]) -> dict[str, Any]:
    """The requests that you may see, newest first."""
    return page("requests", request, response, paging)


@router.get("/requests/{uuid:id}", response=RequestFile)
def read_request(request: Asked, id: UUID, purpose: Purpose) -> dict[str, Any]:
    """A request: its state, what you may do now, questions and answers, worksheets as far as open, decision."""
    return {"mark": mark(), **reading.read_request(request=id, purpose=purpose, by=request.auth, at=now())}


@router.post("/requests/{uuid:id}/submit", response=RequestState)
def submit_request(request: Asked, id: UUID, key: Key) -> dict[str, Any]:
    """Hand a draft to the secretariat."""
    return requests.submit_request(request=id, by=request.auth, at=now(), key=key)


@router.post("/requests/{uuid:id}/drop", response=RequestState)
def drop_request(request: Asked, id: UUID, given: Reasons, key: Key) -> dict[str, Any]:
    """Take a request back before it is published."""
    return requests.drop_request(request=id, reasons=given.reasons, by=request.auth, at=now(), key=key)


@router.post("/requests/{uuid:id}/questions", response=QuestionsAsked)
def ask_requester(request: Asked, id: UUID, given: Questions, key: Key) -> dict[str, Any]:
    """Ask the source, each question with the rule that raised it."""
    asked = [(question.rule, question.text) for question in given.questions]
    return reviews.ask_requester(request=id, questions=asked, by=request.auth, at=now(), key=key)


@router.post("/requests/{uuid:id}/answers", response=RequestState)
def answer_questions(request: Asked, id: UUID, given: Answers, key: Key) -> dict[str, Any]:
    """Answer the open questions. New facts are filed first, as a new version of the dossier."""
    answers = {str(question): text for question, text in given.answers.items()}
    return requests.answer_questions(request=id, answers=answers, by=request.auth, at=now(), key=key)


@router.post("/requests/{uuid:id}/assessments", response=Assessed)
def assess_request(request: Asked, id: UUID, given: Assessment, key: Key) -> dict[str, Any]:
    """Sign your own worksheet."""
    return reviews.assess_request(
        request=id,
        outcome=given.outcome,
        grounds=given.grounds,
        reasons=given.reasons,
        factors=[Weighed(one.rule, one.lean, one.why, tuple(one.evidence)) for one in given.factors],
        by=request.auth,
        at=now(),
        key=key,
    )


@router.post("/requests/{uuid:id}/decision", response=Decided)
def decide_request(request: Asked, id: UUID, given: Decision, key: Key) -> dict[str, Any]:
    """Approve or refuse, after two others have assessed."""
    at = now()
    return decisions.decide_request(
        request=id,
        outcome=given.outcome,
        grounds=given.grounds,
        reasons=given.reasons,
        letter=given.letter,
        settled=[Settled(one.rule, one.how, one.why, tuple(one.evidence)) for one in given.settled],
        left_out=[LeftOut(one.warrant, one.offence, one.why) for one in given.left_out],
        moment=moment(given.when, at=at),
        by=request.auth,
        at=at,
        key=key,
    )


@router.post("/requests/{uuid:id}/publish", response={201: Published})
def publish_notice(request: Asked, response: HttpResponse, id: UUID, given: Publication, key: Key) -> dict[str, Any]:
    """Publish an approved request, and enter it in the view of every recipient but the restricted bureaus.

    A diffusion that leaves out a country that it concerns is refused, with its name, until `left_out` says why.
    """
    answer = publication.publish_notice(
        request=id,
        restricted=given.restricted,
        left_out=given.left_out,
        by=request.auth,
        at=now(),
        key=key,
    )
    response["Location"] = f"/api/notices/{answer['notice']}"
    return answer
