"""Copies that are given as an index: what is written into each, and that it was given and is held."""

from datetime import datetime
from uuid import uuid4

from fairnotice.bulk.held import HeldCopy
from fairnotice.records.models import CopyRecord, DeskRecord
from fairnotice.records.register_key import register_id
from fairnotice.register.copy import GivenCopy
from fairnotice.services.copy_receipts import keep_copy_receipt


def keep_given(held: HeldCopy, recipient: DeskRecord, *, entries: int, at: datetime) -> None:
    """Keep that a copy was given, and its holder's receipt. Speak as the system."""
    given = held.given
    CopyRecord.objects.create(
        id=given.id,
        desk=recipient,
        kind=recipient.kind,
        sequence=given.sequence,
        entries=entries,
        digest=held.digest,
        made_at=at,
        ends_at=given.until,
    )
    keep_copy_receipt(statement=held.says_held(at), recipient=recipient, at=at)


def given_copy(recipient: DeskRecord, *, sequence: int, head: str, until: datetime) -> GivenCopy:
    """What is written into a copy for that recipient. Speak as the system."""
    return GivenCopy(
        id=str(uuid4()),
        desk=str(recipient.pk),
        register=register_id(),
        recipient=recipient.bureau_id,
        sequence=sequence,
        head=head,
        until=until,
    )
