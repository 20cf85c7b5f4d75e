"""`--threshold`, `--max-alerts-per-day` and `--travellers-per-day`: for all lists, or for one that is named."""

from collections.abc import Callable, Iterator, Sequence
from functools import wraps
from typing import Any

import click

from fairnotice.bulk.pieces import Named, levels_of, over_built
from fairnotice.bulk.thresholds import Given, Thresholds
from fairnotice.cli.printing import note
from fairnotice.cli.text import counted
from fairnotice.domain.errors import InvalidValue, Problem, Unusable
from fairnotice.screening.score import HIT
from fairnotice.screening.stated import Level, Stated

Numbers = dict[str, float]
"""A number by the name of its list; that for all others by the empty name."""

_MOST_ALERTS = 1e9


def _each(
    is_one: Callable[[float], bool], allowed: str
) -> Callable[[click.Context, click.Parameter, Sequence[str]], Numbers]:
    """Reads the values of an option: numbers, alone or after the name of a list and an equals sign."""

    def read(_context: click.Context, _option: click.Parameter, values: Sequence[str]) -> Numbers:
        stated: Numbers = {}
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
        help=f"From which score on a match with an identifier is a hit: else what the index was built with, or "
        f"{HIT}. With LIST= for that list alone; may be given again.",
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
    """Gives the command the three options as one value, `given`. Raises Unusable for half a statement."""

    @wraps(command)
    def with_thresholds(*, hits: Numbers, alerts: Numbers, traffic: int | None, **others: Any) -> int:
        given = Given(hits, alerts, traffic)
        try:
            given.over({})
        except InvalidValue as error:
            raise _unusable(error) from None
        return command(given=given, **others)

    for option in reversed(_OPTIONS):
        with_thresholds = option(with_thresholds)
    return with_thresholds


def told_levels(given: Given, lists: Sequence[Named]) -> tuple[Thresholds, tuple[Level, ...]]:
    """What is stated for the lists, and what holds for each, in their order; what limits alerts is said on standard
    error.

    Raises Unusable for thresholds of a list that is not among them.
    """
    try:
        thresholds = over_built(lists, given)
        levels = levels_of(lists, thresholds)
    except InvalidValue as error:
        raise _unusable(error) from None
    for line in _limits(thresholds, lists, levels):
        note(line)
    return thresholds, levels


def stated_for(name: str, given: Given) -> Stated:
    """What is kept with an index of that name. Raises Unusable for thresholds of another list."""
    try:
        thresholds = given.over({name: None})
        if others := [one.name for one in thresholds.own if one.name != name]:
            raise InvalidValue(f"there is no list '{others[0]}'; the list is {name!r}")
    except InvalidValue as error:
        raise _unusable(error) from None
    return thresholds.stated_for(name)


def _unusable(error: InvalidValue) -> Unusable:
    problem = Problem("--threshold, --max-alerts-per-day, --travellers-per-day", f"{error}.")
    return Unusable("The thresholds cannot be used.", [problem])


def _limits(thresholds: Thresholds, lists: Sequence[Named], levels: Sequence[Level]) -> Iterator[str]:
    """What the limits mean: one sentence for the lists that share the plain one, one for each other."""
    listed = {one.name: len(one.watchlist) for one in lists}
    alone = {one.name for one in thresholds.own if one.alerts_a_day is not None}
    for one, level in zip(lists, levels, strict=True):
        if one.name in alone:
            yield _limit(f"{one.name}: at", thresholds.stated_for(one.name), level, listed[one.name])
    sharing = [level for one, level in zip(lists, levels, strict=True) if one.name not in alone]
    if sharing and thresholds.alerts_a_day is not None:
        where = "All other lists together: at" if alone else "At"
        yield _limit(where, thresholds.stated_for(""), sharing[0], thresholds.sharing(listed))
    elif sharing and alone:
        yield "Alerts of the other lists are not limited."


def _limit(begins: str, stated: Stated, level: Level, listed: int) -> str:
    return (
        f"{begins} most {stated.alerts_a_day:g} of {stated.travellers_a_day:,} unlisted travellers a day alert: from "
        f"{level.least_bits:.1f} bits of evidence on, with {counted(listed, 'entry', 'entries')} listed."
    )
