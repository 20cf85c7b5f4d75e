"""The grounds that findings give, the carrying ones first.

A ground **carries** when one of its findings alone makes the recommendation or the leaning a refusal, and does not end
on a known day. It **supports** when it adds to that, or when it ends by itself (an office that is left).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from fairnotice.law.findings import Finding
from fairnotice.law.model import Ground


@dataclass(frozen=True, slots=True)
class GroundFound:
    """One ground: whether it carries or supports, the rules behind it, and the day on which it ends by itself."""

    ground: Ground
    weight: str  # carries, supports
    rules: tuple[str, ...]
    citations: tuple[str, ...]
    reasons: tuple[str, ...]
    until: date | None


def grounds_of(findings: Sequence[Finding]) -> tuple[GroundFound, ...]:
    """Every ground on which something stands against the request, the carrying ones first."""
    against = [f for f in findings if f.ground and f.lifted_by is None and (f.is_bar or f.leans_against)]
    grounds = dict.fromkeys(f.ground for f in against if f.ground)
    found = [_ground(ground, [f for f in against if f.ground is ground]) for ground in grounds]
    if not any(ground.weight == "carries" for ground in found):
        bars = {f.ground for f in against if f.is_bar}
        found = [_carrying(g) if g.ground in bars else g for g in found]
    return tuple(sorted(found, key=lambda ground: ground.weight != "carries"))


def _ground(ground: Ground, findings: Sequence[Finding]) -> GroundFound:
    lasting = any((f.is_bar or f.leads_against) and f.until is None for f in findings)
    ends = [f.until for f in findings]
    return GroundFound(
        ground=ground,
        weight="carries" if lasting else "supports",
        rules=tuple(f.rule for f in findings),
        citations=tuple(dict.fromkeys(f.citation for f in findings)),
        reasons=tuple(f.reason for f in findings),
        until=None if None in ends else max(end for end in ends if end),
    )


def _carrying(ground: GroundFound) -> GroundFound:
    return GroundFound(ground.ground, "carries", ground.rules, ground.citations, ground.reasons, ground.until)
