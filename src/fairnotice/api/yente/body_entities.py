"""Bodies and craft of others' lists as entities of FollowTheMoney."""

from typing import Any

from fairnotice.api.yente.other_entities import entity_on
from fairnotice.services.body_matching import BodyMatch


def scored_body(match: BodyMatch, threshold: float) -> dict[str, Any]:
    """The entity with its score, whether that reaches the threshold, and every comparison in words."""
    score = round(match.hit.score, 4)
    return {
        **entity_on(match.listed),
        "score": score,
        "match": score >= threshold,
        "features": {reason.feature.value: round(reason.score, 4) for reason in match.hit.reasons},
        "explanations": {
            reason.feature.value: {
                "score": round(reason.score, 4),
                "detail": reason.says,
                "query": reason.asked or None,
                "candidate": reason.entry or None,
            }
            for reason in match.hit.reasons
        },
        "hit": None,
        "missing": list(match.hit.missing),
        "would_rule_out": list(match.hit.would_rule_out),
    }
