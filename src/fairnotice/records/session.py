"""Who is asking: set for one transaction, read by row-level security. Without it no row is visible."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from fairnotice.domain.officer import Officer


@contextmanager
def speaking_as(officer: Officer) -> Iterator[None]:
    """Open a transaction (or a savepoint in one) in which the database answers as this officer may see.

    Nested, the inner officer speaks until the block ends; then the outer one speaks again.
    """
    with transaction.atomic():
        before = _set(officer.role.value, officer.bureau, str(officer.id))
        yield
        # Not in a finally: after an error the rollback to the savepoint restores the settings by itself.
        _set(*before)


def _set(role: str, bureau: str, officer: str) -> tuple[str, str, str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_setting('fairnotice.role', true), current_setting('fairnotice.bureau', true),"
            " current_setting('fairnotice.officer', true)"
        )
        before = cursor.fetchone()
        cursor.execute(
            "SELECT set_config('fairnotice.role', %s, true), set_config('fairnotice.bureau', %s, true),"
            " set_config('fairnotice.officer', %s, true)",
            [role, bureau, officer],
        )
    return (before[0] or "", before[1] or "", before[2] or "")
