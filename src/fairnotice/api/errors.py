"""From errors to problems. An error nobody foresaw tells the caller nothing, and the log only where it happened."""

import logging
import re
import traceback
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from fairnotice.api.known import hint
from fairnotice.api.problems import problem
from fairnotice.domain.errors import (
    Conflict,
    InvalidValue,
    NotFound,
    NotInThisMode,
    NotPossibleNow,
    NotYourAct,
    Problem,
    Refused,
    TurnedOff,
    Unusable,
)

log = logging.getLogger(__name__)

Handler = Callable[[HttpRequest, Any], HttpResponse]


class UnknownForm(Exception):
    """A body in a form that is not read at this address."""


CODES: dict[type[Exception], str] = {
    NotFound: "not-found",
    TurnedOff: "turned-off",
    NotYourAct: "not-your-act",
    NotPossibleNow: "not-possible-now",
    NotInThisMode: "not-in-this-mode",
    Conflict: "conflict",
    Refused: "conflict",
    InvalidValue: "invalid-value",
    UnknownForm: "unknown-form",
}
"""Errors whose message is the detail as it stands."""

_PART = re.compile(r"\[(\d+)\]|'([^']*)'|([^.\[\]']+)")


def handle_errors(api: NinjaAPI) -> None:
    """Tell the API how to answer each error."""
    for error, code in CODES.items():
        api.add_exception_handler(error, _said(code))
    handlers: dict[type[Exception], Handler] = {
        Unusable: _unusable,
        ValidationError: _invalid,
        HttpError: _malformed,
        AuthenticationError: _not_signed_in,
        Http404: _nothing,
        SuspiciousOperation: _refused_unread,
        OperationalError: _database_away,
        InterfaceError: _database_away,
        Exception: unforeseen,
    }
    for error, handler in handlers.items():
        api.add_exception_handler(error, handler)


def unforeseen(request: HttpRequest, error: Exception) -> HttpResponse:
    """Answer 500 without details."""
    log_unforeseen(request, error)
    return problem("internal", request)


def log_unforeseen(request: HttpRequest, error: Exception) -> None:
    """Log where an error happened. Its message may hold particulars, so it is not logged."""
    frames = traceback.extract_tb(error.__traceback__)[-8:]
    places = " < ".join(f"{frame.filename.rpartition('/')[2]}:{frame.lineno}" for frame in reversed(frames))
    log.error("%s at %s: %s", type(error).__name__, request.path, places)


def pointer(where: str) -> str | None:
    """The JSON Pointer, as a fragment, of a place such as `subjects[1].names[0]`; None for a line of a text."""
    if where == "the file":
        return "#"
    if where.startswith("line ") or " " in where.split("'", 1)[0]:
        return None
    parts = (next(part for part in found if part) for found in _PART.findall(where) if any(found))
    return "#/" + "/".join(part.replace("~", "~0").replace("/", "~1") for part in parts)


def _nothing(request: HttpRequest, _error: Http404) -> HttpResponse:
    return problem("not-found", request)


def _refused_unread(request: HttpRequest, _error: SuspiciousOperation) -> HttpResponse:
    return problem("malformed", request, "Refused unread: it has more parameters than any address takes.")


def _said(code: str) -> Handler:
    def answer(request: HttpRequest, error: Exception) -> HttpResponse:
        return problem(code, request, str(error))

    return answer


def _unusable(request: HttpRequest, error: Unusable) -> HttpResponse:
    return problem("unusable", request, error.what, errors=[_found(one) for one in error.problems])


def _found(one: Problem) -> dict[str, Any]:
    place = pointer(one.where)
    told = {"detail": one.wrong, **({"allowed": one.allowed} if one.allowed else {})}
    return {"pointer": place, **told} if place is not None else {"where": one.where, **told}


def _invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    return problem("invalid-input", request, errors=[_misfit(one) for one in error.errors])


def _misfit(one: dict[str, Any]) -> dict[str, Any]:
    source, *place = [str(part) for part in one["loc"]]
    if source != "body":
        return {"in": source, "parameter": place[-1] if place else "", **_wrong(one)}
    # The first part is the name of our own parameter, which the caller has never seen.
    return told(place[1:], one)


def told(place: Sequence[str | int], one: Mapping[str, Any]) -> dict[str, Any]:
    """One error of pydantic's, with where it is: its message names what is allowed, never the value.

    `known` beside it: the keys that there are, where it is about one that is not.
    """
    escaped = (str(part).replace("~", "~0").replace("/", "~1") for part in place)
    return {"pointer": "/".join(["#", *escaped]), **_wrong(one)}


def _wrong(one: Mapping[str, Any]) -> dict[str, Any]:
    ctx = one.get("ctx") or {}
    if known := one.get("known"):
        return {"detail": f"It is not known here.{hint(one['loc'][-1], known)}", "allowed": ", ".join(known)}
    return {
        "detail": one["msg"].removeprefix("Value error, "),
        **({"allowed": ctx["allowed"]} if ctx.get("allowed") else {}),
    }


def _malformed(request: HttpRequest, error: HttpError) -> HttpResponse:
    if isinstance(error.__cause__, Unusable):
        return _unusable(request, error.__cause__)
    return problem("malformed", request)


def _not_signed_in(request: HttpRequest, _error: AuthenticationError) -> HttpResponse:
    challenge = 'Bearer realm="fairnotice"'
    if "Authorization" in request.headers:
        challenge += ', error="invalid_token"'
    return problem("not-signed-in", request, headers={"WWW-Authenticate": challenge})


def _database_away(request: HttpRequest, error: Exception) -> HttpResponse:
    log.error("%s at %s", type(error).__name__, request.path)
    return problem("database-away", request, headers={"Retry-After": "5"})
