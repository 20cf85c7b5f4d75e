"""The factors on a worksheet: for each the way it goes, why, and on which facts; and worksheets laid side by side."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fairnotice.law.factors import Agreement, Weighed, compared, factors_of, must_be_weighed
from fairnotice.law.findings import Finding
from fairnotice.law.model import FactUsed, Lean
from fairnotice.services.workbench import Worksheet
from fairnotice.web.secretariat.bench import Bench
from fairnotice.web.secretariat.findings import TONES, FindingShown, shown
from fairnotice.web.secretariat.long_text import LongText

FORM = "worksheet"
"""The id of the form to which the fields belong, wherever they stand on the page."""

LONGEST = 2_000

WAYS: dict[Lean, Promise] = {
    Lean.AGAINST: gettext_lazy("Against publication"),
    Lean.FOR: gettext_lazy("For publication"),
    Lean.NEITHER: gettext_lazy("Neither way"),
}
AGREEMENTS: dict[Agreement, Promise] = {
    Agreement.SAME: gettext_lazy("Same"),
    Agreement.DIFFERENT: gettext_lazy("Different"),
    Agreement.NOT_ALL: gettext_lazy("Not on both"),
}


@dataclass(frozen=True, slots=True)
class FactorShown:
    """One factor, with the fields in which it is weighed. `needed`: it must be."""

    finding: FindingShown
    lean: BoundField
    why: BoundField
    evidence: BoundField | None
    needed: bool


@dataclass(frozen=True, slots=True)
class WeighedShown:
    """What one worksheet says of a factor, in words."""

    lean: Promise
    tone: str
    why: str
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ComparedShown:
    """One factor on all worksheets. None where one says nothing of it."""

    question: str
    citation: str
    said: tuple[WeighedShown | None, ...]
    agreement: Promise
    differs: bool


class FactorFields:
    """Adds fields for the factors of a review to a form, and reads them."""

    def __init__(self, form: forms.Form, found: Bench) -> None:
        """One group of fields for each factor."""
        self.form = form
        self.found = found
        self.factors = factors_of(found.bench.review.findings)
        for finding in self.factors:
            form.fields.update(_fields(finding))

    def shown(self, *, needed: bool) -> tuple[FactorShown, ...]:
        """The groups, for the page: those that must be weighed, or the others."""
        return tuple(self._shown(each) for each in self.factors if must_be_weighed(each) is needed)

    def _shown(self, finding: Finding) -> FactorShown:
        return FactorShown(
            finding=shown(finding, self.found.file, self.found.by_rule),
            lean=self.form[f"lean_{finding.rule}"],
            why=self.form[f"why_{finding.rule}"],
            evidence=self.form[f"facts_{finding.rule}"] if finding.facts else None,
            needed=must_be_weighed(finding),
        )

    def check(self, given: Mapping[str, Any]) -> None:
        """What points against the request is weighed, and what goes one way has a reason."""
        for finding in self.factors:
            lean, why = given.get(f"lean_{finding.rule}"), str(given.get(f"why_{finding.rule}", "")).strip()
            if must_be_weighed(finding) and not lean:
                self.form.add_error(f"lean_{finding.rule}", _("Say which way this goes."))
            if lean and lean != Lean.NEITHER and not why:
                self.form.add_error(f"why_{finding.rule}", _("Say why it goes that way."))
            if why and not lean:
                self.form.add_error(f"lean_{finding.rule}", _("You gave a reason: say which way it goes."))

    def weighed(self) -> tuple[Weighed, ...]:
        """What the reviewer said, of a form without errors."""
        return tuple(self._weighed())

    def _weighed(self) -> Iterator[Weighed]:
        given = self.form.cleaned_data
        for rule in (finding.rule for finding in self.factors):
            if given.get(f"lean_{rule}"):
                evidence = tuple(given.get(f"facts_{rule}", ()))
                yield Weighed(rule, Lean(given[f"lean_{rule}"]), given[f"why_{rule}"].strip(), evidence)


def _fields(finding: Finding) -> dict[str, forms.Field]:
    attrs, rule = {"form": FORM}, finding.rule
    why = LongText(label=gettext_lazy("Why"), rows=2, max_length=LONGEST, required=False)
    why.widget.attrs.update(attrs)
    fields: dict[str, forms.Field] = {
        f"lean_{rule}": forms.ChoiceField(
            label=gettext_lazy("Which way it goes"),
            choices=[(lean.value, words) for lean, words in WAYS.items()],
            widget=forms.RadioSelect(attrs={**attrs, "class": "govuk-radios--inline govuk-radios--small"}),
            required=False,
        ),
        f"why_{rule}": why,
    }
    facts = {fact.where: fact_label(fact) for fact in finding.facts}
    if facts:
        fields[f"facts_{rule}"] = forms.MultipleChoiceField(
            label=gettext_lazy("On which facts you rest that"),
            choices=tuple(facts.items()),
            widget=forms.CheckboxSelectMultiple(attrs={**attrs, "class": "govuk-checkboxes--small"}),
            required=False,
        )
    return fields


def fact_label(fact: FactUsed) -> SafeString:
    """A fact as the label of a box: its words, and whose they are."""
    return format_html('<bdi>{}</bdi> <span class="fn-small"><bdi>{}</bdi></span>', fact.says, fact.by)


def sheet_factors(sheet: Worksheet, found: Bench) -> tuple[ComparedShown, ...]:
    """The factors of one worksheet, in words."""
    return _side_by_side([sheet], found)


def factors_compared(found: Bench) -> tuple[ComparedShown, ...]:
    """The worksheets on the newest file side by side, factor by factor; none before two can be seen."""
    sheets = [sheet for sheet in found.bench.worksheets if sheet.current]
    return _side_by_side(sheets, found) if len(sheets) > 1 else ()


def agreement(found: Bench) -> str | Promise:
    """Whether the worksheets on the newest file agree, in a sentence."""
    sheets = [sheet for sheet in found.bench.worksheets if sheet.current]
    if len(sheets) < 2:
        return ""
    if len({sheet.outcome for sheet in sheets}) > 1:
        return _("The worksheets differ: one says refuse, one approve.")
    if len({frozenset(sheet.grounds) for sheet in sheets}) > 1:
        return _("Both worksheets say the same, on different grounds.")
    return _("The worksheets agree.")


def _side_by_side(sheets: Iterable[Worksheet], found: Bench) -> tuple[ComparedShown, ...]:
    known = {finding.rule: finding for finding in found.bench.review.findings}
    facts = {fact.where: fact.says for finding in known.values() for fact in finding.facts}
    return tuple(
        ComparedShown(
            question=known[each.rule].question if each.rule in known else each.rule,
            citation=known[each.rule].citation if each.rule in known else "",
            said=tuple(_words(one, facts) for one in each.said),
            agreement=AGREEMENTS[each.agreement],
            differs=each.agreement is Agreement.DIFFERENT,
        )
        for each in compared([sheet.factors for sheet in sheets])
    )


def _words(one: Weighed | None, facts: Mapping[str, str]) -> WeighedShown | None:
    if one is None:
        return None
    evidence = tuple(facts.get(where, where) for where in one.evidence)
    return WeighedShown(WAYS[one.lean], TONES[one.lean], one.why, evidence)
