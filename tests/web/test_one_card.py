"""The card of a notice alone: on one screen of a desk, on one sheet of paper, with nothing left out that bars."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.template.loader import render_to_string
from django.urls import reverse

import fairnotice.web
from fairnotice.law.effect_profiles import profile_codes
from tests.chromium import CHROMIUM, QUIET
from tests.conftest import World
from tests.stories import a_notice
from tests.web.conftest import Browse
from tests.web.test_border_card import BUREAU, a_card, asked_by

STATIC = Path(fairnotice.web.__file__).parent / "static" / "fairnotice"
HEADER = 200
"""What the top of the page takes of a screen that is 900 high."""


def shown(code: str, requester: str = "US") -> str:
    """The card of a request in a country."""
    context = {
        "card": a_card(code.upper(), asked_by(requester)),
        "bureau": BUREAU,
        "on_call": ["border/nobody_on_call.html"],
    }
    return render_to_string("border/one.html", context)


@pytest.mark.parametrize("code", profile_codes())
def test_the_card_has_all_its_parts_and_the_status_of_its_file(code: str) -> None:
    text = shown(code)
    for part in ("Must not", "Must", "May", "Call", "Status of the file"):
        assert part in text
    assert ("Before any arrest, in hand" in text) == a_card(code.upper(), asked_by("US")).effect.arrest_power


def test_an_unapproved_power_is_marked_on_the_card() -> None:
    text = shown("gb")
    assert "EXAMPLE: no national authority has approved this power." in text
    assert "EXAMPLE, approved by no national authority" in text


def test_the_page_is_for_those_who_stand_there_and_says_why_below(world: World, browse: Browse) -> None:
    text = browse(world.border).text(reverse("border:card", args=[a_notice(world)]))
    assert text.index("fn-one__columns") < text.index("Why: the sources of every line")
    assert "/what-a-notice-means/nz/" in text


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    if CHROMIUM is None:
        pytest.skip("there is no Chromium here")
    sync_api = pytest.importorskip("playwright.sync_api")
    with sync_api.sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=[*QUIET, "--allow-file-access-from-files"])
        yield found
        found.close()


def page_with(card: str, sheet: str, direction: str) -> str:
    """A page with nothing but the card, in the width that pages have."""
    styles = "".join(f'<link rel="stylesheet" href="file://{STATIC}/{name}">' for name in (sheet, "border.css"))
    return (
        f'<html dir="{direction}" lang="en" class="fn"><head>{styles}</head><body class="govuk-template__body">'
        f'<div class="govuk-width-container"><main><div class="fn-one">{card}</div></main></div></body></html>'
    )


@pytest.mark.parametrize(("sheet", "direction"), [("app.css", "ltr"), ("app.rtl.css", "rtl")])
def test_every_country_s_card_fits_one_screen_and_overflows_no_small_one(
    browser: object, tmp_path: Path, sheet: str, direction: str
) -> None:
    too_high, too_wide = {}, {}
    page = browser.new_page(viewport={"width": 1280, "height": 900})  # type: ignore[attr-defined]  # of playwright
    for code in profile_codes():
        file = tmp_path / f"{code}.html"
        file.write_text(page_with(shown(code), sheet, direction), encoding="utf-8")
        page.set_viewport_size({"width": 1280, "height": 900})
        page.goto(f"file://{file}")
        high = page.evaluate("document.querySelector('.fn-card').getBoundingClientRect().height")
        if high > 900 - HEADER:
            too_high[code] = high
        page.set_viewport_size({"width": 360, "height": 800})
        wide = page.evaluate("document.documentElement.scrollWidth")
        if wide > 360:
            too_wide[code] = wide
    assert (too_high, too_wide) == ({}, {})
