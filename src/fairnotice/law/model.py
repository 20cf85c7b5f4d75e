"""What a rule is, and what it answers.

A **gate** is computed. A **weighing** is put to people: it returns the pointers that lean one way or the other and is
never decided here. A **deadline** returns a due date. A **duty** is carried out by an act of the system and is listed
so that the rulebook is whole. What is **listed** no program can or should do; the reason stands with it. Outcomes are
four: met, not met, undetermined (ask the bureau), needs judgement (ask a person). Evaluative text is never computed.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from fairnotice.domain.dossier import Evidence, View
from fairnotice.domain.statement import Firmness, Standing, Statement


class Outcome(StrEnum):
    """The four answers of a rule."""

    MET = "met"
    NOT_MET = "not_met"
    UNDETERMINED = "undetermined"
    NEEDS_JUDGEMENT = "needs_judgement"


class RuleKind(StrEnum):
    """The kinds of rule. A listed one is not computed and not carried out: `why_not` says why."""

    GATE = "gate"
    WEIGHING = "weighing"
    DEADLINE = "deadline"
    DUTY = "duty"
    LISTED = "listed"


class RuleEffect(StrEnum):
    """What the rule does to the act: bars it, must be satisfied, goes to a person, allows, sets a clock, obliges."""

    BLOCK = "block"
    REQUIRE = "require"
    FLAG = "flag"
    PERMIT = "permit"
    DEADLINE = "deadline"
    DUTY = "duty"


class Strength(StrEnum):
    """How the text speaks: must or never, usual rule with exceptions, factor to weigh."""

    MUST = "must"
    USUAL = "usual"
    FACTOR = "factor"


class Lean(StrEnum):
    """Which way a pointer leans."""

    AGAINST = "against"  # against processing
    FOR = "for"  # for processing
    NEITHER = "neither"


class Audience(StrEnum):
    """Who may learn of a finding. What rests on protection or on other states' positions stays with reviewers."""

    ALL = "all"
    REVIEWERS = "reviewers"


class Ground(StrEnum):
    """Closed list of the grounds of a refusal, each tied to an article."""

    POLITICAL = "political"
    MILITARY = "military"
    RELIGIOUS_OR_RACIAL = "religious_or_racial"
    HUMAN_RIGHTS = "human_rights"
    REFUGEE = "refugee"
    IMMUNITY = "immunity"
    NEUTRALITY = "neutrality"
    NO_VALID_WARRANT = "no_valid_warrant"
    EXCLUDED_OFFENCE = "excluded_offence"
    MINOR_OFFENCE = "minor_offence"
    INSUFFICIENT_IDENTITY = "insufficient_identity"
    INSUFFICIENT_FACTS = "insufficient_facts"
    ASSURANCES_MISSING = "assurances_missing"
    ATTESTATIONS_MISSING = "attestations_missing"
    METADATA_MISSING = "metadata_missing"
    NO_COOPERATION_INTEREST = "no_cooperation_interest"
    WRONG_REQUESTER_OR_PURPOSE = "wrong_requester_or_purpose"
    MINOR_PERSON = "minor_person"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class Citation:
    """Where the rule stands. `seen` is false when it is known only from memory: it may then remind, never bar.

    `edition` is the date of the text that was read, where it differs from the date in force.
    """

    instrument: str  # a key of texts.toml
    article: str
    in_force: date
    until: date | None = None
    edition: date | None = None
    seen: bool = True

    def applies_on(self, day: date) -> bool:
        """Whether the rule is in force on that day."""
        return self.in_force <= day and (self.until is None or day <= self.until)

    def __str__(self) -> str:
        """The form that answers print."""
        return f"{self.instrument} {self.article}".strip()


