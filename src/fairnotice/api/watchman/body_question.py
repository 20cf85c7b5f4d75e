"""The parameters of Watchman's search about a business, an organisation, a vessel or an aircraft."""

from collections.abc import Mapping, Sequence
from datetime import date

from fairnotice.api.clients import Unused, births_told, unused
from fairnotice.domain.body import LEGAL, BodyKind
from fairnotice.domain.subject import Document
from fairnotice.domain.unknown import UNKNOWN
from fairnotice.formats.countries import country_of
from fairnotice.screening.bodies.query import MOST_NAMES, BodyQuery

KINDS: Mapping[str, frozenset[BodyKind]] = {
    "": frozenset(BodyKind),
    "business": LEGAL,
    "organization": LEGAL,
    "vessel": frozenset({BodyKind.VESSEL}),
    "aircraft": frozenset({BodyKind.AIRCRAFT}),
}
"""What each `type` may be; without one everything."""

_NUMBERS = {"imoNumber": "imo number", "mmsi": "mmsi", "callSign": "call sign", "serialNumber": "serial number"}
_PAPERS = {
    "gov_business-registration": "registration number",
    "gov_commercial-registry": "registration number",
    "gov_tax-id": "tax number",
}
_DAYS = ("created", "built")
USED = frozenset({*_NUMBERS, *_PAPERS, *_DAYS, "flag"})
"""Parameters that are compared besides the names."""

Texts = Mapping[str, Sequence[str]]


def body_question(kind: str, names: Sequence[str], texts: Texts, told: list[Unused], today: date) -> BodyQuery | None:
    """The question; None without a name or a number. `texts`: the values of USED."""
    numbers = [Document(_NUMBERS[key], text) for key in _NUMBERS for text in texts.get(key, ())]
    numbers += [_paper(_PAPERS[key], text) for key in _PAPERS for text in texts.get(key, ())]
    if not names and not numbers:
        return None
    countries = []
    for text in texts.get("flag", ()):
        code = country_of(text)
        if code:
            countries.append(code)
        else:
            told.append(unused("flag", "It names no country."))
    days = [(key, text.partition("T")[0]) for key in _DAYS for text in texts.get(key, ())]
    return BodyQuery(
        KINDS[kind],
        names=tuple(names[:MOST_NAMES]),
        countries=tuple(countries),
        numbers=tuple(numbers),
        founded=births_told(days, told, today=today),
    )


def _paper(kind: str, text: str) -> Document:
    """`country:number`, or the number alone."""
    country, colon, number = text.partition(":")
    return Document(kind, number.strip(), country_of(country) or UNKNOWN) if colon else Document(kind, text)
