"""Exposures as they were asked and answered: the list of a request, one as it was given, and the same asked again."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

from fairnotice.domain.errors import NotFound
from fairnotice.domain.exposure_reader import NAMED, Extent
from fairnotice.domain.officer import SYSTEM, Officer, Role
from fairnotice.law.exposure_again import Again, exposure_again
from fairnotice.records.models import ExposureAnswerRecord
from fairnotice.records.session import speaking_as
from fairnotice.services.acting import act_as, log_access, seen
from fairnotice.services.exposures import file_of, readable


@dataclass(frozen=True, slots=True)
class AnswerListed:
    """One asking and its answer, in the list."""

    id: UUID
    request: UUID
    role: Role
    office: str
    purpose: str
    extent: Extent
    on: date
    countries: tuple[str, ...]
    rules: str
    digest: str
    at: datetime


@dataclass(frozen=True, slots=True)
class AnswerFile:
    """One answer as it was given. `intact`: whether it still has the digest that stands in the event log.

    `again`: what the same question is answered today, on the same versions of the same file.
    """

    listed: AnswerListed
    officer: UUID
    notice_state: str
    software: str
    text: str
    content: dict[str, Any]
    intact: bool
    again: Again


def answers_of(*, request: UUID, by: Officer, at: datetime) -> tuple[AnswerListed, ...]:
    """The answers about a request that this officer may see, the newest first. Raises NotFound, NotYourAct."""
    with act_as(by):
        readable(request, by, at)
        rows = ExposureAnswerRecord.objects.filter(request=request).defer("content").order_by("-at", "pk")
        return tuple(_listed(row) for row in rows)


def read_answer(*, answer: UUID, by: Officer, at: datetime) -> AnswerFile:
    """One answer as it was given, asked again beside it. The read is logged. Raises NotFound."""
    with act_as(by):
        row = seen(ExposureAnswerRecord, answer)
        if by.role in NAMED:
            try:
                readable(row.request_id, by, at)  # a naming that is over
            except NotFound as error:
                raise NotFound(f"There is no exposure_answer {answer} here.") from error
        log_access(f"request:{row.request_id}", "exposure_answer", row.purpose, by, at)
        return AnswerFile(
            listed=_listed(row),
            officer=row.officer_id,
            notice_state=row.notice_state,
            software=row.software,
            text=row.content,
            content=json.loads(row.content),
            intact=is_intact(row),
            again=asked_again(row),
        )


def is_intact(row: ExposureAnswerRecord) -> bool:
    """Whether the answer still has the digest that was taken when it was given."""
    return sha256(row.content.encode()).hexdigest() == row.digest


def asked_again(row: ExposureAnswerRecord) -> Again:
    """The same question on the same versions of the file, by the rules and country files of today."""
    with speaking_as(SYSTEM):  # whoever is named sees no file
        dossier = file_of(row)
    return exposure_again(dossier, row.content, notice_state=row.notice_state or None)


def _listed(row: ExposureAnswerRecord) -> AnswerListed:
    return AnswerListed(
        id=row.pk,
        request=row.request_id,
        role=Role(row.role),
        office=row.office,
        purpose=row.purpose,
        extent=Extent(row.extent),
        on=row.on_day,
        countries=tuple(row.countries),
        rules=row.rules,
        digest=row.digest,
        at=row.at,
    )
