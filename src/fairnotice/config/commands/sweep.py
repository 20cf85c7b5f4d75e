"""`fairnotice sweep`: act on every due date that is over. `serve` does it by itself every minute."""

import os
from datetime import UTC, datetime
from pathlib import Path

import click

from fairnotice.cli.printing import print_text
from fairnotice.cli.text import counted, wrapped
from fairnotice.config.commands.options import DATA
from fairnotice.config.installation import installation

DEFAULT_ADDRESS = "http://127.0.0.1:8000"


@click.command()
@DATA
def sweep(data: Path | None) -> None:
    """Act on every due date that is over: notices expire, unanswered confirmations lapse, old records go.

    Live notices whose file, rules or day has changed are reviewed again, some hundreds at a time (`fairnotice watch`
    reviews all of them). What carriers submitted is screened. Mail that something waits goes out as well, with links to
    FAIRNOTICE_ADDRESS. It may run as often as you like; nothing happens twice.
    """
    with installation(data):
        # Its tables can be imported only when Django has been started.
        from fairnotice.services.clocks import sweep as sweep_all
        from fairnotice.services.mail import send_mail
        from fairnotice.services.manifest_screening import screen_manifests
        from fairnotice.services.notifying import tell
        from fairnotice.services.watching import review_again

        at = datetime.now(UTC)
        swept = sweep_all(at=at)
        seen = review_again(at=at)
        screened = screen_manifests(at=at)
        tell(at=at)
        mail = send_mail(at=at, address=os.environ.get("FAIRNOTICE_ADDRESS") or DEFAULT_ADDRESS)
    print_text(
        wrapped(
            f"{counted(swept.missed, 'due date')} over: {counted(swept.expired, 'notice')} expired, "
            f"{counted(swept.unanswered, 'confirmation')} without an answer. "
            f"{counted(swept.purged, 'compliance record')} purged. "
            f"{counted(seen.reviewed, 'live notice')} reviewed again, {seen.changed} with another result. "
            f"{counted(screened.travellers, 'traveller')} of carriers screened, {screened.failed} failed. "
            f"{counted(mail.sent, 'mail')} sent, {mail.failed} failed."
        )
    )
