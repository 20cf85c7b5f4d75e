"""The exposure of a request's subject. Never for the bureau that asks, nor for the public."""

from typing import Any
from uuid import UUID

from ninja import Query, Router
from pydantic import Field

from fairnotice.api.auth import Asked
from fairnotice.api.clock import When, moment, now
from fairnotice.api.schemas.matters import ExposureShown
from fairnotice.api.showing import mark
from fairnotice.domain.effect import Instrument
from fairnotice.domain.exposure import Purpose
from fairnotice.formats.dossier.values import Country
from fairnotice.law.exposure_answer import exposure_json
from fairnotice.services.exposures import exposure_of_request

router = Router(tags=["exposure"])


class WhatFor(When):
    """When, in which countries, and what it is read for."""

    purpose: Purpose = Field(description="What it is read for; it stands in the log of reads.")
    country: list[Country] = Field(default=[], max_length=260, description="None: every country with a file.")
    instrument: Instrument = Instrument.NOTICE


@router.get("/requests/{uuid:id}/exposure", response=ExposureShown)
def exposure(request: Asked, id: UUID, asked: Query[WhatFor]) -> dict[str, Any]:
    """What the warrant or the notice means in law, country by country, each answer a range. Reviewers only."""
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
    return {"mark": mark(), "request": str(id), "exposure": exposure_json(found)}
