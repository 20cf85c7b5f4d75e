"""What holds for every address of the API: how large a body may be, and the headers that every answer carries."""

from collections.abc import Callable
from functools import wraps
from hashlib import sha256

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, StreamingHttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers

from fairnotice.api.problems import CONTENT_TYPE, problem
from fairnotice.formats.dossier.limits import FILE_BYTES

View = Callable[..., HttpResponse]
STREAM, STREAM_BYTES = "/api/checks/stream", 16_000_000
"""Lines of travellers, which are read past the limit of a case file: some 80,000 of them."""


def door(view: View) -> View:
    """Put a view behind what holds for all."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        head = request.method == "HEAD"
        if head:
            request.method = "GET"  # the same answer, of which only the headers are sent
        response = _unreadable(request) or view(request, *args, **kwargs)
        if isinstance(response, HttpResponseNotAllowed):
            response = problem("method-not-allowed", request, headers={"Allow": response["Allow"]})
        response = _finished(request, response)
        if head:
            _only_headers(response)
        return response

    guarded.csrf_exempt = True  # type: ignore[attr-defined]  # read by Django; nothing here trusts a cookie
    return guarded


def _only_headers(response: HttpResponse) -> None:
    if isinstance(response, StreamingHttpResponse):  # how long it would be is not known before it is made
        response.streaming_content = ()
        return
    response["Content-Length"] = str(len(response.content))
    response.content = b""


@door
def unknown_address(request: HttpRequest, *_args: object, **_kwargs: object) -> HttpResponse:
    """Nothing is at this address."""
    return problem("not-found", request, "There is nothing at this address. See /api/docs.")


def _unreadable(request: HttpRequest) -> HttpResponse | None:
    """The answer to a body that is too long to be read, before a byte of it is."""
    given = request.headers.get("Content-Length", "")
    if not given and "Transfer-Encoding" in request.headers:
        return problem("length-required", request)
    most = STREAM_BYTES if request.path == STREAM else FILE_BYTES
    if given.isascii() and given.isdigit() and (len(given) > 12 or int(given) > most):
        return problem("too-large", request)
    return None


def _finished(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    response["Fairnotice-Mode"] = settings.FAIRNOTICE_MODE
    response.setdefault("Cache-Control", "private, no-cache")
    patch_vary_headers(response, ["Authorization", "Accept-Encoding"])
    if request.method != "GET" or response.status_code != 200 or response["Content-Type"] == CONTENT_TYPE:
        return response
    if isinstance(response, StreamingHttpResponse):
        return response  # whoever makes it knows whether the caller has it
    etag = response.get("ETag") or f'"{sha256(response.content).hexdigest()[:32]}"'
    response["ETag"] = etag
    conditional = get_conditional_response(request, etag, None, response)
    assert isinstance(conditional, HttpResponse)  # given a response, it answers with one
    if conditional.status_code == 412:
        return response  # If-Match guards changes; a read needs no guard
    conditional["Fairnotice-Mode"] = settings.FAIRNOTICE_MODE
    return conditional
