"""How the text behind a finding speaks (must, usually, a factor), its exceptions and theirs, which edition was read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fairnotice.law.findings import Finding
from fairnotice.law.model import Outcome, Rule, Strength
from fairnotice.law.rulebook import RULES

STRENGTHS: dict[Strength, Promise] = {
    Strength.MUST: _("The text says must"),
    Strength.USUAL: _("Usual rule, with exceptions"),
    Strength.FACTOR: _("Factor to weigh"),
}
_BY_CODE: Mapping[str, Rule] = {rule.code: rule for rule in RULES}


@dataclass(frozen=True, slots=True)
class ExceptionShown:
    """An exception to a rule, or to an exception: `depth` 1 is the exception, 2 the exception to it.

    `here` says what it does in this review, in words; `lifts`: it takes away what it is an exception to; `found`: the
    review has a finding of it, to which the page can lead.
    """

    depth: int
    rule: str
    question: str
    citation: str
    here: Promise
    lifts: bool
    found: bool


@dataclass(frozen=True, slots=True)
class TextShown:
    """The text: how it speaks, since when it is in force, in which edition it was read, what is excepted from it."""

    strength: Promise
    in_force: date
    until: date | None
    edition: date | None
    seen: bool
    exceptions: tuple[ExceptionShown, ...]


def text_shown(finding: Finding, by_rule: Mapping[str, Finding]) -> TextShown:
    """The text behind a finding. `by_rule`: the other findings of the review. Raises KeyError for an unknown rule."""
    rule = _BY_CODE[finding.rule]
    return TextShown(
        strength=STRENGTHS[finding.strength],
        in_force=rule.cites.in_force,
        until=rule.cites.until,
        edition=rule.cites.edition,
        seen=rule.cites.seen,
        exceptions=tuple(_exceptions(rule, by_rule, depth=1)),
    )


def _exceptions(rule: Rule, by_rule: Mapping[str, Finding], *, depth: int) -> Iterator[ExceptionShown]:
    """The exceptions in their order, each followed by the exceptions to it."""
    for code in rule.unless:
        exception, found = _BY_CODE[code], by_rule.get(code)
        lifts = found is not None and found.outcome is Outcome.MET and found.lifted_by is None
        cites, here = str(exception.cites), _here(found)
        yield ExceptionShown(depth, code, exception.question, cites, here, lifts, found is not None)
        yield from _exceptions(exception, by_rule, depth=depth + 1)


def _here(found: Finding | None) -> Promise:
    if found is None:
        return _("does not arise here")
    if found.lifted_by is not None:
        return _("is itself lifted")
    return _HERE[found.outcome]


_HERE: dict[Outcome, Promise] = {
    Outcome.MET: _("applies, and lifts the rule"),
    Outcome.NOT_MET: _("does not apply"),
    Outcome.UNDETERMINED: _("not known whether it applies"),
    Outcome.NEEDS_JUDGEMENT: _("a person must say whether it applies"),
}
