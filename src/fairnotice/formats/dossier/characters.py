"""The characters that no case file may hold: what a terminal or a page would act on, or what hides a name.

Everything else is kept exactly as it came: nothing is normalised, and joiners such as U+200C belong to the spelling.
"""

import re
import unicodedata
from collections.abc import Iterator

from fairnotice.formats.dossier.limits import MARKS_IN_A_ROW, TEXT
from fairnotice.formats.dossier.problems import Found, Loc

_NAME_KEYS = frozenset({"text", "family", "given", "name", "number", "id"})
"""Keys whose text is a name, a number or an id: one line, and no change of writing direction."""

_UNSEEN = frozenset({"Zs", "Zl", "Zp", "Cc", "Cf", "Mn", "Me"})
_MARKS = frozenset({"Mn", "Mc", "Me", "Cf"})

_NEVER = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202d\u202e\ud800-\udfff\ufffe\uffff]")
_NOT_IN_NAMES = re.compile("[\t\n\u2028\u2029\u202a-\u202c\u2066-\u2069]")


def characters_wrong(loc: Loc, text: str) -> Iterator[Found]:
    """Every reason for which the text at that place is refused."""
    if len(text) > TEXT:
        return  # the model says that it is too long
    is_name = bool(loc) and loc[-1] in _NAME_KEYS
    forbidden = {*_NEVER.findall(text), *(_NOT_IN_NAMES.findall(text) if is_name else ())}
    if forbidden:
        codes = ", ".join(_code(character) for character in sorted(forbidden)[:5])
        yield Found(loc, f"holds characters that are not text: {codes}.")
    if is_name and text and all(unicodedata.category(character) in _UNSEEN for character in text):
        yield Found(loc, "holds no character that can be seen.")
    if not text.isascii() and _longest_run(text) > MARKS_IN_A_ROW:
        yield Found(loc, f"has more than {MARKS_IN_A_ROW} combining or invisible characters in a row.")


def _code(character: str) -> str:
    kind = "half of a surrogate pair" if "\ud800" <= character <= "\udfff" else ""
    name = kind or unicodedata.name(character, "") or "control character"
    return f"U+{ord(character):04X} ({name.lower()})"


def _longest_run(text: str) -> int:
    longest = run = 0
    for character in text:
        # Format characters count too: a joiner between the marks must not start the count again.
        run = run + 1 if unicodedata.category(character) in _MARKS else 0
        longest = max(longest, run)
    return longest
