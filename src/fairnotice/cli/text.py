"""Text for a terminal of 80 columns: wrapped, indented, and free of characters that a terminal would act on."""

import re
import shutil
import sys
import textwrap
import unicodedata
from datetime import UTC, datetime
from functools import cache

WIDTH = 80
_NARROWEST = 40
_ACTED_ON = {
    **dict.fromkeys((*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)), "\ufffd"),
    ord("\n"): "\n",
    ord("\t"): " ",
}


@cache
def width() -> int:
    """80 columns, or fewer on a narrower terminal."""
    if not sys.stdout.isatty():
        return WIDTH
    return max(_NARROWEST, min(WIDTH, shutil.get_terminal_size().columns))


def safe(text: str) -> str:
    """The text with every control character and change of writing direction made visible."""
    return text.translate(_ACTED_ON)


def columns(text: str) -> int:
    """How many columns of a terminal the text takes."""
    if text.isascii():
        return len(text)
    return sum(_columns_of(character) for character in text)


def _columns_of(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def wrapped(text: str, *, indent: int = 0, first: str | None = None, whole_words: bool = False) -> str:
    """The text in lines of at most the width, indented; `first` begins the first line in place of its indent.

    A word longer than a line is cut, or with `whole_words` stands out: a path must stay in one piece.
    """
    lead = " " * indent if first is None else first
    lines = textwrap.wrap(
        safe(text).strip(),
        width=width(),
        initial_indent=lead,
        subsequent_indent=" " * indent,
        break_on_hyphens=False,
        break_long_words=not whole_words,
    )
    return "\n".join(lines) if lines else lead.rstrip()


def folded(message: str) -> str:
    """A message for standard error: on a terminal wrapped, each problem hanging by its place; elsewhere line by line.

    Whoever searches a file of messages finds each problem on one line, and paths are never cut.
    """
    if not sys.stderr.isatty():
        return message
    return "\n".join(_hanging(line) for line in message.split("\n"))


def _hanging(line: str) -> str:
    lead = " " * (len(line) - len(line.lstrip(" ")))
    return wrapped(line, indent=2 * len(lead), first=lead, whole_words=True)


def heading(text: str) -> str:
    """A heading between two empty lines."""
    return f"\n{text}\n{'-' * columns(text)}"


def labelled(label: str, text: str, *, at: int = 14, indent: int = 0) -> str:
    """A label in a column of its own, and the text beside it."""
    return wrapped(text, indent=indent + at, first=f"{' ' * indent}{label:<{at - 1}} ")


def plain(code: str) -> str:
    """A code as words."""
    return code.replace("_", " ")


def instant(at: datetime) -> str:
    """An instant as a person reads it: `2020-06-30 00:00 UTC`, with the second where it is not a full minute."""
    at = at.astimezone(UTC)
    return f"{at:%Y-%m-%d %H:%M:%S} UTC".replace(":00 UTC", " UTC")


def span(length: str) -> str:
    """A length as words: `18 days` for P18D. Any other duration than in days stays as it is written."""
    days = re.fullmatch(r"P(\d+)D", length, re.ASCII)
    return counted(int(days[1]), "day") if days else length


def counted(number: int, one: str, many: str | None = None) -> str:
    """`1 hit`, `2 hits`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
