"""The comparison of a traveller with a notice, line by line, with what each comes to in a word."""

import re
from dataclasses import dataclass

from django.utils.functional import Promise

from fairnotice.border.words import CALENDARS, LIKENESS, SEXES
from fairnotice.border.writing import country_text, day_text
from fairnotice.domain.dates import Calendar, PartialDate
from fairnotice.domain.errors import InvalidValue
from fairnotice.domain.hit import Comparison, Feature, Hit

_AGREES = {Feature.NAME: 0.95, Feature.BIRTH: 0.7, Feature.DOCUMENT: 0.75}
"""From which score on a comparison is said to agree; below it agrees in part. Others agree when they say anything."""

_ISSUED_BY = re.compile(r" \(([A-Z]{2})\)(?=, |$)")
"""The country at the end of each document."""

MOST_DRAWN, BAR = 24.0, 50.0
"""Bits that fill one half of a bar, and how wide that half is."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the comparison, with what it comes to in a word."""

    feature: str
    traveller: str
    notice: str
    says: str
    likeness: str
    word: str | Promise
    bits: float

    @property
    def wide(self) -> float:
        """How wide its bar is drawn, of the half that a bar has at most."""
        return round(min(abs(self.bits), MOST_DRAWN) / MOST_DRAWN * BAR, 1)

    @property
    def whole_bits(self) -> int:
        """Bits for or against the same person, as a whole number that is not below nothing."""
        return round(abs(self.bits))

    @property
    def begins(self) -> float:
        """Where its bar begins: what speaks for the same person is drawn from the middle on, what speaks against to
        it."""
        return BAR if self.bits > 0 else BAR - self.wide


def lines_of(hit: Hit) -> tuple[Line, ...]:
    """Every comparison of a hit, in the matcher's order."""
    return tuple(_line(reason) for reason in hit.reasons)


def _line(reason: Comparison) -> Line:
    likeness = _likeness(reason)
    traveller, entry = _shown(reason.feature, reason.traveller), _shown(reason.feature, reason.entry)
    return Line(reason.feature.value, traveller, entry, reason.says, likeness, LIKENESS[likeness], reason.bits)


def _shown(feature: Feature, text: str) -> str:
    """A date, a country and a sex as the page writes them; what is none of these, as the matcher gives it."""
    parts = text.split(", ") if text else []
    if feature is Feature.BIRTH:
        return ", ".join(_day(part) for part in parts)
    if feature is Feature.NATIONALITY:
        return ", ".join(country_text(part) for part in parts)
    if feature is Feature.SEX:
        return ", ".join(str(SEXES.get(part, part)) for part in parts)
    if feature is Feature.DOCUMENT:
        return _ISSUED_BY.sub(lambda found: f" ({country_text(found[1])})", text)
    return text


def _day(text: str) -> str:
    try:
        found = PartialDate.told(text)
    except InvalidValue:
        return text
    if found.calendar is Calendar.GREGORIAN:
        return day_text(found)
    return f"{text.partition(' ')[0]} ({CALENDARS[found.calendar.value]})"


def _likeness(reason: Comparison) -> str:
    if reason.score < 0.0:
        return "differs"
    if reason.score == 0.0:
        return "neither" if reason.traveller and reason.entry else "open"
    return "agrees" if reason.score >= _AGREES.get(reason.feature, 0.0) else "partly"
