"""Parquet in and out, batches of columns, and the same on Spark."""

import json
import shutil
import sys
from pathlib import Path

import pytest

from fairnotice.screening import Watchlist
from fairnotice.screening.engine import Origin
from tests.bulk.test_jobs import TODAY, people
from tests.cli.conftest import Run, run

pa = pytest.importorskip("pyarrow")

__all__ = ["run"]

ROWS = [
    {"id": "t1", "name": "Orin Tavesk", "born": "1950", "nationality": ["UY"]},
    {"id": "t2", "name": "Somebody Else", "born": None, "nationality": []},
    {"id": "t3", "name": "12", "born": None, "nationality": None},
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    Watchlist.build(people(), tmp_path / "index", Origin("invented", "1"))
    return tmp_path / "index"


def test_parquet_gives_the_hits_that_lines_give(run: Run, tmp_path: Path, folder: Path) -> None:
    from pyarrow import parquet

    parquet.write_table(pa.Table.from_pylist(ROWS), tmp_path / "t.parquet")
    (tmp_path / "t.jsonl").write_text("".join(json.dumps(row) + "\n" for row in ROWS), encoding="utf-8")
    for name in ("t.parquet", "t.jsonl"):
        for out in ("out.jsonl", "out.parquet"):
            answer = run("screen", tmp_path / name, "--list", folder, "--out", tmp_path / f"{name}.{out}")
            assert answer.status == 0, answer.err
            assert "row 3" in answer.err and "id t3), name" in answer.err
    lines = [(tmp_path / f"{name}.out.jsonl").read_text(encoding="utf-8") for name in ("t.parquet", "t.jsonl")]
    assert lines[0] == lines[1] != ""
    table = parquet.read_table(tmp_path / "t.jsonl.out.parquet").to_pylist()
    expected = [json.loads(line) for line in lines[0].splitlines()]
    assert [(row["traveller"], row["entry"], row["score"]) for row in table] == [
        (line["traveller"], line["entry"], line["score"]) for line in expected
    ]
    assert table[0]["reasons"] == expected[0]["reasons"]


def test_a_calendar_is_a_column_or_stands_with_the_date_in_parquet_as_well(
    run: Run, tmp_path: Path, folder: Path
) -> None:
    from pyarrow import parquet

    solar = {"date": "1329", "calendar": "solar_hijri"}
    rows = [{"name": "Orin Tavesk", "births": [solar]}, {"name": "Orin Tavesk", "births": [{**solar, "date": "1365"}]}]
    parquet.write_table(pa.Table.from_pylist(rows), tmp_path / "t.parquet")
    assert run("screen", tmp_path / "t.parquet", "--list", folder, "--out", tmp_path / "out").status == 0
    found = [json.loads(line) for line in (tmp_path / "out").read_text(encoding="utf-8").splitlines()]
    assert [line["traveller"] for line in found if line["entry"] == "e0" and line["decision"] == "hit"] == [1]


def test_a_parquet_file_cut_short_is_told(run: Run, tmp_path: Path, folder: Path) -> None:
    (tmp_path / "t.parquet").write_bytes(b"PAR1 and no more")
    answer = run("screen", tmp_path / "t.parquet", "--list", folder, "--out", tmp_path / "out")
    assert answer.status == 2
    assert "no whole Parquet file" in answer.err


@pytest.mark.parametrize("at", [4, 52])
def test_a_parquet_file_damaged_inside_is_told(run: Run, tmp_path: Path, folder: Path, at: int) -> None:
    from pyarrow import parquet

    parquet.write_table(pa.Table.from_pylist(ROWS), tmp_path / "t.parquet")
    whole = (tmp_path / "t.parquet").read_bytes()
    (tmp_path / "t.parquet").write_bytes(whole[:at] + b"\xff" * 9 + whole[at + 9 :])
    answer = run("screen", tmp_path / "t.parquet", "--list", folder, "--out", tmp_path / "out")
    assert answer.status == 2
    assert "no whole Parquet file" in answer.err


@pytest.mark.parametrize(
    ("told", "wrong"), [(-3, "it says that it has -3 rows"), (1, "says that it has 1 rows, and 3")]
)
def test_a_parquet_file_that_counts_other_rows_than_it_has_is_told(
    run: Run, tmp_path: Path, folder: Path, told: int, wrong: str
) -> None:
    from pyarrow import parquet

    parquet.write_table(pa.Table.from_pylist(ROWS), tmp_path / "t.parquet")
    whole = (tmp_path / "t.parquet").read_bytes()
    # a number stands doubled, one below nought doubled and less one; the first 3 in the footer is that of the file
    at = whole.index(bytes([0x16, 6]), len(whole) - 8 - int.from_bytes(whole[-8:-4], "little")) + 1
    byte = 2 * told if told > 0 else -2 * told - 1
    (tmp_path / "t.parquet").write_bytes(whole[:at] + bytes([byte]) + whole[at + 1 :])
    answer = run("screen", tmp_path / "t.parquet", "--list", folder, "--out", tmp_path / "out")
    assert answer.status == 2
    assert "no whole Parquet file" in answer.err and wrong in answer.err


def test_no_byte_of_a_parquet_file_that_is_changed_loses_a_traveller_in_silence(tmp_path: Path) -> None:
    from pyarrow import parquet

    from fairnotice.bulk.rows import open_rows
    from fairnotice.domain.errors import Unusable

    path = tmp_path / "t.parquet"
    parquet.write_table(pa.table({"name": ["Orin Tavesk"] * 10}), path, compression="none")
    whole = path.read_bytes()
    refused = 0
    for at in range(len(whole)):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 6]) + whole[at + 1 :])
        try:
            with open_rows(path) as rows:
                assert len(list(rows)) == 10
        except Unusable:
            refused += 1
    assert refused > 20


def test_a_batch_gives_hits_and_a_line_for_each_row_that_is_none(folder: Path) -> None:
    from fairnotice.bulk.columns import schema, screen_batch

    batch = pa.RecordBatch.from_pylist(ROWS)
    found = screen_batch(batch, [("invented", str(folder))], today=TODAY, first=1)
    assert found.schema == schema()
    rows = found.to_pylist()
    assert [(row["traveller"], row["entry"]) for row in rows[:1]] == [("t1", "e0")]
    assert [row["problem"] for row in rows if row["problem"]] == [
        "row 3 (id t3), name: a name needs at least one letter."
    ]


@pytest.mark.filterwarnings("ignore")  # Spark's own, which change with every version
def test_spark_gives_the_same_hits(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not shutil.which("java"):
        pytest.skip("Java is not installed: Spark cannot run")
    sql = pytest.importorskip("pyspark.sql", reason="pyspark is not installed: pip install 'fairnotice[spark]'")
    from fairnotice.bulk.columns import screen_batch
    from fairnotice.bulk.spark import screened

    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    lists = [("invented", str(folder))]
    expected = screen_batch(pa.RecordBatch.from_pylist(ROWS), lists, today=TODAY).to_pylist()
    spark = sql.SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
    try:
        frame = spark.createDataFrame(ROWS, "id string, name string, born string, nationality array<string>")
        found = [row.asDict(recursive=True) for row in screened(frame.coalesce(1), lists, today=TODAY).collect()]
    finally:
        spark.stop()
    assert found == expected
