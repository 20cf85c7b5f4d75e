"""The prompt to decide on renewal: sent by the sweep, in time, with what the data are linked to (RPD 50(2)-(3))."""

from datetime import datetime, timedelta
from uuid import UUID

from fairnotice.domain.events import Event
from fairnotice.domain.lifecycle.notice import LIVE
from fairnotice.domain.officer import SYSTEM
from fairnotice.domain.unknown import is_known
from fairnotice.formats.dossier import dossier_from
from fairnotice.records.log import append, hold_log
from fairnotice.records.models import DueRecord, NoticeRecord
from fairnotice.records.session import speaking_as
from fairnotice.services.clock_rows import settle
from fairnotice.services.consequences import carry_out

CODE = "rpd-50-2"
AHEAD = timedelta(days=7)
"""House rule: so long before the last day on which the source may be prompted."""


def prompt_renewals(*, at: datetime) -> int:
    """Prompt every source whose notice is near that day, once each. Each is its own transaction. Answers how many."""
    with speaking_as(SYSTEM):
        due = DueRecord.objects.filter(code=CODE, state="open", due_at__lte=at + AHEAD).order_by("due_at")
        things = [UUID(thing.partition(":")[2]) for thing in due.values_list("thing", flat=True)]
    return sum(_prompted(notice, at) for notice in things)


def _prompted(notice: UUID, at: datetime) -> bool:
    with speaking_as(SYSTEM):
        row = NoticeRecord.objects.select_for_update(no_key=True).get(pk=notice)
        hold_log()
        waits = DueRecord.objects.filter(thing=f"notice:{notice}", code=CODE, state="open").exists()
        if row.state not in LIVE or not waits:
            return False
        payload = {"number": row.number}
        append(Event("notice.renewal_prompted", f"notice:{notice}", payload, (row.source_code,)), by=SYSTEM, at=at)
        settle(things=[f"notice:{notice}"], codes=(CODE,), kept=(CODE,), at=at)
        carry_out("notice.renewal_prompted", thing=row, at=at, letter=_words(row))
        return True


def _words(row: NoticeRecord) -> str:
    return (
        f"Notice {row.number} expires on {row.expires_on}. Say with reasons that its data are still needed, or they "
        f"end then (RPD art. 50, 51(2)). {_links(row)}"
    )


def _links(row: NoticeRecord) -> str:
    """To what the data are linked, as 50(3) asks: other notices of the matter, and the event that the file names."""
    others = NoticeRecord.objects.filter(request__case=row.request.case, state__in=LIVE).exclude(pk=row.pk)
    named = [f"notice {number}" for number in others.order_by("number").values_list("number", flat=True)]
    event = dossier_from(row.document["case"]).request.metadata.linked_event
    if is_known(event) and event:
        named.append("the event that your file names")
    return f"They are linked to {', '.join(named)}." if named else "They are linked to no other data of yours here."
