"""Persons of others' lists as entities of FollowTheMoney, and what entities of these lists have in common."""

from datetime import date
from typing import Any

from fairnotice.api.yente.entities import compared, particulars
from fairnotice.services.body_matching import ListedBody
from fairnotice.services.other_people import ListedPerson, PersonMatch

SANCTIONS = ("UN Security Council", "OFAC")
"""Words in the name of a source whose list is one of sanctions, which others do not say."""


def person_entity(listed: ListedPerson) -> dict[str, Any]:
    """The entity of one person."""
    return of_list(listed, listed.subject.label, "Person", particulars(listed.subject.identities))


def scored_person(match: PersonMatch, threshold: float) -> dict[str, Any]:
    """The entity with its score, whether that reaches the threshold, and every comparison in words."""
    return {**person_entity(match.listed), **compared(match.hit, threshold)}


def of_list(
    listed: ListedPerson | ListedBody, caption: str, schema: str, properties: dict[str, list[str]]
) -> dict[str, Any]:
    """The entity of somebody or something on a list of others: which list, of whom and of which day."""
    when = _time(listed.dated)
    day = f", {listed.dated}" if listed.dated else ""
    topics = {"topics": ["sanction"]} if any(word in listed.source for word in SANCTIONS) else {}
    return {
        "id": listed.id,
        "caption": caption,
        "schema": schema,
        "properties": {**properties, **topics, "notes": [f"{listed.source}{day}"]},
        "datasets": [listed.list],
        "referents": [],
        "target": True,
        "first_seen": when,
        "last_seen": when,
        "last_change": when,
    }


def _time(day: date | None) -> str | None:
    return f"{day.isoformat()}T00:00:00" if day else None
