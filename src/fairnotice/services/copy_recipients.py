"""Who is given an index: a row like that of a desk, with a key of its own for receipts, and no account.

The private half of the key goes into each copy, so that its holder can sign; the register can make it again from its
own secret, so that it signs for the copies that its own workers hold.
"""

from datetime import datetime, timedelta
from uuid import UUID, uuid4

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.utils.crypto import salted_hmac

from fairnotice.domain.errors import InvalidValue, NotPossibleNow
from fairnotice.domain.events import Event
from fairnotice.domain.officer import SYSTEM
from fairnotice.records.log import append
from fairnotice.records.models import DeskRecord
from fairnotice.register.ring import raw
from fairnotice.services.desks import DESK_LIFE

INDEX, WORKERS = "index", "workers"
KINDS = (INDEX, WORKERS)
WORKERS_NAME = "Workers of this server"
_WORKERS_LIFE = timedelta(days=36_600)
"""The recipient of workers stays; each of its copies lasts a day."""


def index_recipient(*, bureau: str, name: str, at: datetime) -> DeskRecord:
    """Whom an index of this bureau's view is given to, made where it is new. Speak as the system.

    Raises InvalidValue for a name that a desk has or that is empty, NotPossibleNow for a recipient that has ended.
    """
    named = " ".join(name.split())[:80]
    if not named:
        raise InvalidValue("Say whom the copy is for, such as the machine where it is used.")
    row = DeskRecord.objects.filter(bureau_id=bureau, name=named).first()
    if row is None:
        row = _made(bureau, named, INDEX, at, at + DESK_LIFE)
        append(Event("desk.enrolled", f"desk:{row.pk}", {}, (bureau,)), by=SYSTEM, at=at)
    if row.kind != INDEX:
        raise InvalidValue(f"This bureau has a desk '{named}': choose another name.")
    if row.ended_at is not None or at >= row.ends_at:
        raise NotPossibleNow(f"'{named}' has ended: choose another name.")
    return row


def workers_recipient(*, bureau: str, at: datetime) -> DeskRecord:
    """The workers of this server, as holders of this bureau's list. Speak as the system.

    No event: whether workers share a list is chance, and nothing that anybody did.
    """
    rows = list(DeskRecord.objects.filter(bureau_id=bureau, kind=WORKERS).order_by("-enrolled_at"))
    for row in rows:
        if row.ended_at is None and at < row.ends_at and has_its_key(row):
            return row
    number = len(rows) + 1
    return _made(bureau, WORKERS_NAME if number == 1 else f"{WORKERS_NAME} {number}", WORKERS, at, at + _WORKERS_LIFE)


def key_of(recipient: DeskRecord) -> Ed25519PrivateKey:
    """The key with which the holder of a copy signs. Raises NotPossibleNow where the secret is not the one of then."""
    if not has_its_key(recipient):
        raise NotPossibleNow(f"The key of '{recipient.name}' is lost with the secrets of before: choose another name.")
    return _key(recipient.pk)


def has_its_key(recipient: DeskRecord) -> bool:
    """Whether this installation's secret is the one with which the recipient's key was made."""
    return raw(_key(recipient.pk).public_key()).hex() == recipient.key


def _made(bureau: str, name: str, kind: str, at: datetime, ends_at: datetime) -> DeskRecord:
    id_ = uuid4()
    return DeskRecord.objects.create(
        id=id_,
        bureau_id=bureau,
        name=name,
        kind=kind,
        key=raw(_key(id_).public_key()).hex(),
        wrap="",
        officer_id=None,
        enrolled_at=at,
        ends_at=ends_at,
    )


def _key(recipient: UUID) -> Ed25519PrivateKey:
    secret = salted_hmac("fairnotice.copy_recipient", str(recipient), algorithm="sha256").digest()
    return Ed25519PrivateKey.from_private_bytes(secret)
