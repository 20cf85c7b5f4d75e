"""What every act shares: the caller's view of the database, rows locked before they are judged, keys of acts done."""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from hashlib import sha256
from typing import Any, TypeVar
from uuid import UUID

from django.db import IntegrityError, models, transaction

from fairnotice.domain.errors import InvalidValue, KeyUsed, NotFound, NotYourAct
from fairnotice.domain.officer import Officer
from fairnotice.records.models import AccessRecord, IdempotencyRecord, ReasonRecord, RequestRecord
from fairnotice.records.session import speaking_as

M = TypeVar("M", bound=models.Model)
Answer = dict[str, Any]
REASON_LENGTH = 20
"""Letters that a written reason has at least. It stops an empty field, not a bad reason."""


@contextmanager
def act_as(by: Officer) -> Iterator[None]:
    """One act: one transaction in which the database answers as this officer may see."""
    with speaking_as(by):
        yield


def locked(model: type[M], pk: UUID | str) -> M:
    """The row, held until the act ends, so that of two people at the same second one waits and sees what happened.

    Acts hold their rows first, then append to the log, then touch clocks, register and bureaus: in one order, so that
    no two wait for each other.
    Raises NotFound when there is none that the caller may see, NotYourAct when the caller may only read it.
    """
    row = model._default_manager.select_for_update(no_key=True).filter(pk=pk).first()
    if row is None and model._default_manager.filter(pk=pk).exists():
        raise NotYourAct(f"You may read this {model._meta.db_table}; acting on it is for others.")
    if row is None:
        raise NotFound(f"There is no {model._meta.db_table} {pk} here.")
    return row


def hold_requests(case: UUID) -> None:
    """Hold every request of a matter until the act ends, so that none is decided on a file that is just changing."""
    list(RequestRecord.objects.select_for_update(no_key=True).filter(case_id=case).order_by("pk"))


def seen(model: type[M], pk: UUID | str) -> M:
    """The row, to be read. Raises NotFound when there is none that the caller may see."""
    row = model._default_manager.filter(pk=pk).first()
    if row is None:
        raise NotFound(f"There is no {model._meta.db_table} {pk} here.")
    return row


def reasoned(reasons: str) -> str:
    """The reasons themselves. Raises InvalidValue when there are none to speak of."""
    if len(reasons.strip()) < REASON_LENGTH:
        raise InvalidValue(f"Give your reasons in words: at least {REASON_LENGTH} letters.")
    return reasons.strip()


def keep_reasons(reasons: str, *, thing: str, act: str, by: Officer, at: datetime) -> None:
    """Keep why an act was done, beside the event that says only that it was."""
    ReasonRecord.objects.create(thing=thing, act=act, bureau_code=by.bureau, text=reasoned(reasons), given_at=at)


def log_access(thing: str, operation: str, purpose: str, by: Officer, at: datetime) -> None:
    """Keep that somebody read or searched a person's data, and what for. Never what was typed or found."""
    AccessRecord.objects.create(
        officer_id=by.id, bureau_code=by.bureau, operation=operation, thing=thing, purpose=purpose[:120], at=at
    )


def once(
    do: Callable[[], Answer], *, by: Officer, key: str | None, act: str, given: Mapping[str, Any], at: datetime
) -> Answer:
    """Do an act once under the caller's key; sent again it answers as before.

    Raises KeyUsed when the key was used for another act or with other contents.
    """
    if key is None:
        with act_as(by):
            return do()
    fingerprint = sha256(json.dumps([act, dict(given)], sort_keys=True, default=str).encode()).hexdigest()
    with act_as(by):
        try:
            with transaction.atomic():
                # A second sender of the same key waits here until the first has committed or failed.
                record = IdempotencyRecord.objects.create(
                    officer_id=by.id, key=key, act=act, fingerprint=fingerprint, done_at=at
                )
        except IntegrityError:
            return _answer_again(by, key, fingerprint)
        record.answer = do()
        record.save(update_fields=["answer"])
        return record.answer


def _answer_again(by: Officer, key: str, fingerprint: str) -> Answer:
    record = IdempotencyRecord.objects.get(officer_id=by.id, key=key)
    if record.fingerprint != fingerprint:
        raise KeyUsed(f"The key '{key}' was used for '{record.act}' with other contents. Use a new key.")
    answer: Answer = record.answer or {}
    return answer
