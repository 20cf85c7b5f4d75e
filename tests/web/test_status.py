"""Whether a notice still stands, for anybody: by its number or the code on its paper, and never about whom it is."""

import pytest

from fairnotice.services.publication import withdraw_notice
from tests.conftest import NOW, World
from tests.services.test_circulation import WHY
from tests.services.test_status import a_public, paper
from tests.stories import a_notice
from tests.web.conftest import Browse


def test_a_number_is_answered_as_it_is_printed_and_typed(world: World, browse: Browse) -> None:
    number, _code = paper(a_public(world))
    browser = browse()
    for path in (f"/status/{number}", f"/status/{number.replace('/', '_')}", f"/status/?number={number}"):
        text = browser.text(path)
        assert "In force" in text
        assert "Tavesk" not in text
        assert "Bureau" not in text


def test_what_is_withdrawn_says_on_which_day(world: World, browse: Browse) -> None:
    notice = a_public(world)
    number, _code = paper(notice)
    withdraw_notice(notice=notice, reasons=WHY, by=world.source, at=NOW)
    assert "Withdrawn on" in browse().text(f"/status/{number}")


@pytest.mark.parametrize("form", ["/status/{number}/{code}", "/status/{number}?digest={code}"])
def test_a_notice_that_is_not_public_answers_to_its_paper_alone(world: World, browse: Browse, form: str) -> None:
    number, code = paper(a_notice(world, restricted=("UY",)))
    printed = number.replace("/", "_")
    browser = browse()
    assert "In force" in browser.text(form.format(number=printed, code=code))
    stranger = browser.get(form.format(number=printed, code="0" * 24))
    nothing = browser.get(form.format(number="EX-A-999_3-2026", code="0" * 24))
    assert (stranger.status_code, nothing.status_code) == (404, 404)
    shown = stranger.content.decode().replace(number, "EX-A-999/3-2026")
    assert shown == nothing.content.decode()


def test_an_empty_number_is_asked_for(world: World, browse: Browse) -> None:
    assert browse().get("/status/?number=").status_code == 422


def test_it_is_not_for_search_engines_and_sets_no_cookie(world: World, browse: Browse) -> None:
    browser = browse()
    response = browser.get("/status/EX-A-1_3-2026")
    assert response["X-Robots-Tag"].startswith("noindex")
    assert not browser.client.cookies
    assert "Disallow: /status/" in browser.text("/robots.txt")
