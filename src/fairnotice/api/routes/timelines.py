"""Timelines."""

import json
from typing import Annotated, Any

from ninja import Path, Router

from fairnotice.api.auth import Asked
from fairnotice.api.lists import Page
from fairnotice.api.schemas.service import EventRow
from fairnotice.domain.errors import NotFound
from fairnotice.services.reading import timeline

router = Router(tags=["timelines"])

Thing = Annotated[str, Path(pattern=r"^[a-z_]{1,20}:[A-Za-z0-9_.-]{1,40}$", description="Such as case:6f1c…")]


@router.get("/timeline/{thing}", response=Page[EventRow])
def read_timeline(request: Asked, thing: Thing) -> dict[str, Any]:
    """What happened to a case, request, notice, hit, confirmation or measure, oldest first, as you may see it."""
    events = timeline(thing=thing, by=request.auth)
    if not events:  # everything that exists has at least one event
        raise NotFound(f"There is no {thing.partition(':')[0]} {thing.partition(':')[2]} here.")
    # Only what the schema lists goes out: the text of an event also names the bureaus that may see it.
    return {"items": [{**json.loads(event["body"]), **event} for event in events]}
