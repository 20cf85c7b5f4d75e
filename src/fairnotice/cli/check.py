"""`fairnotice check`: one name against lists, on files."""

from collections.abc import Sequence
from pathlib import Path

import click

from fairnotice.cli.check_answer import check_json
from fairnotice.cli.check_text import check_text
from fairnotice.cli.lists import ReadList, read_lists
from fairnotice.cli.options import JSON
from fairnotice.cli.printing import print_json, print_text
from fairnotice.cli.running import DONE, FOUND
from fairnotice.cli.traveller import query_of
from fairnotice.domain.hit import Hit, HitDecision
from fairnotice.screening import Query
from fairnotice.screening.score import HIT, REVIEW

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
@click.argument("name", nargs=-1, required=True)
@click.option("--born", multiple=True, metavar="DATE", help="1972, 1972-05 or 1972-05-03. May be given again.")
@click.option("--calendar", default="gregorian", show_default=True, help="The calendar of --born.")
@click.option("--nationality", multiple=True, metavar="CC", help="Two letters. May be given again.")
@click.option("--sex", metavar="SEX", help="female, male or other.")
@click.option("--document", multiple=True, metavar="NUMBER", help="A number, or KIND:NUMBER:CC. May be given again.")
@LIST
@JSON
def check(
    name: tuple[str, ...],
    born: tuple[str, ...],
    calendar: str,
    nationality: tuple[str, ...],
    sex: str | None,
    document: tuple[str, ...],
    lists: tuple[Path, ...],
    as_json: bool,
) -> int:
    """Check NAME against lists. Several NAMEs are several spellings of one traveller.

    Exit status: 0 nobody alike, 1 somebody whom a person must compare, 2 unusable input. A match is never an
    identification: a person verifies.
    """
    query = query_of(names=name, born=born, calendar=calendar, nationalities=nationality, sex=sex, documents=document)
    read = read_lists(lists)
    hits = hits_on(read, query, threshold=HIT, review=REVIEW)
    if as_json:
        print_json(check_json(query, read, hits))
    else:
        print_text(check_text(read, query.names, hits))
    return FOUND if hits else DONE


def hits_on(lists: Sequence[ReadList], query: Query, *, threshold: float, review: float) -> list[tuple[str, Hit]]:
    """Whom the traveller may be on any of the lists, each with the list's name: hits first, the likest first."""
    found = [
        (listed.source, hit)
        for listed in lists
        for hit in listed.watchlist.screen(query, threshold=threshold, review=review)
    ]
    return sorted(found, key=lambda one: (one[1].decision is not HitDecision.HIT, -one[1].score, one[0], one[1].entry))
