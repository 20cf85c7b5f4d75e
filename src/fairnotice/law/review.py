"""The review of one subject of one dossier: every rule in force, its findings, and what they recommend."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from fairnotice.domain.dates import Moment
from fairnotice.domain.dossier import Dossier, View
from fairnotice.domain.statement import SourceKind
from fairnotice.law.coming import Answer, coming
from fairnotice.law.findings import Finding, failed_finding, finding_of
from fairnotice.law.grounds import GroundFound, grounds_of
from fairnotice.law.leaning import WITHHELD, Leaning, LeaningStep, WithoutOffice, lean, without_office
from fairnotice.law.model import Audience, Outcome, Rule, RuleKind
from fairnotice.law.precedents import Likeness, nearest
from fairnotice.law.rulebook import EDITION, RULES
from fairnotice.law.turning import Turning, turning_points
from fairnotice.law.unread import Unread, unread_statements

_COMPUTED = frozenset({RuleKind.GATE, RuleKind.WEIGHING})
"""Duties and deadlines are carried out by acts and clocks; a review has nothing to compute for them."""


_IN_CONFIDENCE = frozenset({SourceKind.BUREAU, SourceKind.PERSON, SourceKind.SECRETARIAT})
"""Sources that speak to the secretariat: another bureau, the person or counsel, a reviewer. Whatever rests on them
stays with reviewers and asks the requester nothing, for a question would tell it what was said."""


class Recommendation(StrEnum):
    """What the review recommends. The first that applies, in this order. People decide."""

    REFUSE = "refuse"
    JUDGE = "judge"
    ASK = "ask"
    NO_BAR = "no_bar"


@dataclass(frozen=True, slots=True)
class Question:
    """A question to the requesting bureau, and the rule that raised it."""

    rule: str
    ask: str
    citation: str


@dataclass(frozen=True, slots=True)
class Review:
    """The answer for one subject. It names both instants and the edition of the rulebook."""

    case: str
    subject: str
    moment: Moment
    rulebook: str
    recommendation: Recommendation
    leaning: Leaning
    leaning_step: LeaningStep
    findings: tuple[Finding, ...]
    grounds: tuple[GroundFound, ...]
    questions: tuple[Question, ...]
    practice: tuple[Likeness, ...]
    turning_points: tuple[Turning, ...]
    undisclosed_at_least: int
    heard: bool = False  # an account other than the requester's is in the file
    unread: tuple[Unread, ...] = ()  # statements that no rule has read
    told_by_requester: frozenset[str] = frozenset()  # the sources that are the requester's own

    def finding(self, code: str) -> Finding:
        """The finding of that rule. Raises KeyError when the rule is not in the review."""
        for finding in self.findings:
            if finding.rule == code:
                return finding
        raise KeyError(code)

    @property
    def without_office(self) -> WithoutOffice:
        """What it would lean to if nobody held an office: whether it rests on the office alone. Withheld as it is."""
        if self.leaning_step is WITHHELD:
            return WithoutOffice(Leaning.OPEN, WITHHELD, ())
        return without_office(self.findings, heard=self.heard)


def review(dossier: Dossier, moment: Moment, *, rules: Sequence[Rule] = RULES) -> tuple[Review, ...]:
    """Review every named subject at that moment, in the order of the dossier."""
    return tuple(review_subject(dossier, subject.id, moment, rules=rules) for subject in dossier.subjects)


def review_subject(dossier: Dossier, subject_id: str, moment: Moment, *, rules: Sequence[Rule] = RULES) -> Review:
    """Review one subject. Raises KeyError when the dossier has no such subject."""
    view = View.of(dossier, subject_id, moment)
    findings = findings_of(view, rules)
    unread = unread_statements(view)
    heard = somebody_else_is_heard(view)
    leaning, step = lean(findings, heard=heard)
    return Review(
        case=dossier.id,
        subject=subject_id,
        moment=moment,
        rulebook=EDITION,
        recommendation=recommend(findings),
        leaning=leaning,
        leaning_step=step,
        findings=findings,
        grounds=grounds_of(findings),
        questions=_questions(findings),
        practice=nearest(view),
        turning_points=_days_to_come(view, rules, findings),
        undisclosed_at_least=view.dossier.undisclosed_at_least,
        heard=heard,
        unread=unread,
        told_by_requester=frozenset(s.id for s in dossier.sources if s.kind is SourceKind.REQUESTER),
    )


def _days_to_come(view: View, rules: Sequence[Rule], findings: tuple[Finding, ...]) -> tuple[Turning, ...]:
    """Every known day to come, with what it changes in the answer as the file stands."""
    heard = somebody_else_is_heard(view)

    def answer(found: tuple[Finding, ...]) -> Answer:
        return Answer(recommend(found), lean(found, heard=heard)[0], found)

    def on(day: date) -> Answer:
        return answer(findings_of(replace(view, moment=replace(view.moment, on=day)), rules))

    return coming(turning_points(view), answer(findings), on)


def findings_of(view: View, rules: Sequence[Rule]) -> tuple[Finding, ...]:
    """Run every rule that is in force on the day and applies; a rule that raises becomes a named finding."""
    found = [run_rule(rule, view) for rule in rules if is_computed(rule, view)]
    return with_exceptions([finding for finding in found if finding is not None], rules)


def is_computed(rule: Rule, view: View) -> bool:
    """Whether a review has anything to compute for the rule on the day."""
    return rule.kind in _COMPUTED and rule.cites.applies_on(view.on)


def with_exceptions(findings: Sequence[Finding], rules: Sequence[Rule]) -> tuple[Finding, ...]:
    """The same findings, each with the exception that lifts it."""
    met = {finding.rule for finding in findings if finding.outcome is Outcome.MET}
    unless = {rule.code: rule.unless for rule in rules if rule.unless}
    return tuple(_lifted(finding, met, unless) for finding in findings)


def _lifted(finding: Finding, met: Collection[str], unless: Mapping[str, tuple[str, ...]]) -> Finding:
    by = None if finding.failed else _lifting(finding.rule, met, unless)
    return finding if by is None else replace(finding, lifted_by=by)


def _lifting(code: str, met: Collection[str], unless: Mapping[str, tuple[str, ...]]) -> str | None:
    """The exception that lifts a rule: the first that is met and is not lifted by an exception of its own."""
    exceptions = (each for each in unless.get(code, ()) if each in met)
    return next((each for each in exceptions if _lifting(each, met, unless) is None), None)


_OTHERS = frozenset({SourceKind.BUREAU, SourceKind.BODY, SourceKind.PERSON})
"""Whose account is somebody else's. A record, a court's paper or the press is nobody's account of the matter."""


