"""Names, dates and documents as they are typed and listed, against the small list and the engine."""

from collections.abc import Iterator

from fairnotice.domain.dates import Calendar, PartialDate
from fairnotice.domain.errors import InvalidValue
from fairnotice.domain.subject import Document, Identity, Name, Sex
from fairnotice.domain.unknown import UNKNOWN
from fairnotice.screening import Query
from fairnotice.screening.normalise import words
from tests.fuzz.target import Target, bytes_of, text_of
from tests.screening.test_fuzz import answers_or_says_why

FIELD, VALUE = "\x1f", "\x1e"
"""What parts the fields of a check, and the values of a field: letters that nobody types."""
CALENDARS = {calendar.value[0]: calendar for calendar in Calendar}
TRICKS = (
    "\u202e", "\u2066", "\u200f", "\u200c", "\u200d", "\ufeff", "\u00ad", "\u0301", "\udc80", "🙂", "👨\u200d👩", "ﷺ",
    "İ", "ß", "ﬁ", "Ⅷ", "王", "김", "اא", "عبد", "Abd ", " al-", "bin ", "'", "-", "0", "\x00", "\U000e0041",
)  # fmt: skip
PEOPLE = (
    "Orin Tavesk",
    "O",
    "Abd al-Rahman Marov",
    "قاسم\u200cسلیمانی",
    "王小明",
    "김민수",
    "Лена Марова",
    "🙂",
    "\u202eksevaT niro",
)


def read_words(data: bytes) -> None:
    """The words of a name, or why it is none."""
    try:
        found = words(text_of(data))
    except InvalidValue:
        return
    assert found
    assert all(isinstance(word, str) and word and not word.isspace() for word in found)


def check(data: bytes) -> None:
    """A check of somebody against whoever is listed, by the engine and without."""
    fields = [field.split(VALUE) for field in text_of(data).split(FIELD)]
    listed, asked, born, nations, sex, papers = [*fields, *[[""]] * 6][:6]
    births = tuple(_births(born))
    documents = tuple(
        Document(kind, number) for kind, _, number in (paper.partition(":") for paper in papers) if number
    )
    stated = sex[0] if sex[0] in list(Sex) else ""
    try:
        query = Query(
            names=tuple(name for name in asked if name),
            births=births[:2],
            nationalities=tuple(nations[:2]),
            sex=Sex(stated) if stated else UNKNOWN,
            documents=documents[:2],
        )
    except InvalidValue:
        return
    people = [
        Identity(
            names=(Name(name),),
            births=births[place:],
            nationalities=tuple(nations[1:]),
            documents=documents[place:],
        )
        for place, name in enumerate(listed[:4])
    ]
    answers_or_says_why(people, query)


def _births(texts: list[str]) -> Iterator[PartialDate]:
    """The dates that can exist; the others must be refused."""
    for text in texts:
        try:
            yield PartialDate.parse(text[1:], CALENDARS.get(text[:1], Calendar.GREGORIAN))
        except InvalidValue:
            continue


def _checks() -> list[bytes]:
    rest = [
        VALUE.join(["g1986-09-17", "g1986", "h1407-01-12", "s1365-06", "g1986-02-31", "g" + "9" * 5000]),
        VALUE.join(["UY", "XK"]),
    ]
    rest += ["female", VALUE.join(["passport:XQ 77", ":X1"])]
    both = [FIELD.join([VALUE.join(PEOPLE[:4]), name, *rest]) for name in PEOPLE]
    return [bytes_of(text) for text in (*both, FIELD.join(["", "", *rest]), FIELD.join(PEOPLE[:2]))]


TARGETS = (
    Target("words", read_words, lambda: [bytes_of(name) for name in (*PEOPLE, "b" * 10_000)], TRICKS, 12_000),
    Target(
        "check", check, _checks, (*TRICKS, FIELD, VALUE, "g1986-09-17", "h1407-01-12", "s1365-06-31"), 8192, share=5
    ),
)
