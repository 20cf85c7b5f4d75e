"""The fixed words of prints and of the card in the four working languages, and who has signed the translations."""

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from fairnotice.formats.letter import Language

_TABLES = {"notice": "labels.toml", "kit": "kit.toml", "card": "card.toml"}
"""What is printed, or shown on the officer's card, and the file that has its words."""


@dataclass(frozen=True, slots=True)
class Labels:
    """The words of one language. `reviewed`: a named person has signed them as they read now; English needs nobody."""

    language: Language
    words: Mapping[str, Mapping[str, str]]
    reviewed: bool

    def __call__(self, group: str, word: str) -> str:
        """The words of that place. Raises KeyError for another."""
        return self.words[group][word]

    def of(self, group: str, word: str) -> str:
        """The words of a code, or the code itself where the table has none."""
        return self.words[group].get(word, word)


@dataclass(frozen=True, slots=True)
class Signed:
    """One signature: who answers for a language as it read, and since when."""

    form: str
    language: Language
    digest: str
    name: str
    on: date


@cache
def labels(language: Language, form: str = "notice") -> Labels:
    """The words of a print (`notice` or `kit`), or of the `card`, in a language."""
    digest = digest_of(language, form)
    signed = any((one.form, one.language, one.digest) == (form, language, digest) for one in signatures())
    return Labels(language, _in(language, form), language is Language.ENGLISH or signed)


def reviewed(language: Language, form: str = "notice") -> bool:
    """Whether somebody has signed the words of a print in that language, as they read now."""
    return labels(language, form).reviewed


@cache
def signatures() -> tuple[Signed, ...]:
    """Every signature in signed.toml, those too that are for words as they read once."""
    found = _read("signed.toml").get("signed", [])
    return tuple(
        Signed(one["form"], Language(one["language"]), one["digest"], one["name"], one["on"])
        for one in found
        if one["name"].strip()
    )


def digest_of(language: Language, form: str = "notice") -> str:
    """How the words read now, and what they translate: SHA-256 in hexadecimal. A changed word changes it."""
    both = [_in(Language.ENGLISH, form), _in(language, form)]
    return sha256(json.dumps(both, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def _in(language: Language, form: str) -> dict[str, dict[str, str]]:
    every = _read(_TABLES[form])
    return {group: {code: each[language.value] for code, each in words.items()} for group, words in every.items()}


@cache
def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(files("fairnotice.formats.printed").joinpath(name).read_text(encoding="utf-8"))
