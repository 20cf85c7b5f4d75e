"""Codes and values of the case file as words, for sentences that people read."""

from collections.abc import Iterable
from datetime import date

from fairnotice.domain.unknown import is_known
from fairnotice.domain.warrant import Warrant
from fairnotice.law.effect_words import day_in_words


def in_words(value: object) -> str:
    """A value: yes and no for what is so or is not, a day as it is said, anything else as it stands."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return day_in_words(value)
    return str(value)


def code_in_words(code: str) -> str:
    """A code of a closed list as a reader would write it."""
    return code.replace("_", " ").lower()


def one_of(codes: Iterable[str]) -> str:
    """A closed list of codes, in words."""
    return ", ".join(code_in_words(code) for code in codes)


def the_warrant(warrant: Warrant, among: Iterable[Warrant] = ()) -> str:
    """A warrant as a bureau knows it: "the warrant of the Lisbon court of 9 November 2023"; never by our own id.

    Its reference is added where another of `among` has the same words, or where no day is known.
    """
    words = _words(warrant)
    alone = is_known(warrant.issued) and not any(other != warrant and _words(other) == words for other in among)
    return words if alone or not is_known(warrant.reference) else f"{words} ({warrant.reference})"


def the_warrants(warrants: Iterable[Warrant], among: Iterable[Warrant] = ()) -> str:
    """Several of them, in their order."""
    every = tuple(among)
    return "; ".join(the_warrant(warrant, every).rstrip(",") for warrant in warrants)


def _words(warrant: Warrant) -> str:
    name = warrant.authority.name.strip()
    whose = name if name.lower().startswith("the ") else f"the {name}"
    day = f" of {day_in_words(warrant.issued)}" if is_known(warrant.issued) else ""
    ends = "," if "," in whose else ""  # a name that goes on after a comma is closed before the sentence goes on
    return f"the warrant of {whose}{ends}{day}{ends if day else ''}"
