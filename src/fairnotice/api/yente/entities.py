"""People of the list as entities of FollowTheMoney: what recipients of a notice may know, in their words."""

from collections.abc import Iterable
from typing import Any

from fairnotice.domain.subject import Identity, Name
from fairnotice.domain.unknown import is_known
from fairnotice.formats.lists.writing import FTM_NAMES
from fairnotice.formats.public.ftm import TOPICS
from fairnotice.services.matching import Listed, Match

DATASET = "notices"
"""The name of our list. Further lists will stand beside it, each under a name of its own."""

SCOPES = ("default", "all", DATASET)
"""Names under which our list is asked for: the two that clients send by themselves, and its own."""


def entity(listed: Listed) -> dict[str, Any]:
    """The entity of one notice."""
    return {
        "id": listed.id,
        "caption": listed.subject.label,
        "schema": "Person",
        "properties": properties(listed),
        "datasets": [DATASET],
        "referents": [],
        "target": True,
        "first_seen": _time(listed.published_at),
        "last_seen": _time(listed.changed_at),
        "last_change": _time(listed.changed_at),
    }


def scored(match: Match, threshold: float) -> dict[str, Any]:
    """The entity with its score, whether that reaches the threshold, and every comparison in words."""
    reasons = match.hit.reasons
    score = round(match.hit.score, 4)
    return {
        **entity(match.listed),
        "score": score,
        "match": score >= threshold,
        "features": {reason.feature.value: round(reason.score, 4) for reason in reasons},
        "explanations": {
            reason.feature.value: {
                "score": round(reason.score, 4),
                "detail": reason.says,
                "query": reason.traveller or None,
                "candidate": reason.entry or None,
            }
            for reason in reasons
        },
        "hit": str(match.raised) if match.raised else None,
        "missing": list(match.hit.missing),
        "would_rule_out": list(match.hit.would_rule_out),
    }


def properties(listed: Listed) -> dict[str, list[str]]:
    """Every particular of every identity, each once, under FollowTheMoney's names."""
    found: dict[str, list[str]] = {}
    for identity in listed.subject.identities:
        for key, values in _of(identity):
            found.setdefault(key, []).extend(values)
    found["topics"] = list(TOPICS.get(listed.kind, ()))
    found["notes"] = [f"{listed.kind.replace('_', ' ')} notice {listed.number}"]
    return {key: list(dict.fromkeys(values)) for key, values in found.items() if values}


def _of(identity: Identity) -> Iterable[tuple[str, list[str]]]:
    for name in identity.names:
        yield FTM_NAMES[name.kind], [name.text]
        yield from _parts(name)
    yield "birthDate", [str(birth) for birth in identity.births]
    yield "birthPlace", [str(identity.birth_place)] if is_known(identity.birth_place) else []
    yield "gender", [str(identity.sex.value)] if is_known(identity.sex) else []
    yield "nationality", [code.lower() for code in identity.nationalities]
    for paper in identity.documents:
        yield "passportNumber" if paper.kind.casefold() == "passport" else "idNumber", [paper.number]


def _parts(name: Name) -> Iterable[tuple[str, list[str]]]:
    if name.given:
        yield "firstName", [name.given]
    if name.family:
        yield "lastName", [name.family]


def _time(at: Any) -> str:
    return str(at.strftime("%Y-%m-%dT%H:%M:%S"))
