"""The papers of a matter: files, and notes that a paper came by hand. Linked to a draft first, then to the matter."""

from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.db.models import Q, Sum

from fairnotice.domain.errors import InvalidValue, NotFound, NotPossibleNow
from fairnotice.domain.events import Event
from fairnotice.domain.officer import Officer, Role
from fairnotice.formats.papers import ENDINGS, clean_name, media_type_of
from fairnotice.records.log import append
from fairnotice.records.models import AttachmentRecord, CaseRecord, DraftRecord, RequestRecord
from fairnotice.services.acting import Answer, act_as, locked, log_access, once, seen

KINDS = ("warrant", "judgment", "photo", "translation", "other")
MOST_BYTES = 40 * 1024 * 1024
"""Bytes of all papers of one matter."""

MOST_PAPERS = 100
TITLE_LENGTH = 200


@dataclass(frozen=True, slots=True)
class Belongs:
    """What a paper belongs to: a draft, or a matter. Exactly one of them."""

    draft: UUID | None = None
    case: UUID | None = None

    def __post_init__(self) -> None:
        """Neither both nor nothing."""
        if (self.draft is None) == (self.case is None):
            raise InvalidValue("A paper belongs to a draft or to a matter.")

    @property
    def thing(self) -> str:
        """As the log names it."""
        return f"draft:{self.draft}" if self.draft else f"case:{self.case}"


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper in a list. Without a file it was received on paper: `paper_by` and `paper_on` say by whom and when."""

    id: UUID
    kind: str
    title: str
    media_type: str
    size: int
    digest: str
    paper_by: str
    paper_on: date | None
    bureau: str
    added_at: datetime
    removable: bool

    @property
    def has_file(self) -> bool:
        """Whether there is a file to read."""
        return bool(self.media_type)

    @property
    def is_picture(self) -> bool:
        """Whether a page may show it."""
        return self.media_type in {"image/jpeg", "image/png"}


@dataclass(frozen=True, slots=True)
class File:
    """What is handed out. `name` is made from the title and from what the file is, not from what it was called."""

    name: str
    media_type: str
    content: bytes


def add_file(
    *, to: Belongs, kind: str, title: str, name: str, content: bytes, by: Officer, at: datetime, key: str | None = None
) -> Answer:
    """Add a file: PDF, JPEG or PNG by its bytes. Without a title it is called as the file was.

    Answers {"attachment"}. Raises NotFound, NotYourAct, NotPossibleNow, InvalidValue.
    """
    media_type = media_type_of(content)
    titled = _title(title) or clean_name(name) or kind
    digest = sha256(content).hexdigest()
    file = {"media_type": media_type, "size": len(content), "digest": digest, "content": content}

    given = {"to": to.thing, "kind": kind, "title": titled, "digest": digest}
    return once(
        lambda: _add(to, kind, titled, by, at, **file), by=by, key=key, act="add_attachment", given=given, at=at
    )


def note_paper(
    *, to: Belongs, kind: str, title: str, office: str, on: date, by: Officer, at: datetime, key: str | None = None
) -> Answer:
    """Note that a paper was received by hand: by which office, on which day. Answers and raises as `add_file`."""
    titled, received = _title(title), " ".join(office.split())
    if not titled or not received:
        raise InvalidValue("Say what the paper is and which office received it.")
    if on > at.date():
        raise InvalidValue("A paper was received today or before.")

    given = {"to": to.thing, "kind": kind, "title": titled, "office": received, "on": on}
    return once(
        lambda: _add(to, kind, titled, by, at, paper_by=received[:TITLE_LENGTH], paper_on=on),
        by=by,
        key=key,
        act="add_attachment",
        given=given,
        at=at,
    )


def remove_attachment(*, attachment: UUID, by: Officer, at: datetime, key: str | None = None) -> Answer:
    """Take a paper away again, before its matter is handed in. Its content is gone; that it was there stays on record.

    Answers {"attachment"}. Raises NotFound, NotYourAct, NotPossibleNow.
    """

    def do() -> Answer:
        row = locked(AttachmentRecord, attachment)
        if row.removed_at is not None:
            raise NotFound(f"There is no attachment {attachment} here.")
        if not _may_go(row):
            raise NotPossibleNow(
                "The matter is with the secretariat: its papers stay as they are. Add another one instead."
            )
        _remove(row, by, at)
        return {"attachment": str(row.pk)}

    return once(do, by=by, key=key, act="remove_attachment", given={"attachment": str(attachment)}, at=at)


def attachments_of(*, case: UUID | None = None, draft: UUID | None = None, by: Officer) -> tuple[Paper, ...]:
    """The papers of a matter, or of a draft with those of the matter that it amends, oldest first.

    As the caller may see them: the source does not see what reviewers added.
    """
    with act_as(by):
        rows = _papers(case, draft).defer("content").order_by("added_at", "pk")
        return tuple(_paper(row, by) for row in rows)


def read_attachment(*, attachment: UUID, purpose: str, by: Officer, at: datetime) -> File:
    """The file itself. Raises NotFound, also for a paper without a file and for one that was removed."""
    with act_as(by):
        row = seen(AttachmentRecord, attachment)
        if row.removed_at is not None or not row.media_type:
            raise NotFound(f"There is no attachment {attachment} here.")
        log_access(f"attachment:{attachment}", "read", purpose, by, at)
        name = f"{clean_name(row.title) or row.kind}.{ENDINGS[row.media_type]}"
        return File(name=name, media_type=row.media_type, content=bytes(row.content))


def move_papers(draft: DraftRecord, *, by: Officer, at: datetime) -> None:
    """Give the papers of a draft to the matter that it became. A step of filing it."""
    for row in AttachmentRecord.objects.filter(draft=draft, removed_at__isnull=True).defer("content"):
        row.case_id = draft.case_id
        row.save(update_fields=["case"])
        append(Event("attachment.added", f"case:{draft.case_id}", _payload(row), (row.bureau_code,)), by=by, at=at)


def drop_papers(draft: DraftRecord, *, by: Officer, at: datetime) -> None:
    """Remove the papers of a draft that is given up."""
    for row in AttachmentRecord.objects.filter(draft=draft, case__isnull=True, removed_at__isnull=True).defer(
        "content"
    ):
        _remove(row, by, at)


def _add(to: Belongs, kind: str, title: str, by: Officer, at: datetime, **values: Any) -> Answer:
    if kind not in KINDS:
        raise InvalidValue(f"A paper is one of: {', '.join(KINDS)}.")
    _hold(to, by)
    total = _papers(to.case, to.draft).aggregate(bytes=Sum("size"))["bytes"] or 0
    if total + values.get("size", 0) > MOST_BYTES or _papers(to.case, to.draft).count() >= MOST_PAPERS:
        raise InvalidValue(
            f"A matter holds at most {MOST_PAPERS} papers and {MOST_BYTES // 1024 // 1024} MB."
            " Remove one, or scan at a lower resolution."
        )
    row = AttachmentRecord.objects.create(
        draft_id=to.draft,
        case_id=to.case,
        bureau_code=by.bureau,
        officer_id=by.id,
        kind=kind,
        title=title[:TITLE_LENGTH],
        added_at=at,
        **values,
    )
    append(Event("attachment.added", to.thing, _payload(row), _told(row, by)), by=by, at=at)
    return {"attachment": str(row.pk)}


def _hold(to: Belongs, by: Officer) -> None:
    """Hold what the paper is added to, so that two uploads at once do not pass the limit together."""
    if to.case is not None:
        seen(CaseRecord, to.case)
        if by.role not in {Role.BUREAU, Role.REVIEWER}:
            raise NotPossibleNow("Papers are added by the bureau whose matter it is, and by reviewers.")
        locked(CaseRecord, to.case)
        return
    assert to.draft is not None
    if locked(DraftRecord, to.draft).state != "open":
        raise NotPossibleNow("This draft is over: papers are added to the matter.")


def _papers(case: UUID | None, draft: UUID | None) -> Any:
    wanted = Q(case=case) if case else Q(draft=draft)
    if draft and not case:
        amended = DraftRecord.objects.filter(pk=draft).values_list("case", flat=True).first()
        wanted |= Q(case=amended) if amended else Q()
    return AttachmentRecord.objects.filter(wanted, removed_at__isnull=True)


def _may_go(row: AttachmentRecord) -> bool:
    if row.case_id is None:
        return row.draft_id is not None and DraftRecord.objects.filter(pk=row.draft_id, state="open").exists()
    return not RequestRecord.objects.filter(case=row.case_id, submitted_at__isnull=False).exists()


def _remove(row: AttachmentRecord, by: Officer, at: datetime) -> None:
    row.content, row.removed_at = b"", at
    row.save(update_fields=["content", "removed_at"])
    thing = Belongs(case=row.case_id) if row.case_id else Belongs(draft=row.draft_id)
    append(Event("attachment.removed", thing.thing, _payload(row), _told(row, by)), by=by, at=at)


def _paper(row: AttachmentRecord, by: Officer) -> Paper:
    return Paper(
        id=row.pk,
        kind=row.kind,
        title=row.title,
        media_type=row.media_type,
        size=row.size,
        digest=row.digest,
        paper_by=row.paper_by,
        paper_on=row.paper_on,
        bureau=row.bureau_code,
        added_at=row.added_at,
        removable=row.bureau_code == by.bureau and _may_go(row),
    )


def _payload(row: AttachmentRecord) -> dict[str, Any]:
    return {"attachment": str(row.pk), "kind": row.kind, "size": row.size}


def _told(row: AttachmentRecord, by: Officer) -> tuple[str, ...]:
    """Whose timeline shows it: that of the bureau that added it. A source is not told what reviewers add."""
    return (row.bureau_code,) if by.role is Role.BUREAU else ()


def _title(title: str) -> str:
    return " ".join("".join(letter if letter.isprintable() else " " for letter in title).split())[:TITLE_LENGTH]


def place_of(*, attachment: UUID, by: Officer) -> tuple[Paper, Belongs]:
    """A paper, and the draft or the matter that it belongs to. Raises NotFound."""
    with act_as(by):
        row = seen(AttachmentRecord, attachment)
        if row.removed_at is not None:
            raise NotFound(f"There is no attachment {attachment} here.")
        belongs = Belongs(case=row.case_id) if row.case_id else Belongs(draft=row.draft_id)
        return _paper(row, by), belongs
