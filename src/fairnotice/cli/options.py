"""Options that several commands share, and the values they become."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any, TypeVar

import click

from fairnotice.domain.dates import Moment, zone_of

F = TypeVar("F", bound=Callable[..., Any])

CASE = click.argument("case", type=click.Path(path_type=Path), metavar="CASE")
JSON = click.option("--json", "as_json", is_flag=True, help="Print one JSON object and nothing else.")
SUBJECT = click.option("--subject", metavar="ID", help="One subject of the case, by its id in the file.")


def read_day(_context: click.Context, _option: click.Parameter, value: str | None) -> date | None:
    """A day such as 2020-06-29."""
    if value is None:
        return None
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value, re.ASCII):
        raise click.BadParameter(f"'{value}' is not a day such as 2020-06-29.")
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise click.BadParameter(f"{value} is a day that no calendar has.") from None


def read_instant(context: click.Context, option: click.Parameter, value: str | None) -> datetime | date | None:
    """An instant with its zone; or a day, which stays a day until the zone of the answer is known."""
    if value is None or re.fullmatch(r"\d{4}-\d{2}-\d{2}", value, re.ASCII):
        return read_day(context, option, value)
    try:
        instant = datetime.fromisoformat(value)
    except ValueError:
        raise click.BadParameter(f"'{value}' is not an instant such as 2020-06-29T18:00:00Z.") from None
    if instant.tzinfo is None:
        raise click.BadParameter(f"'{value}' has no time zone: write 2020-06-29T18:00:00Z or +03:30.")
    return instant


def moment_options(command: F) -> F:
    """`--on`, `--known` and `--zone`."""
    for option in (
        click.option(
            "--zone", default="UTC", show_default=True, help="Whose calendar day --on is, such as Asia/Tehran."
        ),
        click.option(
            "--known",
            callback=read_instant,
            metavar="INSTANT",
            help="By when the facts had been learnt: an instant with a zone, or a day (its end). Default: end of --on.",
        ),
        click.option("--on", callback=read_day, metavar="DATE", help="The day of law and facts. Default: today."),
    ):
        command = option(command)
    return command


def moment_of(on: date | None, known: datetime | date | None, zone: str) -> Moment:
    """The two instants of an answer. Raises InvalidValue for a zone that there is not."""
    now = datetime.now(UTC)
    day = on or now.astimezone(zone_of(zone)).date()
    if known is None:
        return Moment.on_day(day, now=now, zone=zone)
    if not isinstance(known, datetime):
        known = datetime.combine(known + timedelta(days=1), time(), zone_of(zone)).astimezone(UTC)
    return Moment(on=day, known=known, zone=zone)
