"""What there is to ask, in the shape of yente's catalogue, and how it is compared."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from fairnotice.api.yente.entities import DATASET
from fairnotice.api.yente.parameters import ALGORITHM
from fairnotice.domain.mode import Mode
from fairnotice.services.others import Other

FEATURES = {
    "name": "How alike the names are, in whatever script and spelling.",
    "birth": "Whether a birth date agrees, as precisely as it is known; below zero where it contradicts.",
    "document": "Whether it is the same paper: kind, number and issuing country.",
    "nationality": "Whether a nationality is shared.",
    "sex": "Whether the stated sex agrees; below zero where it does not.",
    "number": "Of bodies and craft: whether a number of a register, of tax or of a ship is the same.",
    "country": "Of bodies and craft: whether a country is shared; below zero where none is.",
    "founded": "Of bodies and craft: whether it was founded or built in the same year.",
}
"""What is compared, by the names that `explanations` has."""


def catalogue(count: int, changed: datetime | None, others: Sequence[Other], mark: str) -> dict[str, Any]:
    """Our notices, others' lists, and the two collections under which clients ask for all."""
    version = changed.strftime("%Y%m%d%H%M%S") if changed else "0"
    when = changed.strftime("%Y-%m-%dT%H:%M:%S") if changed else None
    common = {
        "version": version,
        "updated_at": when,
        "last_export": when,
        "entity_count": count,
        "thing_count": count,
        "index_version": version,
        "index_current": True,
    }
    title = f"Notices in your bureau's view{f' ({mark})' if mark else ''}"
    own: dict[str, Any] = {"name": DATASET, "title": title, "load": True, "children": [], **common}
    beside = [_other(other) for other in others]
    children = [one["name"] for one in (own, *beside)]
    whole = count + sum(other.size for other in others)
    every = {**common, "entity_count": whole, "thing_count": whole}
    collections = [
        {"name": name, "title": f"Every list: {title}", "load": False, "children": children, **every}
        for name in ("default", "all")
    ]
    return {"datasets": [own, *beside, *collections], "current": children, "outdated": [], "index_stale": False}


def _other(other: Other) -> dict[str, Any]:
    """A list of others. Of whom it lists nothing is known but what it says: only one of invented people is marked."""
    when = f"{other.dated.isoformat()}T00:00:00" if other.dated else None
    return {
        "name": other.name,
        "title": f"{other.source} ({Mode.TRAINING.mark})" if other.invented else other.source,
        "load": True,
        "children": [],
        "version": other.version,
        "updated_at": when,
        "last_export": when,
        "entity_count": other.size,
        "thing_count": other.size,
        "index_version": other.version,
        "index_current": True,
    }


def algorithms() -> dict[str, Any]:
    """The one algorithm."""
    features = {
        name: {"description": words, "coefficient": 1.0, "url": "/api/docs"} for name, words in FEATURES.items()
    }
    docs = {"name": ALGORITHM, "description": DESCRIPTION, "config": {}, "features": features}
    own = {"name": ALGORITHM, "description": DESCRIPTION, "features": features, "docs": docs}
    return {"algorithms": [own], "default": ALGORITHM, "best": ALGORITHM}


DESCRIPTION = (
    "Names in any script; of persons birth dates, papers, nationality and sex; of bodies and craft numbers, countries "
    "and years. Each comparison is told in words."
)
