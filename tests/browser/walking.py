"""What a person does with a page: go on, choose, write, read."""

from typing import TYPE_CHECKING

from tests.cli.conftest import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import FilePayload, Page


def go_on(page: "Page", words: str) -> None:
    """Press the button or follow the link with these words in the main part of the page, and wait for what follows."""
    main = page.locator("main")
    there = main.get_by_role("button", name=words).or_(main.get_by_role("link", name=words))
    with page.expect_navigation():
        there.first.click()


def choose(page: "Page", words: str) -> None:
    """Tick the radio button or box with this label."""
    page.get_by_label(words).first.check()


def write(page: "Page", label: str, text: str) -> None:
    """Fill in the box with this label."""
    page.get_by_label(label).first.fill(text)


def said(page: "Page") -> str:
    """The words of the main part of the page."""
    return page.locator("main").inner_text()


def heading(page: "Page") -> str:
    """What the page calls itself."""
    return page.locator("h1").inner_text()


def to_words(page: "Page", words: str) -> None:
    """Press Tab until the thing with these words, or with a label of these words, has the focus."""
    for _step in range(120):
        page.keyboard.press("Tab")
        told = page.evaluate(
            "(() => { const e = document.activeElement; const labels = [...(e.labels ?? [])];"
            " return [e.innerText, e.ariaLabel, ...labels.map(l => l.innerText)].join(' ') })()"
        )
        if words.lower() in told.lower():
            return
    raise AssertionError(f"'{words}' cannot be reached by keyboard")


def a_draft(page: "Page", name: str) -> None:
    """Take in the ordinary case as a draft, about somebody of that name (a given one and a family's)."""
    given, family = name.split()
    text = (ROOT / "examples" / "ordinary.toml").read_text(encoding="utf-8")
    for old, new in (
        ("Orin Tavesk", name),
        ("Орин Тавеск", f"{name}-{family}"),
        ("Orhin Tavesque", f"{given}e {family}e"),
        ('"Tavesk"', f'"{family}"'),
        ("1986-09-17", "1979-02-03"),
        ("XQ7714203", "XQ1190482"),
    ):
        text = text.replace(old, new)
    file: FilePayload = {"name": "case.toml", "mimeType": "application/toml", "buffer": text.encode()}
    page.goto("/bureau/new/")
    page.get_by_label("Case file").set_input_files(file)
    go_on(page, "Take it in as a draft")
