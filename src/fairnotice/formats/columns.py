"""Which column of a file, or key of a row, is what: by its usual names.

Upper and lower case, spaces, `_`, `-` and `.` do not matter: `Date of birth` is `date_of_birth`.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

USUAL: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "entity_id", "uid", "traveller_id", "traveler_id", "passenger_id", "reference"),
    "name": (
        "name", "names", "full_name", "traveller_name", "traveler_name", "passenger_name", "alias", "aliases",
        "also_known_as", "aka", "other_names",
    ),
    "given": ("given", "given_name", "given_names", "first_name", "first_names", "forename", "forenames"),
    "middle": ("middle", "middle_name", "middle_names", "second_name"),
    "family": ("family", "family_name", "last_name", "last_names", "surname", "surnames"),
    "born": (
        "born", "births", "birth", "birth_date", "birth_dates", "date_of_birth", "dates_of_birth", "dob", "birthday",
    ),
    "calendar": ("calendar", "birth_calendar", "calendar_of_birth"),
    "nationality": ("nationality", "nationalities", "citizenship", "citizenships"),
    "sex": ("sex", "gender"),
    "document": (
        "document", "documents", "document_number", "document_no", "doc_number", "doc_no", "travel_document",
        "travel_document_number", "id_number", "identity_number", "national_id",
    ),
    "passport": ("passport", "passports", "passport_number", "passport_no"),
    "document_kind": ("document_kind", "document_type", "doc_type", "type_of_document", "kind_of_document"),
    "document_country": (
        "document_country", "document_issuing_country", "issuing_country", "issuing_state", "country_of_issue",
        "passport_country",
    ),
}  # fmt: skip
"""The names of what is read. The first is ours."""
INSTEAD: Mapping[str, tuple[str, ...]] = {
    "born": ("year_of_birth", "birth_year", "yob"),
    "nationality": ("country", "countries"),
}
"""Names that may mean something else, too: read only where no column has one of the others."""
ONE = frozenset({"id", "calendar", "sex", "document_kind", "document_country"})
"""What is read once: a second column of it is not."""
NAMING = ("name", "family", "given", "document", "passport")
NAMES_SOMEBODY = frozenset(NAMING)
"""A file needs one of these."""
_PLAIN = re.compile(r"[\s_.-]+")
_MOST_TOLD = 30


@dataclass(frozen=True, slots=True)
class Columns:
    """What stands where: the places of the columns by what they are, ours or as a list; and who is not read."""

    places: Mapping[str, tuple[int, ...]]
    not_read: tuple[str, ...]

    @property
    def names_somebody(self) -> bool:
        """Whether there is a column for a name or a document."""
        return not NAMES_SOMEBODY.isdisjoint(self.places)


@lru_cache(maxsize=512)
def columns_of(heading: tuple[str, ...]) -> Columns:
    """Which of the columns are read, in the order of `USUAL`, and which are not."""
    found: dict[str, list[tuple[int, int]]] = {}
    instead: dict[str, list[tuple[int, int]]] = {}
    for place, name in enumerate(heading):
        plain = _plain(name)
        for known, into in ((_USUAL, found), (_INSTEAD, instead)):
            if plain in known:
                field, rank = known[plain]
                into.setdefault(field, []).append((rank, place))
    every = {field: found.get(field) or instead[field] for field in {**found, **instead}}
    places = {field: tuple(place for _rank, place in sorted(every[field])) for field in USUAL if field in every}
    places = {field: those[:1] if field in ONE else those for field, those in places.items()}
    read = {place for those in places.values() for place in those}
    return Columns(places, tuple(unread(heading, read)))


def unread(heading: Iterable[str], read: Iterable[int]) -> list[str]:
    """The names of the columns at other places than these, each once."""
    those = set(read)
    names = (" ".join(name.split()) for at, name in enumerate(heading) if at not in those)
    return [*dict.fromkeys(name for name in names if name)]


def field_of(name: str) -> str:
    """What a column of that name is, or an empty text."""
    plain = _plain(name)
    return next((known[plain][0] for known in (_USUAL, _INSTEAD) if plain in known), "")


def said_of(not_read: Iterable[str]) -> str:
    """`Not read: Citizen, Remarks`, or an empty text."""
    names = [name if len(name) <= 60 else f"{name[:60]}…" for name in not_read]
    more = f" and {len(names) - _MOST_TOLD:,} more" if len(names) > _MOST_TOLD else ""
    return f"Not read: {', '.join(names[:_MOST_TOLD])}{more}" if names else ""


def beyond(cells: int, width: int) -> str:
    """What is wrong with a row that has more cells than the heading."""
    return f"has {cells} cells where the heading has {width}: is a comma in no quotation marks?"


def whole_names(names: Iterable[str], given: str, middle: str, family: str) -> tuple[str, ...]:
    """Every spelling of the name: whole ones, and the parts put together.

    Where one part stands alone beside a whole name that does not hold it, as under `Name, First name`, it is the rest
    of that name.
    """
    whole = tuple(names)
    if not given and not family:
        return whole or ((middle,) if middle else ())
    own = " ".join(part for part in (given, middle, family) if part)
    if not whole or (given and family):
        return tuple(dict.fromkeys((*whole, own)))
    if _holds(whole[0], own):
        return whole
    return (*whole, f"{own} {whole[0]}" if given else f"{whole[0]} {own}")


def _holds(name: str, part: str) -> bool:
    return set(part.casefold().split()) <= set(name.casefold().split())


def _plain(name: str) -> str:
    return _PLAIN.sub("", name.casefold())


def _ranked(names: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, int]]:
    return {_plain(name): (field, rank) for field, every in names.items() for rank, name in enumerate(every)}


_USUAL, _INSTEAD = _ranked(USUAL), _ranked(INSTEAD)
