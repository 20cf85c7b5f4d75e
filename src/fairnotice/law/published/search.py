"""Looking for published practice: by words, article, ground, factor, outcome and kind, all of which must fit."""

from dataclasses import dataclass
from functools import cache

from fairnotice.domain.errors import InvalidValue
from fairnotice.law.model import Ground
from fairnotice.law.published.entries import Precedent, PublishedKind, PublishedOutcome, published
from fairnotice.law.published.grounds import grounds_told
from fairnotice.law.published.provisions import Provision, provision, provisions_of
from fairnotice.law.published.text import Hits, found_words
from fairnotice.law.published.words import factor_words

MOST = 200
LONGEST = 200
"""Characters of a text that is looked for."""

_NONE = Hits(0.0, ())


@dataclass(frozen=True, slots=True)
class Sought:
    """What somebody looks for. What is empty does not narrow."""

    text: str = ""
    article: str = ""
    ground: str = ""
    factor: str = ""
    outcome: str = ""
    kind: str = ""

    @property
    def narrows(self) -> bool:
        """Whether anything is asked at all."""
        return any((self.text.strip(), self.article, self.ground, self.factor, self.outcome, self.kind))


@dataclass(frozen=True, slots=True)
class FoundPractice:
    """One entry that was found, with the words of the text that it holds."""

    entry: Precedent
    score: float
    words: tuple[str, ...]


def search(sought: Sought, *, limit: int = MOST) -> tuple[FoundPractice, ...]:
    """The entries that fit, those with more of the words first, and without words in the order of the publication.

    Raises InvalidValue for an article, ground, factor, outcome or kind that there is not, or a text that is too long.
    """
    if len(sought.text) > LONGEST:
        raise InvalidValue(f"The text to look for is longer than {LONGEST} characters.")
    hits = found_words(sought.text)
    if hits is None and sought.text.strip():
        raise InvalidValue("The text to look for holds no word that could be found.")
    fitting = [entry for entry in _fitting(sought) if hits is None or entry.id in hits]
    found = [(entry, hits[entry.id] if hits else _NONE) for entry in fitting]
    ranked = sorted(found, key=lambda each: (-len(each[1].words), -each[1].score))  # stable: then as published
    return tuple(FoundPractice(entry, hit.score, hit.words) for entry, hit in ranked[:limit])


def _fitting(sought: Sought) -> tuple[Precedent, ...]:
    entries = published(kind_sought(sought))
    if sought.outcome:
        outcome = _one_of(sought.outcome, PublishedOutcome, "outcome")
        entries = tuple(entry for entry in entries if entry.outcome == outcome)
    if sought.ground:
        ground = _one_of(sought.ground, Ground, "ground")
        entries = tuple(entry for entry in entries if ground in grounds_told(entry.id))
    if sought.article:
        place = provision(sought.article)
        entries = tuple(entry for entry in entries if _is_about(entry, place))
    if sought.factor:
        names = _factors_named(sought.factor)
        entries = tuple(entry for entry in entries if any(factor.name in names for factor in entry.factors))
    return entries


def kind_sought(sought: Sought) -> PublishedKind | None:
    """The kind that is asked for. Raises InvalidValue for one that there is not."""
    return PublishedKind(_one_of(sought.kind, PublishedKind, "kind")) if sought.kind else None


def narrowed(sought: Sought) -> frozenset[str] | None:
    """The ids to which words and filters narrow; None when nothing narrows. Raises InvalidValue as `search` does."""
    return frozenset(each.entry.id for each in search(sought)) if sought.narrows else None


def _one_of(word: str, words: type[PublishedKind] | type[PublishedOutcome] | type[Ground], what: str) -> str:
    code = word.strip().casefold().replace(" ", "_").replace("-", "_")
    known = [each.value for each in words]
    if code not in known:
        raise InvalidValue(f"There is no {what} '{word.strip()[:60]}'. There are: {', '.join(known)}.")
    return code


def _is_about(entry: Precedent, place: Provision) -> bool:
    return any(place.holds(own) for own in provisions_of(entry.id))


def has_practice(article: str) -> bool:
    """Whether any entry is about what a citation names; False for one that names no article."""
    try:
        place = provision(article)
    except InvalidValue:
        return False
    return any(_is_about(entry, place) for entry in published())


@cache
def factor_names() -> tuple[str, ...]:
    """Every factor on which an outcome was rested, in order."""
    return tuple(sorted({factor.name for entry in published() for factor in entry.factors}, key=factor_words))


def _factors_named(text: str) -> frozenset[str]:
    """The factors that somebody means: by the whole name, a part of it, or the letter of article 34(3).

    Raises InvalidValue when no entry rests on such a factor.
    """
    wanted = text.strip().casefold()
    if len(wanted) == 1:
        wanted = f"34(3)({wanted})"
    exact = frozenset(name for name in factor_names() if name.casefold() == wanted)
    within = frozenset(n for n in factor_names() if wanted in n.casefold() or wanted in factor_words(n).casefold())
    named = exact or (within if wanted else frozenset())
    if not named:
        raise InvalidValue(f"No entry rests on a factor '{text.strip()[:60]}'. There are: {'; '.join(factor_names())}.")
    return named
