"""The check at the border."""

from datetime import datetime
from typing import Any
from uuid import UUID

from ninja import Router

from fairnotice.api.auth import Asked
from fairnotice.api.clock import When, moment, now
from fairnotice.api.given import Check
from fairnotice.api.schemas.hits import Checked
from fairnotice.api.showing import mark
from fairnotice.domain.officer import Officer
from fairnotice.domain.unknown import UNKNOWN
from fairnotice.law.effect import effect_json
from fairnotice.screening import Query
from fairnotice.services.reading import effect_here
from fairnotice.services.screening import RaisedHit, check_traveller, kept_of

router = Router(tags=["checks"])


@router.post("/checks", response=Checked)
def check(request: Asked, given: Check) -> dict[str, Any]:
    """Check one traveller. Each possible match is raised as a hit; of anybody else only a count is kept."""
    at = now()
    query = _query(given)
    raised = check_traveller(query=query, traveller=kept_of(query), purpose=given.purpose, by=request.auth, at=at)
    return {"mark": mark(), "items": [_match(one, request.auth, at) for one in raised]}


def _query(given: Check) -> Query:
    return Query(
        names=tuple(given.names),
        births=tuple(given.births),
        nationalities=tuple(given.nationalities),
        sex=given.sex or UNKNOWN,
        documents=tuple(document.made() for document in given.documents),
    )


def _match(raised: RaisedHit, by: Officer, at: datetime) -> dict[str, Any]:
    hit = raised.hit
    effect = effect_here(notice=UUID(raised.notice), country=None, moment=moment(When(), at=at), by=by, at=at)
    return {
        "mark": mark(),
        "hit": str(raised.id),
        "notice": raised.notice,
        "number": raised.number,
        "score": round(hit.score, 4),
        "decision": hit.decision.value,
        "reasons": [reason.as_json() for reason in hit.reasons],
        "missing": list(hit.missing),
        "would_rule_out": list(hit.would_rule_out),
        "effect": effect_json(effect),
    }
