"""What an installation prints: notices that an officer may read, and the paper kit of the officer's bureau."""

from datetime import datetime
from uuid import UUID

from django.conf import settings

from fairnotice.domain.errors import NotPossibleNow
from fairnotice.domain.lifecycle import NoticeState
from fairnotice.domain.mode import Mode
from fairnotice.domain.officer import Officer, Role
from fairnotice.formats.dossier import dossier_from
from fairnotice.formats.letter import Language
from fairnotice.formats.printed import PRINTED, Call, Kit, Printing, kit_pdf
from fairnotice.records.chains import entry_of
from fairnotice.records.models import BureauRecord, DocumentRecord, NoticeRecord, RegisterEntryRecord
from fairnotice.records.register_key import key_statements, register_id
from fairnotice.records.sealing import photographs_of
from fairnotice.register.document import statement_in
from fairnotice.services.acting import act_as, log_access, seen
from fairnotice.services.live import is_live
from fairnotice.services.printed_notice import SignedNotice, here_of, print_notice, ring_of
from fairnotice.services.sheets import new_sheet

_DESKS = frozenset({Role.BUREAU, Role.BORDER})


def printable_notice(*, notice: UUID, by: Officer, at: datetime) -> dict[str, str]:
    """What the page before a print shows: {"number", "kind", "state"}. Raises NotFound, NotPossibleNow."""
    with act_as(by):
        row = _printed(notice)
        log_access(f"notice:{notice}", "read", "page", by, at)
        return {"number": row.number, "kind": row.kind, "state": row.state}


def print_published(*, notice: UUID, language: Language, by: Officer, at: datetime) -> bytes:
    """A notice as PDF from the entry of the officer's own view; for the secretariat from that of its source.

    Raises NotFound, NotPossibleNow (over, blocked, or in no view), NotGenuine (what is kept was altered).
    """
    with act_as(by):
        row = _printed(notice)
        log_access(f"notice:{notice}", "read", "print", by, at)
        call = _call(by.bureau, by.role)
        dossier = dossier_from(row.document["case"])
        here = here_of(dossier, by.country, at=at, live=is_live()) if by.country else None
        signed = _signed(row, by.bureau if by.role in _DESKS else row.source_code)
        ring = ring_of(signed.keys, fingerprint=register_id())
        photographs = photographs_of(row)
    printing = Printing(at=at, state=NoticeState(row.state), address=settings.FAIRNOTICE_ADDRESS, call=call, here=here)
    return print_notice(signed, photographs, language, printing, ring)


def signed_file(*, notice: UUID, by: Officer, at: datetime) -> SignedNotice:
    """What `fairnotice print` takes: the signed notice with its proof. Raises as `print_published`."""
    with act_as(by):
        row = _printed(notice)
        log_access(f"notice:{notice}", "read", "print", by, at)
        return _signed(row, by.bureau if by.role in _DESKS else row.source_code)


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


def _printed(notice: UUID) -> NoticeRecord:
    row = seen(NoticeRecord, notice)
    if row.state not in PRINTED or not row.document:
        raise NotPossibleNow(f"Notice {row.number} is {row.state}: it is not printed.")
    return row


def _signed(row: NoticeRecord, recipient: str) -> SignedNotice:
    """The document that a copy of this view holds, with the entry that brought it. Within an act."""
    entries = RegisterEntryRecord.objects.filter(notice=row, recipient_id=recipient).order_by("-sequence")
    last = entries.first()
    brought = entries.filter(digest=last.held).first() if last and last.held else None
    document = DocumentRecord.objects.filter(notice=row, digest=brought.digest).first() if brought else None
    if brought is None or document is None or document.data is None:
        raise NotPossibleNow(f"Notice {row.number} is not in this view of the register: it is not printed.")
    return SignedNotice(statement_in(bytes(document.data), document.key), entry_of(brought), tuple(key_statements()))


def _call(bureau: str, role: Role) -> Call:
    """Whom the reader of the print calls: the bureau of who prints it. The secretariat's prints leave it open."""
    if role not in _DESKS:
        return Call()
    row = BureauRecord.objects.get(pk=bureau)
    return Call(name=row.name, telephone=row.telephone)
