"""Each recipient's own view of the register: an entry is what a bureau sees, a restriction is its absence."""

import json
from datetime import datetime
from hashlib import sha256

from django.db.models import Max

from fairnotice.domain.dossier import Dossier
from fairnotice.domain.officer import SYSTEM
from fairnotice.domain.request import Kind
from fairnotice.domain.unknown import Unknown
from fairnotice.records.models import BureauRecord, NoticeRecord, RegisterEntryRecord, RestrictionRecord
from fairnotice.services.dossiers import request_dossier


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
    restricted = RestrictionRecord.objects.filter(notice=notice).values_list("bureau_id", flat=True)
    return sorted(codes - set(restricted))


def enter(notice: NoticeRecord, *, kind: str, at: datetime) -> None:
    """Put an entry at the end of every recipient's view. Who has had an entry gets every later one as well."""
    had = set(RegisterEntryRecord.objects.filter(notice=notice).values_list("recipient_id", flat=True))
    digest = sha256(json.dumps(notice.document, sort_keys=True).encode()).hexdigest()
    for code in sorted(had | set(recipients(notice))):
        # The recipient's row is held, so that two notices published at once do not take the same number.
        BureauRecord.objects.select_for_update(no_key=True).get(pk=code)
        last = RegisterEntryRecord.objects.filter(recipient_id=code).aggregate(last=Max("sequence"))["last"]
        RegisterEntryRecord.objects.create(
            recipient_id=code,
            sequence=(last or 0) + 1,
            notice=notice,
            kind=kind,
            digest=digest,
            entered_at=at,
        )
