"""What a benchmark answers: one object for `--json`, and aligned tables to read."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field


@dataclass
class Answer:
    """What one command measured. `data` is the object of `--json`; `lines` is what is printed without it."""

    data: dict[str, object]
    lines: list[str] = field(default_factory=list)


def table(heading: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """Rows under a heading: the first column to the left, the others to the right."""
    cells = [list(heading), *([_cell(value) for value in row] for row in rows)]
    widths = [max(len(row[at]) for row in cells) for at in range(len(heading))]
    for number, row in enumerate(cells):
        yield "  ".join(_aligned(text, widths[at], first=at == 0) for at, text in enumerate(row)).rstrip()
        if number == 0:
            yield "  ".join("-" * width for width in widths)


def _aligned(text: str, width: int, *, first: bool) -> str:
    return text.ljust(width) if first else text.rjust(width)


def _cell(value: object) -> str:
    if isinstance(value, float):
        return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.4g}"
    if isinstance(value, int) and not isinstance(value, bool):
        return f"{value:,}"
    return "" if value is None else str(value)
