"""A real browser on a real server: Debian's Chromium on a training installation of its own. Without it these skip."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from tests.chromium import CHROMIUM, QUIET
from tests.cli.serving import Server, a_free_port

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
WISHES = {"runOnly": list(RULES), "resultTypes": ["violations"]}
"""Every rule is tried; only what breaks one is described node by node, for describing the rest is most of the work."""
LOOK = """wishes => axe.run(wishes).then(found => found.violations.map(one =>
    `${one.id} (${one.impact}): ${one.help} at ${JSON.stringify(one.nodes.slice(0, 3).map(node => node.target))}`))"""
"""Only what is wrong comes back from the page, in words: what is right is a hundred times as long."""


@dataclass
class Site:
    """The server, and the browser that looks at it."""

    address: str
    browser: "Browser"

    @contextmanager
    def visit(self, login: str = "", *, width: int = 1280, language: str = "", **more: Any) -> Iterator["Page"]:
        """A fresh window, as that account of the training world. What the page reports as an error fails the test."""
        context = self.browser.new_context(viewport={"width": width, "height": 900}, base_url=self.address, **more)
        if language:
            context.add_cookies([{"name": "django_language", "value": language, "url": self.address}])
        page = context.new_page()
        page.set_default_timeout(20_000)
        complaints: list[str] = []
        page.on("console", lambda said: complaints.append(said.text) if _is_our_fault(said) else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        try:
            if login:
                stand_in(page, login)
            yield page
            assert not complaints
        finally:
            context.close()


def _is_our_fault(said: Any) -> bool:
    """An error in the console, other than that a page of the test answered with a status of refusal."""
    return said.type == "error" and "the server responded with a status of 4" not in said.text


def stand_in(page: "Page", login: str) -> None:
    """Stand in for an account, by the first page's own form."""
    page.goto("/")
    form = page.locator(f'form:has(input[name="login"][value="{login}"])').first
    with page.expect_navigation():
        form.evaluate("form => form.submit()")  # the button may be folded away


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """One training installation and one browser for the tests of a file.

    No longer: while it is open playwright's event loop runs here, and Django refuses its database beside one.
    """
    if CHROMIUM is None:
        pytest.skip("needs Chromium (apt-get install chromium)")
    from playwright.sync_api import sync_playwright

    place = tmp_path_factory.mktemp("site") / "data"
    server = Server(place, a_free_port(), "--training", environment={"FAIRNOTICE_PSEUDO_LANGUAGES": "1"}).ready()
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
            yield Site(f"http://127.0.0.1:{server.port}", browser)
            browser.close()
    finally:
        server.end()


Report = Callable[["Page"], list[str]]


@pytest.fixture(scope="session")
def axe() -> Report:
    """`axe(page)`: what axe-core finds wrong with a page, one line each."""
    from axe_playwright_python.sync_playwright import Axe

    engine = Axe()

    def look(page: "Page") -> list[str]:
        page.evaluate(engine.axe_script)
        found: list[str] = page.evaluate(LOOK, WISHES)
        return found

    return look
