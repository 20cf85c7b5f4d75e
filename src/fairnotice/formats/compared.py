"""What an officer saw, held against what a notice says: by the values, in whatever language the words around them are.

Words that say that something is the same are known in English only (`domain.hit`): whoever writes them in another
language is taken to say that it differs, since what an officer writes is theirs.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from fairnotice.domain.dates import PartialDate
from fairnotice.domain.errors import InvalidValue
from fairnotice.domain.hit import Comparison, none_differs
from fairnotice.formats.birth_words import birth_written
from fairnotice.formats.plain_birth import western_digits

_WORDS = re.compile(r"[^\W_]+")


def nothing_differs(compared: Mapping[str, str], reasons: Iterable[Comparison], *, today: date) -> bool:
    """Whether everything that was compared is as the notice has it, so that nothing speaks for a no.

    A thing is the same where it is plainly said to be, and where what was seen is the notice's own value: its birth
    date in any form, the number of its paper with or without kind and country, its name.
    """
    listed = [value for reason in reasons for value in reason.entry.split(", ") if value]
    seen = {name: words for name, words in compared.items() if words.strip()}
    left = {name: words for name, words in seen.items() if not _is_listed(words, listed, today)}
    return bool(seen) and (not left or none_differs(left))


def _is_listed(text: str, listed: Sequence[str], today: date) -> bool:
    days, words = _days(text, today), _words(text)
    return any(_same_day(days, value) or _same_words(words, value) for value in listed)


def _days(text: str, today: date) -> tuple[PartialDate, ...]:
    try:
        return birth_written(text.strip(), today=today).births
    except InvalidValue:
        return ()


def _same_day(days: Sequence[PartialDate], value: str) -> bool:
    """A date that can be read two ways says nothing that is sure."""
    try:
        return len(days) == 1 and days[0] == PartialDate.told(value)
    except InvalidValue:
        return False


def _same_words(words: frozenset[str], value: str) -> bool:
    """The same words in any order; of a paper the number is enough."""
    theirs = _words(value)
    numbers = {word for word in theirs if any(letter.isdigit() for letter in word)}
    return bool(words) and words <= theirs and ((bool(numbers) and numbers <= words) or words == theirs)


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORDS.findall(western_digits(unicodedata.normalize("NFKC", text)).casefold()))
