"""Tell the systems of bureaus that their view has grown. At least once, signed, after growing pauses where it fails.

What is told is how far the view goes, nothing of what is in it: whoever is told reads the register with its token.
"""

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta
from queue import Empty, Queue
from threading import Thread
from urllib.parse import urlsplit
from uuid import UUID

import httpx
from django.conf import settings
from django.db.models import F, OuterRef, Subquery

from fairnotice.domain.errors import InvalidValue, NotPossibleNow, NotYourAct
from fairnotice.domain.events import Event
from fairnotice.domain.mode import Mode
from fairnotice.domain.officer import SYSTEM, Officer, Role
from fairnotice.records.log import append
from fairnotice.records.models import BureauRecord, MessageRecord, ViewRecord, WebhookRecord
from fairnotice.records.session import speaking_as
from fairnotice.register.instants import text_of
from fairnotice.register.webhook import headers_of, new_secret
from fairnotice.services.acting import act_as, locked, seen

PAUSES = tuple(timedelta(seconds=seconds) for seconds in (5, 300, 1800, 7200, 18000, 36000, 50400, 72000, 86400))
"""The pauses that the standard proposes; after the last the address is given up and its bureau told."""
PATIENCE_SECONDS = 5.0
AT_ONCE, TOGETHER = 50, 25
Post = Callable[[str, bytes, dict[str, str]], int]
"""Sends a body to an address and answers the status. Raises httpx.HTTPError."""


@dataclass(frozen=True, slots=True)
class Webhook:
    """An address as the administrator and its bureau see it. Never the secret."""

    id: UUID
    bureau: str
    url: str
    told: int
    tries: int
    failed: str
    next_at: datetime
    ended_at: datetime | None


def add_webhook(*, bureau: str, url: str, by: Officer, at: datetime) -> tuple[UUID, str]:
    """Add an address of a bureau. Answers its id and the secret, which is shown once.

    The administrator's act alone: the server sends from within its own network. Raises NotYourAct, NotFound,
    InvalidValue for an address that is not https (in training, http to this machine is taken as well).
    """
    _administrator(by)
    try:
        place = urlsplit(url)
    except ValueError as error:
        raise InvalidValue("This is no address that begins with https://.") from error
    here = place.hostname in {"127.0.0.1", "localhost"} and settings.FAIRNOTICE_MODE == Mode.TRAINING
    safe = place.scheme == "https" or (place.scheme == "http" and here)
    spaced = any(not letter.isprintable() or letter.isspace() for letter in url)
    if not place.hostname or place.username or spaced or not safe:
        raise InvalidValue("A webhook has an address that begins with https:// and holds no name or password.")
    with act_as(by):
        body = seen(BureauRecord, bureau)
        secret = new_secret()
        row = WebhookRecord.objects.create(bureau=body, url=url[:500], secret=secret, next_at=at, made_at=at)
        append(Event("webhook.added", f"webhook:{row.pk}", {}, (bureau,)), by=by, at=at)
        return row.pk, secret


def end_webhook(*, webhook: UUID, by: Officer, at: datetime) -> None:
    """End an address: it is told nothing more. Raises NotYourAct, NotFound, NotPossibleNow."""
    _administrator(by)
    with act_as(by):
        row = locked(WebhookRecord, webhook)
        if row.ended_at is not None:
            raise NotPossibleNow("This address was ended already.")
        row.ended_at = at
        row.save(update_fields=["ended_at"])
        append(Event("webhook.ended", f"webhook:{webhook}", {}, (row.bureau_id,)), by=by, at=at)


def list_webhooks(*, by: Officer) -> list[Webhook]:
    """The addresses that the officer may see."""
    with act_as(by):
        rows = WebhookRecord.objects.order_by("bureau_id", "made_at")
        return [Webhook(r.pk, r.bureau_id, r.url, r.told, r.tries, r.failed, r.next_at, r.ended_at) for r in rows]


def tell_webhooks(*, at: datetime, post: Post | None = None) -> int:
    """Tell every address whose view has grown and whose pause is over. Answers how many were reached.

    The transaction is not held while the other side is waited for: one that is killed in between tells again.
    """
    with speaking_as(SYSTEM):
        latest = ViewRecord.objects.filter(recipient_id=OuterRef("bureau_id")).values("sequence")
        due = WebhookRecord.objects.filter(ended_at=None, next_at__lte=at).annotate(latest=Subquery(latest[:1]))
        rows = list(due.filter(told__lt=F("latest"))[:AT_ONCE])
    reached = 0
    with ThreadPoolExecutor(TOGETHER) as pool:  # one that does not answer holds nobody up
        answers = list(pool.map(lambda row: _told(row, row.latest, at, post or _post), rows))
    for row, failed in zip(rows, answers, strict=True):
        with speaking_as(SYSTEM):
            if failed:
                _failed(row, failed, at)
            else:
                reached += 1
                WebhookRecord.objects.filter(pk=row.pk).update(told=row.latest, tries=0, failed="", next_at=at)
    return reached


def _told(row: WebhookRecord, latest: int, at: datetime, post: Post) -> str:
    """Send it. Answers the kind of failure, or nothing."""
    data = {"recipient": row.bureau_id, "latest": latest}
    body = json.dumps({"type": "register.entries", "timestamp": text_of(at), "data": data}).encode()
    headers = headers_of(body, id=f"msg_{row.pk.hex}_{latest}", secret=row.secret, at=at)
    try:
        status = post(row.url, body, {**headers, "Content-Type": "application/json"})
    except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
        return type(error).__name__
    return "" if 200 <= status < 300 else f"status {status}"


def _post(url: str, body: bytes, headers: dict[str, str]) -> int:
    """The answer is its status: what else is sent is not read, as it could be without an end. Nor is an answer waited
    for that comes letter by letter: the clocks of the house are read by whoever waits here."""
    found: Queue[int | Exception] = Queue()

    def ask() -> None:
        try:
            with httpx.stream("POST", url, content=body, headers=headers, timeout=PATIENCE_SECONDS) as answer:
                found.put(answer.status_code)
        except Exception as error:
            found.put(error)

    Thread(target=ask, daemon=True).start()
    try:
        said = found.get(timeout=PATIENCE_SECONDS * 2)
    except Empty:
        raise httpx.ReadTimeout("Its answer takes too long.") from None
    if isinstance(said, Exception):
        raise said
    return said


def _failed(row: WebhookRecord, failed: str, at: datetime) -> None:
    over = row.tries >= len(PAUSES)
    change = {"tries": row.tries + 1, "failed": failed[:60]}
    if over:
        WebhookRecord.objects.filter(pk=row.pk).update(**change, ended_at=at)
        append(Event("webhook.ended", f"webhook:{row.pk}", {"why": "unreachable"}, (row.bureau_id,)), by=SYSTEM, at=at)
        text = "Your address for news of the register was given up: it did not answer for days. Have it made anew."
        MessageRecord.objects.create(
            to_bureau=row.bureau_id, to_role="", about="webhook.ended", thing=f"webhook:{row.pk}", text=text, sent_at=at
        )
    else:
        WebhookRecord.objects.filter(pk=row.pk).update(**change, next_at=at + PAUSES[row.tries])


def _administrator(by: Officer) -> None:
    if by.role not in {Role.ADMINISTRATOR, Role.SYSTEM}:
        raise NotYourAct("Addresses that the server sends to are the administrator's.")
