"""Machine readable zones of ICAO Doc 9303: TD1, TD2 and TD3 documents, and visas of formats A and B.

A zone is read whatever its line breaks, since a scanner or a one-line box loses them: the length decides the layout.
Every check digit is computed. One that agrees proves nothing (`0`, `K`, `U` and `<` count the same); one that does not
means that the field was misread. Name, nationality and sex are covered by no digit. Nothing is repaired silently.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from fairnotice.domain.errors import InvalidValue

_WEIGHTS = (7, 3, 1)
_BLANKS = re.compile(r"\s+")
_ZONE = re.compile(r"[A-Z0-9<]+\Z")
SHORTEST = 28
"""Characters from which on an unbroken text with a filler is taken for a zone."""


class Layout(StrEnum):
    """What kind of zone it is."""

    TD1 = "TD1"
    TD2 = "TD2"
    TD3 = "TD3"
    MRV_A = "MRV-A"
    MRV_B = "MRV-B"


class Part(StrEnum):
    """A field that a check digit covers."""

    NUMBER = "number"
    BIRTH = "birth"
    EXPIRY = "expiry"
    PERSONAL = "personal"
    WHOLE = "whole"  # the composite digit


@dataclass(frozen=True, slots=True)
class Mrz:
    """The fields as they stand, fillers taken off, and the digits that do not agree.

    Dates are the raw six characters: which century is meant is not in them. `name_may_be_cut`: a letter stands in the
    last position, so that more may have followed.
    """

    layout: Layout
    code: str  # P, PD, I, V …
    issuer: str
    primary: str
    secondary: str
    name_may_be_cut: bool
    number: str
    nationality: str
    birth: str
    sex: str
    expiry: str
    optional: str
    wrong: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class _Fields:
    """The positions that the layouts have in common, cut out of the lines."""

    number: str
    number_digit: str
    birth: str
    birth_digit: str
    expiry: str
    expiry_digit: str
    optional: str


def looks_like_mrz(text: str) -> bool:
    """Whether a text is meant as a zone: a double filler, or a long unbroken text of its letters with a filler."""
    plain = _plain(text)
    return "<<" in plain or ("<" in plain and len(plain) >= SHORTEST and bool(_ZONE.match(plain)))


def check_digit(data: str) -> str:
    """The check digit of Doc 9303 part 3: weights 7, 3, 1, modulo 10; letters are 10 to 35, the filler is 0."""
    return str(sum(_value(letter) * _WEIGHTS[n % 3] for n, letter in enumerate(data)) % 10)


def read_mrz(text: str) -> Mrz:
    """Read a zone. Raises InvalidValue, without repeating it, when it is incomplete or holds other characters."""
    plain = _plain(text)
    strange = sorted({letter for letter in plain if not _ZONE.match(letter)})
    if strange:
        raise InvalidValue(
            f"A machine readable zone holds the letters A to Z, digits and '<' only, not {', '.join(strange[:5])}: "
            "read it again."
        )
    if len(plain) == 88:
        return _read_td3(plain[:44], plain[44:])
    if len(plain) == 72:
        return _read_td2(plain[:36], plain[36:])
    if len(plain) == 90:
        return _read_td1(plain[:30], plain[30:60], plain[60:])
    raise InvalidValue(
        f"A machine readable zone has two lines of 44 or of 36 characters, or three of 30. This has {len(plain)} "
        "characters: read it again, or paste every line."
    )


def _read_td3(first: str, second: str) -> Mrz:
    visa = first.startswith("V")
    fields = _two_lines(second, optional=second[28:] if visa else second[28:42])
    wrong = [*_wrong(fields)]
    if not visa:
        personal, digit = second[28:42], second[42]
        empty = not personal.strip("<")
        if digit != check_digit(personal) and not (empty and digit in "0<"):
            wrong.append(Part.PERSONAL)
        if second[43] != check_digit(second[0:10] + second[13:20] + second[21:43]):
            wrong.append(Part.WHOLE)
    return _mrz(Layout.MRV_A if visa else Layout.TD3, first, first[5:44], fields, second[10:13], second[20], wrong)


def _read_td2(first: str, second: str) -> Mrz:
    visa = first.startswith("V")
    fields = _two_lines(second, optional=second[28:] if visa else second[28:35])
    wrong = []
    if not visa:
        fields = _long_number(fields)
        if second[35] != check_digit(second[0:10] + second[13:20] + second[21:35]):
            wrong.append(Part.WHOLE)
    wrong = [*_wrong(fields), *wrong]
    return _mrz(Layout.MRV_B if visa else Layout.TD2, first, first[5:36], fields, second[10:13], second[20], wrong)


def _read_td1(first: str, second: str, third: str) -> Mrz:
    fields = _long_number(
        _Fields(
            number=first[5:14],
            number_digit=first[14],
            birth=second[0:6],
            birth_digit=second[6],
            expiry=second[8:14],
            expiry_digit=second[14],
            optional=first[15:30],
        )
    )
    wrong = [*_wrong(fields)]
    if second[29] != check_digit(first[5:30] + second[0:7] + second[8:15] + second[18:29]):
        wrong.append(Part.WHOLE)
    return _mrz(Layout.TD1, first, third, fields, second[15:18], second[7], wrong)


def _two_lines(second: str, *, optional: str) -> _Fields:
    return _Fields(
        number=second[0:9],
        number_digit=second[9],
        birth=second[13:19],
        birth_digit=second[19],
        expiry=second[21:27],
        expiry_digit=second[27],
        optional=optional,
    )


def _long_number(fields: _Fields) -> _Fields:
    """A number of more than nine characters goes on in the optional field, followed by its check digit."""
    rest, _filler, optional = fields.optional.partition("<")
    if fields.number_digit != "<" or len(rest) < 2:
        return fields
    return _Fields(
        number=fields.number + rest[:-1],
        number_digit=rest[-1],
        birth=fields.birth,
        birth_digit=fields.birth_digit,
        expiry=fields.expiry,
        expiry_digit=fields.expiry_digit,
        optional=optional,
    )


def _wrong(fields: _Fields) -> tuple[Part, ...]:
    pairs = (
        (Part.NUMBER, fields.number, fields.number_digit),
        (Part.BIRTH, fields.birth, fields.birth_digit),
        (Part.EXPIRY, fields.expiry, fields.expiry_digit),
    )
    return tuple(
        part for part, data, digit in pairs if digit != check_digit(data) and (data.strip("<") or digit != "<")
    )


def _mrz(layout: Layout, first: str, name: str, fields: _Fields, nationality: str, sex: str, wrong: list[Part]) -> Mrz:
    primary, _between, secondary = name.partition("<<")
    return Mrz(
        layout=layout,
        code=first[:2].strip("<"),
        issuer=first[2:5].strip("<"),
        primary=_words(primary),
        secondary=_words(secondary),
        name_may_be_cut=name[-1] != "<",
        number=fields.number.strip("<").replace("<", " "),
        nationality=nationality.strip("<"),
        birth=fields.birth,
        sex=sex.strip("<"),
        expiry=fields.expiry,
        optional=_words(fields.optional),
        wrong=tuple(wrong),
    )


def _words(field: str) -> str:
    return " ".join(part for part in field.split("<") if part)


def _plain(text: str) -> str:
    return _BLANKS.sub("", text).upper()


def _value(letter: str) -> int:
    return 0 if letter == "<" else int(letter, 36)
