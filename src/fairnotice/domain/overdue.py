"""When a copy is late: how long a desk has to apply an entry of its view, and how long what it left behind may last.

A recipient brings its national copies into line at once (RPD art. 5(7)(b)); extracted data are brought up to date
within a week at the latest (RPD art. 56(1)). "At once" is given no length there: the two limits below are
the house's own.
"""

from datetime import datetime, timedelta

URGENT = timedelta(hours=1)
"""The house's own: for entries that end what officers act on."""
USUAL = timedelta(days=1)
"""The house's own: for every other entry."""
OUTER = timedelta(days=7)
"""RPD art. 56(1): after this a copy that was not refreshed may not be relied on, whatever it is. Packs end with it."""

URGENT_KINDS = ("withdrawn", "cancelled", "deleted", "restricted")
"""Entries after which a person must no longer be stopped, or a bureau no longer know."""


def limit_of(kind: str) -> timedelta:
    """How long a desk has to apply an entry of that kind (the word of its event)."""
    return URGENT if kind in URGENT_KINDS else USUAL


def late_from(kind: str, entered_at: datetime, enrolled_at: datetime) -> datetime:
    """Since when a desk that has not applied an entry is late. A desk that enrolled later has as long from then on."""
    return max(entered_at, enrolled_at) + limit_of(kind)
