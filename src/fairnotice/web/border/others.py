"""What lists of others say of a traveller, below the notices and apart from them. Nothing of it is a hit."""

from dataclasses import dataclass
from datetime import date, datetime

from fairnotice.border.comparison import Line, lines_of
from fairnotice.domain.hit import CUT
from fairnotice.domain.officer import Officer
from fairnotice.screening import Query
from fairnotice.services.other_people import PersonMatch, match_persons
from fairnotice.services.others import Other, other_lists

MOST_SHOWN = 5
"""Persons of one list that are shown: the likest."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One person of a list whom the traveller may be: how much so, what agrees, and what speaks against."""

    id: str
    label: str
    decision: str
    lines: tuple[Line, ...]
    missing: tuple[str, ...]
    rules_out: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What one list says. `age`: of how many days ago it is; None where it does not say its day."""

    source: str
    version: str
    dated: date | None
    age: int | None
    found: tuple[Listed, ...]
    more: int


@dataclass(frozen=True, slots=True)
class OthersSaid:
    """What every list says, and a sentence for each that could not be asked."""

    answers: tuple[Answer, ...]
    problems: tuple[str, ...]
    cut: str

    @property
    def count(self) -> int:
        """How many possible matches there are."""
        return sum(len(one.found) + one.more for one in self.answers)


def ask_others(query: Query, *, purpose: str, by: Officer, at: datetime) -> OthersSaid | None:
    """Ask every list of others that this server has; None where it has none. The question is logged, nothing is
    raised. Raises as `match_persons`."""
    lists = other_lists(today=at.date())
    if not lists.lists and not lists.problems:
        return None
    asked = [other for other in lists.lists if len(other.people)]
    names = [other.name for other in asked]
    (found,) = match_persons(queries=[query], lists=names, at_least=None, purpose=purpose, by=by, at=at)
    answers = [_answer(other, [one for one in found if one.listed.list == other.name], at) for other in asked]
    answers.sort(key=lambda answer: not answer.found)  # who found somebody is read first
    return OthersSaid(tuple(answers), lists.problems, CUT if found.cut else "")


def _answer(other: Other, found: list[PersonMatch], at: datetime) -> Answer:
    age = (at.date() - other.dated).days if other.dated else None
    shown = tuple(map(_listed, found[:MOST_SHOWN]))
    return Answer(other.source, other.version, other.dated, age, shown, max(0, len(found) - MOST_SHOWN))


def _listed(match: PersonMatch) -> Listed:
    lines = tuple(line for line in lines_of(match.hit) if line.likeness != "open")
    listed = match.listed.what
    return Listed(listed.id, listed.label, match.hit.decision.value, lines, match.hit.missing, match.hit.would_rule_out)
