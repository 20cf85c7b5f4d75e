"""`fairnotice practice`: published examples and decisions, by words, by filters, or by likeness."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from fairnotice.cli.options import JSON, SUBJECT, moment_of, read_day
from fairnotice.cli.practice_text import entry_text, found_text, nearest_text
from fairnotice.cli.printing import print_json, print_text
from fairnotice.domain.dossier import View
from fairnotice.domain.errors import InvalidValue
from fairnotice.formats.dossier import read_dossier
from fairnotice.law.model import Ground
from fairnotice.law.precedents import Likeness, nearest, nearest_decisions, nearest_to
from fairnotice.law.published.answers import practice_json
from fairnotice.law.published.entries import PublishedKind, PublishedOutcome, published_entry
from fairnotice.law.published.search import FoundPractice, Sought, kind_sought, narrowed, search

LISTED = 10
"""Entries that are printed as text when nobody says how many."""


_ID = re.compile(r"(rop|ccf)-[\w-]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Answer:
    """What is printed: what was found by words and filters, or what is like something."""

    found: tuple[FoundPractice, ...]
    nearest: tuple[Likeness, ...] | None = None
    beside: str = ""


@click.command()
@click.argument("words", nargs=-1, metavar="[WORDS…]")
@click.option("--article", default="", metavar="ARTICLE", help="Such as 3, Const 2, RPD 34(3)(d), RoP 3.13.")
@click.option("--ground", default="", metavar="GROUND", help=f"One of: {', '.join(Ground)}.")
@click.option("--factor", default="", metavar="FACTOR", help="A letter of article 34(3), or words of a factor.")
@click.option("--outcome", default="", metavar="OUTCOME", help=f"One of: {', '.join(PublishedOutcome)}.")
@click.option("--kind", default="", metavar="KIND", help=f"One of: {', '.join(PublishedKind)}.")
@click.option("--like", metavar="ID", help="What is most like one entry, by its id.")
@click.option("--case", type=click.Path(path_type=Path), metavar="CASE", help="What is most like a case file.")
@SUBJECT
@click.option("--on", callback=read_day, metavar="DATE", help="The day of the facts of the case. Default: today.")
@click.option("--limit", type=click.IntRange(1, 200), default=LISTED, show_default=True, help="How many at most.")
@JSON
def practice(
    words: tuple[str, ...],
    like: str | None,
    case: Path | None,
    subject: str | None,
    on: date | None,
    limit: int,
    as_json: bool,
    **filters: str,
) -> None:
    """Search published practice: WORDS and filters must all fit. An id alone shows one entry.

    The examples teach; they are no sample and decide nothing. Exit status: 0 answered, 2 the question cannot be used.
    """
    sought = Sought(text=" ".join(words), **filters)
    if (subject or on) and case is None:
        raise click.UsageError("--subject and --on say which part of a case is meant: give --case as well.")
    if like and case:
        raise click.UsageError("--like and --case are two questions: give one of them.")
    if case is not None:
        answer = _like_a_case(case, subject, on, sought, limit)
    elif like is not None:
        answer = _like_an_entry(like, sought, limit)
    elif _is_an_id(sought.text):
        answer = _one(sought.text)
        sought = Sought()
    else:
        answer = _Answer(search(sought, limit=limit))
    _print(sought, answer, as_json=as_json)


def _print(sought: Sought, answer: _Answer, *, as_json: bool) -> None:
    if as_json:
        print_json(practice_json(sought, answer.found, nearest=answer.nearest, beside=answer.beside))
    elif answer.nearest is None:
        print_text(found_text(answer.found, total=len(search(sought))))
    elif answer.found:
        print_text(entry_text(answer.found[0].entry, answer.nearest))
    else:
        print_text(nearest_text(answer.nearest, answer.beside))


def _is_an_id(text: str) -> bool:
    """Whether the words are an id, known or not: an unknown one is an error and no text to look for."""
    return _ID.fullmatch(text) is not None


def _one(code: str) -> _Answer:
    entry = published_entry(code)
    return _Answer((FoundPractice(entry, 0.0, ()),), nearest_to(entry, limit=3), entry.id)


def _like_an_entry(code: str, sought: Sought, limit: int) -> _Answer:
    entry = published_entry(code)
    return _Answer((), nearest_to(entry, limit=limit, among=narrowed(sought)), entry.id)


def _like_a_case(case: Path, subject: str | None, on: date | None, sought: Sought, limit: int) -> _Answer:
    dossier = read_dossier(case)
    ids = [each.id for each in dossier.subjects]
    if subject is None and len(ids) > 1:
        raise InvalidValue(f"The case names several people: say which one of {', '.join(ids)}, with --subject.")
    if subject is not None and subject not in ids:
        raise InvalidValue(f"The case has no subject '{subject}'. It has: {', '.join(ids)}.")
    view = View.of(dossier, subject or ids[0], moment_of(on, None, "UTC"))
    compared = nearest_decisions if kind_sought(sought) is PublishedKind.COMMISSION else nearest
    found = compared(view, limit=limit, among=narrowed(sought))
    return _Answer((), found, f"{dossier.id}, subject {view.subject.id}")
