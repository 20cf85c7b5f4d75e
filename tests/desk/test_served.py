"""`fairnotice desk` as a process of its own: pages, API and commands."""

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest

from fairnotice.register.entry import EntryKind
from tests.desk.a_register import ARegister, Served
from tests.desk.running import Officer, Running, command, until

LINE = "Orin Tavesk, 1986-09-17, UY"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[ARegister, Running]]:
    """A register and a desk that is served."""
    register = ARegister()
    register.live = True
    served = Served(register)
    running = Running(
        tmp_path_factory.mktemp("desk") / "desk", "--telephone", "+64 4 555 0100", "--limit-hours", "36", *served.first
    )
    try:
        register.publish("Sulo Venn")
        until(lambda: running.api("GET", "/api/status").json()["current"])
        yield register, running
    finally:
        running.stop()
        served.close()


@pytest.fixture
def register(place: tuple[ARegister, Running]) -> ARegister:
    return place[0]


@pytest.fixture
def desk(place: tuple[ARegister, Running]) -> Running:
    return place[1]


@pytest.fixture(scope="module")
def officer(place: tuple[ARegister, Running]) -> Iterator[Officer]:
    found = Officer(place[1]).comes_in(place[1], "Ina")
    yield found
    found.client.close()


def arrived(register: ARegister) -> None:
    """Wait until the desk has everything."""
    until(lambda: bool(register.receipts) and register.receipts[-1].sequence == len(register.entries))


def test_a_published_notice_is_found_at_once_and_a_withdrawn_one_not(register: ARegister, desk: Running) -> None:
    notice = register.publish("Orin Tavesk")
    arrived(register)
    said = desk.api("POST", "/api/check", json={"line": LINE, "purpose": "entry"}).json()
    (hit,) = said["hits"]
    assert (hit["number"], hit["decision"], hit["effect"]["country"]) == (register.holdings[notice].number, "hit", "NZ")
    assert said["current"]
    asked = desk.api("POST", "/api/check", json={"line": "Orin Tavesk, 09/10/1986", "purpose": "entry"}).json()
    assert asked["hits"][0]["missing"][0] == "Which birth date is meant: 9 October or 10 September 1986?"
    register.end(notice, EntryKind.WITHDRAW)
    arrived(register)
    assert desk.api("POST", "/api/check", json={"line": LINE, "purpose": "entry"}).json()["hits"] == []
    said = desk.api("GET", f"/api/notices/{register.holdings[notice].number}").json()
    (one,) = said["notices"]
    assert (one["state"], one["document"]) == ("withdrawn", None)
    assert "Tavesk" not in json.dumps(said)


def test_no_answer_ends_the_work(register: ARegister, desk: Running) -> None:
    register.down_says, register.down = "Half a character: \ud800.", True
    register.publish("Maren Olduvai")
    until(lambda: desk.api("GET", "/api/status").json()["no_line_since"])
    register.down = False
    register.publish("Teo Marisk")
    arrived(register)
    until(lambda: desk.api("GET", "/api/status").json()["no_line_since"] is None)


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"names": ["Zuleika Quandt"], "births": ["1970-01-17"], "purpose": "entry"}, 200),
        ({"names": ["Zuleika Quandt"]}, 422),
        ({"names": [], "purpose": "entry"}, 422),
        ({"line": "1970-01-17", "purpose": "entry"}, 422),
        ({"names": "Zuleika", "purpose": "entry"}, 422),
        ([], 422),
        ({"line": LINE, "purpose": 1e300}, 422),
        ({"line": "a" * 4_000_000, "purpose": "entry"}, 422),
    ],
)
def test_the_check_says_what_is_wrong_with_a_question(desk: Running, body: Any, status: int) -> None:
    answer = desk.api("POST", "/api/check", json=body)
    assert answer.status_code == status
    if status != 200:
        assert answer.headers["Content-Type"] == "application/problem+json"
        assert answer.json()["detail"]


