"""The register for desks: who it is, how one enrols, its view, its receipts, its pack, and what it found by itself."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.http import parse_etags
from ninja import Query, Router
from pydantic import BaseModel, ConfigDict, Field

from fairnotice.api.auth import Asked
from fairnotice.api.clock import now
from fairnotice.api.given import Key
from fairnotice.api.given_circulation import DeskGiven, FindingGiven, ReceiptGiven, SearchesGiven
from fairnotice.api.part import answer_with_documents, part_json
from fairnotice.api.problems import problem
from fairnotice.api.schemas.circulation import (
    About,
    Enrolled,
    FindingTaken,
    Heads,
    ReceiptTaken,
    SearchesTaken,
    ViewPart,
)
from fairnotice.domain.errors import InvalidValue, NotPossibleNow
from fairnotice.register.errors import NotGenuine
from fairnotice.register.instants import instant, text_of
from fairnotice.services import copy_receipts, desks, findings, receipts, views

router = Router(tags=["register"])
FOR_EVER = "public, max-age=31536000, immutable"


class Since(BaseModel):
    """After which entry, how many at most, and whether documents come along."""

    model_config = ConfigDict(extra="forbid")

    after: int = Field(default=0, ge=0, lt=2**53)
    limit: int = Field(default=100, ge=1, le=views.MOST_ENTRIES)
    inline: bool = False


class Days(BaseModel):
    """For how many days."""

    model_config = ConfigDict(extra="forbid")

    days: int = Field(default=7, ge=1, le=7)


@router.get("/register/about", response=About, auth=None, by_alias=True)
def about_register(request: HttpRequest) -> dict[str, Any]:
    """The register's id, its mode, the statements of its keys, and where desks wait for news. For anybody."""
    at = now()
    about = desks.about_register(at=at)
    return {
        "register": about.register,
        "mode": about.mode,
        "name": "fairnotice",
        "keys": list(about.keys),
        "live": settings.FAIRNOTICE_LIVE,
        "at": text_of(at),
    }


@router.post("/register/desks", response={201: Enrolled}, auth=None)
def enrol_desk(request: HttpRequest, given: DeskGiven) -> dict[str, Any]:
    """Enrol a desk with the code that its bureau or the administrator made for it. Works once."""
    try:
        enrolled = desks.enrol_desk(code=given.code, key=given.key, wrap=given.wrap, at=now())
    except NotGenuine as error:
        raise InvalidValue(str(error)) from error
    told = {name: getattr(enrolled, name) for name in Enrolled.model_fields}
    return {**told, "desk": str(enrolled.desk)}


@router.get("/register/entries", response=ViewPart)
def read_view(request: Asked, response: HttpResponse, since: Query[Since]) -> Any:
    """The entries of your own view after that one, with a checkpoint signed just now. 304 where nothing is new."""
    part = views.read_view(after=since.after, limit=since.limit, inline=since.inline, by=request.auth, at=now())
    response["Cache-Control"] = "private, no-cache"
    if part.documents:
        return answer_with_documents(request, part)
    if part.entries or part.asks:
        return part_json(part)
    tag = f'"{since.after}-{part.latest}-{len(part.keys)}"'
    if {tag, "*"} & {known.removeprefix("W/") for known in parse_etags(request.headers.get("If-None-Match", ""))}:
        return HttpResponse(status=304, headers={"ETag": tag, "Fairnotice-Checkpoint": part.checkpoint})
    response["ETag"] = tag
    return part_json(part)


@router.get("/register/documents/{cipher}", auth=None)
def read_ciphertext(request: HttpRequest, cipher: str) -> HttpResponse:
    """A document as it travels, encrypted, by its digest. For anybody and any cache: it opens with a key alone."""
    try:
        data = views.ciphertext(cipher=cipher[:64])
    except NotPossibleNow as error:
        return problem("gone", request, str(error))
    return HttpResponse(data, content_type="application/octet-stream", headers={"Cache-Control": FOR_EVER})


@router.post("/register/receipts", response=ReceiptTaken)
def send_receipt(request: Asked, given: ReceiptGiven) -> dict[str, Any]:
    """A desk's signed receipt: how far it has applied its view. Answers whether its copy is the register's.

    The receipt of an index is brought by an officer of the bureau whose copy it is, or by the administrator.
    """
    taken = copy_receipts.take_any_receipt(statement=given.receipt, by=request.auth, at=now())
    return {"sequence": taken.sequence, "agrees": taken.agrees, "says": taken.says}


@router.get("/register/heads", response=Heads)
def read_heads(request: Asked) -> dict[str, Any]:
    """What the other desks of your bureau signed last: compare it with what you were shown."""
    return {"heads": receipts.heads_of_bureau(by=request.auth, at=now())}


@router.get("/register/pack")
def export_pack(request: Asked, given: Query[Days]) -> HttpResponse:
    """Your whole view as a signed file for a post without a line. Only the desk that asks can open it."""
    data = views.export_pack(days=given.days, by=request.auth, at=now())
    return HttpResponse(data, content_type="application/zip", headers={"Cache-Control": "no-store"})


@router.post("/register/findings", response=FindingTaken)
def send_finding(request: Asked, given: FindingGiven, key: Key) -> dict[str, Any]:
    """A hit that a desk found by its own copy, whether it was looked at, and what was done."""
    return findings.take_finding(finding=given.made(), by=request.auth, at=now(), key=key)


@router.post("/register/searches", response=SearchesTaken)
def send_searches(request: Asked, given: SearchesGiven, key: Key) -> dict[str, Any]:
    """Searches that a desk made while the line was down: when and what for."""
    try:
        searches = [(instant(one.at), one.purpose) for one in given.searches]
    except NotGenuine as error:
        raise InvalidValue("A time is written in UTC, as 2026-11-27T10:00:00.000000Z.") from error
    return findings.take_searches(searches=searches, by=request.auth, at=now(), key=key)
