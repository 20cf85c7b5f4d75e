"""Unknown is a value of its own: neither false, nor empty, nor not applicable."""

from enum import Enum
from typing import Final, Literal, TypeGuard, TypeVar

T = TypeVar("T")


class Unknown(Enum):
    """The type of the one value `UNKNOWN`."""

    UNKNOWN = "unknown"

    def __bool__(self) -> bool:
        """Refuse to be taken for true or false; ask `is_known` first."""
        raise TypeError("unknown is neither true nor false: ask is_known() first")

    def __str__(self) -> str:
        """The word that files and answers use."""
        return "unknown"


UNKNOWN: Final[Literal[Unknown.UNKNOWN]] = Unknown.UNKNOWN


def is_known(value: T | Unknown) -> TypeGuard[T]:
    """Whether a value is there at all."""
    return not isinstance(value, Unknown)
