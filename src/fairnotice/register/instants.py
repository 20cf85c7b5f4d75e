"""Instants as they are written on what circulates: UTC, to the microsecond."""

from datetime import UTC, datetime

from fairnotice.register.errors import Fault, NotGenuine


def text_of(at: datetime) -> str:
    """2026-11-27T10:00:00.000000Z. The instant has a zone."""
    if at.tzinfo is None:
        raise ValueError("an instant has a zone")
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def instant(text: object) -> datetime:
    """Back from `text_of`. Raises NotGenuine for anything else."""
    try:
        return datetime.strptime(str(text), "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=UTC)
    except ValueError as error:
        raise NotGenuine(Fault.UNREADABLE, "This is no instant as a register writes them.") from error
