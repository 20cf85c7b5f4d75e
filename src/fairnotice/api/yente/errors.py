"""Errors in yente's shape: `detail`, a sentence, or a list where the input does not fit."""

from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from fairnotice.api.errors import log_unforeseen
from fairnotice.domain.errors import FairnoticeError, InvalidValue, NotFound, NotYourAct, Unusable

STATUSES: dict[type[Exception], int] = {NotFound: 404, NotYourAct: 403, InvalidValue: 400, FairnoticeError: 409}


def handle_errors(api: NinjaAPI) -> None:
    """Tell the API how to answer each error."""
    for error, status in STATUSES.items():
        api.add_exception_handler(error, _said(status))
    api.add_exception_handler(Unusable, lambda request, error: _detail(400, "The body cannot be read."))
    api.add_exception_handler(HttpError, lambda request, error: _detail(400, "The body is not one JSON object."))
    api.add_exception_handler(ValidationError, _invalid)
    api.add_exception_handler(AuthenticationError, _not_signed_in)
    api.add_exception_handler(Http404, lambda request, error: _detail(404, "There is nothing at this address."))
    api.add_exception_handler(SuspiciousOperation, lambda request, error: _detail(400, "Refused unread."))
    for away in (OperationalError, InterfaceError):
        api.add_exception_handler(away, _away)
    api.add_exception_handler(Exception, _unforeseen)


def _said(status: int) -> Any:
    return lambda request, error: _detail(status, str(error))


def _detail(status: int, detail: Any) -> HttpResponse:
    return JsonResponse({"detail": detail}, status=status, json_dumps_params={"ensure_ascii": False})


def _invalid(request: HttpRequest, error: Any) -> HttpResponse:
    """Where, what and which kind; never the value."""
    found = [{"loc": list(one["loc"]), "msg": one["msg"], "type": one["type"]} for one in error.errors]
    return _detail(422, found)


def _not_signed_in(request: HttpRequest, error: Any) -> HttpResponse:
    response = _detail(401, "Send a token in force: 'Authorization: ApiKey fn_…'.")
    response["WWW-Authenticate"] = 'ApiKey realm="fairnotice", Bearer realm="fairnotice"'
    return response


def _away(request: HttpRequest, error: Any) -> HttpResponse:
    response = _detail(503, "The database does not answer. Try again in a moment.")
    response["Retry-After"] = "5"
    return response


def _unforeseen(request: HttpRequest, error: Any) -> HttpResponse:
    log_unforeseen(request, error)
    return _detail(500, "Our fault. Try again; tell the administrator when it happened.")
