"""The sentences of a country's file in other languages, where the file has them.

A translation is made of the sentences as they read on that day. When one of them changes, the file is refused until
somebody has looked at the translation again: nobody reads an order in French that has become another one in English.
"""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from fairnotice.domain.errors import InvalidValue
from fairnotice.domain.phrase import Translation, Written

SENTENCES = ("says", "short", "condition", "starts")
"""What of a line the card shows."""
LANGUAGES = ("ar", "es", "fr")
_MADE = ("by", "of")


def digest_of_sentences(line: Mapping[str, Any]) -> str:
    """The first eight digits of the digest of a line's sentences: what a translation was made of."""
    said = json.dumps([line.get(key, "") for key in SENTENCES], ensure_ascii=False)
    return hashlib.sha256(said.encode("utf-8")).hexdigest()[:8]


def written(line: Mapping[str, Any]) -> dict[str, Written]:
    """The sentences of a line with their translations. Raises InvalidValue for one that is not whole, or is older."""
    made = line.get("translated", {})
    for language, given in made.items():
        _whole(line, language, given)
    return {key: Written(line[key], _of(made, key)) for key in SENTENCES if line.get(key)}


def _of(made: Mapping[str, Mapping[str, str]], key: str) -> dict[str, Translation]:
    return {language: Translation(given[key], given["by"]) for language, given in made.items()}


def _whole(line: Mapping[str, Any], language: str, given: Any) -> None:
    """Every sentence that the line has, who translated it, and of what words."""
    if language not in LANGUAGES:
        raise InvalidValue(f"translated.{language} is not one of {', '.join(LANGUAGES)}")
    wanted = {*_MADE, *(key for key in SENTENCES if line.get(key))}
    found = set(given) if isinstance(given, dict) else set()
    if found != wanted or not all(isinstance(value, str) and value.strip() for value in given.values()):
        raise InvalidValue(f"translated.{language} needs {', '.join(sorted(wanted))}, each a text, and nothing else")
    now = digest_of_sentences(line)
    if given["of"] != now:
        raise InvalidValue(f"translated.{language} was made of other words: look at it again, then write of = '{now}'")
