"""Many names searched for at once give what each gives alone."""

import random

import pytest

from fairnotice.domain.dates import PartialDate
from fairnotice.domain.subject import Identity, Name
from fairnotice.screening import Entry, Query, Watchlist
from fairnotice.screening.engine import EngineIndex, asking, build
from fairnotice.screening.engine.arrays import MOST_ASKED, MOST_EXPANDED, gist_of
from fairnotice.screening.engine.asking import Asking

SYLLABLES = (
    "ta",
    "vesk",
    "ma",
    "rov",
    "qor",
    "zan",
    "hal",
    "mir",
    "fen",
    "gul",
    "tok",
    "yar",
    "ne",
    "so",
    "dim",
    "ibr",
)


def invented(draw: random.Random) -> str:
    return " ".join("".join(draw.choices(SYLLABLES, k=draw.randint(2, 4))) for _ in range(draw.randint(1, 3)))


@pytest.fixture(scope="module")
def names() -> list[str]:
    draw = random.Random(11)
    return [invented(draw) for _ in range(3_000)]


@pytest.fixture(scope="module")
def index(names: list[str]) -> EngineIndex:
    births = (PartialDate(1970 + n % 30, 1 + n % 12, 1 + n % 28) for n in range(len(names)))
    entries = [
        Entry(f"e{n}", (Identity(names=(Name(name),), births=(birth,)),))
        for n, (name, birth) in enumerate(zip(names, births, strict=True))
    ]
    return build(entries)


def test_each_gets_what_it_gets_alone(index: EngineIndex, names: list[str]) -> None:
    draw = random.Random(12)
    some = [draw.choice(names) if draw.random() < 0.3 else invented(draw) for _ in range(2 * MOST_ASKED + 7)]
    queries = [Query((name,), births=(PartialDate(1970 + n % 30),)) for n, name in enumerate(some)]
    together = index.search_many(queries, cut=-6.0, joined=True)
    assert together == [index.search_many((query,), cut=-6.0, joined=True)[0] for query in queries]
    assert sum(map(bool, together)) > 500, "the test must have something to compare"


def test_more_words_than_a_thread_remembers_change_nothing(
    index: EngineIndex, names: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "MOST_MET", 300)
    draw = random.Random(13)
    asked = [Query((names[7],)), *(Query((invented(draw),)) for _ in range(400)), Query((names[7],))]
    assert len({word for query in asked for word in query.names[0].split()}) > 300
    together = [
        found for some in range(0, len(asked), 50) for found in index.search_many(asked[some : some + 50], cut=0.0)
    ]
    assert together[0] == together[-1] == index.search(Query((names[7],)), cut=0.0) != ()
    assert together == [index.search(query, cut=0.0) for query in asked]


def _asking(index: EngineIndex) -> Asking:
    gist = gist_of(index.arrays.person)
    return Asking(index.arrays, index.countries, gist, gist.take(index.arrays.post), index._letters)


def test_a_full_memory_of_likes_is_begun_again(index: EngineIndex, names: list[str]) -> None:
    own = _asking(index)
    asked = [one for name in names[:5] for one in own.each(Query((name,)))]
    before = [batch.found for batch in own.answers(asked, -9.0)]
    own._asked.size[3] = MOST_EXPANDED - 10
    after = [batch.found for batch in own.answers(asked, -9.0) if batch.found]
    assert after == before
    assert len({at for at, _person, _bits in after[0]}) == 5


@pytest.mark.parametrize(
    ("listed", "asked"),
    [
        ("Orintavesk Marov", "Orin Tavesk Marov"),
        ("Marov Abentavesk", "Marov Aben Tavesk"),
        ("Мехмедалиев Тавеск", "Мехмед Алиев Тавеск"),
        ("محمدرضا طاوسک", "محمد رضا طاوسک"),
    ],
)
def test_neighbours_that_the_list_has_as_one_word_are_found(listed: str, asked: str) -> None:
    others = [Entry(f"o{n}", (Identity(names=(Name(f"Lena {name}"),)),)) for n, name in enumerate(SYLLABLES)]
    watchlist = Watchlist([Entry("e", (Identity(names=(Name(listed),)),)), *others], engine=True)
    assert [hit.entry for hit in watchlist.screen(Query((asked,)))] == ["e"]


def test_neighbours_that_it_does_not_have_are_not_asked_for(index: EngineIndex) -> None:
    own = _asking(index)
    (told,) = [batch.neighbours for batch in own.answers(own.each(Query(("Wub Pluvik Xorp",))), 0.0, joined=True)]
    assert told == [0]


@pytest.mark.parametrize(
    ("one", "two"), [("Wu Jiayi", "Wu Jia Yi"), ("Lina Xu", "Li Na Xu"), ("Ada Lobue", "Ada Lo Bue")]
)
def test_neighbours_of_few_consonants_are_found_where_they_are_spelt_as_the_one_word(
    names: list[str], one: str, two: str
) -> None:
    others = [Entry(f"o{n}", (Identity(names=(Name(name),)),)) for n, name in enumerate(names)]
    for listed, asked in ((one, two), (two, one)):
        watchlist = Watchlist([Entry("e", (Identity(names=(Name(listed),)),)), *others], engine=True)
        assert [hit.entry for hit in watchlist.screen(Query((asked,)))] == ["e"]


@pytest.mark.parametrize(
    ("listed", "asked"),
    [
        ("Luis Hassan", "LuisHassan"),
        ("Mohammad Hossein Tavesk", "Mohammadhossein Tavesk"),
        ("前田 久美子", "前田久美子"),
    ],
)
def test_what_a_word_loses_inside_is_lost_by_neighbours_too(names: list[str], listed: str, asked: str) -> None:
    born = (PartialDate(1986, 9, 17),)
    others = [Entry(f"o{n}", (Identity(names=(Name(name),), births=born),)) for n, name in enumerate(names)]
    both = ((listed, asked), (asked, listed))
    for one, other in both if listed.isascii() else both[:1]:  # a traveller's words are joined by twos only
        watchlist = Watchlist([Entry("e", (Identity(names=(Name(one),), births=born),)), *others], engine=True)
        assert "e" in {hit.entry for hit in watchlist.screen(Query((other,), births=born))}


def test_spellings_with_neighbours_as_one_word_are_counted_for_each_birth_date(names: list[str]) -> None:
    births = tuple(PartialDate(1960 + n, 3, 4) for n in range(5))
    asked = tuple(f"{one} Ibroks Marov" for one in ("Yaro", "Taro", "Naro", "Saro", "Maro", "Karo", "Daro", "Varo"))
    others = [Entry(f"o{n}", (Identity(names=(Name(name),)),)) for n, name in enumerate(names)]
    listed = [
        Entry(f"e{n}", (Identity(names=(Name(name.replace(" Ibroks", "ibroks")),), births=births[-1:]),))
        for n, name in enumerate(asked)
    ]
    found = Watchlist([*listed, *others], engine=True).screen(Query(asked, births=births))
    assert {hit.entry for hit in found} >= {entry.id for entry in listed}
