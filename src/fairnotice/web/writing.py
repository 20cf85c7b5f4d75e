"""How dates, numbers and countries are written in the language of the page: see `fairnotice.border.writing`."""

from fairnotice.border.writing import (
    countries,
    country_said,
    country_text,
    day_text,
    digits,
    instant_text,
    latin_digits,
    local_text,
    locale,
    number_text,
    span_text,
    until_text,
    zoned_text,
)

__all__ = [
    "countries",
    "country_said",
    "country_text",
    "day_text",
    "digits",
    "instant_text",
    "latin_digits",
    "local_text",
    "locale",
    "number_text",
    "span_text",
    "until_text",
    "zoned_text",
]
