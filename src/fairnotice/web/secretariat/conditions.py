"""Open conditions on the page of a decision: each is answered out of the file, or waived where the text allows it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fairnotice.law.conditions import Settled, SettledHow, may_be_waived, open_conditions, settled_from
from fairnotice.law.findings import Finding
from fairnotice.law.model import Audience
from fairnotice.law.review import Question
from fairnotice.services.acting import REASON_LENGTH
from fairnotice.web.secretariat.bench import Bench
from fairnotice.web.secretariat.factors import fact_label
from fairnotice.web.secretariat.findings import FindingShown, shown
from fairnotice.web.secretariat.long_text import LongText

FORM = "decision"
"""The id of the form to which the fields belong, wherever they stand on the page."""

LONGEST = 2_000

HOW: dict[SettledHow, Promise] = {
    SettledHow.ANSWERED: gettext_lazy("The file answers it"),
    SettledHow.WAIVED: gettext_lazy("Waived under RPD art. 83(1)(b), after the bureau was consulted"),
}
FILE: dict[str, Promise] = {
    "file:papers": gettext_lazy("The warrants and charges, as filed"),
    "file:person": gettext_lazy("The particulars of the person, as filed"),
    "file:request": gettext_lazy("The data about the request, as filed"),
}
"""Parts of the file that can be named as evidence, beside papers, answers and the facts of the rule itself."""


@dataclass(frozen=True, slots=True)
class ConditionShown:
    """One open condition: what the rule says of it, and the fields in which it is settled."""

    finding: FindingShown
    how: BoundField
    why: BoundField
    evidence: BoundField
    kept_back: bool  # the bureau is told nothing of it


@dataclass(frozen=True, slots=True)
class SettledShown:
    """One condition as it was settled, in words."""

    citation: str
    question: str
    how: Promise
    why: str
    evidence: tuple[str | Promise, ...]


def evidence_of(found: Bench) -> dict[str, str | Promise]:
    """What in the file can be named: papers, answers, parts of it; by the code under which a decision keeps it."""
    papers = {f"paper:{paper.id}": format_html("{} <bdi>{}</bdi>", _("Paper:"), paper.title) for paper in found.papers}
    answers = {
        f"answer:{question['question']}": format_html("{} <bdi>{}</bdi>", _("Answer to:"), question["text"])
        for question in found.bench.questions
        if question["answer"] is not None
    }
    return {**papers, **answers, **FILE}


class ConditionFields:
    """Adds fields for open conditions to a form, and reads them."""

    def __init__(self, form: forms.Form, found: Bench) -> None:
        """One group of fields for each condition that the review leaves open."""
        self.form = form
        self.found = found
        self.conditions = open_conditions(found.bench.review.findings)
        named = evidence_of(found)
        for finding in self.conditions:
            form.fields.update(_fields(finding, named))

    def shown(self) -> tuple[ConditionShown, ...]:
        """The groups, for the page."""
        return tuple(
            ConditionShown(
                finding=shown(finding, self.found.file, self.found.by_rule),
                how=self.form[f"how_{finding.rule}"],
                why=self.form[f"why_{finding.rule}"],
                evidence=self.form[f"evidence_{finding.rule}"],
                kept_back=finding.audience is not Audience.ALL,
            )
            for finding in self.conditions
        )

    def check(self, given: Mapping[str, Any]) -> None:
        """Every condition is settled, with reasons, and with evidence where the file is said to answer it."""
        for rule in (finding.rule for finding in self.conditions):
            if not given.get(f"how_{rule}"):
                self.form.add_error(
                    f"how_{rule}", _("Say why this condition does not stop the approval, or ask the bureau.")
                )
                continue
            if len(str(given.get(f"why_{rule}", "")).strip()) < REASON_LENGTH:
                self.form.add_error(
                    f"why_{rule}",
                    _("Give your reasons in words: at least %(least)s letters.") % {"least": REASON_LENGTH},
                )
            if given[f"how_{rule}"] == SettledHow.ANSWERED and not given.get(f"evidence_{rule}"):
                self.form.add_error(f"evidence_{rule}", _("Name what in the file answers it."))

    def settled(self) -> tuple[Settled, ...]:
        """What the person who decides said, of a form without errors."""
        return tuple(self._settled())

    def _settled(self) -> Iterator[Settled]:
        given = self.form.cleaned_data
        for rule in (finding.rule for finding in self.conditions):
            if given.get(f"how_{rule}"):
                yield Settled(
                    rule=rule,
                    how=SettledHow(given[f"how_{rule}"]),
                    why=given[f"why_{rule}"].strip(),
                    evidence=tuple(given[f"evidence_{rule}"]),
                )


def _fields(finding: Finding, named: Mapping[str, str | Promise]) -> dict[str, forms.Field]:
    rule = finding.rule
    hows = [how for how in SettledHow if how is not SettledHow.WAIVED or may_be_waived(finding.rule)]
    facts = {f"fact:{fact.where}": fact_label(fact) for fact in finding.facts}
    attrs = {"form": FORM}
    why = LongText(
        label=gettext_lazy("Why"),
        help_text=gettext_lazy("The bureau reads this in its letter.") if finding.audience is Audience.ALL else "",
        rows=3,
        max_length=LONGEST,
        required=False,
    )
    why.widget.attrs.update(attrs)
    return {
        f"how_{rule}": forms.ChoiceField(
            label=gettext_lazy("How it is settled"),
            choices=[(how.value, HOW[how]) for how in hows],
            widget=forms.RadioSelect(attrs={**attrs, "class": "govuk-radios--small"}),
            required=False,
        ),
        f"why_{rule}": why,
        f"evidence_{rule}": forms.MultipleChoiceField(
            label=gettext_lazy("What answers it"),
            choices=tuple({**facts, **named}.items()),
            widget=forms.CheckboxSelectMultiple(attrs={**attrs, "class": "govuk-checkboxes--small"}),
            required=False,
        ),
    }


def decided_shown(found: Bench) -> tuple[SettledShown, ...]:
    """What the newest decision settled, in words."""
    decision = found.bench.decision
    return settled_shown(settled_from(decision["settled"]), found) if decision else ()


def unanswered(found: Bench) -> tuple[Question, ...]:
    """What the rules would ask beside the open conditions: it stops nothing, and whoever goes on should know of it."""
    conditions = {finding.rule for finding in open_conditions(found.bench.review.findings)}
    return tuple(question for question in found.bench.review.questions if question.rule not in conditions)


def settled_shown(settled: Iterable[Settled], found: Bench) -> tuple[SettledShown, ...]:
    """Conditions as they were settled, in words. What the file has not any more is named by its code."""
    known = {finding.rule: finding for finding in found.bench.review.findings}
    named = evidence_of(found)
    return tuple(
        SettledShown(
            citation=known[one.rule].citation if one.rule in known else one.rule,
            question=known[one.rule].question if one.rule in known else "",
            how=HOW[one.how],
            why=one.why,
            evidence=tuple(_named(code, named, found) for code in one.evidence),
        )
        for one in settled
    )


def _named(code: str, named: Mapping[str, str | Promise], found: Bench) -> str | Promise:
    if code.startswith("fact:"):
        where = code.removeprefix("fact:")
        facts = (fact for finding in found.bench.review.findings for fact in finding.facts)
        return next((fact.says for fact in facts if fact.where == where), where)
    return named.get(code, code)
