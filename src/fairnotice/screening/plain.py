"""A traveller as plain values, to be kept until they are screened, and read back as the same question."""

from collections.abc import Mapping
from typing import Any

from fairnotice.domain.dates import Calendar, PartialDate
from fairnotice.domain.subject import Document, Sex
from fairnotice.domain.unknown import UNKNOWN, is_known
from fairnotice.screening.query import Query


def plain_of(query: Query) -> dict[str, Any]:
    """The question as JSON can hold it, nothing left out."""
    return {
        "names": list(query.names),
        "births": [[birth.year, birth.month, birth.day, birth.calendar.value] for birth in query.births],
        "nationalities": list(query.nationalities),
        "sex": query.sex.value if is_known(query.sex) else None,
        "documents": [
            [one.kind, one.number, one.country if is_known(one.country) else None] for one in query.documents
        ],
        **({"cut": query.cut} if query.cut else {}),
    }


def query_from(plain: Mapping[str, Any]) -> Query:
    """The question that `plain_of` wrote."""
    return Query(
        names=tuple(plain["names"]),
        births=tuple(PartialDate(year, month, day, Calendar(kind)) for year, month, day, kind in plain["births"]),
        nationalities=tuple(plain["nationalities"]),
        sex=Sex(plain["sex"]) if plain["sex"] else UNKNOWN,
        documents=tuple(Document(kind, number, country or UNKNOWN) for kind, number, country in plain["documents"]),
        cut=plain.get("cut", ""),
    )
