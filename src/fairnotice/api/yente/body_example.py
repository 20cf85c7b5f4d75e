"""A query in the shape of FollowTheMoney that is about a body or craft: which, and by what it is asked for."""

from collections.abc import Iterable, Mapping
from datetime import date

from fairnotice.api.clients import Unused, births_told, unused
from fairnotice.domain.body import CRAFT, LEGAL, BodyKind
from fairnotice.domain.subject import Document
from fairnotice.formats.countries import country_of
from fairnotice.formats.lists.ftm import BODY_NUMBERS, COUNTRIES, FOUNDED
from fairnotice.screening.bodies.query import MOST_NAMES, BodyQuery

KINDS: Mapping[str, frozenset[BodyKind]] = {
    **dict.fromkeys(("Company", "Organization", "PublicBody", "LegalEntity"), LEGAL),
    "Vessel": frozenset({BodyKind.VESSEL}),
    "Airplane": frozenset({BodyKind.AIRCRAFT}),
    "Vehicle": CRAFT,
    "Thing": frozenset(BodyKind),
}
"""What a query of each schema may be about. Lists call one body a company and an organisation."""

PEOPLE = frozenset({"Person", "LegalEntity", "Thing"})
"""Schemas whose queries may be about a person."""

NAMES = ("name", "alias", "previousName", "weakAlias", "abbreviation")
COMPARED = frozenset({*NAMES, *BODY_NUMBERS, *COUNTRIES, *FOUNDED})
"""Properties that are compared."""


def body_query(schema: str, values: Mapping[str, list[str]], told: list[Unused], *, today: date) -> BodyQuery | None:
    """The question; None where it has neither a name nor a number. What cannot be used is told."""
    names = list(dict.fromkeys(name for key in NAMES for name in values.get(key, ())))
    if len(names) > MOST_NAMES and schema not in PEOPLE:  # of a person it is told once
        told.append(unused("names", f"At most {MOST_NAMES} are compared; {len(names) - MOST_NAMES} were not."))
    numbers = [Document(kind, number) for key, kind in BODY_NUMBERS.items() for number in values.get(key, ())]
    if not names and not numbers:
        return None
    return BodyQuery(
        KINDS[schema],
        names=tuple(names[:MOST_NAMES]),
        countries=tuple(dict.fromkeys(_countries(values, told))),
        numbers=tuple(dict.fromkeys(numbers)),
        founded=births_told(
            ((f"properties.{key}[{place}]", text) for key in FOUNDED for place, text in enumerate(values.get(key, ()))),
            told,
            today=today,
        ),
    )


def _countries(values: Mapping[str, list[str]], told: list[Unused]) -> Iterable[str]:
    for key in COUNTRIES:
        for place, text in enumerate(values.get(key, ())):
            code = country_of(text)
            if code:
                yield code
            else:
                told.append(unused(f"properties.{key}[{place}]", "It is not a country that is known here."))
