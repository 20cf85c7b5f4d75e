"""Birth dates in words for whoever reads a sentence: as precise as they are known, in their calendar."""

from collections.abc import Sequence

from fairnotice.domain.dates import Calendar, PartialDate
from fairnotice.domain.errors import InvalidValue
from fairnotice.screening.calendars import days_of, is_placeholder, year_of

CALENDAR_NAMES = {
    Calendar.GREGORIAN: "Gregorian",
    Calendar.HIJRI: "Hijri",
    Calendar.SOLAR_HIJRI: "Solar Hijri",
    Calendar.BUDDHIST: "Buddhist",
    Calendar.MINGUO: "Minguo",
    Calendar.ETHIOPIAN: "Ethiopian",
}
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


def named_calendar(text: str) -> str:
    """A date or several as `str` wrote them, with the calendar by its name."""
    for calendar, name in CALENDAR_NAMES.items():
        text = text.replace(f"({calendar.value})", f"({name})")
    return text


def day_words(stated: PartialDate) -> str:
    """One date: "17 September 1986", "September 1986", "1986"; of another calendar with the Gregorian days it means."""
    if stated.calendar is Calendar.GREGORIAN:
        return _gregorian(stated)
    text = f"{str(stated).partition(' ')[0]} in the {CALENDAR_NAMES[stated.calendar]} calendar"
    days = gregorian_words(stated)
    return f"{text} ({days})" if days else text


def gregorian_words(stated: PartialDate) -> str:
    """The Gregorian day or days that a date of another calendar means; empty where it cannot be converted."""
    try:
        days = days_of(stated)
    except InvalidValue:
        return ""
    first, last = (_gregorian(PartialDate(day.year, day.month, day.day)) for day in (days.first, days.last))
    text = first if first == last else f"{first} to {last}"
    return f"{text}, give or take {_count(days.slack)}" if days.slack else text


def any_of(births: Sequence[PartialDate]) -> str:
    """Every day that some birth dates leave open: "17 September 1986 or any day of 1988". A first day of a year is the
    year, and years in a row are one span."""
    meant = dict.fromkeys(year_of(one) if is_placeholder(one) else one for one in births)
    years = sorted(one.year for one in meant if one.precision == "year" and one.calendar is Calendar.GREGORIAN)
    others = sorted(
        (one for one in meant if one.precision != "year" or one.calendar is not Calendar.GREGORIAN), key=str
    )
    told = [day_words(one) if one.precision == "day" else f"any day of {day_words(one)}" for one in others]
    told += [f"any day of {span}" for span in _spans(years)]
    return " or ".join(filter(None, (", ".join(told[:-1]), told[-1])))


def _spans(years: Sequence[int]) -> list[str]:
    begins = [year for year in years if year - 1 not in years]
    ends = [year for year in years if year + 1 not in years]
    return [
        f"{first:04d}" if first == last else f"{first:04d} to {last:04d}"
        for first, last in zip(begins, ends, strict=True)
    ]


def _gregorian(stated: PartialDate) -> str:
    day = f"{stated.day} " if stated.day else ""
    month = f"{_MONTHS[stated.month - 1]} " if stated.month else ""
    return f"{day}{month}{stated.year}"


def _count(days: int) -> str:
    return "one day" if days == 1 else f"{days} days"
