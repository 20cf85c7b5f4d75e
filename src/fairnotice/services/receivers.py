"""Who receives a diffusion now, who is shut out, and who could be added: for its source and for the secretariat."""

from dataclasses import dataclass
from uuid import UUID

from fairnotice.domain.errors import NotFound
from fairnotice.domain.officer import SYSTEM, Actor, Officer, actor
from fairnotice.domain.request import Kind
from fairnotice.law.affected import Affected, affected_countries
from fairnotice.records.models import BureauRecord, NoticeRecord, RestrictionRecord
from fairnotice.records.session import speaking_as
from fairnotice.services.acting import act_as, seen
from fairnotice.services.dossiers import request_dossier
from fairnotice.services.register import recipients

_READERS = frozenset({Actor.SOURCE, Actor.REVIEWER, Actor.DECIDER, Actor.COMMISSION})


@dataclass(frozen=True, slots=True)
class Bureau:
    """A bureau by its code and name, with its country."""

    code: str
    name: str
    country: str


@dataclass(frozen=True, slots=True)
class Receivers:
    """`ours`: those shut out whom the reader's office may let in again. `concerned`: countries of the matter."""

    number: str
    diffusion: bool
    receive: tuple[Bureau, ...]
    shut_out: tuple[Bureau, ...]
    ours: tuple[Bureau, ...]
    addable: tuple[str, ...]
    concerned: tuple[Affected, ...]


def receivers_of(*, notice: UUID, by: Officer) -> Receivers:
    """Everything about who receives a notice. Raises NotFound, also for a recipient: limits are not for it (58(8))."""
    with act_as(by):
        row = seen(NoticeRecord, notice)
        if actor(by, source=row.source_code) not in _READERS:
            raise NotFound(f"There is no notice {notice} here.")
        file = request_dossier(row.request, by)
        bureaus = {
            each.code: Bureau(each.code, each.name, each.country or "")
            for each in BureauRecord.objects.filter(kind="bureau").order_by("name", "code")
        }
        kept = {one.bureau_id: one.set_by for one in RestrictionRecord.objects.filter(notice=row, lifted_at=None)}
        with speaking_as(SYSTEM):
            reached = set(recipients(row)) if row.document else set()
    here = {each.country for each in bureaus.values() if each.country}
    return Receivers(
        number=row.number,
        diffusion=Kind(row.kind).is_diffusion,
        receive=tuple(each for code, each in bureaus.items() if code in reached and code != row.source_code),
        shut_out=tuple(each for code, each in bureaus.items() if code in kept),
        ours=tuple(each for code, each in bureaus.items() if kept.get(code) == by.bureau),
        addable=tuple(sorted(here - set(file.request.recipients) - {file.request.requester.country or ""})),
        concerned=affected_countries(file, row.request.subject),
    )
