"""The grounds that findings give, the carrying ones first.

A ground **carries** when one of its findings alone makes the recommendation or the leaning a refusal and does not rest
on an office that is held. It **supports** when it adds to that, or when it stands only while an office is held. One
ground can therefore appear twice: what stays, and what ends with the office.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from fairnotice.law.findings import Finding
from fairnotice.law.model import Ground


class GroundWeight(StrEnum):
    """What a ground does in a refusal."""

    CARRIES = "carries"
    SUPPORTS = "supports"


@dataclass(frozen=True, slots=True)
class GroundFound:
    """One ground: whether it carries or supports, the rules behind it, and the day on which it ends by itself."""

    ground: Ground
    weight: GroundWeight
    rules: tuple[str, ...]
    citations: tuple[str, ...]
    reasons: tuple[str, ...]
    until: date | None
    rests_on_office: bool = False


def grounds_of(findings: Sequence[Finding]) -> tuple[GroundFound, ...]:
    """Every ground on which something stands against the request, the carrying ones first."""
    against = [f for f in findings if f.ground and f.stands_against]
    parts = dict.fromkeys((f.ground, f.rests_on_office) for f in against if f.ground)
    found = [
        _ground(ground, [f for f in against if f.ground is ground and f.rests_on_office is office], office)
        for ground, office in parts
    ]
    if not any(ground.weight is GroundWeight.CARRIES for ground in found):
        decisive = {(f.ground, f.rests_on_office) for f in against if f.is_bar or f.leads_against}
        found = [_carrying(g) if (g.ground, g.rests_on_office) in decisive else g for g in found]
    return tuple(sorted(found, key=lambda ground: (ground.weight is not GroundWeight.CARRIES, ground.rests_on_office)))


def _ground(ground: Ground, findings: Sequence[Finding], office: bool) -> GroundFound:
    decisive = sorted(findings, key=lambda f: not (f.is_bar or f.leads_against))
    ends = [f.until for f in findings]
    carries = not office and any(f.is_bar or f.leads_against for f in findings)
    return GroundFound(
        ground=ground,
        weight=GroundWeight.CARRIES if carries else GroundWeight.SUPPORTS,
        rules=tuple(f.rule for f in decisive),
        citations=tuple(dict.fromkeys(f.citation for f in decisive)),
        reasons=tuple(dict.fromkeys(f.reason for f in decisive)),
        until=None if None in ends else max(end for end in ends if end),
        rests_on_office=office,
    )


def _carrying(ground: GroundFound) -> GroundFound:
    return replace(ground, weight=GroundWeight.CARRIES)
