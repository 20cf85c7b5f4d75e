"""The errors of fairnotice, one tree.

    FairnoticeError
    ├── InvalidValue            a value that cannot exist (month 13, an end before a beginning)
    ├── Refused                 an act that the rules of the system do not allow
    │   ├── NotPossibleNow      the state does not allow the act; says which acts it does allow
    │   ├── NotYourAct          the role may not do the act; says whose act it is
    │   ├── Conflict            somebody else was first
    │   │   └── KeyUsed         the same key was used for another act
    │   └── NotInThisMode       training and live do not mix
    ├── NotFound                nothing here that the caller may see
    │   └── TurnedOff           it is there, and turned off on this installation
    └── Unusable                input that cannot be read; holds every problem at once

Messages say what was wrong, where, and what is possible. They never hold a person's particulars.
"""

import errno
from collections.abc import Sequence
from dataclasses import dataclass


class FairnoticeError(Exception):
    """Anything that fairnotice itself refuses or cannot do."""


class InvalidValue(FairnoticeError, ValueError):
    """A value that cannot exist."""


class Refused(FairnoticeError):
    """An act that the rules of the system do not allow."""


class NotPossibleNow(Refused):
    """The state of the thing does not allow the act."""


class NotYourAct(Refused):
    """The role may not do the act."""


class Conflict(Refused):
    """Somebody else was first, or a key was used twice for different acts."""


class KeyUsed(Conflict):
    """The key of an act was used for another act, or with other contents."""


class NotInThisMode(Refused):
    """The act would mix training and live."""


class NotFound(FairnoticeError):
    """Nothing here that the caller may see."""


class TurnedOff(NotFound):
    """What is asked for is turned off on this installation, for everybody."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with an input: where it is, what is wrong, what is allowed."""

    where: str
    wrong: str
    allowed: str = ""

    def __str__(self) -> str:
        """One line for a person."""
        return f"{self.where}: {self.wrong}" + (f" Allowed: {self.allowed}." if self.allowed else "")


class Unusable(FairnoticeError):
    """Input that cannot be read. `problems` lists everything that is wrong with it."""

    def __init__(self, what: str, problems: Sequence[Problem] = ()) -> None:
        self.what = what
        self.problems = tuple(problems)
        super().__init__("\n".join([what, *(f"  {problem}" for problem in self.problems)]))


_FULL = frozenset(getattr(errno, name) for name in ("ENOSPC", "EDQUOT") if hasattr(errno, name))


def said_by_system(error: OSError) -> str:
    """Why the system did not take or give a file, as words that end a sentence. A full disk is called that."""
    if error.errno in _FULL:
        return "the disk is full"
    if error.errno is None and "written" in str(error):  # numpy's: so many requested, so many written
        return "not all of it found room, the disk may be full"
    return (error.strerror or "no access").lower().rstrip(".")
