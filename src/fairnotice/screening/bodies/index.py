"""Bodies and craft of a list, found by the words of their names and by their numbers.

Words are found by keys, names by words. What a name's words say together decides which names are compared: as many as
MOST_COMPARED, the likest first. Everything is arrays, which may be mapped.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from math import log
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from fairnotice.domain.body import Body, BodyKind
from fairnotice.domain.dates import Calendar, PartialDate
from fairnotice.domain.errors import InvalidValue
from fairnotice.domain.subject import Document, Name, NameKind
from fairnotice.domain.unknown import UNKNOWN, is_known
from fairnotice.screening.bodies.compare import plain_number
from fairnotice.screening.bodies.keys import (
    firsts,
    key_of,
    keys_of_word,
    wholes_asked,
    wholes_of_name,
    word_of,
    words_of_name,
)
from fairnotice.screening.bodies.reading import ReadName, read_body_name

Array = npt.NDArray[Any]
MOST_COMPARED = 40
LEAST_LIKELY = 0.4
"""What of two names' words must be found by one key or another: well below any that are alike in the end."""
ENOUGH, LEAST_RARITY = 200, 0.2
"""Bodies from which on a list says how rare a word is; what the most frequent word still says."""


class BodyArrays(NamedTuple):
    """Everything of it, read-only."""

    body_blob: Array  # uint8: each body as JSON
    body_start: Array  # uint64[bodies + 1]
    body_key: Array  # uint64, ascending: keys of words
    body_key_word: Array  # uint32: the word of each
    body_word_start: Array  # uint32[words + 1]
    body_word_name: Array  # uint32: names that have the word
    body_word_many: Array  # uint32[words]: how many bodies have it
    body_name_of: Array  # uint32[names]: whose each name is
    body_name_says: Array  # float32[names]: what its words say together
    body_number_key: Array  # uint64, ascending
    body_number_of: Array  # uint32
    body_id_key: Array  # uint64, ascending
    body_id_of: Array  # uint32


KINDS: Mapping[str, type] = {
    "body_blob": np.uint8,
    "body_start": np.uint64,
    "body_key": np.uint64,
    "body_key_word": np.uint32,
    "body_word_start": np.uint32,
    "body_word_name": np.uint32,
    "body_word_many": np.uint32,
    "body_name_of": np.uint32,
    "body_name_says": np.float32,
    "body_number_key": np.uint64,
    "body_number_of": np.uint32,
    "body_id_key": np.uint64,
    "body_id_of": np.uint32,
}
"""What each of them holds: a file of another kind is no index's."""


def build_bodies(bodies: Iterable[Body], unreadable: list[str]) -> BodyArrays:
    """Index them. Names that cannot be read are told in `unreadable`, and found by nothing."""
    lines: list[bytes] = []
    word_number: dict[str, int] = {}
    of_word: list[int] = []
    of_name: list[int] = []
    name_body: list[int] = []
    name_says: list[float] = []
    numbers: list[tuple[int, int]] = []
    ids: list[tuple[int, int]] = []
    for place, body in enumerate(bodies):
        lines.append(json.dumps(body_to(body), ensure_ascii=False).encode("utf-8", "surrogatepass"))
        ids.append((key_of(body.id), place))
        numbers += [(key_of(plain_number(one)), place) for one in body.numbers]
        for name in body.names:
            try:
                read = read_body_name(name.text)
            except InvalidValue as error:
                unreadable.append(f"entry {body.id}: {error}")
                continue
            for word in dict.fromkeys((*words_of_name(read), *wholes_of_name(read))):
                of_word.append(word_number.setdefault(word, len(word_number)))
                of_name.append(len(name_body))
            name_body.append(place)
            name_says.append(sum(part.says for part in read.parts))
    pairs = [(key, number) for word, number in word_number.items() for key in keys_of_word(word)]
    words, names = np.array(of_word, np.uint32), np.array(of_name, np.uint32)
    order = np.argsort(words, kind="stable")
    whose = np.array(name_body, np.uint32)
    return BodyArrays(
        np.frombuffer(b"".join(lines), np.uint8),
        np.concatenate([[0], np.cumsum([len(line) for line in lines], dtype=np.uint64)]).astype(np.uint64),
        *_sorted(pairs),
        _starts(words, len(word_number)),
        names[order],
        _bodies_of(words, whose[names] if len(whose) else names, len(word_number)),
        whose,
        np.array(name_says, np.float32),
        *_sorted(numbers),
        *_sorted(ids),
    )


def _sorted(pairs: Sequence[tuple[int, int]]) -> tuple[Array, Array]:
    keys = np.array([key for key, _place in pairs], np.uint64)
    places = np.array([place for _key, place in pairs], np.uint32)
    order = np.argsort(keys, kind="stable")
    return keys[order], places[order]


def _starts(words: Array, many: int) -> Array:
    return np.concatenate([[0], np.cumsum(np.bincount(words, minlength=many))]).astype(np.uint32)


def _bodies_of(words: Array, bodies: Array, many: int) -> Array:
    both = np.unique(words.astype(np.uint64) << np.uint64(32) | bodies.astype(np.uint64))
    return np.bincount((both >> np.uint64(32)).astype(np.int64), minlength=many).astype(np.uint32)


_WORDS_KEPT = 1 << 14


