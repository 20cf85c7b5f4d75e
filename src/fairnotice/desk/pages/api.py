"""The desk for a member's own systems: check, a notice by its number, the state of the copy. Errors are problems."""

import json
import sqlite3
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, JsonResponse, UnreadablePostError
from django.utils.cache import add_never_cache_headers
from django.views.decorators.csrf import csrf_exempt

from fairnotice.border.asked_for import query_of
from fairnotice.border.words import NOTES
from fairnotice.bulk.traveller import Born, asked_of
from fairnotice.desk.checking import Raised, check
from fairnotice.desk.errors import NotCurrent
from fairnotice.desk.folder import secret
from fairnotice.desk.notices import Shown, by_id, by_number, print_of, printed
from fairnotice.desk.pages.door import NOT_KEPT, same_token, unforeseen
from fairnotice.desk.pages.here import here, stands
from fairnotice.desk.report import report
from fairnotice.domain.errors import FairnoticeError, InvalidValue, NotFound, Unusable
from fairnotice.domain.hit import CUT
from fairnotice.formats.travellerline import read_traveller
from fairnotice.law.effect import effect_json
from fairnotice.register.errors import NotGenuine
from fairnotice.screening import Query
from fairnotice.screening.age import possibly_minor
from fairnotice.screening.one_word import said_of_one_word

Answer = dict[str, Any]
View = Callable[..., Answer]
MOST_BYTES = 100_000
_KNOWN = frozenset({"line", "names", "births", "nationalities", "sex", "documents", "purpose"})


def route(*methods: str) -> Callable[[View], Callable[..., JsonResponse]]:
    """An address of the API: for whoever brings the desk's token as Bearer. What is wrong is answered as a problem."""

    def dressed(view: View) -> Callable[..., JsonResponse]:
        @csrf_exempt
        @wraps(view)
        def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> JsonResponse:
            response = _answer(request, view, methods, args, kwargs)
            add_never_cache_headers(response)
            return response

        return answered

    return dressed


@route("POST")
def check_one(request: HttpRequest) -> Answer:
    """Check one traveller: `line`, or `names`, `births`, `nationalities`, `sex`, `documents`; and `purpose`."""
    given = _body(request)
    if unknown := sorted(set(given) - _KNOWN):
        raise InvalidValue(f"Not known: {', '.join(unknown)}. A check takes {', '.join(sorted(_KNOWN))}.")
    if not isinstance(purpose := given.get("purpose", ""), str):
        raise InvalidValue("purpose is a text.")
    running = here()
    query, notes = _query(given)
    done = check(
        running.store,
        running.listing,
        query,
        purpose=purpose,
        limit=running.limit,
        at=running.clock(),
    )
    return {
        **_copy(),
        "answer": done.answer,
        "notes": [*notes, *filter(None, (said_of_one_word(query),))],
        "possibly_minor": possibly_minor(query.births, running.clock().date()),
        "cut": CUT if done.raised.cut else "",
        "hits": [_hit(one, done.standing.who.country) for one in done.raised],
    }


@route("GET")
def notice(request: HttpRequest, number: str) -> Answer:
    """The notices of a number. `?print=` digits of a printed one: which version it is."""
    running = here()
    if unknown := sorted(set(request.GET) - {"print"}):
        raise InvalidValue(f"Not known: {', '.join(unknown)}. A notice is asked for by its number and print=DIGITS.")
    digits = request.GET.get("print", "")
    found = by_number(running.store, number, limit=running.limit, at=running.clock(), purpose="by number, API")
    return {**_copy(), "notices": [_notice(one, digits) for one in found]}


@route("GET")
def status(request: HttpRequest) -> Answer:
    """The state of the copy. Answered however old it is."""
    return report(here().store, limit=here().limit, now=here().clock())


