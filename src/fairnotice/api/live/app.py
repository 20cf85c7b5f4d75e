"""The addresses of the process in which desks wait: entries by long poll, events as they happen, receipts.

They say what those of the API say (docs/reference/register.md); `wait` is how many seconds to wait for news.
"""

import asyncio
import json
import logging
import signal
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import timedelta

import psycopg
from django.conf import settings
from django.db import DatabaseError
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from fairnotice.api.auth import LONGEST_TOKEN
from fairnotice.api.clock import now
from fairnotice.api.errors import CODES
from fairnotice.api.live.hub import Hub
from fairnotice.api.part import part_text
from fairnotice.api.problems import CONTENT_TYPE, KINDS, WHERE
from fairnotice.domain.errors import FairnoticeError, InvalidValue, NotYourAct
from fairnotice.domain.officer import Officer, Role
from fairnotice.records.chains import CHANNEL, TOKENS
from fairnotice.services.administration import officer_of_token
from fairnotice.services.drill import WAKES
from fairnotice.services.receipts import Given
from fairnotice.services.views import MOST_ENTRIES, read_view

log = logging.getLogger(__name__)
LONGEST_WAIT, USUAL_WAIT = 60, 25
KEEP_ALIVE_SECONDS = 15
MOST_BODY = 4_000_000
REMEMBERED = timedelta(seconds=30)
_AGAIN_SECONDS = 2.0


class NotSignedIn(FairnoticeError):
    """No token, or one that is nobody's."""


def make_app() -> Starlette:
    """The application, which wakes who waits when the database says that a view has grown."""

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        hub = app.state.hub = Hub()
        tasks = [asyncio.create_task(work) for work in (hub.bring_news(), hub.keep_receipts(), _listen(hub))]
        with _leaving_when_told(hub):
            yield
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        hub.close()

    routes = [
        Route("/register/entries", entries, methods=["GET"]),
        Route("/register/events", events, methods=["GET"]),
        Route("/register/receipts", receipts, methods=["POST"]),
        Route("/register/alive", alive, methods=["GET"]),
    ]
    handlers = {FairnoticeError: refused, DatabaseError: away, 404: nothing, 405: nothing}
    return Starlette(routes=routes, lifespan=lifespan, exception_handlers=handlers)


@contextmanager
def _leaving_when_told(hub: Hub) -> Iterator[None]:
    """Who waits does not hold up the end: the web server waits for every answer that is open when it is told to stop.

    Its own handler is the loop's, which is called for every signal that has a handler, whichever that is.
    """
    if threading.current_thread() is not threading.main_thread():  # of a process with another work: its signals stay
        yield
        return
    loop = asyncio.get_running_loop()
    before = signal.signal(signal.SIGTERM, lambda *_: loop.call_soon_threadsafe(hub.leave))
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


async def alive(request: Request) -> Response:
    """Whether the process answers, and how many wait. For the one that started it."""
    return _json({"waiting": len(_hub(request).waiting)})


async def entries(request: Request) -> Response:
    """What is new in your own view after that entry, as soon as there is something; after `wait` seconds nothing."""
    by = await _officer(request)
    after, seconds = _number(request, "after", 0, 2**53), _number(request, "wait", USUAL_WAIT, LONGEST_WAIT)
    hub = _hub(request)
    part = await hub.news((by.bureau, after), seconds)
    if part is None:
        part = await hub.asked(lambda: read_view(after=after, limit=MOST_ENTRIES, inline=True, by=by, at=now()))
    return Response(part_text(part), media_type="application/json", headers=_headers())


async def events(request: Request) -> Response:
    """Server-sent events: how far your view goes, now and whenever it grows. What is new is read as usual."""
    by = await _officer(request)
    after = _number(request, "after", 0, 2**53)

    async def told() -> AsyncIterator[str]:
        place = after
        while not _hub(request).leaving and not await request.is_disconnected():
            part = await _hub(request).news((by.bureau, place), KEEP_ALIVE_SECONDS)
            if part is None:
                yield ": nothing new\n\n"
                continue
            place = part.latest
            yield f"event: entries\nid: {place}\ndata: {json.dumps({'latest': place})}\n\n"

    return StreamingResponse(told(), media_type="text/event-stream", headers=_headers())


