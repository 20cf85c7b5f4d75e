"""What somebody meets who has read the README only: forgotten quotation marks, other codes, several people."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from fairnotice.cli.text import columns, folded, instant, span
from tests.cli.conftest import EXAMPLES, ORDINARY, Run


def test_a_name_without_quotation_marks_is_told_as_two_spellings(run: Run) -> None:
    out = run("check", "Orin", "Tavesk", "--list", ORDINARY).out
    assert "2 spellings: Orin; Tavesk." in out
    assert "quotation marks" in out


def test_two_whole_spellings_are_no_mistake(run: Run) -> None:
    out = run("check", "Orin Tavesk", "Orhin Tavesque", "--list", ORDINARY).out
    assert "2 spellings" in out
    assert "quotation marks" not in out


def test_a_list_with_invented_people_is_marked(run: Run) -> None:
    assert run("check", "Anybody", "--list", ORDINARY).out.startswith("EXAMPLE: everybody on this list is invented.\n")


def test_a_list_of_real_people_carries_no_mark(run: Run, tmp_path: Path) -> None:
    listed = tmp_path / "list.json"
    listed.write_text(
        '{"schema": "fairnotice-list/1", "source": "a list", "entries": '
        '[{"id": "a", "identities": [{"names": [{"text": "Maelis Corvane"}]}]}]}',
        encoding="utf-8",
    )
    assert "EXAMPLE" not in run("check", "Anybody", "--list", listed).out


def test_the_screening_of_travellers_against_invented_people_is_marked_beside_its_output(
    run: Run, tmp_path: Path
) -> None:
    travellers = tmp_path / "travellers.csv"
    travellers.write_text("id,name\n1,Orin Tavesk\n", encoding="utf-8")
    answer = run("screen", travellers, "--list", EXAMPLES, "--out", tmp_path / "hits.jsonl")
    assert "EXAMPLE: everybody on this list is invented." in answer.err


def test_an_account_in_words_only_is_shown_though_no_rule_reads_it(run: Run, tmp_path: Path) -> None:
    case = tmp_path / "case.toml"
    text = ORDINARY.read_text(encoding="utf-8")
    case.write_text(text.replace('value = true\nby = "the hospital', 'by = "the hospital'), encoding="utf-8")
    out = run("review", case, "--on", "2024-05-01").out
    assert out.index("Accounts in words only") < out.index("The shopkeeper lost the use of one leg.")
    assert "Accounts in words only" not in run("review", ORDINARY, "--on", "2024-05-01").out


def test_reviews_of_several_people_stand_apart(run: Run) -> None:
    out = run("review", EXAMPLES / "copied-summary.toml", "--on", "2024-05-01").out
    assert out.splitlines().count("=" * 80) == 2


@pytest.mark.parametrize(("word", "code"), [("uk", "GB"), ("France", "FR"), ("NZL", "NZ")])
def test_a_country_by_another_word_is_told_its_code(run: Run, word: str, code: str) -> None:
    answer = run("effect", ORDINARY, "--country", word)
    assert answer.status == 2
    assert f"Did you mean '{code}'?" in answer.err


def test_the_notice_of_a_case_that_was_not_published_is_called_so(run: Run) -> None:
    assert "were it published" in run("effect", ORDINARY, "--country", "FR").out
    assert "were it published" not in run("effect", ORDINARY, "--country", "FR", "--warrant").out


def test_instants_and_lengths_read_as_words() -> None:
    assert instant(datetime(2020, 6, 30, 0, 0, tzinfo=UTC)) == "2020-06-30 00:00 UTC"
    assert instant(datetime(2020, 6, 30, 7, 5, 9, 123, tzinfo=UTC)) == "2020-06-30 07:05:09 UTC"
    assert [span("P18D"), span("P1D"), span("PT24H")] == ["18 days", "1 day", "PT24H"]


def test_problems_hang_by_their_place_on_a_terminal_and_paths_stay_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    path = "/" + "a" * 100
    message = f"The case file cannot be used.\n  request.kind: {'is not in the list ' * 6}.\n{path} is not there."
    assert folded(message) == message
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    first, *rest = folded(message).split("\n")
    assert first == "The case file cannot be used."
    assert [line[:5] for line in rest[:2]] == ["  req", "    i"]
    assert path in rest
    assert all(columns(line) <= 80 or line == path for line in rest)
