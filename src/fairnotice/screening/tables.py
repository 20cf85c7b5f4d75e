"""The tables that names are read by, and a digest of them all: an index is built with them and searched with them.

A word that is read by another table has other keys: who is on an index under the old ones may not be found by the new
ones. So an index says with which tables it was built, and whoever opens it is told where this program has others.
"""

from functools import cache
from hashlib import sha256
from importlib.resources import files

TABLES = (
    "bodies/forms.tsv",
    "bodies/places.tsv",
    "bodies/words.tsv",
    "hanforms.tsv",
    "hanja.tsv",
    "hanreadings.tsv",
    "korean.tsv",
    "learnt.tsv",
    "learnt_brahmic.tsv",
    "short_forms.tsv",
    "wordlists.py",
)
"""Files of `fairnotice.screening`. A new one is a line here, in the order of the alphabet."""


class OtherTables(UserWarning):
    """An index that was built with other tables was opened."""


@cache
def tables_digest() -> str:
    """The digest of every table, by its name; the same whichever way lines end on this machine."""
    whole = sha256()
    for name in TABLES:
        text = files("fairnotice.screening").joinpath(name).read_text(encoding="utf-8")
        whole.update("\n".join((name, *text.splitlines(), "")).encode())
    return whole.hexdigest()[:16]


def said_of_tables(digest: str) -> str:
    """What whoever opens an index of these tables is to know; empty where they are this program's."""
    if digest == tables_digest():
        return ""
    return (
        "It was built with other tables of names than this program has (short forms, readings of other scripts, "
        "titles): somebody whose name stands otherwise on the list than it was typed may not be found. It answers; "
        "build it again from its list, or ask whoever gave this copy for a new one."
    )
