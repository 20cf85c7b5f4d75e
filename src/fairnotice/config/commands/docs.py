"""`fairnotice docs`: the generated pages of the repository."""

import click

from fairnotice.cli.printing import print_text
from fairnotice.cli.running import DONE, FOUND
from fairnotice.config.docs.pages import ROOT, stale, write


@click.command()
@click.option("--check", is_flag=True, help="Write nothing; name the pages that are stale, and end with status 1.")
def docs(check: bool) -> int:
    """Write the generated pages of docs/reference anew, from the code."""
    found = stale() if check else write()
    for path in found:
        print_text(f"{'stale' if check else 'written'}: {path.relative_to(ROOT).as_posix()}")
    if check and found:
        print_text("Write them with: fairnotice docs")
    return FOUND if check and found else DONE
