"""Signing in with a password: what is answered, how attempts are counted, where one is sent on to."""

from typing import Any

import pytest
from django.db import connection

from fairnotice.domain.officer import DOOR, PUBLIC, SYSTEM, Officer
from fairnotice.records.models import SignInRecord
from fairnotice.records.session import speaking_as
from fairnotice.services.administration import remove_officer
from fairnotice.services.signin import invite, set_password
from tests.conftest import NOW, World
from tests.web.conftest import Browse, Pages

PASSWORD = "correct horse battery staple"
WRONG = "Login and password do not belong together."


@pytest.fixture
def officer(browse: Browse, world: World) -> Officer:
    """An officer with a password."""
    give_password(world.source)
    return world.source


def give_password(officer: Officer, password: str = PASSWORD) -> None:
    set_password(token=invite(officer=officer.id, by=SYSTEM, at=NOW), password=password, at=NOW)


def sign_in(pages: Pages, login: str, password: str, path: str = "/account/sign-in/", **more: str) -> Any:
    return pages.post_form(
        path, {"login": login, "password": password, **more}, "Sign in", holding="login", follow=False
    )


def who(pages: Pages) -> object:
    return pages.get("/account/sign-out/").wsgi_request.officer


def says(response: Any) -> str:
    return str(response.content.decode())


def test_with_the_right_password_one_is_in_and_at_work(browse: Browse, officer: Officer) -> None:
    pages = browse()
    response = sign_in(pages, "source", PASSWORD)
    assert (response.status_code, response["Location"]) == (302, "/my-work/")
    assert who(pages) == officer


@pytest.mark.parametrize("login", ["source", "SOURCE", " source "])
def test_capitals_of_a_login_do_not_matter(browse: Browse, officer: Officer, login: str) -> None:
    pages = browse()
    sign_in(pages, login, PASSWORD)
    assert who(pages) == officer


def test_a_wrong_password_an_unknown_login_and_a_closed_account_are_answered_alike(
    browse: Browse, officer: Officer, world: World
) -> None:
    give_password(world.other)
    remove_officer(officer=world.other.id, by=SYSTEM, at=NOW)
    pages = browse()
    answers = [
        sign_in(pages, "source", "something else entirely"),
        sign_in(pages, "nobody-of-that-name", PASSWORD),
        sign_in(pages, "other", PASSWORD),
        sign_in(pages, "reviewer", PASSWORD),  # never invited
    ]
    assert [answer.status_code for answer in answers] == [200] * 4
    assert all(WRONG in says(answer) for answer in answers)
    assert who(pages) is PUBLIC


