"""The findings of a review as the workbench shows them: by article, the open ones in full, what is met in short."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import import_module

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fairnotice.domain.statement import Firmness
from fairnotice.law.conditions import is_open_condition
from fairnotice.law.findings import Finding
from fairnotice.law.model import FactUsed, Lean, Outcome, Pointer, RuleEffect
from fairnotice.law.rulebook import RULES
from fairnotice.law.texts import texts
from fairnotice.law.unread import Unread
from fairnotice.web.practice import practice_on
from fairnotice.web.secretariat.casefile.whole import FileShown
from fairnotice.web.secretariat.rule_text import TextShown, text_shown
from fairnotice.web.words import FIRMNESS, LEANS, OUTCOMES

WORDS_ONLY = "rpd-34-3-open"
"""The rule that gathers accounts which no other rule reads: met or not, a person must read them."""

_FACTOR = re.compile(r"RPD art\. 34\(3\)\([a-g]\)")
_HEAD = re.compile(r"^(\S+)(?: (art\. 34\(3\)|art\. \d+|\d+(?:\.\d+)?)(?=\D|$))?")


@dataclass(frozen=True, slots=True)
class FactShown:
    """A fact that a finding rests on: its words, whose they are, and where they stand on the page."""

    says: str
    by: str
    firmness: str | Promise
    standing: str
    anchors: tuple[str, ...]

    @property
    def anchor(self) -> str:
        """Where a link leads."""
        return self.anchors[0] if self.anchors else ""

    @property
    def points_to(self) -> str:
        """The ids that light up."""
        return " ".join(self.anchors)


@dataclass(frozen=True, slots=True)
class PointerShown:
    """A factor to weigh: what it says, which way it leans, on which facts."""

    says: str
    lean: str
    lean_word: str | Promise
    tone: str
    facts: tuple[FactShown, ...]


@dataclass(frozen=True, slots=True)
class FindingShown:
    """One finding. `stops` is set for a bar, and for a condition that an approval may not leave open."""

    rule: str
    question: str
    outcome: str
    outcome_word: str | Promise
    tone: str
    citation: str
    reason: str
    caution: str
    note: str
    ground: str
    until: date | None
    lifted_by: str
    stops: str | Promise  # what it stops, when it stops something
    text: TextShown
    facts: tuple[FactShown, ...]
    pointers: tuple[PointerShown, ...]
    ask: tuple[str, ...]

    @property
    def points_to(self) -> str:
        """Every id that lights up for it."""
        used = (*self.facts, *(fact for pointer in self.pointers for fact in pointer.facts))
        return " ".join(dict.fromkeys(anchor for fact in used for anchor in fact.anchors))

    @property
    def practice(self) -> str:
        """The factor of article 34(3) on which published practice can be looked for; empty where there is none."""
        return self.citation if _FACTOR.fullmatch(self.citation) and practice_on(self.citation) else ""


@dataclass(frozen=True, slots=True)
class Article:
    """The findings under one article, with what the article is about (content)."""

    name: str
    about: str
    findings: tuple[FindingShown, ...]

    @property
    def practice(self) -> str:
        """The article, when there is published practice on it."""
        return self.name if practice_on(self.name) else ""


@dataclass(frozen=True, slots=True)
class FindingsShown:
    """All of a review's findings."""

    open: tuple[Article, ...]
    met: tuple[Article, ...]
    counts: tuple[tuple[str | Promise, str, int], ...]  # (word, tone, how many) of the open ones, the weightiest first
    unread: tuple[tuple[Unread, tuple[FactShown, ...]], ...] = ()  # statements that no rule has read

    @property
    def met_count(self) -> int:
        """How many are met."""
        return sum(len(article.findings) for article in self.met)


BAR, OPEN = _("Stops it: while this stands, nothing is approved"), _("Open: an approval has to settle it")


def findings_shown(findings: Iterable[Finding], file: FileShown, unread: Iterable[Unread] = ()) -> FindingsShown:
    """The findings by article, those that somebody must act on or weigh before those that are met."""
    given = tuple(findings)
    by_rule = {finding.rule: finding for finding in given}
    waiting = [finding for finding in given if is_open(finding)]
    settled = [finding for finding in given if not is_open(finding)]
    articles = tuple(_articles(waiting, file, by_rule))
    return FindingsShown(
        open=tuple(sorted(articles, key=_weight)),
        met=tuple(_articles(settled, file, by_rule)),
        counts=tuple(_counts(finding for article in articles for finding in article.findings)),
        unread=tuple((each, _facts((each.fact,), file)) for each in unread),
    )


