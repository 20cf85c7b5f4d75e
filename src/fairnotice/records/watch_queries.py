"""Which live notices need another review, and their files as they are stored: as text, for other processes to read."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection


@dataclass(frozen=True, slots=True)
class Stored:
    """A notice with both parts of its file, and the marks of its last review; None: it had none."""

    notice: UUID
    request: UUID
    subject: str
    revision: int  # as services.dossiers counts it: every version of a part is a row
    filed: str
    added: str
    marked_revision: int | None
    marked_edition: str | None
    marked_next_on: date | None
    marked_standing: str | None
    marked_digest: str | None


_NEEDED = """
SELECT n.id FROM notice n JOIN request r ON r.id = n.request_id LEFT JOIN watch w ON w.notice_id = n.id
WHERE n.state = ANY (%(live)s) AND (
    w.notice_id IS NULL OR w.edition <> %(edition)s OR w.next_on <= %(on)s
    OR w.revision <> (SELECT count(*) FROM dossier d WHERE d.case_id = r.case_id)
    OR (%(every)s AND w.reviewed_at < %(at)s))
ORDER BY n.published_at, n.id
"""

_STORED = """
SELECT n.id, r.id, r.subject,
       (SELECT count(*) FROM dossier d WHERE d.case_id = r.case_id),
       (SELECT d.content::text FROM dossier d WHERE d.case_id = r.case_id AND d.part = 'filed'
        ORDER BY d.version DESC LIMIT 1),
       COALESCE((SELECT d.content::text FROM dossier d WHERE d.case_id = r.case_id AND d.part = 'added'
        ORDER BY d.version DESC LIMIT 1), ''),
       w.revision, w.edition, w.next_on, w.standing::text, w.digest
FROM notice n JOIN request r ON r.id = n.request_id LEFT JOIN watch w ON w.notice_id = n.id
WHERE n.id = ANY (%s) ORDER BY n.published_at, n.id
"""


def to_review(*, live: Collection[str], edition: str, at: datetime, every: bool) -> list[UUID]:
    """The notices in those states whose marks are not current, or `every` one that was not reviewed since `at`."""
    given: dict[str, Any] = {"live": list(live), "edition": edition, "on": at.date(), "at": at, "every": every}
    with connection.cursor() as cursor:
        cursor.execute(_NEEDED, given)
        return [row[0] for row in cursor.fetchall()]


def stored(notices: Sequence[UUID]) -> list[Stored]:
    """Those notices with their files, in the same order."""
    with connection.cursor() as cursor:
        cursor.execute(_STORED, [list(notices)])
        return [Stored(*row) for row in cursor.fetchall()]


@contextmanager
def only_one(lock: int) -> Iterator[bool]:
    """Whether nobody else holds that lock, which is ours until the block ends or this connection does.

    Longer than a transaction, so that many small ones can be made under it.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [lock])
        mine = cursor.fetchone() == (True,)
    try:
        yield mine
    finally:
        if mine:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [lock])
