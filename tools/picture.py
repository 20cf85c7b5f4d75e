"""Draw what a command prints as an SVG for the README: `python tools/picture.py` runs the command anew.

Only the top of the output is drawn, as far as the list of what is met. Nothing in the picture is typed by hand. The
fonts are the reader's own: the picture loads nothing.
"""

import re
import subprocess
import sys
from io import StringIO
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

ROOT = Path(__file__).resolve().parents[1]
PICTURE = ROOT / "docs" / "pictures" / "review.svg"
WORDS = ["review", "examples/private-debt.toml", "--on", "2024-05-01"]
LAST_SECTION = "\nMet ("
FONTS = "ui-monospace, 'SF Mono', 'Cascadia Mono', 'DejaVu Sans Mono', Consolas, monospace"
PAPER = TerminalTheme(
    background=(250, 250, 247),
    foreground=(34, 38, 43),
    normal=[(34, 38, 43)] * 8,  # the command prints without colours
)


def main() -> None:
    """Run the command and write the picture."""
    command = [sys.executable, "-m", "fairnotice", *WORDS]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603  our own command
    shown = done.stdout.split(LAST_SECTION)[0].rstrip()
    console = Console(record=True, width=80, file=StringIO(), legacy_windows=False)
    console.print(Text(f"$ fairnotice {' '.join(WORDS)}", style="bold"))
    console.print(Text(shown))
    console.print(Text("..."))
    PICTURE.parent.mkdir(exist_ok=True)
    PICTURE.write_text(without_downloads(console.export_svg(title="fairnotice", theme=PAPER)), encoding="utf-8")


def without_downloads(svg: str) -> str:
    """Leave out the fonts that the drawing would fetch from elsewhere, and name those that every system has."""
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)
    svg = re.sub(r"font-family: (?:Fira Code|arial)[^;]*;", f"font-family: {FONTS};", svg)
    svg = svg.replace("<svg ", '<svg xml:space="preserve" ', 1)  # some readers drop the spaces of an indent
    # One name for one picture, so that a new run changes only what the command prints otherwise.
    return re.sub(r"terminal-\d+", "terminal", svg)


if __name__ == "__main__":
    main()
