"""Names and numbers of bodies and craft as they are typed and listed."""

from fairnotice.domain.body import Body, BodyKind
from fairnotice.domain.errors import InvalidValue
from fairnotice.domain.subject import Document, Name
from fairnotice.screening.bodies.held import Bodies
from fairnotice.screening.bodies.query import BodyQuery
from tests.fuzz.names import FIELD, TRICKS, VALUE
from tests.fuzz.target import Target, bytes_of, text_of

NAMES = (
    "Tavesk Trading Co., Ltd.",
    "ОАО «Маровнефть»",
    "Otkrytoe Aktsionernoe Obshchestvo Marovneft",
    "北京塔维科技有限公司",
    "شركة النفط",
    "Brigade Forty-Four (II)",
    "P.L.M. Unit 61",
    "EP-MRA",
    "M/V Lady Orina",
    "Al-Mar'ida/The Army",
)
WORDS = (
    "GmbH",
    "S.A.",
    "ООО",
    "有限公司",
    "Ltd",
    "forty ",
    "1st",
    "XIV",
    "(",
    ")",
    " of ",
    "Iran",
    "al-",
    "IMO 9112345",
)


def compare(data: bytes) -> None:
    """A body asked for against whatever is listed: whoever is asked for by its own name is found."""
    listed, asked, numbers = [*(field.split(VALUE) for field in text_of(data).split(FIELD)), [""], [""], [""]][:3]
    papers = tuple(Document("number", number) for number in numbers[:2] if number)
    bodies = Bodies.of(
        Body(str(place), BodyKind.COMPANY, (Name(name),), ("UY",), papers) for place, name in enumerate(listed[:4])
    )
    try:
        query = BodyQuery(frozenset(BodyKind), tuple(name for name in asked if name), ("UY",), papers)
        found = {hit.entry for hit in bodies.screen(query)}
    except InvalidValue as error:
        assert str(error)
        return
    assert found <= {hit.entry for hit in bodies.screen_all(query)}
    told = " ".join(bodies.unreadable)
    same = {str(place) for place, name in enumerate(listed[:4]) if name in asked and f"entry {place}:" not in told}
    assert {each for each in same if listed[int(each)]} <= found, "a name finds itself"


def _seeds() -> list[bytes]:
    both = [FIELD.join([VALUE.join(NAMES[:4]), name, "IMO 9112345"]) for name in NAMES]
    return [bytes_of(text) for text in (*both, FIELD.join(NAMES[:2]), "a. " * 200 + FIELD + "1 " * 200)]


TARGETS = (Target("bodies", compare, _seeds, (*TRICKS, *WORDS, FIELD, VALUE), 2048, share=2),)
