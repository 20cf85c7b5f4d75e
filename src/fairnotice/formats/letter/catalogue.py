"""The fixed sentences of letters and the words inside them, in every language. Read once from the package."""

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any


class LetterKind(StrEnum):
    """What a letter is about."""

    APPROVAL = "approval"
    REFUSAL = "refusal"
    QUESTIONS = "questions"
    ENDING = "ending"  # a notice is cancelled or deleted
    LATE = "late"  # a desk has not applied what it should have


class Language(StrEnum):
    """The working languages that letters have forms in. English is what is sent; the others are forms of it."""

    ENGLISH = "en"
    FRENCH = "fr"
    SPANISH = "es"
    ARABIC = "ar"

    @property
    def from_right(self) -> bool:
        """Whether it is written from right to left."""
        return self is Language.ARABIC


TRANSLATIONS = tuple(language for language in Language if language is not Language.ENGLISH)

KIND_OF = {
    "request.approved": LetterKind.APPROVAL,
    "request.refused": LetterKind.REFUSAL,
    "request.questions_asked": LetterKind.QUESTIONS,
    "notice.cancelled": LetterKind.ENDING,
    "notice.deleted": LetterKind.ENDING,
    "desk.reminded": LetterKind.LATE,
}
"""Which letter tells of which event."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One fixed sentence: its text in each language, with places for values in braces."""

    code: str
    used_in: frozenset[LetterKind]
    text: Mapping[Language, str]


@cache
def sentences() -> dict[str, Sentence]:
    """Every fixed sentence by its code, in the order of the file."""
    return {
        code: Sentence(
            code,
            frozenset(LetterKind(kind) for kind in entry["in"]),
            {language: entry[language.value] for language in Language},
        )
        for code, entry in _read("sentences.toml").items()
    }


@cache
def words(group: str) -> dict[str, dict[Language, str]]:
    """The words of a group (kind, ground, title, page): code to language to word. Raises KeyError for another group."""
    return {
        code: {language: entry[language.value] for language in Language}
        for code, entry in _read("words.toml")[group].items()
    }


def day_words(day: date, language: Language) -> str:
    """A day as the language writes it: 9 November 2023, 9 de noviembre de 2023; the first of a month in French 1er."""
    known = _read("words.toml")
    number = "1er" if language is Language.FRENCH and day.day == 1 else str(day.day)
    month = known["month"][language.value][day.month - 1]
    return str(known["day"][language.value].format(day=number, month=month, year=day.year))


def form_of(kind: LetterKind, language: Language) -> dict[str, str]:
    """One form: everything of that letter that is fixed, in that language, by code. What somebody signs."""
    used = {code: one.text[language] for code, one in sentences().items() if kind in one.used_in}
    inside = {f"{group}.{code}": word[language] for group in _INSIDE[kind] for code, word in words(group).items()}
    title = {f"title.{kind}": words("title")[kind][language]}
    return {**title, **used, **inside, **{f"page.{code}": word[language] for code, word in words("page").items()}}


_INSIDE = {
    LetterKind.APPROVAL: ("kind",),
    LetterKind.REFUSAL: ("kind", "ground"),
    LetterKind.QUESTIONS: ("kind",),
    LetterKind.ENDING: (),
    LetterKind.LATE: (),
}
"""Which words can stand in a letter's sentences."""


def digest_of(kind: LetterKind, language: Language) -> str:
    """How that form reads now, and what it translates: SHA-256 in hexadecimal. A changed word changes it."""
    both = [form_of(kind, Language.ENGLISH), form_of(kind, language), _read("words.toml")["month"][language.value]]
    return sha256(json.dumps(both, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


@cache
def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(files("fairnotice.formats.letter").joinpath(name).read_text(encoding="utf-8"))