def test_the_api_is_for_who_brings_the_token(desk: Running) -> None:
    for path in ("/api/check", "/api/status", "/api/notices/A-1"):
        assert httpx.get(f"{desk.url}{path}").status_code == 401
        assert httpx.get(f"{desk.url}{path}", headers={"Authorization": "Bearer no"}).status_code == 401
    assert desk.api("GET", "/api/check").status_code == 405
    assert desk.api("GET", "/api/notices/A-1/1-2000").status_code == 404


def test_pages_are_for_officers_who_came_in(desk: Running, officer: Officer) -> None:
    for path in ("/", "/hits/", "/notices/", "/status/"):
        answer = httpx.get(f"{desk.url}{path}")
        assert answer.status_code == 403
        assert "fairnotice desk address" in answer.text
        inside = officer.client.get(path)
        assert inside.status_code == 200
        assert inside.headers["Cache-Control"] == "no-store, private"
        assert "default-src 'none'" in inside.headers["Content-Security-Policy"]


def test_an_address_is_good_once(desk: Running, officer: Officer) -> None:
    again = Officer(desk)
    answer = again.send(desk.address.removeprefix(desk.url), officer="Somebody else")
    assert answer.status_code == 403
    another = command(desk.folder, "address", "--port", str(desk.port)).stdout.strip()
    assert again.send(another.removeprefix(desk.url), officer="Nils").url.path == "/"
    assert "Nils" in again.client.get("/").text
    again.send("/")
    again.client.close()


def test_a_form_without_its_token_is_refused(desk: Running, officer: Officer) -> None:
    assert officer.client.post("/", data={"line": LINE, "purpose": "border check, entry"}).status_code == 403


def test_an_empty_box_is_told_what_to_type(officer: Officer) -> None:
    answer = officer.send("/", line="", purpose="border check, entry")
    assert answer.status_code == 422
    assert "Type a name or a document number" in answer.text


def test_one_word_of_a_longer_name_is_said_to_be_too_little(
    register: ARegister, desk: Running, officer: Officer
) -> None:
    notice = register.publish("Orhan Belvedar")
    arrived(register)
    says = "one word of a longer name is too little to show anybody"
    answer = officer.send("/", line="Belvedar", purpose="border check, entry")
    assert says in answer.text
    assert "is like what you typed" not in answer.text
    told = desk.api("POST", "/api/check", json={"line": "Belvedar", "purpose": "entry"}).json()
    assert [says in note for note in told["notes"]] == [True]
    register.end(notice, EntryKind.CANCEL)
    arrived(register)


def test_from_a_check_to_a_measure(register: ARegister, desk: Running, officer: Officer) -> None:
    notice = register.publish("Orin Tavesk")
    arrived(register)
    answer = officer.send("/", line=LINE, purpose="border check, entry")
    assert "1 possible match: compare" in answer.text
    assert "+64 4 555 0100" in answer.text
    verify = re.search(r'href="(/hits/[^"]+/verify/)"', answer.text)
    assert verify is not None
    for page in (
        answer.text,
        *(officer.client.get(verify[1].replace("verify/", each)).text for each in ("", "verify/")),
    ):
        assert page.count("What would decide it</h") == 1
        assert "A proven birth date other than" in page
    wrong = officer.send(verify[1], same="yes", photograph="same")
    assert wrong.status_code == 422
    assert "at least two things" in wrong.text
    done = officer.send(verify[1], same="yes", photograph="same", document="same number")
    assert "it is the person" in done.text
    measure = verify[1].replace("verify", "measure")
    done = officer.send(measure, kind="monitoring", legal_basis="Extradition Act 1999, section 20")
    assert "What was done is recorded" in done.text
    hit = verify[1].split("/")[2]
    keys = [f"hit:{hit}", f"hit:{hit}:verified", f"hit:{hit}:measure"]
    until(lambda: set(keys) <= set(register.findings))
    until(lambda: "has it" in officer.client.get("/hits/").text)
    assert register.findings[keys[2]]["measure"]["kind"] == "monitoring"
    register.end(notice, EntryKind.CANCEL)
    arrived(register)
    assert "is not in force" in officer.client.get(measure.replace("measure/", "")).text
    assert "see whether somebody is held" in officer.client.get("/hits/").text


