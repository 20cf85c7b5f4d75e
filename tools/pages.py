"""Photograph two pages for the README, with invented people: `python tools/pages.py`, where Chromium is installed.

It serves a training installation of its own, made anew and thrown away, so that the pictures show what a visitor sees.
"""

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "pictures"
sys.path.insert(0, str(ROOT))

from tests.browser.conftest import Site, stand_in  # noqa: E402  the checkout is not a package
from tests.browser.walking import go_on  # noqa: E402
from tests.chromium import CHROMIUM, QUIET  # noqa: E402
from tests.cli.serving import Server, a_free_port  # noqa: E402

TRAVELLER = "Orhyn Tavesc, 1986-09-17, UY"
MATTER = "Unpaid timber"


def main() -> None:
    """Serve, look, and write the pictures."""
    place = Path(tempfile.mkdtemp(prefix="fairnotice-pictures-"))
    server = Server(place / "data", a_free_port(), "--training").ready()
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
            with Site(f"http://127.0.0.1:{server.port}", browser).visit("reviewer-one", width=1280) as page:
                workbench(page)
                border_card(page)
            browser.close()
    finally:
        server.end()
        shutil.rmtree(place, ignore_errors=True)


def workbench(page: Page) -> None:
    """A request at the left, what the rules say at the right, and the words that the first finding rests on lit up."""
    page.goto("/secretariat/")
    go_on(page, MATTER)
    page.set_viewport_size({"width": 1280, "height": 1180})
    page.locator("[data-points-to]").first.hover()
    page.wait_for_timeout(600)  # the words come into view
    page.screenshot(path=PICTURES / "workbench.png")


def border_card(page: Page) -> None:
    """What an officer sees of a traveller who may be the person of a notice."""
    stand_in(page, "border-nz")
    page.goto("/border/")
    page.get_by_label("Name, or the machine readable zone").fill(TRAVELLER)
    go_on(page, "Check")
    page.set_viewport_size({"width": 1280, "height": 1440})
    page.screenshot(path=PICTURES / "border-card.png")


if __name__ == "__main__":
    main()
