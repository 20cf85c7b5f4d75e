"""Passkeys in a real Chromium with a key of its own making, under the security policy that the pages have."""

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from fairnotice.domain.officer import DOOR, SYSTEM
from tests.conftest import make_world

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
PASSWORD = "correct horse battery staple"
KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")


@pytest.fixture
def site(committed: str, settings_of_tests: None) -> Iterator[str]:
    """The pages over HTTP, on a database of the test's own. Answers their address."""
    from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
    from django.core.wsgi import get_wsgi_application

    class Quiet(WSGIRequestHandler):
        def log_message(self, format: str, *args: Any) -> None:
            """Nothing."""

    server = ThreadedWSGIServer(("127.0.0.1", 0), Quiet)
    server.set_app(get_wsgi_application())
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    yield f"http://localhost:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


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


@contextmanager
def chromium(complaints: list[str], **key: Any) -> Iterator[tuple[Any, Any]]:
    """A page, and the line to the browser's maker on which its key is made."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_context().new_page()
        page.set_default_timeout(20_000)
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        line = page.context.new_cdp_session(page)
        line.send("WebAuthn.enable")
        line.send("WebAuthn.addVirtualAuthenticator", {"options": {**KEY, **key}})
        yield page, line
        browser.close()


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
