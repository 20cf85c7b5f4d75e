"""Each recipient's own view of the register: an entry is what a bureau sees, a restriction is its absence."""

from datetime import datetime

from django.db.models import Max

from fairnotice.domain.dossier import Dossier
from fairnotice.domain.lifecycle import NoticeState
from fairnotice.domain.officer import SYSTEM
from fairnotice.domain.request import Kind
from fairnotice.domain.unknown import Unknown
from fairnotice.records.chains import KINDS, extend
from fairnotice.records.models import (
    BureauRecord,
    DocumentRecord,
    NoticeRecord,
    RegisterEntryRecord,
    RestrictionRecord,
)
from fairnotice.records.register_key import register_key
from fairnotice.records.sealing import destroy_keys, issue_version
from fairnotice.register.entry import BRINGS, EntryKind
from fairnotice.services.dossiers import request_dossier

_NEW_VERSION = frozenset({EntryKind.PUBLISH, EntryKind.AMEND, EntryKind.ADDENDUM, EntryKind.RENEW})
_HELD_OUT = (NoticeState.PUBLISHED, NoticeState.SUSPENDED)
"""States in which recipients have the document."""


def shut_out(dossier: Dossier) -> frozenset[str]:
    """Countries that may not see a diffusion, as its source says (RPD 58). A notice has none (79(3))."""
    limits = dossier.request.metadata.access_limits
    if isinstance(limits, Unknown) or not dossier.request.kind.is_diffusion:
        return frozenset()
    return frozenset(limits)


def recipients(notice: NoticeRecord) -> list[str]:
    """Whose views the notice is in: every bureau for a notice, the chosen ones for a diffusion, never a restricted one.

    Nor one that the source shuts out, with its whole country (RPD 58(3)). The source is always among them.
    """
    bureaus = BureauRecord.objects.filter(kind="bureau")
    if Kind(notice.kind).is_diffusion:
        bureaus = bureaus.filter(country__in=[*notice.document["case"]["request"].get("recipients", [])])
        bureaus = bureaus.exclude(country__in=shut_out(request_dossier(notice.request, SYSTEM)))
    codes = set(bureaus.values_list("code", flat=True)) | {notice.source_code}
    restricted = RestrictionRecord.objects.filter(notice=notice, lifted_at=None).values_list("bureau_id", flat=True)
    return sorted(codes - set(restricted))


def enter(notice: NoticeRecord, *, kind: str, at: datetime) -> None:
    """Put an entry at the end of every recipient's view. Who has had an entry gets every later one as well.

    But for who was restricted since: its view ended with that. `kind` is the word of the event. Speak as the system.
    """
    document = _document(notice, KINDS[kind], at)
    version = document.version if document else _version(notice)
    codes = {*held_by(notice), *recipients(notice)}
    extend(sorted(codes), notice, kind=kind, document=document, version=version, at=at)
    if kind == "deleted":
        destroy_keys(notice, at)


def restrict(notice: NoticeRecord, bureau: str, *, at: datetime) -> None:
    """Take a notice out of one view that holds it: a tombstone there, and nothing anywhere else."""
    if bureau in held_by(notice):
        extend([bureau], notice, kind="restricted", document=None, version=_version(notice), at=at)


def bring(notice: NoticeRecord, *, anew: bool = False, at: datetime) -> None:
    """Bring a notice to those of its recipients whose view does not hold it: who was added, or shut out until now.

    With `anew` its document is made again, as it reads now. While it is blocked nobody has it: the end of the block
    brings it to them as well.
    """
    codes = set(recipients(notice)) - held_by(notice)
    if codes and notice.state in _HELD_OUT:
        latest = DocumentRecord.objects.filter(notice=notice).order_by("-version")
        document = issue_version(notice, register_key(at), at) if anew else latest[0]
        extend(sorted(codes), notice, kind="published", document=document, version=document.version, at=at)


def held_by(notice: NoticeRecord) -> set[str]:
    """In whose views the notice stands: the last entry about it there is no restriction."""
    last = RegisterEntryRecord.objects.filter(notice=notice).order_by("recipient_id", "-sequence")
    had = dict(last.distinct("recipient_id").values_list("recipient_id", "kind"))
    return {code for code, ended_by in had.items() if ended_by != "restricted"}


def _document(notice: NoticeRecord, kind: EntryKind, at: datetime) -> DocumentRecord | None:
    """What comes with the entry: a new version, the one there is brought again, or nothing."""
    if kind in _NEW_VERSION:
        return issue_version(notice, register_key(at), at)
    if kind in BRINGS:
        return DocumentRecord.objects.filter(notice=notice).order_by("-version").first()
    return None


def _version(notice: NoticeRecord) -> int:
    latest = DocumentRecord.objects.filter(notice=notice).aggregate(version=Max("version"))["version"]
    return latest or 0
