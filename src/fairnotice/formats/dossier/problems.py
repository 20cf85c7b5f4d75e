"""What is wrong in a case file and where: paths, sentences, what is allowed, and the nearest word that exists."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import NoReturn

from pydantic_core import PydanticCustomError

from fairnotice.domain.errors import Problem, Unusable
from fairnotice.formats.dossier.limits import PROBLEMS

Loc = tuple[int | str, ...]

_PLAIN_KEY = re.compile(r"[A-Za-z0-9_-]{1,60}\Z")


@dataclass(frozen=True, slots=True)
class Found:
    """One problem with its place as a path of keys and indices."""

    loc: Loc
    wrong: str
    allowed: str = ""


def path(loc: Loc) -> str:
    """The place as a reader writes it: `subjects[1].identities[0].births[0]`."""
    text = ""
    for part in loc:
        if isinstance(part, int):
            text += f"[{part}]"
        else:
            key = part if _PLAIN_KEY.match(part) else shown(part)
            text += f".{key}" if text else key
    return text or "the file"


def shown(value: object) -> str:
    """A coded value as an answer may show it: in quotes, short, nothing that a terminal would act on.

    Only for codes, keys and ids. A person's particulars are never shown.
    """
    text = str(value) if isinstance(value, str | int | bool) else type(value).__name__
    clipped = text if len(text) <= 40 else f"{text[:40]}…"
    return f"'{clipped}'" if clipped.isprintable() else ascii(clipped)


def nearest(word: str, words: Iterable[str]) -> str:
    """The word that was probably meant, or an empty text."""
    # difflib is slower than rapidfuzz and is there already: a command that finds no mistake must start quickly.
    best = get_close_matches(word[:100].lower(), list(words), n=1, cutoff=0.65)
    return best[0] if best else ""


def did_you_mean(word: object, words: Iterable[str]) -> str:
    """` Did you mean 'x'?`, or an empty text."""
    meant = nearest(word, words) if isinstance(word, str) else ""
    return f" Did you mean '{meant}'?" if meant else ""


def reject(wrong: str, allowed: str = "") -> NoReturn:
    """Refuse the value that a validator is given, with a sentence and what is allowed."""
    # The texts travel as context: the template itself must not be read for braces.
    raise PydanticCustomError("fairnotice", "{wrong}", {"wrong": wrong, "allowed": allowed})


def unusable(what: str, found: Sequence[Found]) -> Unusable:
    """The error that holds every problem, sorted by its place, each once."""
    unique = sorted(dict.fromkeys(found), key=lambda one: [_order(part) for part in one.loc])
    problems = [Problem(path(one.loc), one.wrong, one.allowed) for one in unique[:PROBLEMS]]
    if len(unique) > PROBLEMS:
        problems.append(Problem("the file", f"only the first {PROBLEMS} problems are listed."))
    return Unusable(what, problems)


def _order(part: int | str) -> tuple[int, str]:
    return (part, "") if isinstance(part, int) else (-1, part)
