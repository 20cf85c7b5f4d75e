"""Every page of every role: axe-core finds nothing, wide from the left, narrow from the right; no sideways scroll."""

from collections import deque
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from tests.browser.conftest import Report, Site
from tests.browser.walking import a_draft, go_on, write
from tests.desk.running import Running

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
    reaches, headings = page.evaluate("[document.documentElement.scrollWidth, document.querySelectorAll('h1').length]")
    if reaches > NARROWEST:
        wrong.append(f"{path}: {reaches} pixels wide on a screen of {NARROWEST}")
    if headings != 1:
        wrong.append(f"{path}: {headings} first headings")
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


def test_on_a_narrow_screen_no_table_of_the_board_is_cut(site: Site, axe: Report, tmp_path: Path) -> None:
    with site.visit("bureau-pt") as page:
        page.goto("/circulation/desks/new/")
        write(page, "Name of the desk", "North pier of the harbour")
        go_on(page, "Make the code")
        code = page.get_by_label("Command").input_value().split()[-1]
    desk = Running(tmp_path / "desk", "--from", site.address, "--code", code)
    over: dict[str, list[int]] = {}
    wrong: list[str] = []
    try:
        with site.visit("decider") as page:
            page.goto("/circulation/drills/")
            go_on(page, "Begin a drill")
        for language in ("en", "ar-xb"):
            with site.visit("decider", width=360, language=language) as page:
                for path in every_page(page, "/circulation/", LEFT_OUT):
                    if path.startswith("/circulation/"):
                        over[f"{path} {language}"] = page.eval_on_selector_all(
                            ".fn-scroll", "all => all.map(box => box.scrollWidth - box.clientWidth)"
                        )
                        wrong += [f"{path}: {finding}" for finding in axe(page)]
    finally:
        desk.stop()
    assert len([each for found in over.values() for each in found]) >= 8
    assert not [path for path, found in over.items() if any(found)]
    assert not wrong, "\n".join(wrong)
