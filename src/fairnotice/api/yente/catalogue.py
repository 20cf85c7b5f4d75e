"""What there is to ask, in the shape of yente's catalogue, and how it is compared."""

from datetime import datetime
from typing import Any

from fairnotice.api.yente.entities import DATASET
from fairnotice.api.yente.parameters import ALGORITHM

FEATURES = {
    "name": "How alike the names are, in whatever script and spelling.",
    "birth": "Whether a birth date agrees, as precisely as it is known; below zero where it contradicts.",
    "document": "Whether it is the same paper: kind, number and issuing country.",
    "nationality": "Whether a nationality is shared.",
    "sex": "Whether the stated sex agrees; below zero where it does not.",
}
"""What is compared, by the names that `explanations` has."""


def catalogue(count: int, changed: datetime | None, mark: str) -> dict[str, Any]:
    """Our list, and the two collections under which clients ask for it."""
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
    collections = [
        {"name": name, "title": f"Every list: {title}", "load": False, "children": [DATASET], **common}
        for name in ("default", "all")
    ]
    return {"datasets": [own, *collections], "current": [DATASET], "outdated": [], "index_stale": False}


def algorithms() -> dict[str, Any]:
    """The one algorithm."""
    features = {
        name: {"description": words, "coefficient": 1.0, "url": "/api/docs"} for name, words in FEATURES.items()
    }
    docs = {"name": ALGORITHM, "description": DESCRIPTION, "config": {}, "features": features}
    own = {"name": ALGORITHM, "description": DESCRIPTION, "features": features, "docs": docs}
    return {"algorithms": [own], "default": ALGORITHM, "best": ALGORITHM}


DESCRIPTION = "Names in any script, birth dates, papers, nationality and sex; each comparison is told in words."
