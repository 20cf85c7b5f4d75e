"""An index out of entries: words numbered, keys sorted, people ascending by birth date."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np

from fairnotice.domain.dates import Calendar, PartialDate
from fairnotice.domain.errors import InvalidValue
from fairnotice.domain.subject import Identity
from fairnotice.domain.unknown import is_known
from fairnotice.screening.engine.arrays import FIRST_YEAR, MOST_WORDS, YEARS, IndexArrays
from fairnotice.screening.engine.forms import WEAK, forms
from fairnotice.screening.engine.index import EngineIndex
from fairnotice.screening.engine.side import side_arrays
from fairnotice.screening.entry import Entry
from fairnotice.screening.normalise import words

SEXES = {"male": 1, "female": 2, "other": 3}
MOST_BIRTHS = 4
"""Birth dates of one person that are kept, each as a row of its own."""


@dataclass
class _Row:
    """One person under one birth date."""

    place: int
    birth: tuple[int, int, int]
    nations: tuple[str, ...]
    sex: int
    names: list[tuple[str, ...]]


@dataclass
class Reader:
    """Entries as rows, and what of them cannot be read."""

    rows: list[_Row] = field(default_factory=list)
    unreadable: list[str] = field(default_factory=list)

    def read(self, place: int, entry: Entry) -> None:
        """Add the entry of that place. A name that cannot be one is left out and said in `unreadable`."""
        names: dict[tuple[str, ...], None] = {}
        for identity in entry.identities:
            for name in identity.names:
                try:
                    names[chosen(words(name.text))] = None
                except InvalidValue as error:
                    self.unreadable.append(f"entry {entry.id}: {error}")
        births = {birth_of(birth) for identity in entry.identities for birth in identity.births} - {(0, 0, 0)}
        nations = tuple(dict.fromkeys(code for identity in entry.identities for code in identity.nationalities))
        sex = sex_of(entry.identities)
        for birth in sorted(births)[:MOST_BIRTHS] or [(0, 0, 0)]:
            if names:
                self.rows.append(_Row(place, birth, nations[:2], sex, list(names)))


def build(entries: Iterable[Entry]) -> EngineIndex:
    """Make an index in memory. Names that cannot be read are said in its `unreadable`; nothing else is left out."""
    reader = Reader()
    kept = tuple(entries)
    for place, entry in enumerate(kept):
        reader.read(place, entry)
    rows = sorted(reader.rows, key=lambda row: row.birth)
    vocabulary = {text: 0 for row in rows for name in row.names for text in name}
    texts = sorted(vocabulary)
    vocabulary = {text: number for number, text in enumerate(texts)}
    countries = sorted({code for row in rows for code in row.nations})
    numbers = {code: number + 1 for number, code in enumerate(countries)}
    arrays = IndexArrays(**_words(texts), **_postings(rows, vocabulary), **_people(rows, numbers))
    return EngineIndex(
        arrays=arrays,
        side=side_arrays(kept, (row.place for row in rows)),
        size=len(kept),
        countries=numbers,
        unreadable=tuple(reader.unreadable),
    )


def chosen(name: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a name that are compared: of more than can be, those that say most, in their order."""
    if len(name) <= MOST_WORDS:
        return name
    strong = sorted(range(len(name)), key=lambda at: (bool(forms(name[at]).flags & WEAK), at))[:MOST_WORDS]
    return tuple(name[at] for at in sorted(strong))


def birth_of(birth: PartialDate) -> tuple[int, int, int]:
    """Year, month and day, 0 where not known; a date of another calendar is left to the comparison in words."""
    if birth.calendar is not Calendar.GREGORIAN or not FIRST_YEAR <= birth.year < FIRST_YEAR + YEARS:
        return 0, 0, 0
    return birth.year, birth.month or 0, birth.day or 0


def sex_of(identities: Iterable[Identity]) -> int:
    """The one sex that is stated; 0 where none is, or where they differ."""
    stated = {SEXES[str(one.sex)] for one in identities if is_known(one.sex)}
    return stated.pop() if len(stated) == 1 else 0


def _words(texts: list[str]) -> dict[str, np.ndarray]:
    every = [forms(text) for text in texts]
    key = np.array([key for one in every for key in one.own], np.uint64)
    word = np.repeat(np.arange(len(texts), dtype=np.uint32), [len(one.own) for one in every])
    order = np.argsort(key, kind="stable")
    key, word = key[order], word[order]
    bits = max(8, int(np.log2(len(key) + 1)))
    edges = np.arange((1 << bits) + 1, dtype=object) << (64 - bits)
    edges[-1] = (1 << 64) - 1
    start = np.searchsorted(key, edges.astype(np.uint64), side="left").astype(np.uint32)
    start[-1] = len(key)
    return {
        "flags": np.array([one.flags for one in every], np.uint8),
        "spelt": _stack([one.spelt for one in every]),
        "sound": _stack([one.sound for one in every]),
        "bones": _stack([one.bones for one in every]),
        "key": key,
        "key_word": word,
        "key_start": start,
    }


def _stack(rows: list[np.ndarray]) -> np.ndarray:
    from fairnotice.screening.engine.arrays import empty_rows

    return np.stack(rows) if rows else empty_rows(0)


def _postings(rows: list[_Row], vocabulary: dict[str, int]) -> dict[str, np.ndarray]:
    name_start, word_start, name_word = [0], [0], []
    word_of, person_of = [], []
    for person, row in enumerate(rows):
        mine = set()
        for name in row.names:
            numbers = [vocabulary[text] for text in name]
            name_word += numbers
            word_start.append(len(name_word))
            mine.update(numbers)
        name_start.append(len(word_start) - 1)
        word_of += sorted(mine)
        person_of += [person] * len(mine)
    word = np.array(word_of, np.uint32)
    order = np.argsort(word, kind="stable")
    borne = np.bincount(word, minlength=len(vocabulary)) if len(word) else np.zeros(len(vocabulary), np.int64)
    return {
        "post_start": np.concatenate([[0], np.cumsum(borne)]).astype(np.uint32),
        "post": np.array(person_of, np.uint32)[order],
        "name_start": np.array(name_start, np.uint32),
        "word_start": np.array(word_start, np.uint32),
        "name_word": np.array(name_word, np.uint32),
    }


def _people(rows: list[_Row], numbers: dict[str, int]) -> dict[str, np.ndarray]:
    year = np.array([row.birth[0] for row in rows], np.int16)
    nation = np.zeros((len(rows), 2), np.uint16)
    for person, row in enumerate(rows):
        for place, code in enumerate(row.nations):
            nation[person, place] = numbers[code]
    years = np.arange(FIRST_YEAR, FIRST_YEAR + YEARS + 1)
    return {
        "year": year,
        "month": np.array([row.birth[1] for row in rows], np.uint8),
        "day": np.array([row.birth[2] for row in rows], np.uint8),
        "nation": nation,
        "sex": np.array([row.sex for row in rows], np.uint8),
        "year_start": np.searchsorted(year, years, side="left").astype(np.uint32),
    }
