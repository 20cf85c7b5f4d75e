"""A copy that the register gave as an index: what is written into it, and what whoever holds it signs.

Its holder signs as a desk does (`register.receipt`): that it holds this copy, with the copy's own digest in the place
of that of the view; and when it is gone, that nothing is held, and which copy was destroyed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from fairnotice.domain.errors import InvalidValue
from fairnotice.register.errors import NotGenuine
from fairnotice.register.holding import EMPTY
from fairnotice.register.instants import instant, text_of
from fairnotice.register.receipt import Receipt


@dataclass(frozen=True, slots=True)
class GivenCopy:
    """What a copy says of itself: of which register and view it is, up to which entry, for whom (the id of its
    recipient), and until when it answers."""

    id: str
    desk: str
    register: str
    recipient: str
    sequence: int
    head: str
    until: datetime

    def as_json(self) -> dict[str, Any]:
        """As it is written into the copy."""
        return {
            "id": self.id,
            "desk": self.desk,
            "register": self.register,
            "recipient": self.recipient,
            "sequence": self.sequence,
            "head": self.head,
            "until": text_of(self.until),
        }

    @classmethod
    def from_json(cls, told: Mapping[str, Any]) -> "GivenCopy":
        """What `as_json` wrote. Raises InvalidValue."""
        texts = [told.get(name) for name in ("id", "desk", "register", "recipient", "head")]
        sequence = told.get("sequence")
        if not all(isinstance(text, str) for text in texts) or type(sequence) is not int or sequence < 0:
            raise InvalidValue("what the register wrote into this copy cannot be read")
        id_, desk, register, recipient, head = map(str, texts)
        try:
            return cls(id_, desk, register, recipient, sequence, head, instant(told.get("until")))
        except NotGenuine as error:
            raise InvalidValue("what the register wrote into this copy cannot be read") from error

    def held(self, digest: str, at: datetime) -> Receipt:
        """That this copy is held."""
        return Receipt(self.desk, self.register, self.recipient, self.sequence, self.head, digest, at)

    def gone(self, digest: str, at: datetime) -> Receipt:
        """That this copy is destroyed, and nothing of it is held."""
        return Receipt(self.desk, self.register, self.recipient, self.sequence, self.head, EMPTY, at, (digest,))
