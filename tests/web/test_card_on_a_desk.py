"""The card of a desk is the card of the server: the same words for the same notice and country, in every language."""

import re
from collections.abc import Iterator

import httpx
import pytest
from django.conf import settings
from django.urls import reverse

from fairnotice.formats.letter import Language
from fairnotice.register.entry import EntryKind
from tests.conftest import World
from tests.desk.a_register import ARegister, Served
from tests.desk.running import Running, until
from tests.stories import a_notice
from tests.web.conftest import Browse, forms_of

CALL = re.compile(r'<p class="fn-card__bureau">.*?</p>(?:<p class="fn-on-call">.*?</p>)?', re.DOTALL)
"""Whom to call is each installation's own."""


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[ARegister, str, httpx.Client]]:
    """A register, the notice in it, and a browser at a desk of New Zealand in which an officer came in."""
    register = ARegister()
    register.live = True
    notice = register.publish("Orin Tavesk")
    served = Served(register)
    desk = Running(
        tmp_path_factory.mktemp("desk") / "desk",
        "--telephone",
        "+64 4 555 0100",
        "--from",
        served.url,
        "--code",
        register.code,
    )
    client = httpx.Client(base_url=desk.url, follow_redirects=True, timeout=30)
    try:
        until(lambda: desk.api("GET", "/api/status").json()["current"])
        (form,) = forms_of(client.get(desk.address).text)
        client.post("/enter/", data={**form.fields, "officer": "Ina Marsh"})
        yield register, notice, client
    finally:
        client.close()
        desk.stop()
        served.close()


Place = tuple[ARegister, str, httpx.Client]


def card_in(page: str) -> str:
    """The card of a page and the why below it, with whom to call left out."""
    found = re.search(r'<section class="fn-card .*?</section>.*?(?=</main>)', page, re.DOTALL)
    assert found is not None, page
    text = re.sub(r'<a class="govuk-link" href="/what-a-notice-means/.*?</a>', "", found.group())
    return " ".join(CALL.sub("", text).split())


@pytest.mark.parametrize("language", Language)
def test_a_desk_s_card_is_the_server_s(place: Place, world: World, browse: Browse, language: Language) -> None:
    _register, notice, desk = place
    server = browse(world.border)
    server.client.cookies[settings.LANGUAGE_COOKIE_NAME] = language.value
    desk.cookies.set(settings.LANGUAGE_COOKIE_NAME, language.value)
    there = server.text(reverse("border:card", args=[a_notice(world)]))
    here = desk.get(f"/notices/{notice}/card/")
    desk.cookies.delete(settings.LANGUAGE_COOKIE_NAME)
    assert here.status_code == 200
    assert card_in(here.text) == card_in(there)
    assert "fn-one__columns" in card_in(here.text)


def test_a_desk_keeps_the_language_that_was_chosen(place: Place) -> None:
    _register, notice, desk = place
    path = f"/notices/{notice}/card/"
    form = next(form for form in forms_of(desk.get(path).text) if form.action == "/language/")
    answer = desk.post("/language/", data={**form.fields, "language": "ar"}, follow_redirects=False)
    assert "Max-Age" in answer.headers["Set-Cookie"]
    page = desk.get(path).text
    assert '<div class="fn-one" lang="ar" dir="rtl">' in page
    assert "ترجمة غير مراجَعة" in page
    assert "+64 4 555 0100" in page


def test_a_desk_s_card_is_reached_from_the_answer_and_gone_with_the_notice(place: Place) -> None:
    register, _notice, desk = place
    notice = register.publish("Sulo Venn")
    number = register.holdings[notice].number
    until(lambda: register.receipts and register.receipts[-1].sequence == len(register.entries))
    form = next(form for form in forms_of(desk.get("/notices/").text) if "number" in form.names)
    found = desk.post("/notices/", data={**form.fields, "number": number})
    assert f'href="/notices/{notice}/card/"' in found.text
    assert desk.get(f"/notices/{notice}/card/").status_code == 200
    register.end(notice, EntryKind.WITHDRAW)
    until(lambda: register.receipts[-1].sequence == len(register.entries))
    assert desk.get(f"/notices/{notice}/card/").status_code == 404
    assert desk.get("/notices/nothing-of-that-name/card/").status_code == 404


def test_a_desk_s_card_is_for_officers_who_came_in(place: Place) -> None:
    _register, notice, desk = place
    assert httpx.get(f"{desk.base_url}/notices/{notice}/card/").status_code == 403