def _answer(
    request: HttpRequest, view: View, methods: tuple[str, ...], args: tuple[Any, ...], kwargs: dict[str, Any]
) -> JsonResponse:
    token = request.headers.get("Authorization", "").removeprefix("Bearer ")
    if not same_token(token, secret(here().store.folder, "local")):
        return _problem(401, "Bring the desk's token as Bearer: it is in the file keys/local of its folder.")
    if request.method not in methods:
        return _problem(405, f"This address takes {', '.join(methods)}.")
    try:
        return JsonResponse(view(request, *args, **kwargs), json_dumps_params={"ensure_ascii": False})
    except (NotCurrent, NotGenuine) as error:
        return _problem(503, str(error), **_copy())
    except sqlite3.Error:
        return _problem(503, NOT_KEPT)
    except NotFound as error:
        return _problem(404, str(error))
    except FairnoticeError as error:
        return _problem(422, str(error))
    except Exception as error:
        unforeseen(error)
        return _problem(500, "This is a fault of fairnotice, not yours.")


def _problem(status: int, detail: str, **more: object) -> JsonResponse:
    titles = {401: "Not signed in", 404: "Not found", 405: "Not allowed", 422: "Unusable", 503: "Not current"}
    said = {"type": "about:blank", "title": titles.get(status, "Fault"), "status": status, "detail": detail, **more}
    return JsonResponse(said, status=status, content_type="application/problem+json")


def _copy() -> Answer:
    standing = stands()
    return {
        "current": standing.current,
        "sequence": standing.here.point.sequence,
        "head": standing.here.point.head,
        "as_of": standing.here.complete_at.isoformat() if standing.here.complete_at else None,
        "age_seconds": None if standing.age is None else int(standing.age.total_seconds()),
    }


def _body(request: HttpRequest) -> Answer:
    try:
        body = request.body
    except (RequestDataTooBig, UnreadablePostError):
        body = b" " * (MOST_BYTES + 1)
    if len(body) > MOST_BYTES:
        raise InvalidValue("More than a traveller was sent: files go into the watched folder.")
    try:
        said = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise InvalidValue("The body is no JSON.") from error
    if not isinstance(said, dict):
        raise InvalidValue("The body is one JSON object.")
    return said


def _query(given: Answer) -> tuple[Query, list[str]]:
    """The question, and what is said of how it was read."""
    today = here().clock().date()
    if line := given.get("line"):
        traveller = read_traveller(str(line), today=today)
        if traveller.is_empty:
            raise InvalidValue("There is neither a name nor a document in this line.")
        unused = [f"Not understood, and not looked for: {', '.join(traveller.unused)}."] if traveller.unused else []
        return query_of(traveller), [*(str(NOTES[note]) for note in traveller.notes), *unused]
    try:
        texts = {name: _texts(given, name) for name in ("names", "births", "nationalities", "documents")}
        asked = asked_of(
            names=texts["names"],
            today=today,
            born=[Born(one) for one in texts["births"]],
            nationalities=texts["nationalities"],
            sex=str(given.get("sex") or ""),
            documents=texts["documents"],
            whole=True,
        )
    except Unusable as error:
        raise InvalidValue(str(error)) from error
    return asked.query, [note.wrong for note in asked.notes]


def _texts(given: Answer, name: str) -> list[str]:
    found = given.get(name, [])
    if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
        raise InvalidValue(f"{name} is a list of texts.")
    return found


def _hit(one: Raised, country: str) -> Answer:
    found = by_id(here().store, one.notice, country=country, at=here().clock())
    effect = effect_json(found.card.effect) if found.card and found.in_force else None
    line = one.hit.as_json("")
    line.pop("traveller")
    said = {"missing": list(one.hit.missing), "would_rule_out": list(one.hit.would_rule_out)}
    return {**line, **said, "hit": one.id, "number": one.number, "state": one.state, "effect": effect}


def _notice(one: Shown, digits: str) -> Answer:
    said: Answer = {
        "notice": one.notice,
        "number": one.number,
        "state": one.state,
        "since": one.since,
        "version": one.version,
        "in_force": one.in_force,
        "digest": one.digest or None,
        "expires_on": one.expires_on or None,
        "document": dict(one.document) if one.document else None,
    }
    if digits:
        _number, prefix = printed(f"{one.number} {digits}")
        paper = print_of(here().store, one, prefix)
        said["print"] = {"genuine": paper.genuine, "version": paper.version or None, "newest": paper.newest}
    return said
