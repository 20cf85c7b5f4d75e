"""A machine readable zone as a traveller: what may be looked for, and what its codes say to the officer."""

from datetime import date

from fairnotice.domain.dates import PartialDate
from fairnotice.domain.errors import InvalidValue
from fairnotice.domain.subject import Document, Sex
from fairnotice.domain.unknown import UNKNOWN, Unknown
from fairnotice.formats.countries import country_of_code
from fairnotice.formats.mrz import Mrz, Part
from fairnotice.formats.traveller import Note, Traveller

_NATIONALITIES = {
    "XXA": Note.STATELESS,
    "XXB": Note.REFUGEE,
    "XXC": Note.OTHER_REFUGEE,
    "UTO": Note.SPECIMEN,
}
_CODES = {"PD": Note.DIPLOMATIC, "PO": Note.OFFICIAL, "PR": Note.REFUGEE, "PS": Note.STATELESS}
_WRONG = {
    Part.NUMBER: Note.NUMBER_WRONG,
    Part.BIRTH: Note.BIRTH_WRONG,
    Part.EXPIRY: Note.EXPIRY_WRONG,
    Part.PERSONAL: Note.PERSONAL_WRONG,
    Part.WHOLE: Note.WHOLE_WRONG,
}
_KINDS = {"P": "passport", "V": "visa", "I": "identity card", "A": "identity card", "C": "identity card"}
_SEXES = {"F": Sex.FEMALE, "M": Sex.MALE, "X": Sex.OTHER}
FURTHEST_EXPIRY = 50
"""Years ahead to which a two-digit year of expiry may reach; everything else lies behind."""


def traveller_of(mrz: Mrz, *, today: date) -> Traveller:
    """The traveller of a zone. A field whose check digit does not agree is not used, and that is noted."""
    name = f"{mrz.secondary} {mrz.primary}".strip()
    birth = None if Part.BIRTH in mrz.wrong else birth_of(mrz.birth, today=today)
    number = "" if Part.NUMBER in mrz.wrong else mrz.number
    issuer = country_of_code(mrz.issuer)
    document = Document(kind=_KINDS.get(mrz.code[:1], "document"), number=number, country=issuer or UNKNOWN)
    nationality = country_of_code(mrz.nationality)
    sex: Sex | Unknown = _SEXES.get(mrz.sex, UNKNOWN)
    unused = () if nationality or mrz.nationality in {"", "XXX", *_NATIONALITIES} else (mrz.nationality,)
    return Traveller(
        names=(name,) if name else (),
        births=(birth,) if birth else (),
        nationalities=(nationality,) if nationality else (),
        sex=sex,
        documents=(document,) if number else (),
        notes=_notes(mrz, today),
        unused=unused,
        from_mrz=True,
        cut=(mrz.secondary or mrz.primary).split()[-1] if mrz.name_may_be_cut else "",
    )


def birth_of(raw: str, *, today: date) -> PartialDate | None:
    """The date that six characters give, in the latest century that is not in the future. Unknown parts are `<`."""
    year, month, day = raw[0:2], raw[2:4], raw[4:6]
    if not year.isdigit():
        return None
    known_month = int(month) if month.isdigit() else None
    known_day = int(day) if day.isdigit() and known_month is not None else None
    full_year = today.year - today.year % 100 + int(year)
    for candidate in (full_year, full_year - 100):
        try:
            birth = PartialDate(candidate, known_month, known_day)
        except InvalidValue:
            return None
        if birth.first_day() <= today:
            return birth
    return None


def expiry_of(raw: str, *, today: date) -> date | None:
    """The day of expiry that six characters give, at most 50 years ahead. None when it is no day."""
    if not raw.isdigit():
        return None
    year = today.year - today.year % 100 + int(raw[:2])
    if year > today.year + FURTHEST_EXPIRY:
        year -= 100
    elif year <= today.year + FURTHEST_EXPIRY - 100:
        year += 100
    try:
        return date(year, int(raw[2:4]), int(raw[4:6]))
    except ValueError:
        return None


def _notes(mrz: Mrz, today: date) -> tuple[Note, ...]:
    ends = None if Part.EXPIRY in mrz.wrong else expiry_of(mrz.expiry, today=today)
    found = (
        *(_WRONG[part] for part in mrz.wrong if part is not Part.WHOLE or len(mrz.wrong) == 1),
        *((Note.NAME_MAY_BE_CUT,) if mrz.name_may_be_cut else ()),
        *((Note.EXPIRED,) if ends and ends < today else ()),
        _NATIONALITIES.get(mrz.nationality),
        _NATIONALITIES.get(mrz.issuer) if mrz.issuer == "UTO" else None,
        _CODES.get(mrz.code),
    )
    return tuple(dict.fromkeys(note for note in found if note))
