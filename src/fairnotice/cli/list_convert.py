"""`fairnotice list convert`: a list in another format."""

import sys
from pathlib import Path

import click

from fairnotice.bulk.target import target_of
from fairnotice.cli.list_options import FROM, LISTED, MAPPING, mapped
from fairnotice.cli.lists import read_part
from fairnotice.cli.printing import note
from fairnotice.cli.running import DONE
from fairnotice.cli.screen import replacing
from fairnotice.cli.text import counted
from fairnotice.formats.listfile import Listed
from fairnotice.formats.lists.writing import CARRY_BODIES, LOST, WRITERS


@click.command()
@LISTED
@FROM
@click.option("--to", required=True, type=click.Choice(list(WRITERS)), help="The format to write.")
@MAPPING
@click.option("--out", type=click.Path(path_type=Path), metavar="FILE", help="Where it goes; else standard output.")
def convert(file: Path, form: str | None, to: str, mapping: Path | None, out: Path | None) -> int:
    """Write the list in FILE, which may be an index, in another format. What that format cannot carry is said."""
    target = target_of(out, file) if out else None
    part = read_part(file, form=form or "", mapped=mapped(mapping))
    lines = WRITERS[to](part.source, (Listed(entry.id, entry.identities) for entry in part.entries), part.bodies)
    if target is None:
        for line in lines:
            sys.stdout.buffer.write(line.encode("utf-8", "replace"))
        sys.stdout.buffer.flush()
    else:
        with replacing(target) as opened:
            opened.writelines(lines)
    if part.bodies and to not in CARRY_BODIES:
        lost = counted(len(part.bodies), "body or craft", "bodies and craft")
        note(f"Not carried: {lost}. FollowTheMoney (ftm) carries them.")
    if LOST[to]:
        note(LOST[to])
    if part.recipient or part.expires:
        whose = f"for {part.recipient}" if part.recipient else ""
        until = f"to be used until {part.expires}" if part.expires else ""
        note(f"Not carried: the copy is {', '.join(filter(None, (whose, until)))}.")
    many = len(part.entries) + (len(part.bodies) if to in CARRY_BODIES else 0)
    note(f"{counted(many, 'entry', 'entries')} written.")
    return DONE
