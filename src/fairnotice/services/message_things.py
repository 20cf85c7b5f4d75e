"""The things that messages are about: what they are for a reader, and what may be said of them in a list."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from fairnotice.domain.officer import SYSTEM, Officer
from fairnotice.records.models import (
    CaseRecord,
    ChangeRecord,
    ConfirmationRecord,
    DeskRecord,
    DisclosureRecord,
    HitRecord,
    IncidentRecord,
    MeasureRecord,
    MessageRecord,
    NoticeRecord,
    RegisterEntryRecord,
    RequestRecord,
    WarrantRecord,
)
from fairnotice.records.session import speaking_as
from fairnotice.services.acting import act_as
from fairnotice.services.desk_reading import notice_facts


@dataclass(frozen=True, slots=True)
class Place:
    """The thing that a message is about, as far as the reader may see it. `ours`: the reader's bureau is its source."""

    kind: str  # request, notice, confirmation, hit, disclosure, case, desk or incident
    id: str
    ours: bool


@dataclass(frozen=True, slots=True)
class About:
    """What may be said of a thing in a list: the number of the notice, its kind or the request's, whose it is.

    `title` is the request's matter, for those who may see it.
    """

    number: str = ""
    kind: str = ""
    source: str = ""
    title: str = ""


def place_of(*, thing: str, by: Officer) -> Place | None:
    """What a thing of a message (notice:…, hit:…) is for this officer, or None when it is not for them to see."""
    kind, pk = _split(thing)
    if pk is None:
        return None
    if kind == "message":
        with speaking_as(SYSTEM):  # a reviewer is told of a message that another office does not open
            about = MessageRecord.objects.filter(pk=pk).values_list("thing", flat=True).first()
        return place_of(thing=about, by=by) if about else None
    find = _FIND.get(kind)
    if find is None:
        return None
    with act_as(by):
        return find(pk, by)


def abouts_of(things: Iterable[str], by: Officer) -> dict[str, About]:
    """What may be said of each thing that the officer may know of. Within an act."""
    asked = {thing: _split(thing) for thing in things}
    notices: dict[str, UUID] = {}
    for kind, model in _ON_NOTICES:
        rows = model.objects.filter(pk__in=_ids(asked, kind)).values_list("pk", "notice_id")
        notices |= {f"{kind}:{pk}": notice for pk, notice in rows}
    notices |= {f"notice:{pk}": pk for pk in _known_notices(_ids(asked, "notice"), by)}
    facts = notice_facts(set(notices.values()), reader=by.bureau)
    found = {
        thing: About(facts[pk].number, facts[pk].kind, facts[pk].source)
        for thing, pk in notices.items()
        if thing in asked
    }
    for row in RequestRecord.objects.filter(pk__in=_ids(asked, "request")).select_related("case"):
        found[f"request:{row.pk}"] = About("", row.kind, row.source_code, row.case.title)
    return found


def _known_notices(notices: list[UUID], by: Officer) -> set[UUID]:
    """Notices that the officer sees, or of which the bureau's view still holds the number."""
    entered = RegisterEntryRecord.objects.filter(notice__in=notices, recipient_id=by.bureau)
    seen = NoticeRecord.objects.filter(pk__in=notices)
    return {*entered.values_list("notice_id", flat=True), *seen.values_list("pk", flat=True)}


def _request(pk: UUID, by: Officer) -> Place | None:
    row = RequestRecord.objects.filter(pk=pk).first()
    if row is None or (
        row.submitted_at is None and row.source_code != by.bureau
    ):  # never handed in: no page for others
        return None
    return Place("request", str(pk), row.source_code == by.bureau)


def _notice(pk: UUID, by: Officer) -> Place | None:
    row = NoticeRecord.objects.filter(pk=pk).defer("document").first()
    if row is not None:
        return Place("notice", str(pk), row.source_code == by.bureau)
    return Place("notice", str(pk), ours=False) if _known_notices([pk], by) else None


def _confirmation(pk: UUID, by: Officer) -> Place | None:
    row = ConfirmationRecord.objects.filter(pk=pk).first()
    return Place("confirmation", str(pk), row.source_code == by.bureau) if row else None


def _hit(pk: UUID, by: Officer) -> Place | None:
    row = HitRecord.objects.filter(pk=pk).first()
    return Place("hit", str(pk), row.bureau_id == by.bureau) if row else None


def _change(pk: UUID, by: Officer) -> Place | None:
    row = ChangeRecord.objects.filter(pk=pk).first()
    return _notice(row.notice_id, by) if row else None


def _measure(pk: UUID, by: Officer) -> Place | None:
    row = MeasureRecord.objects.filter(pk=pk).first()
    return _hit(row.hit_id, by) if row else None


def _disclosure(pk: UUID, by: Officer) -> Place | None:
    row = DisclosureRecord.objects.filter(pk=pk).first()
    return Place("disclosure", str(pk), row.source_code == by.bureau) if row else None


def _warrant(pk: UUID, by: Officer) -> Place | None:
    row = WarrantRecord.objects.filter(pk=pk).first()
    return _case(row.case_id, by) if row else None


def _case(pk: UUID, by: Officer) -> Place | None:
    row = CaseRecord.objects.filter(pk=pk).first()
    return Place("case", str(pk), row.source_id == by.bureau) if row else None


def _desk(pk: UUID, by: Officer) -> Place | None:
    row = DeskRecord.objects.filter(pk=pk).first()
    return Place("desk", str(pk), row.bureau_id == by.bureau) if row else None


def _incident(pk: UUID, by: Officer) -> Place | None:
    row = IncidentRecord.objects.filter(pk=pk).first()
    return Place("incident", str(pk), row.bureau_id == by.bureau) if row else None


_ON_NOTICES: tuple[tuple[str, Any], ...] = (
    ("hit", HitRecord),
    ("confirmation", ConfirmationRecord),
    ("measure", MeasureRecord),
    ("disclosure", DisclosureRecord),
    ("change", ChangeRecord),
)
"""Kinds of things that are about a notice."""

_FIND = {
    "request": _request,
    "notice": _notice,
    "confirmation": _confirmation,
    "hit": _hit,
    "measure": _measure,
    "change": _change,
    "disclosure": _disclosure,
    "warrant": _warrant,
    "matter": _case,
    "desk": _desk,
    "incident": _incident,
}


def _ids(asked: dict[str, tuple[str, UUID | None]], kind: str) -> list[UUID]:
    return [pk for one, pk in asked.values() if one == kind and pk is not None]


def _split(thing: str) -> tuple[str, UUID | None]:
    kind, _colon, text = thing.partition(":")
    try:
        return kind, UUID(text)
    except ValueError:
        return kind, None
