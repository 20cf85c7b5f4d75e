"""Two frozen records compared field by field, whatever they are: no field of a file can be forgotten."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date, datetime
from enum import Enum
from typing import Any, Protocol, TypeVar

from fairnotice.domain.dates import Calendar, PartialDate, Period
from fairnotice.domain.unknown import UNKNOWN, Unknown
from fairnotice.domain.warrant import Penalty
from fairnotice.law.effect_words import day_in_words
from fairnotice.law.versions.change import FileChange, Group, How

_VALUES = (PartialDate, Penalty, Period)
_WORDS = {
    "max_penalty": "maximum penalty",
    "charge": "wording of the charge",
    "provision_text": "text of the provision",
    "facts": "set of facts",
    "issued": "day of issue",
    "in_force": "being in force",
    "at_least": "least number of people covered",
    "sentence.imposed": "sentence imposed",
    "sentence.remaining": "sentence that remains",
    "sentence.in_absentia": "sentence passed in absence",
    "learnt": "day on which it was learnt",
    "ended_learnt": "day on which the end was learnt",
    "acts": "act",
    "names": "name",
    "births": "birth date",
    "nationalities": "nationality",
    "documents": "document",
    "sources": "source it rests on",
    "subjects": "person covered",
    "positions": "position of another state or body",
    "protections": "protective status",
}
_ITEM = {"extradition_countries": "extradition country", "access_limits": "limit on access", "recipients": "recipient"}


@dataclass(frozen=True, slots=True)
class About:
    """What a record is about: the group of its changes, its name in sentences, its place, the people concerned."""

    group: Group
    of: str
    where: str
    subjects: tuple[str, ...] = ()

    def at(self, place: str) -> str:
        """The place of a field, as findings name it."""
        return "/".join(part for part in (self.where, place.replace(".", "/")) if part)


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


T = TypeVar("T", bound=_Identified)


def by_id(before: Sequence[T], after: Sequence[T]) -> Iterator[tuple[str, T | None, T | None]]:
    """Records of two versions by their ids, in the order of the newer one; None where there is none."""
    old, new = ({each.id: each for each in rows} for rows in (before, after))
    for id in dict.fromkeys((*new, *old)):
        yield id, old.get(id), new.get(id)


def of_record(before: Any, after: Any, about: About, *, leave: Collection[str] = ()) -> Iterator[FileChange]:
    """The changes of one record's fields, records inside it included. `leave` names fields compared elsewhere."""
    old, new = (dict(_parts(each, leave)) if each is not None else {} for each in (before, after))
    for place in dict.fromkeys((*new, *old)):
        yield from _field(place, old.get(place, UNKNOWN), new.get(place, UNKNOWN), about)


def items(place: str, before: Sequence[Any], after: Sequence[Any], about: About) -> Iterator[FileChange]:
    """What was added to a list and what was withdrawn from it. Order is no change."""
    one, two = ({words_of(each): each for each in rows} for rows in (before, after))
    free = all(isinstance(each, str) for each in (*before, *after))
    name = _ITEM.get(place.split(".")[-1], _label(place))
    for words in [w for w in two if w not in one]:
        yield replace(record_added(name, words, about, added=True), where=about.at(place), free=free)
    for words in [w for w in one if w not in two]:
        yield replace(record_added(name, words, about, added=False), where=about.at(place), free=free)


def record_added(what: str, words: str, about: About, *, added: bool) -> FileChange:
    """A whole record that is new, or gone."""
    how, before, after = (How.ADDED, None, words) if added else (How.WITHDRAWN, words, None)
    return FileChange(about.group, how, about.of, what, about.where, before, after, about.subjects, free=True)


def words_of(value: Any) -> str:
    """A value in words; "" for what is unknown or not there."""
    if value is None or isinstance(value, Unknown):
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Period):
        begins, ends = (day_in_words(each) if each else "…" for each in (value.begins, value.ends))
        return f"{begins} to {ends}"
    if isinstance(value, Enum):
        return str(value.value).replace("_", " ")
    if isinstance(value, datetime):
        return f"{day_in_words(value.date())}, {value:%H:%M} {value.tzname()}"
    if isinstance(value, date):
        return day_in_words(value)
    if isinstance(value, PartialDate) and value.calendar is Calendar.GREGORIAN and value.day:
        return day_in_words(value.first_day())
    if isinstance(value, tuple):
        return ", ".join(words_of(each) for each in value) or "none"
    if is_dataclass(value) and not isinstance(value, _VALUES):
        told = (words_of(each) for _place, each in _parts(value, ()) if each != ())
        return ", ".join(words for words in told if words)
    return str(value)


def _parts(record: Any, leave: Collection[str], inside: str = "") -> Iterator[tuple[str, Any]]:
    for field in fields(record):
        value, place = getattr(record, field.name), f"{inside}{field.name}"
        if field.name in leave:
            continue
        if is_dataclass(value) and not isinstance(value, _VALUES):
            yield from _parts(value, (), f"{place}.")
        else:
            yield place, value


def _field(place: str, before: Any, after: Any, about: About) -> Iterator[FileChange]:
    if before == after:
        return
    old, new = (value if isinstance(value, tuple) else () for value in (before, after))
    if old or new:
        yield from items(place, old, new, about)
        return
    one, two = words_of(before), words_of(after)
    if one == two:
        return
    how = How.CHANGED
    if isinstance(before, Penalty) and isinstance(after, Penalty):
        how = How.RAISED if before < after else How.LOWERED if after < before else How.CHANGED
    free = all(isinstance(value, str) and not isinstance(value, Enum) for value in (before, after) if words_of(value))
    yield FileChange(
        about.group, how, about.of, _label(place), about.at(place), one or None, two or None, about.subjects, free
    )


def _label(place: str) -> str:
    last = place.split(".")[-1]
    return _WORDS.get(place) or _WORDS.get(last) or place.replace(".", ", ").replace("_", " ")
