"""The words and names that the kernel of `aligning` is given. Each thread has a pool of its own."""

from array import array
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np

from fairnotice.screening.abjad import LETTER_GROUPS
from fairnotice.screening.alignment import MOST_JOINED
from fairnotice.screening.engine import likekernel as like
from fairnotice.screening.engine.alignkernel import (
    JOINS,
    MOST_NAMES,
    MOST_WORDS,
    ROOM_FOR_JOINS,
    UNREAD,
    WEIGHTS,
    Names,
    align_all,
)
from fairnotice.screening.engine.arrays import Array
from fairnotice.screening.engine.forms import KINDS, is_plain
from fairnotice.screening.engine.handed import table_of
from fairnotice.screening.learnt import EDGE, NEW_BESIDE, kernel, letters_beside, numbered
from fairnotice.screening.transliterate import Read, Writing, as_read, read, weight_of, writing_of
from fairnotice.screening.wordlists import ONE_OF

MOST = 8192
"""Words that a thread remembers: some two dozen megabytes."""
_READABLE = MOST - ROOM_FOR_JOINS - MOST_NAMES * (MOST_WORDS + JOINS)  # from here on one more call may not find room
_CODES = {weight: code for code, weight in enumerate(WEIGHTS)}
_ROOM_FOR_CODES = like.READ - like.CODES
_UNKNOWN = np.zeros(0, np.int64)


class WordPool:
    """Words by their numbers, and what reads them for the kernel."""

    def __init__(self, *, compensated: bool) -> None:
        self._compensated = compensated
        self._given = np.zeros((MOST, like.GIVEN), np.uint8)
        self._bytes = self._given.data.cast("B")
        forms = (MOST, 4, like.MOST_READINGS)
        self._pool = like.Pool(
            given=self._given,
            told=np.zeros((MOST, 3), np.int64),
            many=np.zeros((MOST, 4), np.int64),
            size=np.zeros(forms, np.uint8),
            form=np.zeros((*forms, like.SIGNS), np.uint8),
            text=np.zeros((MOST, like.MOST_TEXT), np.uint32),
            units=np.zeros((MOST, like.MOST_UNITS), np.int32),
            also=np.zeros((MOST, like.MOST_ALSO, like.LONGEST_ALSO), np.uint8),
            said=np.zeros(MOST, np.float64),
        )
        self.names = Names(
            start=np.zeros(MOST_NAMES + 1, np.int32),
            word=np.zeros(MOST_NAMES * MOST_WORDS, np.int32),
            before=np.zeros(MOST_NAMES, np.uint8),
            join=np.full((MOST_NAMES, JOINS), -1, np.int32),
            wanted=np.zeros(MOST_NAMES, np.int64),
            pairs=np.zeros(MOST_NAMES, np.int64),
            score=np.zeros(MOST_NAMES, np.float64),
            found=np.zeros((MOST_NAMES, MOST_WORDS, 3), np.float64),
        )
        # through these they are written and read in a fourth of the time
        self._words, self._starts = _view(self.names.word, "i"), _view(self.names.start, "i")
        self._before, self._pairs = _view(self.names.before, "B"), _view(self.names.pairs, "q")
        self._scores = _view(self.names.score, "d")
        self._number: dict[str, int] = {}
        self._read: dict[str, Read] = {}
        self._hand_over((_UNKNOWN, np.zeros(0, np.float32), np.zeros(0)), np.zeros((27, 27)))
        self._knows_other_scripts = False

    def _hand_over(self, ways: Sequence[Array], beside: Array) -> None:
        self._learnt = (*ways, beside)  # kept, for the table only says where arrays stand
        self._table = table_of((*self._pool, *self.names, *self._learnt))

    def put_names(self, name: tuple[str, ...], others: Sequence[tuple[str, ...]]) -> list[bool] | None:
        """Hand over a name and those that it is aligned with: which of these the kernel takes; None for none of them.

        At most MOST_NAMES in all.
        """
        if len(self._number) > _READABLE:
            self._number.clear()
            self._read.clear()
        words: list[int] = []
        if not self._put(name, words):
            return None
        starts, before, counts, taken = [0, len(words)], [0], [0], []
        for other in others:
            known = self._put(other, words)
            taken.append(known)
            starts.append(len(words))
            before.append(other < name)
            counts.append(UNREAD if known else 0)
        self._words[: len(words)] = array("i", words)
        self._starts[: len(starts)] = array("i", starts)
        self._before[: len(before)] = bytes(before)
        self._pairs[: len(counts)] = array("q", counts)
        return taken

    def _put(self, name: tuple[str, ...], words: list[int]) -> bool:
        """Add the numbers of a name's words, or none of them where the kernel does not take the name."""
        if len(name) > MOST_WORDS:
            return False
        begin, known = len(words), self._number
        for text in name:
            number = known.get(text)
            if number is None and (number := self._new_number_of(text)) is None:
                del words[begin:]
                return False
            words.append(number)
        return True

    def align(self, given: Sequence[tuple[str, ...]]) -> None:
        """Align the names that were handed over, the first with each other; `names` says what was found."""
        many = len(given)
        if not align_all(self._table, many, self._compensated):
            return
        for at, wanted in enumerate(self.names.wanted[:many].tolist()):
            for join, text in enumerate(self._joins(given[at]) if wanted else ()):
                if wanted >> join & 1:
                    number = self._number_of(text)
                    self.names.join[at, join] = -1 if number is None else number
        align_all(self._table, many, self._compensated)
        self.names.join[:many] = -1

    def scored(self, others: int) -> tuple[list[float], list[int]]:
        """The score of each of so many names with the first one, and how many pairs; see `Names`."""
        return self._scores[1 : others + 1].tolist(), self._pairs[1 : others + 1].tolist()

    def read(self, text: str) -> Read:
        """How a word is read."""
        return self._read.get(text) or _reading_of(text)

    def _joins(self, name: Sequence[str]) -> list[str]:
        """In the order in which the kernel numbers them."""
        texts = [self._read[text].text for text in name]
        size = range(len(texts))
        return ["".join(texts[at:end]) for at in size for end in range(at + 2, min(at + MOST_JOINED, len(texts)) + 1)]

    def _number_of(self, text: str) -> int | None:
        """The number of a word; None for one that the kernel does not take."""
        known = self._number.get(text)
        return self._new_number_of(text) if known is None else known

    def _new_number_of(self, text: str) -> int | None:
        reading, row = _given_of(text)
        if row is None:
            return None
        if reading.writing is not Writing.LATIN and not self._knows_other_scripts:
            self._learn()
        number = self._number[text] = len(self._number)
        self._read[text] = reading
        self._bytes[number * like.GIVEN : number * like.GIVEN + len(row)] = row
        self._pool.told[number, like.MADE] = 0
        if reading.writing is Writing.EAST_ASIAN:
            self._pool.also[number] = _also_of(reading.also)
        return number

    def _learn(self) -> None:
        """Load what was learnt of other scripts, when one is met."""
        _numbers, ways, _fits = kernel()
        beside = np.full((27, 27), NEW_BESIDE)
        for letters, worth in letters_beside().items():
            one, other = (0 if letter == EDGE else ord(letter) - 96 for letter in letters)
            beside[one, other] = worth
        self._hand_over(ways, beside)
        self._knows_other_scripts = True


