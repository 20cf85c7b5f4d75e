"""The secretariat by single letters in a real browser: through the list, into a request, through its findings."""

from typing import TYPE_CHECKING

from tests.browser.conftest import Report, Site
from tests.browser.walking import heading

if TYPE_CHECKING:
    from playwright.sync_api import Page

IN_FOCUS = "document.activeElement.className || document.activeElement.id"


def press(page: "Page", key: str) -> None:
    """A key that leads to another page."""
    with page.expect_navigation():
        page.keyboard.press(key)


def test_a_request_is_found_read_and_left_without_a_mouse(site: Site, axe: Report) -> None:
    with site.visit("reviewer-one") as page:
        page.goto("/secretariat/")
        page.keyboard.press("j")
        page.keyboard.press("j")
        page.keyboard.press("k")
        first = page.locator(".fn-queue__matter a").first.inner_text()
        press(page, "Enter")
        assert heading(page) == first
        page.keyboard.press("r")
        assert page.evaluate(IN_FOCUS) == "govuk-heading-m"
        page.keyboard.press("j")
        assert "fn-finding" in page.evaluate(IN_FOCUS)
        assert page.locator(".fn-lit").count(), "the words that it rests on light up"
        page.keyboard.press("?")
        assert page.locator("dialog#keys").is_visible()
        assert not axe(page)
        page.keyboard.press("Escape")
        press(page, "w")
        assert heading(page) == "My worksheet"
        page.keyboard.press("m")
        page.get_by_label("Reasons").focus()
        page.keyboard.type("j u n")
        assert page.get_by_label("Reasons").input_value() == "j u n", "letters are letters while something is written"
        page.get_by_label("Reasons").fill("")
        page.once("dialog", lambda asked: asked.accept())
        page.locator("h1").click()
        press(page, "u")
        press(page, "n")
        assert heading(page) != first


def test_letters_that_are_turned_off_do_nothing_and_stay_off(site: Site) -> None:
    with site.visit("reviewer-one") as page:
        page.goto("/secretariat/")
        page.keyboard.press("?")
        page.get_by_label("Single letters").uncheck()
        page.get_by_role("button", name="Close").click()
        page.keyboard.press("j")
        assert "data-step" not in page.evaluate("document.activeElement.outerHTML.slice(0, 200)")
        page.reload()
        page.keyboard.press("?")
        assert not page.get_by_label("Single letters").is_checked()
