"""CSV row by row, each with the line on which it begins.

What is no CSV is told, and the next line read as a new row.
"""

import csv
import re
from collections import deque
from collections.abc import Iterator
from typing import TextIO

_QUOTED = re.compile(r'"[^"]*"')
_BETWEEN = ",;\t|"


def between_cells(heading: str) -> str:
    """What stands between the cells of a file with that heading: a comma, unless another of the usual is more often."""
    return max(_BETWEEN, key=_QUOTED.sub("", heading).count)


def csv_rows(file: TextIO, delimiter: str = ",") -> Iterator[tuple[int, list[str] | str]]:
    """The cells of each row, or in a sentence why it is none. Empty lines are passed over."""
    lines = _Lines(file)
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        lines.begin()
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield lines.first, _why(error, lines.taken)
            lines.go_back()
            reader = csv.reader(lines, delimiter=delimiter, strict=True)
            continue
        if cells:
            yield lines.first, cells


def _why(error: csv.Error, taken: list[str]) -> str:
    # A quotation mark that nobody closes takes what follows with it, until another one or the end does not fit.
    return "a quotation mark is opened and not closed" if len(taken) > 1 or "end of data" in str(error) else str(error)


class _Lines:
    """The lines of a file; those of the row that is being read can be read again."""

    def __init__(self, file: TextIO) -> None:
        self.first = 1
        self.taken: list[str] = []
        self._file = file
        self._again: deque[str] = deque()

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else self._file.readline()
        if not line:
            raise StopIteration
        self.taken.append(line)
        return line

    def begin(self) -> None:
        """A row begins with the next line."""
        self.first += len(self.taken)
        self.taken = []

    def go_back(self) -> None:
        """To the line after the first of this row."""
        self._again.extendleft(reversed(self.taken[1:]))
        del self.taken[1:]
