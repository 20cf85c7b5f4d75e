"""A traveller typed in one line: "Orin Tavesk, 1986-09-17, UY". What was not understood is said, never dropped.

Commas part the pieces; a slash parts spellings of the name. A zone that was scanned or pasted is told by its fillers.
"""

import re
from dataclasses import dataclass, field, replace
from datetime import date

from fairnotice.domain.dates import PartialDate
from fairnotice.domain.errors import InvalidValue
from fairnotice.domain.subject import Document, Sex
from fairnotice.domain.unknown import UNKNOWN, Unknown
from fairnotice.formats.birth_words import MARK, find_dates, joined_dates, six_digits
from fairnotice.formats.countries import country_of_code
from fairnotice.formats.dossier.values import COUNTRIES, country_meant
from fairnotice.formats.mrz import looks_like_mrz, read_mrz
from fairnotice.formats.mrz_traveller import traveller_of
from fairnotice.formats.plain_birth import western_digits
from fairnotice.formats.traveller import Note, Traveller
from fairnotice.formats.typed_name import read_name

LONGEST = 600
_PIECES = re.compile(r"[,;،؛、\t\n\r|]+")
_SPELLINGS = re.compile(r"\s+/\s+|(?<=[^\d\s/])/(?=[^\d\s/])")
_NUMBER = re.compile(r"(?=(?:[^\d]*\d){3})[A-Z0-9][A-Z0-9-]{5,19}\Z", re.ASCII | re.IGNORECASE)
_BESIDE = re.compile(r"[:/()\s]+")
"""What may stand between a document's number and the country that issued it."""
_SEXES = {
    **dict.fromkeys(("f", "female", "woman"), Sex.FEMALE),
    **dict.fromkeys(("m", "male", "man"), Sex.MALE),
    **dict.fromkeys(("x", "other"), Sex.OTHER),
}
_KINDS = {
    **dict.fromkeys(("passport", "pp"), "passport"),
    **dict.fromkeys(("id", "card"), "identity card"),
    "visa": "visa",
    **dict.fromkeys(("document", "doc", "no", "no.", "number"), "document"),
}
_LABELS = re.compile(
    r"(?:(?P<birth>born|b\.|dob|birth date|date of birth)|(?P<nationality>nationality|national of|nat\.?)|(?P<sex>sex)"
    r"|(?P<name>name)|(?P<kind>passport|pp|identity card|id|card|visa|document|doc|no\.?|number))(?![\w])[\s:]*",
    re.IGNORECASE,
)
_SAID = {
    "BOLIVIA": "BO",
    "CZECH REPUBLIC": "CZ",
    "IRAN": "IR",
    "LAOS": "LA",
    "MOLDOVA": "MD",
    "NETHERLANDS": "NL",
    "NORTH KOREA": "KP",
    "RUSSIA": "RU",
    "SOUTH KOREA": "KR",
    "SYRIA": "SY",
    "TANZANIA": "TZ",
    "TURKEY": "TR",
    "UNITED KINGDOM": "GB",
    "UNITED STATES": "US",
    "VENEZUELA": "VE",
    "VIETNAM": "VN",
}
"""Countries as people type them, where the standard's own name is longer."""


@dataclass(slots=True)
class _Reading:
    """What has been read so far."""

    today: date
    spellings: list[list[str]] = field(default_factory=lambda: [[]])
    births: list[PartialDate] = field(default_factory=list)
    nationalities: list[str] = field(default_factory=list)
    sex: Sex | Unknown = UNKNOWN
    documents: list[Document] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    unused: list[str] = field(default_factory=list)
    maybe_name: str = ""
    maybe_births: list[PartialDate] = field(default_factory=list)  # of six digits that may be a document's number

    @property
    def named(self) -> bool:
        """Whether a name has begun."""
        return any(self.spellings)


def read_traveller(text: str, *, today: date) -> Traveller:
    """What a line, or a machine readable zone, says about a traveller.

    Raises InvalidValue for a zone that is incomplete and for a line that is too long. A line without a name or a
    document is answered as it is: ask `is_empty`.
    """
    if len(text.strip()) > LONGEST:
        raise InvalidValue(f"a line has at most {LONGEST} characters, this one has {len(text.strip())}")
    if (typed := read_name(text)).turned and typed.spellings:
        shown, *plain = (read_traveller(spelling, today=today) for spelling in typed.spellings)
        names = (*shown.names, *(name for one in plain for name in one.names))
        whole = plain[0] if plain else shown  # dates and numbers stand in the order in which they were typed
        return replace(whole, names=tuple(dict.fromkeys(names)), notes=(*whole.notes, Note.TURNED))
    if looks_like_mrz(text):
        return traveller_of(read_mrz(text), today=today)
    reading = _Reading(today)
    for number, spelling in enumerate(_SPELLINGS.split(joined_dates(western_digits(text.strip())))):
        if number:
            reading.spellings.append([])
        for piece in _PIECES.split(spelling):
            _read_piece(reading, piece.strip())
    return _made(reading)


def read_paper(text: str, *, country: str = "") -> Document:
    """The document of a box for its number: "XQ7714203", "XQ7714203 UY", "passport:XQ7714203:UY" and alike.

    `country`: the issuing one where it is said apart, which counts then. What is understood otherwise is all number.
    """
    label = _LABELS.match(text)
    kind = label["kind"] if label else None
    number, said = _number_and_country(text[label.end() :] if label and kind else text)
    found = country or said or UNKNOWN
    if not number:
        return Document(kind="document", number=text.strip(), country=country or UNKNOWN)
    return Document(kind=_kind(kind) if kind else "document", number=number, country=found)