def test_the_password_is_checked_for_an_unknown_login_as_well_so_that_time_tells_nothing(
    browse: Browse, officer: Officer, monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.contrib.auth.hashers import MD5PasswordHasher

    hashed: list[str] = []
    encode = MD5PasswordHasher.encode

    def counted(self: MD5PasswordHasher, password: str, salt: str) -> str:
        hashed.append(password)
        return encode(self, password, salt)

    pages = browse()
    monkeypatch.setattr(MD5PasswordHasher, "encode", counted)
    counts = []
    for login in ("source", "nobody-of-that-name", "reviewer"):
        hashed.clear()
        sign_in(pages, login, "something else entirely")
        counts.append(len(hashed))
    assert counts == [1, 1, 1]


def test_after_five_wrong_attempts_an_account_waits_and_is_told_how_long(browse: Browse, officer: Officer) -> None:
    for _ in range(5):
        assert WRONG in says(sign_in(browse(), "source", "something else entirely"))
    pages = browse()
    answer = says(sign_in(pages, "source", PASSWORD))
    assert "Too many wrong attempts for this account. Try again in 5 minutes." in answer
    assert who(pages) is PUBLIC


def test_a_login_that_there_is_not_waits_just_so(browse: Browse, officer: Officer) -> None:
    for _ in range(5):
        sign_in(browse(), "nobody-of-that-name", "x")
    assert "Try again in 5 minutes." in says(sign_in(browse(), "NOBODY-of-that-name", "x"))


def test_the_others_behind_the_same_address_are_not_kept_waiting(
    browse: Browse, officer: Officer, world: World
) -> None:
    give_password(world.other)
    for number in range(40):
        sign_in(browse(), f"nobody-{number}", "x")
    for _ in range(6):
        sign_in(browse(), "source", "x")
    pages = browse()
    sign_in(pages, "other", PASSWORD)
    assert who(pages) == world.other


def test_attempts_are_counted_whatever_host_name_they_come_to(browse: Browse, officer: Officer) -> None:
    for number in range(6):
        answer = sign_in(browse(server=("localhost", "127.0.0.1")[number % 2]), "source", "x")
    assert "Too many wrong attempts" in says(answer)


def test_the_right_password_does_not_wipe_out_what_somebody_else_tried(browse: Browse, officer: Officer) -> None:
    for _ in range(4):
        sign_in(browse(), "source", "x")
    sign_in(browse(), "source", PASSWORD)
    sign_in(browse(), "source", "x")
    assert "Too many wrong attempts" in says(sign_in(browse(), "source", "x"))


def test_a_new_invitation_used_lets_a_waiting_account_in_at_once(browse: Browse, officer: Officer) -> None:
    for _ in range(6):
        sign_in(browse(), "source", "x")
    give_password(officer, "another horse battery staple")
    pages = browse()
    sign_in(pages, "source", "another horse battery staple")
    assert who(pages) == officer


def test_neither_login_nor_address_stands_in_the_counts(browse: Browse, officer: Officer) -> None:
    sign_in(browse(), "source", "x")
    with speaking_as(DOOR), connection.cursor() as cursor:
        cursor.execute("SELECT cache_key FROM sign_in_attempt")
        keys = " ".join(row[0] for row in cursor.fetchall())
    assert keys
    assert "source" not in keys
    assert "127.0.0.1" not in keys


SAFE = ["/bureau/", "/secretariat/?page=2", "/cases/x/timeline/"]
UNSAFE = [
    "https://example.org/",
    "//example.org/",
    "///example.org",
    "/\\example.org",
    "\\\\example.org",
    "javascript:alert(1)",
    "http:///example.org",
    "https:example.org",
    "/\t/example.org",
    " //example.org",
    "http://localhost/",
    "http://127.0.0.1/bureau/",
]


@pytest.mark.parametrize("where", SAFE)
def test_one_goes_on_to_the_page_that_was_asked_for(browse: Browse, officer: Officer, where: str) -> None:
    from urllib.parse import quote

    response = sign_in(browse(), "source", PASSWORD, f"/account/sign-in/?next={quote(where)}")
    assert response["Location"] == where


@pytest.mark.parametrize("where", UNSAFE)
def test_one_is_sent_nowhere_else(browse: Browse, officer: Officer, where: str) -> None:
    from urllib.parse import quote

    pages = browse()
    response = sign_in(pages, "source", PASSWORD, f"/account/sign-in/?next={quote(where)}")
    assert response["Location"] == "/my-work/"
    response = pages.client.get(f"/account/sign-in/?next={quote(where)}")  # somebody who is signed in already
    assert response["Location"] == "/my-work/"
    out = pages.client.post(
        "/account/sign-out/",
        {"next": where, "csrfmiddlewaretoken": pages.form("/account/").fields["csrfmiddlewaretoken"][0]},
    )
    assert out["Location"] == "/"


def test_without_its_token_the_form_signs_nobody_in(browse: Browse, officer: Officer) -> None:
    pages = browse()
    pages.get("/account/sign-in/")
    response = pages.client.post("/account/sign-in/", {"login": "source", "password": PASSWORD})
    assert response.status_code == 403
    assert who(pages) is PUBLIC


def test_the_token_of_forms_changes_when_somebody_signs_in(browse: Browse, officer: Officer) -> None:
    pages = browse()
    pages.get("/account/sign-in/")
    before = pages.client.cookies["csrftoken"].value
    sign_in(pages, "source", PASSWORD)
    assert pages.client.cookies["csrftoken"].value != before


def test_the_password_is_kept_as_a_hash_and_read_by_the_door_alone(world: World, officer: Officer) -> None:
    with speaking_as(DOOR):
        kept = SignInRecord.objects.get(pk=officer.id).password
    assert PASSWORD not in kept
    for other in (*world.everybody().values(), SYSTEM, PUBLIC):
        with speaking_as(other):
            assert not SignInRecord.objects.exists()


@pytest.mark.parametrize(
    "path",
    [
        "signup/", "email/", "confirm-email/", "password/reset/", "password/set/", "login/", "login/code/", "social/",
        "social/connections/", "social/signup/", "2fa/", "second-factor/trust/", "passkeys/signup/", "with/nobody/",
    ],
)  # fmt: skip
@pytest.mark.parametrize("signed_in", [False, True])
def test_pages_of_allauth_that_are_not_used_are_not_there(
    browse: Browse, officer: Officer, path: str, signed_in: bool
) -> None:
    pages = browse(officer) if signed_in else browse()
    assert pages.get(f"/account/{path}").status_code == 404


def test_a_password_is_changed_by_who_knows_the_old_one(browse: Browse, officer: Officer) -> None:
    pages, elsewhere = browse(officer), browse(officer)
    new = "a wholly different sentence"
    data = {"oldpassword": "x", "password1": new, "password2": new}
    assert "This is not the password that you have now." in says(pages.post_form("/account/password/", data))
    pages.post_form("/account/password/", {**data, "oldpassword": PASSWORD}, follow=False)
    assert (who(pages), who(elsewhere)) == (officer, PUBLIC)
    fresh = browse()
    sign_in(fresh, "source", new)
    assert who(fresh) == officer


@pytest.mark.parametrize("weak", ["short", "12345678901234", "password1234"])
def test_a_weak_password_is_refused_with_the_reason(browse: Browse, officer: Officer, weak: str) -> None:
    data = {"oldpassword": PASSWORD, "password1": weak, "password2": weak}
    answer = says(browse(officer).post_form("/account/password/", data))
    assert "This password is" in answer


def test_a_password_that_is_nearly_the_login_is_refused(browse: Browse, world: World) -> None:
    give_password(world.administrator)
    data = {"oldpassword": PASSWORD, "password1": "administrator1", "password2": "administrator1"}
    assert "too similar to the login" in says(browse(world.administrator).post_form("/account/password/", data))


def test_an_account_without_a_password_has_no_page_to_change_it(browse: Browse, world: World) -> None:
    assert browse(world.reviewer).get("/account/password/").status_code == 404


def test_no_page_of_sign_in_is_kept_by_a_browser(browse: Browse, officer: Officer) -> None:
    for path in ("/account/sign-in/", "/account/closed/"):
        assert "no-store" in browse().get(path)["Cache-Control"]
    for path in ("/account/", "/account/password/", "/account/second-factor/", "/account/passkeys/"):
        assert "no-store" in browse(officer).get(path)["Cache-Control"]
