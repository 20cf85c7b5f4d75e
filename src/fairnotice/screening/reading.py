"""What was said of a list when it was read, which an index keeps: whoever opens it sees what is not on it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from fairnotice.domain.errors import InvalidValue


@dataclass(frozen=True, slots=True)
class Reading:
    """How many were left out, by the reason; the problems, of which there may be more than have words here; columns
    that were not read; how many of the list are invented people."""

    left_out: tuple[tuple[str, int], ...] = ()
    problems: tuple[str, ...] = ()
    more: int = 0
    not_read: tuple[str, ...] = ()
    invented: int = 0

    @property
    def gone(self) -> int:
        """How many were left out."""
        return sum(count for _reason, count in self.left_out)

    @property
    def count(self) -> int:
        """How many problems there were."""
        return len(self.problems) + self.more

    def as_json(self) -> dict[str, Any]:
        """As an index keeps it."""
        told = {"left_out": dict(self.left_out), "problems": list(self.problems)}
        return {**told, "more": self.more, "not_read": list(self.not_read), "invented": self.invented}

    @classmethod
    def from_json(cls, told: object) -> "Reading":
        """What `as_json` gave. Raises InvalidValue for anything else."""
        if not isinstance(told, Mapping):
            raise InvalidValue("it does not say how the list was read")
        left_out, more, invented = (told.get(key) for key in ("left_out", "more", "invented"))
        if not isinstance(left_out, Mapping) or not all(map(_is_count, (more, invented, *left_out.values()))):
            raise InvalidValue("it does not say how many of the list were left out")
        problems, not_read = (_texts(told.get(key)) for key in ("problems", "not_read"))
        assert isinstance(more, int)
        assert isinstance(invented, int)
        return cls(tuple(left_out.items()), problems, more, not_read, invented)


NOTHING_SAID = Reading()


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise InvalidValue("it does not say what of the list was not read")
    return tuple(value)
