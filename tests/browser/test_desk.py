"""The pages of a member's desk in a real browser: from its printed address to a measure, each fit for everybody."""

from base64 import b64decode
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from fairnotice.register.entry import EntryKind
from tests.browser.conftest import Report
from tests.browser.test_every_page import looked_at
from tests.chromium import CHROMIUM, QUIET
from tests.desk.a_register import ARegister, Served
from tests.desk.running import Running, command, until

if TYPE_CHECKING:
    from playwright.sync_api import Page

FACE = "iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAIAAAACUFjqAAAAEklEQVR4nGP4z8CAB+GTG8HSALfKY52fTcuYAAAAAElFTkSuQmCC"
Place = tuple[ARegister, Running, "Page"]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """A register with two notices, of which one has ended, a desk, and a window of a browser."""
    if CHROMIUM is None:
        pytest.skip("needs Chromium (apt-get install chromium)")
    from playwright.sync_api import sync_playwright

    register = ARegister()
    register.photo = b64decode(FACE)
    register.publish("Orin Tavesk")
    register.end(register.publish("Maren Olduvai"), EntryKind.WITHDRAW)
    served = Served(register)
    desk = Running(tmp_path_factory.mktemp("desk") / "desk", "--telephone", "+64 4 555 0100", *served.first)
    try:
        until(lambda: desk.api("GET", "/api/status").json()["current"])
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
            page = browser.new_context(base_url=desk.url).new_page()
            page.set_default_timeout(20_000)
            yield register, desk, page
            browser.close()
    finally:
        desk.stop()
        served.close()


def test_every_page_of_a_desk_is_fit_for_everybody(place: Place, axe: Report) -> None:
    register, desk, page = place
    wrong: list[str] = []

    def look(name: str) -> None:
        wrong.extend(f"{name}: {finding}" for finding in looked_at(page, page.url, axe, width=1280))
        page.set_viewport_size({"width": 1280, "height": 900})

    page.goto("/")
    look("outside")
    page.goto(desk.address)
    look("who is there")
    page.get_by_label("Your name").fill("Ina Marsh")
    page.get_by_role("button", name="Begin").click()
    page.get_by_label("Name, or the machine readable zone").wait_for()  # the click itself may be told before the page
    look("check")
    page.get_by_label("Name, or the machine readable zone").fill("Orin Tavesk, 1986-09-17, UY")
    page.get_by_role("button", name="Check", exact=True).click()
    assert page.locator("h1").inner_text() == "1 possible match: compare"
    until(lambda: page.locator("img.fn-photo").count() == 1)
    assert page.evaluate("document.querySelector('img.fn-photo').naturalWidth") == 10
    look("answer")
    page.get_by_role("link", name="Compare, and say whether").click()
    look("verify")
    page.get_by_label("Photograph").fill("the same face")
    page.get_by_label("Document", exact=True).fill("the same number")
    page.get_by_label("Yes, it is the person").check()
    page.get_by_role("button", name="Record it").click()
    look("match")
    page.get_by_role("link", name="Record what was done").click()
    look("measure")
    page.goto("/hits/")
    look("matches")
    page.goto("/notices/")
    page.get_by_label("Number of the notice").fill("EX-A-2/11-2026")
    page.get_by_role("button", name="Look it up").click()
    assert "Withdrawn on" in page.locator("main").inner_text()
    assert "Olduvai" not in page.content()
    look("what has ended")
    page.get_by_label("Number of the notice").fill(f"EX-A-1/11-2026 {register.entries[0].digest[:16]}")
    page.get_by_role("button", name="Look it up").click()
    look("what is in force")
    page.get_by_role("link", name="The card alone").click()
    look("the card")
    page.get_by_role("button", name="العربيّة").click()
    page.locator('.fn-one[dir="rtl"]').wait_for()
    look("the card in Arabic")
    page.goto("/status/")
    look("the copy")
    assert not wrong, "\n".join(wrong)


def test_a_desk_that_stands_still_says_so_on_its_pages(place: Place, axe: Report) -> None:
    register, desk, page = place
    register.tamper = lambda said: {**said, "checkpoint": register.point(0, head="f" * 64)}
    register.publish("Sulo Venn")
    try:
        until(lambda: not desk.api("GET", "/api/status").json()["current"])
        page.goto(desk.address)
        if page.get_by_label("Your name").count():
            page.get_by_label("Your name").fill("Ina Marsh")
            page.get_by_role("button", name="Begin").click()
        page.goto("/")
        assert "This desk stands still" in page.locator("main").inner_text()
        assert "Call your bureau" in page.locator("main").inner_text()
        wrong = looked_at(page, "stands still", axe, width=1280)
        page.get_by_label("Name, or the machine readable zone").fill("Orin Tavesk, 1986-09-17, UY")
        page.get_by_role("button", name="Check", exact=True).click()
        assert "not current" in page.locator("h1").inner_text()
        wrong += looked_at(page, "not answered", axe, width=1280)
        page.goto("/status/")
        wrong += looked_at(page, "refused", axe, width=1280)
        assert not wrong, "\n".join(wrong)
    finally:
        register.tamper = None
        command(desk.folder, "go-on", "--by", "Ina Marsh")
