"""Every page of every role: axe-core finds nothing, wide from the left, narrow from the right; no sideways scroll."""

from collections import deque
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from tests.browser.conftest import Report, Site
from tests.browser.walking import a_draft

if TYPE_CHECKING:
    from playwright.sync_api import Page

ACCOUNTS = (
    "",
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
FILES = (".csv", "/file/", ".txt", ".pdf")
FOR_ANYBODY = (
    "/register/",
    "/what-a-notice-is/",
    "/what-a-notice-means/",
    "/where-to-complain/",
    "/figures/",
    "/practice/",
    "/status/",
)
"""Looked at once, by somebody who is not signed in."""

TURNED: set[str] = set()
"""Kinds of pages looked at from right to left: once is enough, by whoever opens one first."""

NARROWEST = 320


@pytest.mark.parametrize("login", ACCOUNTS, ids=lambda login: login or "nobody")
def test_every_page_reached_by_links_is_fit_for_everybody(site: Site, axe: Report, login: str) -> None:
    wrong: list[str] = []
    paths: list[str] = []
    with site.visit(login) as page:
        if login == "bureau-pt":
            a_draft(page, "Iven Sarkel")
        for path in every_page(page, "/my-work/" if login else "/", LEFT_OUT + (FOR_ANYBODY if login else ())):
            paths.append(path)
            wrong += looked_at(page, path, axe, width=1280)
    with site.visit(login, language="ar-xb") as page:
        for path in paths:
            if kind(path) in TURNED:
                continue
            TURNED.add(kind(path))
            page.goto(path)
            wrong += [f"right to left, {finding}" for finding in looked_at(page, path, axe, width=360)]
    assert len(paths) > 2, f"{login or 'nobody'} reaches only {paths}"
    assert not wrong, "\n".join(wrong)


def looked_at(page: "Page", path: str, axe: Report, *, width: int) -> list[str]:
    """What is wrong with the page that is open."""
    page.set_viewport_size({"width": width, "height": 900})
    wrong = [f"{path} at {width}: {finding}" for finding in axe(page)]
    page.set_viewport_size({"width": NARROWEST, "height": 900})
    reaches = page.evaluate("document.documentElement.scrollWidth")
    if reaches > NARROWEST:
        wrong.append(f"{path}: {reaches} pixels wide on a screen of {NARROWEST}")
    if page.locator("h1").count() != 1:
        wrong.append(f"{path}: {page.locator('h1').count()} first headings")
    return wrong


def every_page(page: "Page", start: str, left_out: tuple[str, ...]) -> Iterator[str]:
    """Open one page of each kind that is reached by links, in the order found. Answers each address as it is open."""
    kinds: set[str] = set()
    waiting = deque([start])
    while waiting:
        path = waiting.popleft()
        if kind(path) in kinds:
            continue
        kinds.add(kind(path))
        response = page.goto(path)
        assert response is not None
        assert response.status == 200, f"{path} answers {response.status}"
        here = urlsplit(page.url)
        kinds.add(kind(here.path))
        hrefs = page.eval_on_selector_all("a[href]:not([download])", "all => all.map(a => a.href)")
        yield here.path
        for found in map(urlsplit, hrefs):
            passed_over = found.path == "/" or found.path.startswith(left_out) or found.path.endswith(FILES)
            if found.netloc == here.netloc and not passed_over and "csv" not in found.query:
                waiting.append(found.path)


def kind(path: str) -> str:
    """The address with ids left out: pages of one kind look alike."""
    parts = path.split("/")
    return "/".join("*" if _is_id(part, before) else part for before, part in zip(["", *parts], parts, strict=False))


def _is_id(part: str, before: str) -> bool:
    named = (
        before
        in {"persons", "warrants", "accounts", "bureaus", "practice", "what-a-notice-means", "exposure", "status"}
        and part != "new"
    )
    return named or part.isdecimal() or (len(part) == 36 and part.count("-") == 4)
