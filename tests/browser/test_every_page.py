"""Every page of every role: no finding of axe-core at 1280 and 360 pixels and right to left, no sideways scroll."""

from collections import deque
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from tests.browser.conftest import Report, Site

if TYPE_CHECKING:
    from playwright.sync_api import Page

ACCOUNTS = (
    "",
    "bureau-ir",
    "bureau-pt",
    "bureau-gb",
    "border-gb",
    "reviewer-one",
    "decider",
    "commission",
    "compliance",
    "administrator",
)
LEFT_OUT = ("/api/", "/static/", "/attachments/", "/account/sign-out/")
WIDTHS = (1280, 360)
NARROWEST = 320


@pytest.mark.parametrize("login", ACCOUNTS, ids=lambda login: login or "nobody")
def test_every_page_reached_by_links_is_fit_for_everybody(site: Site, axe: Report, login: str) -> None:
    wrong: list[str] = []
    with site.visit(login) as page:
        paths = every_page(page, "/work/" if login else "/")
    assert len(paths) > 2, f"{login or 'nobody'} reaches only {paths}"
    for language in ("", "ar-xb"):
        with site.visit(login, language=language) as page:
            for path in paths:
                wrong += looked_at(page, path, axe, f"{login} {language}".strip())
    assert not wrong, "\n".join(wrong)


def looked_at(page: "Page", path: str, axe: Report, who: str) -> list[str]:
    """What is wrong with one page in one language."""
    response = page.goto(path)
    if response is None or response.status != 200:
        return [f"{who} {path}: status {response.status if response else 'none'}"]
    wrong = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        wrong += [f"{who} {path} at {width}: {finding}" for finding in axe(page)]
    page.set_viewport_size({"width": NARROWEST, "height": 900})
    reaches = page.evaluate("document.documentElement.scrollWidth")
    if reaches > NARROWEST:
        wrong.append(f"{who} {path}: {reaches} pixels wide on a screen of {NARROWEST}")
    if page.locator("h1").count() != 1:
        wrong.append(f"{who} {path}: {page.locator('h1').count()} first headings")
    return wrong


def every_page(page: "Page", start: str) -> list[str]:
    """One address of each kind of page that is reached by links, in the order found."""
    kinds: dict[str, str] = {}
    waiting = deque([start])
    seen = {start}
    while waiting:
        path = waiting.popleft()
        if kind(path) in kinds:
            continue
        response = page.goto(path)
        if response is None or "text/html" not in response.headers.get("content-type", ""):
            continue
        kinds[kind(path)] = urlsplit(page.url).path
        for href in page.eval_on_selector_all(
            "main a[href], header a[href], footer a[href]", "all => all.map(a => a.href)"
        ):
            found = urlsplit(href)
            if found.netloc == urlsplit(page.url).netloc and not found.path.startswith(LEFT_OUT):
                target = found.path
                if target not in seen and "format=csv" not in found.query:
                    seen.add(target)
                    waiting.append(target)
    return list(dict.fromkeys(kinds.values()))


def kind(path: str) -> str:
    """The address with ids left out: pages of one kind look alike."""
    return "/".join("*" if len(part) == 36 and part.count("-") == 4 else part for part in path.split("/"))