def test_who_is_somebody_else_is_let_go_on(register: ARegister, desk: Running, officer: Officer) -> None:
    register.publish("Orin Taveski")
    arrived(register)
    answer = officer.send("/", line="Orin Taveski, 1986-09-17", purpose="border check, entry")
    verify = re.search(r'href="(/hits/[^"]+/verify/)"', answer.text)
    assert verify is not None
    assert "Compare at least one thing" in officer.send(verify[1], same="no").text
    done = officer.send(verify[1], same="no", photograph="another face")
    assert "not the person" in done.text
    hit = verify[1].split("/")[2]
    until(lambda: "0 findings" in officer.client.get("/status/").text)
    told = register.findings.get(f"hit:{hit}:verified")
    assert told is None or told["traveller"] == {"names": ["erased"]}


def test_a_notice_is_looked_up_by_number_and_by_the_code_of_a_print(
    register: ARegister, desk: Running, officer: Officer
) -> None:
    notice = register.publish("Maren Olduvai")
    arrived(register)
    number, digits = register.holdings[notice].number, register.holdings[notice].digest[:16]
    assert "Maren Olduvai" in officer.send("/notices/", number=number).text
    assert "The print is genuine" in officer.send("/notices/", number=f"{number} {digits}").text
    assert "not of this notice" in officer.send("/notices/", number=f"{number} {'0' * 16}").text
    register.end(notice, EntryKind.DELETE)
    arrived(register)
    gone = officer.send("/notices/", number=f"{number} {digits}").text
    assert "Deleted on" in gone
    assert "Destroy the print" in gone
    assert "Olduvai" not in gone
    assert officer.send("/notices/", number="A-1/1-2000").status_code == 422


def test_the_api_names_what_it_does_not_know(desk: Running) -> None:
    refused = desk.api("POST", "/api/check", json={"names": ["Orin Tavesk"], "birth": "1986", "purpose": "entry"})
    assert refused.status_code == 422
    assert "Not known: birth." in refused.json()["detail"]
    assert "births" in refused.json()["detail"]
    refused = desk.api("GET", "/api/notices/EX-A-1/11-2026?prnt=1")
    assert (refused.status_code, "prnt" in refused.json()["detail"]) == (422, True)


def test_the_state_of_the_copy_is_a_page_a_command_and_an_address(desk: Running, officer: Officer) -> None:
    page = officer.client.get("/status/").text
    assert "This desk answers as current" in page
    done = command(desk.folder, "status")
    assert (done.returncode, "It answers as current" in done.stdout) == (0, True)
    said = json.loads(command(desk.folder, "status", "--json").stdout)
    assert said["limit_hours"] == 36, "as it is served, without saying so again"
    assert said["watched"] is None
    assert said["until"] == desk.api("GET", "/api/status").json()["until"]
    assert said["head"] == desk.api("GET", "/api/status").json()["head"]


def test_past_its_limit_nothing_is_answered_and_both_doors_say_so(
    register: ARegister, desk: Running, officer: Officer
) -> None:
    from fairnotice.desk.faults import note_fault
    from fairnotice.desk.store import Store

    store = Store.open(desk.folder)
    note_fault(store, "forked", "Two pasts.", now=datetime.now(UTC), stops=True)
    store.close()
    refused = desk.api("POST", "/api/check", json={"line": LINE, "purpose": "entry"})
    assert refused.status_code == 503
    assert refused.json()["title"] == "Not current"
    assert refused.json()["age_seconds"] >= 0
    page = officer.send("/", line=LINE, purpose="border check, entry")
    assert page.status_code == 503
    assert "Not answered: the copy is not current" in page.text
    assert "Two pasts." in officer.client.get("/status/").text
    assert command(desk.folder, "status").returncode == 1
    assert command(desk.folder, "go-on", "--by", "Ina").returncode == 0
    assert desk.api("POST", "/api/check", json={"line": LINE, "purpose": "entry"}).status_code == 200