async def receipts(request: Request) -> Response:
    """A desk's signed receipt. Answers whether its copy is the register's."""
    by = await _officer(request)
    try:
        body = b""
        async for piece in request.stream():
            body += piece
            if len(body) > MOST_BODY:
                raise InvalidValue("A receipt is smaller than this.")
        given = json.loads(body)
        statement = given["receipt"]
        if not isinstance(statement, str) or not statement.isascii():
            raise TypeError
    except ClientDisconnect:
        return Response(status_code=400)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise InvalidValue('Send {"receipt": "…"} with the signed receipt.') from error
    taken = await _hub(request).receipt(Given(statement, by))
    if isinstance(taken, FairnoticeError):
        raise taken
    return _json({"sequence": taken.sequence, "agrees": taken.agrees, "says": taken.says})


async def refused(request: Request, error: Exception) -> Response:
    """A problem, as the API answers it."""
    if isinstance(error, NotSignedIn):
        return _problem("not-signed-in", request, "")
    code = next((code for kind, code in CODES.items() if isinstance(error, kind)), "internal")
    return _problem(code, request, str(error) if code != "internal" else "")


async def away(request: Request, _error: Exception) -> Response:
    """The database does not answer."""
    return _problem("database-away", request, "")


async def nothing(request: Request, _error: Exception) -> Response:
    """No such address here."""
    return _problem("not-found", request, "")


async def _listen(hub: Hub) -> None:
    """Wake the hub whenever a view grows; after a lost connection begin again and look once."""
    given = settings.DATABASES["default"]
    while True:
        try:
            async with await psycopg.AsyncConnection.connect(
                dbname=given["NAME"],
                user=given["USER"],
                password=given["PASSWORD"],
                host=given["HOST"],
                port=given["PORT"] or None,
                autocommit=True,
            ) as connection:
                await connection.execute(f"LISTEN {CHANNEL}")
                hub.listens = True
                hub.known.clear()
                hub.wake()
                async for word in connection.notifies():
                    if word.payload == WAKES:
                        hub.release()
                    if word.payload == TOKENS:
                        hub.known.clear()
                    hub.wake()
        except psycopg.Error as error:
            hub.listens = False
            hub.known.clear()
            log.warning("No word from the database: %s. Trying again.", type(error).__name__)
            await asyncio.sleep(_AGAIN_SECONDS)


async def _officer(request: Request) -> Officer:
    """Whose token it is. Raises NotSignedIn, NotYourAct for who has no view."""
    kind, _, token = request.headers.get("authorization", "").partition(" ")
    if kind.lower() != "bearer" or not token.startswith("fn_") or len(token) > LONGEST_TOKEN:
        raise NotSignedIn
    found = await _whose(_hub(request), token)
    if found is None:
        raise NotSignedIn
    if found.role not in {Role.BUREAU, Role.BORDER}:
        raise NotYourAct("A view of the register is for the officers and desks of its bureau.")
    return found


async def _whose(hub: Hub, token: str) -> Officer | None:
    """Whose token it is, remembered for a moment; the database says when tokens end, and all are forgotten."""
    at = now()
    found, until = hub.known.get(token, (None, at))
    if until > at:
        return found
    found = await hub.asked(lambda: officer_of_token(token, at=at))
    if found is not None and hub.listens:
        hub.known[token] = (found, at + REMEMBERED)
    return found


def _hub(request: Request) -> Hub:
    hub: Hub = request.app.state.hub
    return hub


def _number(request: Request, name: str, usual: int, most: int) -> int:
    text = request.query_params.get(name, "")
    if not text:
        return usual
    if not text.isascii() or not text.isdecimal() or len(text) > 16:
        raise InvalidValue(f"'{name}' is a whole number.")
    return min(int(text), most)


def _headers() -> dict[str, str]:
    return {"Cache-Control": "no-store", "Fairnotice-Mode": settings.FAIRNOTICE_MODE}


def _json(body: dict[str, object]) -> Response:
    return Response(json.dumps(body), media_type="application/json", headers=_headers())


def _problem(code: str, request: Request, detail: str) -> Response:
    kind = KINDS[code]
    body = {
        "type": f"{WHERE}{code}",
        "title": kind.title,
        "status": kind.status,
        "detail": detail or kind.remedy,
        "instance": request.url.path,
    }
    return Response(json.dumps(body), status_code=kind.status, media_type=CONTENT_TYPE, headers=_headers())
