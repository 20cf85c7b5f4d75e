"""The tool that makes the data of published practice: what it keeps, what it leaves out, what it prints."""

import json
from pathlib import Path
from typing import Any

import pytest

from tools.compact_precedents import DISCUSSED, is_kept, main

EXAMPLE: dict[str, Any] = {
    "chapter": "9 Invented",
    "chapter_version": "2024-11",
    "article": "3",
    "topic": "invented",
    "example_kind": "case",
    "notice_kind": "red_notice",
    "facts": "Nobody did anything.",
    "facts_coded": {"private_gain": False, "immunity": None},
    "outcome": "refused",
    "decisive_factors": [{"factor": "34(3)(a) nature of offence", "direction": "against", "note": "nothing"}],
    "principle": "",
    "where": "9 Case 1",
    "same_case_as": None,
}
DECISION: dict[str, Any] = {
    "id": "ccf-2000-01",
    "year": 2000,
    "number": 1,
    "source_url": "https://example.org/wp-json/1",
    "other_urls": ["https://example.org/decision"],
    "source_kind": "official excerpt",
    "tags": ["Political character", "Article 2 of INTERPOL's Constitution (torture)"],
    "issues": ["political_character", "human_rights"],
    "data_type": "red notice; yellow notice",
    "session": None,
    "outcome": "not compliant",
    "outcome_condition": None,
    "outcome_detail": "Deleted.",
    "decisive_issue": "cooperation of NCB",
    "facts": "Nobody did anything.",
    "facts_coded": {"notice_kind": "red_notice", "private_matter": True, "in_absentia": None},
    "coded_from_findings": ["private_matter"],
    "reasons": [{"issue": "purpose", "finding": "none shown", "rule": "Constitution Article 3; RPD Articles 10, 12"}],
    "text_completeness": "full",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    cases = [{"id": f"inv-{number}", **EXAMPLE} for number in range(30)]
    (tmp_path / "cases.json").write_text(json.dumps(cases), encoding="utf-8")
    (tmp_path / "commission_decisions.json").write_text(json.dumps([DECISION]), encoding="utf-8")
    return tmp_path


def made(folder: Path, *options: str) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    main([str(folder), *options], target=folder)
    texts = ((folder / name).read_text(encoding="utf-8") for name in ("repository.json", "commission.json"))
    examples, decisions = (json.loads(text) for text in texts)
    return examples, decisions


def test_the_examples_that_are_set_aside_are_left_out_and_all_keeps_them(folder: Path) -> None:
    examples, _ = made(folder)
    kept = {example["id"] for example in examples}
    assert kept == {f"inv-{number}" for number in range(30) if is_kept(f"inv-{number}")}
    assert 0 < len(kept) < 30
    assert len(made(folder, "--all")[0]) == 30
    assert all(is_kept(code) for code in DISCUSSED)


def test_an_example_loses_its_empty_fields_and_codes(folder: Path) -> None:
    example = made(folder)[0][0]
    assert example["facts_coded"] == {"private_gain": False}
    assert "principle" not in example


def test_a_decision_takes_the_shape_of_an_example(folder: Path) -> None:
    (decision,) = made(folder)[1]
    assert decision["outcome"] == "not_compliant"
    assert decision["notice_kind"] == "red_notice+yellow_notice"
    assert decision["article"] == "2,3"
    assert decision["topic"] == "cooperation of the bureau"
    assert decision["where"] == "Decision 1 of 2000"
    assert decision["url"] == "https://example.org/decision"
    assert decision["found_codes"] == ["private_matter"]
    assert decision["facts_coded"] == {"private_matter": True}
    assert decision["decisive_factors"] == [
        {"factor": "purpose", "note": "none shown", "rule": "Const art. 3; RPD art. 10, 12"}
    ]


def test_of_a_decision_whose_reasons_were_not_read_the_tags_are_kept(folder: Path) -> None:
    header = {**DECISION, "reasons": [], "text_completeness": "header-only", "number": None}
    (folder / "commission_decisions.json").write_text(json.dumps([header]), encoding="utf-8")
    (decision,) = made(folder)[1]
    assert [factor["factor"] for factor in decision["decisive_factors"]] == [
        "political character",
        "Article 2 (torture)",
    ]
    assert decision["where"] == "A decision of 2000"


def test_nothing_of_an_entry_is_printed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made(folder, "--all")
    assert capsys.readouterr().out == "30 examples, 1 decisions\n"
