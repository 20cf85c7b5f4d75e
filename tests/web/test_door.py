"""What holds for every page: who is let in, errors as pages, acts sent once, nothing typed is lost."""

import logging
from collections.abc import Iterator
from typing import Any

import pytest

from tests.conftest import World
from tests.web.conftest import Browse, Pages, forms_of, sign_in

FORM = (
    "{% extends 'base.html' %}{% block content %}<h1>Note</h1>"
    "<form method='post'>{% csrf_token %}{{ form }}</form>{% endblock %}"
)


@pytest.fixture
def pages(browse: Browse) -> Iterator[Browse]:
    """`browse`, with the small pages beside the product's."""
    from django.conf import settings
    from django.test import override_settings

    template: dict[str, Any] = dict(settings.TEMPLATES[0])
    loaders = [
        ("django.template.loaders.locmem.Loader", {"door_form.html": FORM}),
        "django.template.loaders.app_directories.Loader",
    ]
    changed = {**template, "APP_DIRS": False, "OPTIONS": {**template["OPTIONS"], "loaders": loaders}}
    with override_settings(ROOT_URLCONF="tests.web.door_pages", TEMPLATES=[changed]):
        from tests.web.door_pages import done

        done.clear()
        yield browse


def done() -> list[str]:
    from tests.web import door_pages

    return door_pages.done


def test_who_is_not_signed_in_is_asked_to_and_comes_back(pages: Browse) -> None:
    response = pages().get("/note/?page=2")
    assert response.status_code == 302
    assert response["Location"].endswith("?next=%2Fnote%2F%3Fpage%3D2")


@pytest.mark.parametrize("name", ["source", "border", "decider", "commission", "administrator"])
def test_a_page_of_another_role_is_not_there(pages: Browse, world: World, name: str) -> None:
    assert pages(world.everybody()[name]).get("/note/").status_code == 404


@pytest.mark.parametrize(
    ("how", "status", "says"),
    [
        ("none", 404, ""),
        ("not-yours", 403, "This is for a reviewer."),
        ("not-now", 409, "It is over."),
        ("taken", 409, "Somebody was first."),
    ],
)
def test_a_refusal_is_a_page_with_its_sentence(pages: Browse, world: World, how: str, status: int, says: str) -> None:
    response = pages(world.reviewer).get(f"/fails/{how}/")
    assert response.status_code == status
    assert says in response.content.decode()
    assert "<h1" in response.content.decode()


