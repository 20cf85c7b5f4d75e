"""What is known of each country, read from `effects/*.toml`: one country, one file, one honest default.

Three files are read for one answer: what holds everywhere, the default, and the country's own.
"""

from functools import cache
from importlib.resources import files

from fairnotice.law.effect_file import CLASSES, Entry, Profile, Scope, When, digest_of, parse_profile, read_line

__all__ = [
    "CLASSES",
    "COMMON",
    "DEFAULT",
    "Entry",
    "Profile",
    "Scope",
    "When",
    "digest_of",
    "parse_profile",
    "profile",
    "profile_codes",
    "profile_of",
    "read_line",
]

COMMON, DEFAULT = "common", "default"


@cache
def profile(name: str) -> Profile:
    """The file of that name. Raises KeyError when there is none, InvalidValue when it cannot be read."""
    path = files("fairnotice.law") / "effects" / f"{name}.toml"
    if not name.isalpha() or not path.is_file():
        raise KeyError(name)
    return parse_profile(name, path.read_text(encoding="utf-8"))


def profile_of(country: str) -> Profile:
    """The country's own file, or the default where it has none."""
    try:
        return profile(country.lower())
    except KeyError:
        return profile(DEFAULT)


@cache
def profile_codes() -> tuple[str, ...]:
    """The two-letter codes that have a file, in order."""
    names = (path.name.removesuffix(".toml") for path in (files("fairnotice.law") / "effects").iterdir())
    return tuple(sorted(name for name in names if len(name) == 2))
