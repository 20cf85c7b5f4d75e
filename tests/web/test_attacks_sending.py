"""What no browser sends, and what nobody types: refused in a page, never an error of ours, and never kept."""

from uuid import uuid4

import pytest

from tests.conftest import World
from tests.web.conftest import Browse
from tests.web.test_bureau_journey import begin, step

BROKEN = (
    "multipart/form-data",
    "multipart/form-data; boundary=" + "a" * 5000,
    "application/x-www-form-urlencoded; charset=utf-7",
)
"""Kinds of body that cannot be read."""


@pytest.mark.parametrize("kind", BROKEN)
def test_a_body_that_cannot_be_read_is_a_bad_request(world: World, browse: Browse, kind: str) -> None:
    response = browse().client.generic("POST", "/register/", b"name=+ADw-", content_type=kind)
    assert response.status_code == 400
    assert "text/html" in response["Content-Type"]


ODD_NUMBERS = ("²", "①", "9" * 5000, "-1", "0", "٣٣", "1e1", "\x00")


@pytest.mark.parametrize("odd", ODD_NUMBERS)
def test_a_day_or_month_that_is_no_number_of_a_calendar_is_told(world: World, browse: Browse, odd: str) -> None:
    pages = browse(world.source)
    names = step(pages, f"{begin(pages)}persons/", {}, "Add a person")
    births = step(pages, names, {"0-text": "Orin Tavesk", "0-script": "Latn"})
    for box in ("day", "month", "year"):
        typed = {"0-date_day": "30", "0-date_month": "2", "0-date_year": "1400", "0-calendar": "hijri"}
        response = pages.post_form(births, {**typed, f"0-date_{box}": odd}, "Save and continue", follow=False)
        assert response.status_code == 422, (box, response.status_code)


def test_a_page_that_gives_back_what_was_typed_is_kept_by_no_browser(world: World, browse: Browse) -> None:
    sent = {"key": str(uuid4()), "title": "Orin Tavesk"}
    response = browse(world.source).client.post("/bureau/new/", sent, headers={"Origin": "http://localhost"})
    assert response.status_code == 403
    assert "Orin Tavesk" in response.content.decode()
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize("count", ["0", "9" * 5000, "²", "-3", "\x00"])
def test_a_list_of_entries_has_one_entry_at_least_whatever_count_is_sent(
    world: World, browse: Browse, count: str
) -> None:
    pages = browse(world.source)
    names = step(pages, f"{begin(pages)}persons/", {}, "Add a person")
    assert pages.post_form(names, {"count": count}, "Save and continue", follow=False).status_code == 422
    more = pages.client.post(names, {**pages.form(names).fields, "count": count, "more": "1"})
    assert more.status_code == 200


ODD_ANSWERS = (
    "1" * 5000,
    "[" * 100_000,
    "[1]",
    '{"id": 1}',
    '{"id": "a", "rawId": "b", "response": {}, "type": "public-key"}',
    '{"id": "a", "rawId": "b", "response": 5, "type": "public-key"}',
    '{"response": {"userHandle": 5}}',
)


@pytest.mark.parametrize("odd", ODD_ANSWERS, ids=range(len(ODD_ANSWERS)))
def test_a_passkeys_answer_that_cannot_be_read_is_a_wrong_one(world: World, browse: Browse, odd: str) -> None:
    inside, outside = browse(world.reviewer), browse()
    token = outside.form("/account/sign-in/", holding="login").fields["csrfmiddlewaretoken"][0]
    answers = [
        inside.post_form("/account/passkeys/add/", {"credential": odd}, holding="credential"),
        outside.client.post("/account/passkeys/sign-in/", {"csrfmiddlewaretoken": token, "credential": odd}),
    ]
    assert [answer.status_code < 500 for answer in answers] == [True, True]
    assert outside.get("/secretariat/").status_code == 302