def test_answers_are_exported_and_checked_by_commands(
    register: ARegister, desk: Running, tmp_path: Path, officer: Officer
) -> None:
    desk.api("POST", "/api/check", json={"line": LINE, "purpose": "entry"})
    at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%MZ")
    file = tmp_path / "answers.jws"
    done = command(desk.folder, "answers", "--at", at, "--minutes", "2", "--asked", LINE, "--export", str(file))
    assert done.returncode == 0, done.stderr
    assert "this question" in done.stdout
    done = command(tmp_path / "nowhere", "verify", str(file), "--register", register.fingerprint)
    assert "Holds together" in done.stdout
    file.write_text(file.read_text()[:-9] + "AAAAAAAA")
    done = command(tmp_path / "nowhere", "verify", str(file))
    assert (done.returncode, "does not fit" in done.stderr.replace("\n", " ")) == (2, True)


def test_heads_are_exported_and_compared_by_commands(desk: Running, tmp_path: Path) -> None:
    file = tmp_path / "heads.json"
    assert "Head" in command(desk.folder, "heads", "--export", str(file)).stdout
    assert "one past" in command(desk.folder, "compare", str(file)).stdout
    assert "no other desk" in command(desk.folder, "heads", "--ask").stdout


def test_a_second_process_on_the_folder_is_refused(desk: Running) -> None:
    done = command(desk.folder, "--port", "1")
    assert (done.returncode, "Another process" in done.stderr) == (2, True)


def test_a_pack_is_imported_by_a_command(register: ARegister, desk: Running, tmp_path: Path) -> None:
    file = tmp_path / "week.pack"
    file.write_bytes(register.pack(days=2))
    done = command(desk.folder, "pack", "import", str(file))
    assert "counts as current" in done.stdout.replace("\n", " "), done.stderr
    file.write_bytes(b"no pack")
    done = command(desk.folder, "pack", "import", str(file))
    assert (done.returncode, "no pack" in done.stderr) == (2, True)


def test_behind_a_proxy_with_tls_officers_come_in_by_its_address(tmp_path: Path) -> None:
    served = Served(ARegister())
    running = Running(tmp_path / "desk", "--address", "https://desk.example.org/", *served.first)
    try:
        (opened,) = [line for line in running.said if "/enter/?code=" in line]
        assert opened.startswith("https://desk.example.org/enter/")
        proxied = {"Host": "desk.example.org", "X-Forwarded-Proto": "https", "Origin": "https://desk.example.org"}
        path = opened.removeprefix("https://desk.example.org")
        page = httpx.get(running.url + path, headers=proxied)
        given = dict(re.findall(r'name="(csrfmiddlewaretoken|code)" value="([^"]*)"', page.text))
        brought = {**proxied, "Cookie": "; ".join(f"{name}={value}" for name, value in page.cookies.items())}
        brought["Referer"] = opened
        done = httpx.post(running.url + path, headers=brought, data={**given, "officer": "Ina"})
        assert (done.status_code, done.headers["location"]) == (303, "/")
        assert "Secure" in done.headers["set-cookie"]
    finally:
        running.stop()
        served.close()
    refused = command(tmp_path / "desk", "--address", "http://desk.example.org")
    assert (refused.returncode, "https://" in refused.stderr) == (2, True)


def test_what_was_never_enrolled_says_how(tmp_path: Path) -> None:
    done = command(tmp_path / "nothing", "status")
    assert (done.returncode, "Enrol it first" in done.stderr) == (2, True)
    done = command(tmp_path / "nothing")
    assert (done.returncode, "There is no folder" in done.stderr) == (2, True)
    (tmp_path / "file").touch()
    done = command(tmp_path / "file")
    assert (done.returncode, "There is no folder" in done.stderr) == (2, True)
    done = command(tmp_path / "file" / "under", "--from", "http://127.0.0.1:9", "--code", f"{'a' * 20}-{'0' * 16}")
    assert (done.returncode, "cannot be written" in done.stderr) == (2, True)
    done = command(tmp_path / "nothing", "--from", "http://127.0.0.1:9", "--code", "x")
    assert (done.returncode, "no code of enrolment" in done.stderr) == (2, True)
