"""The exposure of a request's subject, and who may read it. Never for the bureau that asks, nor for the public."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from ninja import Query, Router
from pydantic import Field

from fairnotice.api.auth import Asked
from fairnotice.api.clock import When, moment, now
from fairnotice.api.given import Key, Reasons
from fairnotice.api.given_exposures import ReaderGiven
from fairnotice.api.schemas.exposures import (
    ExposureKept,
    ExposureListed,
    ExposureShown,
    ReaderEnded,
    ReaderNamed,
    ReaderRow,
)
from fairnotice.api.showing import mark
from fairnotice.domain.effect import Instrument
from fairnotice.domain.exposure import Purpose
from fairnotice.formats.dossier.values import Country
from fairnotice.law.exposure_answer import exposure_json
from fairnotice.services import exposure_readers
from fairnotice.services.exposure_answers import AnswerListed, answers_of, read_answer
from fairnotice.services.exposure_readers import NamedReader, readers_of
from fairnotice.services.exposures import exposure_of_request

router = Router(tags=["exposure"])


class WhatFor(When):
    """When, in which countries, and what it is read for."""

    purpose: Purpose = Field(description="What it is read for; it stands in the log of reads.")
    country: list[Country] = Field(default=[], max_length=260, description="None: every country with a file.")
    instrument: Instrument = Instrument.NOTICE


@router.get("/requests/{uuid:id}/exposure", response=ExposureShown)
def exposure(request: Asked, id: UUID, asked: Query[WhatFor]) -> dict[str, Any]:
    """What the warrant or the notice means in law, country by country, each answer a range.

    For the secretariat, the Commission, and the courts and counsel that were named. The answer is kept as it is given.
    """
    at = now()
    found = exposure_of_request(
        request=id,
        purpose=asked.purpose,
        moment=moment(asked, at=at),
        by=request.auth,
        at=at,
        countries=asked.country,
        instrument=asked.instrument,
    )
    return {"mark": mark(), "request": str(id), "answer": str(found.id), "exposure": exposure_json(found.exposure)}


@router.get("/requests/{uuid:id}/exposures", response=list[ExposureListed])
def list_exposures(request: Asked, id: UUID) -> list[dict[str, Any]]:
    """The answers about a request that you may see, the newest first."""
    return [_listed(row) for row in answers_of(request=id, by=request.auth, at=now())]


@router.get("/exposures/{uuid:id}", response=ExposureKept)
def read_exposure(request: Asked, id: UUID) -> dict[str, Any]:
    """One answer as it was given; whether it is still what its digest says; and what the same is answered today."""
    found = read_answer(answer=id, by=request.auth, at=now())
    return {
        "mark": mark(),
        **_listed(found.listed),
        "officer": str(found.officer),
        "software": found.software,
        "notice_state": found.notice_state,
        "intact": found.intact,
        "again": {
            "same": found.again.same,
            "inputs": list(found.again.inputs),
            "answers": list(found.again.answers),
            "rules": found.again.rules[1],
        },
        "exposure": found.content,
        "text": found.text,
    }


@router.get("/readers", response=list[ReaderRow])
def list_readers(request: Asked) -> list[dict[str, Any]]:
    """The courts and counsel that are named, for those who name them; your own cases, for those who are named."""
    at = now()
    return [_reader(row, row.holds(at)) for row in readers_of(by=request.auth, at=at)]


@router.post("/requests/{uuid:id}/readers", response={201: ReaderNamed})
def name_reader(request: Asked, response: HttpResponse, id: UUID, given: ReaderGiven, key: Key) -> dict[str, Any]:
    """Name a court, or the person's counsel, for a request, up to a day."""
    answer = exposure_readers.name_reader(
        request=id,
        office=given.office,
        extent=given.extent,
        disclosure=given.disclosure,
        until=given.until,
        reasons=given.reasons,
        by=request.auth,
        at=now(),
        key=key,
    )
    response["Location"] = "/api/readers"
    return answer


@router.post("/readers/{uuid:id}/end", response=ReaderEnded)
def end_reader(request: Asked, id: UUID, given: Reasons, key: Key) -> dict[str, Any]:
    """End a naming: they see nothing of the case any more."""
    return exposure_readers.end_reader(reader=id, reasons=given.reasons, by=request.auth, at=now(), key=key)


def _listed(row: AnswerListed) -> dict[str, Any]:
    return {
        "answer": str(row.id),
        "request": str(row.request),
        "role": row.role.value,
        "office": row.office,
        "purpose": row.purpose,
        "extent": row.extent.value,
        "on": row.on.isoformat(),
        "countries": list(row.countries),
        "rules": row.rules,
        "digest": row.digest,
        "at": row.at.isoformat(),
    }


def _reader(row: NamedReader, holds: bool) -> dict[str, Any]:
    return {
        "reader": str(row.id),
        "request": str(row.request),
        "label": row.label,
        "office": row.office,
        "role": row.role.value,
        "extent": row.extent.value,
        "disclosure": row.disclosure.value,
        "named_by": row.named_by,
        "named_at": row.named_at.isoformat(),
        "until": row.until.isoformat(),
        "ended_at": row.ended_at.isoformat() if row.ended_at else None,
        "holds": holds,
    }
