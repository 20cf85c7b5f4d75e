"""Systems of bureaus are told that their view has grown: signed, at least once, and not for ever."""

import json
from contextlib import suppress
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import httpx
import pytest

from fairnotice.domain.errors import InvalidValue, NotYourAct
from fairnotice.domain.officer import SYSTEM
from fairnotice.records.models import MessageRecord
from fairnotice.records.session import speaking_as
from fairnotice.register.webhook import verify
from fairnotice.services.webhooks import PAUSES, add_webhook, end_webhook, list_webhooks, tell_webhooks
from tests.conftest import NOW, World
from tests.stories import a_notice

URL = "https://systems.example.org/news"


class Post:
    """The other side: what it was sent, and how it answers."""

    def __init__(self, *statuses: int) -> None:
        self.statuses, self.sent = list(statuses), list[tuple[str, bytes, dict[str, str]]]()

    def __call__(self, url: str, body: bytes, headers: dict[str, str]) -> int:
        self.sent.append((url, body, headers))
        status = self.statuses.pop(0) if self.statuses else 204
        if not status:
            raise httpx.ConnectError("nobody")
        return status


def test_an_address_is_told_how_far_the_view_goes_once_and_signed(world: World) -> None:
    _id, secret = add_webhook(bureau="NZ", url=URL, by=world.administrator, at=NOW)
    a_notice(world)
    post = Post()
    assert (tell_webhooks(at=NOW, post=post), tell_webhooks(at=NOW, post=post)) == (1, 0)
    ((url, body, headers),) = post.sent
    verify(body, headers, secret=secret, now=NOW)
    assert (url, json.loads(body)["data"]) == (URL, {"recipient": "NZ", "latest": 1})


def test_nothing_of_a_notice_is_in_what_is_told(world: World) -> None:
    add_webhook(bureau="NZ", url=URL, by=world.administrator, at=NOW)
    notice = a_notice(world)
    post = Post()
    tell_webhooks(at=NOW, post=post)
    assert str(notice) not in post.sent[0][1].decode() and "EX-" not in post.sent[0][1].decode()


@pytest.mark.parametrize("status", [0, 301, 404, 500])
def test_what_fails_is_told_again_after_a_pause_under_the_same_id(world: World, status: int) -> None:
    add_webhook(bureau="NZ", url=URL, by=world.administrator, at=NOW)
    a_notice(world)
    post = Post(status)
    assert tell_webhooks(at=NOW, post=post) == 0
    assert tell_webhooks(at=NOW, post=post) == 0
    assert tell_webhooks(at=NOW + PAUSES[0], post=post) == 1
    assert len({headers["webhook-id"] for _url, _body, headers in post.sent}) == 1
    assert list_webhooks(by=world.administrator)[0].failed == ""


def test_an_address_that_never_answers_is_given_up_and_its_bureau_told(world: World) -> None:
    add_webhook(bureau="NZ", url=URL, by=world.administrator, at=NOW)
    a_notice(world)
    post, at = Post(*[500] * 20), NOW
    for pause in (*PAUSES, timedelta(days=1)):
        tell_webhooks(at=at, post=post)
        at += pause
    assert tell_webhooks(at=at, post=post) == 0
    assert len(post.sent) == len(PAUSES) + 1
    with speaking_as(SYSTEM):
        assert [m.to_bureau for m in MessageRecord.objects.filter(about="webhook.ended")] == ["NZ"]


def test_an_ended_address_is_told_nothing(world: World) -> None:
    id, _secret = add_webhook(bureau="NZ", url=URL, by=world.administrator, at=NOW)
    end_webhook(webhook=id, by=world.administrator, at=NOW)
    a_notice(world)
    assert tell_webhooks(at=NOW, post=Post()) == 0


def test_an_address_that_cannot_be_asked_fails_and_the_others_are_told(world: World) -> None:
    def post(url: str, body: bytes, headers: dict[str, str]) -> int:
        if url != URL:
            raise httpx.InvalidURL("a letter that is none")
        return 204

    add_webhook(bureau="NZ", url="https://other.example.org/", by=world.administrator, at=NOW)
    add_webhook(bureau="NZ", url=URL, by=world.administrator, at=NOW)
    a_notice(world)
    assert tell_webhooks(at=NOW, post=post) == 1
    assert {one.url: one.failed for one in list_webhooks(by=world.administrator)} == {
        "https://other.example.org/": "InvalidURL",
        URL: "",
    }


class Endless(BaseHTTPRequestHandler):
    """An answer without an end."""

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(200)
        self.end_headers()
        with suppress(OSError):
            while True:
                self.wfile.write(b" " * 65536)

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing is printed."""


def test_an_answer_without_an_end_is_not_read(world: World) -> None:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Endless)
    server.daemon_threads = True
    Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    add_webhook(bureau="NZ", url=f"http://127.0.0.1:{server.server_port}/", by=world.administrator, at=NOW)
    a_notice(world)
    try:
        assert tell_webhooks(at=NOW) == 1
    finally:
        server.shutdown()
        server.server_close()


@pytest.mark.parametrize(
    "url",
    [
        "http://systems.example.org/",
        "ftp://x.example",
        "https://me:pw@x.example/",
        "nothing",
        "https://x.example/\nx: y",
        "https://[x",
    ],
)
def test_an_address_that_is_not_safe_is_refused(world: World, url: str) -> None:
    with pytest.raises(InvalidValue, match="https"):
        add_webhook(bureau="NZ", url=url, by=world.administrator, at=NOW)


def test_only_the_administrator_names_addresses(world: World) -> None:
    for by in (world.locating, world.decider, world.commission):
        with pytest.raises(NotYourAct):
            add_webhook(bureau="NZ", url=URL, by=by, at=NOW)
        assert list_webhooks(by=by) == []
