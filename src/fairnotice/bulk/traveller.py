"""A traveller as typed at the terminal or read from a row, and the query it becomes."""

from collections.abc import Sequence
from functools import lru_cache

from fairnotice.domain.dates import Calendar, PartialDate
from fairnotice.domain.errors import InvalidValue, Problem, Unusable
from fairnotice.domain.subject import Document, Sex
from fairnotice.domain.unknown import UNKNOWN, Unknown
from fairnotice.formats.dossier.values import COUNTRIES
from fairnotice.screening import Query
from fairnotice.screening.compare.nationality import country_code


def query_of(
    *,
    names: Sequence[str],
    born: Sequence[str] = (),
    calendar: str = "gregorian",
    nationalities: Sequence[str] = (),
    sex: str | None = None,
    documents: Sequence[str] = (),
) -> Query:
    """The query. Raises Unusable with everything that is wrong, without repeating a name."""
    births = [_read_birth(text, calendar) for text in born]
    countries = [_read_country(text) for text in nationalities]
    papers = [_read_document(text) for text in documents]
    stated = _read_sex(sex)
    read: tuple[tuple[str, Sequence[object]], ...] = (
        ("born", births),
        ("nationality", countries),
        ("document", papers),
        ("sex", [stated]),
    )
    problems = [Problem(at, f"{one}.") for at, values in read for one in values if isinstance(one, InvalidValue)]
    if problems:
        raise Unusable("The traveller cannot be checked.", problems)
    try:
        return Query(
            names=tuple(name.strip() for name in names if name.strip()),
            births=tuple(birth for birth in births if isinstance(birth, PartialDate)),
            nationalities=tuple(code for code in countries if isinstance(code, str)),
            sex=UNKNOWN if isinstance(stated, InvalidValue) else stated,
            documents=tuple(paper for paper in papers if isinstance(paper, Document)),
        )
    except InvalidValue as error:
        raise Unusable("The traveller cannot be checked.", [Problem("traveller", f"{error}.")]) from None


@lru_cache(maxsize=1 << 15)
def _read_birth(text: str, calendar: str) -> PartialDate | InvalidValue:
    try:
        return PartialDate.parse(text, Calendar(calendar))
    except InvalidValue as error:
        return error
    except ValueError:
        return InvalidValue(f"there is no calendar '{calendar}': {', '.join(Calendar)}")


@lru_cache(maxsize=1 << 10)
def _read_country(text: str) -> str | InvalidValue:
    code = country_code(text)
    return code if code in COUNTRIES else InvalidValue("is not a country code such as FR or FRA")


def _read_document(text: str) -> Document | InvalidValue:
    parts = [part.strip() for part in text.split(":")]
    if len(parts) == 1 and parts[0]:
        return Document(kind="document", number=parts[0])
    if len(parts) not in {2, 3} or not parts[1]:
        return InvalidValue("is not NUMBER, KIND:NUMBER or KIND:NUMBER:CC")
    country: str | Unknown | InvalidValue = _read_country(parts[2]) if len(parts) == 3 else UNKNOWN
    if isinstance(country, InvalidValue):
        return country
    return Document(kind=parts[0] or "document", number=parts[1], country=country)


@lru_cache(maxsize=1 << 6)
def _read_sex(text: str | None) -> Sex | Unknown | InvalidValue:
    if not text or not text.strip():
        return UNKNOWN
    short = {"f": Sex.FEMALE, "m": Sex.MALE, "x": Sex.OTHER}
    word = text.strip().lower()
    if word in short:
        return short[word]
    return Sex(word) if word in list(Sex) else InvalidValue("is none of female, male, other")
