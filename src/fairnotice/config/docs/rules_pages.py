"""The pages of the rules: an index, and one page for each group of instruments, each rule under its code."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from fairnotice.law.model import Audience, Rule, RuleKind
from fairnotice.law.rulebook import EDITION, RULES
from fairnotice.law.texts import texts

RULE_PAGES: Mapping[str, str] = MappingProxyType(
    {
        "constitution": "Constitution",
        "rpd": "Rules on the Processing of Data",
        "practice": "Repository of Practice",
        "remedies": "The Commission and the settlement of disputes",
        "other": "Other instruments",
    }
)
"""The pages by name, with their titles."""

_PAGE_OF = MappingProxyType(
    {"Const": "constitution", "RPD": "rpd", "RoP": "practice", "CCF": "remedies", "IRSD": "remedies"}
)
_KINDS = MappingProxyType(
    {
        RuleKind.GATE: "Gate: computed, and answered met, not met or undetermined.",
        RuleKind.WEIGHING: "Weighing: put to people with what points which way; never decided here.",
        RuleKind.DEADLINE: "Deadline: gives a due date, who owes it, and what follows.",
        RuleKind.DUTY: "Duty: carried out by an act of the system.",
        RuleKind.LISTED: "Listed: no program can or should do it; the reason is given.",
    }
)
_MANY = MappingProxyType(
    {
        RuleKind.GATE: "gates",
        RuleKind.WEIGHING: "weighings",
        RuleKind.DEADLINE: "deadlines",
        RuleKind.DUTY: "duties",
        RuleKind.LISTED: "listed",
    }
)


def rules_index() -> str:
    """The index, in Markdown: every rule in the order in which a review runs them."""
    rows = (
        f"| [{rule.code}]({page_of(rule)}.md#{rule.code}) | {rule.kind} | {rule.cites} | {rule.question} |"
        for rule in RULES
    )
    counts = ", ".join(f"{sum(rule.kind is kind for rule in RULES)} {_MANY[kind]}" for kind in RuleKind)
    return "\n".join(
        [
            "# Rules",
            "",
            f"Edition {EDITION} of the rulebook: {len(RULES)} rules ({counts}), in the order of a review.",
            "",
            *(f"- {says}" for says in _KINDS.values()),
            "",
            "| rule | kind | citation | asks |",
            "| --- | --- | --- | --- |",
            *rows,
            "",
        ]
    )


def rules_page(name: str, root: Path) -> str:
    """One page, in Markdown; cases and sources are read from the checkout at `root`."""
    parts = [f"# {RULE_PAGES[name]}", ""]
    parts += [line for rule in RULES if page_of(rule) == name for line in _rule(rule, root)]
    return "\n".join(parts)


def page_of(rule: Rule) -> str:
    """The page on which a rule stands."""
    return _PAGE_OF.get(rule.cites.instrument, "other")


def _rule(rule: Rule, root: Path) -> Iterator[str]:
    yield f"## {rule.code}\n"
    yield f"{rule.question}\n"
    more = _more(rule)
    if more:
        yield f"{more}\n"
    yield from (f"- {line}" for line in _record(rule))
    source = _source(rule.code, root)
    if source is not None:
        yield f"- Code: [{source.relative_to(root).as_posix()}](../../../{source.relative_to(root).as_posix()})"
    yield ""
    yield from _cases(rule, root)


def _more(rule: Rule) -> str:
    """What the docstring says after the question, as one paragraph."""
    lines = ((rule.check.__doc__ or "") if rule.check else "").strip().splitlines()[1:]
    return " ".join(line.strip() for line in lines if line.strip())


def _record(rule: Rule) -> Iterator[str]:
    text = texts()[rule.cites.instrument]
    yield f"{rule.kind.value.capitalize()}, effect {rule.effect}, strength {rule.strength}."
    until = f" until {rule.cites.until}" if rule.cites.until else ""
    yield f"[{rule.cites}]({text.url}): {text.title}; in force from {rule.cites.in_force}{until}."
    if not rule.cites.seen:
        yield "Known from memory, the text was not read: it may remind, and never bars."
    elif rule.cites.edition:
        yield f"The text read is the edition of {rule.cites.edition}."
    if rule.ground:
        yield f"Ground: {rule.ground.value.replace('_', ' ')}."
    if rule.unless:
        yield f"Lifted when one of these is met: {', '.join(f'`{code}`' for code in rule.unless)}."
    if rule.leads:
        yield "A usual rule: leaning against, it carries a refusal by itself in published practice."
    if rule.audience is Audience.REVIEWERS:
        yield "For reviewers only: the requester never learns of it."
    if rule.carried_by:
        yield f"Carried out by: `{rule.carried_by}`."
    if rule.why_not:
        yield f"No program does it: {rule.why_not}"


def _cases(rule: Rule, root: Path) -> Iterator[str]:
    path = root / "tests" / "law" / "cases" / f"{rule.code}.toml"
    if not path.is_file():
        return
    cases: list[dict[str, Any]] = tomllib.loads(path.read_text(encoding="utf-8")).get("case", [])
    link = f"[cases](../../../{path.relative_to(root).as_posix()})"
    yield f"{len(cases)} {link}:\n"
    for case in cases:
        answer = str(case.get("expect", "")).replace("_", " ")
        yield f"- {case['it']}, on {case['on']}: {answer}" if "on" in case else f"- {case['it']}: {answer}"
    yield ""


@cache
def _sources(root: Path) -> dict[Path, str]:
    folder = root / "src" / "fairnotice" / "law"
    return {path: path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.py"))}


def _source(code: str, root: Path) -> Path | None:
    """The file that defines the rule: the first in which its code stands as the name of a rule."""
    found = (path for path, text in _sources(root).items() if f'"{code}",' in text and "cites=" in text)
    return next(found, None)
