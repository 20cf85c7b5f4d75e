"""A traveller as a line of text or a machine readable zone gives them, with what was noticed while reading."""

from dataclasses import dataclass
from enum import StrEnum

from fairnotice.domain.dates import PartialDate
from fairnotice.domain.subject import Document, Sex
from fairnotice.domain.unknown import UNKNOWN, Unknown


class Note(StrEnum):
    """Something that the officer is told about how the traveller was read."""

    TWO_DAYS = "two_days"  # 03/04/1986: day and month could be either, both are looked for
    TWO_CALENDARS = "two_calendars"  # 1365-06-26: Hijri or Solar Hijri, both are looked for
    OTHER_CALENDAR = "other_calendar"  # 2529-09-17: Buddhist, for nobody living was born in that Gregorian year
    SHORT_YEAR = "short_year"  # 17-09-86: every day that it can mean is looked for
    NUMBER_OR_DATE = "number_or_date"  # 860917 alone: a document's number or a birth date, both are looked for
    NO_SUCH_DAY = "no_such_day"  # 29-02-1987: the year alone is looked for
    NOT_COME = "not_come"  # a date in the future, which is not used
    NAME_OR_COUNTRY = "name_or_country"  # "MA, LI": part of the name, or a country
    TURNED = "turned"  # U+202E in it: looked for without it, and as it is shown
    NUMBER_IN_NAME = "number_in_name"  # in the box for the name alone: it is not looked for there
    NAME_MAY_BE_CUT = "name_may_be_cut"
    NUMBER_WRONG = "number_wrong"  # its check digit does not agree, and it is not used
    BIRTH_WRONG = "birth_wrong"
    EXPIRY_WRONG = "expiry_wrong"
    PERSONAL_WRONG = "personal_wrong"
    WHOLE_WRONG = "whole_wrong"  # the digit over all fields does not agree
    EXPIRED = "expired"
    STATELESS = "stateless"
    REFUGEE = "refugee"
    OTHER_REFUGEE = "other_refugee"
    DIPLOMATIC = "diplomatic"
    OFFICIAL = "official"
    SPECIMEN = "specimen"

    @property
    def protects(self) -> bool:
        """Whether it is a sign of protection from a state, to be checked on any match."""
        return self in {Note.STATELESS, Note.REFUGEE, Note.OTHER_REFUGEE}

    @property
    def immune(self) -> bool:
        """Whether it is a sign of immunity, to be checked on any match."""
        return self in {Note.DIPLOMATIC, Note.OFFICIAL}


@dataclass(frozen=True, slots=True)
class Traveller:
    """What was understood. `unused` holds every piece that was not, so that nothing typed is dropped unsaid. `cut`: the
    word of the name at which a zone was full."""

    names: tuple[str, ...] = ()
    births: tuple[PartialDate, ...] = ()
    nationalities: tuple[str, ...] = ()
    sex: Sex | Unknown = UNKNOWN
    documents: tuple[Document, ...] = ()
    notes: tuple[Note, ...] = ()
    unused: tuple[str, ...] = ()
    from_mrz: bool = False
    cut: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to look for: neither a name nor a document."""
        return not self.names and not self.documents
