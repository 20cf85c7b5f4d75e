"""A look at a TOML or JSON text before it is parsed: how deep, how many, how long the keys.

The parsers of the standard library recurse with each bracket and are quadratic in the dots of a TOML key, so a file of
a few kilobytes can take minutes and all memory. One pass over the text, which knows strings and comments, finds that
first.
"""

import re
from typing import Final, Literal

from fairnotice.domain.errors import Problem
from fairnotice.formats.dossier.limits import DEPTH, DIGITS, DOTS_IN_KEY, TOKENS, TOML_KEYS

Form = Literal["toml", "json"]

# Possessive quantifiers: a string that does not close is given up in one step, never tried again from inside.
_TOML: Final = re.compile(
    r"""(?P<skip>\"{3}(?:[^"\\]|\\.|"(?!""))*+\"{3,5}|'{3}(?:[^']|'(?!''))*+'{3,5}"""
    r"""|"(?!"")(?:[^"\\\n]|\\[^\n])*+"|'(?!'')[^'\n]*+'|\#[^\n]*+)"""
    r"""|(?P<open>[\[{])|(?P<close>[\]}])|(?P<dot>\.)|(?P<key>=)|(?P<sep>[\n,])"""
    r"""|(?P<digits>[0-9][0-9_]{18,})|(?P<word>\w{201,})|(?P<broken>["'])""",
    re.DOTALL,
)
_JSON: Final = re.compile(
    r'(?P<skip>"(?:[^"\\]|\\.)*+")'
    r"|(?P<open>[\[{])|(?P<close>[\]}])|(?P<sep>[,:])"
    r'|(?P<digits>[0-9]{19,})|(?P<word>\w{201,})|(?P<broken>")',
    re.DOTALL,
)


def bombs_in(text: str, form: Form) -> Problem | None:
    """The first thing in the text that would make parsing it dangerous, or None."""
    depth = dots = keys = 0
    for count, token in enumerate((_TOML if form == "toml" else _JSON).finditer(text)):
        kind = token.lastgroup
        if count >= TOKENS:
            return Problem("the file", f"has more than {TOKENS:,} brackets, strings and lines.", "split the matter")
        if kind == "open":
            depth, dots = depth + 1, 0
            if depth > DEPTH:
                return _at(text, token.start(), f"lists and tables inside each other more than {DEPTH} deep.")
        elif kind == "close":
            depth = max(0, depth - 1)
        elif kind == "sep":
            dots = 0
        elif kind == "key":
            keys, dots = keys + 1, 0
            if keys > TOML_KEYS:
                return Problem("the file", f"has more than {TOML_KEYS:,} keys.", "split the matter")
        elif kind == "dot":
            dots += 1
            if dots > DOTS_IN_KEY:
                return _at(text, token.start(), f"a key with more than {DOTS_IN_KEY} dots.")
        elif kind == "digits":
            return _at(text, token.start(), f"a number with more than {DIGITS} digits.")
        elif kind == "word":
            return _at(text, token.start(), "a word of more than 200 characters outside quotes.")
        elif kind == "broken":
            return None  # the parser stops here as well, and says so better
    return None


def _at(text: str, position: int, wrong: str) -> Problem:
    line = text.count("\n", 0, position) + 1
    column = position - (text.rfind("\n", 0, position) + 1) + 1
    return Problem(f"line {line}, column {column}", wrong)
