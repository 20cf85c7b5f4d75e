"""The lists that the workers of this server hold as folders: given, held, and gone, with receipts as of any copy.

The server signs for its workers, with a key of their own. That a list is gone is said when its folder is; a worker that
had it mapped lets go of it at the next check that it makes.
"""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from django.db.models import QuerySet

from fairnotice.bulk.held import HeldCopy
from fairnotice.domain.errors import InvalidValue
from fairnotice.domain.officer import SYSTEM
from fairnotice.records.models import CopyRecord, DeskRecord
from fairnotice.records.register_key import register_id
from fairnotice.records.session import speaking_as
from fairnotice.register.copy import GivenCopy
from fairnotice.screening.engine import digest_of, origin_of
from fairnotice.services.copies_given import given_copy, keep_given
from fairnotice.services.copy_receipts import keep_copy_receipt
from fairnotice.services.copy_recipients import WORKERS, has_its_key, key_of, workers_recipient
from fairnotice.services.receipts import should_be


def worker_copy(*, bureau: str, sequence: int, head: str, until: datetime, at: datetime) -> GivenCopy:
    """What is written into a list that workers are to share."""
    with speaking_as(SYSTEM):
        return given_copy(workers_recipient(bureau=bureau, at=at), sequence=sequence, head=head, until=until)


def keep_worker_copy(folder: Path, *, entries: int, at: datetime) -> None:
    """Keep that a list lies in its folder and is held, by each worker that opens it; and that those before it are gone.

    Raises InvalidValue for a folder that was given to no workers of this register.
    """
    told = origin_of(folder).given
    given = GivenCopy.from_json(told or {})
    with speaking_as(SYSTEM):
        recipient = DeskRecord.objects.filter(pk=given.desk, kind=WORKERS, ended_at=None).first()
        if recipient is None or given.register != register_id():
            raise InvalidValue(f"{folder} was given to no workers of this register")
        held = HeldCopy(given, digest_of(folder), key_of(recipient))
        if CopyRecord.objects.filter(pk=given.id, digest=held.digest).exists():
            keep_copy_receipt(statement=held.says_held(at), recipient=recipient, at=at)
        else:
            keep_given(held, recipient, entries=entries, at=at)
        _gone(_open_copies(recipient.bureau_id).exclude(pk=given.id), at)


def workers_let_go(*, at: datetime, bureau: str | None = None) -> int:
    """Keep that the lists of this bureau's workers, or of all, are gone: their folders are. Answers how many."""
    with speaking_as(SYSTEM):
        return _gone(_open_copies(bureau), at)


def worker_copies_over(*, at: datetime) -> list[str]:
    """The bureaus whose workers have a list past its end, of which nobody has said yet that it is gone."""
    with speaking_as(SYSTEM):
        over = CopyRecord.objects.filter(kind=WORKERS, gone_at=None, ends_at__lte=at, desk__ended_at=None)
        return sorted(set(over.values_list("desk__bureau_id", flat=True)))


def _open_copies(bureau: str | None) -> QuerySet[CopyRecord]:
    found = CopyRecord.objects.filter(kind=WORKERS, gone_at=None).select_related("desk")
    return found if bureau is None else found.filter(desk__bureau_id=bureau)


def _gone(copies: Iterable[CopyRecord], at: datetime) -> int:
    rows = [row for row in copies if has_its_key(row.desk)]  # for the others nobody can sign any more
    for row in rows:
        ((head, _copy),) = should_be([(row.desk.bureau_id, row.sequence)]).values()
        given = GivenCopy(
            str(row.pk), str(row.desk_id), register_id(), row.desk.bureau_id, row.sequence, head, row.ends_at
        )
        said = HeldCopy(given, row.digest, key_of(row.desk)).says_gone(at)
        keep_copy_receipt(statement=said, recipient=row.desk, at=at)
    return len(rows)
