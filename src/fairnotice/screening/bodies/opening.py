"""Bodies and craft out of the folder of a list that `Watchlist.build` wrote."""

from datetime import date
from pathlib import Path

from fairnotice.domain.errors import NotPossibleNow
from fairnotice.screening.bodies.held import Bodies
from fairnotice.screening.bodies.index import BodyIndex
from fairnotice.screening.engine import Origin
from fairnotice.screening.engine.store import open_body_arrays


def open_bodies(folder: Path, *, today: date | None = None, verify: bool = True) -> tuple[Bodies, Origin]:
    """The list's bodies and craft, mapped, and where the list comes from. As `Watchlist.open`, whose rules hold here:

    Raises InvalidValue for a folder that is no whole index, NotPossibleNow for an expired copy, and for one with an end
    where no day is said.
    """
    arrays, origin = open_body_arrays(folder, today=today, verify=verify)
    if today is None and origin.expires:
        raise NotPossibleNow(
            f"The copy of the list '{origin.source}' in {folder.name} may be used until {origin.expires}: "
            "say which day it is (today=…)."
        )
    return Bodies(BodyIndex(arrays)), origin
