"""A finding: what one rule says about one subject of one dossier at one moment, with everything it rests on."""

from dataclasses import dataclass, replace
from datetime import date

from fairnotice.domain.statement import Standing
from fairnotice.law.model import (
    Audience,
    FactUsed,
    Ground,
    Lean,
    Outcome,
    Pointer,
    Result,
    Rule,
    RuleEffect,
    RuleKind,
    Strength,
)

_WEAK = {
    Standing.PRESS_ALONE: "press reporting only",
    Standing.REQUESTER_ALONE: "the requester's word alone",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule's answer.

    `lifted_by` names the exception that lifts it; `failed` says that the rule raised; `rests_on_office` that it stands
    only while an office is held; `note` that the text which was read is younger than the day.
    """

    rule: str
    question: str
    kind: RuleKind
    outcome: Outcome
    effect: RuleEffect
    strength: Strength
    citation: str
    edition: date | None
    ground: Ground | None
    reason: str
    audience: Audience
    facts: tuple[FactUsed, ...] = ()
    pointers: tuple[Pointer, ...] = ()
    ask: tuple[str, ...] = ()
    until: date | None = None
    rests_on_office: bool = False
    lifted_by: str | None = None
    leads: bool = False
    allows: bool = False
    failed: bool = False
    note: str = ""

    @property
    def is_bar(self) -> bool:
        """Whether it stops the act: a gate not met that no exception lifts."""
        return (
            self.kind is RuleKind.GATE
            and self.effect in {RuleEffect.BLOCK, RuleEffect.REQUIRE}
            and self.outcome is Outcome.NOT_MET
            and self.lifted_by is None
        )

    @property
    def leads_against(self) -> bool:
        """Whether a usual rule of practice points against, on facts that no account denies, and nothing lifts it."""
        return (
            self.leads
            and self.outcome is Outcome.NEEDS_JUDGEMENT
            and self.lifted_by is None
            and any(p.lean is Lean.AGAINST and not _is_disputed(p) for p in self.pointers)
        )

    @property
    def leads_towards(self) -> bool:
        """Whether a usual rule of practice lets it pass, on facts that no account denies, and nothing lifts that."""
        return (
            self.allows
            and self.outcome is Outcome.MET
            and self.lifted_by is None
            and Standing.DISPUTED not in self.standings
        )

    @property
    def stands_against(self) -> bool:
        """Whether it stands against the request: a bar, or something to weigh that leans against."""
        return self.lifted_by is None and (self.is_bar or self.leans_against)

    @property
    def leans_against(self) -> bool:
        """Whether something in it leans against."""
        return any(pointer.lean is Lean.AGAINST for pointer in self.pointers)

    @property
    def standings(self) -> tuple[Standing, ...]:
        """What the facts rest on, each once."""
        return tuple(dict.fromkeys(fact.standing for fact in self.facts))

    @property
    def caution(self) -> str:
        """What to bear in mind: it rests, wholly or in part, on the press or the requester alone; accounts differ."""
        words = ["Accounts differ."] if Standing.DISPUTED in self.standings else []
        for standing, on in _WEAK.items():
            if standing in self.standings:
                words.append(f"Rests {'in part ' if len(self.standings) > 1 else ''}on {on}.")
        return " ".join(words)


def _is_disputed(pointer: Pointer) -> bool:
    return any(fact.standing is Standing.DISPUTED for fact in pointer.facts)


def finding_of(rule: Rule, result: Result, on: date | None = None) -> Finding:
    """A rule's record and its result as one finding of the day `on`."""
    return Finding(
        rule=rule.code,
        question=rule.question,
        kind=rule.kind,
        outcome=result.outcome,
        effect=rule.effect,
        strength=rule.strength,
        citation=str(rule.cites),
        edition=rule.cites.edition,
        ground=result.ground or rule.ground,
        reason=result.reason,
        audience=rule.audience,
        facts=result.facts,
        pointers=result.pointers,
        ask=result.ask,
        until=result.until,
        rests_on_office=result.rests_on_office,
        leads=rule.leads,
        allows=rule.allows,
        note=_note(rule, on),
    )


def _note(rule: Rule, on: date | None) -> str:
    """A warning where a day before the text that was read is reviewed: the older text was not seen."""
    edition = rule.cites.edition
    if on is None or edition is None or edition <= on:
        return ""
    return f"The text read is the edition of {edition.year}, later than {on}; what stood there then was not seen."


def failed_finding(rule: Rule, error: Exception) -> Finding:
    """The finding of a rule that raised. The review goes on, and can never come out as no bar found."""
    what = f"The rule could not be computed ({type(error).__name__}); a person must check it."
    finding = finding_of(rule, Result(Outcome.NEEDS_JUDGEMENT, what))
    return replace(finding, failed=True)
