"""The two statements of every check, written out: a border asks hundreds of times a second, and to have a statement
built took longer than to search a million people."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from fairnotice.domain.officer import Officer

# A day has several rows of a bureau, by connection: who adds to one holds it until the act is on the disk.
_KEEP = """
WITH logged AS (
    INSERT INTO access (id, officer_id, bureau_code, operation, thing, purpose, at)
    SELECT gen_random_uuid(), %(officer)s, %(bureau)s, 'check', 'notices', %(purpose)s, %(at)s
    FROM generate_series(1, %(checked)s)
)
INSERT INTO traveller_count (id, bureau_id, day, slot, checked, matched)
VALUES (gen_random_uuid(), %(bureau)s, %(day)s, pg_backend_pid() %% 64, %(checked)s, %(matched)s)
ON CONFLICT (bureau_id, day, slot) DO UPDATE
SET checked = traveller_count.checked + EXCLUDED.checked, matched = traveller_count.matched + EXCLUDED.matched
"""
_SINCE = (
    "SELECT id, sequence, notice_id FROM register_entry WHERE recipient_id = %s AND sequence >= %s ORDER BY sequence"
)


def keep_checks(*, checked: int, matched: int, purpose: str, by: Officer, at: datetime) -> None:
    """Keep that somebody searched for so many travellers, and what for: a row of the access log each, as if asked one
    by one, and the day's count, which is all that remains of those who did not match. Last in an act."""
    given: dict[str, Any] = {"officer": by.id, "bureau": by.bureau, "purpose": purpose[:120], "at": at}
    with connection.cursor() as cursor:
        cursor.execute(_KEEP, {**given, "day": at.date(), "checked": checked, "matched": matched})


def register_from(bureau: str, sequence: int) -> list[tuple[UUID, int, UUID]]:
    """The entries of a bureau's register from that number on: which, their number, and the notice they are about."""
    with connection.cursor() as cursor:
        cursor.execute(_SINCE, [bureau, sequence])
        return [(row[0], row[1], row[2]) for row in cursor.fetchall()]
