"""How a live notice stands by the rules, in the few values by which a later review tells that something has changed.

The words of a finding may name the day that was asked about. What is compared is what stands, not how it is said.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from functools import cache
from hashlib import sha256
from typing import Any

from fairnotice.domain.dates import Moment
from fairnotice.domain.dossier import Dossier, View
from fairnotice.law.difference import against
from fairnotice.law.leaning import lean
from fairnotice.law.review import findings_of, recommend, somebody_else_is_heard
from fairnotice.law.rulebook import RULES
from fairnotice.law.texts import all_limits


@dataclass(frozen=True, slots=True)
class Against:
    """One rule that stands against a notice, or that could not be computed, with its words."""

    rule: str
    cites: str
    says: str
    failed: bool = False


@dataclass(frozen=True, slots=True)
class Watched:
    """How a notice stands: what the rules recommend, which way they lean and why, and what stands against it."""

    recommendation: str
    leaning: str
    step: str
    against: tuple[Against, ...]

    @property
    def digest(self) -> str:
        """The same for the same standing, whatever the words."""
        codes = [self.recommendation, self.leaning, sorted((each.rule, each.failed) for each in self.against)]
        return sha256(json.dumps(codes).encode()).hexdigest()

    def to_json(self) -> dict[str, Any]:
        """As it is kept."""
        return asdict(self)

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> "Watched":
        """As it was kept."""
        return cls(**{**kept, "against": tuple(Against(**each) for each in kept["against"])})


@dataclass(frozen=True, slots=True)
class Changes:
    """What differs between two standings of one notice."""

    before: Watched
    after: Watched
    new: tuple[Against, ...]
    lapses: tuple[Against, ...]
    stays: tuple[Against, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """What changed: recommendation, leaning, against."""
        pairs = (
            ("recommendation", self.before.recommendation != self.after.recommendation),
            ("leaning", self.before.leaning != self.after.leaning),
            ("against", bool(self.new or self.lapses)),
        )
        return tuple(name for name, differs in pairs if differs)


def watched(dossier: Dossier, subject: str, moment: Moment) -> Watched:
    """How a notice about that subject stands at that moment. Raises KeyError when the dossier has no such subject."""
    view = View.of(dossier, subject, moment)
    findings = findings_of(view, RULES)
    leaning, step = lean(findings, heard=somebody_else_is_heard(view))
    return Watched(
        recommendation=recommend(findings).value,
        leaning=leaning.value,
        step=step.says,
        against=tuple(
            Against(finding.rule, finding.citation, against(finding), finding.failed)
            for finding in findings
            if finding.stands_against or finding.failed
        ),
    )


def changes(before: Watched, after: Watched) -> Changes:
    """What differs. Of what stays, the newer words."""
    had, has = ({(each.rule, each.failed) for each in one.against} for one in (before, after))
    return Changes(
        before=before,
        after=after,
        new=tuple(each for each in after.against if (each.rule, each.failed) not in had),
        lapses=tuple(each for each in before.against if (each.rule, each.failed) not in has),
        stays=tuple(each for each in after.against if (each.rule, each.failed) in had),
    )


_DAY = re.compile(r"\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b")


def next_day(texts: Iterable[str], on: date) -> date | None:
    """The first day after `on` on which the answer may change by itself; None when no day is known.

    Days are those that the file names (its `texts`, as they are stored), the day after each, for what ends then, and
    those on which a rule or a number of law begins or ends. A day too many costs one review; one too few, an answer
    that is no longer right.
    """
    named = {day for text in texts for day in (_day(found) for found in _DAY.findall(text)) if day and day >= on}
    days = (*named, *(day + timedelta(days=1) for day in named if day < date.max), *legal_days())
    return min((day for day in days if day > on), default=None)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


@cache
def legal_days() -> tuple[date, ...]:
    """Every day on which a rule or a number of law begins to hold, or holds no longer."""
    begins = [rule.cites.in_force for rule in RULES] + [entry.begins for entry in all_limits()]
    ends = [rule.cites.until for rule in RULES] + [entry.ends for entry in all_limits()]
    after = (day + timedelta(days=1) for day in ends if day is not None and day < date.max)
    return tuple(sorted({*begins, *after}))
