"""Every rule of the rulebook against its own file of cases, which a lawyer can write.

A file `cases/<rule>.toml` names its rule and the outcomes that the rule can give, then its cases. Each case starts from
the ordinary, complete case of `tests/builders.py` and says what is different:

    rule = "rpd-83-1-a-ii-pros"
    outcomes = ["met", "not_met", "undetermined"]      # all must occur; one more case must be "absent"

    [[case]]
    it = "a twelve-month maximum is below the threshold"
    on = 2024-05-01                                    # the day; `known` (an instant) and `subject` may be added
    dossier.warrants.0.offences.0.max_penalty = "12 months"      # lists by index; "unknown" is a value
    remove = ["incident"]                              # paths to leave out of the file
    append.statements = [{ id = "x", about = "...", value = true, by = "...", words = "...", source = "record" }]
    expect = "not_met"                                 # or "absent": out of force, or not applicable
    reason_has = "below"                               # a piece of the reason, or a list of pieces
    asks = "penalty"                                   # a piece of a question, or a list; []: nothing is asked

`append` works on any list of the case file; `protections`, `offices` and `identities` go to the subject of the case.
"""

import csv
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from fairnotice.config.docs.rules_pages import page_of
from fairnotice.domain.dates import Moment
from fairnotice.domain.dossier import View
from fairnotice.formats.dossier import dossier_from
from fairnotice.law.findings import Finding
from fairnotice.law.model import Rule, RuleKind
from fairnotice.law.review import findings_of
from fairnotice.law.rulebook import RULES
from fairnotice.law.texts import texts
from tests.builders import base_case

ROOT = Path(__file__).parents[2]
RULES_CSV = ROOT.parent / "shared" / "reference" / "rules.csv"
LATER = datetime(2100, 1, 1, tzinfo=UTC)
OF_A_SUBJECT = frozenset({"protections", "offices", "identities"})
BY_CODE = {rule.code: rule for rule in RULES}
COMPUTED = [rule for rule in RULES if rule.kind in {RuleKind.GATE, RuleKind.WEIGHING}]
LISTED = [rule for rule in RULES if rule.kind is RuleKind.LISTED]
CARRIED = [rule for rule in RULES if rule.kind in {RuleKind.DUTY, RuleKind.DEADLINE}]
BESIDE_THE_TABLE = frozenset(
    {
        "rpd-before",
        "const-2-1-death",
        "const-2-1-absence",
        "rpd-34-3-b-protected",
        "rpd-34-3-e-protected",
        "rop-act-of-state",
        "rop-act-of-state-asked",
        "rop-mil-exception",
        "rop-own-ordinary",
        "rop-other-ordinary",
        "rop-own-violence",
        "rop-state-security-harm",
        "rop-coup-ordinary",
        "rop-emigration-linked",
        "imm-functional",
        "refugee-unconfirmed",
        "rop-sanctions-tied",
        "rop-sanctions-goods",
        "rop-coup-opponent",
        "rop-own-opponent-violent",
        "rop-own-opponent",
        "rop-art2-cured",
        "rop-tribunal",
        "rop-international-crime",
        "rop-ordinary-grave",
        "file-nobody",
        "file-births",
        "file-act-before-birth",
        "file-dead-before-act",
        "file-act-after-warrant",
        "file-act-after-request",
        "file-warrant-after-request",
        "file-sentence-remainder",
        "file-own-account",
    }
)
"""Codes that the research table does not have: exceptions, parts split off because fewer may see them, days before."""


@dataclass(frozen=True)
class Case:
    """One case of one rule."""

    rule: str
    it: str
    on: date
    expect: str
    known: datetime | None = None
    subject: str | None = None
    dossier: Mapping[str, Any] = field(default_factory=dict)
    remove: tuple[str, ...] = ()
    append: Mapping[str, list[Any]] = field(default_factory=dict)
    reason_has: str | tuple[str, ...] = ()
    asks: str | tuple[str, ...] | None = None

    def view(self) -> View:
        """The ordinary case, changed, as this case looks at it."""
        case = base_case()
        _change(case, self.dossier)
        for path in self.remove:
            _remove(case, path.split("."))
        for name, entries in self.append.items():
            _list_of(case, name, self.subject).extend(entries)
        dossier = dossier_from(case)
        known = self.known or Moment.on_day(self.on, now=LATER).known
        return View.of(dossier, self.subject or dossier.subjects[0].id, Moment(on=self.on, known=known))


def _change(target: Any, changes: Mapping[str, Any]) -> None:
    for name, value in changes.items():
        key: Any = int(name) if isinstance(target, list) else name
        inside = target[key] if isinstance(target, list) else target.get(key)
        if isinstance(value, Mapping) and isinstance(inside, dict | list):
            _change(inside, value)
        else:
            target[key] = value


def _remove(target: Any, path: list[str]) -> None:
    key = int(path[0]) if isinstance(target, list) else path[0]
    if len(path) > 1:
        _remove(target[key], path[1:])
    else:
        del target[key]


