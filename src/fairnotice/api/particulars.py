"""A traveller's particulars as bodies give them: dates, countries and a sex as passports and airlines write them.

In a case file they are stated strictly, with the calendar; what is known of a traveller comes from elsewhere.
"""

from typing import Annotated, Any

from pydantic import PlainValidator, WithJsonSchema

from fairnotice.api.clock import now
from fairnotice.domain.dates import Calendar
from fairnotice.domain.errors import InvalidValue
from fairnotice.domain.subject import Sex
from fairnotice.domain.unknown import UNKNOWN, Unknown
from fairnotice.formats.birth_words import birth_written, no_such_day, year_alone
from fairnotice.formats.countries import nationality_of
from fairnotice.formats.dossier.problems import reject
from fairnotice.formats.plain_birth import Meant, NoBirth, births_meant, calendar_of
from fairnotice.formats.sexes import sex_of

_DATE = 'text such as \'1972\', \'1972-05\' or \'1972-05-03\', or {"date": "1350-02-01", "calendar": "solar_hijri"}'
_CALENDARS = tuple(each.value for each in Calendar)


def read_birth(value: object) -> Meant:
    """What a birth date can mean: text, or an object that names the calendar."""
    stated: object = ""
    if isinstance(value, dict):
        told: dict[str, object] = value
        if "date" not in told or not set(told) <= {"date", "calendar"}:
            reject("is an object with other keys than date and calendar.", _DATE)
        value, stated = told["date"], told.get("calendar", "")
    try:
        calendar = calendar_of(stated) if isinstance(stated, str) else reject("names no calendar.", _DATE)
    except InvalidValue:
        reject("names a calendar that is not known.", ", ".join(_CALENDARS))
    if not isinstance(value, str):
        reject("is not a date as text.", _DATE)
    today = now().date()
    try:
        return births_meant(value, today=today, calendar=calendar) if calendar else birth_written(value, today=today)
    except NoBirth as error:
        reject(f"is no birth date of a traveller: {error}.", _DATE)
    except InvalidValue:
        none = no_such_day(value, today=today) if calendar in {None, Calendar.GREGORIAN} else None
        reject(f"is not a date that a calendar has{f': {none.says}' if none else '.'}", _DATE)


def year_of(value: object) -> object:
    """What is left of a birth date that `read_birth` refuses, in the same form: the year of an impossible day, or
    None."""
    text = value.get("date") if isinstance(value, dict) else value
    try:
        stated = calendar_of(str(value.get("calendar", ""))) if isinstance(value, dict) else None
    except InvalidValue:
        return None
    years = year_alone(text, today=now().date(), calendar=stated) if isinstance(text, str) else ()
    if not years:
        return None
    year = f"{years[0].year:04d}"
    return {"date": year, "calendar": stated.value} if stated else year


def read_nationality(value: object) -> str:
    """The two letters of a country; empty for a code that says that there is no state."""
    try:
        return nationality_of(value) if isinstance(value, str) else reject("is not text.", _COUNTRY)
    except InvalidValue:
        reject("is no country that is known.", _COUNTRY)


_COUNTRY = "a code of two or three letters such as FR or FRA, one of ICAO Doc 9303 such as D or XXA, or an English name"


def read_issuer(value: object) -> str | Unknown:
    """The same, of a document; unknown where it is no state's."""
    return UNKNOWN if value == "unknown" else read_nationality(value) or UNKNOWN


def read_sex(value: object) -> Sex | Unknown:
    """The sex as a document states it; null and `<` say that it is not known."""
    if value is None:
        return UNKNOWN
    try:
        return sex_of(value) if isinstance(value, str) else reject("is not text.", _SEX)
    except InvalidValue:
        reject("is no sex that is known.", _SEX)


_SEX = "female, male, other, unknown, or F, M, X, U, <"


def _text(description: str, **more: Any) -> dict[str, Any]:
    return {"type": "string", "description": description, **more}


_WRITTEN = _text(
    "1972, 1972-05, 1972-05-03 or 19720503; a day or month 00 is not known. As it is written elsewhere, such as "
    "3 May 1972 or 03/05/1972, where day and month that can be read both ways are looked for as both.",
    maxLength=60,
)
BirthGiven = Annotated[
    Meant,
    PlainValidator(read_birth),
    WithJsonSchema(
        {
            "anyOf": [
                _WRITTEN,
                {
                    "type": "object",
                    "properties": {"date": _WRITTEN, "calendar": {"enum": list(_CALENDARS)}},
                    "required": ["date"],
                    "additionalProperties": False,
                },
            ]
        }
    ),
]
NationalityGiven = Annotated[str, PlainValidator(read_nationality), WithJsonSchema(_text(f"{_COUNTRY}."))]
IssuerGiven = Annotated[str | Unknown, PlainValidator(read_issuer), WithJsonSchema(_text(f"{_COUNTRY}; or unknown."))]
SexGiven = Annotated[
    Sex | Unknown,
    PlainValidator(read_sex),
    WithJsonSchema({"anyOf": [_text(f"{_SEX}."), {"type": "null"}]}),
]
