"""What is wrong with a row, and all that helps to find it: its number, its line in the file, the traveller's id."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from fairnotice.domain.errors import Problem

_LONGEST_ID = 60


@dataclass(frozen=True, slots=True)
class RowProblem:
    """`row`: its number without the heading, which answers call it by. `what`: which particular, or "" of it all.

    `file`: in which file, where a job has several.
    """

    row: int
    line: int | None
    traveller: str | None
    what: str
    wrong: str
    allowed: str = ""
    file: str = ""

    @classmethod
    def of(cls, row: int, line: int | None, traveller: str | None, problem: Problem, file: str = "") -> "RowProblem":
        """A problem of a row, with the row's place."""
        return cls(row, line, traveller, problem.where, problem.wrong, problem.allowed, file)

    @classmethod
    def from_json(cls, told: Mapping[str, Any]) -> "RowProblem":
        """What `as_json` gave."""
        what = told["where"].removeprefix(f"row {told['row']}").removeprefix(", ")
        wrong, allowed, file = told["wrong"], told["allowed"], told.get("file", "")
        return cls(told["row"], told["line"], told["traveller"], what, wrong, allowed, file)

    def as_json(self) -> dict[str, Any]:
        """The line of it in a file of problems."""
        where = ", ".join(part for part in (f"row {self.row}", self.what) if part)
        file = {"file": self.file} if self.file else {}
        place = file | {"row": self.row, "line": self.line, "traveller": self.traveller, "where": where}
        return {**place, "wrong": self.wrong, "allowed": self.allowed}

    def plain(self) -> Problem:
        """The problem as every other: its place as a person looks for it."""
        line = [f"line {self.line}"] if self.line is not None else []
        id_ = [f"id {self.traveller[:_LONGEST_ID]}"] if self.traveller else []
        found = f" ({', '.join([*line, *id_])})" if line or id_ else ""
        where = ", ".join(part for part in (self.file, f"row {self.row}{found}", self.what) if part)
        return Problem(where, self.wrong, self.allowed)

    def __str__(self) -> str:
        """One line for a person."""
        return str(self.plain())
