"""The addresses of INTERPOL's public notices service: lists, details, images. Open to everybody, or to nobody."""

import re
from datetime import UTC
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.http import http_date
from ninja import NinjaAPI, Query, Router

from fairnotice.api.clients import ClientParser
from fairnotice.api.clock import now
from fairnotice.api.errors import handle_errors
from fairnotice.api.interpol.parameters import Paged, PersonQuery, RedQuery, UnQuery, only_known, told
from fairnotice.api.letters import Letters
from fairnotice.api.republished import base_of, open_to_all, while_on
from fairnotice.api.showing import mark
from fairnotice.domain.errors import NotFound
from fairnotice.domain.feeds import Feed
from fairnotice.domain.request import Kind
from fairnotice.formats.public import interpol
from fairnotice.formats.public.notice import PublicNotice, Tombstone
from fairnotice.services.public_feeds import find_notices, notice_or_rest, standing

router = Router()
ADDRESS = "/api/notices/v1"
_ID = re.compile(r"(\d{4})-(\d{1,9})\Z", re.ASCII)


@router.get("/red")
def red(request: HttpRequest, response: HttpResponse, query: Query[RedQuery]) -> Any:
    """Red notices."""
    return _listed(request, response, query, [Kind.RED])


@router.get("/yellow")
def yellow(request: HttpRequest, response: HttpResponse, query: Query[PersonQuery]) -> Any:
    """Yellow notices."""
    return _listed(request, response, query, [Kind.YELLOW])


@router.get("/un")
@router.get("/un/persons")
def un(request: HttpRequest, response: HttpResponse, query: Query[UnQuery]) -> Any:
    """Special notices, which are all about persons."""
    return _listed(request, response, query, [Kind.UN_SPECIAL])


@router.get("/un/entities")
def un_entities(request: HttpRequest, response: HttpResponse, query: Query[UnQuery]) -> Any:
    """Special notices about others than persons: none."""
    return _listed(request, response, query, [])


@router.get("/un/persons/{entity_id}")
def un_person(request: HttpRequest, response: HttpResponse, entity_id: str) -> Any:
    """One special notice."""
    return _one(request, response, "un", entity_id)


@router.get("/un/persons/{entity_id}/images")
def un_person_images(request: HttpRequest, response: HttpResponse, entity_id: str) -> Any:
    """The images of a special notice."""
    return _images(request, response, "un", entity_id)


@router.get("/{kind}/{entity_id}")
def one(request: HttpRequest, response: HttpResponse, kind: str, entity_id: str) -> Any:
    """One notice; 410 with its number alone when it is not shown any more."""
    return _one(request, response, kind, entity_id)


@router.get("/{kind}/{entity_id}/images")
def images(request: HttpRequest, response: HttpResponse, kind: str, entity_id: str) -> Any:
    """The images of a notice."""
    return _images(request, response, kind, entity_id)


@router.get("/un/persons/{entity_id}/images/{image}")
def un_person_image(request: HttpRequest, entity_id: str, image: str) -> Any:
    """One image of a special notice."""
    return _image(request, "un", entity_id)


@router.get("/{kind}/{entity_id}/images/{image}")
def image(request: HttpRequest, kind: str, entity_id: str, image: str) -> Any:
    """One image of a notice."""
    return _image(request, kind, entity_id)


def _listed(request: HttpRequest, response: HttpResponse, query: Paged, kinds: list[Kind]) -> Any:
    stands = standing(Feed.INTERPOL)
    only_known(request, type(query).model_fields)
    size = query.resultPerPage
    total, found = find_notices(kinds, query.wanted(), today=now().date(), begin=(query.page - 1) * size, most=size)
    open_to_all(response, modified=stands.at)
    return interpol.list_page(
        found,
        total=total,
        query=told(query),
        address=f"{base_of(request)}{request.path}",
        base=_base(request),
        mark=mark(),
    )


def _one(request: HttpRequest, response: HttpResponse, kind: str, entity_id: str) -> Any:
    found = _found(request, kind, entity_id)
    if isinstance(found, Tombstone):
        return _gone(request, found)
    open_to_all(response, modified=found.changed_at)
    return interpol.detail(found, _base(request))


def _images(request: HttpRequest, response: HttpResponse, kind: str, entity_id: str) -> Any:
    found = _found(request, kind, entity_id)
    if isinstance(found, Tombstone):
        return _gone(request, found)
    open_to_all(response, modified=found.changed_at)
    return interpol.images(found, _base(request))


def _image(request: HttpRequest, kind: str, entity_id: str) -> Any:
    found = _found(request, kind, entity_id)
    if isinstance(found, Tombstone):
        return _gone(request, found)
    raise NotFound("A public part holds no photograph.")


def _found(request: HttpRequest, kind: str, entity_id: str) -> PublicNotice | Tombstone:
    standing(Feed.INTERPOL)
    only_known(request, {})
    parts = _ID.match(entity_id)
    if kind not in interpol.KINDS or parts is None:
        raise NotFound("There is no notice of that number here.")
    return notice_or_rest(interpol.KINDS[kind], int(parts[1]), int(parts[2]))


def _gone(request: HttpRequest, rest: Tombstone) -> HttpResponse:
    told_of = interpol.tombstone(rest, base=_base(request), mark=mark())
    response = JsonResponse(told_of, status=410, json_dumps_params={"ensure_ascii": False})
    open_to_all(response, modified=rest.at)
    response["Last-Modified"] = http_date(rest.at.astimezone(UTC).timestamp())
    return response


def _base(request: HttpRequest) -> str:
    return f"{base_of(request)}{ADDRESS}"


def _api() -> NinjaAPI:
    made = NinjaAPI(
        title="fairnotice for clients of INTERPOL's public notices service",
        urls_namespace="interpol",
        auth=while_on(Feed.INTERPOL),
        parser=ClientParser(),
        renderer=Letters(),
        docs_url=None,
        openapi_url=None,
    )
    made.add_router("", router)
    handle_errors(made)
    return made


api = _api()
