"""Receipts of desks: kept as they were signed, held against the register, shown to the bureau's other desks."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from fairnotice.domain.errors import InvalidValue
from fairnotice.domain.officer import SYSTEM, Officer
from fairnotice.records.models import DeskRecord, ReceiptRecord, RegisterEntryRecord
from fairnotice.records.register_key import register_id
from fairnotice.records.session import speaking_as
from fairnotice.register.canonical import FIRST
from fairnotice.register.errors import Fault, NotGenuine
from fairnotice.register.holding import EMPTY
from fairnotice.register.receipt import Receipt, receipt_from
from fairnotice.register.ring import public_key
from fairnotice.services.acting import act_as
from fairnotice.services.desks import own_desk
from fairnotice.services.incidents import open_incident

FORGED, OTHER_PAST, DISAGREES = "forged_receipt", "other_past", "copy_disagrees"


@dataclass(frozen=True, slots=True)
class Taken:
    """What a desk is answered to its receipt."""

    sequence: int
    agrees: bool
    says: str


def take_receipt(*, statement: str, by: Officer, at: datetime) -> Taken:
    """Keep a receipt of the desk whose account this is. One that is sent again is answered as before.

    A copy that is not what the register says opens an incident, and so does a receipt that this desk did not sign: the
    latter is not kept. Raises NotYourAct for who is no desk, InvalidValue for a receipt that is not this desk's.
    """
    with act_as(by):
        desk = own_desk(by, at)
        try:
            receipt = _genuine(statement, desk)
        except NotGenuine as error:
            refused = str(error)
        else:
            return _taken(receipt, statement, desk, by, at)
    with speaking_as(SYSTEM):
        text = "A receipt came with this desk's token that this desk did not sign. Look who has its token."
        open_incident(kind=FORGED, bureau=by.bureau, thing=f"desk:{desk.pk}", text=text, at=at)
    raise InvalidValue(f"This receipt is refused: {refused}")


def heads_of_bureau(*, by: Officer, at: datetime) -> list[dict[str, Any]]:
    """The newest receipt of every other desk of the bureau: the pasts that they co-signed. Raises NotYourAct."""
    with act_as(by):
        desk = own_desk(by, at)
        newest = ReceiptRecord.objects.filter(bureau_id=by.bureau).exclude(desk=desk).select_related("desk")
        rows = newest.order_by("desk_id", "-sequence", "-received_at").distinct("desk_id")
        return [
            {"desk": str(row.desk_id), "name": row.desk.name, "key": row.desk.key, "receipt": row.statement}
            for row in rows
        ]


def _genuine(statement: str, desk: DeskRecord) -> Receipt:
    receipt = receipt_from(statement, public_key(desk.key))
    with speaking_as(SYSTEM):
        register = register_id()
    if (receipt.desk, receipt.recipient, receipt.register) != (str(desk.pk), desk.bureau_id, register):
        raise NotGenuine(Fault.WRONG_RECIPIENT, "it is of another desk, another view or another register.")
    return receipt


def _taken(receipt: Receipt, statement: str, desk: DeskRecord, by: Officer, at: datetime) -> Taken:
    head, copy = _should_be(receipt, by.bureau)
    agrees = (receipt.head, receipt.copy) == (head, copy)
    last = ReceiptRecord.objects.filter(desk=desk).order_by("-id").first()
    if last is None or last.statement != statement:
        ReceiptRecord.objects.create(
            desk=desk,
            bureau_id=by.bureau,
            sequence=receipt.sequence,
            head=receipt.head,
            copy=receipt.copy,
            agrees=agrees,
            destroyed=list(receipt.destroyed),
            statement=statement,
            applied_at=receipt.applied_at,
            received_at=at,
        )
        if not agrees:
            _disagrees(receipt, head, desk, at)
    says = "Your copy is the register's." if agrees else "Your copy is not what the register says: make it anew."
    return Taken(receipt.sequence, agrees, says)


def _should_be(receipt: Receipt, bureau: str) -> tuple[str, str]:
    """Head and digest of a copy at that entry; empty where the view has no such entry."""
    if receipt.sequence == 0:
        return FIRST, EMPTY
    row = RegisterEntryRecord.objects.filter(recipient_id=bureau, sequence=receipt.sequence)
    return row.values_list("head", "copy").first() or ("", "")


def _disagrees(receipt: Receipt, head: str, desk: DeskRecord, at: datetime) -> None:
    forked = receipt.head != head
    kind = OTHER_PAST if forked else DISAGREES
    text = (
        f"The desk was shown another past than the register has: entry {receipt.sequence} with another head. One "
        "of the two was rewritten. Compare with the bureau's other desks and a backup before anything is published."
        if forked
        else f"The desk's copy at entry {receipt.sequence} is not what the register says: it lost or kept something."
    )
    with speaking_as(SYSTEM):
        open_incident(kind=kind, bureau=desk.bureau_id, thing=f"desk:{desk.pk}", text=text, at=at)
