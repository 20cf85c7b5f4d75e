"""Files of travellers dropped into a watched folder."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from fairnotice.desk.listing import Listing
from fairnotice.desk.report import report
from fairnotice.desk.saying import status
from fairnotice.desk.standing import LIMIT
from fairnotice.desk.store import set_state
from fairnotice.desk.watched import Watched, screen_ready
from tests.desk.a_register import ARegister
from tests.desk.conftest import ADesk

ROWS = "id,name,born,passport\n1,Orin Tavesk,1986-09-17,XQ7714203\n2,Zuleika Quandt,1970-01-17,\n3,,,\n"


@pytest.fixture
def watched(tmp_path: Path) -> Watched:
    (tmp_path / "in").mkdir()
    return Watched(tmp_path / "in")


def screened(desk: ADesk, watched: Watched, *, after: timedelta = timedelta(0)) -> int:
    return screen_ready(watched, desk.store, Listing(desk.store), limit=LIMIT, at=desk.clock() + after)


def test_results_stand_beside_the_file_which_moves(register: ARegister, desk: ADesk, watched: Watched) -> None:
    register.publish()
    desk.pull()
    (watched.folder / "bus.csv").write_text(ROWS)
    assert screened(desk, watched) == 0, "it may still grow"
    assert screened(desk, watched) == 1
    lines = [json.loads(line) for line in (watched.folder / "bus.csv.results.jsonl").read_text().splitlines()]
    assert [(line["traveller"], line.get("number", "")) for line in lines] == [(3, ""), ("1", "EX-A-1/11-2026")]
    assert (watched.folder / "done" / "bus.csv").is_file()
    assert screened(desk, watched) == 0
    assert desk.store.db.execute("SELECT count(*) FROM answer").fetchone()[0] == 2


def test_a_match_of_somebody_of_uncertain_age_says_so(register: ARegister, desk: ADesk, watched: Watched) -> None:
    register.publish()
    desk.pull()
    (watched.folder / "bus.csv").write_text("id,name,born\n1,Orin Tavesk,1986-09-17\n2,Orin Tavesk,\n")
    screened(desk, watched)
    assert screened(desk, watched) == 1
    lines = [json.loads(line) for line in (watched.folder / "bus.csv.results.jsonl").read_text().splitlines()]
    assert [(line["traveller"], line.get("possibly_minor", False)) for line in lines] == [("1", False), ("2", True)]


def test_a_second_file_of_one_name_leaves_the_results_of_the_first(
    register: ARegister, desk: ADesk, watched: Watched
) -> None:
    register.publish()
    desk.pull()
    for rows in (ROWS, "id,name\n9,Zuleika Quandt\n"):
        (watched.folder / "bus.csv").write_text(rows)
        screened(desk, watched)
        assert screened(desk, watched) == 1
    first, second = (watched.folder / f"{name}.results.jsonl" for name in ("bus.csv", "bus-1.csv"))
    assert "EX-A-1/11-2026" in first.read_text()
    assert second.read_text() == ""
    assert (watched.folder / "done" / "bus-1.csv").is_file()


def test_a_file_that_cannot_be_read_is_put_aside_with_the_reason(desk: ADesk, watched: Watched) -> None:
    desk.pull()
    (watched.folder / "odd.csv").write_text("what,ever\n1,2\n")
    screened(desk, watched)
    screened(desk, watched)
    assert (watched.folder / "refused" / "odd.csv").is_file()
    assert (watched.folder / "refused" / "odd.csv.why.txt").read_text()


def test_a_copy_that_is_not_current_leaves_the_file_where_it_is(
    register: ARegister, desk: ADesk, watched: Watched
) -> None:
    register.publish()
    desk.pull()
    (watched.folder / "bus.csv").write_text(ROWS)
    screened(desk, watched, after=timedelta(days=9))
    assert screened(desk, watched, after=timedelta(days=9)) == 0
    assert (watched.folder / "bus.csv").is_file()
    assert not list(watched.folder.glob("*.results.jsonl"))
    note = watched.folder / "bus.csv.waits.txt"
    assert "past its limit" in note.read_text()
    assert not desk.store.db.execute("SELECT count(*) FROM answer").fetchone()[0], "no row was answered"
    assert screened(desk, watched) == 1
    assert not note.exists()


def test_a_date_that_cannot_be_read_is_told_and_the_rest_is_screened(
    register: ARegister, desk: ADesk, watched: Watched
) -> None:
    register.publish()
    desk.pull()
    (watched.folder / "bus.csv").write_text("id,name,born,seat\n7,Orin Tavesk,1986-99-99,12A\n")
    screened(desk, watched)
    assert screened(desk, watched) == 1
    told = [json.loads(line) for line in (watched.folder / "bus.csv.results.jsonl").read_text().splitlines()]
    assert told[0] == {"columns_not_read": ["seat"]}
    left_out = told[1]["left_out"]
    assert (told[1]["traveller"], left_out["row"], left_out["line"]) == ("7", 1, 2)
    assert "born" in left_out["where"]
    assert "no such month" in left_out["wrong"]
    assert told[2]["number"] == "EX-A-1/11-2026"


def test_what_is_not_taken_is_put_aside_with_the_reason(desk: ADesk, watched: Watched, tmp_path: Path) -> None:
    desk.pull()
    (tmp_path / "elsewhere.csv").write_text(ROWS)
    (watched.folder / "bus.xlsx").write_text("?")
    (watched.folder / "link.csv").symlink_to(tmp_path / "elsewhere.csv")
    screened(desk, watched)
    assert (watched.folder / "bus.xlsx").is_file(), "somebody may still be writing it"
    screened(desk, watched, after=timedelta(minutes=11))
    assert ".csv" in (watched.folder / "refused" / "bus.xlsx.why.txt").read_text()
    assert (watched.folder / "refused" / "link.csv").is_symlink()
    with desk.store.writing() as db:
        set_state(db, watch=str(watched.folder))
    (watched.folder / "bus.csv").write_text(ROWS)
    screened(desk, watched, after=timedelta(days=9))
    screened(desk, watched, after=timedelta(days=9))
    said = report(desk.store, limit=LIMIT, now=desk.clock())
    assert (said["watched"]["waits"], said["watched"]["refused"]) == (1, 2)
    assert "files that wait: 1, refused: 2" in status(said)
    assert (tmp_path / "elsewhere.csv").read_text() == ROWS
    assert not list(watched.folder.glob("*.results.jsonl"))
