"""`fairnotice check`: one name against lists, on files."""

from pathlib import Path

import click

from fairnotice.bulk.pieces import Named, screened
from fairnotice.bulk.thresholds import Given
from fairnotice.bulk.traveller import WHAT, Born, asked_of
from fairnotice.cli.check_answer import check_json
from fairnotice.cli.check_text import check_text
from fairnotice.cli.lists import read_lists, today
from fairnotice.cli.options import JSON
from fairnotice.cli.printing import print_json, print_text
from fairnotice.cli.running import DONE, FOUND
from fairnotice.cli.threshold_options import threshold_options, told_levels
from fairnotice.domain.dates import Calendar
from fairnotice.domain.errors import Problem, Unusable
from fairnotice.screening.age import said_of_age
from fairnotice.screening.evidence import ONE_IN
from fairnotice.screening.one_word import said_of_one_word
from fairnotice.screening.readable import said_of_short, unreadable

LIST = click.option(
    "--list",
    "lists",
    required=True,
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="An index that `fairnotice list build` made, a list of ours or of others, a case file or a folder of them. "
    "May be given again: lists are kept apart.",
)


@click.command()
@click.argument("name", nargs=-1)
@click.option("--born", multiple=True, metavar="DATE", help="1972, 1972-05 or 1972-05-03. May be given again.")
@click.option(
    "--calendar",
    default="",
    metavar="NAME",
    help=f"The calendar of --born: {', '.join(Calendar)}. Left out: Gregorian, or whichever can be.",
)
@click.option("--nationality", multiple=True, metavar="CC", help="A code or an English name. May be given again.")
@click.option("--sex", metavar="SEX", help="female, male, other or unknown.")
@click.option(
    "--document", multiple=True, metavar="NUMBER", help="A number, NUMBER:CC or KIND:NUMBER:CC. May be given again."
)
@LIST
@threshold_options
@click.option(
    "--one-listed-in",
    "one_in",
    type=click.IntRange(2, 10**12),
    default=ONE_IN,
    show_default=True,
    metavar="N",
    help="One traveller in N is taken to be on the lists: how often such an answer is right rests on it. No threshold "
    "does.",
)
@JSON
def check(
    name: tuple[str, ...],
    born: tuple[str, ...],
    calendar: str,
    nationality: tuple[str, ...],
    sex: str | None,
    document: tuple[str, ...],
    lists: tuple[Path, ...],
    given: Given,
    one_in: int,
    as_json: bool,
) -> int:
    """Check NAME, or a --document alone, against lists. Several NAMEs are several spellings of one traveller. The
    lines of a machine readable zone do as well, in quotation marks.

    LIST in an option is the name that hits give a list; what is stated without one holds for all other lists.

    Exit status: 0 nobody alike, 1 somebody whom a person must compare, 2 unusable input. A match is never an
    identification: a person verifies.
    """
    asked = asked_of(
        names=name,
        today=today(),
        born=[Born(text, calendar) for text in born],
        nationalities=nationality,
        sex=sex,
        documents=document,
        whole=True,
    )
    query = asked.query
    if why := unreadable(query):
        raise Unusable(WHAT, [Problem("name", f"{why}.")])
    read = read_lists(lists)
    named = [Named(listed.source, listed.watchlist) for listed in read]
    notes = asked.notes
    if why := said_of_short(query.names):  # the document is compared
        notes = (*notes, Problem("name", f"It is not compared: {why.partition(':')[0]}."))
    _thresholds, levels = told_levels(given, named)
    (found,) = screened(named, [query], levels)
    one_word = said_of_one_word(query)
    notes = (*notes, *([Problem("name", one_word)] if one_word else []))
    if as_json:
        whom = list(zip(read, levels, strict=True))
        print_json(check_json(query, whom, found, on=today(), notes=notes, one_in=one_in))
    else:
        limited = any(level.limited for level in levels)
        minor = said_of_age(query.births, today())
        print_text(check_text(read, query.names, found, notes=notes, limited=limited, one_in=one_in, minor=minor))
    return FOUND if found.hits else DONE
