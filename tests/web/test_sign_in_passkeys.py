"""Passkeys in a real Chromium with a key of its own making, under the security policy that the pages have."""

from typing import Any

import pytest

from fairnotice.domain.officer import DOOR, SYSTEM
from tests.conftest import make_world
from tests.web.sign_in_browser import KEY, chromium, needs_chromium, site

__all__ = ["site"]

PASSWORD = "correct horse battery staple"
pytestmark = needs_chromium


@pytest.fixture
def link(site: str) -> str:
    """A link with which a reviewer chooses a password."""
    from django.db import connection

    from fairnotice.services.signin import invite
    from fairnotice.web.clock import now

    token = invite(officer=make_world().reviewer.id, by=SYSTEM, at=now())
    connection.close()
    return f"{site}/account/welcome/{token}/"


@pytest.fixture
def officer(link: str) -> None:
    """A reviewer with a password."""
    from django.db import connection

    from fairnotice.services.signin import set_password
    from fairnotice.web.clock import now

    set_password(token=link.split("/")[-2], password=PASSWORD, at=now())
    connection.close()


def sign_in(page: Any, site: str) -> None:
    page.goto(f"{site}/account/sign-in/?next=/account/")
    page.get_by_label("Login").fill("reviewer")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url(lambda address: "/sign-in/" not in address)


def add_a_passkey(page: Any, site: str) -> None:
    page.goto(f"{site}/account/passkeys/add/")
    page.get_by_label("Name of the passkey").fill("key on my key ring")
    page.get_by_role("button", name="Add the passkey").click()


def test_the_link_of_an_invitation_works_in_a_browser(site: str, link: str) -> None:
    with chromium([]) as (page, _line):
        page.goto(link)
        page.get_by_label("New password", exact=True).fill(PASSWORD)
        page.get_by_label("New password, once more").fill(PASSWORD)
        page.get_by_role("button", name="Set the password and sign in").click()
        page.wait_for_url(f"{site}/account/second-factor/")


def test_a_passkey_is_added_signs_in_alone_and_is_a_second_factor(site: str, officer: None) -> None:
    complaints: list[str] = []
    with chromium(complaints) as (page, _line):
        sign_in(page, site)
        add_a_passkey(page, site)
        page.wait_for_url(f"{site}/account/second-factor/codes/")
        page.goto(f"{site}/account/passkeys/")
        assert "key on my key ring" in page.inner_text("main")
        page.get_by_role("button", name="Sign out").first.click()
        # Alone, without login and password.
        page.goto(f"{site}/account/sign-in/?next=/account/")
        page.get_by_role("button", name="Sign in with a passkey").click()
        page.wait_for_url(f"{site}/account/")
        assert "reviewer" in page.inner_text("main")
        page.get_by_role("button", name="Sign out").first.click()
        # After the password.
        sign_in(page, site)
        page.wait_for_url(f"{site}/account/second-factor/ask/")
        page.get_by_role("button", name="Use a passkey instead").click()
        page.wait_for_url(f"{site}/account/")
        # Removed, it opens nothing.
        page.goto(f"{site}/account/passkeys/")
        page.get_by_role("link", name="Remove key on my key ring").click()
        page.get_by_role("button", name="Remove the passkey").click()
        page.wait_for_url(f"{site}/account/passkeys/")
        assert "You have no passkey." in page.inner_text("main")
        page.get_by_role("button", name="Sign out").first.click()
        page.goto(f"{site}/account/sign-in/")
        page.get_by_role("button", name="Sign in with a passkey").click()
        page.get_by_text("This code is wrong, or was used already.").wait_for()
    assert [said for said in complaints if "Security Policy" in said or "Error" in said] == []


def test_a_passkey_that_asks_for_no_finger_face_or_pin_is_not_added(site: str, officer: None) -> None:
    from allauth.mfa.models import Authenticator
    from django.db import connection

    from fairnotice.records.session import speaking_as

    with chromium([], isUserVerified=False) as (page, _line):
        sign_in(page, site)
        add_a_passkey(page, site)
        page.get_by_text("No passkey was added. Try again, or add an authenticator app.").wait_for()
    with speaking_as(DOOR):
        assert not Authenticator.objects.exists()
    connection.close()


def test_a_passkey_of_another_account_does_not_do_as_the_second_factor_of_this_one(site: str, officer: None) -> None:
    with chromium([]) as (page, line):
        sign_in(page, site)
        add_a_passkey(page, site)
        page.wait_for_url(f"{site}/account/second-factor/codes/")
        page.get_by_role("button", name="Sign out").first.click()
        line.send("WebAuthn.disable")  # the key is taken away; another one is put in
        line.send("WebAuthn.enable")
        line.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})
        sign_in(page, site)
        page.wait_for_url(f"{site}/account/second-factor/ask/")
        page.get_by_role("button", name="Use a passkey instead").click()
        page.get_by_text("No passkey was used.").wait_for()
        assert page.url == f"{site}/account/second-factor/ask/"
