"""`fairnotice screen`: a file of travellers against a list."""

import json
import os
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

import click

from fairnotice.cli.check import LIST, hits_on
from fairnotice.cli.example import invented_mark
from fairnotice.cli.lists import ReadList, read_lists
from fairnotice.cli.printing import note
from fairnotice.cli.running import DONE, FOUND
from fairnotice.cli.text import counted
from fairnotice.cli.travellers import travellers
from fairnotice.domain.errors import InvalidValue, Problem, Unusable
from fairnotice.screening.score import HIT, REVIEW

_MOST_PROBLEMS = 100
_EVERY_SECONDS = 2.0


@click.command()
@click.argument("file", type=click.Path(path_type=Path), metavar="TRAVELLERS")
@LIST
@click.option("--out", required=True, type=click.Path(path_type=Path), metavar="FILE", help="Where the hits go.")
@click.option(
    "--threshold",
    type=click.FloatRange(0.0, 1.0),
    default=HIT,
    show_default=True,
    help="From which score on a match with an identifier is a hit.",
)
@click.option("--fail-on-hit", is_flag=True, help="End with status 1 when there is a hit.")
def screen(file: Path, lists: tuple[Path, ...], out: Path, threshold: float, fail_on_hit: bool) -> int:
    """Check every row of TRAVELLERS (CSV or JSON lines) against lists; write one JSON line a hit.

    With several lists each line says which one the entry is on.

    Columns: id, name or family and given, born, nationality, sex, document, document_kind, document_country. The file
    of hits takes its name only when it is whole.
    """
    read = read_lists(lists)
    for listed in read:
        if listed.invented:
            note(invented_mark(listed.invented, listed.entries))
    with replacing(out) as target:
        rows, hits = _screen(file, read, threshold, target)
    note(f"{counted(rows, 'traveller')}, {counted(hits, 'line')} written to {out}.")
    return FOUND if hits and fail_on_hit else DONE


def _screen(file: Path, lists: Sequence[ReadList], threshold: float, target: TextIO) -> tuple[int, int]:
    rows = hits = 0
    problems: list[Problem] = []
    told = time.monotonic()
    with travellers(file) as found:
        for traveller in found:
            rows += 1
            if isinstance(traveller, Unusable):
                problems += traveller.problems
                if len(problems) >= _MOST_PROBLEMS:
                    break
                continue
            try:
                found_here = hits_on(lists, traveller.query, threshold=threshold, review=min(REVIEW, threshold))
            except InvalidValue as error:
                problems.append(Problem(f"row {traveller.row}, name", f"{error}."))
                continue
            hits += len(found_here)
            for source, hit in found_here:
                line = hit.as_json(traveller.key) | ({"list": source} if len(lists) > 1 else {})
                target.write(json.dumps(line, ensure_ascii=False) + "\n")
            if time.monotonic() - told > _EVERY_SECONDS:
                told = time.monotonic()
                note(f"{rows:,} travellers, {counted(hits, 'line')} so far")
    if problems:
        raise Unusable(f"{file} cannot be used. Nothing was written.", problems)
    return rows, hits


@contextmanager
def replacing(path: Path) -> Iterator[TextIO]:
    """Write a file that takes its name only when it is whole. Raises Unusable when it cannot be written."""
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}-", dir=path.parent)
    except OSError as error:
        raise Unusable(f"{path} cannot be written: {(error.strerror or 'no access').lower()}.") from error
    making = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            yield file
        making.replace(path)
    except OSError as error:
        raise Unusable(f"{path} cannot be written: {(error.strerror or 'no access').lower()}.") from error
    finally:
        making.unlink(missing_ok=True)
