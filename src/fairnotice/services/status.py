"""What became of a number: for anybody, by the number or by the code that is printed on a notice. Never a name.

A notice of which the public is shown a part answers by its number. Any other answers only to who gives the code of one
of its documents as well: whoever holds the paper may know whether it still stands, a stranger not even that there is
such a notice.
"""

import re
from dataclasses import dataclass
from datetime import datetime

from fairnotice.domain.errors import NotFound
from fairnotice.domain.officer import SYSTEM
from fairnotice.records.models import DocumentRecord, ExtractRecord, NoticeRecord, RegisterEntryRecord
from fairnotice.records.session import speaking_as

CODE = re.compile(r"[0-9a-f]{24,64}")
"""A code: the first 24 hexadecimal digits or more of the digest of a document (96 bits: nobody guesses one)."""
_LONGEST_NUMBER = 40
_SAID = {
    "published": "in_force",
    "suspended": "suspended",
    "blocked": "suspended",
    "blocked_by_commission": "suspended",
    "withdrawn": "withdrawn",
    "cancelled": "cancelled",
    "expired": "expired",
    "deleted": "deleted",
}
"""Blocked is told as suspended: that somebody examines the notice is not for the public."""
ENDED = frozenset({"withdrawn", "cancelled", "expired", "deleted"})


@dataclass(frozen=True, slots=True)
class Status:
    """What anybody may know: in_force, suspended, withdrawn, cancelled, expired or deleted, and since when.

    `by_code`: it was told to who holds a document. `superseded`: a newer version than that one is in force.
    """

    number: str
    state: str
    since: datetime
    by_code: bool
    superseded: bool = False

    @property
    def over(self) -> bool:
        """Whether it has ended."""
        return self.state in ENDED


def status_of(*, number: str, code: str = "") -> Status:
    """What became of the notice with that number. `code`: of one of its documents, as printed; spaces do not matter.

    Raises NotFound alike for a number that there is not, one that is not for the public, and a code that is another's.
    """
    asked = number.strip().upper()[:_LONGEST_NUMBER]
    digits = re.sub(r"[\s-]", "", code).lower()
    with speaking_as(SYSTEM):
        notice = NoticeRecord.objects.filter(number=asked).only("id", "number", "state", "source_code").first()
        if notice is None:
            raise _unknown()
        if not digits:
            if not ExtractRecord.objects.filter(notice=notice).exists():
                raise _unknown()
            return _status(notice, by_code=False)
        if CODE.fullmatch(digits) is None:
            raise _unknown()
        versions = DocumentRecord.objects.filter(notice=notice)
        held = versions.filter(digest__startswith=digits).values_list("version", flat=True).first()
        if held is None:
            raise _unknown()
        newest = versions.order_by("-version").values_list("version", flat=True).first()
        return _status(notice, by_code=True, superseded=held != newest)


def number_and_code(place: str) -> tuple[str, str]:
    """A number and a code from the end of an address: `EX-A-1_3-2026/0f3a…`; the stroke of a number may be `_`."""
    parts = [part for part in place.split("/") if part]
    code = parts.pop() if len(parts) > 1 and CODE.fullmatch(parts[-1].lower()) else ""
    return "/".join(parts).replace("_", "/"), code


def _status(notice: NoticeRecord, *, by_code: bool, superseded: bool = False) -> Status:
    """Since when: by the entry in its source's view, which has every act on it."""
    state = _SAID[notice.state]
    entered = RegisterEntryRecord.objects.filter(notice=notice, recipient_id=notice.source_code)
    if state == "in_force":  # not its last addendum: since when officers may act on it
        entered = entered.filter(kind__in=("published", "resumed", "unblocked"))
    since = entered.order_by("-sequence").values_list("entered_at", flat=True).first()
    assert since is not None
    return Status(notice.number, state, since, by_code, superseded and state in {"in_force", "suspended"})


def _unknown() -> NotFound:
    return NotFound(
        "Nothing can be said of this number. Either there is no such notice, or it is not public and the code that was "
        "given is not of one of its documents."
    )
