"""What `serve` does through the services. Import it when Django has been started."""

from datetime import UTC, datetime

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
    try:
        screen_manifests(at=datetime.now(UTC))
        tell_webhooks(at=datetime.now(UTC))
    except DatabaseError as error:
        note(f"What carriers submitted could not be screened ({type(error).__name__}); it is tried again.")
    finally:
        connection.close()


def sweep_once(address: str) -> None:
    """Act on what is over, review again what has changed, tell who must know, and forget the sessions that are over.

    Mail links to `address`.

    A database that is away for a moment is tried again by the next sweep.
    """
    try:
        at = datetime.now(UTC)
        sweep(at=at)
        review_again(at=at)
        forget_ended(at=at)
        tell(at=at)
        send_mail(at=at, address=address)  # last: a mail server may be slow
    except DatabaseError as error:
        note(f"The clocks could not be read ({type(error).__name__}); they are read again in a minute.")
    finally:
        connection.close()
