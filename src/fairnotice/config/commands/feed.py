"""`fairnotice feed`: the feeds of the public part, for whoever holds the data folder."""

from datetime import UTC, datetime
from pathlib import Path

import click

from fairnotice.cli.printing import note, print_text
from fairnotice.config.commands.options import DATA
from fairnotice.config.installation import installation
from fairnotice.domain.feeds import Feed
from fairnotice.domain.officer import SYSTEM

NAME = click.argument("name", type=click.Choice([feed.value for feed in Feed]))
REASONS = click.option("--reasons", required=True, help="Why, in words. They are kept.")


@click.group()
def feed() -> None:
    """Feeds of the public part of notices: off until somebody turns them on."""


@feed.command(name="list")
@DATA
def feeds(data: Path | None) -> None:
    """List the feeds, and whether each is on."""
    with installation(data):
        # Its tables can be imported only when Django has been started.
        from fairnotice.services.feeds import feeds_as_set

        found = feeds_as_set(by=SYSTEM)
    for each in found:
        since = f"  since {each.at:%Y-%m-%d %H:%M}: {each.reasons}" if each.at else ""
        print_text(f"{each.feed.value:<12}{'on' if each.on else 'off'}{since}")


@feed.command()
@NAME
@REASONS
@DATA
def on(name: str, reasons: str, data: Path | None) -> None:
    """Turn the feed NAME on: anybody may then take copies, which cannot be called back."""
    _turn(name, reasons, data, on=True)
    note("Whoever takes copies is not made to delete what is removed. Turning it off does not reach them.")


@feed.command()
@NAME
@REASONS
@DATA
def off(name: str, reasons: str, data: Path | None) -> None:
    """Turn the feed NAME off. Copies that were taken stay where they are."""
    _turn(name, reasons, data, on=False)


def _turn(name: str, reasons: str, data: Path | None, *, on: bool) -> None:
    with installation(data):
        # Its tables can be imported only when Django has been started.
        from fairnotice.services.feeds import turn_feed

        turn_feed(feed=Feed(name), on=on, reasons=reasons, by=SYSTEM, at=datetime.now(UTC))
    print_text(f"{name} is {'on' if on else 'off'}.")
