"""What `serve` does through the services. Import it when Django has been started."""

import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from django.db import DatabaseError, connection

from fairnotice.cli.printing import note
from fairnotice.config.examples import example_dossiers
from fairnotice.services.clocks import sweep
from fairnotice.services.mail import send_mail
from fairnotice.services.manifest_screening import screen_manifests
from fairnotice.services.notifying import tell
from fairnotice.services.seeding import fresh_tokens, is_seeded, seed_training
from fairnotice.services.signin import forget_ended
from fairnotice.services.watching import review_again
from fairnotice.services.webhooks import tell_webhooks


def prepare_training() -> dict[str, str]:
    """Load the training data when they are not there yet, and make this start's tokens, by login."""
    now = datetime.now(UTC)
    if not is_seeded():
        note("Loading the training data ...")
        seed_training(dossiers=example_dossiers(), at=now)
    tokens = fresh_tokens(at=now)
    connection.close()
    return tokens


def screen_once() -> None:
    """Screen what carriers submitted since the last look."""
    at = datetime.now(UTC)
    _each(
        ("What carriers submitted could not be screened", lambda: screen_manifests(at=at)),
        ("Webhooks could not be told", lambda: tell_webhooks(at=at)),
    )


def sweep_once(address: str) -> None:
    """Act on what is over, review again what has changed, tell who must know, and forget the sessions that are over.

    Mail links to `address`.
    """
    at = datetime.now(UTC)
    _each(
        ("The clocks could not be read", lambda: sweep(at=at)),
        ("What has changed could not be reviewed again", lambda: review_again(at=at)),
        ("Sessions that are over could not be forgotten", lambda: forget_ended(at=at)),
        ("Who must know could not be told", lambda: tell(at=at)),
        # Last: a mail server may be slow.
        ("Mail could not be sent", lambda: send_mail(at=at, address=address)),
    )


def _each(*acts: tuple[str, Callable[[], object]]) -> None:
    """Do each whatever becomes of the others: one that fails is told, without what it was about, and tried again."""
    try:
        for failed, act in acts:
            try:
                act()
            except Exception as error:
                note(f"{failed} ({type(error).__name__}{_place_of(error)}); it is tried again.")
    finally:
        connection.close()


def _place_of(error: Exception) -> str:
    """Where in the program it came up; of the database's own errors, which pass, nothing."""
    if isinstance(error, DatabaseError) or error.__traceback__ is None:
        return ""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f" in {Path(last.filename).name}, line {last.lineno}"
