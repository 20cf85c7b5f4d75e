"""`fairnotice webhook`: where the systems of bureaus are told that their view of the register has grown."""

from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import click

from fairnotice.cli.printing import note, print_text
from fairnotice.config.commands.options import DATA
from fairnotice.config.installation import installation
from fairnotice.domain.officer import SYSTEM


@click.group()
def webhook() -> None:
    """Addresses of bureaus that are told of news, signed as Standard Webhooks says."""


@webhook.command()
@click.argument("bureau")
@click.argument("url")
@DATA
def add(bureau: str, url: str, data: Path | None) -> None:
    """Tell URL whenever the view of BUREAU has grown, and print the secret for its signatures."""
    with installation(data):
        from fairnotice.services.webhooks import add_webhook

        id, secret = add_webhook(bureau=bureau, url=url, by=SYSTEM, at=datetime.now(UTC))
    print_text(f"{id}\n{secret}")
    note("The secret is shown this once.")


@webhook.command(name="list")
@DATA
def list_(data: Path | None) -> None:
    """List the addresses, how far each was told, and what failed."""
    with installation(data):
        from fairnotice.services.webhooks import list_webhooks

        found = list_webhooks(by=SYSTEM)
    for one in found:
        state = "ended" if one.ended_at else f"failing: {one.failed}" if one.failed else "well"
        print_text(f"{one.id}  {one.bureau:<10}{one.url}  told up to {one.told}, {state}")


@webhook.command()
@click.argument("id", type=click.UUID)
@DATA
def end(id: UUID, data: Path | None) -> None:
    """Tell this address nothing more."""
    with installation(data):
        from fairnotice.services.webhooks import end_webhook

        end_webhook(webhook=id, by=SYSTEM, at=datetime.now(UTC))
    print_text("Ended.")
