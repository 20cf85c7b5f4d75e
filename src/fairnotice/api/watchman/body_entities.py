"""Bodies and craft of others' lists as Watchman's entities, with their score and what it rests on."""

from collections.abc import Iterable
from typing import Any

from fairnotice.api.watchman.entities import piece_of
from fairnotice.domain.body import Body, BodyKind
from fairnotice.domain.body_hit import BodyComparison
from fairnotice.domain.dates import Calendar, PartialDate
from fairnotice.domain.subject import Document
from fairnotice.domain.unknown import is_known
from fairnotice.formats.lists.writing import number_key, number_text
from fairnotice.screening.bodies.query import BodyQuery
from fairnotice.services.body_matching import BodyMatch
from fairnotice.services.others import OnList

TYPES = {
    BodyKind.COMPANY: "business",
    BodyKind.ORGANISATION: "organization",
    BodyKind.PUBLIC_BODY: "organization",
    BodyKind.LEGAL_ENTITY: "organization",
    BodyKind.VESSEL: "vessel",
    BodyKind.AIRCRAFT: "aircraft",
}
_OWN = frozenset({"imoNumber", "mmsi", "callSign", "serialNumber"})
"""Numbers of craft that have a place of their own, by FollowTheMoney's names for them."""


def asked_body(kind: str, query: BodyQuery) -> dict[str, Any]:
    """The question as it was understood."""
    name = query.names[0] if query.names else ""
    if not kind:
        return {"name": name, "entityType": "unknown", "sourceList": ""}
    of = next(each for each, named in TYPES.items() if named == kind)
    particulars = _particulars(of, list(query.names), query.numbers, query.countries, query.founded)
    return {"name": name, "entityType": kind, "sourceList": "", kind: particulars}


def searched_body(match: BodyMatch, kind: str) -> dict[str, Any]:
    """One answer to a question for that `type`. No hit is raised of it."""
    score = round(match.hit.score, 4)
    return {
        **body_entity(match.listed, kind),
        "match": score,
        "details": {"pieces": [_piece(reason) for reason in match.hit.reasons], "finalScore": score},
        "reasons": [reason.as_json() for reason in match.hit.reasons],
        "hit": None,
        "missing": list(match.hit.missing),
        "wouldRuleOut": list(match.hit.would_rule_out),
    }


def body_entity(listed: OnList[Body], asked: str) -> dict[str, Any]:
    """One body or craft. What Watchman's shape has no place for stands in `sourceData`.

    Where the list does not say whether it is a business or an organisation, it is what was asked for.
    """
    body, names = listed.what, [name.text for name in listed.what.names]
    unsaid = body.kind is BodyKind.LEGAL_ENTITY and asked == "business"
    kind = asked if unsaid else TYPES[body.kind]
    return {
        "name": body.label,
        "entityType": kind,
        "sourceList": listed.list,
        "sourceID": body.id,
        kind: _particulars(body.kind, names, body.numbers, body.countries, body.founded),
        "sourceData": _beside(body),
    }


def _particulars(
    kind: BodyKind,
    names: list[str],
    numbers: Iterable[Document],
    countries: Iterable[str],
    founded: Iterable[PartialDate],
) -> dict[str, Any]:
    whole = [f"{day}T00:00:00Z" for day in founded if day.day and day.calendar is Calendar.GREGORIAN]
    common = {"name": names[0] if names else "", "altNames": list(dict.fromkeys(names[1:]))}
    if TYPES[kind] in {"business", "organization"}:
        papers = [_paper(number) for number in numbers]
        return {**common, **({"created": whole[0]} if whole else {}), "governmentIDs": papers}
    own = {
        key: number_text(number.number, key, before=False)
        for number in numbers
        if (key := number_key(number.kind, kind)) in _OWN
    }
    flag = next(iter(countries), "")
    return {**common, **own, **({"flag": flag} if flag else {}), **({"built": whole[0]} if whole else {})}


def _paper(number: Document) -> dict[str, str]:
    kind = "tax-id" if "tax" in number.kind else "business-registration"
    country = str(number.country) if is_known(number.country) else ""
    return {"name": number.kind, "type": kind, "country": country, "identifier": number.number}


def _beside(body: Body) -> dict[str, Any]:
    return {
        "kind": body.kind.value,
        "countries": list(body.countries),
        "founded": [str(day) for day in body.founded],
        "numbers": [f"{number.kind} {number.number}" for number in body.numbers],
    }


def _piece(reason: BodyComparison) -> dict[str, Any]:
    return piece_of(reason.feature.value, reason.score, both=bool(reason.asked and reason.entry))
