"""What an installation prints: notices that an officer may read, and the paper kit of the officer's bureau."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings

from fairnotice.domain.errors import NotPossibleNow
from fairnotice.domain.handling import handling_of
from fairnotice.domain.lifecycle import NoticeState
from fairnotice.domain.lifecycle.notice import LIVE
from fairnotice.domain.mode import Mode
from fairnotice.domain.officer import Officer, Role
from fairnotice.formats.dossier import dossier_from
from fairnotice.formats.letter import Language
from fairnotice.formats.printed import Call, Kit, Printing, kit_pdf
from fairnotice.formats.printed.document import SCHEMA
from fairnotice.records.models import BureauRecord, NoticeRecord, RegisterEntryRecord
from fairnotice.services.acting import act_as, log_access, seen
from fairnotice.services.printed_notice import print_notice
from fairnotice.services.sheets import new_sheet

_DESKS = frozenset({Role.BUREAU, Role.BORDER})


def printable_notice(*, notice: UUID, by: Officer, at: datetime) -> dict[str, str]:
    """What the page before a print shows: {"number", "kind", "state"}. Raises NotFound, NotPossibleNow (it is over)."""
    with act_as(by):
        row = _live(notice)
        log_access(f"notice:{notice}", "read", "page", by, at)
        return {"number": row.number, "kind": row.kind, "state": row.state}


def print_published(*, notice: UUID, language: Language, by: Officer, at: datetime) -> bytes:
    """A notice as PDF, for somebody in whose view it is. Raises NotFound, NotPossibleNow for one that is over.

    It is printed from what recipients read today, which no register signs yet: the print says so. With the register,
    `_document` and `_block` give way to the recipient's own entry.
    """
    with act_as(by):
        row = _live(notice)
        log_access(f"notice:{notice}", "read", "print", by, at)
        printing = Printing(
            at=at, state=NoticeState(row.state), address=settings.FAIRNOTICE_ADDRESS, call=_call(by.bureau, by.role)
        )
        document, block = _document(row), _block(row, by)
    return print_notice(document, block, {}, language, printing, unsigned=True)


def print_kit(*, language: Language, by: Officer, at: datetime) -> bytes:
    """A sheet of the paper kit for the officer's bureau, with a number of its own."""
    with act_as(by):
        row = BureauRecord.objects.get(pk=by.bureau)
    kit = Kit(
        bureau=row.name,
        telephone=row.telephone,
        sheet=new_sheet(at),
        at=at,
        training=settings.FAIRNOTICE_MODE == Mode.TRAINING,
    )
    return kit_pdf(kit, language)


def _live(notice: UUID) -> NoticeRecord:
    row = seen(NoticeRecord, notice)
    if row.state not in LIVE or not row.document:
        raise NotPossibleNow(f"Notice {row.number} is {row.state}: it is not printed any more.")
    return row


def _call(bureau: str, role: Role) -> Call:
    """Whom the reader of the print calls: the bureau of who prints it. The secretariat's prints leave it open."""
    if role not in _DESKS:
        return Call()
    row = BureauRecord.objects.get(pk=bureau)
    return Call(name=row.name, telephone=row.telephone)


def _document(row: NoticeRecord) -> dict[str, Any]:
    """What recipients read, in the shape that a register signs. Photographs are not in it yet."""
    handling = handling_of(dossier_from(row.document["case"]))
    source = BureauRecord.objects.filter(code=row.source_code).first()
    return {
        "schema": SCHEMA,
        "notice": str(row.pk),
        "number": row.number,
        "kind": row.kind,
        "version": 1,
        "mode": str(settings.FAIRNOTICE_MODE),
        "mark": row.document.get("mark", ""),
        "published_at": row.published_at.isoformat(),
        "expires_on": row.expires_on.isoformat(),
        "source": {
            "code": row.source_code,
            "name": source.name if source else row.source_code,
            "country": source.country if source else None,
        },
        "confidentiality": handling.level,
        "conditions": list(handling.conditions),
        "sensitive": list(handling.sensitive),
        "case": row.document["case"],
        "warrants": row.document["warrants"],
        "statement": row.document.get("statement", ""),
        "attachments": [],
    }


def _block(row: NoticeRecord, by: Officer) -> dict[str, Any]:
    """The newest entry in the view of who prints; of an office without a view, in that of the source. Unsigned."""
    entries = RegisterEntryRecord.objects.filter(notice=row).order_by("-sequence")
    entry = entries.filter(recipient_id=by.bureau).first() or entries.filter(recipient_id=row.source_code).first()
    if entry is None:
        raise NotPossibleNow(f"Notice {row.number} is in no view yet.")
    return {
        "entry": {
            "recipient": entry.recipient_id,
            "sequence": entry.sequence,
            "digest": entry.digest,
            "entered_at": entry.entered_at.isoformat(),
        },
        "key": "",
        "signed": False,
    }
