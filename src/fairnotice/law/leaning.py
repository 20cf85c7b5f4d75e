"""The leaning: refuse, no bar found, or open; derived by explicit ordered rules printed with it, never a score.

The first rule that applies decides. A person decides the case; the leaning is advice with its reasons.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from fairnotice.law.findings import Finding
from fairnotice.law.model import Outcome, RuleEffect, RuleKind


class Leaning(StrEnum):
    """Which way the file leans."""

    REFUSE = "refuse"
    NO_BAR = "no_bar"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class LeaningRule:
    """One step: when it applies, which leaning it gives, and the sentence that is printed."""

    code: str
    says: str
    leaning: Leaning
    finds: Callable[[tuple[Finding, ...]], tuple[Finding, ...]]


@dataclass(frozen=True, slots=True)
class LeaningStep:
    """The step that decided, with the findings that made it apply."""

    code: str
    says: str
    rules: tuple[str, ...]


def _failed(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    return tuple(f for f in findings if f.failed)


def _bars(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    return tuple(f for f in findings if f.is_bar)


def _leading(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    return tuple(f for f in findings if f.leads_against)


def _towards(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Nothing passes while a fact is missing."""
    return () if _missing(findings) else tuple(f for f in findings if f.leads_towards and _is_needed(findings))


def _is_needed(findings: tuple[Finding, ...]) -> bool:
    """Where nothing points against, no passage is needed: no bar was found, and that is said plainly."""
    return bool(_lifted(findings) or _to_weigh(findings))


def _lifted(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    return tuple(f for f in findings if f.leads and f.lifted_by is not None and f.leans_against)


def _to_weigh(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    return tuple(
        f
        for f in findings
        if f.outcome is Outcome.NEEDS_JUDGEMENT
        and f.lifted_by is None
        and (f.leans_against or (f.kind is RuleKind.GATE and f.effect is not RuleEffect.PERMIT))
    )


def _missing(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    return tuple(f for f in findings if f.outcome is Outcome.UNDETERMINED and f.lifted_by is None)


LEANING_RULES = (
    LeaningRule("failed", "A rule could not be computed, so nothing can lean.", Leaning.OPEN, _failed),
    LeaningRule("bar", "A condition of the rules is not met, or a bar applies.", Leaning.REFUSE, _bars),
    LeaningRule(
        "usual-rule",
        "A usual rule of published practice points against and no exception to it is shown in the file.",
        Leaning.REFUSE,
        _leading,
    ),
    LeaningRule(
        "usual-passage",
        "Something points against, but a usual rule of published practice lets such a request pass.",
        Leaning.NO_BAR,
        _towards,
    ),
    LeaningRule(
        "exception",
        "A usual rule of published practice points against, and the file shows an exception: a person weighs both.",
        Leaning.OPEN,
        _lifted,
    ),
    LeaningRule("to-weigh", "Something points against, and only a person can weigh it.", Leaning.OPEN, _to_weigh),
    LeaningRule("missing", "Facts that the rules ask for are missing.", Leaning.OPEN, _missing),
)
"""The steps in order. When none applies, no bar was found."""

ALONE = "No bar found, on the requester's account alone."
NOT_ALONE = "No bar found; an account other than the requester's is in the file."
NO_BAR = LeaningStep("none", ALONE, ())

WITHHELD = LeaningStep("withheld", "The leaning is for reviewers.", ())


def lean(findings: tuple[Finding, ...], *, heard: bool = False) -> tuple[Leaning, LeaningStep]:
    """The leaning and the step that decided it. `heard`: somebody other than the requester's side is in the file.

    Until then every leaning that finds no bar says that it rests on the requester's account alone.
    """
    account = NOT_ALONE if heard else ALONE
    for rule in LEANING_RULES:
        found = rule.finds(findings)
        if found:
            says = f"{rule.says} {account}" if rule.leaning is Leaning.NO_BAR else rule.says
            return rule.leaning, LeaningStep(rule.code, says, tuple(f.rule for f in found))
    return Leaning.NO_BAR, LeaningStep("none", account, ())


@dataclass(frozen=True, slots=True)
class WithoutOffice:
    """What the same file leans to when everything that stands only because an office is held is left out."""

    leaning: Leaning
    step: LeaningStep
    left_out: tuple[str, ...]

    @property
    def says(self) -> str:
        """One sentence for the review; empty when nothing rests on an office."""
        if not self.left_out:
            return ""
        if self.leaning is Leaning.REFUSE:
            return f"It does not rest on the office alone: without it the file still leans to refusal. {self.step.says}"
        words = "is open" if self.leaning is Leaning.OPEN else "shows no bar"
        return f"It rests on the office: without it the file {words}. {self.step.says}"


def without_office(findings: tuple[Finding, ...], *, heard: bool = False) -> WithoutOffice:
    """Lean again without the findings that rest on an office held on the day."""
    left_out = tuple(f.rule for f in findings if f.rests_on_office and f.stands_against)
    leaning, step = lean(tuple(f for f in findings if not f.rests_on_office), heard=heard)
    return WithoutOffice(leaning, step, left_out)
