"""fairnotice: the whole life of an international wanted-person notice.

The door of the library: `from fairnotice import review, effect_of, read_dossier, Moment, Watchlist, Query, Entry`.
These are pure functions and frozen values: no database, no server, no clock.
"""

from importlib import import_module
from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from fairnotice.domain.dates import Moment
    from fairnotice.formats.dossier import read_dossier
    from fairnotice.law.effect import effect_of
    from fairnotice.law.review import review
    from fairnotice.screening import Entry, Query, Watchlist
else:
    _HOMES = {
        "Entry": "fairnotice.screening",
        "Moment": "fairnotice.domain.dates",
        "Query": "fairnotice.screening",
        "Watchlist": "fairnotice.screening",
        "effect_of": "fairnotice.law.effect",
        "read_dossier": "fairnotice.formats.dossier",
        "review": "fairnotice.law.review",
    }

    def __getattr__(name: str) -> object:
        """Load a name of the door when it is asked for, so that a small command loads only what it needs."""
        if name not in _HOMES:
            raise AttributeError(f"module 'fairnotice' has no attribute '{name}'")
        return getattr(import_module(_HOMES[name]), name)


__all__ = ["Entry", "Moment", "Query", "Watchlist", "effect_of", "read_dossier", "review"]
