"""Who would receive what is about to be published, before it is."""

from dataclasses import dataclass
from uuid import UUID

from fairnotice.domain.officer import Officer
from fairnotice.domain.request import Kind
from fairnotice.records.models import BureauRecord, RequestRecord
from fairnotice.services.acting import act_as, seen
from fairnotice.services.dossiers import request_dossier
from fairnotice.services.register import shut_out


@dataclass(frozen=True, slots=True)
class Recipient:
    """A bureau in whose view an entry would be made."""

    code: str
    name: str
    is_source: bool


def recipients_of(*, request: UUID, by: Officer) -> tuple[Recipient, ...]:
    """Every bureau for a notice, the chosen countries' for a diffusion; the source in any case. See `register`.

    Raises NotFound.
    """
    with act_as(by):
        row = seen(RequestRecord, request)
        bureaus = BureauRecord.objects.filter(kind="bureau")
        if Kind(row.kind).is_diffusion:
            dossier = request_dossier(row, by)
            chosen = set(dossier.request.recipients) - shut_out(dossier)
            bureaus = bureaus.filter(country__in=chosen) | BureauRecord.objects.filter(code=row.source_code)
        found = bureaus.order_by("name", "code").values_list("code", "name")
        return tuple(Recipient(code, name, code == row.source_code) for code, name in found)
