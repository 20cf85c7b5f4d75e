"""The example of the library in the how-to prints what the page says."""

import re
from pathlib import Path

import pytest

from fairnotice.cli.lists import read_part
from fairnotice.screening import Watchlist
from fairnotice.screening.engine import Origin

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "how-to" / "screen-lists.md").read_text(encoding="utf-8")


def test_the_program_of_the_page_prints_every_comparison_that_the_page_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pattern = r"^fairnotice list build (\S+) --out (\S+)\n```\n\n```python\n(.*?)^```\n.*?^```\n(.*?)^```"
    ((listed, folder, program, printed),) = re.findall(pattern, PAGE, flags=re.DOTALL | re.MULTILINE)
    Watchlist.build(read_part(ROOT / listed).entries, tmp_path / folder, Origin("an example", "1"))
    monkeypatch.chdir(tmp_path)
    exec(compile(program, "screen-lists.md", "exec"), {})
    assert capsys.readouterr().out == printed
