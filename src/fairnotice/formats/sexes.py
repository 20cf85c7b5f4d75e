"""The sex as documents, airlines and lists state it."""

from fairnotice.domain.errors import InvalidValue
from fairnotice.domain.subject import Sex
from fairnotice.domain.unknown import UNKNOWN, Unknown

WORDS: dict[str, Sex | Unknown] = {
    **dict.fromkeys(("f", "female", "woman"), Sex.FEMALE),
    **dict.fromkeys(("m", "male", "man"), Sex.MALE),
    **dict.fromkeys(("x", "other"), Sex.OTHER),
    **dict.fromkeys(("", "u", "<", "unknown", "unspecified", "not stated"), UNKNOWN),
}


def sex_of(text: str) -> Sex | Unknown:
    """The sex that a word says. Raises InvalidValue, without repeating it, for a word that says none."""
    word = text.strip().lower()
    if word not in WORDS:
        raise InvalidValue("it is none of female, male, other, unknown")
    return WORDS[word]
