"""The quality of a request's identifiers, and the traffic that it is estimated for."""

from typing import Any
from uuid import UUID

from ninja import Router

from fairnotice.api.auth import Asked
from fairnotice.api.clock import now
from fairnotice.api.given import Key, TrafficGiven
from fairnotice.api.schemas.quality import RequestQuality, TrafficStated
from fairnotice.api.showing import mark
from fairnotice.screening.quality import rounded
from fairnotice.services import quality

router = Router(tags=["quality"])


@router.get("/requests/{uuid:id}/quality", response=RequestQuality)
def read_quality(request: Asked, id: UUID) -> dict[str, Any]:
    """How many innocent travellers a month its identifiers would stop, and which one more would lower that most."""
    found = quality.quality_of_request(request=id, by=request.auth, at=now())
    figures = found.quality
    return {
        "mark": mark(),
        "traffic": _traffic(found.traffic),
        "a_month": rounded(figures.a_month),
        "low": rounded(figures.low),
        "high": rounded(figures.high),
        "hits": rounded(figures.hits),
        "why": list(figures.why),
        "one_more": [
            {"adds": one.adds, "a_month": rounded(one.a_month), "lowers": one.lowers} for one in figures.one_more
        ],
    }


@router.get("/traffic", response=TrafficStated)
def read_traffic(request: Asked) -> dict[str, Any]:
    """How many travellers are checked in a month, as stated last."""
    return _traffic(quality.traffic_stated(by=request.auth))


@router.post("/traffic", response=TrafficStated)
def state_traffic(request: Asked, given: TrafficGiven, key: Key) -> dict[str, Any]:
    """State how many travellers are checked in a month, and where that is known from. For administrators."""
    by = request.auth
    quality.state_traffic(travellers=given.travellers, source=given.source, by=by, at=now(), key=key)
    return _traffic(quality.traffic_stated(by=by))


def _traffic(traffic: quality.Traffic) -> dict[str, Any]:
    return {
        "travellers": traffic.travellers,
        "source": traffic.source,
        "assumed": traffic.assumed,
        "stated_at": traffic.stated_at.isoformat() if traffic.stated_at else None,
    }
