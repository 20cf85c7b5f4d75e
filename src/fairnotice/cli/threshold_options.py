"""`--threshold`, `--max-alerts-per-day` and `--travellers-per-day`: for all lists, or for one that is named."""

from collections.abc import Callable, Iterator, Sequence
from functools import wraps
from typing import Any

import click

from fairnotice.bulk.pieces import Named, levels_of
from fairnotice.bulk.thresholds import Level, Own, Thresholds
from fairnotice.cli.printing import note
from fairnotice.cli.text import counted
from fairnotice.domain.errors import InvalidValue, Problem, Unusable
from fairnotice.screening.score import HIT

Stated = dict[str, float]
"""A number by the name of its list; that for all others by the empty name."""

_MOST_ALERTS = 1e9


def _each(
    is_one: Callable[[float], bool], allowed: str
) -> Callable[[click.Context, click.Parameter, Sequence[str]], Stated]:
    """Reads the values of an option: numbers, alone or after the name of a list and an equals sign."""

    def read(_context: click.Context, _option: click.Parameter, values: Sequence[str]) -> Stated:
        stated: Stated = {}
        for value in values:
            name, equals, text = value.rpartition("=")
            try:
                number = float(text)
            except ValueError:
                number = float("nan")
            name = name.strip()
            if not is_one(number) or (equals and not name):
                raise click.BadParameter(f"'{value}' is neither {allowed} nor such a number after LIST=.")
            if name in stated:
                raise click.BadParameter(f"It is stated twice for {f'the list {name!r}' if name else 'all lists'}.")
            stated[name] = number
        return stated

    return read


_OPTIONS = (
    click.option(
        "--threshold",
        "hits",
        multiple=True,
        metavar="[LIST=]SCORE",
        callback=_each(lambda number: 0.0 <= number <= 1.0, "a score from 0 to 1"),
        help=f"From which score on a match with an identifier is a hit: {HIT} unless said. With LIST= for that list "
        "alone; may be given again.",
    ),
    click.option(
        "--max-alerts-per-day",
        "alerts",
        multiple=True,
        metavar="[LIST=]N",
        callback=_each(lambda number: 0.0 < number <= _MOST_ALERTS, "a number above 0"),
        help="At most so many travellers who are on no list alert a day; with --travellers-per-day. With LIST= of "
        "that list alone; without it of all the others together. May be given again.",
    ),
    click.option(
        "--travellers-per-day",
        "traffic",
        type=click.IntRange(1, 10**12),
        metavar="N",
        help="How many travellers pass in a day.",
    ),
)


def threshold_options(command: Callable[..., int]) -> Callable[..., int]:
    """Gives the command the three options as one value, `thresholds`. Raises Unusable for half a statement."""

    @wraps(command)
    def with_thresholds(*, hits: Stated, alerts: Stated, traffic: int | None, **others: Any) -> int:
        return command(thresholds=_thresholds(hits, alerts, traffic), **others)

    for option in reversed(_OPTIONS):
        with_thresholds = option(with_thresholds)
    return with_thresholds


def told_levels(thresholds: Thresholds, lists: Sequence[Named]) -> tuple[Level, ...]:
    """What holds for each list, in their order; what limits alerts is said on standard error.

    Raises Unusable for thresholds of a list that is not among them.
    """
    try:
        levels = levels_of(lists, thresholds)
    except InvalidValue as error:
        raise _unusable(error) from None
    for line in _limits(thresholds, lists, levels):
        note(line)
    return levels


def _thresholds(hits: Stated, alerts: Stated, traffic: int | None) -> Thresholds:
    own = tuple(Own(name, hits.get(name), alerts.get(name)) for name in sorted({*hits, *alerts} - {""}))
    try:
        return Thresholds(hits.get("", HIT), alerts.get(""), traffic, own)
    except InvalidValue as error:
        raise _unusable(error) from None


def _unusable(error: InvalidValue) -> Unusable:
    problem = Problem("--threshold, --max-alerts-per-day, --travellers-per-day", f"{error}.")
    return Unusable("The thresholds cannot be used.", [problem])


def _limits(thresholds: Thresholds, lists: Sequence[Named], levels: Sequence[Level]) -> Iterator[str]:
    """What the limits mean: one sentence for the lists that share the plain one, one for each other."""
    listed = {one.name: len(one.watchlist) for one in lists}
    alone = {one.name: one.alerts_a_day for one in thresholds.own if one.alerts_a_day is not None}
    for one, level in zip(lists, levels, strict=True):
        if alerts := alone.get(one.name):
            yield _limit(f"{one.name}: at", alerts, thresholds, level, listed[one.name])
    sharing = [level for one, level in zip(lists, levels, strict=True) if one.name not in alone]
    if sharing and thresholds.alerts_a_day is not None:
        where = "All other lists together: at" if alone else "At"
        yield _limit(where, thresholds.alerts_a_day, thresholds, sharing[0], thresholds.sharing(listed))
    elif sharing and alone:
        yield "Alerts of the other lists are not limited."


def _limit(begins: str, alerts: float, thresholds: Thresholds, level: Level, listed: int) -> str:
    return (
        f"{begins} most {alerts:g} of {thresholds.travellers_a_day:,} unlisted travellers a day alert: from "
        f"{level.least_bits:.1f} bits of evidence on, with {counted(listed, 'entry', 'entries')} listed."
    )
