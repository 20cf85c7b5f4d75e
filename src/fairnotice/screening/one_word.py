"""What is said where one word of a name is all that was given: somebody with a longer name is not shown for it."""

from fairnotice.domain.errors import InvalidValue
from fairnotice.screening.normalise import words
from fairnotice.screening.query import Query
from fairnotice.screening.transliterate import LEAST_STRONG, Writing, weight_of, writing_of

ONE_WORD = (
    "One word was given as the name. It finds whoever is listed by that word alone; one word of a longer name is too "
    "little to show anybody. Add another name, a birth date or a document."
)
_SYLLABLES = 2
"""Characters from which on a word of East Asia can be a whole name."""


def said_of_one_word(query: Query) -> str:
    """The sentence, of names of one word with neither a birth date nor a document; else empty, also where
    one of them cannot be a name."""
    if query.births or query.documents or not query.names:
        return ""
    try:
        return ONE_WORD if all(map(_is_one_word, query.names)) else ""
    except InvalidValue:
        return ""


def _is_one_word(name: str) -> bool:
    found = [text for text in words(name) if weight_of(text) >= LEAST_STRONG] or words(name)
    whole = writing_of(found[0]) is Writing.EAST_ASIAN and len(found[0]) >= _SYLLABLES
    return len(found) == 1 and not whole
