"""`fairnotice review`: a case file against the rules."""

from datetime import date, datetime
from pathlib import Path

import click

from fairnotice.cli.options import CASE, JSON, SUBJECT, moment_of, moment_options
from fairnotice.cli.printing import print_json, print_text
from fairnotice.cli.review_text import review_text
from fairnotice.cli.running import DONE, FOUND
from fairnotice.cli.text import WIDTH
from fairnotice.cli.turns_text import turns_text
from fairnotice.domain.dossier import Dossier
from fairnotice.domain.errors import InvalidValue
from fairnotice.formats.dossier import read_dossier
from fairnotice.law.review import Recommendation, review_subject
from fairnotice.law.review_json import reviews_json
from fairnotice.law.turns import what_would_change, would_change_json

BETWEEN = f"\n{'=' * WIDTH}\n\n"
"""Between the reviews of two people."""


@click.command()
@CASE
@moment_options
@SUBJECT
@click.option(
    "--would-change",
    "turns",
    is_flag=True,
    help="Also: the smallest sets of open facts that would turn the review. For reviewers; it goes to no requester.",
)
@click.option("--all", "every", is_flag=True, help="With --would-change: every set, not only the first few.")
@JSON
def review(
    case: Path,
    on: date | None,
    known: datetime | date | None,
    zone: str,
    subject: str | None,
    turns: bool,
    every: bool,
    as_json: bool,
) -> int:
    """Review CASE, a case file (TOML or JSON), against every rule in force on the day.

    Exit status: 0 no bar found, 1 a bar found (the review recommends refusal), 2 the file cannot be used.
    """
    if every and not turns:
        raise click.UsageError("--all goes with --would-change.")
    moment = moment_of(on, known, zone)
    dossier = read_dossier(case)
    reviews = [review_subject(dossier, chosen, moment) for chosen in chosen_subjects(dossier, subject)]
    found = {one.subject: what_would_change(dossier, one.subject, moment) for one in reviews} if turns else {}
    if as_json:
        answer = reviews_json(dossier.id, moment, reviews)
        if turns:
            answer["would_change"] = {id: would_change_json(each) for id, each in found.items()}
        print_json(answer)
    else:
        texts = (
            review_text(dossier, one) + "".join(turns_text(found[one.subject], every=every) for _ in found)
            for one in reviews
        )
        print_text(BETWEEN.join(texts))
    return FOUND if any(answer.recommendation is Recommendation.REFUSE for answer in reviews) else DONE


def chosen_subjects(dossier: Dossier, subject: str | None) -> list[str]:
    """The ids of the subjects asked about: all of them, or the one that is named.

    Raises InvalidValue when the case has no such subject.
    """
    known = [each.id for each in dossier.subjects]
    if subject is None:
        return known
    if subject not in known:
        raise InvalidValue(f"The case has no subject '{subject}'. It has: {', '.join(known)}.")
    return [subject]
