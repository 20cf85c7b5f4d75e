"""What the watch found on a notice, for those who review. Never for a source."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from fairnotice.domain.errors import NotYourAct
from fairnotice.domain.officer import Officer, Role
from fairnotice.law.watched import Changes, Watched, changes
from fairnotice.records.models import DueRecord, NoticeRecord, WatchChangeRecord, WatchRecord
from fairnotice.services.acting import act_as, log_access, seen
from fairnotice.services.clock_rows import RUNNING
from fairnotice.services.notices import label_of
from fairnotice.services.watching import CODE

READERS = frozenset({Role.REVIEWER, Role.DECIDER, Role.COMMISSION})
MOST = 50


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference: when it was found, what brought it (file, rules, day), and what it is."""

    found_at: datetime
    because: tuple[str, ...]
    changes: Changes


@dataclass(frozen=True, slots=True)
class Differences:
    """Everything that the watch found on one notice, the newest first, and how it stands now."""

    notice: UUID
    request: UUID
    number: str
    kind: str
    state: str
    label: str
    found: tuple[Difference, ...]
    now: Watched | None
    reviewed_at: datetime | None
    edition: str
    due: UUID | None  # the clock under which the secretariat is to read it


def differences_of(*, notice: UUID, by: Officer, at: datetime) -> Differences:
    """What has changed about a notice since it was published. Raises NotFound, NotYourAct."""
    with act_as(by):
        row = seen(NoticeRecord, notice)
        if by.role not in READERS:
            raise NotYourAct("What the rules say of a live notice is read by the secretariat and the Commission.")
        log_access(f"notice:{notice}", "read", "differences", by, at)
        mark = WatchRecord.objects.filter(pk=notice).first()
        kept = WatchChangeRecord.objects.filter(notice=row).order_by("-found_at", "-pk")[:MOST]
        due = DueRecord.objects.filter(thing=f"notice:{notice}", code=CODE, state__in=(*RUNNING, "missed")).first()
        return Differences(
            notice=row.pk,
            request=row.request_id,
            number=row.number,
            kind=row.kind,
            state=row.state,
            label=label_of(row.document),
            found=tuple(
                Difference(
                    each.found_at,
                    tuple(each.because),
                    changes(Watched.from_json(each.before), Watched.from_json(each.after)),
                )
                for each in kept
            ),
            now=Watched.from_json(mark.standing) if mark else None,
            reviewed_at=mark.reviewed_at if mark else None,
            edition=mark.edition if mark else "",
            due=due.pk if due and due.settled_at is None else None,
        )
