"""What `fairnotice serve` and the commands beside it say while an installation is being served, and on a live one."""

import signal
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from fairnotice.config.datafolder import DataFolder, Mode
from fairnotice.config.embedded import create_database, drop_database, erase, running
from tests.cli.conftest import command
from tests.cli.serving import Server, a_free_port


@pytest.fixture(scope="module")
def served(place: Path) -> Iterator[Server]:
    """One server for the tests that only look at it."""
    server = Server(place, a_free_port()).ready()
    yield server
    server.end(signal.SIGINT)


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The path of a live data folder."""
    path = tmp_path_factory.mktemp("live") / "data"
    yield path
    if (path / "folder.json").exists():
        erase(DataFolder.open(path, mode=Mode.LIVE))


def test_a_taken_port_is_told_in_one_sentence_with_another_one(served: Server) -> None:
    answer = command("serve", "--port", served.port, "--data", "anywhere")
    assert answer.status == 2
    assert answer.out == ""
    assert answer.err.splitlines()[0].startswith(f"Port {served.port} is taken")
    assert f"--port {served.port + 1}" in answer.err


def test_a_folder_that_is_served_is_not_served_twice(served: Server, place: Path) -> None:
    answer = command("serve", "--port", a_free_port(), "--data", place)
    assert answer.status == 2
    assert "is being served already" in answer.err


def test_a_training_folder_is_never_served_as_live(served: Server, place: Path) -> None:
    answer = command("serve", "--live", "--port", a_free_port(), "--data", place)
    assert answer.status == 2
    assert "was made for training" in answer.err


def test_a_live_folder_is_made_with_init_and_not_by_serving(tmp_path: Path) -> None:
    answer = command("serve", "--live", "--port", a_free_port(), "--data", tmp_path / "none")
    assert answer.status == 2
    assert "fairnotice init" in answer.err
    assert list(tmp_path.iterdir()) == []


def test_a_token_is_made_listed_used_and_ended_beside_a_running_server(served: Server, place: Path) -> None:
    listed = command("token", "list", "--data", place)
    assert listed.status == 0
    assert "bureau-uy" in listed.out
    token = command("token", "make", "bureau-uy", "--data", place).out.strip()
    assert served.get("/api/me", token)[0] == 200
    assert command("token", "revoke", "bureau-uy", "--data", place).out.startswith("2 tokens ended")
    assert served.get("/api/me", token)[0] == 401
    unknown = command("token", "make", "nobody", "--data", place)
    assert unknown.status == 2
    assert "no account 'nobody'" in unknown.err


def test_a_feed_of_the_public_part_is_off_and_turned_on_beside_a_running_server(served: Server, place: Path) -> None:
    assert served.get("/api/notices/v1/red")[0] == 404
    assert command("feed", "on", "interpol", "--reasons", "no", "--data", place).status == 2
    why = "Asked for by the archive; the office agreed."
    turned = command("feed", "on", "interpol", "--reasons", why, "--data", place)
    assert turned.out.strip() == "interpol is on."
    assert "not made to delete" in turned.err
    status, answer = served.get("/api/notices/v1/red")
    assert (status, answer["mark"]) == (200, "EXAMPLE")
    listed = command("feed", "list", "--data", place).out
    assert why in listed and "ftm         off" in listed
    assert command("feed", "off", "interpol", "--reasons", why, "--data", place).out.strip() == "interpol is off."
    assert served.get("/api/notices/v1/red")[0] == 404


def test_the_log_is_verified_and_swept_beside_a_running_server(served: Server, place: Path) -> None:
    answer = command("log", "verify", "--json", "--data", place)
    assert answer.status == 0
    assert answer.json["holds"] is True
    assert answer.json["events"] == answer.json["checkpoints"] > 40
    assert command("sweep", "--data", place).out.startswith("0 due dates over")


def test_live_notices_are_reviewed_again_beside_a_running_server(served: Server, place: Path) -> None:
    answer = command("watch", "--all", "--data", place)
    assert answer.status == 0
    assert "live notice" in answer.out and "0 with another result" in answer.out
    assert command("watch", "--data", place).out.startswith("0 live notices reviewed again")


def test_a_changed_checkpoint_is_found_and_named(served: Server, place: Path) -> None:
    path = place / "checkpoints.jsonl"
    before = path.read_text(encoding="utf-8")
    lines = before.splitlines(keepends=True)
    try:
        path.write_text("".join([lines[0].replace('"count": 1', '"count": 2'), *lines[1:]]), encoding="utf-8")
        answer = command("log", "verify", "--json", "--data", place)
        told = command("log", "verify", "--data", place)
    finally:
        path.write_text(before, encoding="utf-8")
    assert answer.status == told.status == 1
    assert answer.json["faults"] == ["checkpoint 1 has a false signature."]
    assert "checkpoint 1 has a false signature." in told.out


def test_a_live_folder_begins_with_one_administrator_and_no_example(live: Path) -> None:
    made = command("init", "--live", "--data", live)
    assert made.status == 0, made.err
    assert made.out.count("fn_") == 1
    again = command("init", "--live", "--data", live)
    assert again.status == 2
    assert "made already" in again.err
    server = Server(live, a_free_port(), "--live").ready()
    token = next(word for word in made.out.split() if word.startswith("fn_"))
    try:
        assert server.get("/api/health")[1]["mode"] == "live"
        assert "EXAMPLE" not in server.said
        assert "fn_" not in server.said
        assert server.get("/api/me", token)[0] == 200
        listed = command("token", "list", "--data", live).out.splitlines()
        assert [line.split()[0] for line in listed] == ["administrator"]
        link = command("account", "invite", "administrator", "--address", "https://notices.example/", "--data", live)
        assert link.out.startswith("https://notices.example/account/welcome/")
        page = f"http://localhost:{server.port}/" + link.out.strip().split("/", 3)[3]
        with urllib.request.urlopen(page, timeout=30) as answer:
            assert "Choose your password" in answer.read().decode()
        assert command("account", "reset", "administrator", "--data", live).out.startswith("http://localhost:8000/acc")
        with pytest.raises(urllib.error.HTTPError, match="404"):
            urllib.request.urlopen(page, timeout=30)
        assert "There is no account 'nobody'" in command("account", "invite", "nobody", "--data", live).err
    finally:
        status = server.end()
        assert status == 0, server.said


def test_an_installation_is_backed_up_and_brought_back(served: Server, place: Path, tmp_path: Path) -> None:
    saved, copy = tmp_path / "saved", tmp_path / "copy"
    assert command("backup", saved, "--data", place).status == 0
    assert "exists" in command("backup", saved, "--data", place).err
    answer = command("restore", saved, "--data", copy)
    try:
        assert answer.status == 0, answer.err
        assert command("log", "verify", "--data", copy).status == 0
    finally:
        if (copy / "folder.json").exists():
            erase(DataFolder.open(copy))


def test_a_server_that_does_not_answer_is_told_in_a_sentence(served: Server, place: Path) -> None:
    nowhere = f"postgresql://fairnotice_app@127.0.0.1:{a_free_port()}/fairnotice"
    answer = command("log", "verify", "--data", place, DATABASE_URL=nowhere)
    assert answer.status == 2
    assert answer.err.startswith("The database server does not answer: ")


def test_a_database_without_tables_is_told_in_a_sentence(served: Server, place: Path) -> None:
    data = DataFolder.open(place)
    with running(data) as cluster:
        create_database(cluster, "without_tables")
        try:
            answer = command("sweep", "--data", place, DATABASE_URL=cluster.url("app", "without_tables"))
        finally:
            drop_database(cluster, "without_tables")
    assert answer.status == 2
    assert "MIGRATION_DATABASE_URL" in answer.err
