"""Parquet in and out, batches of columns, and the same on Spark."""

import csv
import json
import shutil
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from fairnotice.bulk.journal import Job, Journal
from fairnotice.bulk.pieces import Done
from fairnotice.bulk.thresholds import Thresholds
from fairnotice.domain.errors import Unusable
from fairnotice.screening import Watchlist
from fairnotice.screening.engine import Origin
from tests.bulk.test_jobs import FAMILY, GIVEN, TODAY, people
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


def test_a_cell_that_no_value_can_be_made_of_is_told_and_the_others_are_checked(
    run: Run, tmp_path: Path, folder: Path
) -> None:
    from pyarrow import parquet

    from fairnotice.bulk.columns import screen_batch

    days = pa.array([-(10**8), -7000, 0], pa.int32()).cast(pa.date32())
    names = pa.Array.from_buffers(
        pa.string(),
        3,
        [None, pa.array([0, 11, 22, 33], pa.int32()).buffers()[1], pa.py_buffer(b"Orin Tavesk" * 2 + b"\xff" * 11)],
    )
    table = pa.table({"id": ["a", "b", "c"], "name": names, "born": days})
    parquet.write_table(table, tmp_path / "t.parquet")
    answer = run("screen", tmp_path / "t.parquet", "--list", folder, "--out", tmp_path / "out")
    assert answer.status == 0, answer.err
    found = [json.loads(line) for line in (tmp_path / "out").read_text(encoding="utf-8").splitlines()]
    assert [line["traveller"] for line in found if line["entry"] == "e0"] == ["a", "b"]
    told = [json.loads(line) for line in (tmp_path / "out.problems.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [(one["row"], one["traveller"], one["where"]) for one in told][:2] == [
        (1, "a", "row 1, born"),
        (3, "c", "row 3, name"),
    ]
    assert ["cannot be read" in one["wrong"] for one in told[:2]] == [True, True]
    batch = screen_batch(table.to_batches()[0], [("invented", str(folder))], today=TODAY).to_pylist()
    assert len([line for line in batch if line["problem"]]) == len(told)


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


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    """Spark on two cores, started as the command starts it: further commands find it running."""
    if not shutil.which("java"):
        pytest.skip("Java is not installed: Spark cannot run")
    pytest.importorskip("pyspark.sql", reason="pyspark is not installed: pip install 'fairnotice[spark]'")
    from fairnotice.bulk.sparkjob import session

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Spark's own, which change with every version
        with session("local[2]") as started:
            yield started


on_spark = pytest.mark.filterwarnings("ignore")  # Spark's own


@on_spark
def test_spark_gives_the_same_hits(folder: Path, spark: Any) -> None:
    from fairnotice.bulk.columns import screen_batch
    from fairnotice.bulk.spark import screened

    lists = [("invented", str(folder))]
    expected = screen_batch(pa.RecordBatch.from_pylist(ROWS), lists, today=TODAY).to_pylist()
    frame = spark.createDataFrame(ROWS, "id string, name string, born string, nationality array<string>")
    found = [row.asDict(recursive=True) for row in screened(frame.coalesce(1), lists, today=TODAY).collect()]
    assert found == expected


def many(named: bool = False) -> list[dict[str, Any]]:
    """Travellers of several pieces, some of whom cannot be read, with a column that is not read."""
    names = [f"{given} {family}" for given in GIVEN for family in FAMILY]
    return [
        ({"id": f"t{n}"} if named else {})
        | {"name": names[n % 42] if n % 9 else "12", "born": str(1950 + n % 42) if n % 8 else "soon", "seat": f"{n}A"}
        for n in range(1203)
    ]


def write_csv(path: Path, rows: list[dict[str, Any]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def write_lines(path: Path, rows: list[dict[str, Any]]) -> None:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def write_parquet(path: Path, rows: list[dict[str, Any]]) -> None:
    from pyarrow import parquet

    parquet.write_table(pa.Table.from_pylist(rows), path, row_group_size=400)


WRITERS = {"csv": write_csv, "jsonl": write_lines, "parquet": write_parquet}


def written(out: Path) -> tuple[bytes, bytes]:
    return out.read_bytes(), out.with_name(f"{out.name}.problems.jsonl").read_bytes()


@on_spark
@pytest.mark.parametrize("form", WRITERS)
def test_screen_on_spark_writes_what_it_writes_here(
    run: Run, tmp_path: Path, folder: Path, spark: Any, form: str
) -> None:
    file = tmp_path / f"trav ellers.{form}"
    WRITERS[form](file, [*many(), {"name": "Lena\nMarov", "born": "1957", "seat": ""}])
    here, there = tmp_path / "here.jsonl", tmp_path / "there.jsonl"
    options = ("--list", folder, "--fail-on-hit", "--threshold", "0.9")
    local = run("screen", file, *options, "--out", here)
    spread = run("screen", file, *options, "--out", there, "--engine", "spark")
    assert (local.status, spread.status) == (1, 1), spread.err
    assert written(here) == written(there)
    assert here.read_bytes().count(b"\n") > 1000
    said = [line for line in local.err.splitlines() if line.startswith(("row ", "Not read", "1,204", "134 rows"))]
    assert len(said) > 20 and all(line.replace("here.jsonl", "there.jsonl") in spread.err for line in said)


@on_spark
def test_hits_of_spark_are_parquet_where_the_name_says_so(run: Run, tmp_path: Path, folder: Path, spark: Any) -> None:
    from pyarrow import parquet

    write_csv(tmp_path / "t.csv", many())
    tables = []
    for engine in ("local", "spark"):
        out = tmp_path / f"{engine}.parquet"
        assert run("screen", tmp_path / "t.csv", "--list", folder, "--out", out, "--engine", engine).status == 0
        tables.append(parquet.read_table(out))
    assert tables[0].num_rows > 1000 and tables[0].equals(tables[1])


@on_spark
@pytest.mark.parametrize("form", WRITERS)
def test_a_folder_is_read_file_by_file_and_who_has_no_id_is_called_by_both(
    run: Run, tmp_path: Path, folder: Path, spark: Any, form: str
) -> None:
    (tmp_path / "in" / "deep").mkdir(parents=True)
    parts = {"b.": many()[:30], "a a.": many(named=True)[30:61], "deep/c.": many()[61:90]}
    for name, rows in parts.items():
        WRITERS[form](tmp_path / "in" / f"{name}{form}", rows)
    (tmp_path / "in" / "_SUCCESS").touch()
    expected = []
    for name in sorted(parts):
        file = tmp_path / "in" / f"{name}{form}"
        run("screen", file, "--list", folder, "--out", tmp_path / "here")
        for line in (tmp_path / "here").read_text(encoding="utf-8").splitlines():
            hit = json.loads(line)
            key = hit["traveller"]
            expected.append(hit | {"traveller": f"{name}{form}:{key}" if isinstance(key, int) else key})
    out = tmp_path / "there"
    answer = run("screen", tmp_path / "in", "--list", folder, "--out", out, "--engine", "spark")
    assert answer.status == 0, answer.err
    assert [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()] == expected != []
    assert {json.loads(line)["file"] for line in written(out)[1].splitlines()} == {f"{name}{form}" for name in parts}
    assert f"b.{form}, row 1 (" in answer.err or f"b.{form}, row 1, " in answer.err


@on_spark
@pytest.mark.parametrize("form", WRITERS)
def test_what_only_spark_can_open_gives_the_same(run: Run, tmp_path: Path, folder: Path, spark: Any, form: str) -> None:
    (tmp_path / "in").mkdir()
    WRITERS[form](tmp_path / "in" / f"t.{form}", many()[:60])
    name = f"held{form}"  # Spark remembers an address that it has opened
    spark.conf.set(f"fs.viewfs.mounttable.{name}.link./in", (tmp_path / "in").as_uri())
    here, there = tmp_path / "here", tmp_path / "there"
    run("screen", tmp_path / "in" / f"t.{form}", "--list", folder, "--out", here)
    address = f"viewfs://{name}/in/t.{form}"
    answer = run("screen", address, "--list", folder, "--out", there, "--engine", "spark")
    assert answer.status == 0, answer.err
    assert written(here) == written(there)
    answer = run("screen", f"viewfs://{name}/in", "--list", folder, "--out", there, "--engine", "spark")
    found = [json.loads(line)["traveller"] for line in there.read_text(encoding="utf-8").splitlines()]
    expected = [json.loads(line)["traveller"] for line in here.read_text(encoding="utf-8").splitlines()]
    assert found == [f"t.{form}:{row}" for row in expected] != []


@on_spark
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("t.csv", b"seat,born\n1A,1950\n"),
        ("t.csv", b"name\nOrin Tavesk\n\xff\n"),
        ("t.csv", b"name\n12\n34\n"),
        ("t.csv", b""),
        ("none.csv", None),
        ("t.parquet", b"PAR1 and no more"),
    ],
)
def test_what_cannot_be_screened_here_cannot_on_spark_and_leaves_nothing(
    run: Run, tmp_path: Path, folder: Path, spark: Any, name: str, content: bytes | None
) -> None:
    file = tmp_path / "in" / name
    file.parent.mkdir()
    if content is not None:
        file.write_bytes(content)
    local = run("screen", file, "--list", folder, "--out", tmp_path / "in" / "out")
    spread = run("screen", file, "--list", folder, "--out", tmp_path / "in" / "out", "--engine", "spark")
    assert (local.status, spread.status) == (2, 2), spread.err
    if content is not None and file.suffix == ".csv":
        assert local.err.splitlines()[-1] in spread.err
    assert str(file) in spread.err and "Traceback" not in spread.err
    assert {each.name for each in file.parent.iterdir()} == ({name} if content is not None else set())


@on_spark
def test_strict_ends_on_spark_where_it_ends_here(run: Run, tmp_path: Path, folder: Path, spark: Any) -> None:
    write_csv(tmp_path / "t.csv", many())
    ends = [
        run("screen", tmp_path / "t.csv", "--list", folder, "--out", tmp_path / "out", "--strict", "--engine", engine)
        for engine in ("local", "spark")
    ]
    assert [end.status for end in ends] == [2, 2]
    assert ends[0].err[ends[0].err.index("t.csv cannot be used") :] in ends[1].err
    assert not (tmp_path / "out").exists()


def test_an_executor_with_no_or_another_index_says_so(tmp_path: Path, folder: Path) -> None:
    from fairnotice.bulk.sparkpieces import Screening, check_folders
    from fairnotice.screening.engine import digest_of

    def check(where: Path, digest: str) -> None:
        check_folders(Screening((("invented", str(where)),), (digest,), Thresholds(), TODAY, ""))

    check(folder, digest_of(folder))
    with pytest.raises(RuntimeError, match=r"is not at .*nowhere on every executor"):
        check(tmp_path / "nowhere", digest_of(folder))
    with pytest.raises(RuntimeError, match="is another one than here"):
        check(folder, "0" * 64)


@pytest.mark.parametrize("missing", ["pyspark", "pandas"])
def test_without_spark_it_is_said_what_to_install(
    run: Run, tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    for name in ("pyspark", "pyspark.sql", "pandas"):
        monkeypatch.setitem(sys.modules, name, None if name.startswith(missing) else ModuleType(name))
    monkeypatch.setattr(sys.modules["pyspark.sql"] or ModuleType(""), "SparkSession", object, raising=False)
    write_csv(tmp_path / "t.csv", many())
    answer = run("screen", tmp_path / "t.csv", "--list", folder, "--out", tmp_path / "out", "--engine", "spark")
    assert answer.status == 2
    assert f"Spark needs {missing}, which is not installed: pip install 'fairnotice[spark]'" in answer.err


@pytest.mark.parametrize("java", ["", "elsewhere"])
def test_without_java_it_is_said_that_spark_needs_it(
    run: Run, tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, java: str
) -> None:
    for name in ("pyspark", "pyspark.sql", "pandas"):
        monkeypatch.setitem(sys.modules, name, ModuleType(name))
    monkeypatch.setattr(sys.modules["pyspark.sql"], "SparkSession", object, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("JAVA_HOME", java and str(tmp_path / java))
    write_csv(tmp_path / "t.csv", many())
    answer = run("screen", tmp_path / "t.csv", "--list", folder, "--out", tmp_path / "out", "--engine", "spark")
    assert answer.status == 2
    assert "Spark needs Java (17 or later)" in answer.err and java in answer.err


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--engine", "spark", "--workers", "2"), "--workers is for the local engine"),
        (("--spark-master", "yarn"), "--spark-master is for --engine spark"),
        (("--engine", "flink"), "'local', 'spark'"),
    ],
)
def test_options_of_the_other_engine_are_refused(
    run: Run, tmp_path: Path, folder: Path, options: tuple[str, ...], says: str
) -> None:
    write_csv(tmp_path / "t.csv", many())
    answer = run("screen", tmp_path / "t.csv", "--list", folder, "--out", tmp_path / "out", *options)
    assert answer.status == 2 and says in answer.err


def test_spark_throws_no_half_done_job_away_unasked(tmp_path: Path, folder: Path) -> None:
    write_csv(tmp_path / "t.csv", many())
    ours = Job.of(tmp_path / "t.csv", ("invented",), Thresholds())
    with pytest.raises(KeyboardInterrupt), Journal(tmp_path / "out", ours) as journal:
        journal.add(Done(1, b"{}\n", 1, 0, 0, ()))
        raise KeyboardInterrupt
    other = Job("t.csv", -1, -1, ("invented",), Thresholds())
    with pytest.raises(Unusable, match="another job half done"):
        Journal(tmp_path / "out", other, goes_on=False)
    with pytest.raises(KeyboardInterrupt), Journal(tmp_path / "out", other, anew=True, goes_on=False) as journal:
        journal.add(Done(1, b"{}\n", 1, 0, 0, ()))
        raise KeyboardInterrupt
    assert [each.name for each in tmp_path.iterdir() if each.name.startswith(".out")] == []
