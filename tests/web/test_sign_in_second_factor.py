"""Authenticator apps, recovery codes, and the roles that do nothing without a second factor."""

import time
from collections.abc import Iterator
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import override_settings

from fairnotice.domain.officer import DOOR, PUBLIC, SYSTEM, Officer
from fairnotice.records.models import EventRecord
from fairnotice.records.session import speaking_as
from fairnotice.services.signin import invite, reset, set_password
from tests.conftest import NOW, World
from tests.web.conftest import Browse, Pages

PASSWORD = "correct horse battery staple"


@pytest.fixture
def live() -> Iterator[None]:
    """As in a live installation."""
    with override_settings(FAIRNOTICE_MODE="live"):
        yield


@pytest.fixture
def reviewer(browse: Browse, world: World) -> Officer:
    """An officer with a password."""
    give_password(world.reviewer)
    return world.reviewer


def give_password(officer: Officer) -> None:
    set_password(token=invite(officer=officer.id, by=SYSTEM, at=NOW), password=PASSWORD, at=NOW)


def code(secret: str, *, later: int = 0) -> str:
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30 + later)))


def who(pages: Pages) -> object:
    return pages.get("/account/sign-out/").wsgi_request.officer


def with_password(browse: Browse, login: str) -> tuple[Pages, Any]:
    pages = browse()
    data = {"login": login, "password": PASSWORD}
    return pages, pages.post_form("/account/sign-in/", data, "Sign in", holding="login", follow=False)


def add_an_app(pages: Pages) -> str:
    """Add an app as the page says, and answer its secret."""
    form = pages.form("/account/second-factor/app/add/", holding="code")
    secret = str(pages.client.session["mfa.totp.secret"])
    response = pages.client.post(form.action, {**form.fields, "code": code(secret)})
    assert response["Location"] == "/account/second-factor/codes/", response.content
    return secret


def recovery_codes(pages: Pages) -> list[str]:
    return str(pages.get("/account/second-factor/codes/file/").content.decode()).split("\n")[2:-1]


def test_with_an_app_the_password_alone_lets_nobody_in(browse: Browse, reviewer: Officer) -> None:
    pages, _answer = with_password(browse, "reviewer")
    secret = add_an_app(pages)
    pages, answer = with_password(browse, "reviewer")
    assert answer["Location"] == "/account/second-factor/ask/"
    assert who(pages) is PUBLIC
    assert pages.get("/account/").status_code == 302
    answer = pages.post_form(
        "/account/second-factor/ask/", {"code": code(secret, later=1)}, holding="code", follow=False
    )
    assert answer["Location"] == "/my-work/"
    assert who(pages) == reviewer


def test_one_goes_on_to_the_page_asked_for_after_the_code_as_well(browse: Browse, reviewer: Officer) -> None:
    pages, _answer = with_password(browse, "reviewer")
    secret = add_an_app(pages)
    pages = browse()
    data = {"login": "reviewer", "password": PASSWORD}
    pages.post_form("/account/sign-in/?next=/secretariat/notices/", data, holding="login", follow=False)
    answer = pages.post_form(
        "/account/second-factor/ask/", {"code": code(secret, later=1)}, holding="code", follow=False
    )
    assert answer["Location"] == "/secretariat/notices/"


def test_a_code_works_once(browse: Browse, reviewer: Officer) -> None:
    pages, _answer = with_password(browse, "reviewer")
    secret = add_an_app(pages)
    used = code(secret, later=1)
    for expected in (302, 200):
        pages, _answer = with_password(browse, "reviewer")
        answer = pages.post_form("/account/second-factor/ask/", {"code": used}, holding="code", follow=False)
        assert answer.status_code == expected
    assert "was used already" in answer.content.decode()


@pytest.mark.parametrize("wrong", ["000000", "", "abc", "1" * 500])
def test_a_wrong_code_lets_nobody_in(browse: Browse, reviewer: Officer, wrong: str) -> None:
    add_an_app(with_password(browse, "reviewer")[0])
    pages, _answer = with_password(browse, "reviewer")
    answer = pages.post_form("/account/second-factor/ask/", {"code": wrong}, holding="code", follow=False)
    assert answer.status_code == 200
    assert who(pages) is PUBLIC


def test_codes_cannot_be_tried_out(browse: Browse, reviewer: Officer) -> None:
    secret = add_an_app(with_password(browse, "reviewer")[0])
    for _ in range(5):
        pages, _answer = with_password(browse, "reviewer")
        pages.post_form("/account/second-factor/ask/", {"code": "000000"}, holding="code", follow=False)
    pages, _answer = with_password(browse, "reviewer")
    answer = pages.post_form(
        "/account/second-factor/ask/", {"code": code(secret, later=1)}, holding="code", follow=False
    )
    assert "Too many wrong attempts for this account." in answer.content.decode()
    assert who(pages) is PUBLIC


def test_a_recovery_code_stands_in_for_the_app_once(browse: Browse, reviewer: Officer) -> None:
    pages, _answer = with_password(browse, "reviewer")
    add_an_app(pages)
    codes = recovery_codes(pages)
    assert len(set(codes)) == 10
    for expected in (302, 200):
        pages, _answer = with_password(browse, "reviewer")
        answer = pages.post_form("/account/second-factor/ask/", {"code": codes[0]}, holding="code", follow=False)
        assert answer.status_code == expected


def test_new_recovery_codes_end_the_old_ones(browse: Browse, reviewer: Officer) -> None:
    pages, _answer = with_password(browse, "reviewer")
    add_an_app(pages)
    old = recovery_codes(pages)
    pages.post_form("/account/second-factor/codes/new/", {}, "Make new codes", follow=False)
    assert not set(old) & set(recovery_codes(pages))


