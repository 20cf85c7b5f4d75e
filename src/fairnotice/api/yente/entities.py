"""People of the list as entities of FollowTheMoney: what recipients of a notice may know, in their words."""

from collections.abc import Iterable
from typing import Any

from fairnotice.domain.hit import Hit
from fairnotice.domain.subject import Identity, Name
from fairnotice.domain.unknown import is_known
from fairnotice.formats.lists.writing import FTM_NAMES
from fairnotice.formats.public.ftm import TOPICS
from fairnotice.services.matching import Listed, Match

DATASET = "notices"
"""The name of our list. Lists of others stand beside it, each under a name of its own."""

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
    return {
        **entity(match.listed),
        **compared(match.hit, threshold),
        "hit": str(match.raised) if match.raised else None,
    }


def compared(hit: Hit, threshold: float) -> dict[str, Any]:
    """What an entity has beside itself where it answers a query. No hit is raised of it, unless it is said."""
    score = round(hit.score, 4)
    return {
        "score": score,
        "match": score >= threshold,
        "features": {reason.feature.value: round(reason.score, 4) for reason in hit.reasons},
        "explanations": {
            reason.feature.value: {
                "score": round(reason.score, 4),
                "detail": reason.says,
                "query": reason.traveller or None,
                "candidate": reason.entry or None,
            }
            for reason in hit.reasons
        },
        "hit": None,
        "missing": list(hit.missing),
        "would_rule_out": list(hit.would_rule_out),
    }


def properties(listed: Listed) -> dict[str, list[str]]:
    """Every particular of every identity, each once, under FollowTheMoney's names."""
    topics = list(TOPICS.get(listed.kind, ()))
    notes = [f"{listed.kind.replace('_', ' ')} notice {listed.number}"]
    return particulars(listed.subject.identities) | ({"topics": topics} if topics else {}) | {"notes": notes}


def particulars(identities: Iterable[Identity]) -> dict[str, list[str]]:
    """What is said of a person, each value once."""
    found: dict[str, list[str]] = {}
    for identity in identities:
        for key, values in _of(identity):
            found.setdefault(key, []).extend(values)
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
