"""How alike two accounts are, word for word, and which passages they share.

The share is that of the shorter text's runs of four words which stand in the other as well. It is no judgement: the
same words may be right for two people who did the same, and wrong where each one's own part was to be told (RoP 3.13).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

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


def marked(one: str, other: str, *, least: int = RUN) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Both texts whole, cut where they begin and cease to be the same for at least so many words."""
    here, there = (list(_WORD.finditer(text))[:LONGEST] for text in (one, other))
    same = SequenceMatcher(
        None, [word.group().casefold() for word in here], [word.group().casefold() for word in there], autojunk=False
    )
    blocks = [block for block in same.get_matching_blocks() if block.size >= least]
    spans_here = [(here[b.a].start(), here[b.a + b.size - 1].end()) for b in blocks]
    spans_there = [(there[b.b].start(), there[b.b + b.size - 1].end()) for b in blocks]
    return tuple(_cut(one, spans_here)), tuple(_cut(other, spans_there))


def _cut(text: str, spans: list[tuple[int, int]]) -> Iterator[Piece]:
    at = 0
    for begin, end in sorted(spans):
        if text[at:begin]:
            yield Piece(text[at:begin], shared=False)
        yield Piece(text[begin:end], shared=True)
        at = end
    if text[at:]:
        yield Piece(text[at:], shared=False)
