"""How the story is told: chapters, short paragraphs, tables and lines of acts; plain where there is no terminal."""

import sys
from collections.abc import Sequence

import click
from rich import box
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from fairnotice.cli.text import safe, width


class Teller:
    """Tells on standard output. With `pause` it waits for Enter before each chapter but the first."""

    def __init__(self, *, pause: bool = False) -> None:
        self._console = Console(width=width(), highlight=False, markup=False, emoji=False)
        self._pause = pause
        self._chapter = 0

    def title(self, text: str) -> None:
        """The heading of the whole."""
        self._print(Rule(Text(text, style="bold"), align="left", characters="="))

    def chapter(self, text: str) -> None:
        """The next chapter."""
        if self._pause and self._chapter:
            self._print("")
            self._console.input(Text("Enter: go on ", style="dim"))
        self._chapter += 1
        self._print("")
        self._print(Rule(Text(f"{self._chapter}. {text}", style="bold"), align="left"))

    def say(self, *sentences: str) -> None:
        """A paragraph."""
        self._print("")
        self._print(Text(safe(" ".join(sentences))))

    def mark(self, word: str, text: str) -> None:
        """A word that must not be overlooked, and what it is about."""
        self._print("")
        self._print(Text.assemble((f"{word} ", "bold yellow"), safe(text)))

    def done(self, who: str, what: str) -> None:
        """An act that was done."""
        self._act("+", "green", who, what)

    def refused(self, who: str, what: str, why: str) -> None:
        """An act that was refused, and the sentence that refused it."""
        self._act("x", "red", who, f"{what}: refused.")
        self._indented(f'"{why}"', by=6)

    def points(self, lines: Sequence[str]) -> None:
        """A list."""
        for line in lines:
            table = Table.grid(padding=(0, 1))
            table.add_row(Text("  -"), Text(safe(line)))
            self._print(table)

    def table(self, heading: Sequence[str], rows: Sequence[Sequence[str]], *, ratios: Sequence[int]) -> None:
        """A table over the whole width; `ratios` are the shares of its columns."""
        table = Table(box=box.SIMPLE_HEAD, expand=True, padding=(0, 1), show_edge=False)
        for name, ratio in zip(heading, ratios, strict=True):
            table.add_column(Text(name, style="bold"), ratio=ratio, overflow="fold")
        for row in rows:
            table.add_row(*(Text(safe(cell)) for cell in row))
        self._print("")
        self._print(table)

    def block(self, text: str) -> None:
        """Text that is laid out already, such as what a command prints."""
        self._print("")
        self._print(Text(text.rstrip("\n")), soft_wrap=True)

    def _print(self, what: RenderableType, *, soft_wrap: bool = False) -> None:
        """Print; in a file or a pipe without the spaces that fill a line."""
        if self._console.is_terminal:
            self._console.print(what, soft_wrap=soft_wrap)
            return
        with self._console.capture() as captured:
            self._console.print(what, soft_wrap=soft_wrap)
        for line in captured.get().splitlines():
            click.echo(line.rstrip())

    def _act(self, sign: str, colour: str, who: str, what: str) -> None:
        table = Table.grid(padding=(0, 1))
        table.add_row(Text(f"  {sign}", style=f"bold {colour}"), Text(safe(f"{who} {what}")))
        self._print(table)

    def _indented(self, text: str, *, by: int) -> None:
        self._print(Padding(Text(safe(text), style="italic"), (0, 0, 0, by)))


def tell_any_character() -> None:
    """Let names in any script be printed on a terminal whose encoding lacks them: as codes, not as a failure."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="backslashreplace")
