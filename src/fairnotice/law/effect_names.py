"""The names of countries as they are said in a sentence."""

import iso3166

from fairnotice.domain.errors import InvalidValue

_PLAIN = {
    "AE": "the United Arab Emirates",
    "BO": "Bolivia",
    "CD": "the Democratic Republic of the Congo",
    "CF": "the Central African Republic",
    "CG": "the Republic of the Congo",
    "CZ": "Czechia",
    "DO": "the Dominican Republic",
    "FK": "the Falkland Islands",
    "FM": "Micronesia",
    "GB": "the United Kingdom",
    "IR": "Iran",
    "KP": "North Korea",
    "KR": "South Korea",
    "LA": "Laos",
    "MD": "Moldova",
    "NL": "the Netherlands",
    "PH": "the Philippines",
    "RU": "Russia",
    "SY": "Syria",
    "TZ": "Tanzania",
    "US": "the United States",
    "VA": "the Holy See",
    "VE": "Venezuela",
    "VG": "the British Virgin Islands",
    "VI": "the United States Virgin Islands",
}
"""Where the standard's own name does not stand well in a sentence."""


def country_name(code: str) -> str:
    """The name of a country as a sentence says it. Raises InvalidValue for a code that ISO 3166-1 does not have."""
    key = code.strip().upper()
    if key in _PLAIN:
        return _PLAIN[key]
    country = iso3166.countries_by_alpha2.get(key)
    if country is None:
        raise InvalidValue(f"'{code}' is not a country code such as FR or GB (two letters, ISO 3166-1)")
    return country.apolitical_name


def title_name(code: str) -> str:
    """The name of a country as a heading says it, without the article. Raises InvalidValue as `country_name`."""
    return country_name(code).removeprefix("the ")
