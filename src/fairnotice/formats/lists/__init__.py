"""Lists of others: the UN Security Council's, the US Treasury's, INTERPOL's shape, FollowTheMoney, and rows of CSV.

A reader gives entries one after the other and notes what it could not use: a person is kept as far as can be, and what
is left out is said with the place, the reason and the id.
"""

from fairnotice.formats.lists.model import ListRead, Notes
from fairnotice.formats.lists.opening import FORMATS, open_list

__all__ = ["FORMATS", "ListRead", "Notes", "open_list"]
