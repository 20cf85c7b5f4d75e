"""Public parts as FollowTheMoney entities: the person, and what each warrant asks; a catalogue and deltas for yente.

Names stand as they were written. FollowTheMoney's own cleaning drops the zero-width non-joiner of Persian and Kurdish
(U+200C), so that whoever matches compares a form without it.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any

from fairnotice.domain.feeds import PublicChange
from fairnotice.domain.request import Kind
from fairnotice.formats.lists.writing import FTM_NAMES, ftm_line
from fairnotice.formats.public.notice import NOTE, PublicNotice

DATASET = "public_notices"
RESOURCE = "entities.ftm.json"
MEDIA_TYPE = "application/json+ftm"

TOPICS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        Kind.RED.value: ("wanted",),
        Kind.WANTED_DIFFUSION.value: ("wanted",),
        Kind.UN_SPECIAL.value: ("sanction",),
    }
)
"""What a kind of notice says of a person, in OpenSanctions' words. Of the other kinds none is said."""

PROGRAMS = MappingProxyType({Kind.RED.value: "Red notice", Kind.UN_SPECIAL.value: "UN special notice"})
"""Notices of which something is asked; of the others there is a person and nothing else."""

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def entities_of(notice: PublicNotice, base: str) -> list[dict[str, Any]]:
    """The person and what each warrant asks; nothing of somebody without a name, whom nobody could be compared with."""
    if not notice.names:
        return []
    id_, page = entity_id(notice.number), f"{base}{notice.page}"
    sanctions = [
        {
            "entity": [id_],
            "authority": [notice.content["requester"]],
            "authorityId": [notice.number],
            "program": [PROGRAMS[notice.kind]],
            "country": [country.lower()] if country else [],
            "reason": list(charges),
            "startDate": [_day(notice.published_at)],
            "status": ["published"],
            "summary": [notice.mark] if notice.mark else [],
            "sourceUrl": [page],
        }
        for country, charges in _asked(notice)
    ]
    return [
        _entity(id_, "Person", _person(notice, page)),
        *(_entity(f"{id_}-w{place}", "Sanction", told) for place, told in enumerate(sanctions, start=1)),
    ]


def entity_id(number: str) -> str:
    """The id of a person: the number of the notice, in letters that an id may have."""
    return f"notice-{number.lower().replace('/', '-')}"


def lines(entities: Iterable[dict[str, Any]]) -> Iterator[str]:
    """Entities, one a line."""
    return (ftm_line(entity) for entity in entities)


def delta_lines(number: str, before: int, held: int, now: Iterable[dict[str, Any]]) -> Iterator[str]:
    """From `before` entities of a notice to those that it has now: what is added, changed, taken away.

    Taken away is whatever of the `held` ones is there no more.
    """
    id_ = entity_id(number)
    known = [id_, *(f"{id_}-w{place}" for place in range(1, max(before, held)))]
    there = set()
    for entity in now:
        there.add(entity["id"])
        yield ftm_line({"op": "MOD" if entity["id"] in known[:before] else "ADD", "entity": entity})
    for gone in known[:held]:
        if gone not in there:
            yield ftm_line({"op": "DEL", "entity": {"id": gone}})


def version_of(sequence: int, at: datetime | None) -> str:
    """The version after that change: its instant, and letters that tell changes of one second apart."""
    when = at.astimezone(UTC) if at else datetime(1970, 1, 1, tzinfo=UTC)
    first, rest = divmod(sequence % 26**3, 26**2)
    return f"{when:%Y%m%d%H%M%S}-{_LETTERS[first]}{_LETTERS[rest // 26]}{_LETTERS[rest % 26]}"


def catalogue(*, version: str, at: datetime | None, count: int, address: str, mark: str) -> dict[str, Any]:
    """What yente loads: one dataset, its file, and where the deltas are."""
    when = at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S") if at else None
    dataset = {
        "name": DATASET,
        "title": f"Public register of notices{f' ({mark})' if mark else ''}",
        "summary": NOTE,
        "version": version,
        "updated_at": when,
        "last_change": when,
        "entity_count": count,
        "resources": [{"name": RESOURCE, "url": f"{address}/{RESOURCE}", "mime_type": MEDIA_TYPE}],
        "delta_url": f"{address}/delta.json",
    }
    return {"datasets": [dataset], "mark": mark}


def delta_index(versions: Iterable[str], *, at: datetime | None, address: str, mark: str) -> dict[str, Any]:
    """Where the changes of each version are."""
    when = at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if at else None
    files = {version: f"{address}/{version}/entities.delta.json" for version in versions}
    return {"versions": files, "updated_at": when, "mark": mark}


def count_of(notice: PublicNotice, happened: PublicChange) -> int:
    """How many entities there are of a notice after that happened."""
    return 0 if happened is PublicChange.REMOVED or not notice.names else 1 + len(_asked(notice))


def _person(notice: PublicNotice, page: str) -> dict[str, list[str]]:
    told: dict[str, list[str]] = {}
    for name in notice.names:
        told.setdefault(FTM_NAMES[name.kind], []).append(name.text)
        for key, part in (("firstName", name.given), ("lastName", name.family)):
            if part:
                told.setdefault(key, []).append(part)
    return {
        **told,
        "birthDate": list(notice.gregorian_births),
        "birthPlace": list(notice.birth_places),
        "nationality": [code.lower() for code in notice.nationalities],
        "gender": [notice.sex] if notice.sex != "unknown" else [],
        "appearance": list(notice.descriptions),
        "topics": list(TOPICS.get(notice.kind, ())),
        "notes": [f"{notice.mark}: an invented person of a training installation."] if notice.mark else [],
        "sourceUrl": [page],
        "modifiedAt": [_day(notice.changed_at)],
    }


def _asked(notice: PublicNotice) -> list[tuple[str, tuple[str, ...]]]:
    """Country and charges of each warrant; of a kind that must have something asked, at least one."""
    if notice.kind not in PROGRAMS:
        return []
    return [(each.country, each.charges) for each in notice.warrants] or [(str(notice.content["country"]), ())]


def _entity(id_: str, schema: str, told: Mapping[str, list[str]]) -> dict[str, Any]:
    once = {key: list(dict.fromkeys(values)) for key, values in told.items() if values}
    return {"id": id_, "schema": schema, "properties": once}


def _day(at: datetime) -> str:
    return at.astimezone(UTC).date().isoformat()
