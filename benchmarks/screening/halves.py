"""Two halves of every labelled set, by a digest of the row: what is tuned on and what is reported stay apart."""

from hashlib import sha256

HALVES = ("all", "tune", "report")
_ALSO = {"development": "tune"}


def half_of(row: str) -> str:
    """`tune` or `report`, by a digest of the row or of the id."""
    return "tune" if sha256(row.encode()).digest()[-1] % 2 == 0 else "report"


def half_named(word: str) -> str:
    """The half that a word names. Raises ValueError for another word, as argparse wants it."""
    half = _ALSO.get(word, word)
    if half not in HALVES:
        raise ValueError(word)
    return half
