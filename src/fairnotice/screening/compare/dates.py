"""Do the birth dates agree? At the coarser precision, over every date given, in any calendar."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from fairnotice.domain.dates import Calendar, PartialDate
from fairnotice.domain.errors import InvalidValue
from fairnotice.domain.hit import Comparison, Feature
from fairnotice.screening.calendars import DayRange, days_of, is_placeholder, year_of
from fairnotice.screening.day_words import CALENDAR_NAMES, gregorian_words


class Agreement(Enum):
    """How two birth dates stand to each other: the score, the bits (see `evidence`), and the words for an officer.

    WRONG_DECADE is no identifier that agrees. None of the 557 people who are on both lists of `evidence` has such
    dates: with half a case added, as everywhere there, that is one in 1,100 of one person. Of strangers one in 365 is
    born on that day of that month, and one in twelve of those some decades apart: one in 4,400, two bits less.
    """

    SAME_DAY = (0.75, 14.2, "The birth dates are the same day.")
    SWAPPED = (0.55, 8.2, "The birth dates agree if day and month are swapped in one of them.")
    SAME_MONTH = (0.5, 9.2, "The birth dates agree in year and month; at least one side gives no day.")
    SAME_YEAR = (0.35, 5.7, "The birth years agree; at least one side gives no more than the year.")
    ONE_DIGIT = (0.3, 4.6, "The birth dates differ in one digit: perhaps a slip.")
    TWO_PLACES = (0.3, 4.6, "The birth dates are the same if two neighbouring digits changed places: perhaps a slip.")
    WRONG_DECADE = (
        0.2,
        3.0,
        "Day and month are the same, and the years are decades apart: perhaps a slip of one digit.",
    )
    NEAR_YEAR = (0.05, 0.3, "The birth years are one apart, which an age given in years can explain.")
    NOT_COMPARABLE = (0.0, 0.0, "The birth dates cannot be compared.")
    OTHER_DAY = (-0.1, -1.6, "The birth dates fall within a year of each other, but are different days.")
    FEW_YEARS = (-0.25, -2.8, "The birth dates lie some years apart.")
    DIFFERENT = (-0.65, -5.4, "The birth dates are far apart.")

    def __init__(self, score: float, bits: float, says: str) -> None:
        self.score = score
        self.bits = bits
        self.says = says


FEW_YEARS_AT_MOST = 3
_YEAR = 366
_PLACEHOLDER_SAYS = " {day} often stands for an unknown day, so only the year was compared."
_JANUARY_FIRST = frozenset({Calendar.GREGORIAN, Calendar.BUDDHIST, Calendar.MINGUO})


@dataclass(frozen=True, slots=True)
class _Judged:
    agreement: Agreement
    traveller: PartialDate
    entry: PartialDate


def compare_births(traveller: Sequence[PartialDate], entry: Sequence[PartialDate]) -> Comparison:
    """The best agreement of any pair. A date missing on either side says nothing either way."""
    if not traveller or not entry:
        side = "traveller" if not traveller else "listed person"
        return Comparison(Feature.BIRTH, _text(traveller), _text(entry), 0.0, f"The {side} has no birth date here.")
    judged = (_Judged(agreement_of(mine, theirs), mine, theirs) for mine in traveller for theirs in entry)
    best = max(judged, key=lambda one: one.agreement.score)
    says = best.agreement.says
    if best.agreement is Agreement.SAME_YEAR:
        says += _placeholder_says(best)
    says += _conversion_says(best)
    agreed = best.agreement
    return Comparison(Feature.BIRTH, str(best.traveller), str(best.entry), agreed.score, says, agreed.bits)


@lru_cache(maxsize=1 << 15)
def agreement_of(one: PartialDate, other: PartialDate) -> Agreement:
    """How two birth dates stand to each other. The order of the two does not matter."""
    try:
        days, other_days = _as_meant(one), _as_meant(other)
    except InvalidValue:
        return Agreement.NOT_COMPARABLE
    precisions = {_precision(one), _precision(other)}
    if days.days_apart(other_days) == 0:
        return _by_precision(precisions)
    if precisions == {"day"} and one.calendar is other.calendar:
        if _swapped(one, other):
            return Agreement.SWAPPED
        if slip := _slip(str(one), str(other)):
            return slip
    if "year" in precisions and days.years_apart(other_days) <= 1:
        return Agreement.NEAR_YEAR
    apart = days.days_apart(other_days)
    if "year" not in precisions and apart < _YEAR:
        return Agreement.OTHER_DAY
    return Agreement.FEW_YEARS if apart <= FEW_YEARS_AT_MOST * _YEAR else Agreement.DIFFERENT


def _as_meant(stated: PartialDate) -> DayRange:
    return days_of(year_of(stated) if is_placeholder(stated) else stated)


def _precision(stated: PartialDate) -> str:
    return "year" if is_placeholder(stated) else stated.precision


def _by_precision(precisions: set[str]) -> Agreement:
    if "year" in precisions:
        return Agreement.SAME_YEAR
    return Agreement.SAME_MONTH if "month" in precisions else Agreement.SAME_DAY


def _swapped(one: PartialDate, other: PartialDate) -> bool:
    return one.year == other.year and (one.day, one.month) == (other.month, other.day)


def _slip(one: str, other: str) -> Agreement | None:
    """One digit differs, or two neighbouring digits of the same part changed places."""
    if len(one) != len(other):
        return None
    places = [place for place, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if len(places) == 1:
        return Agreement.WRONG_DECADE if places[0] < one.index("-") - 1 else Agreement.ONE_DIGIT
    if len(places) != 2 or places[1] != places[0] + 1:
        return None
    first, second = places
    return Agreement.TWO_PLACES if (one[first], one[second]) == (other[second], other[first]) else None


def _placeholder_says(judged: _Judged) -> str:
    calendars = {each.calendar for each in (judged.traveller, judged.entry) if is_placeholder(each)}
    if not calendars:
        return ""
    day = "The first of January" if calendars <= _JANUARY_FIRST else "The first day of the first month"
    return _PLACEHOLDER_SAYS.format(day=day)


def _conversion_says(judged: _Judged) -> str:
    """What was converted, and to which days; nothing where both sides are stated in one calendar."""
    if judged.traveller.calendar is judged.entry.calendar:
        return ""
    told = (_converted(each) for each in (judged.traveller, judged.entry))
    return "".join(dict.fromkeys(told))


def _converted(stated: PartialDate) -> str:
    if stated.calendar is Calendar.GREGORIAN:
        return ""
    meant = year_of(stated) if is_placeholder(stated) else stated
    days = gregorian_words(meant)
    return f" Converted from the {CALENDAR_NAMES[stated.calendar]} calendar: {days}." if days else ""


def _text(dates: Sequence[PartialDate]) -> str:
    return ", ".join(str(date) for date in dates)
