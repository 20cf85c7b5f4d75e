"""`fairnotice effect`."""

import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from fairnotice.cli.text import columns
from fairnotice.law.effect import effect_schema
from tests.cli.conftest import EXAMPLES, ORDINARY, ROOT, WORKED, Run

EFFECTS = ROOT / "src" / "fairnotice" / "law" / "effects"
COUNTRIES = ("US", "GB", "FR", "TR", "IQ", "AE", "BR", "ZW")


@pytest.mark.parametrize("country", COUNTRIES)
@pytest.mark.parametrize("instrument", ["--warrant", "--notice"])
@pytest.mark.parametrize("path", [WORKED, ORDINARY], ids=lambda path: path.stem)
def test_the_answer_is_as_its_schema_says_and_compels_nobody(
    run: Run, path: Path, country: str, instrument: str
) -> None:
    answer = run("effect", path, "--country", country, instrument, "--on", "2024-05-01", "--json")
    assert answer.status == 0
    assert answer.err == ""
    jsonschema.validate(answer.json, effect_schema())
    assert answer.json["compelled"] is False
    assert answer.json["instrument"] == instrument.removeprefix("--")


@pytest.mark.parametrize("country", COUNTRIES)
def test_the_card_fits_80_columns_and_tells_every_line_and_bar(run: Run, country: str) -> None:
    answer = run("effect", WORKED, "--country", country, "--on", "2020-06-29").out
    known = run("effect", WORKED, "--country", country, "--on", "2020-06-29", "--json").json
    text = " ".join(answer.split())
    said = [each["says"] for each in (*known["lines"], *known["bars"])]
    assert [words for words in said if words not in text] == []
    assert [line for line in answer.splitlines() if columns(line) > 80] == []


def test_the_notice_is_what_is_asked_about_when_nothing_is_said(run: Run) -> None:
    assert run("effect", ORDINARY, "--country", "GB", "--json").json["instrument"] == "notice"


def test_the_country_may_be_written_small(run: Run) -> None:
    assert run("effect", ORDINARY, "--country", "gb", "--json").json["country"] == "GB"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([ORDINARY, "--country", "XX"], "not a country code"),
        ([ORDINARY], "--country"),
        ([EXAMPLES / "copied-summary.toml", "--country", "GB"], "say which one of s1, s2, s3"),
        ([ORDINARY, "--country", "GB", "--subject", "s9"], "only s1"),
    ],
    ids=["no country", "country left out", "several subjects", "unknown subject"],
)
def test_what_cannot_be_answered_is_status_2_with_a_sentence(run: Run, arguments: list[object], says: str) -> None:
    answer = run("effect", *arguments)
    assert answer.status == 2
    assert says in answer.err
    assert answer.out == ""


def test_a_small_command_loads_no_framework() -> None:
    program = (
        "import sys\n"
        "from fairnotice.config.commands.table import fairnotice\n"
        "from fairnotice.cli.running import run\n"
        f"run(fairnotice, ['effect', {str(ORDINARY)!r}, '--country', 'GB', '--json'], name='fairnotice')\n"
        "heavy = {'django', 'rich', 'ninja', 'psycopg', 'cryptography', 'granian'} & set(sys.modules)\n"
        "print(sorted(heavy), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stderr.strip() == "[]"


def test_a_country_s_file_is_looked_through_without_a_case(run: Run) -> None:
    answer = run("effect", "--check", EFFECTS / "nz.toml")
    assert answer.status == 0
    assert "0 mistakes" in answer.out and "digest = " in answer.out and "Drafted." in answer.out


def test_every_mistake_of_a_country_s_file_is_told_at_once(run: Run, tmp_path: Path) -> None:
    text = (EFFECTS / "nz.toml").read_text(encoding="utf-8")
    broken = tmp_path / "nz.toml"
    broken.write_text(text.replace('modality = "must"', 'modality = "shall"').replace("\nseen = true", "\nseen = 1", 1))
    answer = run("effect", "--check", broken)
    assert answer.status == 2
    assert answer.out.count("wrong: ") == text.count('modality = "must"\n') + 1
    assert "'shall' is not one of may" in " ".join(answer.out.split())
    assert "seen is true or false, not 1" in " ".join(answer.out.split())


@pytest.mark.parametrize("name", ["nowhere.toml", "picture.toml"])
def test_a_file_that_cannot_be_read_is_status_2(run: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / "picture.toml").write_bytes(b"\xff\xd8\xff")
    answer = run("effect", "--check", tmp_path / name)
    assert answer.status == 2
    assert "cannot be read as text" in answer.err
