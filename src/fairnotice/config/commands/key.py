"""`fairnotice key`: the key that signs what circulates, for whoever holds the data folder."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import click

from fairnotice.cli.printing import note, print_text
from fairnotice.config.commands.options import DATA
from fairnotice.config.installation import installation
from fairnotice.domain.officer import SYSTEM


@click.group()
def key() -> None:
    """The key of the register. Members' desks have pinned it."""


@key.command()
@DATA
def show(data: Path | None) -> None:
    """Print the keys so far with their fingerprints, the current one last: read them out when a desk enrols."""
    with installation(data):
        from fairnotice.register.keys import pinned, rotated
        from fairnotice.services.desks import about_register

        about = about_register(at=datetime.now(UTC))
        first, *others = about.keys
        ring = rotated(pinned(first, mode=about.mode, fingerprint=about.register), others)
    for one in ring.keys:
        until = f"until {one.ends:%Y-%m-%d %H:%M} UTC" if one.ends else "current"
        print_text(f"{one.id}  from {one.begins:%Y-%m-%d %H:%M} UTC, {until}\n  SHA-256 {one.fingerprint}")


@key.command()
@click.option("--overlap", type=click.IntRange(1, 366), default=30, show_default=True, help="Days the old one counts.")
@DATA
def rotate(overlap: int, data: Path | None) -> None:
    """Make a new key. Desks learn it by themselves; one that is away for longer than the overlap enrols again."""
    with installation(data):
        from fairnotice.services.rotation import rotate_register_key

        made = rotate_register_key(by=SYSTEM, at=datetime.now(UTC), overlap=timedelta(days=overlap))
    print_text(made)
    note("Make a backup now: one from before holds the old key.")
