"""Two wordings of one text, cut word by word where they differ."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from fairnotice.law.texts_alike import Piece, cut

_WORD = re.compile(r"\w+", re.UNICODE)


def changed_words(before: str, after: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Both texts whole, with what both have as shared pieces. Marks between words are no difference."""
    old, new = (list(_WORD.finditer(text)) for text in (before, after))
    words_old, words_new = [word.group() for word in old], [word.group() for word in new]
    # With its rule for words that are everywhere, a text of one word again and again costs no time.
    blocks = SequenceMatcher(None, words_old, words_new).get_matching_blocks()
    same = [block for block in blocks if block.size]
    spans_old = ((old[b.a].start(), old[b.a + b.size - 1].end()) for b in same)
    spans_new = ((new[b.b].start(), new[b.b + b.size - 1].end()) for b in same)
    return tuple(_without_marks(cut(before, spans_old))), tuple(_without_marks(cut(after, spans_new)))


def _without_marks(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """What differs from its first word to its last one; the marks and spaces around it are shared."""
    for piece in pieces:
        words = [] if piece.shared else list(_WORD.finditer(piece.text))
        if not words:
            yield Piece(piece.text, shared=True)
            continue
        begin, end = words[0].start(), words[-1].end()
        parts = (piece.text[:begin], piece.text[begin:end], piece.text[end:])
        yield from (Piece(text, shared=number != 1) for number, text in enumerate(parts) if text)
