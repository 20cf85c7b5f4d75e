"""How alike two accounts are, word for word, and which passages they share.

The share is that of the shorter text's runs of four words which stand in the other as well. It is no judgement: the
same words may be right for two people who did the same, and wrong where each one's own part was to be told (RoP 3.13).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

RUN = 4
"""Words in a run. Shorter runs are shared by chance."""
LONGEST = 4_000
"""Words of a text that are compared; an account is short."""
_WORD = re.compile(r"\w+", re.UNICODE)


@dataclass(frozen=True, slots=True)
class Piece:
    """A passage of a text, and whether the other text has it too."""

    text: str
    shared: bool


def runs_of(text: str) -> frozenset[tuple[str, ...]]:
    """The runs of words of a text, whatever its case and punctuation. A text that is shorter than a run is one run."""
    words = [word.casefold() for word in _WORD.findall(text)[:LONGEST]]
    if len(words) < RUN:
        return frozenset({tuple(words)} if words else ())
    return frozenset(tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1))


def share(one: frozenset[tuple[str, ...]], other: frozenset[tuple[str, ...]]) -> float:
    """Which part of the shorter text stands in the other, from 0 to 1."""
    shorter = min(len(one), len(other))
    return len(one & other) / shorter if shorter else 0.0


def marked(one: str, other: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Both texts whole, with the words marked that stand in a run which the other text has too, wherever it has it."""
    both = runs_of(one) & runs_of(other)
    return tuple(cut(one, _shared(one, both))), tuple(cut(other, _shared(other, both)))


def _shared(text: str, both: frozenset[tuple[str, ...]]) -> Iterator[tuple[int, int]]:
    """Where the shared passages of a text begin and end. In time that grows with its length alone."""
    found = list(_WORD.finditer(text))[:LONGEST]
    words = [word.group().casefold() for word in found]
    runs = (tuple(words[at : at + RUN]) for at in range(max(1, len(words) - RUN + 1)))
    begin = end = -1  # words of the passage at hand
    for at in (at for at, run in enumerate(runs) if run in both):
        if at > end + 1 and end >= 0:
            yield found[begin].start(), found[end].end()
        begin, end = (at if at > end + 1 or end < 0 else begin), min(at + RUN, len(words)) - 1
    if end >= 0:
        yield found[begin].start(), found[end].end()


def cut(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[Piece]:
    """A text in pieces: what lies between those places is shared, the rest is not."""
    at = 0
    for begin, end in spans:
        if text[at:begin]:
            yield Piece(text[at:begin], shared=False)
        yield Piece(text[begin:end], shared=True)
        at = end
    if text[at:]:
        yield Piece(text[at:], shared=False)
