"""A bureau's case file in progress: begun, changed by any of its officers, given up. `services.filing` hands it in.

Nobody outside the bureau sees a draft. Its content is what a case file holds; what forms do not cover is kept.
"""

from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from fairnotice.domain.errors import Conflict, InvalidValue, NotFound, NotPossibleNow, NotYourAct
from fairnotice.domain.lifecycle.notice import LIVE
from fairnotice.domain.officer import Officer, Role
from fairnotice.formats.dossier import dossier_to
from fairnotice.formats.dossier.limits import FILE_BYTES
from fairnotice.formats.dossier.progress import bytes_of
from fairnotice.records.models import CaseRecord, DraftRecord, NoticeRecord, OfficerRecord, RequestRecord
from fairnotice.services.acting import Answer, act_as, locked, log_access, once, seen
from fairnotice.services.cases import AMENDABLE, TITLE_LENGTH
from fairnotice.services.dossiers import read

Content = dict[str, Any]
OPEN, FILED, DROPPED = "open", "filed", "dropped"


class DraftChanged(Conflict):
    """Somebody changed the same part of the draft meanwhile, or the whole of it that was to be filed."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft as its bureau sees it. `changed_by` is the login of who changed it last; `mine`: it was the reader."""

    id: UUID
    title: str
    content: Content
    version: int
    state: str
    urgent: str
    case: UUID | None
    notice: UUID | None  # the live notice that it would change
    changed_at: datetime
    changed_by: str
    mine: bool

    @property
    def is_open(self) -> bool:
        """Whether it can still be changed."""
        return self.state == OPEN


@dataclass(frozen=True, slots=True)
class Changed:
    """What a change makes of a draft. `made` is the id of a thing that it added; `urgent` is kept when None."""

    content: Content
    made: str = ""
    urgent: str | None = None


Change = Callable[[Content, str], Changed]
"""From the content and the reason for urgency as they stand, held. Raises DraftChanged when another stands there."""


def begin_draft(*, content: Content, by: Officer, at: datetime, key: str | None = None) -> Answer:
    """Begin a case file. Answers {"draft"}. Raises NotYourAct, InvalidValue when it is too large."""

    def do() -> Answer:
        row = _new(content, None, by, at)
        return {"draft": str(row.pk)}

    return once(do, by=by, key=key, act="begin_draft", given={"content": content}, at=at)


def begin_amendment(*, case: UUID, by: Officer, at: datetime, key: str | None = None) -> Answer:
    """Begin a new version of a matter's file from the newest one, or go on with the one that is open.

    Answers {"draft"}. Raises NotFound, NotYourAct, NotPossibleNow when the matter may not be amended now.
    """

    def do() -> Answer:
        row = locked(CaseRecord, case)
        _bureau_only(by)
        requests = RequestRecord.objects.filter(case=row)
        if requests.exclude(state__in=AMENDABLE).exists():
            raise NotPossibleNow("A matter is amended while its requests are drafts or wait for your answers.")
        open_one = DraftRecord.objects.filter(case=row, state=OPEN).first()
        found = open_one or _new(dossier_to(read(row, by)), row, by, at)
        return {"draft": str(found.pk)}

    return once(do, by=by, key=key, act="begin_amendment", given={"case": str(case)}, at=at)


def begin_change(*, notice: UUID, by: Officer, at: datetime, key: str | None = None) -> Answer:
    """Begin to change the particulars of a live notice, or go on with the draft that is open.

    What is filed of it is a proposal: see `changes`. Answers {"draft"}. Raises NotFound, NotYourAct, NotPossibleNow.
    """

    def do() -> Answer:
        if seen(NoticeRecord, notice).source_code != by.bureau:
            raise NotFound(f"There is no notice {notice} of your bureau.")
        _bureau_only(by)
        row = locked(NoticeRecord, notice)
        if row.state not in LIVE:
            raise NotPossibleNow(f"Notice {row.number} is {row.state}: nothing is changed of it any more.")
        case = row.request.case
        found = DraftRecord.objects.filter(case=case, state=OPEN).first()
        if found is None:
            found = _new(dossier_to(read(case, by)), case, by, at)
        if found.notice_id != row.pk:
            found.notice = row
            found.save(update_fields=["notice"])
        return {"draft": str(found.pk)}

    return once(do, by=by, key=key, act="begin_change", given={"notice": str(notice)}, at=at)


