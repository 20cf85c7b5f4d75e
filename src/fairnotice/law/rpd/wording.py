"""Codes and values of the case file as words, for sentences that people read."""

from collections.abc import Iterable


def in_words(value: object) -> str:
    """A value: yes and no for what is so or is not, anything else as it stands."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def code_in_words(code: str) -> str:
    """A code of a closed list as a reader would write it."""
    return code.replace("_", " ").lower()


def one_of(codes: Iterable[str]) -> str:
    """A closed list of codes, in words."""
    return ", ".join(code_in_words(code) for code in codes)
