"""The public part for who republishes it: FollowTheMoney files for yente, off until turned on, and what happened."""

from itertools import chain
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from ninja import Query, Router

from fairnotice.api.lists import link_next
from fairnotice.api.republished import base_of, open_to_all, streamed, while_on
from fairnotice.api.routes.register import Since
from fairnotice.api.schemas.feeds import Catalogue, Changes, DeltaIndex
from fairnotice.api.showing import mark
from fairnotice.domain.feeds import Feed
from fairnotice.formats.public import ftm
from fairnotice.formats.public.notice import short_number
from fairnotice.services.public_feeds import (
    Change,
    Difference,
    changes_after,
    count_entities,
    differences,
    every_notice,
    standing,
    versions,
)

router = Router(tags=["feeds"], auth=while_on(Feed.FTM))
ADDRESS = "/api/feeds/ftm"


@router.get("/feeds/changes", response=Changes, auth=None)
def public_changes(request: HttpRequest, response: HttpResponse, since: Query[Since]) -> dict[str, Any]:
    """What happened to public parts after that change, oldest first. It names nobody, and is told whatever is off."""
    stands = standing()
    found = changes_after(since.after, limit=since.limit)
    if len(found) == since.limit:
        link_next(request, response, limit=since.limit, after=found[-1].sequence)
    open_to_all(response, modified=stands.at)
    return {"mark": mark(), "last": stands.sequence, "items": [_change(each) for each in found]}


@router.get("/feeds/ftm/index.json", response=Catalogue)
def ftm_catalogue(request: HttpRequest, response: HttpResponse) -> dict[str, Any]:
    """The catalogue that yente loads."""
    stands = standing(Feed.FTM)
    open_to_all(response, modified=stands.at)
    address = f"{base_of(request)}{ADDRESS}"
    return ftm.catalogue(version=stands.version, at=stands.at, count=count_entities(), address=address, mark=mark())


@router.get("/feeds/ftm/entities.ftm.json", response=str)
def ftm_entities(request: HttpRequest) -> HttpResponseBase:
    """Every public part as FollowTheMoney entities, one JSON object a line."""
    stands, base = standing(Feed.FTM), base_of(request)
    lines = chain.from_iterable(ftm.lines(ftm.entities_of(notice, base)) for notice in every_notice())
    return streamed(request, lines, tag=stands.tag, modified=stands.at, media_type=ftm.MEDIA_TYPE)


@router.get("/feeds/ftm/delta.json", response=DeltaIndex)
def ftm_deltas(request: HttpRequest, response: HttpResponse) -> dict[str, Any]:
    """Which versions there were, and where the changes of each are."""
    stands = standing(Feed.FTM)
    open_to_all(response, modified=stands.at)
    return ftm.delta_index(versions(), at=stands.at, address=f"{base_of(request)}{ADDRESS}", mark=mark())


@router.get("/feeds/ftm/{version}/entities.delta.json", response=str)
def ftm_delta(request: HttpRequest, version: str) -> HttpResponseBase:
    """The changes of one version, one a line: ADD, MOD, or DEL with an id alone."""
    stands, base = standing(Feed.FTM), base_of(request)
    found = differences(version)
    lines = chain.from_iterable(_lines(each, base) for each in found)
    tag = f"{version}-{stands.tag}"
    return streamed(request, lines, tag=tag, modified=stands.at, media_type=ftm.MEDIA_TYPE)


def _lines(each: Difference, base: str) -> Any:
    now = ftm.entities_of(each.now, base) if each.now else []
    return ftm.delta_lines(each.number, each.before, each.held, now)


def _change(change: Change) -> dict[str, Any]:
    return {
        "sequence": change.sequence,
        "number": change.number,
        "kind": change.kind,
        "entity_id": short_number(change.number),
        "ftm_id": ftm.entity_id(change.number),
        "happened": change.happened.value,
        "reason": change.reason.value if change.reason else None,
        "at": change.at,
    }
