"""A person or a traveller as plain data: what the product's values, the peers' lines and the files have in common."""

from dataclasses import dataclass, field

from fairnotice.domain.dates import Calendar, PartialDate
from fairnotice.domain.errors import InvalidValue
from fairnotice.domain.subject import Document, Identity, Name, Sex
from fairnotice.domain.unknown import UNKNOWN, is_known
from fairnotice.screening import Entry, Query
from fairnotice.screening.query import MOST_NAMES

_SEXES = {"m": Sex.MALE, "f": Sex.FEMALE, "x": Sex.OTHER} | {str(sex): sex for sex in Sex}


@dataclass
class Record:
    """Somebody on a list, or a traveller. `truth` is the entry that a traveller is; `kind` how the fixture was made."""

    id: str
    names: list[str]
    births: list[str] = field(default_factory=list)
    nationalities: list[str] = field(default_factory=list)
    sex: str = ""
    documents: list[str] = field(default_factory=list)
    truth: str = ""
    kind: str = ""

    def entry(self) -> Entry:
        """As an entry of a list. Raises InvalidValue when there is nothing to compare."""
        identity = Identity(
            names=tuple(Name(name) for name in self.names),
            births=self._births(),
            sex=_SEXES.get(self.sex.lower(), UNKNOWN),
            nationalities=tuple(self.nationalities),
            documents=tuple(Document("document", number) for number in self.documents),
        )
        return Entry(self.id, (identity,))

    def query(self) -> Query:
        """As a question. Raises InvalidValue when there is nothing to look for."""
        return Query(
            names=tuple(self.names[:MOST_NAMES]),
            births=self._births(),
            nationalities=tuple(self.nationalities),
            sex=_SEXES.get(self.sex.lower(), UNKNOWN),
            documents=tuple(Document("document", number) for number in self.documents),
        )

    def _births(self) -> tuple[PartialDate, ...]:
        return tuple(found for text in self.births if (found := birth(text)))


def birth(text: str) -> PartialDate | None:
    """A birth date as files give it: with a time after it, or with zeros for what is not known; None for no date."""
    parts = text.strip().split("T")[0].split(" ")[0].split("-")
    while len(parts) > 1 and not parts[-1].strip("0"):
        parts.pop()
    try:
        return PartialDate.parse("-".join(parts))
    except InvalidValue:
        return None


def of_entry(entry: Entry) -> Record:
    """An entry as plain data; dates of other calendars are left out, which no peer reads."""
    every = entry.identities
    sexes = {str(one.sex) for one in every if is_known(one.sex)}
    return Record(
        id=entry.id,
        names=list(dict.fromkeys(name.text for one in every for name in one.names)),
        births=list(dict.fromkeys(str(day) for one in every for day in one.births if _gregorian(day))),
        nationalities=list(dict.fromkeys(code for one in every for code in one.nationalities)),
        sex=sexes.pop() if len(sexes) == 1 else "",
        documents=list(dict.fromkeys(paper.number for one in every for paper in one.documents)),
    )


def of_query(query: Query, *, id: str, truth: str = "") -> Record:
    """A question as plain data."""
    return Record(
        id=id,
        names=list(query.names),
        births=[str(day) for day in query.births if _gregorian(day)],
        nationalities=list(query.nationalities),
        sex=str(query.sex) if is_known(query.sex) else "",
        documents=[paper.number for paper in query.documents],
        truth=truth,
    )


def _gregorian(day: PartialDate) -> bool:
    return day.calendar is Calendar.GREGORIAN
