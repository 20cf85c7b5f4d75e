"""Numbers of the sheets of the paper kit."""

import secrets
from datetime import datetime

_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Those that nobody mistakes for another in handwriting or on a fax."""


def new_sheet(at: datetime) -> str:
    """The number of a new sheet: the day, and six letters by chance."""
    return f"{at:%y%m%d}-" + "".join(secrets.choice(_LETTERS) for _ in range(6))
