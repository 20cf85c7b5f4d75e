"""What was typed, as a question to the list and as it is said back to the officer."""

from dataclasses import dataclass, replace

from django.utils.functional import Promise

from fairnotice.domain.dates import Calendar, PartialDate
from fairnotice.domain.subject import Document, Sex
from fairnotice.formats.traveller import Traveller
from fairnotice.screening import Query
from fairnotice.web.border.words import CALENDARS


def together(
    line: Traveller, *, name: str = "", birth: str = "", nationality: str = "", sex: str = "", document: str = ""
) -> Traveller:
    """The traveller of the line with the separate fields added; of two sexes the separate field's counts."""
    papers = (Document(kind="document", number=document.upper()),) if document else ()
    births = (PartialDate.parse(birth),) if birth else ()
    return replace(
        line,
        names=tuple(dict.fromkeys((*line.names, *([name] if name else [])))),
        births=tuple(dict.fromkeys((*line.births, *births))),
        nationalities=tuple(dict.fromkeys((*line.nationalities, *([nationality] if nationality else [])))),
        sex=Sex(sex) if sex else line.sex,
        documents=tuple(dict.fromkeys((*line.documents, *papers))),
    )


def query_of(traveller: Traveller) -> Query:
    """The question to the list. Raises InvalidValue when there is nothing to look for."""
    return Query(
        names=traveller.names,
        births=traveller.births,
        nationalities=traveller.nationalities,
        sex=traveller.sex,
        documents=traveller.documents,
    )


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
