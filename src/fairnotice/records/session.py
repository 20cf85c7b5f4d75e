"""Who is asking: set for one transaction, read by row-level security. Without it no row is visible."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from fairnotice.domain.officer import Officer

Speaker = tuple[str, str, str]
"""Role, bureau and officer, as the database is told."""
_NOBODY: Speaker = ("", "", "")


@contextmanager
def speaking_as(officer: Officer) -> Iterator[None]:
    """Open a transaction (or a savepoint in one) in which the database answers as this officer may see.

    Nested, the inner officer speaks until the block ends; then the outer one speaks again. Who speaks is remembered
    here and told to the database alone: asking it back would double the way to it of every check.
    """
    within = connection.in_atomic_block
    before: Speaker = getattr(connection, "fairnotice_speaker", _NOBODY) if within else _NOBODY
    try:
        with transaction.atomic():
            _speak((officer.role.value, officer.bureau, str(officer.id)))
            yield
            # After an error the rollback to the savepoint restores the settings by itself; the end of a transaction
            # ends them.
            if within:
                _speak(before)
    finally:
        # Blocks that end out of their order leave nobody speaking for the next transaction.
        connection.fairnotice_speaker = before if connection.in_atomic_block else _NOBODY  # type: ignore[attr-defined]


def _speak(speaker: Speaker) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('fairnotice.role', %s, true), set_config('fairnotice.bureau', %s, true),"
            " set_config('fairnotice.officer', %s, true)",
            speaker,
        )
    connection.fairnotice_speaker = speaker  # type: ignore[attr-defined]