class BodyIndex:
    """The arrays, searched. Nothing is written to them, so that threads may share it."""

    def __init__(self, arrays: BodyArrays) -> None:
        if len(arrays.body_start) == 0 or int(arrays.body_start[-1]) != len(arrays.body_blob):
            raise InvalidValue("the bodies of the index are cut short: build the index again")
        self.arrays = arrays
        self._rare: dict[str, float] = {}  # not a cache of the method: that holds whoever is replaced

    def __len__(self) -> int:
        """How many bodies and craft there are."""
        return len(self.arrays.body_start) - 1

    def __getitem__(self, place: int) -> Body:
        """The one at a place. Raises InvalidValue for a damaged one."""
        first, end = (int(self.arrays.body_start[at]) for at in (place, place + 1))
        try:
            return body_from(json.loads(self.arrays.body_blob[first:end].tobytes()))
        except (ValueError, KeyError, TypeError) as error:
            raise InvalidValue("a body of the index cannot be read: build the index again") from error

    def place_of(self, id_: str) -> int | None:
        """The place of an id."""
        places = _under(key_of(id_), self.arrays.body_id_key, self.arrays.body_id_of)
        return next((place for place in places if self[place].id == id_), None)

    def by_numbers(self, numbers: Iterable[Document]) -> list[int]:
        """The places of whoever has one of these numbers."""
        found: dict[int, None] = {}
        for number in numbers:
            key = key_of(plain_number(number))
            found |= dict.fromkeys(_under(key, self.arrays.body_number_key, self.arrays.body_number_of))
        return list(found)

    def by_name(self, name: ReadName) -> list[int]:
        """The places of the bodies whose names are likest, as many as are compared."""
        arrays = self.arrays
        agreeing = np.zeros(len(arrays.body_name_of), np.float32)
        mine = sum(part.says for part in name.parts)
        for says, word in self._looked_for(name):
            if (found := self._names_with(word)) is not None:
                agreeing[found] += says
        for word in dict.fromkeys((*wholes_asked(name), firsts(name))):
            if (found := self._names_with(word)) is not None:
                agreeing[found] = np.maximum(agreeing[found], arrays.body_name_says[found] + mine)
        names = np.flatnonzero(agreeing)
        likely = agreeing[names] / np.maximum(agreeing[names], arrays.body_name_says[names] + mine - agreeing[names])
        names, likely = names[likely >= LEAST_LIKELY], likely[likely >= LEAST_LIKELY]
        order = np.argsort(-likely, kind="stable")[: 2 * MOST_COMPARED]
        return list(dict.fromkeys(arrays.body_name_of[names[order]].tolist()))[:MOST_COMPARED]

    def _looked_for(self, name: ReadName) -> list[tuple[float, str]]:
        """The words of the question, each with what it says."""
        own = {word_of(part): part.says for part in name.parts}
        made = {word: 0.5 for word in words_of_name(name) if word not in own}
        return [(says, word) for word, says in (own | made).items()]

    def _names_with(self, word: str) -> Array | None:
        words = self._words_under(word)
        if not words:
            return None
        starts, names = self.arrays.body_word_start, self.arrays.body_word_name
        parts = [names[int(starts[at]) : int(starts[at + 1])] for at in words]
        return parts[0] if len(parts) == 1 else np.unique(np.concatenate(parts))

    def _words_under(self, word: str) -> set[int]:
        """The words of the list that have a key of this one."""
        keys, words = self.arrays.body_key, self.arrays.body_key_word
        wanted = np.array(keys_of_word(word), np.uint64)
        firsts = keys.searchsorted(wanted).tolist()
        ends = keys.searchsorted(wanted, "right").tolist()
        return {at for first, end in zip(firsts, ends, strict=True) if end > first for at in words[first:end].tolist()}

    def rarity(self, word: str) -> float:
        """How much a word says by how few bodies of this list have it, 0 to 1."""
        if len(self) < ENOUGH:
            return 1.0
        known = self._rare.get(word)
        if known is None:
            if len(self._rare) >= _WORDS_KEPT:
                self._rare.clear()
            known = self._rare[word] = self._rarity(word)
        return known

    def _rarity(self, word: str) -> float:
        many = max((int(self.arrays.body_word_many[at]) for at in self._spelt(word)), default=0)
        if many < 2:
            return 1.0
        return max(LEAST_RARITY, min(1.0, 1.5 * log((len(self) + 1) / many) / log(len(self) + 1)))

    def _spelt(self, word: str) -> Iterable[int]:
        return _under(key_of(f"w{word}"), self.arrays.body_key, self.arrays.body_key_word)


def _under(key: int, among: Array, places: Array) -> list[int]:
    wanted = np.uint64(key)
    first, end = int(among.searchsorted(wanted)), int(among.searchsorted(wanted, "right"))
    found: list[int] = places[first:end].tolist()
    return found


def body_to(body: Body) -> dict[str, Any]:
    """As an index keeps it."""
    return {
        "id": body.id,
        "kind": body.kind.value,
        "names": [[name.text, name.kind.value] for name in body.names],
        "countries": list(body.countries),
        "numbers": [[one.kind, one.number, one.country if is_known(one.country) else None] for one in body.numbers],
        "founded": [[one.year, one.month, one.day, one.calendar.value] for one in body.founded],
    }


def body_from(told: Mapping[str, Any]) -> Body:
    """What `body_to` gave. Raises ValueError, KeyError or TypeError for anything else."""
    return Body(
        id=told["id"],
        kind=BodyKind(told["kind"]),
        names=tuple(Name(text, NameKind(kind)) for text, kind in told["names"]),
        countries=tuple(told["countries"]),
        numbers=tuple(Document(kind, number, country or UNKNOWN) for kind, number, country in told["numbers"]),
        founded=tuple(PartialDate(year, month, day, Calendar(kind)) for year, month, day, kind in told["founded"]),
    )
