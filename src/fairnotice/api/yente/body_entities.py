"""Bodies and craft of others' lists as entities of FollowTheMoney."""

from datetime import date
from typing import Any

from fairnotice.formats.lists.writing import FTM_KINDS, body_properties
from fairnotice.services.body_matching import BodyMatch, ListedBody

SANCTIONS = ("UN Security Council", "OFAC")
"""Words in the name of a source whose list is one of sanctions, which others do not say."""


def body_entity(listed: ListedBody) -> dict[str, Any]:
    """The entity of one body or craft."""
    when = _time(listed.dated)
    return {
        "id": listed.id,
        "caption": listed.body.label,
        "schema": FTM_KINDS[listed.body.kind],
        "properties": _properties(listed),
        "datasets": [listed.list],
        "referents": [],
        "target": True,
        "first_seen": when,
        "last_seen": when,
        "last_change": when,
    }


def scored_body(match: BodyMatch, threshold: float) -> dict[str, Any]:
    """The entity with its score, whether that reaches the threshold, and every comparison in words."""
    score = round(match.hit.score, 4)
    return {
        **body_entity(match.listed),
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


def _properties(listed: ListedBody) -> dict[str, list[str]]:
    topics = {"topics": ["sanction"]} if any(word in listed.source for word in SANCTIONS) else {}
    return {**body_properties(listed.body), **topics}


def _time(day: date | None) -> str | None:
    return f"{day.isoformat()}T00:00:00" if day else None
