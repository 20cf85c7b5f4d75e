"""An installation behind a proxy with TLS: Django's own deployment checks, the address, and what the server answers."""

import http.client
import os
import re
import secrets
import subprocess
import sys
from pathlib import Path

import pytest

from fairnotice.config.address import public_address, refuse_plain_http
from fairnotice.config.datafolder import DataFolder, Mode
from fairnotice.config.errors import SetupError
from tests.cli.conftest import ROOT, command
from tests.cli.serving import Server, a_free_port

ADDRESS = "https://notices.example.org"


def checks(**variables: str) -> subprocess.CompletedProcess[str]:
    """`django check --deploy` with the settings that `serve` would have."""
    given = {
        "DJANGO_SETTINGS_MODULE": "fairnotice.config.settings",
        "FAIRNOTICE_MODE": "live",
        "FAIRNOTICE_SECRET_KEY": secrets.token_urlsafe(48),
    }
    return subprocess.run(
        [sys.executable, "-W", "error", "-m", "django", "check", "--deploy", "--fail-level", "DEBUG"],
        env={**os.environ, **given, **variables}, capture_output=True, text=True, check=False, cwd=ROOT,
    )  # fmt: skip


def test_the_deployment_checks_find_nothing_behind_tls() -> None:
    done = checks(FAIRNOTICE_ADDRESS=ADDRESS)
    assert done.returncode == 0, done.stderr
    assert "no issues (1 silenced)" in done.stdout
    assert done.stderr == ""


def test_the_same_checks_find_what_is_missing_without_it() -> None:
    done = checks(FAIRNOTICE_ADDRESS="")
    assert done.returncode == 1
    assert {"security.W004", "security.W008", "security.W016"} <= set(re.findall(r"security\.W\d+", done.stderr))


@pytest.mark.parametrize(
    ("given", "plain"),
    [
        ("https://notices.example.org", ADDRESS),
        ("https://notices.example.org/", ADDRESS),
        (" https://NOTICES.example.org:443 ", ADDRESS),
        ("https://notices.example.org:8443", f"{ADDRESS}:8443"),
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000"),
        ("https://[2001:db8::1]:8443/", "https://[2001:db8::1]:8443"),
    ],
)
def test_an_address_is_kept_in_its_plain_form(given: str, plain: str) -> None:
    assert public_address(given) == plain


@pytest.mark.parametrize(
    "given",
    [
        "", "notices.example.org", "ftp://notices.example.org", "https://", "https:///x", "https://a b.example",
        "https://notices.example.org/fairnotice", "https://notices.example.org?x=1", "https://notices.example.org#x",
        "https://user:word@notices.example.org", "https://notices.example.org:port", "https://[::1",
    ],
)  # fmt: skip
def test_what_is_no_address_is_refused_in_a_sentence(given: str) -> None:
    with pytest.raises(SetupError, match=r"https://notices\.example\.org\."):
        public_address(given)


@pytest.mark.parametrize("address", ["http://notices.example.org", "http://10.0.0.5:8000", "http://127.0.0.1.example"])
def test_live_work_is_not_reached_without_tls(address: str) -> None:
    with pytest.raises(SetupError, match="without TLS"):
        refuse_plain_http(address, Mode.LIVE)
    refuse_plain_http(address, Mode.TRAINING)


@pytest.mark.parametrize("address", ["http://127.0.0.1:8000", "http://localhost", "http://[::1]:8000", ADDRESS])
def test_on_the_machine_itself_or_with_tls_it_is(address: str) -> None:
    refuse_plain_http(address, Mode.LIVE)


def test_a_live_installation_refuses_a_plain_address_before_anything_starts(tmp_path: Path) -> None:
    folder = DataFolder.open_or_create(tmp_path / "live", mode=Mode.LIVE)
    port = a_free_port()
    answer = command(
        "serve", "--live", "--port", port, "--data", folder.path, "--address", "http://notices.example.org"
    )
    assert answer.status == 2
    assert "https://" in answer.err and "Starting" not in answer.err
    by_variable = command(
        "serve", "--port", port, "--data", folder.path, FAIRNOTICE_ADDRESS="http://notices.example.org"
    )
    assert by_variable.status == 2
    assert not (folder.path / "database.json").exists()