@dataclass(frozen=True, slots=True)
class FactUsed:
    """A fact that a finding rests on: where it stands in the case file, in which words, and on whose word."""

    where: str
    says: str
    by: str
    standing: Standing
    firmness: Firmness = Firmness.STATED
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pointer:
    """One consideration in a weighing: what it says, which way it leans, and the facts behind it."""

    says: str
    lean: Lean
    facts: tuple[FactUsed, ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """What a rule's function returns; the review adds the rule's own record to it.

    `ask` is a question to the requesting bureau; leave it empty where the question would tell the bureau something.
    `until` is the last day of the office on which the answer rests. `rests_on_office` says that the
    answer stands only because an office is held on the day. `ground` is for a rule whose ground depends on the charge.
    """

    outcome: Outcome
    reason: str
    facts: tuple[FactUsed, ...] = ()
    pointers: tuple[Pointer, ...] = ()
    ask: tuple[str, ...] = ()
    until: date | None = None
    rests_on_office: bool = False
    ground: Ground | None = None


Check = Callable[[View], Result]
Applies = Callable[[View], bool]


def always(_view: View) -> bool:
    """Applies to every request."""
    return True


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule's record. `question` is the first line of the function's docstring.

    `unless` names the exceptions, each of which lifts this rule when it is met and is not lifted itself. `leads` marks
    a usual rule which, when its finding leans against, carries a refusal by itself in published practice. `allows`
    marks one which, when it is met, carries a publication there, although something else points against.
    """

    code: str
    kind: RuleKind
    cites: Citation
    effect: RuleEffect
    question: str
    check: Check | None = None
    applies: Applies = always
    unless: tuple[str, ...] = ()
    ground: Ground | None = None
    strength: Strength = Strength.MUST
    audience: Audience = Audience.ALL
    leads: bool = False
    allows: bool = False
    carried_by: str = ""  # of a duty: what carries it out, as `services.publication:publish_notice`
    why_not: str = ""  # of a listed rule: why no program can or should do it
    module: str = field(default="", compare=False)


def _each(codes: str | tuple[str, ...]) -> tuple[str, ...]:
    return (codes,) if isinstance(codes, str) else codes


def _first_line(check: Check) -> str:
    return (check.__doc__ or "").strip().splitlines()[0]


def gate(
    code: str,
    *,
    cites: Citation,
    effect: RuleEffect = RuleEffect.REQUIRE,
    applies: Applies = always,
    unless: str | tuple[str, ...] = (),
    ground: Ground | None = None,
    audience: Audience = Audience.ALL,
    strength: Strength = Strength.MUST,
    allows: bool = False,
) -> Callable[[Check], Rule]:
    """Make a gate of a function that returns met, not met or undetermined."""

    def wrap(check: Check) -> Rule:
        return Rule(
            code=code,
            kind=RuleKind.GATE,
            cites=cites,
            effect=effect,
            question=_first_line(check),
            check=check,
            applies=applies,
            unless=_each(unless),
            ground=ground,
            audience=audience,
            strength=strength,
            allows=allows,
            module=check.__module__,
        )

    return wrap


def weighing(
    code: str,
    *,
    cites: Citation,
    applies: Applies = always,
    ground: Ground | None = None,
    audience: Audience = Audience.ALL,
    strength: Strength = Strength.FACTOR,
    leads: bool = False,
    allows: bool = False,
    unless: str | tuple[str, ...] = (),
) -> Callable[[Check], Rule]:
    """Make a weighing of a function that returns `weigh(...)`: pointers for a person, never a verdict."""

    def wrap(check: Check) -> Rule:
        return Rule(
            code=code,
            kind=RuleKind.WEIGHING,
            cites=cites,
            effect=RuleEffect.FLAG,
            question=_first_line(check),
            check=check,
            applies=applies,
            unless=_each(unless),
            ground=ground,
            audience=audience,
            strength=strength,
            leads=leads,
            allows=allows,
            module=check.__module__,
        )

    return wrap


def duty(code: str, *, cites: Citation, says: str, carried_by: str, effect: RuleEffect = RuleEffect.DUTY) -> Rule:
    """List a rule that an act or a consequence of the system carries out."""
    return Rule(
        code=code,
        kind=RuleKind.DUTY,
        cites=cites,
        effect=effect,
        question=says,
        carried_by=carried_by,
    )


def listed(code: str, *, cites: Citation, says: str, why: str, effect: RuleEffect = RuleEffect.DUTY) -> Rule:
    """Account for a rule that no program can or should carry out, with the reason why."""
    return Rule(code=code, kind=RuleKind.LISTED, cites=cites, effect=effect, question=says, why_not=why)


def deadline(code: str, *, cites: Citation, says: str, carried_by: str) -> Rule:
    """List a rule with a clock. Its due date is computed in `deadlines`; the sweep or an act carries it out."""
    return Rule(
        code=code,
        kind=RuleKind.DEADLINE,
        cites=cites,
        effect=RuleEffect.DEADLINE,
        question=says,
        carried_by=carried_by,
    )


def met(reason: str, *facts: FactUsed) -> Result:
    """The condition is satisfied, or the bar does not apply."""
    return Result(Outcome.MET, reason, facts)


def not_met(reason: str, *facts: FactUsed, until: date | None = None) -> Result:
    """The condition is not satisfied, or the bar applies."""
    return Result(Outcome.NOT_MET, reason, facts, until=until)


def undetermined(reason: str, *facts: FactUsed, ask: str | tuple[str, ...] = ()) -> Result:
    """A fact is missing; `ask` is what to ask the bureau, if it may be asked."""
    return Result(Outcome.UNDETERMINED, reason, facts, ask=(ask,) if isinstance(ask, str) else ask)


def weigh(
    pointers: tuple[Pointer, ...],
    *,
    nothing: str,
    ask: str | tuple[str, ...] = (),
    until: date | None = None,
) -> Result:
    """Put pointers to a person. Without a pointer against, nothing needs weighing: `nothing` says so."""
    asked = (ask,) if isinstance(ask, str) else ask
    facts = tuple(fact for pointer in pointers for fact in pointer.facts)
    against = [pointer.says for pointer in pointers if pointer.lean is Lean.AGAINST]
    towards = [pointer.says for pointer in pointers if pointer.lean is Lean.FOR]
    if not against:
        return Result(Outcome.MET, " ".join([nothing, *towards]), facts, pointers, asked)
    reason = " ".join(["Against:", *against, *(["For:", *towards] if towards else [])])
    return Result(Outcome.NEEDS_JUDGEMENT, reason, facts, pointers, asked, until)


def used(view: View, where: str, says: str, sources: tuple[str, ...] = ()) -> FactUsed:
    """A fact out of the papers: who says it follows from its sources; with none it is the requester's word."""
    known = view.dossier.source_by_id
    by = ", ".join(known[s].title for s in sources if s in known) or view.request.requester.name
    return FactUsed(where, says, by, view.dossier.standing(sources), Firmness.STATED, sources)


def used_evidence(view: View, evidence: Evidence) -> tuple[FactUsed, ...]:
    """Every account of a coded fact, side by side."""
    return tuple(_used_statement(evidence, statement) for statement in evidence.statements)


def _used_statement(evidence: Evidence, statement: Statement) -> FactUsed:
    return FactUsed(
        where=f"statements/{statement.id}",
        says=statement.words,
        by=statement.by,
        standing=evidence.standing,
        firmness=statement.firmness,
        sources=(statement.source,),
    )


def pointer_if(view: View, key: str, lean: Lean, says: str) -> tuple[Pointer, ...]:
    """A pointer when at least one account says that the coded fact is so; the dispute is named in the words."""
    evidence = view.evidence(key)
    if not evidence.somebody_says_so:
        return ()
    words = says if not evidence.disputed else f"{says} Accounts differ."
    return (Pointer(words, lean, used_evidence(view, evidence)),)