def _view(column: Array, kind: str) -> Any:
    return column.data.cast("B").cast(kind)  # type: ignore[call-overload]


@lru_cache(maxsize=1 << 14)
def _given_of(text: str) -> tuple[Read, bytes | None]:
    """How a word is read, and what the kernel is given of it: words come again after a thread has forgotten them."""
    reading = _reading_of(text)
    return reading, _plain_row_of(reading) if is_plain(text) else _row_of(reading)


def _reading_of(text: str) -> Read:
    return Read(text, Writing.LATIN, (text,), weight_of(text), len(text) == 1) if is_plain(text) else read(text)


def _plain_row_of(reading: Read) -> bytes:
    """What the kernel is given of a word in plain Latin letters."""
    text = reading.text
    flags = like.PLAIN | (like.INITIAL if reading.initial else 0)
    head = bytes((like.LATIN, _CODES[reading.weight], flags, len(text), 1, 0, ONE_OF.get(text, 0), 0))
    return head + text.encode("utf-32-le").ljust(_ROOM_FOR_CODES, b"\0") + text.encode("ascii") + b"\0"


def _row_of(reading: Read) -> bytes | None:
    """The same of any other; None where the kernel has no room for it, or it reads otherwise without its article: then
    another one stands behind that, or a letter of another script."""
    text, romans = reading.text, reading.romans
    if len(text) > like.MOST_TEXT or len(romans) > like.MOST_READINGS:
        return None
    if max(map(len, romans)) > like.LONGEST_READING or not all(map(str.isascii, romans)):
        return None
    flags = like.INITIAL if reading.initial else 0
    kind = KINDS[reading.writing]
    if kind == like.LATIN:
        units, letters = b"", b""
    else:
        if kind == like.ABJAD and (as_read(text) != text or writing_of(text) is not reading.writing):
            return None
        numbers = numbered(text)
        if len(numbers) > like.MOST_UNITS:
            return None
        units, letters = numbers.astype("<u2").tobytes(), _abjad_letters(text) if kind == like.ABJAD else b""
    head = bytes((kind, _CODES[reading.weight], flags, len(text), len(romans), len(units) // 2, ONE_OF.get(text, 0)))
    width = like.LONGEST_READING + 1
    spelt = b"".join([roman.encode("ascii").ljust(width, b"\0") for roman in romans])
    codes = text.encode("utf-32-le", "surrogatepass")
    row = head.ljust(like.CODES, b"\0") + codes.ljust(_ROOM_FOR_CODES, b"\0") + spelt
    if kind == like.LATIN:
        return row
    return (
        row.ljust(like.NUMBERS, b"\0") + units.ljust(2 * like.MOST_UNITS, b"\0") + letters.ljust(like.MOST_TEXT, b"\0")
    )


def _also_of(readings: Sequence[str]) -> Array:
    """Other readings as the kernel is given them."""
    width = like.LONGEST_ALSO
    letters = b"".join([one.encode("ascii").ljust(width, b"\0") for one in readings])
    found: Array = np.frombuffer(letters.ljust(like.MOST_ALSO * width, b"\0"), np.uint8)
    return found.reshape(like.MOST_ALSO, width)


def _abjad_letters(text: str) -> bytes:
    for letters, letter in LETTER_GROUPS:
        text = text.replace(letters, letter)
    return bytes([like.ABJAD_NUMBERS.get(letter, 0) + 1 for letter in text])
