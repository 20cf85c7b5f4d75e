"""What would change a review, as text."""

from collections.abc import Iterator

from fairnotice.cli.text import heading, wrapped
from fairnotice.law.turns import Turn, WouldChange
from fairnotice.law.turns.told import flip_says, how_far, matter_says, turn_says

SHOWN = 5


def turns_text(found: WouldChange, *, every: bool = False) -> str:
    """The sets that would turn it, the nearest to the file first, and what would matter most; the first few or all."""
    return "\n" + "\n".join(_lines(found, None if every else SHOWN)) + "\n"


def _lines(found: WouldChange, shown: int | None) -> Iterator[str]:
    yield heading(f"What would change it ({len(found.turns)})")
    if not found.turns:
        yield wrapped("No set of at most three open facts would turn it: it rests on what is stated.", indent=2)
    for turn in found.turns[:shown]:
        yield from _turn(turn)
    yield from _more(len(found.turns), shown)
    yield wrapped(how_far(found), indent=2)
    yield wrapped("For those who hold the file and review it: it goes to no requester.", indent=2)
    if found.matters_most:
        yield heading("Not known, and would matter most")
    for matter in found.matters_most[:shown]:
        yield wrapped(f"{matter.levers[0].says} {matter_says(matter)}", indent=4, first="  - ")
    yield from _more(len(found.matters_most), shown)


def _more(many: int, shown: int | None) -> Iterator[str]:
    if shown is not None and many > shown:
        yield f"  and {many - shown} more (--all)."


def _turn(turn: Turn) -> Iterator[str]:
    facts = " And: ".join(lever.says for lever in turn.supposed)
    yield wrapped(f"If: {facts}", indent=4, first="  - ")
    yield wrapped(turn_says(turn), indent=4)
    for flip in turn.flips:
        yield wrapped(flip_says(flip), indent=8, first="      - ")