def somebody_else_is_heard(view: View) -> bool:
    """Whether another state or body, the person or counsel says anything about this subject in the file."""
    known = view.dossier.source_by_id
    said = [s.source for s in view.dossier.statements if s.subject in (None, view.subject.id)]
    said += [source for position in view.positions for source in position.sources]
    return any(known[source].kind in _OTHERS for source in said if source in known)


def recommend(findings: Sequence[Finding]) -> Recommendation:
    """Refuse when a bar is found, else judge, else ask, else no bar."""
    if any(finding.is_bar for finding in findings):
        return Recommendation.REFUSE
    open_ones = [finding.outcome for finding in findings if finding.lifted_by is None]
    if Outcome.NEEDS_JUDGEMENT in open_ones:
        return Recommendation.JUDGE
    if Outcome.UNDETERMINED in open_ones:
        return Recommendation.ASK
    return Recommendation.NO_BAR


def for_requester(review_: Review) -> Review:
    """The part of a review that the requester may see: no protection, no positions of others, no leaning."""
    seen = tuple(f for f in review_.findings if f.audience is Audience.ALL)
    return replace(
        review_,
        findings=seen,
        questions=_questions(seen),
        grounds=grounds_of(seen),
        recommendation=recommend(seen),
        leaning=Leaning.OPEN,
        leaning_step=WITHHELD,
        practice=(),
        turning_points=(),
        unread=tuple(u for u in review_.unread if review_.told_by_requester.issuperset(u.fact.sources)),
    )


def run_rule(rule: Rule, view: View) -> Finding | None:
    """One rule's finding; None where it does not apply."""
    try:
        if not rule.applies(view):
            return None
        assert rule.check is not None
        return _kept(finding_of(rule, rule.check(view), view.on), view)
    except Exception as error:  # one broken rule must not hide the others; the finding says which it was
        return failed_finding(rule, error)


def _kept(finding: Finding, view: View) -> Finding:
    """The finding, for reviewers only when a fact in it was told in confidence."""
    known = view.dossier.source_by_id
    told = {known[source].kind for fact in finding.facts for source in fact.sources if source in known}
    return replace(finding, audience=Audience.REVIEWERS) if told & _IN_CONFIDENCE else finding


def _questions(findings: Sequence[Finding]) -> tuple[Question, ...]:
    asked: dict[str, Question] = {}
    for finding in findings:
        if finding.audience is Audience.ALL and finding.lifted_by is None:
            for text in finding.ask:
                asked.setdefault(text, Question(finding.rule, text, finding.citation))
    return tuple(asked.values())


def next_change(review_: Review) -> date | None:
    """The first known day on which the answer or a finding of this review changes by itself."""
    days = (t.on for t in review_.turning_points if t.change is None or t.change.turns or t.change.findings)
    return min(days, default=None)
