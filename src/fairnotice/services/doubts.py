"""A recipient's doubt about a notice: its source is told at once, and so is the secretariat (RPD 48(1), 80(1)(c))."""

from datetime import datetime
from uuid import UUID

from fairnotice.domain.errors import NotYourAct
from fairnotice.domain.events import Event
from fairnotice.domain.officer import Officer, Role
from fairnotice.records.log import append
from fairnotice.records.models import BureauRecord, NoticeRecord
from fairnotice.services.acting import Answer, keep_reasons, once, reasoned, seen
from fairnotice.services.consequences import carry_out

DOUBTED = "notice.doubted"


def tell_doubt(*, notice: UUID, words: str, by: Officer, at: datetime, key: str | None = None) -> Answer:
    """Tell the source and the secretariat that there is concrete reason to think the data of a notice wrong, and why.

    They read the words, and whose they are. The notice stands where it stood: the source ends it, or the secretariat
    blocks it. Answers {"notice", "number"}. Raises NotFound, NotYourAct, InvalidValue.
    """
    told = reasoned(words)

    def do() -> Answer:
        row = seen(NoticeRecord, notice)
        if by.role is not Role.BUREAU or row.source_code == by.bureau:
            raise NotYourAct("A doubt is told by a bureau that received the notice. A source corrects its own.")
        keep_reasons(told, thing=f"notice:{notice}", act="tell_doubt", by=by, at=at)
        payload = {"number": row.number}
        append(Event(DOUBTED, f"notice:{notice}", payload, (by.bureau, row.source_code)), by=by, at=at)
        office = BureauRecord.objects.get(pk=by.bureau).name
        carry_out(DOUBTED, thing=row, at=at, letter=f"{office} doubts the data of notice {row.number}: {told}")
        return {"notice": str(notice), "number": row.number}

    return once(do, by=by, key=key, act="tell_doubt", given={"notice": str(notice), "words": words}, at=at)