def test_an_error_that_nobody_foresaw_shows_and_logs_no_particulars(
    pages: Browse, world: World, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        response = pages(world.reviewer).get("/fails/broken/")
    assert response.status_code == 500
    assert "Vosk" not in response.content.decode() + caplog.text
    assert "door_pages.py" in caplog.text


def test_pages_of_who_is_signed_in_are_not_kept_by_the_browser(pages: Browse, world: World) -> None:
    assert pages(world.reviewer).get("/note/")["Cache-Control"] == "no-store, private"
    assert "no-store" not in pages().get("/open/").headers.get("Cache-Control", "")


def test_a_method_that_a_page_does_not_take_is_refused(pages: Browse, world: World) -> None:
    client = pages(world.reviewer).client
    client.handler.enforce_csrf_checks = False
    assert client.put("/note/").status_code == 405


def test_a_key_that_was_used_is_told_in_the_form_with_what_was_typed_and_a_new_key(pages: Browse, world: World) -> None:
    browser = pages(world.reviewer)
    before = browser.form("/note/").fields["key"]
    response = browser.post_form("/note/", {"text": "conflict"})
    (after,) = [form for form in forms_of(response.content.decode()) if "text" in form.names]
    assert response.status_code == 422
    assert "sent already" in response.content.decode()
    assert after.fields["text"] == ["conflict"]
    assert after.fields["key"] != before


def end_session(browser: Pages) -> None:
    """What the end of a session looks like: its cookie opens nothing any more."""
    from django.conf import settings

    browser.client.cookies.pop(settings.SESSION_COOKIE_NAME)


def test_what_was_typed_when_the_session_ended_comes_back_to_the_same_person(pages: Browse, world: World) -> None:
    browser = pages(world.reviewer)
    form = browser.form("/note/")
    end_session(browser)
    ended = browser.client.post("/note/", {**form.fields, "text": "Nine long sentences."})
    assert ended.status_code == 403
    assert "next=/kept/" in ended.content.decode()
    assert not done()
    sign_in(browser.client, world.reviewer)
    back = browser.text("/kept/")
    (kept,) = [form for form in forms_of(back) if form.action == "/note/"]
    assert kept.fields["text"] == ["Nine long sentences."]
    sent = browser.client.post("/note/", kept.fields)
    assert sent.status_code == 303
    assert done() == ["Nine long sentences."]


def test_it_does_not_come_back_to_somebody_else(pages: Browse, world: World) -> None:
    browser = pages(world.reviewer)
    form = browser.form("/note/")
    end_session(browser)
    browser.client.post("/note/", {**form.fields, "text": "Nine long sentences."})
    sign_in(browser.client, world.second_reviewer)
    assert "Nine long sentences" not in browser.text("/kept/")
    sign_in(browser.client, world.reviewer)
    assert "Nine long sentences" not in browser.text("/kept/")


def test_nothing_of_somebody_who_was_never_signed_in_here_is_kept(pages: Browse, world: World) -> None:
    browser = pages()
    form = browser.form("/open/", holding="text")
    browser.client.post("/note/", {**form.fields, "text": "A stranger's words."})
    sign_in(browser.client, world.reviewer)
    assert "stranger" not in browser.text("/kept/")


def test_a_password_is_never_kept(pages: Browse, world: World) -> None:
    browser = pages(world.reviewer)
    form = browser.form("/note/")
    end_session(browser)
    browser.client.post("/note/", {**form.fields, "text": "x", "password": "open sesame"})
    sign_in(browser.client, world.reviewer)
    assert "open sesame" not in browser.text("/kept/")


def test_a_form_of_before_another_sign_in_is_given_back_to_be_sent_again(pages: Browse, world: World) -> None:
    browser = pages(world.reviewer)
    form = browser.form("/note/")
    sign_in(browser.client, world.reviewer)  # in another tab: the token has changed
    old = {**form.fields, "text": "Still here.", "csrfmiddlewaretoken": "x" * 64}
    own = browser.client.post("/note/", old, headers={"Origin": "http://localhost"})
    assert own.status_code == 403
    (again,) = [form for form in forms_of(own.content.decode()) if form.action == "/note/"]
    assert again.fields["text"] == ["Still here."]
    foreign = browser.client.post("/note/", old, headers={"Origin": "http://elsewhere.example"})
    assert "Still here." not in foreign.content.decode()


def test_with_the_database_away_what_was_typed_stands_in_a_plain_page(
    pages: Browse, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser = pages(world.reviewer)
    form = browser.form("/note/")
    break_database(monkeypatch)
    browser.client.raise_request_exception = False  # as in earnest: Django answers it
    response = browser.client.post("/note/", {**form.fields, "text": "Not lost."})
    assert response.status_code == 503
    assert response["Retry-After"]
    (again,) = forms_of(response.content.decode())
    assert (again.action, again.fields["text"]) == ("/note/", ["Not lost."])


def break_database(monkeypatch: pytest.MonkeyPatch) -> None:
    """From here on nothing answers."""
    from django.db import OperationalError, connection

    def away(*_given: Any, **_more: Any) -> None:
        raise OperationalError("the server closed the connection")

    monkeypatch.setattr(connection, "cursor", away)


def test_a_request_for_another_host_is_refused_with_a_plain_page(pages: Browse) -> None:
    response = pages(server="elsewhere.example").get("/open/")
    assert response.status_code == 400
    assert "<h1" in response.content.decode()