_ORDER = ("not_met", "needs_judgement", "undetermined", "met")


def _counts(findings: Iterable[FindingShown]) -> Iterator[tuple[str | Promise, str, int]]:
    found = list(findings)
    for code in _ORDER:
        same = [finding for finding in found if finding.outcome == code]
        if same:
            yield same[0].outcome_word, same[0].tone, len(same)


def is_open(finding: Finding) -> bool:
    """Whether a person has to act on it, weigh it, or read what it gathers."""
    if finding.lifted_by is not None:
        return False
    if finding.failed or finding.outcome in {Outcome.NEEDS_JUDGEMENT, Outcome.UNDETERMINED}:
        return True
    if finding.outcome is Outcome.NOT_MET:
        return finding.effect is not RuleEffect.PERMIT
    return finding.rule == WORDS_ONLY and bool(finding.facts)


def _weight(article: Article) -> tuple[int, int]:
    """What stops the request first, then what stops an approval, then what a person weighs."""
    return min(_rank(finding.stops, finding.outcome) for finding in article.findings)


def _rank(stops: str | Promise, outcome: str) -> tuple[int, int]:
    return (0 if stops is BAR else 1 if stops is OPEN else 2), _ORDER.index(outcome)


def _articles(findings: Iterable[Finding], file: FileShown, by_rule: Mapping[str, Finding]) -> Iterator[Article]:
    grouped: dict[str, list[Finding]] = {}
    for finding in findings:
        grouped.setdefault(article_of(finding.citation), []).append(finding)
    for name, group in grouped.items():
        each = sorted((shown(finding, file, by_rule) for finding in group), key=lambda f: _rank(f.stops, f.outcome))
        yield Article(name, about(name), tuple(each))


def article_of(citation: str) -> str:
    """The article that a citation names: "RPD art. 83" for "RPD art. 83(1)(b)", "RoP 3.13" for "RoP 3.13, para. 2"."""
    found = _HEAD.match(citation)
    return " ".join(part for part in found.groups() if part) if found else citation


@cache
def about(article: str) -> str:
    """What an article is about, from the first line of the module in which its rules stand; else the instrument."""
    modules = {rule.module for rule in RULES if rule.module and article_of(str(rule.cites)) == article}
    for module in sorted(modules, key=len):  # article_83 before article_83_offences
        line = (import_module(module).__doc__ or "").strip().splitlines()[0]
        text = line.partition(": ")[2].partition(".")[0].partition(";")[0]
        if text:
            return text[0].upper() + text[1:]
    known = texts().get(article.partition(" ")[0])
    return known.title if known else ""


def shown(finding: Finding, file: FileShown, by_rule: Mapping[str, Finding]) -> FindingShown:
    """One finding. Facts that its factors name stand with them; the others by themselves.

    `by_rule` holds the other findings of the review, for the exceptions that lift this one.
    """
    in_pointers = {fact for pointer in finding.pointers for fact in pointer.facts}
    words_only = finding.rule == WORDS_ONLY and finding.outcome is Outcome.MET
    return FindingShown(
        rule=finding.rule,
        question=finding.question,
        outcome=finding.outcome.value,
        outcome_word=_("To be read") if words_only else OUTCOMES[finding.outcome.value],
        tone="person" if words_only else finding.outcome.value,
        citation=finding.citation,
        reason=finding.reason,
        caution=finding.caution,
        note=finding.note,
        ground=finding.ground.value if finding.ground else "",
        until=finding.until,
        lifted_by=finding.lifted_by or "",
        stops=BAR if finding.is_bar or finding.failed else OPEN if is_open_condition(finding) else "",
        text=text_shown(finding, by_rule),
        facts=_facts((fact for fact in finding.facts if fact not in in_pointers), file),
        pointers=tuple(_pointer(pointer, file) for pointer in finding.pointers),
        ask=finding.ask,
    )


TONES = {Lean.AGAINST: "stopped", Lean.FOR: "good", Lean.NEITHER: "over"}


def _pointer(pointer: Pointer, file: FileShown) -> PointerShown:
    lean = pointer.lean.value
    return PointerShown(pointer.says, lean, LEANS[lean], TONES[pointer.lean], _facts(pointer.facts, file))


def _facts(facts: Iterable[FactUsed], file: FileShown) -> tuple[FactShown, ...]:
    return tuple(
        FactShown(
            says=fact.says,
            by=fact.by,
            firmness="" if fact.firmness is Firmness.STATED else FIRMNESS[fact.firmness.value],
            standing=fact.standing.words,
            anchors=file.anchors(fact.where),
        )
        for fact in dict.fromkeys(facts)
    )
