"""What a bare warrant or a notice means in a country."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Query, Router
from pydantic import Field

from fairnotice.api.auth import Asked
from fairnotice.api.bodies import CASE_FILE, case_file
from fairnotice.api.clock import When, moment, now
from fairnotice.api.schemas.effects import CountryLaw, LawMap
from fairnotice.api.schemas.notices import EffectShown
from fairnotice.api.schemas.parts import EffectAnswer
from fairnotice.api.showing import mark
from fairnotice.domain.effect import Instrument
from fairnotice.formats.dossier.values import Country
from fairnotice.law.effect import effect_json, effect_of
from fairnotice.law.effect_map import country_json, law_map_json
from fairnotice.services.live import is_live
from fairnotice.services.reading import effect_here

router = Router(tags=["effects"])


class Where(When):
    """Where and when, and for whom."""

    country: Country
    subject: str | None = Field(default=None, max_length=64, description="Needed when the file names several.")
    instrument: Instrument = Instrument.NOTICE


class Here(When):
    """When, and in which country if not your own."""

    country: Country | None = None


@router.get("/effects", response=LawMap, auth=None, by_alias=True)
def effects_of_countries(request: HttpRequest) -> dict[str, Any]:
    """What a notice means in law, country by country: class, status, source, confidence, day. About nobody."""
    return {"mark": mark(), **law_map_json(now().date())}


@router.get("/effects/{country}", response=CountryLaw, auth=None, by_alias=True)
def effect_in_country(request: HttpRequest, country: Country) -> dict[str, Any]:
    """One country, with every line of its file and what it rests on. About nobody."""
    return {"mark": mark(), **country_json(country, now().date())}


@router.post("/effect", response=EffectAnswer, openapi_extra=CASE_FILE)
def effect_of_case_file(request: Asked, where: Query[Where]) -> dict[str, Any]:
    """What the warrant, or the notice were it published, means there for one subject. Nothing is kept."""
    found = effect_of(
        case_file(request),
        where.country,
        moment(where, at=now()),
        subject=where.subject,
        instrument=where.instrument,
        live=is_live(),
    )
    return {"mark": mark(), **effect_json(found)}


@router.get("/notices/{uuid:id}/effect", response=EffectShown)
def effect_of_notice(request: Asked, id: UUID, here: Query[Here]) -> dict[str, Any]:
    """What a notice means in your own country, or in the one named."""
    at = now()
    found = effect_here(notice=id, country=here.country, moment=moment(here, at=at), by=request.auth, at=at)
    return {"mark": mark(), "notice": str(id), "effect": effect_json(found)}
