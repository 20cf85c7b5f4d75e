"""The shape of parsed data before it is validated: depth, counts, characters. One walk, never recursive."""

from collections.abc import Iterator

from fairnotice.formats.dossier.characters import characters_wrong
from fairnotice.formats.dossier.limits import DEPTH, ITEMS, KEYS_IN_TABLE, NODES, OTHER_ITEMS
from fairnotice.formats.dossier.problems import Found, Loc


def too_large(data: object) -> list[Found]:
    """Every limit of size that the data break. When there is one, nothing else is looked at."""
    found: list[Found] = []
    for count, (loc, value) in enumerate(_walk(data)):
        if count >= NODES:
            found.append(Found((), f"holds more than {NODES:,} values.", "split the matter"))
            break
        if len(loc) > DEPTH:
            found.append(Found(loc[:3], f"lists and tables inside each other more than {DEPTH} deep."))
            break
        if isinstance(value, list):
            limit = _limit(loc)
            if len(value) > limit:
                found.append(Found(loc, f"holds {len(value):,} entries.", f"at most {limit:,}"))
        elif isinstance(value, dict) and len(value) > KEYS_IN_TABLE:
            found.append(Found(loc, f"holds {len(value):,} keys.", f"at most {KEYS_IN_TABLE}"))
    return found or _names_of_subjects(data)


def texts_wrong(data: object) -> Iterator[Found]:
    """Every text with characters that are refused."""
    for loc, value in _walk(data):
        if isinstance(value, str):
            yield from characters_wrong(loc, value)


def _walk(data: object) -> Iterator[tuple[Loc, object]]:
    """Every value with its place. A list or table over its limit is not entered."""
    waiting: list[tuple[Loc, object]] = [((), data)]
    while waiting:
        loc, value = waiting.pop()
        yield loc, value
        if isinstance(value, dict) and len(value) <= KEYS_IN_TABLE:
            waiting.extend(((*loc, str(key)), inner) for key, inner in value.items())
        elif isinstance(value, list) and len(value) <= _limit(loc):
            waiting.extend(((*loc, index), inner) for index, inner in enumerate(value))


def _limit(loc: Loc) -> int:
    key = loc[-1] if loc else ""
    return ITEMS.get(key, OTHER_ITEMS) if isinstance(key, str) else OTHER_ITEMS


def _names_of_subjects(data: object) -> list[Found]:
    """A subject's names may be spread over identities; together they have one limit."""
    names: dict[Loc, int] = {}
    for loc, value in _walk(data):
        if isinstance(value, list) and len(loc) == 5 and loc[0] == "subjects" and loc[4] == "names":
            names[loc[:2]] = names.get(loc[:2], 0) + len(value)
    return [
        Found(loc, f"has {count:,} names in all.", f"at most {ITEMS['names']:,}")
        for loc, count in names.items()
        if count > ITEMS["names"]
    ]
