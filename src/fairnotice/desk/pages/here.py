"""The one desk of this process."""

from dataclasses import dataclass

from fairnotice.desk.running import Running
from fairnotice.desk.standing import Standing, standing


@dataclass
class _Place:
    running: Running | None = None


_PLACE = _Place()


def put(running: Running) -> None:
    """Make this the desk that pages and API answer from."""
    _PLACE.running = running


def here() -> Running:
    """The desk that answers. Raises RuntimeError before there is one."""
    if _PLACE.running is None:
        raise RuntimeError("no desk works in this process")
    return _PLACE.running


def stands() -> Standing:
    """How its copy stands now."""
    running = here()
    return standing(running.store, limit=running.limit, now=running.clock())
