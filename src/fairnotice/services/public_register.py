"""What anybody may read of the notices: their public parts, searched by the matcher, and what became of a number."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from fairnotice.domain.errors import InvalidValue
from fairnotice.domain.lifecycle import NoticeState
from fairnotice.domain.lifecycle.notice import LIVE
from fairnotice.domain.officer import SYSTEM, Officer
from fairnotice.domain.subject import Identity, Name
from fairnotice.records.models import EventRecord, ExtractRecord, PublicChangeRecord
from fairnotice.records.session import speaking_as
from fairnotice.screening import Entry, Query, Watchlist
from fairnotice.screening.score import LEAST_NAME, NAME_CEILING
from fairnotice.services.acting import act_as, seen


@dataclass(frozen=True, slots=True)
class Extract:
    """The public part of one notice. `content` is empty unless it may be shown now."""

    id: UUID
    number: str
    kind: str
    source: str
    state: str
    published_at: datetime
    changed_at: datetime
    content: Mapping[str, Any]

    @property
    def shown(self) -> bool:
        """Whether the public may see whom it is about."""
        return bool(self.content)

    @property
    def over(self) -> bool:
        """Whether the notice has ended."""
        return self.state not in LIVE


ONE_WORD = NAME_CEILING * LEAST_NAME
"""How alike a name must be here: a family name alone is enough for a reader, who is shown a list and no answer."""


def read_extract(*, extract: UUID, by: Officer) -> Extract:
    """One public part, by its address. Raises NotFound."""
    with act_as(by):
        return _extract(seen(ExtractRecord, extract))


def extract_of_number(*, number: str, by: Officer) -> UUID | None:
    """The address of the notice with that number, in force or over; None when the public knows none."""
    with act_as(by):
        return ExtractRecord.objects.filter(number__iexact=number.strip()).values_list("pk", flat=True).first()


def seen_by_the_public(*, extract: UUID, by: Officer) -> tuple[tuple[str, datetime], ...]:
    """What the public could see of a notice since when, oldest first: shown, hidden, shown_again, renewed, its end.

    Never by whom or why: that a notice is not shown may be the source's pause or somebody's doubt. Raises NotFound.
    """
    with act_as(by):
        row = seen(ExtractRecord, extract)
        with speaking_as(SYSTEM):
            events = EventRecord.objects.filter(thing=f"notice:{row.notice_id}").order_by("sequence")
            found = [
                (kind.removeprefix("notice."), datetime.fromisoformat(json.loads(body)["at"]))
                for kind, body in events.values_list("type", "body")
            ]
    return tuple(_turns(found))


def _turns(events: Iterable[tuple[str, datetime]]) -> Iterator[tuple[str, datetime]]:
    """The turns from visible to hidden and back. A pause may begin under a block's cover and outlast it."""
    paused = blocked = False
    for kind, at in events:
        before = paused or blocked
        paused = (paused or kind == "suspended") and kind != "resumed"
        blocked = (blocked or kind == "blocked") and kind != "unblocked"
        if kind in _SAID:
            yield _SAID[kind], at
        elif before != (paused or blocked):
            yield ("shown_again" if before else "hidden"), at


_SAID = {
    "published": "shown",
    "renewed": "renewed",
    "withdrawn": "withdrawn",
    "cancelled": "cancelled",
    "expired": "expired",
    "deleted": "deleted",
}


def extracts_in_force(*, by: Officer) -> tuple[Extract, ...]:
    """Every public part that is shown now, the newest first."""
    return _shown(by)[1]


def search_extracts(*, name: str, by: Officer) -> tuple[Extract, ...]:
    """The public parts with a name like this one, in any script or spelling, the likest first.

    This is no check: nobody is identified, nothing is raised, and what was looked for is not kept. Raises InvalidValue
    for a name that cannot be one.
    """
    version, shown = _shown(by)
    by_id = {str(extract.id): extract for extract in shown}
    found = _searched(version, shown).screen(Query(names=(name,)), review=ONE_WORD)
    return tuple(by_id[hit.entry] for hit in found)


def _shown(by: Officer) -> tuple[str, tuple[Extract, ...]]:
    """The parts that are shown, read anew whenever one has changed, and which state of the table they are of."""
    with act_as(by):
        version = _version()
        kept = _SHOWN.get("kept")
        if kept is not None and kept[0] == version:
            return kept
        rows = ExtractRecord.objects.filter(state=NoticeState.PUBLISHED).order_by("-published_at", "number")
        shown = tuple(extract for extract in map(_extract, rows) if extract.shown)
    _SHOWN["kept"] = (version, shown)
    return version, shown


def _searched(version: str, shown: Iterable[Extract]) -> Watchlist:
    """The list made of those parts, kept as long as they are the same. Who only reads them does not wait for it."""
    kept = _LIST.get("kept")
    if kept is not None and kept[0] == version:
        return kept[1]
    watchlist = Watchlist([entry for extract in shown if (entry := _entry(extract))])
    _LIST["kept"] = (version, watchlist)
    return watchlist


_SHOWN: dict[str, tuple[str, tuple[Extract, ...]]] = {}
_LIST: dict[str, tuple[str, Watchlist]] = {}
"""Each with the state of the table that it is of. One assignment, so threads may share it."""


def _version() -> str:
    """A text that is another one whenever a public part was added, amended, hidden or shown again."""
    last = PublicChangeRecord.objects.order_by("-sequence").values_list("sequence", "extract_id").first()
    return str(last)


def _entry(extract: Extract) -> Entry | None:
    """The entry to search; None where no name is given, as of an unidentified person."""
    names = tuple(Name(name["text"]) for identity in extract.content["identities"] for name in identity["names"])
    try:
        return Entry(str(extract.id), (Identity(names=names),))
    except InvalidValue:
        return None


def _extract(row: ExtractRecord) -> Extract:
    return Extract(
        id=row.pk,
        number=row.number,
        kind=row.kind,
        source=row.source_code,
        state=row.state,
        published_at=row.published_at,
        changed_at=row.changed_at,
        content=row.content,
    )
