"""The benchmark's mapping of a coded example into a case file: what a bureau could state, and nothing that judges."""

import importlib.util
import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from fairnotice.domain.dossier import View
from fairnotice.law.leaning import Leaning
from fairnotice.law.review import review_subject

FOLDER = Path(__file__).parents[2] / "benchmarks" / "review"


def _load(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, FOLDER / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


coded = _load("coded")


def viewed(**facts: Any) -> View:
    """An invented example with these codes, as the rules see it."""
    example = {"id": "invented", "notice_kind": "red_notice", "facts_coded": facts}
    return View.of(coded.dossier_of(example), "s1", coded.MOMENT)


@pytest.mark.parametrize("code", sorted(coded.JUDGING))
def test_what_already_judges_is_not_fed(code: str) -> None:
    assert viewed(**{code: True}) == viewed()


def test_what_the_example_does_not_say_nobody_says() -> None:
    view = viewed(offence_category="fraud", violence_or_serious_harm=None)
    assert view.dossier.statements == ()
    assert view.evidence("act.violence_or_serious_harm").is_unknown


def test_a_fact_is_said_by_the_asking_bureau_alone() -> None:
    evidence = viewed(violence_or_serious_harm=True).evidence("act.violence_or_serious_harm")
    assert evidence.is_true
    assert {statement.source for statement in evidence.statements} == {"file"}


def test_a_role_that_is_not_described_leaves_the_account_without_acts() -> None:
    assert viewed(personal_role_described=True).participation.acts  # type: ignore[union-attr]
    assert not viewed(personal_role_described=False).participation.acts  # type: ignore[union-attr]


def test_somebody_wanted_by_another_country_is_a_foreigner_and_may_hold_its_office() -> None:
    view = viewed(wanted_by_own_country=False, subject_status="head_of_state")
    assert view.wanted_by_own_state is False
    assert [office.state for office in view.offices_now] == [coded.OTHER]
    assert viewed(wanted_by_own_country=True).wanted_by_own_state is True


def test_everything_formal_is_in_order_in_a_mapped_example() -> None:
    dossier = coded.dossier_of({"id": "x", "notice_kind": "red_notice", "facts_coded": {"offence_category": "fraud"}})
    assert review_subject(dossier, "s1", coded.MOMENT).leaning is Leaning.NO_BAR


def test_a_decision_of_the_commission_is_read_in_its_own_codes() -> None:
    view = viewed(effective_participation_described=False, ncb_reply_quality="none on substance", family_matter=True)
    assert not view.participation.acts  # type: ignore[union-attr]
    assert view.evidence("requester.answered").is_false
    assert view.offences[0].category == "family_matter"


def test_the_benchmark_prints_one_object_with_what_was_agreed_in(tmp_path: Path) -> None:
    path = tmp_path / "cases.json"
    treason = {"offence_category": "treason", "offence_is_ordinary_law_crime": False}
    rows = [
        {"id": "a", "topic": "t", "article": "3", "outcome": "refused", "facts_coded": treason},
        {"id": "b", "topic": "t", "article": "3", "outcome": "approved", "facts_coded": treason},
        {"id": "c", "topic": "t", "article": "2", "outcome": "unclear", "facts_coded": {}},
    ]
    path.write_text(json.dumps(rows), encoding="utf-8")
    run = subprocess.run(
        [sys.executable, str(FOLDER / "run.py"), "--cases", str(path), "--json"], capture_output=True, text=True
    )
    assert run.returncode == 0, run.stderr
    found = json.loads(run.stdout)
    assert {name: found[name] for name in ("cases", "definite", "agree", "open")} == {
        "cases": 2,
        "definite": 2,
        "agree": 1,
        "open": 0,
    }
    assert [(each["id"], each["said"], each["published"]) for each in found["disagreements"]] == [
        ("b", "refuse", "approved")
    ]


def test_a_file_that_is_not_coded_examples_is_refused_in_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "cases.json"
    path.write_text("{", encoding="utf-8")
    run = subprocess.run([sys.executable, str(FOLDER / "run.py"), "--cases", str(path)], capture_output=True, text=True)
    assert run.returncode == 2
    assert "cannot be read" in run.stderr
    assert "Traceback" not in run.stderr
