"""The card of a notice alone: on one screen of a desk, on one sheet of paper, with nothing left out that bars."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.urls import reverse
from django.utils.translation import override

import fairnotice.web
from fairnotice.border.languages import card_language
from fairnotice.border.person import person_in
from fairnotice.domain.officer import Role
from fairnotice.formats.dossier import dossier_to
from fairnotice.formats.letter import Language
from fairnotice.law.effect_profiles import profile_codes
from fairnotice.web.navigation import links_for
from tests.chromium import CHROMIUM, QUIET
from tests.conftest import World
from tests.stories import a_notice
from tests.web.conftest import Browse, Pages, forms_of
from tests.web.test_border_card import BUREAU, a_card, asked_by

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

STATIC = Path(fairnotice.web.__file__).parent / "static" / "fairnotice"
FULLEST = ("at", "de", "gb", "it", "nz", "pl")
"""Countries whose cards have most on them."""


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


def speaking(pages: Pages, language: str) -> Pages:
    """The same browser after its officer chose a language."""
    pages.client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    return pages


def test_the_card_is_in_the_officer_s_language_and_the_page_around_it_in_its_own(world: World, browse: Browse) -> None:
    path = reverse("border:card", args=[a_notice(world)])
    text = speaking(browse(world.border), "ar").text(path)
    assert '<html lang="en" dir="ltr"' in text
    assert '<div class="fn-one" lang="ar" dir="rtl">' in text
    for word in ("محظور", "واجب", "جائز", "الاتصال", "مهل تبدأ", "ترجمة غير مراجَعة"):
        assert word in text
    french = speaking(browse(world.border), "fr").text(path)
    assert '<div class="fn-one" lang="fr" dir="ltr">' in french
    assert "Traduction non révisée. Le texte anglais fait foi." in french
    english = browse(world.border).text(path)
    assert '<div class="fn-one"><' in english
    assert "fn-card__unreviewed" not in english


def test_what_a_country_s_file_says_stands_in_english_and_is_marked(world: World, browse: Browse) -> None:
    text = speaking(browse(world.border), "fr").text(reverse("border:card", args=[a_notice(world)]))
    own = a_card("NZ").must_not[0]
    assert own.id.startswith("nz-")
    assert f'<li><span lang="en" dir="ltr">{own.brief.replace(chr(39), "&#x27;")}</span>' in text
    assert "<li>Ne pas arrêter sur cette seule base.</li>" in text
    assert "a machine; reviewed by nobody" in text


def test_a_language_once_chosen_is_there_again(world: World, browse: Browse) -> None:
    pages, path = browse(world.border), reverse("border:card", args=[a_notice(world)])
    form = next(form for form in forms_of(pages.text(path)) if form.action == "/language/")
    assert form.buttons["español"] == "language=es"
    answer = pages.client.post(form.action, {**form.fields, "language": "es"})
    assert answer["Location"] == path
    assert answer.cookies[settings.LANGUAGE_COOKIE_NAME]["max-age"] >= 30 * 24 * 3600
    assert "Prohibido" in pages.text(path)
    assert 'lang="es" aria-current="true"' in pages.text(reverse("border:check"))


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    if CHROMIUM is None:
        pytest.skip("there is no Chromium here")
    sync_api = pytest.importorskip("playwright.sync_api")
    with sync_api.sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=[*QUIET, "--allow-file-access-from-files"])
        yield found
        found.close()


def page_in(language: str, code: str, *, rtl: bool = False) -> str:
    """The page of a card, with the head that it has in training and its styles in files."""
    request, dossier = RequestFactory().get("/"), asked_by("US")
    request.COOKIES[settings.LANGUAGE_COOKIE_NAME] = language
    context = {
        "card": a_card(code.upper(), dossier),
        "person": person_in({"case": dossier_to(dossier)}),
        "bureau": BUREAU,
        "on_call": ["border/nobody_on_call.html"],
        "mark": "EXAMPLE",
        "navigation": links_for(Role.BORDER, "/"),
        "page_language": "ar" if rtl else "en",
        "rtl": rtl,
        "card_language": card_language(request),
    }
    with override(str(context["page_language"])):
        page = render_to_string("border/one_card.html", context)
    return page.replace(settings.STATIC_URL, f"file://{STATIC.parent}/")


def opened(browser: "Browser", file: Path, text: str) -> "Page":
    """A page of that text, as a file that finds its styles."""
    file.write_text(text, encoding="utf-8")
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto(f"file://{file}")
    return page


def main_of(page: str) -> str:
    """The part of a page that differs from country to country."""
    return page[page.index("<main") : page.index("</main>") + len("</main>")]


MEASURED = """main => {
    document.querySelector("main").outerHTML = main;
    return [document.querySelector(".fn-card").getBoundingClientRect().bottom, document.documentElement.scrollWidth];
}"""


def misfits(browser: "Browser", folder: Path, language: str, *, rtl: bool = False) -> dict[str, tuple[float, float]]:
    """The countries whose cards end below a screen of 1280 by 800, or are wider than one of 360."""
    mains = {code: main_of(page_in(language, code, rtl=rtl)) for code in profile_codes()}
    page = opened(browser, folder / "card.html", page_in(language, "nz", rtl=rtl))
    low = {code: page.evaluate(MEASURED, main)[0] for code, main in mains.items()}
    page.set_viewport_size({"width": 360, "height": 740})
    wide = {code: page.evaluate(MEASURED, main)[1] for code, main in mains.items()}
    page.close()
    assert min(low.values()) > 200, "the cards were not drawn"
    return {code: (low[code], wide[code]) for code in mains if low[code] > 800 or wide[code] > 360}


@pytest.mark.parametrize("language", Language)
def test_every_country_s_card_fits_one_screen_and_overflows_no_small_one(
    browser: "Browser", tmp_path: Path, language: Language
) -> None:
    assert misfits(browser, tmp_path, language.value) == {}


def test_on_a_page_from_right_to_left_they_fit_as_well(browser: "Browser", tmp_path: Path) -> None:
    assert misfits(browser, tmp_path, "ar", rtl=True) == {}


@pytest.mark.parametrize("language", Language)
def test_the_fullest_cards_print_on_one_sheet_with_the_mark_of_training(
    browser: "Browser", tmp_path: Path, language: Language
) -> None:
    import pypdfium2

    page = opened(browser, tmp_path / "card.html", page_in(language.value, "nz"))
    for code in FULLEST:
        page.evaluate(MEASURED, main_of(page_in(language.value, code)))
        printed = pypdfium2.PdfDocument(page.pdf(format="A4"))
        assert len(printed) == 1, code
        text = printed[0].get_textpage().get_text_range()
        assert "EXAMPLE" in text
        assert BUREAU["telephone"] in text