def _list_of(case: dict[str, Any], name: str, subject: str | None) -> list[Any]:
    holder = case
    if name in OF_A_SUBJECT:
        holder = next(each for each in case["subjects"] if subject in (None, each["id"]))
    entries: list[Any] = holder.setdefault(name, [])
    return entries


def _pieces(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _load() -> tuple[dict[str, frozenset[str]], list[Case]]:
    outcomes, cases = {}, []
    for path in sorted((Path(__file__).parent / "cases").glob("*.toml")):
        file = tomllib.loads(path.read_text(encoding="utf-8"))
        assert file["rule"] == path.stem, f"{path.name} holds the cases of {file['rule']}"
        outcomes[path.stem] = frozenset(file["outcomes"])
        cases += [
            Case(rule=path.stem, **{name: _pieces(value) for name, value in entry.items()}) for entry in file["case"]
        ]
    return outcomes, cases


OUTCOMES, CASES = _load()


def answer_to(case: Case) -> Finding | None:
    """The finding of the case's rule, or None when the rule is absent."""
    findings = findings_of(case.view(), [BY_CODE[case.rule]])
    return findings[0] if findings else None


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule}: {case.it}")
def test_the_rule_answers_the_case(case: Case) -> None:
    finding = answer_to(case)
    assert (finding.outcome.value if finding else "absent") == case.expect, finding and finding.reason
    if finding is None:
        return
    assert not finding.failed, finding.reason
    assert finding.reason.strip()
    for piece in (case.reason_has,) if isinstance(case.reason_has, str) else case.reason_has:
        assert piece in finding.reason
    asked = " ".join(finding.ask)
    if case.asks == ():
        assert not finding.ask
    for piece in (case.asks,) if isinstance(case.asks, str) else case.asks or ():
        assert piece in asked
    assert len(set(finding.ask)) == len(finding.ask)


@pytest.mark.parametrize("code", OUTCOMES)
def test_a_case_file_shows_every_outcome_that_it_declares_and_no_other(code: str) -> None:
    shown = {case.expect for case in CASES if case.rule == code}
    assert shown - {"absent"} == OUTCOMES[code]
    assert "absent" in shown, "one case must show when the rule is not in the review"


@pytest.mark.parametrize("rule", COMPUTED, ids=lambda rule: rule.code)
def test_a_rule_that_is_computed_has_a_case_file(rule: Rule) -> None:
    assert rule.check is not None
    assert rule.code in OUTCOMES


@pytest.mark.parametrize("code", OUTCOMES)
def test_a_case_file_belongs_to_a_rule_of_the_rulebook(code: str) -> None:
    assert code in BY_CODE


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_says_what_it_asks_where_it_stands_and_since_when(rule: Rule) -> None:
    assert rule.question.endswith("?"), rule.question
    assert rule.cites.instrument
    assert rule.cites.article
    assert isinstance(rule.cites.in_force, date)


@pytest.mark.parametrize("rule", CARRIED, ids=lambda rule: rule.code)
def test_a_duty_or_deadline_names_what_carries_it_out_and_that_exists(rule: Rule) -> None:
    assert rule.check is None
    module, _, name = rule.carried_by.partition(":")
    assert hasattr(import_module(f"fairnotice.{module}"), name), rule.carried_by


@pytest.mark.parametrize("rule", LISTED, ids=lambda rule: rule.code)
def test_a_listed_rule_says_why_no_program_does_it(rule: Rule) -> None:
    assert rule.check is None
    assert len(rule.why_not.split()) >= 5
    assert rule.why_not.endswith(".")


def test_no_code_is_used_twice() -> None:
    codes = [rule.code for rule in RULES]
    assert sorted(codes) == sorted(set(codes))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_instrument_that_a_rule_cites_is_in_the_list_of_texts(rule: Rule) -> None:
    text = texts()[rule.cites.instrument]
    assert text.title
    assert text.edition


def test_every_exception_is_a_rule_of_the_rulebook() -> None:
    assert {code for rule in RULES for code in rule.unless} <= set(BY_CODE)


def rows() -> list[str]:
    """The ids of the research table; they are kept beside the tests, for the table is not in the checkout."""
    return (Path(__file__).parent / "rows.txt").read_text(encoding="utf-8").split()


@pytest.mark.parametrize("row", rows())
def test_every_row_of_the_research_table_is_a_rule_or_is_listed_with_a_reason(row: str) -> None:
    assert row in BY_CODE


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_has_a_place_in_the_generated_reference(rule: Rule) -> None:
    page = ROOT / "docs" / "reference" / "rules" / f"{page_of(rule)}.md"
    assert f"\n## {rule.code}\n" in page.read_text(encoding="utf-8")


def test_codes_beside_the_table_are_few_and_named() -> None:
    assert set(BY_CODE) - set(rows()) == BESIDE_THE_TABLE


@pytest.mark.skipif(not RULES_CSV.is_file(), reason="the research table lies beside the checkout, and is not here")
def test_the_ids_kept_beside_the_tests_are_those_of_the_research_table() -> None:
    with RULES_CSV.open(encoding="utf-8", newline="") as table:
        assert rows() == [row["id"] for row in csv.DictReader(table)]
