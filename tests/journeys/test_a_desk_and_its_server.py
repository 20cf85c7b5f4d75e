"""A member's desk and the server whose register it follows: both as processes, over HTTP, with the training data.

What is withdrawn stays so, and comes last; each of the others leaves everything as it was.
"""

import random
import re
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.cli.conftest import command, erased_in_the_end
from tests.cli.serving import Server, a_free_port
from tests.desk.running import Officer, Running, until
from tests.desk.running import command as desk_command

KILLS = 5
LISTED = "Orin Tavesk, 1986-09-17, UY"
BUS = "bus 7, entry"
BASIS = "Extradition Act 2003, section 71; decided by the duty magistrate."
WHY = "The court has ended the proceedings about this invented person."


class Both:
    """The server and the desk, which can go and come back."""

    def __init__(self, place: Path, folder: Path) -> None:
        self.place, self.folder, self.port = place, folder, a_free_port()
        self.server = Server(place, self.port).ready()
        code = command("desk-code", "GB", "Airport, hall 2", "--data", place).out.strip()
        self.desk = Running(folder, "--from", f"http://127.0.0.1:{self.port}", "--code", code)
        until(lambda: self.status["current"])

    @property
    def status(self) -> Any:
        """What the desk says of its copy."""
        return self.desk.api("GET", "/api/status").json()

    @property
    def waits(self) -> bool:
        """Whether the desk waits for news at the server's other port."""
        try:
            answer = httpx.get(f"http://127.0.0.1:{self.port + 1}/register/alive")
        except httpx.HTTPError:
            return False
        return bool(answer.json()["waiting"])

    def asks(self, path: str, login: str = "bureau-gb") -> Any:
        """What the server answers an account of the training world."""
        status, said = self.server.get(path, self.server.token(login))
        assert status == 200, said
        return said

    def copies_of(self, notice: str) -> Any:
        """Who has applied what became of a notice."""
        return self.asks(f"/api/notices/{notice}/copies")

    def on_the_board(self) -> Any:
        """The one desk there."""
        (one,) = self.asks("/api/board")["desks"]
        return one

    def checks(self, line: str = LISTED) -> Any:
        """What the desk answers about a traveller."""
        answer = self.desk.api("POST", "/api/check", json={"line": line, "purpose": "entry"})
        assert answer.status_code == 200, answer.text
        return answer.json()

    @property
    def waiting(self) -> int:
        """Messages that wait at the desk to be sent."""
        left = self.status["outbox"]
        assert not left["refused"], left
        return int(left["findings"] + left["searches"])

    def sends_some(self) -> None:
        """Wait until some of what waits has been sent, and the rest is on its way."""
        most = self.waiting
        until(lambda: self.waiting < most)

    def hits(self) -> Any:
        """The matches that the server has of this bureau."""
        found = self.asks("/api/hits?limit=500")["items"]
        assert len(found) < 500
        return found

    def answers(self, purpose: str) -> int:
        """How many checks the desk has kept that were for that."""
        with closing(sqlite3.connect(self.folder / "desk.sqlite")) as db:
            return int(db.execute("SELECT count(*) FROM answer WHERE purpose = ?", (purpose,)).fetchone()[0])

    def kept(self) -> set[str]:
        """The matches that are on the desk's disk."""
        with closing(sqlite3.connect(self.folder / "desk.sqlite")) as db:
            return {row[0] for row in db.execute("SELECT id FROM hit")}

    def answers_without_a_line(self, before: Any, acknowledged: set[str]) -> None:
        """It says so, and how old its copy is; it answers as before, and keeps what it found."""
        until(lambda: self.status["no_line_since"])
        earliest, then, latest = datetime.now(UTC), self.status, datetime.now(UTC)
        whole = datetime.fromisoformat(then["as_of"])
        assert then["current"]
        assert int((earliest - whole).total_seconds()) <= then["age_seconds"] <= (latest - whole).total_seconds()
        assert [hit["effect"]["country"] for hit in self.checks()["hits"]] == ["GB"]
        assert self.waiting >= len(acknowledged) > 0
        officer = Officer(self.desk).comes_in(self.desk, "Ina")
        with closing(officer.client):
            assert f"The copy goes to entry {before['sequence']}" in officer.client.get("/").text
            assert "waits for the line" in officer.client.get("/hits/").text

    def end(self) -> None:
        """Stop both."""
        self.desk.kill()
        self.server.end()


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Both]:
    place = tmp_path_factory.mktemp("both")
    with erased_in_the_end(place / "server"):
        found = Both(place / "server", place / "desk")
        yield found
        found.end()


def test_what_is_published_is_at_the_desk_and_the_board_has_its_receipt(both: Both) -> None:
    (listed,) = both.asks("/api/notices")["items"]
    view = both.asks("/api/register/entries", "border-gb")["entries"]
    assert (both.status["sequence"], both.status["mode"]) == (len(view), "training")
    (hit,) = both.checks()["hits"]
    assert (hit["number"], hit["decision"], hit["effect"]["country"]) == (listed["number"], "hit", "GB")
    assert both.checks("Zuleika Quandt, 1970-01-17")["hits"] == []
    until(lambda: both.on_the_board()["seen_at"])
    standing = both.on_the_board()
    assert (standing["name"], standing["agrees"], standing["behind"]) == ("Airport, hall 2", True, 0)
    until(lambda: both.waits)


