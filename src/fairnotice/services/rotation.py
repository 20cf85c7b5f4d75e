"""A new key for the register: vouched for by the old one, which goes on counting for a while."""

import os
from datetime import datetime, timedelta
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from django.conf import settings
from django.db import connection, transaction

from fairnotice.domain.errors import InvalidValue, NotYourAct
from fairnotice.domain.events import Event
from fairnotice.domain.officer import SYSTEM, Officer, Role
from fairnotice.records.log import append
from fairnotice.records.models import RegisterKeyRecord
from fairnotice.records.register_key import NEXT, register_key
from fairnotice.records.session import speaking_as
from fairnotice.register.keys import next_statement
from fairnotice.register.ring import key_id
from fairnotice.services.acting import act_as

OVERLAP = timedelta(days=30)
"""How long what the old key signed is still taken: as long as a desk may be away and yet come back by itself."""
LONGEST = timedelta(days=366)
_LOCK = 7260004


def rotate_register_key(*, by: Officer, at: datetime, overlap: timedelta = OVERLAP) -> str:
    """Make a new key for what circulates. Desks learn it with their next answer. Answers its id.

    The old private key is gone with this: what it signed stays good, and counts as new until `overlap` is over.
    Raises NotYourAct, InvalidValue for an overlap that cannot be.
    """
    if by.role not in {Role.ADMINISTRATOR, Role.SYSTEM}:
        raise NotYourAct("The key of the register is the administrator's to replace.")
    if not timedelta() < overlap <= LONGEST:
        raise InvalidValue("The old key counts on for a day at least and a year at most.")
    new = Ed25519PrivateKey.generate()
    id = key_id(new.public_key(), settings.FAIRNOTICE_MODE)
    with act_as(by):
        with speaking_as(SYSTEM):
            with connection.cursor() as cursor:  # of two rotations at once, one follows the other
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
            old = register_key(at)
            _write(new)
            last = RegisterKeyRecord.objects.order_by("-number").values_list("number", flat=True)[0]
            statement = next_statement(old, new.public_key(), mode=settings.FAIRNOTICE_MODE, at=at, until=at + overlap)
            RegisterKeyRecord.objects.create(id=id, number=last + 1, statement=statement, begins=at)
        append(Event("register.key_rotated", f"key:{id}", {"number": last + 1}), by=by, at=at)
        transaction.on_commit(lambda: _follow(at))
    return id


def _write(key: Ed25519PrivateKey) -> None:
    """The new private half beside the old one, on the disk before anybody is told of it."""
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    path = Path(settings.FAIRNOTICE_FOLDER) / "secrets" / NEXT
    path.unlink(missing_ok=True)  # of a rotation that was rolled back
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(pem)
        file.flush()
        os.fsync(file.fileno())


def _follow(at: datetime) -> None:
    with speaking_as(SYSTEM):
        register_key(at)  # lets the file follow the row
