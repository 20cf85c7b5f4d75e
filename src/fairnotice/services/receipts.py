"""Receipts of desks: kept as they were signed, held against the register, shown to the bureau's other desks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any, TypeGuard

from django.db import connection

from fairnotice.domain.errors import FairnoticeError, InvalidValue, NotYourAct
from fairnotice.domain.officer import SYSTEM, Officer
from fairnotice.records.models import DeskRecord, ReceiptRecord
from fairnotice.records.register_key import register_id
from fairnotice.records.session import speaking_as
from fairnotice.register.canonical import FIRST
from fairnotice.register.errors import Fault, NotGenuine
from fairnotice.register.holding import EMPTY
from fairnotice.register.receipt import Receipt, receipt_from
from fairnotice.register.ring import public_key
from fairnotice.services.acting import act_as
from fairnotice.services.desks import own_desk
from fairnotice.services.incidents import DISAGREES, OTHER_PAST, open_incident

FORGED = "forged_receipt"


@dataclass(frozen=True, slots=True)
class Taken:
    """What a desk is answered to its receipt."""

    sequence: int
    agrees: bool
    says: str


@dataclass(frozen=True, slots=True)
class Given:
    """A receipt as it came in, with the account that brought it."""

    statement: str
    by: Officer


Answered = Taken | FairnoticeError


def take_receipt(*, statement: str, by: Officer, at: datetime) -> Taken:
    """Keep a receipt of the desk whose account this is. One that is sent again is answered as before.

    A copy that is not what the register says opens an incident, and so does a receipt that this desk did not sign: the
    latter is not kept. Raises NotYourAct for who is no desk, InvalidValue for a receipt that is not this desk's.
    """
    (answer,) = take_receipts([Given(statement, by)], at=at)
    if isinstance(answer, FairnoticeError):
        raise answer
    return answer


def take_receipts(given: Sequence[Given], *, at: datetime) -> list[Answered]:
    """Keep many receipts in one transaction: the answer to each, or the error that `take_receipt` raises, in order."""
    with speaking_as(SYSTEM):
        accounts = DeskRecord.objects.filter(officer_id__in=[one.by.id for one in given], ended_at=None, ends_at__gt=at)
        desks = {desk.officer_id: desk for desk in accounts}
        register = register_id()
        read = [_read(one, desks.get(one.by.id), register) for one in given]
        genuine = [(desks[one.by.id], receipt) for one, receipt in zip(given, read, strict=True) if _is(receipt)]
        expected = should_be([(desk.bureau_id, receipt.sequence) for desk, receipt in genuine if _is(receipt)])
        kept = kept_before([one.statement for one in given])
        rows = []
        answers: list[Answered] = []
        for one, receipt in zip(given, read, strict=True):
            if isinstance(receipt, FairnoticeError):
                answers.append(_refused(receipt, desks.get(one.by.id), at))
                continue
            desk = desks[one.by.id]
            head, copy = expected[desk.bureau_id, receipt.sequence]
            agrees = (receipt.head, receipt.copy) == (head, copy)
            answers.append(Taken(receipt.sequence, agrees, AGREES if agrees else OTHERWISE))
            if one.statement not in kept:
                kept.add(one.statement)
                rows.append(receipt_row(receipt, one.statement, desk, agrees, at))
                if not agrees:
                    disagrees(receipt, head, desk, at)
        ReceiptRecord.objects.bulk_create(rows)
    return answers


AGREES = "Your copy is the register's."
OTHERWISE = "Your copy is not what the register says: make it anew."


def heads_of_bureau(*, by: Officer, at: datetime) -> list[dict[str, Any]]:
    """The newest receipt of every other desk of the bureau: the pasts that they co-signed. Raises NotYourAct."""
    with act_as(by):
        desk = own_desk(by, at)
        newest = (
            ReceiptRecord.objects.filter(bureau_id=by.bureau, desk__kind="desk")
            .exclude(desk=desk)
            .select_related("desk")
        )
        rows = newest.order_by("desk_id", "-sequence", "-received_at").distinct("desk_id")
        return [
            {"desk": str(row.desk_id), "name": row.desk.name, "key": row.desk.key, "receipt": row.statement}
            for row in rows
        ]


def _read(one: Given, desk: DeskRecord | None, register: str) -> Receipt | FairnoticeError:
    if desk is None:
        return NotYourAct("This is for an enrolled desk, with the token that it got when it enrolled.")
    try:
        receipt = receipt_from(one.statement, public_key(desk.key))
    except NotGenuine as error:
        return error
    if (receipt.desk, receipt.recipient, receipt.register) != (str(desk.pk), desk.bureau_id, register):
        return NotGenuine(Fault.WRONG_RECIPIENT, "it is of another desk, another view or another register.")
    return receipt


def _is(receipt: Receipt | FairnoticeError) -> TypeGuard[Receipt]:
    return isinstance(receipt, Receipt)


def should_be(places: Sequence[tuple[str, int]]) -> dict[tuple[str, int], tuple[str, str]]:
    """Head and digest of a copy at each of these entries; empty where the view has no such entry."""
    found = {place: (FIRST, EMPTY) if place[1] == 0 else ("", "") for place in places}
    query = """
        SELECT e.recipient_id, e.sequence, e.head, e.copy
        FROM unnest(%s::varchar[], %s::bigint[]) AS p(recipient, sequence)
        JOIN register_entry e ON e.recipient_id = p.recipient AND e.sequence = p.sequence"""
    with connection.cursor() as cursor:
        cursor.execute(query, [[code for code, _ in found], [sequence for _, sequence in found]])
        found |= {(code, sequence): (head, copy) for code, sequence, head, copy in cursor.fetchall()}
    return found


def kept_before(statements: Sequence[str]) -> set[str]:
    """Those of the statements that are kept already."""
    digests = [sha256(statement.encode()).hexdigest() for statement in statements]
    return set(ReceiptRecord.objects.filter(digest__in=digests).values_list("statement", flat=True))


def _refused(error: FairnoticeError, desk: DeskRecord | None, at: datetime) -> FairnoticeError:
    """What the sender is told. A receipt with the token of a desk that did not sign it opens an incident."""
    if desk is None or not isinstance(error, NotGenuine):
        return error
    text = "A receipt came with this desk's token that this desk did not sign. Look who has its token."
    open_incident(kind=FORGED, bureau=desk.bureau_id, thing=f"desk:{desk.pk}", text=text, at=at)
    return InvalidValue(f"This receipt is refused: {error}")


def receipt_row(receipt: Receipt, statement: str, desk: DeskRecord, agrees: bool, at: datetime) -> ReceiptRecord:
    """The receipt as it is kept."""
    return ReceiptRecord(
        desk=desk,
        bureau_id=desk.bureau_id,
        sequence=receipt.sequence,
        head=receipt.head,
        copy=receipt.copy,
        agrees=agrees,
        destroyed=list(receipt.destroyed),
        statement=statement,
        digest=sha256(statement.encode()).hexdigest(),
        applied_at=receipt.applied_at,
        received_at=at,
    )


def disagrees(receipt: Receipt, head: str, desk: DeskRecord, at: datetime) -> None:
    """Open the incident of a copy that is not what the register says. Speak as the system."""
    forked = receipt.head != head
    kind = OTHER_PAST if forked else DISAGREES
    text = (
        f"The desk was shown another past than the register has: entry {receipt.sequence} with another head. One "
        "of the two was rewritten. Compare with the bureau's other desks and a backup before anything is published."
        if forked
        else f"The desk's copy at entry {receipt.sequence} is not what the register says: it lost or kept something."
    )
    open_incident(kind=kind, bureau=desk.bureau_id, thing=f"desk:{desk.pk}", text=text, at=at)