def test_from_the_officers_page_to_a_measure_that_the_bureau_reads(both: Both) -> None:
    officer = Officer(both.desk).comes_in(both.desk, "Ina")
    with closing(officer.client):
        answer = officer.send("/", line=LISTED, purpose="border check, entry")
        assert "1 possible match" in answer.text
        assert "EXAMPLE" in answer.text
        verify = re.search(r'href="(/hits/[^"]+/verify/)"', answer.text)
        assert verify is not None
        officer.send(verify[1], same="yes", photograph="same", document="same number")
        done = officer.send(verify[1].replace("verify", "measure"), kind="monitoring", legal_basis=BASIS)
        assert "What was done is recorded" in done.text
    hit = verify[1].split("/")[2]
    until(lambda: not both.waiting)
    told = both.asks(f"/api/hits/{hit}?purpose=casework")
    assert (told["state"], told["traveller"]["desk"]["officer"]) == ("verified", "Ina")
    assert [measure["kind"] for measure in told["steps"]["measures"]] == ["monitoring"]


def test_of_somebody_else_the_bureau_is_told_and_keeps_nothing_of_them(both: Both) -> None:
    officer = Officer(both.desk)
    with closing(officer.client):
        opened = desk_command(both.folder, "address", "--port", str(both.desk.port)).stdout.strip()
        officer.send(opened.removeprefix(both.desk.url), officer="Ina")
        answer = officer.send("/", line=LISTED, purpose="border check, entry")
        verify = re.search(r'href="(/hits/[^"]+/verify/)"', answer.text)
        assert verify is not None
        hit = verify[1].split("/")[2]
        until(lambda: not both.waiting)
        assert both.asks(f"/api/hits/{hit}?purpose=casework")["state"] == "raised"
        officer.send(verify[1], same="no", photograph="another face")
    until(lambda: both.asks(f"/api/hits/{hit}?purpose=casework")["state"] == "dismissed")
    assert both.waiting == 0, "and nothing was refused"
    told = both.asks(f"/api/hits/{hit}?purpose=casework")
    assert (told["traveller"], told["steps"]["verification"]["compared"]) == ({}, ["photograph"])


class Traffic:
    """One traveller after the other is checked, each with a document of their own, until the desk is gone."""

    def __init__(self, desk: Running, numbers: Iterator[int]) -> None:
        self.acknowledged: set[str] = set()
        self._desk, self._numbers = desk, numbers
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def _run(self) -> None:
        with suppress(httpx.HTTPError):
            while True:
                self._check(f"EX{next(self._numbers):07}")

    def _check(self, document: str) -> None:
        question = {"names": ["Orin Tavesk"], "births": ["1986-09-17"], "documents": [document], "purpose": BUS}
        answer = self._desk.api("POST", "/api/check", json=question)
        assert answer.status_code == 200, answer.text
        self.acknowledged |= {hit["hit"] for hit in answer.json()["hits"]}

    def ended(self) -> set[str]:
        """What was acknowledged to the end."""
        self._thread.join()
        return self.acknowledged


def test_without_a_line_and_killed_again_and_again_nothing_is_lost_and_everything_arrives_once(both: Both) -> None:
    chance, numbers, acknowledged = random.Random(KILLS), count(1), set[str]()
    until(lambda: not both.waiting)
    there, before = {hit["hit"] for hit in both.hits()}, both.status
    assert both.server.end() == 0
    assert "refused to gracefully stop" not in both.server.said, "a desk that waits holds up no end"
    for kill in range(KILLS):
        if kill == KILLS - 2:
            both.answers_without_a_line(before, acknowledged)
            both.server = Server(both.place, both.port)
        if kill == KILLS - 1:
            both.server.ready()
            both.sends_some()
        traffic = Traffic(both.desk, numbers)
        time.sleep(chance.uniform(0.1, 0.6))
        both.desk.kill()
        acknowledged |= traffic.ended()
        both.desk = Running(both.folder)
        assert acknowledged <= both.kept(), "nothing acknowledged is lost"
    until(lambda: not both.waiting)
    arrived = [hit["hit"] for hit in both.hits()]
    assert set(arrived) - there == both.kept() - there
    assert len(arrived) == len(set(arrived))
    searches = [row for row in both.asks("/api/access?limit=500", "commission")["items"] if row["purpose"] == BUS]
    assert len(searches) == both.answers(BUS) < 500, "each search is logged once"
    until(lambda: both.waits)
    assert both.on_the_board()["agrees"]


def test_what_is_withdrawn_answers_by_its_number_alone(both: Both) -> None:
    (listed,) = both.asks("/api/notices")["items"]
    assert both.checks()["hits"]
    withdrawn, said = both.server.post(
        f"/api/notices/{listed['notice']}/withdraw", both.server.token("bureau-pt"), {"reasons": WHY}
    )
    assert withdrawn == 200, said
    until(lambda: not both.checks()["hits"])
    officer = Officer(both.desk).comes_in(both.desk, "Nils")
    with closing(officer.client):
        assert "Nothing found" in officer.send("/", line=LISTED, purpose="border check, entry").text
        page = officer.send("/notices/", number=listed["number"]).text
    assert "Withdrawn on" in page
    assert "Tavesk" not in page
    (one,) = both.desk.api("GET", f"/api/notices/{listed['number']}").json()["notices"]
    assert (one["state"], one["document"]) == ("withdrawn", None)
    until(lambda: both.on_the_board()["behind"] == 0)
    (there,) = [one for one in both.copies_of(listed["notice"])["recipients"] if one["bureau"] == "GB"]
    (copy,) = there["desks"]
    assert (there["state"], copy["agrees"]) == ("withdrawn", True)
    assert copy["destroyed_at"]
