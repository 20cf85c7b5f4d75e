"""Whether the service works."""

from dataclasses import asdict
from datetime import datetime
from importlib.metadata import version
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from ninja import Router

from fairnotice.api.auth import Asked
from fairnotice.api.clock import now
from fairnotice.api.schemas.service import Health, HealthDetails
from fairnotice.bulk.thresholds import Own
from fairnotice.domain.officer import PUBLIC
from fairnotice.services.concerns import concerns
from fairnotice.services.reading import list_rows

router = Router(tags=["service"])


@router.get("/health", response=Health, auth=None)
def health(request: HttpRequest) -> dict[str, Any]:
    """Whether the service and its database answer."""
    list_rows("bureaus", by=PUBLIC, limit=1)
    return {"status": "ok", "version": version("fairnotice"), "mode": settings.FAIRNOTICE_MODE}


@router.get("/health/details", response=HealthDetails)
def health_details(request: Asked) -> dict[str, Any]:
    """How everything is, and what to look at first, in numbers and times. For administrators."""
    at = now()
    found, told = concerns(by=request.auth, at=at)
    verified = found.log.verified
    return {
        "status": "attention" if told else "ok",
        "concerns": [{**asdict(concern), "since": _text(concern.since)} for concern in told],
        "version": version("fairnotice"),
        "mode": settings.FAIRNOTICE_MODE,
        "at": at.isoformat(),
        "database_milliseconds": found.database.milliseconds,
        "database_bytes": found.database.bytes,
        "missing_migrations": list(found.database.missing),
        "last_sweep": _text(found.clocks.last_sweep),
        "overdue": found.clocks.overdue,
        "events": found.log.events,
        "head": found.log.head,
        "checkpoint": found.log.checkpoint,
        "checkpoint_at": _text(found.log.checkpoint_at),
        "verified_at": _text(verified.at if verified else None),
        "log_holds": not verified.facts.get("faults") if verified else None,
        "last_backup": _text(found.backup.at if found.backup else None),
        "disk_free": found.disk.free,
        "disk_total": found.disk.total,
        "mail_waiting": found.mail.waiting,
        "mail_failed": found.mail.failed,
        "manifests_waiting": found.manifests.waiting,
        "manifests_since": _text(found.manifests.since),
        "hit_from": found.thresholds.hit,
        "alerts_a_day": found.thresholds.alerts_a_day,
        "travellers_a_day": found.thresholds.travellers_a_day,
        "own_thresholds": [{"bureau": own.name, **_stated(own)} for own in found.thresholds.own],
        "thresholds_of_others": [{"list": own.name, **_stated(own)} for own in found.thresholds.others],
        "sessions": found.sessions,
        "workers": found.workers,
    }


def _stated(own: Own) -> dict[str, float | None]:
    return {"hit_from": own.hit, "alerts_a_day": own.alerts_a_day, "travellers_a_day": own.travellers_a_day}


def _text(at: datetime | None) -> str | None:
    return at.isoformat() if at else None
