"""How large a case file may be. A file past a limit is refused with a sentence before it costs time or memory."""

from types import MappingProxyType

from fairnotice.domain.subject import LONGEST_NAME

FILE_BYTES = 2_000_000
"""A file is refused from its size, before it is read."""

TEXT = 20_000
"""Characters in one text."""

NAME = LONGEST_NAME
"""Characters in one name: a longer one could not be looked for."""

DEPTH = 12
"""Lists and tables inside each other. The deepest place that the schema knows is half of this."""

DOTS_IN_KEY = 8
"""Dots in one TOML key: the standard library's reader takes quadratic time and memory in them."""

TOKENS = 400_000
"""Brackets, strings, commas, equals signs and lines in the whole file, counted before it is parsed."""

TOML_KEYS = 60_000
"""Keys in a TOML file: the standard library's reader takes some ten microseconds for each."""

NODES = 200_000
"""Values in the whole file."""

DIGITS = 18
"""Digits in one whole number. Python itself refuses to convert more than 4,300."""

KEYS_IN_TABLE = 100
"""Keys in one table."""

MARKS_IN_A_ROW = 20
"""Combining marks and invisible characters in a row. No script needs ten."""

PROBLEMS = 500
"""Problems that one answer lists; it says when there are more."""

ITEMS = MappingProxyType(
    {
        "subjects": 500,
        "identities": 100,
        "names": 1_000,
        "births": 50,
        "nationalities": 50,
        "documents": 200,
        "offices": 100,
        "protections": 50,
        "acts": 200,
        "warrants": 500,
        "offences": 200,
        "statements": 5_000,
        "positions": 1_000,
        "sources": 2_000,
        "extradition_countries": 300,
        "access_limits": 300,
        "recipients": 300,
    }
)
"""Entries in a list, by the key under which it stands. `names` is also the limit for all names of one subject."""

OTHER_ITEMS = 1_000
"""Entries in a list under any other key."""
