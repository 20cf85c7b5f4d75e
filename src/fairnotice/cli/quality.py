"""`fairnotice quality`: how many innocent travellers a notice about each person of a case file would stop."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from fairnotice.cli.options import CASE, JSON, moment_of, moment_options
from fairnotice.cli.printing import print_json, print_text
from fairnotice.cli.quality_text import quality_text
from fairnotice.domain.subject import Subject
from fairnotice.formats.dossier import read_dossier
from fairnotice.screening.quality import ASSUMED, Quality, quality_of, rounded
from fairnotice.screening.score import HIT
from fairnotice.screening.stated import Stated


@click.command()
@CASE
@click.option(
    "--travellers",
    type=click.IntRange(0, 10**11),
    help=f"Travellers checked in a month. {ASSUMED:,} are assumed where you do not say.",
)
@click.option(
    "--threshold",
    type=click.FloatRange(0.0, 1.0),
    default=HIT,
    show_default=True,
    metavar="SCORE",
    help="From which score on the checks of travellers propose a hit.",
)
@moment_options
@JSON
def quality(
    case: Path,
    travellers: int | None,
    threshold: float,
    on: date | None,
    known: datetime | date | None,
    zone: str,
    as_json: bool,
) -> None:
    """Say how many innocent travellers a month a notice about each person of CASE would stop, and what would lower it.

    An estimate of the order of magnitude, on invented travellers.
    """
    moment, count = moment_of(on, known, zone), ASSUMED if travellers is None else travellers
    dossier, level = read_dossier(case), Stated(hit=threshold).level(1)
    found = [
        (subject, quality_of(subject.identities, travellers=count, on=moment.on, level=level))
        for subject in dossier.subjects
    ]
    if as_json:
        people = [_json(subject, each) for subject, each in found]
        print_json({"case": dossier.id, "travellers": count, "assumed": travellers is None, "subjects": people})
    else:
        print_text(quality_text(found, travellers=count, assumed=travellers is None))


def _json(subject: Subject, found: Quality) -> dict[str, Any]:
    return {
        "subject": subject.id,
        "a_month": rounded(found.a_month),
        "low": rounded(found.low),
        "high": rounded(found.high),
        "hits": rounded(found.hits),
        "why": list(found.why),
        "one_more": [
            {"adds": one.adds, "a_month": rounded(one.a_month), "lowers": one.lowers} for one in found.one_more
        ],
    }
