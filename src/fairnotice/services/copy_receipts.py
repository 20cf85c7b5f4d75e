"""Receipts for copies that were given as an index: who holds one says so, and says when it is gone."""

from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from fairnotice.domain.errors import InvalidValue
from fairnotice.domain.officer import SYSTEM, Officer, Role
from fairnotice.records.models import CopyRecord, DeskRecord, ReceiptRecord
from fairnotice.records.register_key import register_id
from fairnotice.records.session import speaking_as
from fairnotice.register.errors import Fault, NotGenuine
from fairnotice.register.holding import EMPTY
from fairnotice.register.receipt import Receipt, receipt_from
from fairnotice.register.ring import public_key
from fairnotice.register.signing import read_unverified
from fairnotice.services.acting import act_as
from fairnotice.services.copy_recipients import KINDS
from fairnotice.services.receipts import Taken, disagrees, kept_before, receipt_row, should_be, take_receipt

HELD = "It is kept that this copy is held."
GONE = "It is kept that this copy is gone."
UNKNOWN = "This is not a copy that the register gave: it was altered, or is another one."
_BRINGS = frozenset({Role.BUREAU, Role.ADMINISTRATOR, Role.SYSTEM})


def take_any_receipt(*, statement: str, by: Officer, at: datetime) -> Taken:
    """Keep a receipt: of the desk whose account this is, or of the holder of an index, which an officer brings.

    Raises NotYourAct, InvalidValue for a receipt that its holder did not sign.
    """
    if by.role in _BRINGS and (recipient := _named(statement)) is not None:
        with act_as(by):
            row = DeskRecord.objects.filter(pk=recipient, kind__in=KINDS).first()
            if row is not None:
                with speaking_as(SYSTEM):
                    return keep_copy_receipt(statement=statement, recipient=row, at=at)
    return take_receipt(statement=statement, by=by, at=at)


def keep_copy_receipt(*, statement: str, recipient: DeskRecord, at: datetime) -> Taken:
    """Keep a receipt that the holder of a copy signed. Sent again it is answered as before. Speak as the system.

    A copy that the register did not give so opens an incident, as a desk's does that disagrees. Raises InvalidValue.
    """
    try:
        receipt = receipt_from(statement, public_key(recipient.key))
        if (receipt.desk, receipt.recipient, receipt.register) != (
            str(recipient.pk),
            recipient.bureau_id,
            register_id(),
        ):
            raise NotGenuine(Fault.WRONG_RECIPIENT, "it is of another recipient, another view or another register.")
    except NotGenuine as error:
        raise InvalidValue(f"This receipt is refused: {error}") from error
    copies, agrees, head = _about(receipt, recipient)
    if not kept_before([statement]):
        ReceiptRecord.objects.bulk_create([receipt_row(receipt, statement, recipient, agrees, at)])
        if not agrees:
            disagrees(receipt, head, recipient, at)
    if not agrees:
        return Taken(receipt.sequence, False, UNKNOWN)
    gone = receipt.copy == EMPTY
    open_ones = copies.filter(gone_at=None) if gone else copies.filter(held_at=None)
    open_ones.update(**({"gone_at": at} if gone else {"held_at": at}))
    return Taken(receipt.sequence, True, GONE if gone else HELD)


def _about(receipt: Receipt, recipient: DeskRecord) -> tuple[QuerySet[CopyRecord], bool, str]:
    """The copies that a receipt is about, whether they were given so, and the head of the view there."""
    ((head, _copy),) = should_be([(recipient.bureau_id, receipt.sequence)]).values()
    gone = receipt.copy == EMPTY
    digests = set(receipt.destroyed) if gone else {receipt.copy}
    copies = CopyRecord.objects.filter(desk=recipient, sequence=receipt.sequence, digest__in=digests - {""})
    return copies, receipt.head == head and bool(digests) and copies.count() == len(digests), head


def _named(statement: str) -> UUID | None:
    """The recipient whom a receipt names, if it names one at all: nothing of it is believed yet."""
    try:
        return UUID(str(read_unverified(statement)[1].get("desk")))
    except (NotGenuine, ValueError):
        return None
