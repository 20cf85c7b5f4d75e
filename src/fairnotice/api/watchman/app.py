"""Watchman's search put together: its own shape of errors."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from ninja import NinjaAPI, Router
from ninja.errors import AuthenticationError

from fairnotice.api.auth import Asked
from fairnotice.api.clients import ClientToken, purpose_of, unused
from fairnotice.api.clock import now
from fairnotice.api.errors import log_unforeseen
from fairnotice.api.letters import Letters
from fairnotice.api.showing import mark
from fairnotice.api.watchman.body_entities import asked_body, searched_body
from fairnotice.api.watchman.entities import asked_entity, searched_entity, searched_person
from fairnotice.api.watchman.question import SOURCE, read_question
from fairnotice.domain.errors import FairnoticeError, InvalidValue, NotFound, NotYourAct
from fairnotice.domain.hit import CUT
from fairnotice.services.body_matching import match_bodies
from fairnotice.services.matching import list_size, match_travellers
from fairnotice.services.other_people import match_persons
from fairnotice.services.others import other_lists
from fairnotice.services.screening import may_check

router = Router()
STATUSES: Mapping[type[Exception], int] = {NotFound: 404, NotYourAct: 403, InvalidValue: 400, FairnoticeError: 409}


@router.get("/v2/search")
def search(request: Asked) -> Any:
    """Check one person, body or craft. Whom a notice may be about is raised as a hit, whatever is left to be shown."""
    if request.META.get("REQUEST_METHOD") == "HEAD":
        return _error(405, "A search is a check and is logged: ask by GET.")
    purpose = purpose_of(request)
    may_check(request.auth, purpose)
    at = now()
    others = other_lists(today=at.date())
    asked = read_question(dict(request.GET.lists()), today=at.date(), lists=others)
    shown: list[dict[str, Any]] = []
    hits, apart, cut = [], [], ""
    to_others: Any = {"at_least": asked.least, "purpose": purpose, "by": request.auth, "at": at, "lists": asked.lists}
    if asked.query is not None and asked.lists:
        (people,) = match_persons(queries=[asked.query], **to_others)
        shown += [searched_person(match) for match in people]
        cut = cut or (CUT if people.cut else "")
    if asked.body is not None:
        (alike,) = match_bodies(queries=[asked.body], **to_others)
        shown += [searched_body(match, asked.kind) for match in alike]
        cut = cut or (CUT if alike.cut else "")
    # last, for it raises hits: what fails before it leaves none that nobody is told of
    if asked.query is not None and asked.within:
        key = request.headers.get("Idempotency-Key")
        (found,) = match_travellers(
            queries=[asked.query], at_least=asked.least, purpose=purpose, by=request.auth, at=at, key=key
        )
        shown = [*(searched_entity(match) for match in found.matches), *shown]
        hits, apart = [str(raised.id) for raised in found.raised], list(found.set_aside)
        cut = cut or (CUT if found.cut else "")
    if asked.lists:
        shown.sort(key=lambda one: -float(one["match"]))
    shown = [one for one in shown if asked.entry in {"", one["sourceID"]}]
    told = [*(unused("source", problem) for problem in others.problems), *asked.unused]
    return {
        "query": asked_entity(asked.query) if asked.query or not asked.body else asked_body(asked.kind, asked.body),
        "entities": shown[: asked.limit],
        "hits": hits,
        "setAside": apart,
        "cut": cut,
        "unused": told,
        "mark": mark(),
    }


@router.get("/v2/listinfo")
def listinfo(request: Asked) -> Any:
    """How many are on each list, and when the notices last changed."""
    count, changed = list_size(by=request.auth)
    when = {"startedAt": changed.isoformat(), "endedAt": changed.isoformat()} if changed else {}
    beside = {other.name: other.size for other in other_lists(today=now().date()).lists}
    return {"lists": {SOURCE: count, **beside}, "listHashes": {}, **when, "version": "fairnotice", "mark": mark()}


def _error(status: int, says: str) -> HttpResponse:
    return JsonResponse({"error": says}, status=status, json_dumps_params={"ensure_ascii": False})


def _said(status: int) -> Any:
    return lambda request, error: _error(status, str(error))


def _unforeseen(request: HttpRequest, error: Any) -> HttpResponse:
    log_unforeseen(request, error)
    return _error(500, "Our fault. Try again; tell the administrator when it happened.")


def _fixed(status: int, says: str) -> Any:
    return lambda request, error: _error(status, says)


def _api() -> NinjaAPI:
    made = NinjaAPI(
        title="fairnotice for Watchman's clients",
        urls_namespace="watchman",
        auth=ClientToken(),
        renderer=Letters(),
        docs_url=None,
        openapi_url=None,
    )
    made.add_router("", router)
    for error, status in STATUSES.items():
        made.add_exception_handler(error, _said(status))
    made.add_exception_handler(AuthenticationError, _fixed(401, "Send a token in force: 'Authorization: Bearer fn_…'."))
    made.add_exception_handler(Http404, _fixed(404, "There is nothing at this address."))
    made.add_exception_handler(SuspiciousOperation, _fixed(400, "Refused unread."))
    for away in (OperationalError, InterfaceError):
        made.add_exception_handler(away, _fixed(503, "The database does not answer. Try again in a moment."))
    made.add_exception_handler(Exception, _unforeseen)
    return made


api = _api()
