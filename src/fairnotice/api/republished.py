"""What answers of the public feeds share: their address, their headers, answers that are sent while they are made."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date

from fairnotice.api.showing import mark
from fairnotice.domain.feeds import Feed
from fairnotice.domain.officer import PUBLIC, Officer
from fairnotice.services.feeds import must_be_on

MARK = "Fairnotice-Mark"


def while_on(*feeds: Feed) -> Callable[[HttpRequest], Officer]:
    """Who asks: anybody, as long as one of the feeds is on. Off, nothing of what was sent is looked at."""

    def asked(_request: HttpRequest) -> Officer:
        must_be_on(*feeds)
        return PUBLIC

    return asked


def base_of(request: HttpRequest) -> str:
    """Scheme and host as the caller reached us."""
    return request.build_absolute_uri("/").rstrip("/")


def open_to_all(response: HttpResponseBase, *, modified: datetime | None) -> None:
    """Headers of an answer that anybody may have, and any cache may keep as long as it asks again each time."""
    response["Cache-Control"] = "public, no-cache"
    response["X-Robots-Tag"] = "noindex, nofollow"
    if mark():
        response[MARK] = mark()
    if modified is not None:
        response["Last-Modified"] = http_date(modified.astimezone(UTC).timestamp())


def streamed(
    request: HttpRequest, lines: Iterable[str], *, tag: str, modified: datetime | None, media_type: str
) -> HttpResponseBase:
    """An answer sent while it is made, or 304 when the caller has it: `tag` is another one for another answer."""
    etag = f'"{tag}{mark()}"'
    response = StreamingHttpResponse((line.encode() for line in lines), content_type=media_type)
    response["ETag"] = etag
    open_to_all(response, modified=modified)
    unchanged: HttpResponse | None = get_conditional_response(request, etag)
    if unchanged is not None and unchanged.status_code == 304:
        unchanged["ETag"] = etag
        open_to_all(unchanged, modified=modified)
        return unchanged
    return response
