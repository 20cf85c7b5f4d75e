"""Every clock by its code, in the order in which the reference page lists them."""

from collections.abc import Mapping
from types import MappingProxyType

from fairnotice.law.deadlines.clock import Clock, Owes
from fairnotice.law.deadlines.commission import COMMISSION_CLOCKS
from fairnotice.law.deadlines.disputes import DISPUTE_CLOCKS
from fairnotice.law.deadlines.notices import NOTICE_CLOCKS
from fairnotice.law.deadlines.reckoning import Stretch, due_of
from fairnotice.law.deadlines.rpd import DATA_CLOCKS

__all__ = ["CLOCKS", "GROUPS", "Clock", "Owes", "Stretch", "due_of"]

GROUPS: Mapping[str, tuple[Clock, ...]] = MappingProxyType(
    {
        "Requests, notices and hits": NOTICE_CLOCKS,
        "Data that are kept, copied and used": DATA_CLOCKS,
        "Disputes": DISPUTE_CLOCKS,
        "The Commission": COMMISSION_CLOCKS,
    }
)
"""The clocks under the headings of the page."""

CLOCKS: Mapping[str, Clock] = MappingProxyType({clock.code: clock for group in GROUPS.values() for clock in group})
"""Every clock by its code."""
