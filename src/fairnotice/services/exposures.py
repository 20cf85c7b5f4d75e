"""The exposure of a request's subject, for those who review, decide and control. Never for the bureau that asks."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from fairnotice.domain.dates import Moment
from fairnotice.domain.effect import Instrument
from fairnotice.domain.errors import InvalidValue, NotFound, NotYourAct
from fairnotice.domain.exposure import Exposure, Purpose
from fairnotice.domain.officer import Officer, Role
from fairnotice.law.exposure import exposure_of
from fairnotice.records.models import NoticeRecord, RequestRecord
from fairnotice.services.acting import act_as, log_access, seen
from fairnotice.services.dossiers import request_dossier
from fairnotice.services.queue import labels_of

READERS = frozenset({Role.REVIEWER, Role.DECIDER, Role.COMMISSION})
"""Who reads it. A court and the person's counsel have no accounts here yet; their pages will join this list."""


@dataclass(frozen=True, slots=True)
class Exposable:
    """A request whose exposure can be asked for."""

    request: UUID
    case: UUID
    title: str
    label: str


def exposable(*, request: UUID, by: Officer) -> Exposable:
    """The request, for the head of the page. Raises NotFound, NotYourAct."""
    with act_as(by):
        row = _readable(request, by)
        return Exposable(row.pk, row.case_id, row.case.title, labels_of([row])[row.pk])


def exposure_of_request(
    *,
    request: UUID,
    purpose: str,
    moment: Moment,
    by: Officer,
    at: datetime,
    countries: Iterable[str] = (),
    instrument: Instrument = Instrument.NOTICE,
) -> Exposure:
    """What the warrant or the notice means in law in those countries, or in every country with a file.

    The read is logged with its purpose. A notice that was published is taken in the state in which it stands now.
    Raises NotFound, NotYourAct, and InvalidValue without a purpose or for a country that does not exist.
    """
    with act_as(by):
        row = _readable(request, by)
        log_access(f"request:{request}", "exposure", _purpose(purpose).value, by, at)
        notice = NoticeRecord.objects.filter(request=row).first()
        return exposure_of(
            request_dossier(row, by),
            moment,
            countries=countries,
            subject=row.subject,
            instrument=instrument,
            notice_state=notice.state if notice else None,
        )


def _readable(request: UUID, by: Officer) -> RequestRecord:
    row = seen(RequestRecord, request)
    if by.role not in READERS:
        raise NotYourAct("The exposure of a case is read by the secretariat and the Commission.")
    if row.submitted_at is None:
        raise NotFound(f"There is no request {request} here.")  # a draft is its bureau's own
    return row


def _purpose(word: str) -> Purpose:
    try:
        return Purpose(word)
    except ValueError as error:
        raise InvalidValue(f"Say what it is read for: {', '.join(Purpose)}.") from error