def test_without_the_app_there_is_no_second_factor_and_no_recovery_code(browse: Browse, reviewer: Officer) -> None:
    pages, _answer = with_password(browse, "reviewer")
    add_an_app(pages)
    pages.post_form("/account/second-factor/app/remove/", {}, "Remove the app", follow=False)
    with speaking_as(DOOR):
        assert not Authenticator.objects.exists()
    pages, answer = with_password(browse, "reviewer")
    assert answer["Location"] == "/my-work/"


def test_somebody_at_a_session_that_was_left_open_is_asked_who_it_is(browse: Browse, reviewer: Officer) -> None:
    pages = browse(reviewer)
    for path in ("app/add/", "codes/new/"):
        answer = pages.get(f"/account/second-factor/{path}")
        assert answer["Location"].startswith("/account/confirm/?next=")
    answer = pages.post_form("/account/confirm/?next=/account/second-factor/app/add/", {"password": "x"})
    assert "This is not the password of this account." in answer.content.decode()
    path = "/account/confirm/?next=/account/second-factor/app/add/"
    answer = pages.post_form(path, {"password": PASSWORD}, follow=False)
    assert answer["Location"] == "/account/second-factor/app/add/"
    add_an_app(pages)


def test_to_guess_the_password_at_an_open_session_counts_as_an_attempt(browse: Browse, reviewer: Officer) -> None:
    pages = browse(reviewer)
    for _ in range(6):
        answer = pages.post_form("/account/confirm/", {"password": "x"})
    assert "Too many wrong attempts for this account." in answer.content.decode()


def test_secrets_of_second_factors_are_not_in_the_clear_in_the_database(browse: Browse, reviewer: Officer) -> None:
    pages, _answer = with_password(browse, "reviewer")
    secret = add_an_app(pages)
    with speaking_as(DOOR):
        kept = str(list(Authenticator.objects.values_list("data", flat=True)))
    assert "secret" in kept
    assert secret not in kept


def test_no_role_reads_a_second_factor(browse: Browse, world: World, reviewer: Officer) -> None:
    add_an_app(with_password(browse, "reviewer")[0])
    for officer in (*world.everybody().values(), SYSTEM, PUBLIC):
        with speaking_as(officer):
            assert not Authenticator.objects.exists()


def test_what_is_added_and_removed_stands_in_the_log(browse: Browse, reviewer: Officer) -> None:
    pages, _answer = with_password(browse, "reviewer")
    add_an_app(pages)
    pages.post_form("/account/second-factor/app/remove/", {}, "Remove the app", follow=False)
    with speaking_as(SYSTEM):
        found = EventRecord.objects.filter(type__startswith="signin.factor").order_by("sequence")
        said = [
            (event.type.partition("_")[2], event.body.partition('"kind":"')[2].partition('"')[0]) for event in found
        ]
    assert said == [
        ("added", "recovery_codes"), ("added", "totp"), ("removed", "recovery_codes"), ("removed", "totp"),
    ]  # fmt: skip


def test_a_reset_takes_the_second_factor_as_well(browse: Browse, reviewer: Officer) -> None:
    add_an_app(with_password(browse, "reviewer")[0])
    token = reset(officer=reviewer.id, by=SYSTEM, at=NOW)
    set_password(token=token, password=PASSWORD, at=NOW)
    _pages, answer = with_password(browse, "reviewer")
    assert answer["Location"] == "/my-work/"


def test_an_invitation_does_not_get_past_the_second_factor(browse: Browse, reviewer: Officer) -> None:
    from fairnotice.web.clock import now

    add_an_app(with_password(browse, "reviewer")[0])
    pages = browse()
    token = invite(officer=reviewer.id, by=SYSTEM, at=now())
    answer = pages.post_form(
        f"/account/welcome/{token}/", {"password1": PASSWORD + "!", "password2": PASSWORD + "!"}, follow=False
    )
    assert answer["Location"] == "/account/second-factor/ask/"
    assert who(pages) is PUBLIC


ELEVATED = ("decider", "commission", "administrator")
OTHERS = ("source", "border", "reviewer", "compliance")


@pytest.mark.parametrize("name", ELEVATED)
def test_who_decides_or_lets_people_in_does_nothing_live_without_a_second_factor(
    browse: Browse, world: World, live: None, name: str
) -> None:
    officer = world.everybody()[name]
    give_password(officer)
    pages, _answer = with_password(browse, name)
    for path in ("/my-work/", "/", "/secretariat/", "/administration/", "/anything/"):
        for answer in (pages.get(path), pages.client.post(path)):
            assert answer.status_code in {302, 403}
            assert answer.get("Location", "/account/second-factor/") == "/account/second-factor/"
    assert "Your role works with a second factor only." in pages.text("/account/second-factor/")
    add_an_app(pages)
    assert pages.get("/account/").status_code == 200
    assert pages.get("/anything/").status_code == 404


@pytest.mark.parametrize("name", OTHERS)
def test_others_are_offered_one_and_may_go_on(browse: Browse, world: World, live: None, name: str) -> None:
    pages = browse(world.everybody()[name])
    assert pages.get("/anything/").status_code == 404
    assert "Not now" in pages.text("/account/second-factor/")


@pytest.mark.parametrize("name", ELEVATED)
def test_training_asks_nobody(browse: Browse, world: World, name: str) -> None:
    assert browse(world.everybody()[name]).get("/anything/").status_code == 404


def test_at_an_address_that_is_a_number_no_passkey_is_offered(browse: Browse, reviewer: Officer) -> None:
    assert 'data-passkey="sign-in"' in browse().text("/account/sign-in/")
    assert "data-passkey=" not in browse(server="127.0.0.1").text("/account/sign-in/")
    assert "data-passkey=" not in browse(server="[::1]").text("/account/sign-in/")
