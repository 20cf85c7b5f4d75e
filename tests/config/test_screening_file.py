"""`screening.toml`: what it may say, what is told of its mistakes, and that every process is told of it."""

import json
from pathlib import Path

import pytest

from fairnotice.bulk.thresholds import SHIPPED, Own, Thresholds
from fairnotice.config.boot import environment
from fairnotice.config.datafolder import DataFolder, Mode
from fairnotice.config.errors import DataFolderError
from fairnotice.config.screeningfile import read_screening

GOOD = "hit = 0.85\nalerts_a_day = 20\ntravellers_a_day = 50000\n"


def write(folder: Path, text: str) -> None:
    (folder / "screening.toml").write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        (None, SHIPPED),
        ("", SHIPPED),
        (GOOD, Thresholds(0.85, 20, 50_000)),
        ("hit = 1\n", Thresholds(1.0)),
        (
            GOOD + "[lists.NZ]\nhit = 0.9\n[lists.FR]\nalerts_a_day = 5\ntravellers_a_day = 1000\n",
            Thresholds(0.85, 20, 50_000, (Own("FR", None, 5.0, 1_000), Own("NZ", 0.9))),
        ),
        (
            "[others.un]\nhit = 0.9\n[others.us-ofac]\nalerts_a_day = 2\ntravellers_a_day = 500\n",
            Thresholds(others=(Own("un", 0.9), Own("us-ofac", None, 2.0, 500))),
        ),
        ("alerts_a_day = 0.5\ntravellers_a_day = 100\n", Thresholds(alerts_a_day=0.5, travellers_a_day=100)),
    ],
)
def test_what_is_stated_is_read_and_the_rest_is_as_shipped(
    tmp_path: Path, text: str | None, stated: Thresholds
) -> None:
    if text is not None:
        write(tmp_path, text)
    assert Thresholds.from_json(read_screening(tmp_path)) == stated


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ("hit = 1.5\n", "hit: Input should be less than or equal to 1"),
        ("hit = nan\n", "hit: "),
        ('hit = "0.8"\n', "hit: Input should be a valid number"),
        ("hit = true\n", "hit: Input should be a valid number"),
        ("hits = 0.8\n", "hits: Extra inputs are not permitted"),
        ("alerts_a_day = 20\n", "alerts a day say nothing without travellers a day"),
        ("travellers_a_day = 20\n", "travellers a day say nothing without alerts a day"),
        ("alerts_a_day = 0\ntravellers_a_day = 20\n", "alerts_a_day: "),
        ("alerts_a_day = inf\ntravellers_a_day = 20\n", "alerts_a_day: "),
        ("alerts_a_day = 2\ntravellers_a_day = 0.5\n", "travellers_a_day: "),
        ("[lists.NZ]\nhit = 2\n", "lists.NZ.hit: Input should be less than or equal to 1"),
        ("[lists.NZ]\nhits = 0.5\n", "lists.NZ.hits: Extra inputs are not permitted"),
        ("[lists.NZ]\nalerts_a_day = 2\n", "alerts a day of the list 'NZ' say nothing without travellers a day"),
        ("[others.un]\nhit = 2\n", "others.un.hit: Input should be less than or equal to 1"),
        ("[others.UN]\nhit = 0.9\n", "others.UN.[key]: String should match pattern"),
        (
            GOOD + "[others.un]\nalerts_a_day = 2\n",
            "alerts and travellers a day of the list 'un' say nothing without each other",
        ),
        ("hit =\n", "is not TOML"),
    ],
)
def test_a_mistake_is_told_with_its_place(tmp_path: Path, wrong: str, told: str) -> None:
    write(tmp_path, wrong)
    with pytest.raises(DataFolderError) as refused:
        read_screening(tmp_path)
    assert "screening.toml" in str(refused.value)
    assert told in str(refused.value)


def test_every_process_is_told_at_its_start_and_does_not_start_with_a_mistake(tmp_path: Path) -> None:
    data = DataFolder.open_or_create(tmp_path / "data", mode=Mode.TRAINING)
    write(data.path, GOOD)
    told = json.loads(environment(data, "dbname=none")["FAIRNOTICE_SCREENING"])
    assert Thresholds.from_json(told) == Thresholds(0.85, 20, 50_000)
    write(data.path, "alerts_a_day = 20\n")
    with pytest.raises(DataFolderError, match=r"screening\.toml cannot be used"):
        environment(data, "dbname=none")
