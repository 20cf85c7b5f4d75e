"""Reviews: of a case file that is posted, and of a request as far as the caller may see it."""

from dataclasses import asdict
from typing import Annotated, Any
from uuid import UUID

from ninja import Query, Router

from fairnotice.api.auth import Asked
from fairnotice.api.bodies import CASE_FILE, case_file
from fairnotice.api.clock import When, moment, now
from fairnotice.api.lists import Page
from fairnotice.api.schemas.beside import AlikeTexts, PersonsCompared, VersionsCompared, WouldChange
from fairnotice.api.schemas.matters import RememberedRow, ReviewShown
from fairnotice.api.schemas.parts import ReviewsAnswer
from fairnotice.api.showing import mark, review_shown
from fairnotice.domain.officer import Role
from fairnotice.law.difference import Difference
from fairnotice.law.review import review
from fairnotice.law.review_json import reviews_json
from fairnotice.law.turns import would_change_json
from fairnotice.services import beside, keeping, reviews

router = Router(tags=["reviews"])
NumberedVersion = Annotated[
    int | None, Query(None, ge=1, le=1_000_000, description="A version. Left out, the last two are compared.")
]


@router.post("/review", response=ReviewsAnswer, openapi_extra=CASE_FILE)
def review_case_file(request: Asked, when: Query[When]) -> dict[str, Any]:
    """Review every subject of the posted case file. Nothing is kept."""
    dossier, asked = case_file(request), moment(when, at=now())
    return {"mark": mark(), **reviews_json(dossier.id, asked, review(dossier, asked))}


@router.get("/requests/{uuid:id}/review", response=ReviewShown)
def review_of(request: Asked, id: UUID, when: Query[When]) -> dict[str, Any]:
    """Review a request as its file stands. The source sees no leaning; a reviewer only after the own worksheet."""
    by = request.auth
    at = now()
    found = reviews.review_of(request=id, by=by, moment=moment(when, at=at), at=at)
    assessed = by.role is Role.REVIEWER and reviews.has_assessed(request=id, by=by)
    return {"request": str(id), **review_shown(found, by, assessed=assessed)}


@router.get("/requests/{uuid:id}/would-change", response=WouldChange, by_alias=True)
def would_change(request: Asked, id: UUID, when: Query[When]) -> dict[str, Any]:
    """The smallest sets of open facts that would turn the review. Reviewers only, after their own worksheet."""
    at = now()
    found = beside.would_change(request=id, moment=moment(when, at=at), by=request.auth, at=at)
    return would_change_json(found)


@router.get("/requests/{uuid:id}/alike-texts", response=AlikeTexts)
def alike_texts(request: Asked, id: UUID) -> dict[str, Any]:
    """What is told of other people in words that this request has too, with the shared passages marked."""
    found = beside.texts_alike(request=id, by=request.auth, at=now())
    return {
        "items": [asdict(one) for one in found.found],
        "more": found.more,
        "looked_through": found.looked_through,
        "percent": found.percent,
    }


@router.get("/requests/{uuid:id}/versions", response=VersionsCompared)
def compare_versions(request: Asked, id: UUID, first: NumberedVersion, second: NumberedVersion) -> dict[str, Any]:
    """What the bureau changed between two versions of its file, and what the rules answer otherwise. Reviewers only."""
    found = beside.compare_versions(request=id, first=first, second=second, by=request.auth, at=now())
    return {
        "versions": [{"version": number, "filed_at": filed_at} for number, filed_at in found.versions],
        "first": found.first,
        "second": found.second,
        "changes": [{**asdict(change), "says": change.says} for change in found.changes],
        "differs": _differ(found.differs, blind=False) if found.differs else None,
    }


@router.get("/requests/{uuid:id}/beside", response=PersonsCompared)
def compare_persons(request: Asked, id: UUID, other: UUID | None = None) -> dict[str, Any]:
    """Two people of one matter: both accounts, and what the rules answer otherwise. Reviewers only.

    `other` is a request about another person of the matter; left out, the first one that was handed in.
    """
    found = beside.compare_persons(request=id, other=other, by=request.auth, at=now())
    return {
        "request": found.request,
        "label": found.label,
        "other": found.other,
        "other_label": found.other_label,
        "share": found.share,
        "roles": [[asdict(piece) for piece in role] for role in found.roles],
        "texts": [[asdict(piece) for piece in text] for text in found.texts],
        "differs": _differ(found.differs, blind=found.blind),
    }


@router.get("/requests/{uuid:id}/remembered", response=Page[RememberedRow])
def remembered(request: Asked, id: UUID) -> dict[str, Any]:
    """Earlier refused or deleted matters that this request looks like, the likest first, with reasons."""
    found = keeping.remembered(request=id, by=request.auth, at=now())
    return {"items": [_remembered(one) for one in found]}


def _remembered(one: keeping.Remembered) -> dict[str, Any]:
    return {
        "record": one.record,
        "outcome": one.outcome,
        "kept_on": one.kept_on,
        "alike": one.likeness.alike.value,
        "subject": one.likeness.subject,
        "reasons": list(one.likeness.reasons),
        "differs": list(one.likeness.differs),
        "grounds": list(one.likeness.grounds),
    }


def _differ(found: Difference, *, blind: bool) -> dict[str, Any]:
    return {
        "recommendations": None if blind else [each.value for each in found.recommendation],
        "leanings": None if blind else [each.value for each in found.leaning],
        "changes": [asdict(change) for change in found.changes],
    }
