"""The exposure of a request's subject: for the offices, and for a court or counsel that was named for it.

Never for the bureau that asks. Every asking is logged with its purpose, and its answer is kept as it was given, with
the versions of the file, so that the same can be asked again and shown to a judge.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from importlib.metadata import version
from uuid import UUID

from fairnotice.domain.dates import Moment
from fairnotice.domain.dossier import Dossier
from fairnotice.domain.effect import Instrument
from fairnotice.domain.errors import InvalidValue, NotFound, NotYourAct
from fairnotice.domain.events import Event
from fairnotice.domain.exposure import Exposure, Purpose
from fairnotice.domain.exposure_reader import NAMED, OFFICES, PURPOSES, Extent
from fairnotice.domain.officer import SYSTEM, Officer
from fairnotice.law.exposure import exposure_of
from fairnotice.law.exposure_answer import exposure_json
from fairnotice.records.log import append
from fairnotice.records.models import ExposureAnswerRecord, NamedReaderRecord, NoticeRecord, RequestRecord
from fairnotice.records.session import speaking_as
from fairnotice.services.acting import act_as, log_access, seen
from fairnotice.services.dossiers import as_filed, versions_of
from fairnotice.services.queue import labels_of

READERS = OFFICES | NAMED
"""Who reads it."""


@dataclass(frozen=True, slots=True)
class Exposable:
    """A request whose exposure can be asked for, by this reader on this part of the file."""

    request: UUID
    case: UUID
    label: str
    extent: Extent


@dataclass(frozen=True, slots=True)
class AnswerGiven:
    """An exposure as it was given just now, and under which id it is kept."""

    id: UUID
    exposure: Exposure


def exposable(*, request: UUID, by: Officer, at: datetime) -> Exposable:
    """The request, for the head of the page. Raises NotFound, NotYourAct."""
    with act_as(by):
        row, extent = readable(request, by, at)
        with speaking_as(SYSTEM):
            return Exposable(row.pk, row.case_id, labels_of([row])[row.pk], extent)


def exposure_of_request(
    *,
    request: UUID,
    purpose: str,
    moment: Moment,
    by: Officer,
    at: datetime,
    countries: Iterable[str] = (),
    instrument: Instrument = Instrument.NOTICE,
) -> AnswerGiven:
    """What the warrant or the notice means in law in those countries, or in every country with a file.

    The read is logged with its purpose and its answer is kept. A notice that was published is taken in the state in
    which it stands now. Raises NotFound, NotYourAct, and InvalidValue without a purpose that is this reader's, or for a
    country that does not exist.
    """
    with act_as(by):
        row, extent = readable(request, by, at)
        meant = _purpose(purpose, by)
        with speaking_as(SYSTEM):
            filed, added = versions_of(row.case_id)
            added = added if extent is Extent.WHOLE else 0
            dossier = as_filed(row.case_id, filed, added)
            notice = NoticeRecord.objects.filter(request=row).first()
        state = notice.state if notice else None
        found = exposure_of(
            dossier, moment, countries=countries, subject=row.subject, instrument=instrument, notice_state=state
        )
        log_access(f"request:{request}", "exposure", meant.value, by, at)
        content = json.dumps(exposure_json(found), ensure_ascii=False, separators=(",", ":"))
        kept = ExposureAnswerRecord.objects.create(
            request_id=row.pk,
            role=by.role.value,
            office=by.bureau,
            officer_id=by.id,
            purpose=meant.value,
            on_day=moment.on,
            countries=[each.country for each in found.countries],
            extent=extent.value,
            filed_version=filed,
            added_version=added,
            notice_state=state or "",
            rules=found.rules,
            software=version("fairnotice"),
            content=content,
            digest=sha256(content.encode()).hexdigest(),
            at=at,
        )
        told = {"digest": kept.digest, "purpose": meant.value}
        append(Event("exposure.answered", f"exposure:{kept.pk}", told), by=by, at=at)
        return AnswerGiven(kept.pk, found)


def readable(request: UUID, by: Officer, at: datetime) -> tuple[RequestRecord, Extent]:
    """The request, and on which part of its file this reader is answered. Within an act.

    Raises NotFound for what is not there for them, a naming that is over as well, and NotYourAct for a bureau.
    """
    if by.role in NAMED:
        naming = NamedReaderRecord.objects.filter(request=request, office=by.bureau, ended_at=None).first()
        if naming is None or naming.until < at.date():
            raise NotFound(f"There is no request {request} here.")
        with speaking_as(SYSTEM):
            return seen(RequestRecord, request), Extent(naming.extent)
    row = seen(RequestRecord, request)
    if by.role not in OFFICES:
        raise NotYourAct("The exposure of a case is read by the secretariat, the Commission, and whom they named.")
    if row.submitted_at is None:
        raise NotFound(f"There is no request {request} here.")  # a draft is its bureau's own
    return row, Extent.WHOLE


def file_of(kept: ExposureAnswerRecord) -> Dossier:
    """The file that an answer was given on, in the versions of then. As the system."""
    return as_filed(kept.request.case_id, kept.filed_version, kept.added_version)


def _purpose(word: str, by: Officer) -> Purpose:
    allowed = PURPOSES[by.role]
    if word not in allowed:
        raise InvalidValue(f"Say what it is read for: {', '.join(allowed)}.")
    return Purpose(word)
