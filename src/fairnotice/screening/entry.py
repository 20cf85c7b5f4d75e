"""One person on a list, with every set of particulars that is known of them."""

from dataclasses import dataclass

from fairnotice.domain.errors import InvalidValue, NotInThisMode
from fairnotice.domain.subject import Identity, Reality, Subject


@dataclass(frozen=True, slots=True)
class Entry:
    """An id and at least one identity. Raises InvalidValue when there is nothing to compare with."""

    id: str
    identities: tuple[Identity, ...]

    def __post_init__(self) -> None:
        """Refuse an entry that could never be found."""
        if not any(identity.names or identity.documents for identity in self.identities):
            raise InvalidValue(f"entry {self.id} has neither a name nor a document")

    @classmethod
    def of(cls, id: str, subject: Subject) -> "Entry | None":
        """The entry of a subject; None where nothing can be compared, as of a body that nobody knows.

        Raises NotInThisMode for a real person known from the press only.
        """
        if subject.reality is Reality.PRESS:
            raise NotInThisMode(f"entry {id} is a real person known from the press, who is never put on a list")
        can_be_found = any(identity.names or identity.documents for identity in subject.identities)
        return cls(id, subject.identities) if can_be_found else None
