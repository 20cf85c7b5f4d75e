"""Countries as travel documents, airlines and lists name them: codes of ISO 3166-1, of ICAO Doc 9303, and names."""

import re

import iso3166

from fairnotice.domain.errors import InvalidValue
from fairnotice.formats.dossier.values import COUNTRIES, country_meant

ICAO = {"D": "DE", "GBD": "GB", "GBN": "GB", "GBO": "GB", "GBP": "GB", "GBS": "GB", "RKS": "XK"}
"""Codes of Doc 9303 part 3 section 5 that ISO 3166-1 does not have."""

NO_STATE = frozenset(
    {"EUE", "UNA", "UNK", "UNO", "UTO", "XBA", "XCC", "XCE", "XCO", "XDC", "XEC", "XES", "XIM", "XMP", "XOM", "XPO"}
    | {"XXA", "XXB", "XXC", "XXX"}
)
"""Codes of the same section for organisations, for the stateless, refugees and those of unspecified nationality."""

_NAMES = {
    "BAHAMAS, THE": "BS", "THE BAHAMAS": "BS", "BOLIVIA": "BO", "BRITISH VIRGIN ISLANDS": "VG", "BRUNEI": "BN",
    "BURMA": "MM", "CAPE VERDE": "CV", "CHINA, HONG KONG SPECIAL ADMINISTRATIVE REGION": "HK",
    "CHINA, MACAO SPECIAL ADMINISTRATIVE REGION": "MO", "COTE D IVOIRE": "CI", "COTE D'IVOIRE": "CI",
    "CÔTE D'IVOIRE": "CI", "ENGLAND": "GB", "GREAT BRITAIN": "GB", "MACAU": "MO", "NORTHERN IRELAND": "GB",
    "SCOTLAND": "GB", "ST. KITTS AND NEVIS": "KN", "ST. KITTS & NEVIS": "KN", "WALES": "GB",
    "CZECH REPUBLIC": "CZ", "DEMOCRATIC PEOPLE'S REPUBLIC OF KOREA": "KP", "DEMOCRATIC REPUBLIC OF THE CONGO": "CD",
    "CONGO, DEMOCRATIC REPUBLIC OF THE": "CD", "CONGO, REPUBLIC OF THE": "CG", "FORMER SOVIET UNION": "SU",
    "IRAN (ISLAMIC REPUBLIC OF)": "IR", "IRAN": "IR", "IVORY COAST": "CI", "KOREA, NORTH": "KP", "KOREA, SOUTH": "KR",
    "KOSOVO": "XK", "LAOS": "LA", "LIBYA": "LY", "MACEDONIA, THE FORMER YUGOSLAV REPUBLIC OF": "MK", "MOLDOVA": "MD",
    "NORTH KOREA": "KP", "SOUTH KOREA": "KR", "PALESTINIAN": "PS", "STATE OF PALESTINE": "PS", "PALESTINE": "PS",
    "RUSSIA": "RU", "RUSSIAN FEDERATION": "RU", "SERBIA AND MONTENEGRO": "CS", "SWAZILAND": "SZ", "SYRIA": "SY",
    "SYRIAN ARAB REPUBLIC": "SY", "TAIWAN": "TW", "TANZANIA": "TZ", "THE GAMBIA": "GM", "GAMBIA, THE": "GM",
    "TURKEY": "TR", "UNITED KINGDOM": "GB", "UNITED KINGDOM OF GREAT BRITAIN AND NORTHERN IRELAND": "GB",
    "UNITED REPUBLIC OF TANZANIA": "TZ", "UNITED STATES": "US", "UNITED STATES OF AMERICA": "US", "VENEZUELA": "VE",
    "VIETNAM": "VN", "VIET NAM": "VN", "YUGOSLAVIA": "YU", "ZAIRE": "ZR",
}  # fmt: skip
ISSUERS = frozenset({*COUNTRIES, *ICAO.values(), *_NAMES.values()})
"""The two letters of every country that a paper can be said to be of."""
_UNCERTAIN = re.compile(r"(?i)\A(?:possibly|probably|formerly|alt\.?|claimed) +")


def country_of(text: str) -> str | None:
    """The two letters of a country by any of its codes or its English name; None for one that is not known."""
    plain = _UNCERTAIN.sub("", " ".join(text.split()).strip(" ."))
    code = plain.upper()
    return _NAMES.get(code) or ICAO.get(code) or country_meant(plain) or (code if code in COUNTRIES else None)


def country_of_code(code: str) -> str:
    """The two letters of ISO 3166-1 for a three-letter code of Doc 9303, or nothing for one that is no country's."""
    country = iso3166.countries_by_alpha3.get(code)
    return country.alpha2 if country else ICAO.get(code, "")


def nationality_of(text: str) -> str:
    """The two letters, or nothing for a code that says that there is no state. Raises InvalidValue for another word."""
    plain = text.strip(" <")
    code = country_of(plain)
    if code is None and plain and plain.upper() not in NO_STATE:
        raise InvalidValue("it is no country that is known: a code such as FR or FRA, or an English name")
    return code or ""
