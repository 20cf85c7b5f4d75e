"""The configurations of the how-to pages, taken from the pages as they stand and run where their programs are."""

import contextlib
import http.client
import re
import shutil
import signal
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.cli.conftest import ROOT
from tests.cli.serving import Server, a_free_port

HOW_TO = ROOT / "docs" / "how-to"
NAME = "notices.example.org"
NGINX = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/sbin:/usr/local/bin")
SYSTEMD = shutil.which("systemd-analyze")


def blocks(page: str, language: str) -> list[str]:
    """The blocks of a page in that language."""
    text = (HOW_TO / page).read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```$", text, flags=re.MULTILINE | re.DOTALL)


def a_certificate(folder: Path) -> None:
    """A certificate for the name, signed by itself, as fullchain.pem and privkey.pem."""
    from cryptography import x509
    from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

    key = generate_private_key(SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, NAME)])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(x509.random_serial_number()).not_valid_before(now - timedelta(minutes=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(NAME)]), critical=False).sign(key, SHA256())
    )  # fmt: skip
    (folder / "fullchain.pem").write_bytes(certificate.public_bytes(Encoding.PEM))
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (folder / "privkey.pem").write_bytes(private)


class Proxy:
    """nginx with the configuration of the page: other ports and paths, and nothing else changed."""

    def __init__(self, folder: Path, server_port: int) -> None:
        self.folder, self.plain, self.tls = folder, a_free_port(), a_free_port()
        a_certificate(folder)
        (site,) = blocks("behind-a-proxy.md", "nginx")
        for before, after in (
            ("listen 80;", f"listen 127.0.0.1:{self.plain};"),
            ("listen 443 ssl", f"listen 127.0.0.1:{self.tls} ssl"),
            ("http://127.0.0.1:8000", f"http://127.0.0.1:{server_port}"),
            ("/etc/ssl/notices/", f"{folder}/"),
            ("/var/log/nginx/", f"{folder}/"),
        ):
            assert before in site
            site = site.replace(before, after)
        site = re.sub(r"^ *listen \[::\].*\n", "", site, flags=re.MULTILINE)
        places = "\n".join(
            f"{kind}_temp_path {folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        )
        text = f"daemon off; pid {folder}/pid; error_log {folder}/errors;\nevents {{}}\nhttp {{\n{places}\n{site}}}\n"
        (folder / "nginx.conf").write_text(text)
        assert NGINX is not None
        self.process = subprocess.Popen([NGINX, "-c", str(folder / "nginx.conf"), "-e", f"{folder}/errors"])
        deadline = time.monotonic() + 20
        while not _listens(self.tls):
            assert self.process.poll() is None, (folder / "errors").read_text()
            assert time.monotonic() < deadline
            time.sleep(0.05)

    def connected(self, name: str = NAME) -> ssl.SSLSocket:
        """A connection under TLS, the certificate checked."""
        context = ssl.create_default_context(cafile=str(self.folder / "fullchain.pem"))
        line = socket.create_connection(("127.0.0.1", self.tls))
        try:
            return context.wrap_socket(line, server_hostname=name)
        except ssl.SSLError:
            line.close()
            raise

    def get(self, path: str, **headers: str) -> http.client.HTTPResponse:
        """A page through it."""
        connection = http.client.HTTPConnection(NAME, timeout=30)
        connection.sock = self.connected()
        with contextlib.closing(connection):
            connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
            response = connection.getresponse()
            response.read()
        return response


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@pytest.fixture(scope="module")
def proxy(behind_tls: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Proxy]:
    """nginx before a training installation."""
    proxy = Proxy(tmp_path_factory.mktemp("nginx"), behind_tls.port)
    yield proxy
    proxy.process.send_signal(signal.SIGQUIT)
    proxy.process.wait(timeout=30)


needs_nginx = pytest.mark.skipif(NGINX is None, reason="nginx is not installed")


@needs_nginx
def test_pages_come_through_the_proxy_whatever_the_caller_says_of_it(proxy: Proxy) -> None:
    forged = {"X_Forwarded_Proto": "http", "X_Forwarded_Host": "elsewhere.example", "Forwarded": "proto=http"}
    for headers in ({}, forged):
        response = proxy.get("/account/sign-in/", **headers)
        assert response.status == 200
        assert response.headers["Strict-Transport-Security"].startswith("max-age=31536000")
        assert all("Secure" in cookie for cookie in response.headers.get_all("Set-Cookie") or ["none"])


@needs_nginx
def test_another_host_gets_no_page_by_its_name_or_by_its_header(proxy: Proxy) -> None:
    with pytest.raises(ssl.SSLError):
        proxy.connected("elsewhere.example")
    with pytest.raises(http.client.RemoteDisconnected):
        proxy.get("/", Host="elsewhere.example")


@needs_nginx
def test_without_tls_one_is_sent_to_it(proxy: Proxy) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", proxy.plain, timeout=30)
    connection.request("GET", "/register/", headers={"Host": NAME})
    response = connection.getresponse()
    assert (response.status, response.headers["Location"]) == (301, f"https://{NAME}/register/")
    connection.close()


@needs_nginx
def test_others_are_answered_while_slow_senders_hold_the_line(proxy: Proxy) -> None:
    csrf = "x" * 32
    slow = []
    for _caller in range(12):  # three times the threads of the server
        line = proxy.connected()
        head = (
            f"POST /account/sign-in/ HTTP/1.1\r\nHost: {NAME}\r\nOrigin: https://{NAME}\r\nCookie: csrftoken={csrf}\r\n"
        )
        form = "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 900\r\n\r\nlogin="
        line.sendall((head + form).encode())
        slow.append(line)
    began = time.monotonic()
    assert proxy.get("/api/health").status == 200
    assert time.monotonic() - began < 5
    for line in slow:
        line.close()


@needs_nginx
def test_too_large_a_body_is_refused_before_it_is_passed_on(proxy: Proxy) -> None:
    line = proxy.connected()
    line.sendall(f"POST /bureau/new/ HTTP/1.1\r\nHost: {NAME}\r\nContent-Length: 10000000\r\n\r\n".encode())
    assert line.recv(12) == b"HTTP/1.1 413"
    line.close()


@needs_nginx
def test_neither_searches_nor_invitations_stand_in_its_log(proxy: Proxy) -> None:
    proxy.get("/register/?name=Tavesk")
    proxy.get("/account/welcome/a-secret-link/")
    deadline = time.monotonic() + 10
    while "/account/welcome/" not in (log := (proxy.folder / "notices.log").read_text()):
        assert time.monotonic() < deadline
        time.sleep(0.1)
    assert "GET /register/ 200" in log
    assert "Tavesk" not in log and "a-secret-link" not in log


@pytest.mark.skipif(SYSTEMD is None, reason="systemd is not installed")
def test_systemd_finds_nothing_wrong_with_the_units(tmp_path: Path) -> None:
    names = ("fairnotice.service", "fairnotice-backup.service", "fairnotice-backup.timer")
    units = blocks("run-as-a-service.md", "ini")
    assert len(units) == len(names)
    for name, unit in zip(names, units, strict=True):
        assert unit.startswith("[Unit]")
        (tmp_path / name).write_text(unit.replace("/opt/fairnotice/.venv/bin/fairnotice", "/bin/true"))
    assert SYSTEMD is not None
    paths = [str(tmp_path / name) for name in names]
    done = subprocess.run([SYSTEMD, "verify", *paths], capture_output=True, text=True, check=False)
    ours = [line for line in done.stderr.splitlines() if "fairnotice" in line]
    assert not ours
