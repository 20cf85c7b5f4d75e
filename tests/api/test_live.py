"""Where desks wait: woken by a publication, told of nothing else, refused when their token ends."""

import asyncio
import threading
import time
from collections.abc import Coroutine, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import httpx
import pytest

from fairnotice.api.clock import now
from fairnotice.domain.officer import SYSTEM, Officer
from fairnotice.register.checkpoint import Checkpoint
from fairnotice.services.administration import make_token, revoke_tokens
from fairnotice.services.incidents import list_incidents
from fairnotice.services.news import news_for
from fairnotice.services.publication import withdraw_notice
from fairnotice.services.views import read_view
from tests.conftest import World, make_world
from tests.services.test_circulation import WHY, ADesk, a_desk
from tests.stories import a_notice


@pytest.fixture
def people(committed: str) -> World:
    return make_world()


class Loop:
    """The application in a loop of its own, as the server runs it."""

    def __init__(self) -> None:
        from fairnotice.api.live.app import make_app

        self.app = make_app()
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self.loop.run_forever, daemon=True)
        self.thread.start()
        self.life = self.app.router.lifespan_context(self.app)
        self.do(self.life.__aenter__())

    def do(self, work: Coroutine[Any, Any, Any]) -> Any:
        return asyncio.run_coroutine_threadsafe(work, self.loop).result(timeout=60)

    def __call__(self, method: str, path: str, token: str, **more: Any) -> httpx.Response:
        async def asked() -> httpx.Response:
            transport = httpx.ASGITransport(self.app, raise_app_exceptions=False)
            async with httpx.AsyncClient(transport=transport, base_url="http://here") as client:
                return await client.request(method, path, headers={"Authorization": f"Bearer {token}"}, **more)

        answer: httpx.Response = self.do(asked())
        return answer

    def end(self) -> None:
        self.do(self.life.__aexit__(None, None, None))
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join()
        self.loop.close()


@pytest.fixture
def ask(people: World) -> Iterator[Loop]:
    """Asks the process, with a real database that really wakes it."""
    loop = Loop()
    yield loop
    loop.end()


def token_of(officer: Officer) -> str:
    return make_token(officer=officer.id, name="test", by=SYSTEM, at=now())


def waiting(ask: Loop, path: str, token: str) -> "Future[Any]":
    """Asks in a thread; answered once it waits."""
    asked: Future[Any] = ThreadPoolExecutor(1).submit(ask, "GET", path, token)
    while ask("GET", "/register/alive", "").json()["waiting"] == 0:
        time.sleep(0.01)
    return asked


def test_who_waits_is_told_of_a_publication_with_its_document(ask: Loop, people: World) -> None:
    asked = waiting(ask, "/register/entries?after=0&wait=30", token_of(people.locating))
    notice = a_notice(people)
    answer = asked.result(timeout=20).json()
    (entry,) = answer["entries"]
    assert (entry["notice"], entry["kind"]) == (str(notice), "publish")
    assert list(answer["documents"]) == [entry["cipher"]]


def test_who_waits_in_vain_gets_a_fresh_checkpoint(ask: Loop, people: World) -> None:
    answer = ask("GET", "/register/entries?after=0&wait=0", token_of(people.locating)).json()
    assert answer["entries"] == []
    assert answer["checkpoint"].count(".") == 2


