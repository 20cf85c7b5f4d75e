"""Signing in with the account of one's own body (OpenID Connect), at an issuer on loopback."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from allauth.socialaccount.models import SocialAccount
from django.test import override_settings

from fairnotice.config.signinfile import read_providers
from fairnotice.domain.officer import DOOR, PUBLIC, SYSTEM, Officer, Role
from fairnotice.records.models import EventRecord, OfficerRecord, SignInRecord
from fairnotice.records.session import speaking_as
from fairnotice.services.administration import remove_officer
from tests.conftest import NOW, World, make_world
from tests.web.conftest import Browse, Pages
from tests.web.issuer import CLIENT, SECRET, Issuer, an_issuer
from tests.web.sign_in_browser import chromium, needs_chromium, site

__all__ = ["site"]

FILE = """
[[provider]]
id = "ministry"
name = "Ministry of Justice"
issuer = "{issuer}"
client_id = "{client}"
client_secret = "{secret}"
offices = ["PT"]
match_email = {match_email}
"""


@pytest.fixture
def issuer(tmp_path: Path) -> Iterator[Issuer]:
    """An issuer that this installation takes for the bureau of Portugal."""
    with an_issuer() as found, taking(found, tmp_path):
        yield found


def taking(issuer: Issuer, folder: Path, match_email: str = "false") -> Any:
    text = FILE.format(issuer=issuer.address, client=CLIENT, secret=SECRET, match_email=match_email)
    (folder / "sign_in.toml").write_text(text, encoding="utf-8")
    return override_settings(SOCIALACCOUNT_PROVIDERS={"openid_connect": {"APPS": read_providers(folder)}})


def go(pages: Pages, issuer: Issuer, path: str = "/account/sign-in/") -> Any:
    """From the sign-in page to the issuer and back."""
    away = pages.post_form(path, {}, "Sign in with Ministry of Justice", follow=False)
    assert away.status_code == 302, away.content
    return pages.client.get(issuer.authorize(away["Location"]).replace("http://localhost", "", 1))


def who(pages: Pages) -> object:
    return pages.get("/account/sign-out/").wsgi_request.officer


def test_whose_claim_is_a_login_of_that_office_is_in(browse: Browse, world: World, issuer: Issuer) -> None:
    issuer.person = {"sub": "abc", "preferred_username": "source"}
    pages = browse()
    answer = go(pages, issuer, "/account/sign-in/?next=/bureau/")
    assert (answer.status_code, answer["Location"]) == (302, "/bureau/")
    assert who(pages) == world.source


def test_who_came_before_is_known_by_the_issuer_s_own_id(browse: Browse, world: World, issuer: Issuer) -> None:
    issuer.person = {"sub": "abc", "preferred_username": "source"}
    go(browse(), issuer)
    issuer.person = {"sub": "abc", "preferred_username": "renamed-there"}
    pages = browse()
    go(pages, issuer)
    assert who(pages) == world.source


def test_nobody_is_made_an_account(browse: Browse, world: World, issuer: Issuer) -> None:
    with speaking_as(SYSTEM):
        before = OfficerRecord.objects.exclude(role=Role.CARRIER).count()
    for person in (
        {"sub": "1", "preferred_username": "somebody", "email": "somebody@example.org", "email_verified": True},
        {"sub": "2"},
        {"sub": "3", "preferred_username": ["source"]},
        {"sub": "4", "preferred_username": ""},
    ):
        issuer.person = person
        pages = browse()
        answer = go(pages, issuer)
        assert answer.status_code == 403
        assert "no open account of this installation is yours" in answer.content.decode()
        assert who(pages) is PUBLIC
    with speaking_as(DOOR):
        assert SignInRecord.objects.count() == before
        assert not SocialAccount.objects.exists()


@pytest.mark.parametrize("login", ["administrator", "decider", "other", "border"])
def test_an_issuer_signs_in_nobody_of_another_office(browse: Browse, world: World, issuer: Issuer, login: str) -> None:
    issuer.person = {"sub": "1", "preferred_username": login}
    pages = browse()
    assert go(pages, issuer).status_code == 403
    assert who(pages) is PUBLIC


def test_somebody_else_at_the_issuer_does_not_get_an_account_that_is_matched(
    browse: Browse, world: World, issuer: Issuer
) -> None:
    issuer.person = {"sub": "abc", "preferred_username": "source"}
    go(browse(), issuer)
    issuer.person = {"sub": "another", "preferred_username": "source"}
    assert go(browse(), issuer).status_code == 403


def test_a_leaver_is_not_let_in_by_the_issuer(browse: Browse, world: World, issuer: Issuer) -> None:
    issuer.person = {"sub": "abc", "preferred_username": "source"}
    go(browse(), issuer)
    remove_officer(officer=world.source.id, by=SYSTEM, at=NOW)
    pages = browse()
    assert go(pages, issuer).status_code == 403
    assert who(pages) is PUBLIC


@pytest.mark.parametrize(
    ("match", "verified", "let_in"),
    [
        ("true", True, True),
        ("true", False, False),
        ("true", "true", False),
        ("true", None, False),
        ("false", True, False),
    ],
)
def test_an_address_matches_when_the_installation_says_so_and_the_issuer_has_verified_it(
    browse: Browse, world: World, tmp_path: Path, match: str, verified: object, let_in: bool
) -> None:
    with speaking_as(DOOR):
        SignInRecord.objects.filter(pk=world.source.id).update(email="officer@example.org")
    with an_issuer() as issuer, taking(issuer, tmp_path, match):
        issuer.person = {"sub": "1", "email": "Officer@example.org", "email_verified": verified}
        pages = browse()
        go(pages, issuer)
        assert (who(pages) == world.source) is let_in


def test_an_address_that_two_accounts_have_matches_neither(browse: Browse, world: World, tmp_path: Path) -> None:
    with speaking_as(DOOR):
        SignInRecord.objects.filter(pk__in=[world.source.id, world.other.id]).update(email="officer@example.org")
    with an_issuer() as issuer, taking(issuer, tmp_path, "true"):
        issuer.person = {"sub": "1", "email": "officer@example.org", "email_verified": True}
        assert go(browse(), issuer).status_code == 403


def test_what_the_issuer_tells_of_a_person_is_not_kept(browse: Browse, world: World, issuer: Issuer) -> None:
    issuer.person = {"sub": "abc", "preferred_username": "source", "name": "Ines Prado", "email": "ines@example.org"}
    for _ in range(2):
        go(browse(), issuer)
    with speaking_as(DOOR):
        kept = SocialAccount.objects.get()
        assert kept.extra_data == {}
        assert "Ines" not in str(list(SignInRecord.objects.values_list()))


def test_the_first_match_stands_in_the_log(browse: Browse, world: World, issuer: Issuer) -> None:
    issuer.person = {"sub": "abc", "preferred_username": "source"}
    for _ in range(2):
        go(browse(), issuer)
    with speaking_as(SYSTEM):
        found = EventRecord.objects.get(type="signin.linked")
    assert found.thing == f"officer:{world.source.id}"


def test_an_answer_of_the_issuer_counts_once_and_in_the_browser_that_asked(
    browse: Browse, world: World, issuer: Issuer
) -> None:
    issuer.person = {"sub": "abc", "preferred_username": "source"}
    pages, other = browse(), browse()
    away = pages.post_form("/account/sign-in/", {}, "Sign in with Ministry of Justice", follow=False)
    back = issuer.authorize(away["Location"]).replace("http://localhost", "", 1)
    assert other.client.get(back).status_code == 401
    assert pages.client.get(back).status_code == 302
    assert pages.client.get(back).status_code == 401
    assert who(other) is PUBLIC


def test_a_token_for_another_client_lets_nobody_in(browse: Browse, world: World, issuer: Issuer) -> None:
    issuer.person = {"sub": "abc", "preferred_username": "source"}
    issuer.audience = "another"
    pages = browse()
    assert go(pages, issuer).status_code == 401
    assert who(pages) is PUBLIC


def test_a_made_up_code_lets_nobody_in(browse: Browse, world: World, issuer: Issuer) -> None:
    pages = browse()
    assert pages.client.get("/account/with/ministry/back/?code=x&state=y").status_code == 401
    assert pages.client.get("/account/with/ministry/back/").status_code == 401
    assert who(pages) is PUBLIC


def test_who_turns_back_at_the_issuer_is_told_so(browse: Browse, world: World, issuer: Issuer) -> None:
    issuer.cancels = True
    pages = browse()
    answer = go(pages, issuer)
    assert "You turned back" in pages.text(answer["Location"])


def test_an_issuer_that_does_not_answer_is_a_plain_page(browse: Browse, world: World, issuer: Issuer) -> None:
    issuer.down = True
    pages = browse()
    answer = pages.post_form("/account/sign-in/", {}, "Sign in with Ministry of Justice", follow=False)
    assert answer.status_code == 502
    assert "did not answer as it should" in answer.content.decode()


def test_going_to_the_issuer_takes_a_press_of_the_button(browse: Browse, world: World, issuer: Issuer) -> None:
    answer = browse().get("/account/with/ministry/")
    assert answer.status_code == 200
    assert browse().client.post("/account/with/ministry/").status_code == 403
    assert issuer.asked == []


def test_within_an_account_no_issuer_is_linked_to_it(browse: Browse, world: World, issuer: Issuer) -> None:
    issuer.person = {"sub": "abc", "preferred_username": "nobody"}
    pages = browse(world.source)
    token = pages.form("/account/").fields["csrfmiddlewaretoken"][0]
    away = pages.client.post("/account/with/ministry/?process=connect", {"csrfmiddlewaretoken": token})
    pages.client.get(issuer.authorize(away["Location"]).replace("http://localhost", "", 1))
    with speaking_as(DOOR):
        assert not SocialAccount.objects.exists()


def test_a_form_may_lead_to_the_issuer_and_nowhere_else(browse: Browse, world: World, issuer: Issuer) -> None:
    policy = browse().get("/account/sign-in/")["Content-Security-Policy"]
    assert f"form-action 'self' {issuer.address}" in policy
    assert "form-action 'self';" in browse(world.source).get("/account/")["Content-Security-Policy"] + ";"


def test_without_a_file_there_is_no_such_page(browse: Browse, world: World) -> None:
    pages = browse()
    assert "/account/with/" not in pages.text("/account/sign-in/")
    for path in ("/account/with/ministry/", "/account/with/ministry/back/?code=x&state=y"):
        assert pages.get(path).status_code == 404


def test_the_second_factor_of_the_account_is_asked_for_after_the_issuer(
    browse: Browse, world: World, issuer: Issuer
) -> None:
    from allauth.mfa.totp.internal.auth import TOTP

    issuer.person = {"sub": "abc", "preferred_username": "source"}
    add_an_app_to(world.source, TOTP)
    pages = browse()
    assert go(pages, issuer)["Location"] == "/account/second-factor/ask/"
    assert who(pages) is PUBLIC


def add_an_app_to(officer: Officer, totp: Any) -> None:
    with speaking_as(DOOR):
        totp.activate(SignInRecord.objects.get(pk=officer.id), "JBSWY3DPEHPK3PXP")


@needs_chromium
def test_a_browser_goes_to_the_issuer_and_back_under_the_security_policy(site: str, issuer: Issuer) -> None:
    from django.db import connection

    make_world()
    connection.close()
    issuer.person = {"sub": "abc", "preferred_username": "source"}
    complaints: list[str] = []
    with chromium(complaints) as (page, _line):
        page.goto(f"{site}/account/sign-in/?next=/account/")
        page.get_by_role("button", name="Sign in with Ministry of Justice").click()
        page.wait_for_url(f"{site}/account/")
        assert "Bureau PT" in page.inner_text("main")
    assert complaints == []
