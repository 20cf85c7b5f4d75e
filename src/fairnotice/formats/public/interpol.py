"""The shape of INTERPOL's public notices service: lists, details, images, and what is left of a removed notice.

Field names and types are theirs. Beyond them: `notice_number`, `status`, `withdrawn`, `legal_note`, `mark`,
`aliases`, `dates_of_birth`, `modified`; and the charges of one warrant are one text.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any
from urllib.parse import urlencode

from fairnotice.domain.request import Kind
from fairnotice.domain.subject import NameKind
from fairnotice.formats.public.notice import NOTE, PublicName, PublicNotice, Tombstone, short_number

KINDS = MappingProxyType({"red": Kind.RED, "yellow": Kind.YELLOW, "un": Kind.UN_SPECIAL, "un/persons": Kind.UN_SPECIAL})
"""Which notices are at an address. Of entities there are none."""

PLACES = MappingProxyType({Kind.RED: "red", Kind.YELLOW: "yellow", Kind.UN_SPECIAL: "un/persons"})
"""At which address a notice has its own."""

SEXES = MappingProxyType({"male": "M", "female": "F"})
MOST_ON_A_PAGE = 160


def list_page(
    found: Sequence[PublicNotice], *, total: int, query: Mapping[str, Any], address: str, base: str, mark: str
) -> dict[str, Any]:
    """One page of a list. `found` is what is on it, `total` how many fit; `query` holds page and resultPerPage."""
    page, size = int(query["page"]), int(query["resultPerPage"])
    last = max(1, -(-total // size))

    def link(number: int) -> dict[str, str]:
        return {"href": f"{address}?{urlencode({**query, 'page': number})}"}

    links = {"self": link(page), "first": link(1)}
    links |= {"prev": link(min(page - 1, last))} if page > 1 else {}
    links |= {"next": link(page + 1)} if page < last else {}
    return {
        "mark": mark,
        "legal_note": NOTE,
        "total": total,
        "query": dict(query),
        "_embedded": {"notices": [_item(notice, base) for notice in found]},
        "_links": {**links, "last": link(last)},
    }


def detail(notice: PublicNotice, base: str) -> dict[str, Any]:
    """One notice with all that is public of it."""
    return {
        **_item(notice, base),
        **_common(notice),
        **_OF_KIND[Kind(notice.kind)](notice),
        "dates_of_birth": list(notice.births),
        "status": "published",
        "withdrawn": None,
        "modified": notice.changed_at.astimezone(UTC).isoformat(),
        "legal_note": NOTE,
        "mark": notice.mark,
        "_embedded": {"links": []},
    }


def tombstone(gone: Tombstone, *, base: str, mark: str) -> dict[str, Any]:
    """What is left of a notice: its number, and why and since when it is not shown."""
    at: datetime = gone.at
    return {
        "entity_id": short_number(gone.number),
        "notice_number": gone.number,
        "status": gone.reason.value,
        "withdrawn": {"reason": gone.reason.value, "says": gone.reason.says, "at": at.astimezone(UTC).isoformat()},
        "legal_note": NOTE,
        "mark": mark,
        "_links": {"self": {"href": _address(gone.number, gone.kind, base)}},
    }


def images(notice: PublicNotice, base: str) -> dict[str, Any]:
    """The images of a notice: none, for a public part holds no photograph."""
    own = _address(notice.number, notice.kind, base)
    links = {"self": {"href": f"{own}/images"}, "notice": {"href": own}}
    return {"mark": notice.mark, "_embedded": {"images": []}, "_links": links}


def _item(notice: PublicNotice, base: str) -> dict[str, Any]:
    own = _address(notice.number, notice.kind, base)
    name = _main(notice)
    births = notice.gregorian_births
    return {
        "entity_id": short_number(notice.number),
        "notice_number": notice.number,
        "name": (name.family or name.text) if name else None,
        "forename": (name.given or None) if name and name.family else None,
        "date_of_birth": births[0].replace("-", "/") if births else None,
        "nationalities": list(notice.nationalities),
        "_links": {"self": {"href": own}, "images": {"href": f"{own}/images"}},
    }


def _common(notice: PublicNotice) -> dict[str, Any]:
    places = notice.birth_places
    return {
        "sex_id": SEXES.get(notice.sex, "U"),
        "country_of_birth_id": None,
        "place_of_birth": places[0] if places else None,
    }


def _looks(notice: PublicNotice) -> dict[str, Any]:
    return {
        "height": None,
        "weight": None,
        "eyes_colors_id": [],
        "hairs_id": [],
        "languages_spoken_ids": [],
        "distinguishing_marks": "; ".join(notice.descriptions) or None,
    }


def _red(notice: PublicNotice) -> dict[str, Any]:
    warrants = [
        {
            "issuing_country_id": each.country or None,
            "charge": "; ".join(each.charges),
            "charge_translation": None,
            "charge_language": notice.content["language"] or None,
        }
        for each in notice.warrants
    ]
    return {"arrest_warrants": warrants, **_looks(notice), "aliases": _others(notice)}


def _yellow(notice: PublicNotice) -> dict[str, Any]:
    at_birth = _at_birth(notice)
    unknown = ("date_of_event", "place", "country", "father_name", "father_forename", "mother_name", "mother_forename")
    return {
        "birth_name": at_birth.text if at_birth else None,
        **dict.fromkeys(unknown),
        "countries_likely_to_be_visited": [],
        **_looks(notice),
        "aliases": _others(notice, at_birth),
    }


def _un(notice: PublicNotice) -> dict[str, Any]:
    at_birth, original = _at_birth(notice), _original(notice)
    parts = bool(original and original.family)
    unknown = ("un_reference", "un_reference_date", "un_resolution", "main_activity", "profession")
    return {
        **dict.fromkeys(unknown),
        "name_at_birth": at_birth.text if at_birth else None,
        "name_in_original_script": (original.family if parts else original.text) if original else None,
        "forename_in_original_script": (original.given or None) if original and parts else None,
        "aliases": _others(notice, at_birth, original),
        **{each: [] for each in ("associates", "adresses", "identity_documents", "purposes")},
        "summary": "; ".join(notice.content["charges"]) or None,
        "additional_information": "; ".join(notice.descriptions) or None,
    }


_OF_KIND = MappingProxyType({Kind.RED: _red, Kind.YELLOW: _yellow, Kind.UN_SPECIAL: _un})


def _main(notice: PublicNotice) -> PublicName | None:
    """The name at the head: one in Latin letters where there is one."""
    names = notice.names
    return next((name for name in names if _is_latin(name.text)), names[0] if names else None)


def _at_birth(notice: PublicNotice) -> PublicName | None:
    return next((name for name in notice.names if name.kind == NameKind.MAIDEN and name != _main(notice)), None)


def _original(notice: PublicNotice) -> PublicName | None:
    used = (_main(notice), _at_birth(notice))
    return next((name for name in notice.names if not _is_latin(name.text) and name not in used), None)


def _others(notice: PublicNotice, *used: PublicName | None) -> list[str]:
    """Every name that has no field of its own."""
    return [name.text for name in notice.names if name not in (_main(notice), *used)]


def _is_latin(text: str) -> bool:
    return all(ord(letter) < 0x250 or 0x1E00 <= ord(letter) < 0x1F00 for letter in text if letter.isalpha())


def _address(number: str, kind: str, base: str) -> str:
    return f"{base}/{PLACES[Kind(kind)]}/{short_number(number).replace('/', '-')}"
