"""Persons of others' lists as entities of FollowTheMoney, and what entities of these lists have in common."""

from datetime import date
from typing import Any

from fairnotice.api.yente.entities import compared, particulars
from fairnotice.domain.body import Body
from fairnotice.domain.subject import Subject
from fairnotice.formats.lists.writing import FTM_KINDS, body_properties
from fairnotice.services.other_people import PersonMatch
from fairnotice.services.others import OnList

SANCTIONS = ("UN Security Council", "OFAC")
"""Words in the name of a source whose list is one of sanctions, which others do not say."""


def scored_person(match: PersonMatch, threshold: float) -> dict[str, Any]:
    """The entity with its score, whether that reaches the threshold, and every comparison in words."""
    return {**entity_on(match.listed), **compared(match.hit, threshold)}


def entity_on(listed: OnList[Subject] | OnList[Body]) -> dict[str, Any]:
    """The entity of a person, body or craft on a list of others: which list, of whom and of which day."""
    what = listed.what
    if isinstance(what, Body):
        schema, properties = FTM_KINDS[what.kind], body_properties(what)
    else:
        schema, properties = "Person", particulars(what.identities)
    when = _time(listed.dated)
    day = f", {listed.dated}" if listed.dated else ""
    topics = {"topics": ["sanction"]} if any(word in listed.source for word in SANCTIONS) else {}
    return {
        "id": listed.id,
        "caption": what.label,
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
