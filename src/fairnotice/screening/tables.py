"""What names are read by, tables, readers and anyascii, and a digest of it all: an index is built and searched by it.

A word that is read otherwise has other keys: who is on an index under the old ones may not be found by the new ones. So
an index says by what it was built, and whoever opens it is told where this program reads otherwise.
"""

from functools import cache
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files

TABLES = (
    "abjad.py",
    "bodies/forms.tsv",
    "bodies/places.tsv",
    "bodies/words.tsv",
    "brahmic.py",
    "hanforms.py",
    "hanforms.tsv",
    "hanja.tsv",
    "hanlatin.py",
    "hannames.py",
    "hanreadings.py",
    "hanreadings.tsv",
    "hantable.py",
    "index.py",
    "indic.py",
    "initials.py",
    "kana.py",
    "korean.tsv",
    "koreannames.py",
    "learnt.py",
    "learnt.tsv",
    "learnt_brahmic.tsv",
    "normalise.py",
    "short_forms.py",
    "short_forms.tsv",
    "sound.py",
    "thai.py",
    "transliterate.py",
    "wadegiles.py",
    "wordlists.py",
)
"""Files of `fairnotice.screening`: whatever a word is read by on its way to its keys, the readers as they are written,
for many of them hold tables. A new one is a line here, in the order of the alphabet. What the engine makes of their
readings is told by the version of its format."""


class OtherTables(UserWarning):
    """An index that was built with other tables was opened."""


@cache
def tables_digest() -> str:
    """The digest of every file, by its name, and of anyascii; the same whichever way lines end on this machine."""
    whole = sha256(f"anyascii {version('anyascii')}\n".encode())
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
