"""One change of a file: its group, what it is about, both values, and the sentence that tells it."""

from dataclasses import dataclass
from enum import StrEnum

from fairnotice.law.texts_alike import Piece
from fairnotice.law.versions.wording import changed_words


class Group(StrEnum):
    """What a change is about, in the order in which a reviewer reads it."""

    CHARGE = "charge"
    PENALTY = "penalty"
    ROLE = "role"  # the person's part
    SUMMARY = "summary"
    WARRANT = "warrant"
    IDENTITY = "identity"
    OFFICE = "office"
    STATEMENT = "statement"
    REQUEST = "request"
    MATTER = "matter"
    PERSON = "person"  # somebody named, or named no more
    KEPT = "kept"  # protection and positions of others: only reviewers hold them
    SOURCE = "source"


class How(StrEnum):
    """What was done."""

    ADDED = "added"
    WITHDRAWN = "withdrawn"
    CHANGED = "changed"
    RAISED = "raised"
    LOWERED = "lowered"


@dataclass(frozen=True, slots=True)
class FileChange:
    """One change. None on one side: nothing stood or stands there.

    `of` is the person or paper it is about, `where` its place as findings name it; `subjects` the people whom it
    concerns, none for the whole matter; `free` says that the values are words of the file and not coded.
    """

    group: Group
    how: How
    of: str
    what: str
    where: str
    before: str | None
    after: str | None
    subjects: tuple[str, ...] = ()
    free: bool = False

    @property
    def says(self) -> str:
        """The change in one sentence, with both values."""
        old, new = (self._quoted(value) for value in (self.before, self.after))
        if self.how is How.ADDED:
            return f"{self.of}: {self.what} added: {new}."
        if self.how is How.WITHDRAWN:
            return f"{self.of}: {self.what} withdrawn: {old}."
        if self.before is None:
            return f"{self.of}: {self.what} now given: {new}; before: nothing."
        if self.after is None:
            return f"{self.of}: {self.what} no longer given; before: {old}."
        return f"{self.of}: {self.what} {self.how.value} from {old} to {new}."

    @property
    def passages(self) -> tuple[tuple[Piece, ...], tuple[Piece, ...]] | None:
        """Both texts cut where they differ; None unless words of the file were re-worded."""
        if not self.free or self.before is None or self.after is None:
            return None
        return changed_words(self.before, self.after)

    def _quoted(self, value: str | None) -> str:
        return f"“{value}”" if self.free else str(value)
