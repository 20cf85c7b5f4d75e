"""`fairnotice docs`: pages that are as the code says, and told when they are not."""

from pathlib import Path

import pytest

from fairnotice.config.docs import pages
from fairnotice.law.rulebook import RULES
from tests.cli.conftest import Run


def test_the_generated_pages_are_fresh(run: Run) -> None:
    answer = run("docs", "--check")
    assert answer.status == 0, answer.out


def test_stale_and_missing_pages_are_named_and_written(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("fairnotice.config.docs.pages", "fairnotice.config.commands.docs"):
        monkeypatch.setattr(f"{module}.ROOT", tmp_path)
    monkeypatch.setattr(pages, "MADE", {"one.md": lambda: "one\n", "two.md": lambda: "two\n"})
    (tmp_path / "pyproject.toml").touch()
    folder = tmp_path / "docs" / "reference"
    folder.mkdir(parents=True)
    (folder / "one.md").write_text("old\n", encoding="utf-8")
    checked = run("docs", "--check")
    assert checked.status == 1
    assert "stale: docs/reference/one.md" in checked.out
    assert (folder / "one.md").read_text(encoding="utf-8") == "old\n"
    assert "written: docs/reference/two.md" in run("docs").out
    assert run("docs", "--check").status == 0


def test_every_rule_has_a_section_of_its_own() -> None:
    made = "\n".join(text for path, text in pages.pages().items() if path.parent.name == "rules")
    assert [rule.code for rule in RULES if f"\n## {rule.code}\n" not in made] == []


def test_outside_a_checkout_it_says_so(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "ROOT", tmp_path)
    answer = run("docs", "--check")
    assert answer.status == 2
    assert "checkout" in answer.err
