"""The mark on every output about somebody who is no ordinary subject of a notice."""

from fairnotice.cli.printing import EXAMPLE
from fairnotice.cli.text import wrapped
from fairnotice.domain.subject import Reality

_WHY = {
    Reality.INVENTED: "the person is invented.",
    Reality.PRESS: "a real person known from the press, reviewed for training. Never published, indexed or printed "
    "on a notice; a person accused is not called guilty.",
    Reality.ACTUAL: "",
}


def invented_mark(invented: int, entries: int) -> str:
    """The mark on a list with invented people."""
    who = "everybody on this list is" if invented == entries else f"{invented} of {entries} on this list are"
    return wrapped(f"{EXAMPLE}: {who} invented.")


def example_mark(reality: Reality) -> str:
    """One line or two; empty for an ordinary subject."""
    why = _WHY[reality]
    return wrapped(f"{EXAMPLE}: {why}") if why else ""
