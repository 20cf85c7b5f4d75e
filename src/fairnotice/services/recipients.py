"""Who would receive what is about to be published, before it is."""

from dataclasses import dataclass
from uuid import UUID

from fairnotice.domain.officer import Officer
from fairnotice.domain.request import Kind
from fairnotice.law.affected import Affected, affected_countries
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
    country: str = ""


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
        found = bureaus.order_by("name", "code").values_list("code", "name", "country")
        return tuple(Recipient(code, name, code == row.source_code, country or "") for code, name, country in found)


def concerned_by(*, request: UUID, by: Officer) -> tuple[Affected, ...]:
    """The countries with a bureau here that a request concerns, the asking one apart. Raises NotFound."""
    with act_as(by):
        row = seen(RequestRecord, request)
        here = set(BureauRecord.objects.filter(kind="bureau").values_list("country", flat=True))
        found = affected_countries(request_dossier(row, by), row.subject)
        return tuple(one for one in found if one.country in here)
