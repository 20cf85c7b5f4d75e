"""Is it the same document? Number and issuing country; letters and digits that look alike count as near."""

from collections.abc import Sequence
from types import MappingProxyType

from fairnotice.domain.hit import Comparison, Feature
from fairnotice.domain.subject import Document
from fairnotice.domain.unknown import is_known
from fairnotice.screening.compare.nationality import country_code
from fairnotice.screening.evidence import LIKE_NUMBER, SAME_DOCUMENT, SAME_NUMBER

EXACT = 0.9
NUMBER_ONLY = 0.75  # the country is not known on both sides, or the kinds differ
LOOKALIKE = 0.4
_BITS = MappingProxyType({EXACT: SAME_DOCUMENT, NUMBER_ONLY: SAME_NUMBER, LOOKALIKE: LIKE_NUMBER})

_SHORTEST = 5  # shorter numbers are shared by chance
_OTHER_NUMBER = (
    "Both sides give a document of the same kind and country ({kind}), with different numbers; "
    "a person may have several."
)
_MISSING = "The {side} has no document number here."
_NEITHER = Comparison(Feature.DOCUMENT, "", "", 0.0, _MISSING.format(side="traveller"))
_LOOKALIKES = str.maketrans("OQIZSB", "001258")


def compare_documents(traveller: Sequence[Document], entry: Sequence[Document]) -> Comparison:
    """The best agreement of any pair. People have several documents, so a different number is no contradiction."""
    if not traveller and not entry:
        return _NEITHER
    if not traveller or not entry:
        side = "traveller" if not traveller else "listed person"
        return Comparison(Feature.DOCUMENT, _all(traveller), _all(entry), 0.0, _MISSING.format(side=side))
    pairs = ((_judge(mine, theirs), mine, theirs) for mine in traveller for theirs in entry)
    (score, says), mine, theirs = max(pairs, key=lambda pair: pair[0][0])
    if score == 0.0:
        return Comparison(Feature.DOCUMENT, _all(traveller), _all(entry), 0.0, _none_says(traveller, entry))
    return Comparison(Feature.DOCUMENT, _text(mine), _text(theirs), score, says, _BITS[score])


def _none_says(traveller: Sequence[Document], entry: Sequence[Document]) -> str:
    """Of papers none of which is the same: of one kind and country they have other numbers."""
    for mine in traveller:
        for theirs in entry:
            alike = _same_kind(mine, theirs) and is_known(mine.country) and is_known(theirs.country)
            if alike and not _countries_differ(mine, theirs) and _plain(mine.number) != _plain(theirs.number):
                return _OTHER_NUMBER.format(kind=mine.kind)
    if any(len(_plain(mine.number)) < _SHORTEST for mine in traveller):
        return f"None of the documents is known to be the same: fewer than {_SHORTEST} characters are shared by chance."
    return "The documents are others; a person may have several."


def number_key(number: str) -> str:
    """The number with letters and digits that look alike made one: the same for every reading of one number."""
    return _plain(number).translate(_LOOKALIKES)


def _judge(mine: Document, theirs: Document) -> tuple[float, str]:
    number, listed = _plain(mine.number), _plain(theirs.number)
    if min(len(number), len(listed)) < _SHORTEST or _countries_differ(mine, theirs):
        return 0.0, ""
    if number == listed:
        if _same_kind(mine, theirs) and is_known(mine.country) and is_known(theirs.country):
            return EXACT, "It is the same document: kind, number and issuing country agree."
        return NUMBER_ONLY, "The document numbers agree, but the kind or the issuing country was not confirmed."
    if number_key(mine.number) == number_key(theirs.number):
        return LOOKALIKE, "The document numbers agree if letters and digits that look alike were confused."
    return 0.0, ""


def _same_kind(mine: Document, theirs: Document) -> bool:
    return mine.kind.casefold() == theirs.kind.casefold()


def _countries_differ(mine: Document, theirs: Document) -> bool:
    known = is_known(mine.country) and is_known(theirs.country)
    return known and country_code(str(mine.country)) != country_code(str(theirs.country))


def _plain(number: str) -> str:
    return "".join(letter for letter in number.upper() if letter.isalnum())


def _text(document: Document) -> str:
    country = f" ({document.country})" if is_known(document.country) else ""
    return f"{document.kind} {document.number}{country}"


def _all(documents: Sequence[Document]) -> str:
    return ", ".join(_text(document) for document in documents)
