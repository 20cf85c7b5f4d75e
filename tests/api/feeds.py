"""Feeds turned on, and what they answer."""

import json
from dataclasses import replace
from typing import Any
from uuid import UUID

from fairnotice.domain.dossier import Dossier
from fairnotice.domain.feeds import Feed
from tests.api.conftest import Caller
from tests.builders import a_dossier, a_request, a_subject, an_identity
from tests.conftest import NOW, World
from tests.stories import WHY, a_notice

RED = "/notices/v1/red"
FTM = "/feeds/ftm"


def turn_on(world: World, *feeds: Feed) -> None:
    """Turn these feeds on, or all of them."""
    from fairnotice.services.feeds import turn_feed

    for feed in feeds or tuple(Feed):
        turn_feed(feed=feed, on=True, reasons=WHY, by=world.administrator, at=NOW)


def someone(name: str, *, public: bool = True, kind: Any = None, **changes: Any) -> Dossier:
    """The ordinary case about another invented person."""
    given, _space, family = name.rpartition(" ")
    first = replace(an_identity().names[0], text=name, family=family, given=given)
    identity = replace(an_identity(**changes), names=(first,))
    request = a_request(kind, public_extract=public) if kind else a_request(public_extract=public)
    return a_dossier(
        id=f"case-{name.encode().hex()[:40]}", subjects=(a_subject(identities=(identity,)),), request=request
    )


def shown(world: World, *names: str) -> list[UUID]:
    """A public red notice for each of these people."""
    return [a_notice(world, someone(name)) for name in names]


def text_of(response: Any) -> str:
    """Everything that was sent."""
    sent = b"".join(response.streaming_content) if response.streaming else response.content
    return str(sent.decode())


def lines_of(response: Any) -> list[dict[str, Any]]:
    """One object a line."""
    return [json.loads(line) for line in text_of(response).splitlines()]


def every_address(call: Caller) -> list[str]:
    """Every address of the feeds, with an id and a version that there are, where any are."""
    version = "20260302090000-aab"
    deltas = call("GET", f"{FTM}/delta.json")
    if deltas.status_code == 200:
        version = next(iter(deltas.json()["versions"]), version)
    one = ("", "/images", "/images/1")
    kinds = ("red", "yellow", "un", "un/persons")
    return [
        *(f"/notices/v1/{kind}" for kind in (*kinds, "un/entities")),
        *(f"/notices/v1/{kind}/2026-1{part}" for kind in kinds for part in one),
        "/feeds/changes",
        *(f"{FTM}/{file}" for file in ("index.json", "entities.ftm.json", "delta.json")),
        f"{FTM}/{version}/entities.delta.json",
    ]
