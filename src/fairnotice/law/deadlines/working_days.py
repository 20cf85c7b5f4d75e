"""Working days of a country: weekends and national holidays, as the `holidays` library has them.

No text of the organisation moves a day, so only a clock that says so is moved. A country that the library does not know
has no calendar here, and its days stay as they are.
"""

from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from holidays import HolidayBase


def working_day_from(day: date, country: str) -> date:
    """The day itself, or the next working day of that country (ISO 3166, two letters)."""
    while (calendar := _calendar(country, day.year)) is not None and not calendar.is_working_day(day):
        day += timedelta(days=1)
    return day


@cache
def _calendar(country: str, year: int) -> "HolidayBase | None":
    # Imported when it is needed: almost no clock asks, and the library is large.
    import holidays

    try:
        return holidays.country_holidays(country, years=year, expand=False)
    except NotImplementedError:
        return None