@pytest.fixture
def served(behind_tls: Server) -> Server:
    """The installation, asked as its proxy would, or past it."""
    return behind_tls


def asked(
    server: Server, path: str, *, by_proxy: bool, method: str = "GET", **headers: str
) -> http.client.HTTPResponse:
    """Ask the server as a proxy does, or past it. The answer's text is read already, as `said`."""
    given = {"Host": "notices.example.org", **({"X-Forwarded-Proto": "https"} if by_proxy else {})}
    given |= {name.replace("_", "-"): value for name, value in headers.items()}
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
    connection.request(method, path, headers=given)
    response = connection.getresponse()
    response.said = response.read().decode()  # type: ignore[attr-defined]  # for the tests
    connection.close()
    return response


def test_it_says_the_address_that_people_use(served: Server) -> None:
    assert f"for people, by proxy   {ADDRESS}" in served.said
    assert f"{ADDRESS}/api/docs" in served.said


def test_through_the_proxy_pages_come_with_strict_transport_and_cookies_for_tls_only(served: Server) -> None:
    response = asked(served, "/account/sign-in/", by_proxy=True)
    assert response.status == 200
    assert response.headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"
    cookies = response.headers.get_all("Set-Cookie") or []
    assert cookies
    assert all("Secure" in cookie and "HttpOnly" in cookie and "SameSite=Lax" in cookie for cookie in cookies)


def test_whoever_comes_without_tls_is_sent_to_the_address_whatever_host_they_name(served: Server) -> None:
    for host in ("notices.example.org", "elsewhere.example", f"127.0.0.1:{served.port}"):
        response = asked(served, "/register/?page=2", by_proxy=False, Host=host)
        assert (response.status, response.headers["Location"]) == (301, f"{ADDRESS}/register/?page=2")


def test_another_host_is_refused_through_the_proxy_too(served: Server) -> None:
    response = asked(served, "/", by_proxy=True, Host="elsewhere.example")
    assert response.status == 400
    assert "elsewhere" not in response.said  # type: ignore[attr-defined]
    # What a caller says of another host is not listened to.
    assert asked(served, "/", by_proxy=True, X_Forwarded_Host="elsewhere.example").status == 200


def test_health_answers_on_the_machine_without_the_proxy(served: Server) -> None:
    assert asked(served, "/api/health", by_proxy=False, Host=f"127.0.0.1:{served.port}").status == 200
    assert asked(served, "/api/health/details", by_proxy=False, Host=f"127.0.0.1:{served.port}").status == 301


def test_a_form_sent_from_another_site_is_refused_and_one_from_the_address_is_read(served: Server) -> None:
    page = asked(served, "/account/sign-in/", by_proxy=True)
    cookie = next(one for one in page.headers.get_all("Set-Cookie") or [] if one.startswith("csrftoken=")).split(";")[0]
    found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.said)  # type: ignore[attr-defined]
    assert found
    sent = f"csrfmiddlewaretoken={found[1]}&language=en&next=/"

    def post(origin: str) -> int:
        connection = http.client.HTTPConnection("127.0.0.1", served.port, timeout=30)
        headers = {
            "Host": "notices.example.org", "X-Forwarded-Proto": "https", "Cookie": cookie, "Origin": origin,
            "Content-Type": "application/x-www-form-urlencoded",
        }  # fmt: skip
        connection.request("POST", "/language/", sent, headers)
        status = connection.getresponse().status
        connection.close()
        return status

    assert post(ADDRESS) == 302
    assert post("https://elsewhere.example") == 403
    assert post("http://notices.example.org") == 403