def change_draft(
    *, draft: UUID, change: Change, given: Mapping[str, Any], by: Officer, at: datetime, key: str | None = None
) -> Answer:
    """Change an open draft while it is held. `given` is what was asked for, so that it is done once under its key.

    Answers {"draft", "version", "made"}. Raises NotFound, NotPossibleNow, InvalidValue, and what the change raises.
    """

    def do() -> Answer:
        row = held(draft)
        changed = change(deepcopy(row.content), row.urgent)
        urgent = row.urgent if changed.urgent is None else changed.urgent
        if (changed.content, urgent) != (row.content, row.urgent):
            _small_enough(changed.content)
            row.content, row.urgent, row.title = changed.content, urgent, title_of(changed.content)
            row.version += 1
            row.changed_at, row.changed_by = at, by.id
            row.save(update_fields=["content", "urgent", "title", "version", "changed_at", "changed_by"])
        return {"draft": str(row.pk), "version": row.version, "made": changed.made}

    return once(do, by=by, key=key, act="change_draft", given={"draft": str(draft), **given}, at=at)


def read_draft(*, draft: UUID, purpose: str, by: Officer, at: datetime) -> Draft:
    """A draft of one's own bureau. Raises NotFound."""
    with act_as(by):
        row = seen(DraftRecord, draft)
        log_access(f"draft:{draft}", "read", purpose, by, at)
        return _draft(row, by)


def open_drafts(*, by: Officer, at: datetime) -> tuple[Draft, ...]:
    """The drafts that one's bureau is working on, the last changed first."""
    with act_as(by):
        log_access("drafts", "list", "list", by, at)
        rows = DraftRecord.objects.filter(state=OPEN).order_by("-changed_at", "pk")
        return tuple(_draft(row, by) for row in rows)


def held(draft: UUID) -> DraftRecord:
    """The draft, held until the act ends. Raises NotFound, and NotPossibleNow when it is filed or given up."""
    row = locked(DraftRecord, draft)
    if row.state == FILED:
        raise NotPossibleNow("This draft was filed: it can no longer be changed.")
    if row.state == DROPPED:
        raise NotPossibleNow("This draft was given up: nothing is left of it.")
    return row


def empty(row: DraftRecord, state: str, by: Officer, at: datetime) -> None:
    """Leave nothing of the person in a draft that is over. A step of filing it and of giving it up."""
    row.content, row.title, row.urgent, row.state = {}, "", "", state
    row.version += 1
    row.changed_at, row.changed_by = at, by.id
    row.save(update_fields=["content", "title", "urgent", "state", "case", "version", "changed_at", "changed_by"])


def title_of(content: Content) -> str:
    """The title that lists show."""
    title = content.get("title")
    return title[:TITLE_LENGTH] if isinstance(title, str) else ""


def _new(content: Content, case: CaseRecord | None, by: Officer, at: datetime) -> DraftRecord:
    _bureau_only(by)
    _small_enough(content)
    return DraftRecord.objects.create(
        bureau_code=by.bureau,
        title=title_of(content),
        content=content,
        case=case,
        made_at=at,
        changed_at=at,
        changed_by=by.id,
    )


def _draft(row: DraftRecord, by: Officer) -> Draft:
    login = OfficerRecord.objects.filter(pk=row.changed_by).values_list("login", flat=True).first()
    return Draft(
        id=row.pk,
        title=row.title,
        content=row.content,
        version=row.version,
        state=row.state,
        urgent=row.urgent,
        case=row.case_id,
        notice=row.notice_id,
        changed_at=row.changed_at,
        changed_by=login or "",
        mine=row.changed_by == by.id,
    )


def _bureau_only(by: Officer) -> None:
    if by.role is not Role.BUREAU:
        raise NotYourAct(f"A matter is filed by a bureau. You act as: {by.role}.")


def _small_enough(content: Content) -> None:
    if (size := bytes_of(content)) > FILE_BYTES:
        raise InvalidValue(
            f"The case file is too large: {size:,} bytes. At most {FILE_BYTES:,} are read: split the matter."
        )
