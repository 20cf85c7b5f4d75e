"""What changes between two reviews of one subject: what lapses, what stays, what comes new, in plain words."""

from dataclasses import dataclass

from fairnotice.law.findings import Finding
from fairnotice.law.grounds import GroundFound
from fairnotice.law.leaning import Leaning
from fairnotice.law.model import Ground, Lean
from fairnotice.law.review import Recommendation, Review

Key = tuple[Ground, bool]


@dataclass(frozen=True, slots=True)
class Change:
    """One rule whose answer is not the same. An outcome of None: the rule was not asked in that review."""

    rule: str
    before: str | None
    after: str | None
    reason_before: str
    reason_after: str

    @property
    def says(self) -> str:
        """The change in one sentence."""
        if self.before is None:
            return f"{self.rule}: now asked, {_plain(self.after)}. {self.reason_after}"
        if self.after is None:
            return f"{self.rule}: no longer asked. Before: {_plain(self.before)}. {self.reason_before}"
        if self.before == self.after:
            return f"{self.rule}: still {_plain(self.after)}, for another reason. {self.reason_after}"
        return f"{self.rule}: {_plain(self.before)} becomes {_plain(self.after)}. {self.reason_after}"


@dataclass(frozen=True, slots=True)
class Difference:
    """Two reviews compared. `lapses`, `stays` and `new` are what stands against the request, by rule."""

    before: Review
    after: Review
    changes: tuple[Change, ...]
    lapses: tuple[Finding, ...]
    stays: tuple[Finding, ...]
    new: tuple[Finding, ...]
    grounds_lost: tuple[GroundFound, ...]
    grounds_kept: tuple[GroundFound, ...]

    @property
    def recommendation(self) -> tuple[Recommendation, Recommendation]:
        """Before and after."""
        return self.before.recommendation, self.after.recommendation

    @property
    def leaning(self) -> tuple[Leaning, Leaning]:
        """Before and after."""
        return self.before.leaning, self.after.leaning

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all has changed."""
        return not self.changes and self.recommendation[0] is self.recommendation[1]

    @property
    def says(self) -> tuple[str, ...]:
        """The difference in a few sentences."""
        return (
            _step("The recommendation", *(_plain(r) for r in self.recommendation)),
            _step("The leaning", *(_plain(leaning) for leaning in self.leaning)),
            *_list("Lapses", self.lapses),
            *_list("Stays", self.stays),
            *_list("New", self.new),
        )


def difference(before: Review, after: Review) -> Difference:
    """Compare two reviews of the same subject. Raises ValueError for two different subjects or cases."""
    if (before.case, before.subject) != (after.case, after.subject):
        raise ValueError("two reviews of different subjects or cases cannot be compared")
    return _difference(before, after)


def between_subjects(one: Review, other: Review) -> Difference:
    """Compare the reviews of two people of one case: `before` is the one, `after` the other. Raises ValueError."""
    if one.case != other.case or one.subject == other.subject:
        raise ValueError("two different subjects of one case are compared")
    return _difference(one, other)


def _difference(before: Review, after: Review) -> Difference:
    old, new = _by_rule(before), _by_rule(after)
    standing_old = {code for code, finding in old.items() if finding.stands_against}
    standing_new = {code for code, finding in new.items() if finding.stands_against}
    kept = {_key(ground) for ground in after.grounds}
    return Difference(
        before=before,
        after=after,
        changes=tuple(_changes(old, new)),
        lapses=tuple(f for code, f in old.items() if code in standing_old - standing_new),
        stays=tuple(f for code, f in new.items() if code in standing_old & standing_new),
        new=tuple(f for code, f in new.items() if code in standing_new - standing_old),
        grounds_lost=tuple(ground for ground in before.grounds if _key(ground) not in kept),
        grounds_kept=tuple(ground for ground in before.grounds if _key(ground) in kept),
    )


def _by_rule(review: Review) -> dict[str, Finding]:
    return {finding.rule: finding for finding in review.findings}


def _key(ground: GroundFound) -> Key:
    return ground.ground, ground.rests_on_office


def _changes(old: dict[str, Finding], new: dict[str, Finding]) -> list[Change]:
    changed = []
    for code in dict.fromkeys((*old, *new)):
        one, two = old.get(code), new.get(code)
        if one and two and (one.outcome, one.reason, one.lifted_by) == (two.outcome, two.reason, two.lifted_by):
            continue
        changed.append(
            Change(
                rule=code,
                before=one.outcome.value if one else None,
                after=two.outcome.value if two else None,
                reason_before=one.reason if one else "",
                reason_after=two.reason if two else "",
            )
        )
    return changed


def _plain(code: str | None) -> str:
    return (code or "").replace("_", " ")


def _step(what: str, one: str, two: str) -> str:
    return f"{what} stays: {two}." if one == two else f"{what} changes from {one} to {two}."


def _list(title: str, findings: tuple[Finding, ...]) -> tuple[str, ...]:
    return tuple(f"{title}: {against(finding)} ({finding.citation})" for finding in findings)


def against(finding: Finding) -> str:
    """What stands against, without what points the other way."""
    pointers = " ".join(pointer.says for pointer in finding.pointers if pointer.lean is Lean.AGAINST)
    return pointers or finding.reason
