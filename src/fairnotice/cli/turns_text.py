"""What would change a review, as text."""

from collections.abc import Iterator

from fairnotice.cli.text import heading, wrapped
from fairnotice.law.turns import Turn, WouldChange
from fairnotice.law.turns.told import flip_says, how_far, matter_says, turn_says

SHOWN = 12


def turns_text(found: WouldChange) -> str:
    """The smallest sets that would turn it, and what would matter most."""
    return "\n" + "\n".join(_lines(found)) + "\n"


def _lines(found: WouldChange) -> Iterator[str]:
    yield heading(f"What would change it ({len(found.turns)})")
    if not found.turns:
        yield wrapped("No set of at most three open facts would turn it: it rests on what is stated.", indent=2)
    for turn in found.turns[:SHOWN]:
        yield from _turn(turn)
    if len(found.turns) > SHOWN:
        yield wrapped(f"{len(found.turns) - SHOWN} more: --json gives all.", indent=2)
    yield wrapped(how_far(found), indent=2)
    yield wrapped("For those who hold the file and review it: it goes to no requester.", indent=2)
    if found.matters_most:
        yield heading("Not known, and would matter most")
    for matter in found.matters_most:
        yield wrapped(f"{matter.levers[0].says} {matter_says(matter)}", indent=4, first="  - ")


def _turn(turn: Turn) -> Iterator[str]:
    facts = " And: ".join(lever.says for lever in turn.supposed)
    yield wrapped(f"If: {facts}", indent=4, first="  - ")
    yield wrapped(turn_says(turn), indent=4)
    for flip in turn.flips:
        yield wrapped(flip_says(flip), indent=8, first="      - ")
