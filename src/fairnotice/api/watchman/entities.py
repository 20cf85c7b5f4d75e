"""People of the list as Watchman's entities, with their score and what it rests on."""

from collections.abc import Iterable
from typing import Any

from fairnotice.api.watchman.question import SOURCE
from fairnotice.domain.dates import Calendar, PartialDate
from fairnotice.domain.hit import Comparison, Hit
from fairnotice.domain.subject import Document, Identity, NameKind, Sex, Subject
from fairnotice.domain.unknown import Unknown, is_known
from fairnotice.screening import Query
from fairnotice.services.matching import Listed, Match
from fairnotice.services.other_people import PersonMatch
from fairnotice.services.others import OnList

EXACT = 0.9
"""From here on a piece counts as exact."""


def asked_entity(query: Query | None) -> dict[str, Any]:
    """The question as it was understood."""
    if query is None:
        return {"name": "", "entityType": "unknown", "sourceList": ""}
    person = _person(list(query.names), list(query.births), query.sex, list(query.documents))
    person["governmentIDs"] += [
        {"name": "nationality", "type": "nationality", "country": code, "identifier": code}
        for code in query.nationalities
    ]
    return {"name": person["name"], "entityType": "person", "sourceList": "", "person": person}


def searched_entity(match: Match) -> dict[str, Any]:
    """One answer."""
    raised = str(match.raised) if match.raised else None
    return {**entity(match.listed), **_compared(match.hit), "hit": raised}


def searched_person(match: PersonMatch) -> dict[str, Any]:
    """One answer of a list of others. No hit is raised of it."""
    return {**person_entity(match.listed), **_compared(match.hit)}


def entity(listed: Listed) -> dict[str, Any]:
    """One person of the list. What Watchman's shape has no place for stands in `sourceData`."""
    beside = {"number": listed.number, "kind": listed.kind, "changedAt": listed.changed_at.isoformat()}
    return _entity(SOURCE, listed.id, listed.subject, beside)


def person_entity(listed: OnList[Subject]) -> dict[str, Any]:
    """One person of a list of others, with whose list it is and of which day."""
    beside = {"source": listed.source, "dated": str(listed.dated) if listed.dated else None}
    return _entity(listed.list, listed.what.id, listed.what, beside)


def _compared(hit: Hit) -> dict[str, Any]:
    score = round(hit.score, 4)
    return {
        "match": score,
        "details": {"pieces": [_piece(reason) for reason in hit.reasons], "finalScore": score},
        "reasons": [reason.as_json() for reason in hit.reasons],
        "hit": None,
        "missing": list(hit.missing),
        "wouldRuleOut": list(hit.would_rule_out),
    }


def _entity(source: str, id_: str, subject: Subject, beside: dict[str, Any]) -> dict[str, Any]:
    identities = subject.identities
    texts = sorted(
        (name for identity in identities for name in identity.names), key=lambda name: name.kind is not NameKind.PRIMARY
    )
    births = [birth for identity in identities for birth in identity.births]
    papers = [paper for identity in identities for paper in identity.documents]
    return {
        "name": subject.label,
        "entityType": "person",
        "sourceList": source,
        "sourceID": id_,
        "person": {
            **_person([name.text for name in texts], births, _sex(identities), papers),
            **_place(identities),
        },
        "sourceData": {
            **beside,
            "births": list(dict.fromkeys(str(birth) for birth in births)),
            "nationalities": list(subject.nationalities),
        },
    }


def _person(names: list[str], births: list[PartialDate], sex: Sex | Unknown, papers: list[Document]) -> dict[str, Any]:
    names = list(dict.fromkeys(names))
    whole = [birth for birth in births if birth.day and birth.calendar is Calendar.GREGORIAN]
    return {
        "name": names[0] if names else "",
        "altNames": names[1:],
        **({"gender": sex.value} if is_known(sex) else {}),
        **({"birthDate": f"{whole[0]}T00:00:00Z"} if whole else {}),
        "governmentIDs": [_paper(paper) for paper in dict.fromkeys(papers)],
    }


def _paper(paper: Document) -> dict[str, str]:
    kinds = {"passport": "passport", "identity card": "national-id"}
    return {
        "name": paper.kind,
        "type": kinds.get(paper.kind.casefold(), "personal-id"),
        "country": str(paper.country) if is_known(paper.country) else "",
        "identifier": paper.number,
    }


def _sex(identities: Iterable[Identity]) -> Sex | Unknown:
    stated = [identity.sex for identity in identities if is_known(identity.sex)]
    return stated[0] if stated else next(iter(identities)).sex


def _place(identities: Iterable[Identity]) -> dict[str, str]:
    places = [str(identity.birth_place) for identity in identities if is_known(identity.birth_place)]
    return {"placeOfBirth": places[0]} if places else {}


def piece_of(feature: str, score: float, *, both: bool) -> dict[str, Any]:
    """A comparison in Watchman's scale, which has nothing below zero: `reasons` has what speaks against.

    `both`: whether both sides say something of it.
    """
    return {
        "pieceType": feature,
        "score": round(max(score, 0.0), 4),
        "matched": score > 0.0,
        "required": False,
        "exact": score >= EXACT,
        "fieldsCompared": int(both),
    }


def _piece(reason: Comparison) -> dict[str, Any]:
    return piece_of(reason.feature.value, reason.score, both=bool(reason.traveller and reason.entry))
