"""Drafts of letters, out of a request as it lies before the person who decides. They hold what the source may know.

The grounds come from the source's own part of the review: what it filed itself, without protection, the positions of
others, or what reviewers added.
"""

from collections.abc import Iterable, Iterator

from fairnotice.formats.letter import Asked, GroundGiven, Held, approval, refusal
from fairnotice.law.conditions import Settled, SettledHow, open_conditions
from fairnotice.law.findings import Finding
from fairnotice.law.grounds import GroundFound, GroundWeight
from fairnotice.law.model import Audience, FactUsed, Lean
from fairnotice.law.review import Review
from fairnotice.services.workbench import Workbench


def refusal_draft(bench: Workbench) -> str:
    """The letter of a refusal: what carries it in words, what that rests on, and what the source can do next."""
    own = bench.source_review
    return refusal(_asked(bench), law_on=bench.review.moment.on, grounds=grounds_given(own) if own else ())


def approval_draft(bench: Workbench) -> str:
    """The letter of an approval, without what was held of open conditions."""
    return approval(_asked(bench), law_on=bench.review.moment.on)


def held_of(settled: Iterable[Settled], findings: Iterable[Finding]) -> tuple[Held, ...]:
    """What the source is told of settled conditions: of those that it may know of."""
    told = {each.rule: each for each in open_conditions(findings) if each.audience is Audience.ALL}
    return tuple(
        Held(cites=told[one.rule].citation, why=one.why, waived=one.how is SettledHow.WAIVED)
        for one in settled
        if one.rule in told
    )


def grounds_given(own: Review) -> tuple[GroundGiven, ...]:
    """The grounds of the source's own part, those that carry a refusal, else those that support one."""
    carrying = [ground for ground in own.grounds if ground.weight is GroundWeight.CARRIES]
    return tuple(_given(ground, own) for ground in carrying or own.grounds)


def _given(ground: GroundFound, own: Review) -> GroundGiven:
    findings = [own.finding(rule) for rule in ground.rules]
    return GroundGiven(
        ground=ground.ground.value,
        cites="; ".join(dict.fromkeys(ground.citations)),
        reasons=tuple(dict.fromkeys(said for finding in findings for said in _reasons(finding))),
        facts=tuple(dict.fromkeys(_fact(fact) for finding in findings for fact in _facts(finding))),
    )


def _reasons(finding: Finding) -> Iterator[str]:
    """Of what is weighed, what points against; of what is computed, the reason with the values compared."""
    if not finding.pointers:
        yield finding.reason
    for pointer in finding.pointers:
        if pointer.lean is Lean.AGAINST:
            yield pointer.says


def _facts(finding: Finding) -> Iterator[FactUsed]:
    if not finding.pointers:
        yield from finding.facts
    for pointer in finding.pointers:
        if pointer.lean is Lean.AGAINST:
            yield from pointer.facts


def _fact(fact: FactUsed) -> str:
    return f"{fact.says.rstrip('.')} ({fact.by})"


def _asked(bench: Workbench) -> Asked:
    on = bench.submitted_at.date() if bench.submitted_at else None
    return Asked(office=bench.source_name, kind=bench.kind, on=on, simulated=bench.simulated)
