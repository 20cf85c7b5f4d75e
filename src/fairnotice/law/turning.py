"""The days on which a fact of the law is known to change by itself: an office, a status, an account, a time bar.

Whether the answer changes with it is computed in `coming`.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from fairnotice.domain.dossier import View
from fairnotice.domain.facts import FACTS
from fairnotice.domain.unknown import is_known
from fairnotice.law.effect_words import day_in_words
from fairnotice.law.rpd.wording import code_in_words, the_warrant


@dataclass(frozen=True, slots=True)
class FindingChange:
    """A rule that answers otherwise from that day on. None: it is not asked then. The same twice: on other facts."""

    rule: str
    citation: str
    before: str | None
    after: str | None

    @property
    def how(self) -> str:
        """The change in a few words."""
        one, other = (code_in_words(outcome) if outcome else "not asked" for outcome in (self.before, self.after))
        return f"still {other}, for another reason" if one == other else f"{one}, then {other}"

    @property
    def says(self) -> str:
        """The rule and the change."""
        return f"{self.citation} [{self.rule}]: {self.how}"


@dataclass(frozen=True, slots=True)
class DayChange:
    """What the rules answer before a day and from it on, as the file stands."""

    recommendation: tuple[str, str]
    leaning: tuple[str, str]
    findings: tuple[FindingChange, ...]

    @property
    def turns(self) -> bool:
        """Whether the answer changes: what is recommended, or the leaning."""
        return self.recommendation[0] != self.recommendation[1] or self.leaning[0] != self.leaning[1]

    @property
    def says(self) -> str:
        """Whether the answer changes; else which findings do; else that nothing does."""
        which = "; ".join(finding.says for finding in self.findings)
        if self.turns:
            return (
                f"The answer changes: {_step('it recommends', self.recommendation)}, {_step('leans to', self.leaning)}."
            )
        stays = f"The answer stays: {code_in_words(self.recommendation[0])}."
        return f"{stays} What changes: {which}." if which else f"{stays} No finding changes."


def _step(words: str, both: tuple[str, str]) -> str:
    one, other = (code_in_words(each) for each in both)
    return f"{words} {one} as before" if one == other else f"{words} {other} instead of {one}"


NOT_LOOKED_AT = "The review was not run on this day."


@dataclass(frozen=True, slots=True)
class Turning:
    """One day, the fact that changes then, and what that changes in the answer. None: the review was not run on it."""

    on: date
    why: str
    change: DayChange | None = None

    @property
    def says(self) -> str:
        """What the day changes in the answer."""
        return self.change.says if self.change else NOT_LOOKED_AT


def turning_points(view: View) -> tuple[Turning, ...]:
    """Every known day after the review's own on which a fact of the law changes, the nearest first."""
    found = [*_offices(view), *_protections(view), *_time_bars(view), *_accounts(view)]
    return tuple(sorted((turning for turning in found if turning.on > view.on), key=lambda t: (t.on, t.why)))


def _offices(view: View) -> list[Turning]:
    turnings = []
    for office in view.subject.offices:
        if office.began > view.on:
            turnings.append(Turning(office.began, f"The office {office.title} begins."))
        if office.end is not None:
            how = "ends" if office.ended else "is scheduled to end"
            turnings.append(
                Turning(
                    office.end + timedelta(days=1),
                    f"The office {office.title} {how} on {day_in_words(office.end)}: review again.",
                )
            )
    return turnings


def _begun(words: str) -> str:
    return words[0].upper() + words[1:]


def _protections(view: View) -> list[Turning]:
    return [
        Turning(protection.holds.ends + timedelta(days=1), "A protective status ends: review again.")
        for protection in view.subject.protections
        if protection.holds.ends
    ]


def _accounts(view: View) -> list[Turning]:
    """Coded accounts that hold only from or up to a day."""
    turnings = []
    for said in view.dossier.statements:
        fact = FACTS.get(said.about)
        if fact is None or said.value is None or said.subject not in (None, view.subject.id):
            continue
        meaning = fact.meaning.rstrip(".")
        if said.holds.begins:
            turnings.append(Turning(said.holds.begins, f"An account begins to hold: {meaning}."))
        if said.holds.ends:
            turnings.append(Turning(said.holds.ends + timedelta(days=1), f"An account holds no longer: {meaning}."))
    return turnings


def _time_bars(view: View) -> list[Turning]:
    return [
        Turning(
            warrant.time_barred_from, f"{_begun(the_warrant(warrant, view.warrants))} is time-barred from this day."
        )
        for warrant in view.warrants
        if is_known(warrant.time_barred_from)
    ]
