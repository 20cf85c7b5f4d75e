"""Where a notice stands, for whoever holds a print of it: by its number and code together, and never by a name."""

from dataclasses import dataclass
from datetime import datetime

from fairnotice.domain.errors import NotFound
from fairnotice.domain.lifecycle import NoticeState
from fairnotice.domain.officer import SYSTEM
from fairnotice.formats.printed import CODE_DIGITS
from fairnotice.records.models import DocumentRecord, RegisterEntryRecord
from fairnotice.records.session import speaking_as

_TOLD = {NoticeState.BLOCKED_BY_COMMISSION: NoticeState.BLOCKED}
"""A holder of paper reads that a notice is blocked, and not by whom."""


@dataclass(frozen=True, slots=True)
class Status:
    """The state of a notice since an instant. `newest`: whether the print is of the version that counts."""

    number: str
    kind: str
    state: NoticeState
    since: datetime
    newest: bool

    @property
    def in_force(self) -> bool:
        """Whether something may rest on this print, if the law of the country lets it."""
        return self.state is NoticeState.PUBLISHED and self.newest


def status_by_code(*, number: str, code: str) -> Status:
    """The status by what stands on a print. Raises NotFound where number and code do not belong together.

    Who asks is not known and not kept. The code cannot be guessed; without it a number answers nothing.
    """
    digits = code.strip().replace(" ", "").lower()
    if len(digits) != CODE_DIGITS or not digits.isalnum():
        raise NotFound("There is no notice with this number and code.")
    with speaking_as(SYSTEM):
        documents = DocumentRecord.objects.filter(notice__number=number.replace("_", "/"), digest__startswith=digits)
        found = documents.select_related("notice").first()
        if found is None:
            raise NotFound("There is no notice with this number and code.")
        notice = found.notice
        newest = DocumentRecord.objects.filter(notice=notice).order_by("-version").values_list("digest", flat=True)[0]
        last = RegisterEntryRecord.objects.filter(notice=notice).exclude(kind="restricted").order_by("-entered_at")
        state = NoticeState(notice.state)
        return Status(
            number=notice.number,
            kind=notice.kind,
            state=_TOLD.get(state, state),
            since=last.values_list("entered_at", flat=True)[0],
            newest=newest == found.digest,
        )