def test_news_that_could_not_be_read_once_come_all_the_same(
    ask: Loop, people: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    failed = list[int]()

    def fails_once(places: Any, *, at: Any) -> Any:
        if not failed:
            failed.append(1)
            raise ValueError("the key is not there")
        return news_for(places, at=at)

    monkeypatch.setattr("fairnotice.api.live.hub.news_for", fails_once)
    a_notice(people)
    answer = ask("GET", "/register/entries?after=0&wait=20", token_of(people.locating)).json()
    assert failed and [entry["sequence"] for entry in answer["entries"]] == [1]


def test_what_is_not_in_a_view_wakes_nobody(ask: Loop, people: World) -> None:
    asked = waiting(ask, "/register/entries?after=0&wait=2", token_of(people.other))
    a_notice(people, restricted=("UY",))
    assert asked.result(timeout=20).json()["entries"] == []


def test_it_says_what_the_api_says_of_a_notice_that_has_ended(ask: Loop, people: World) -> None:
    notice = a_notice(people)
    withdraw_notice(notice=notice, reasons=WHY, by=people.source, at=now())
    answer = ask("GET", "/register/entries?after=0", token_of(people.locating)).json()
    part = read_view(after=0, limit=10, inline=True, by=people.locating, at=now())
    assert answer["entries"] == [entry.to_json() for entry in part.entries]
    assert answer["documents"] == {}
    assert [entry["key"] for entry in answer["entries"]] == ["", ""]


def test_receipts_are_kept_and_a_forged_one_is_refused(ask: Loop, people: World) -> None:
    desk, other = a_desk(people, at=now()), a_desk(people, name="South pier", at=now())
    a_notice(people, at=now())
    for one in (desk, other):
        one.pull(now())
    assert ask("POST", "/register/receipts", desk.enrolled.token, json={"receipt": desk.receipt(now())}).json() == {
        "sequence": 1,
        "agrees": True,
        "says": "Your copy is the register's.",
    }
    forged = ask("POST", "/register/receipts", desk.enrolled.token, json={"receipt": other.receipt(now())})
    assert (forged.status_code, forged.json()["type"]) == (422, "/problems/invalid-value")
    assert [incident.kind for incident in list_incidents(by=people.reviewer)] == ["forged_receipt"]


@pytest.mark.parametrize(
    "body", [b'{"receipt": "\\ud800.a.b"}', b'{"receipt": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", b"[]"]
)
def test_what_is_no_receipt_is_a_problem(ask: Loop, people: World, body: bytes) -> None:
    answer = ask("POST", "/register/receipts", token_of(people.locating), content=body)
    assert (answer.status_code, answer.headers["content-type"]) == (422, "application/problem+json")


def test_a_token_that_was_ended_opens_nothing_at_once(ask: Loop, people: World) -> None:
    token = token_of(people.locating)
    assert ask("GET", "/register/entries?wait=0", token).status_code == 200
    revoke_tokens(officer=people.locating.id, by=people.administrator, at=now())
    patience = time.monotonic() + 5
    while (status := ask("GET", "/register/entries?wait=0", token).status_code) == 200 and time.monotonic() < patience:
        time.sleep(0.05)
    assert status == 401


@pytest.mark.parametrize(
    ("path", "status"), [("/register/entries?after=x", 422), ("/register/other", 404), ("/register/entries", 401)]
)
def test_what_does_not_fit_is_a_problem(ask: Loop, people: World, path: str, status: int) -> None:
    token = token_of(people.locating) if status != 401 else "fn_nobody"
    answer = ask("GET", path, token)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")


@pytest.mark.parametrize("name", ["reviewer", "commission", "carrier", "administrator"])
def test_who_has_no_view_waits_for_none(ask: Loop, people: World, name: str) -> None:
    assert ask("GET", "/register/entries?wait=0", token_of(getattr(people, name))).status_code == 403


def test_events_tell_how_far_the_view_goes(ask: Loop, people: World) -> None:
    a_notice(people)
    token = token_of(people.locating)

    async def first_words() -> str:
        words: asyncio.Queue[str] = asyncio.Queue()

        async def send(message: Any) -> None:
            await words.put(message.get("body", b"").decode())

        async def receive() -> Any:
            await asyncio.sleep(60)

        scope = {
            "type": "http",
            "method": "GET",
            "path": "/register/events",
            "query_string": b"",
            "headers": [(b"authorization", f"Bearer {token}".encode())],
        }
        task = asyncio.create_task(ask.app(scope, receive, send))
        while not (said := await asyncio.wait_for(words.get(), 20)):
            pass
        task.cancel()
        return said

    assert ask.do(first_words()).splitlines()[:3] == ["event: entries", "id: 1", 'data: {"latest": 1}']


def test_a_desk_holds_the_same_whichever_way_it_asked(ask: Loop, people: World) -> None:
    desk: ADesk = a_desk(people, at=now())
    a_notice(people, at=now())
    held: Checkpoint = desk.held
    desk.pull(now())
    assert held.sequence < desk.held.sequence
    answer = ask("GET", "/register/entries?after=0", desk.enrolled.token).json()
    assert [entry["sequence"] for entry in answer["entries"]] == [1]