def _number_and_country(text: str) -> tuple[str, str]:
    """A number alone, or before the country that issued it; both empty for anything else.

    What stands before a number may be its series ("PT 9913375"): it is never taken for a country.
    """
    words = [word for word in _BESIDE.sub(" ", text).split() if word.lower() not in _KINDS]
    if not words or not _NUMBER.match(words[0]):
        return "", ""
    code = _country(" ".join(words[1:]))
    return (words[0].upper(), code) if code or not words[1:] else ("", "")


def _kind(label: str) -> str:
    return "identity card" if label.lower() == "identity card" else _KINDS[label.lower().rstrip(".")]


def _read_piece(reading: _Reading, piece: str) -> None:
    label = _LABELS.match(piece)
    kind = label["kind"] if label else None
    rest = piece[label.end() :] if label else piece
    if label is None and (_whole_piece(reading, piece) or _numbered(reading, piece)):
        return
    if label and label["nationality"] and _nationality(reading, rest):
        return
    if kind and _document(reading, kind, rest):
        return
    if label and label["sex"] and rest.lower() in _SEXES:
        reading.sex = _SEXES[rest.lower()]
        return
    # "Nat King", "Id Ahmed": the word was no label after all.
    born = bool(label and label["birth"])
    _read_words(reading, rest if label and (born or label["name"]) else piece, born=born)


def _whole_piece(reading: _Reading, piece: str) -> bool:
    """A piece that is a sex or a country, after a name. A country's name that may be a given name is both."""
    if not reading.named:
        return False
    if piece.lower() in _SEXES:
        reading.sex = _SEXES[piece.lower()]
        return True
    code = _country(piece)
    if not code:
        return False
    reading.nationalities.append(code)
    name = reading.spellings[-1]
    if len(name) == 1 and not reading.births:
        reading.maybe_name = f"{name[0]} {piece}"
        reading.notes.append(Note.NAME_OR_COUNTRY)
    return True


def _nationality(reading: _Reading, text: str) -> bool:
    codes = [_country(part) for part in re.split(r"\s+and\s+|/", text)]
    if not codes or not all(codes):
        return False
    reading.nationalities.extend(code for code in codes if code)
    return True


def _numbered(reading: _Reading, piece: str) -> bool:
    """A document's number beside the country that issued it. Digits may be a birth date, with a nationality."""
    number, country = _number_and_country(piece)
    if not country or six_digits(number, today=reading.today):
        return False
    found = find_dates(piece, today=reading.today)
    if found.births or found.wrong:
        return False
    reading.documents.append(Document(kind="document", number=number, country=country))
    return True


def _document(reading: _Reading, kind: str, text: str) -> bool:
    words = [word for word in _BESIDE.sub(" ", text).split() if word.lower() not in _KINDS]
    if not words or not _NUMBER.match(words[0]):
        return False
    country = _country(" ".join(words[1:]))
    if words[1:] and not country:
        reading.unused.append(" ".join(words[1:]))
    reading.documents.append(Document(kind=_kind(kind), number=words[0].upper(), country=country or UNKNOWN))
    return True


def _read_words(reading: _Reading, text: str, *, born: bool) -> None:
    """`born`: the text is said to be a birth date."""
    found = find_dates(text, today=reading.today)
    reading.births.extend(found.births)
    reading.notes.extend(found.notes)
    reading.unused.extend(found.wrong)
    dated = False
    for word in found.rest.split():
        if word == MARK:
            dated = True
        elif days := six_digits(word, today=reading.today):
            _read_six_digits(reading, word, days, born=born)
            dated = True
        elif _NUMBER.match(word):
            reading.documents.append(Document(kind="document", number=word.upper()))
        elif dated and word.lower() in _SEXES:
            reading.sex = _SEXES[word.lower()]
        elif dated and len(word) <= 3 and (code := _country(word)):
            reading.nationalities.append(code)
        elif any(letter.isdigit() for letter in word) or not any(letter.isalpha() for letter in word):
            reading.unused.append(word)
        else:
            reading.spellings[-1].append(word)


def _read_six_digits(reading: _Reading, word: str, days: tuple[PartialDate, ...], *, born: bool) -> None:
    """860917 is a birth date where that is said; else it may be a document's number as well."""
    if born:
        reading.births.extend(days)
        reading.notes.append(Note.SHORT_YEAR)
    else:
        reading.maybe_births.extend(days)
        reading.documents.append(Document(kind="document", number=word))


def _country(text: str) -> str:
    key = text.strip().upper()
    if len(key) < 2:
        return ""
    if len(key) == 2 and key in COUNTRIES:
        return key
    return country_meant(key) or _SAID.get(key) or (country_of_code(key) if len(key) == 3 else "")


def _made(reading: _Reading) -> Traveller:
    names = [" ".join(words) for words in reading.spellings if words]
    if reading.maybe_name:
        names.append(reading.maybe_name)
    if reading.maybe_births and not reading.births:
        reading.births.extend(reading.maybe_births)
        reading.notes.append(Note.NUMBER_OR_DATE)
    return Traveller(
        names=tuple(dict.fromkeys(names)),
        births=tuple(dict.fromkeys(reading.births)),
        nationalities=tuple(dict.fromkeys(reading.nationalities)),
        sex=reading.sex,
        documents=tuple(dict.fromkeys(reading.documents)),
        notes=tuple(dict.fromkeys(reading.notes)),
        unused=tuple(reading.unused),
    )
