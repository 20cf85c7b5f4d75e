"""What was typed, as a question to the list and as it is said back to the officer."""

from dataclasses import dataclass, replace
from datetime import date

from django.utils.functional import Promise

from fairnotice.border.words import CALENDARS, MAY_BE_MINOR, NO_BIRTH_DATE, ONE_WORD
from fairnotice.domain.dates import Calendar, PartialDate
from fairnotice.domain.errors import InvalidValue
from fairnotice.domain.subject import Sex
from fairnotice.domain.unknown import is_known
from fairnotice.formats.mrz import looks_like_mrz, read_mrz
from fairnotice.formats.mrz_traveller import traveller_of
from fairnotice.formats.plain_birth import births_meant
from fairnotice.formats.traveller import Note, Traveller
from fairnotice.formats.travellerline import read_paper
from fairnotice.formats.typed_name import read_name
from fairnotice.screening import Query
from fairnotice.screening.age import possibly_minor
from fairnotice.screening.one_word import said_of_one_word


def together(
    line: Traveller,
    *,
    today: date,
    name: str = "",
    birth: str = "",
    nationality: str = "",
    sex: str = "",
    document: str = "",
    document_country: str = "",
) -> Traveller:
    """The traveller of the line with the separate fields added; of two sexes the separate field's counts.

    A machine readable zone in the name's box is one. Raises InvalidValue for a birth date on which nobody living was
    born; NoZone for a zone that is incomplete.
    """
    if looks_like_mrz(name):
        try:
            line, name = _and(line, traveller_of(read_mrz(name), today=today)), ""
        except InvalidValue as error:
            raise NoZone(str(error)) from None
    typed = read_name(name)
    papers = (read_paper(document.upper(), country=document_country),) if document else ()
    births = births_meant(birth, today=today).births if birth else ()
    calendars = {each.calendar for each in births} - {Calendar.GREGORIAN}
    said = (*((Note.TURNED,) if typed.turned else ()), *((Note.NUMBER_IN_NAME,) if typed.numbers else ()))
    notes = (Note.TWO_CALENDARS if len(calendars) > 1 else Note.OTHER_CALENDAR,) if calendars else ()
    return replace(
        line,
        names=tuple(dict.fromkeys((*line.names, *filter(None, typed.spellings)))),
        births=tuple(dict.fromkeys((*line.births, *births))),
        nationalities=tuple(dict.fromkeys((*line.nationalities, *([nationality] if nationality else [])))),
        sex=Sex(sex) if sex else line.sex,
        documents=tuple(dict.fromkeys((*line.documents, *papers))),
        notes=tuple(dict.fromkeys((*line.notes, *said, *notes))),
    )


class NoZone(InvalidValue):
    """What stands in the name's box is a machine readable zone that cannot be read."""


def _and(line: Traveller, zone: Traveller) -> Traveller:
    """What a line and a zone say together; of two sexes the zone's counts, as it stands in the document."""
    return Traveller(
        names=(*line.names, *zone.names),
        births=(*line.births, *zone.births),
        nationalities=(*line.nationalities, *zone.nationalities),
        sex=zone.sex if is_known(zone.sex) else line.sex,
        documents=(*line.documents, *zone.documents),
        notes=(*line.notes, *zone.notes),
        unused=(*line.unused, *zone.unused),
        from_mrz=True,
        cut=line.cut or zone.cut,
    )


def query_of(traveller: Traveller) -> Query:
    """The question to the list. Raises InvalidValue when there is nothing to look for."""
    return Query(
        names=traveller.names,
        births=traveller.births,
        nationalities=traveller.nationalities,
        sex=traveller.sex,
        documents=traveller.documents,
        cut=traveller.cut,
    )


def minor_said(traveller: Traveller, on: date) -> str | Promise:
    """What an officer is told beside a match of somebody who may be under 18; empty of an adult."""
    if not traveller.births:
        return NO_BIRTH_DATE
    return MAY_BE_MINOR if possibly_minor(traveller.births, on) else ""


def one_word_said(traveller: Traveller) -> str | Promise:
    """What an officer is told of whom one word of a name cannot show, and what to add; else empty."""
    return ONE_WORD if said_of_one_word(query_of(traveller)) else ""


@dataclass(frozen=True, slots=True)
class SaidBirth:
    """A birth date as it is said back: a Gregorian date, or the text of another calendar with that calendar's name."""

    date: PartialDate | None
    text: str
    calendar: str | Promise


def births_said(traveller: Traveller) -> list[SaidBirth]:
    """The birth dates that were understood."""
    return [
        SaidBirth(birth, "", "")
        if birth.calendar is Calendar.GREGORIAN
        else SaidBirth(None, str(birth).partition(" ")[0], CALENDARS[birth.calendar.value])
        for birth in traveller.births
    ]
