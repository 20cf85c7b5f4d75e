"""`fairnotice list build`: a list as a folder that every process opens at once."""

import time
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from fairnotice.bulk.thresholds import Given
from fairnotice.cli.list_options import FROM, LISTED, MAPPING, mapped
from fairnotice.cli.lists import age_of, read_part, today
from fairnotice.cli.options import read_day
from fairnotice.cli.printing import note
from fairnotice.cli.running import DONE
from fairnotice.cli.text import counted
from fairnotice.cli.threshold_options import stated_for, threshold_options
from fairnotice.domain.body import Body
from fairnotice.domain.errors import Unusable, said_by_system
from fairnotice.screening import Watchlist
from fairnotice.screening.watchlist import is_index


@click.command()
@LISTED
@click.option("--out", required=True, type=click.Path(path_type=Path), metavar="FOLDER", help="Where the index goes.")
@FROM
@MAPPING
@click.option("--name", default="", help="What hits call the list; else what the list calls itself.")
@click.option("--recipient", default="", help="Whose copy this is.")
@threshold_options
@click.option("--expires", callback=read_day, metavar="DATE", help="The last day on which this copy answers.")
def build(
    file: Path,
    out: Path,
    form: str | None,
    mapping: Path | None,
    name: str,
    recipient: str,
    expires: date | None,
    given: Given,
) -> int:
    """Read the list in FILE and write its index into FOLDER, which `check` and `screen` take as a list.

    An index there is replaced at one stroke, and checks that run go on with the old one. What cannot be used of the
    list is told; the rest is kept. The thresholds are kept with the index, and hold where `check` and `screen` are
    given no others.
    """
    from fairnotice.screening.engine import Origin

    if is_index(file):
        raise Unusable(f"{file} is an index already: build from the list that it was made of.")
    part = read_part(file, form=form or "", mapped=mapped(mapping))
    if not part.entries and not part.bodies:
        raise Unusable(f"{file.name} names nobody: no index is written.")
    called = name or part.source
    stated = stated_for(called, given)
    note(age_of(part.source, part.dated))
    if expires is not None and expires < today():
        note(f"It may be used until {expires}, which is over: nobody is answered from it.")
    note(f"{counted(len(part.entries), 'entry', 'entries')} read{_with_bodies(part.bodies)}; the index is made.")
    began = time.monotonic()
    origin = Origin(called, part.version, recipient, expires, part.dated, part.reading, stated)
    try:
        made = Watchlist.build(part.entries, out, origin, part.bodies)
    except OSError as error:
        raise Unusable(f"{out} cannot be written: {said_by_system(error)}.") from error
    for said in made.unreadable[:20]:
        note(f"{said}: this name is compared with nobody.")
    size = sum(each.stat().st_size for each in out.rglob("*") if each.is_file()) / 1_000_000
    note(f"{out}: {counted(len(made), 'entry', 'entries')}, {size:.1f} MB, in {time.monotonic() - began:.1f} s.")
    return DONE


def _with_bodies(bodies: Sequence[Body]) -> str:
    kinds = Counter(str(body.kind) for body in bodies)
    return "".join(f", {many:,} {kind.replace('_', ' ')}" for kind, many in kinds.most_common())
