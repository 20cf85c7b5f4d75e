"""Finding words in published practice. Simple and explained, so that anybody can say why something stands first.

A word is found where it stands, in small or large letters and with or without accents, one or many ("election",
"elections"); a word of three letters or more is also found as the beginning of a longer one. What holds more of the
words asked for comes first; among equals the measure is BM25: a word counts for more the fewer entries have it, and a
word in the principle, the topic or the factors counts for more than one in the story.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import takewhile
from math import log

from fairnotice.law.published.entries import Precedent, published
from fairnotice.law.published.words import factor_words

LEAST_PREFIX = 3
BEGINNING = 0.6  # a beginning counts less than the word
K1, B = 1.2, 0.5  # how soon more of the same word stops counting; how much a long text is held against an entry
PASSED_OVER = frozenset(
    [
        "a",
        "an",
        "and",
        "are",
        "as",
        "at",
        "by",
        "for",
        "from",
        "in",
        "into",
        "is",
        "it",
        "its",
        "of",
        "on",
        "or",
        "that",
        "the",
        "to",
        "was",
        "were",
        "with",
    ]
)
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Hits:
    """What was found in one entry: its score, and the words asked for that it holds."""

    score: float
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Index:
    terms: tuple[str, ...]  # sorted, for finding beginnings
    counts: Mapping[str, Mapping[str, float]]  # term → id → weighted count
    lengths: Mapping[str, float]
    usual: float


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text as they are compared, without those that every text has."""
    return tuple(_folded(word) for word in _WORD.findall(_without_accents(text)) if word not in PASSED_OVER)


def _without_accents(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in apart if not unicodedata.combining(character))


def _folded(word: str) -> str:
    """One for many: "parties" is "party", "elections" is "election"."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith("ss"):
        return word[:-1]
    return word


def found_words(text: str) -> Mapping[str, Hits] | None:
    """What each entry holds of the words, by id; None when the text holds no word to look for."""
    asked = tuple(dict.fromkeys(words_of(text)))
    if not asked:
        return None
    index = _index()
    scores: dict[str, float] = {}
    words: dict[str, list[str]] = {}
    for word in asked:
        for code, score in _scores(index, word).items():
            scores[code] = scores.get(code, 0.0) + score
            words.setdefault(code, []).append(word)
    return {code: Hits(round(score, 4), tuple(words[code])) for code, score in scores.items()}


def _scores(index: _Index, word: str) -> Mapping[str, float]:
    counted: dict[str, float] = {}
    for term, worth in _terms(index, word):
        for code, count in index.counts[term].items():
            counted[code] = counted.get(code, 0.0) + count * worth
    rarity = log(1 + (len(index.lengths) - len(counted) + 0.5) / (len(counted) + 0.5))
    return {
        code: rarity * count * (K1 + 1) / (count + K1 * (1 - B + B * index.lengths[code] / index.usual))
        for code, count in counted.items()
    }


def _terms(index: _Index, word: str) -> Iterator[tuple[str, float]]:
    if len(word) < LEAST_PREFIX:
        if word in index.counts:
            yield word, 1.0
        return
    longer = takewhile(lambda term: term.startswith(word), index.terms[bisect_left(index.terms, word) :])
    yield from ((term, 1.0 if term == word else BEGINNING) for term in longer)


@cache
def _index() -> _Index:
    counts: dict[str, dict[str, float]] = {}
    lengths: dict[str, float] = {}
    for entry in published():
        for text, weight in _fields(entry):
            words = words_of(text)
            lengths[entry.id] = lengths.get(entry.id, 0.0) + len(words)
            for word in words:
                of_word = counts.setdefault(word, {})
                of_word[entry.id] = of_word.get(entry.id, 0.0) + weight
    usual = sum(lengths.values()) / len(lengths)
    return _Index(tuple(sorted(counts)), counts, lengths, usual)


def _fields(entry: Precedent) -> Sequence[tuple[str, float]]:
    factors = ". ".join(f"{factor_words(factor.name)} {factor.note}" for factor in entry.factors)
    charge = " ".join(str(entry.coded.get(key, "")) for key in ("offence_category", "subject_status"))
    kinds = " ".join(entry.notice_kinds)
    plain = f"{kinds} {charge}".replace("_", " ")
    return (
        (entry.facts, 1.0),
        (entry.principle, 2.0),
        (f"{entry.topic} {entry.chapter} {entry.where}".replace("_", " "), 2.0),
        (factors, 1.5),
        (plain, 1.0),
    )
