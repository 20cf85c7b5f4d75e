"""Letters of the secretariat: drafted in fixed sentences and plain facts, edited by a person, in four languages.

Drafting and reading are pure. The page that is printed is a typst source beside this file, which takes data and no
markup: what somebody typed is never read as commands.
"""

from fairnotice.formats.letter.catalogue import (
    KIND_OF,
    TRANSLATIONS,
    Language,
    LetterKind,
    digest_of,
    form_of,
)
from fairnotice.formats.letter.draft import (
    Asked,
    GroundGiven,
    Held,
    approval,
    ending,
    kept_past_end,
    late,
    questions,
    refusal,
    with_held,
    with_statement,
)
from fairnotice.formats.letter.text import in_language, read, write

__all__ = [
    "KIND_OF",
    "TRANSLATIONS",
    "Asked",
    "GroundGiven",
    "Held",
    "Language",
    "LetterKind",
    "approval",
    "digest_of",
    "ending",
    "form_of",
    "in_language",
    "kept_past_end",
    "late",
    "questions",
    "read",
    "refusal",
    "with_held",
    "with_statement",
    "write",
]
