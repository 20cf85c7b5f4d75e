"""The second look of the kernel: strangers end there, and nobody whom the comparison in words shows as somebody."""

import random
from collections.abc import Sequence
from dataclasses import replace

import pytest

from fairnotice.domain.dates import PartialDate
from fairnotice.domain.subject import Document, Identity, Name, Sex
from fairnotice.screening import Entry, Query, Watchlist
from fairnotice.screening.engine import EngineIndex, build
from fairnotice.screening.engine.index import MOST_OF_ALL
from fairnotice.screening.hit import make_hit
from fairnotice.screening.score import HIT, REVIEW

SYLLABLES = ["ta", "ves", "mor", "lin", "dal", "kar", "sen", "vik", "hul", "pem", "rud", "gos", "nib", "wef", "zor"]
NATIVE = str.maketrans("abdefgijklmnoprstuvwzh", "абдефгийклмнопрстуввзх")


def invented(draw: random.Random) -> str:
    return " ".join("".join(draw.choices(SYLLABLES, k=2)).title() for _ in range(draw.randint(2, 3)))


def slip(draw: random.Random, name: str) -> str:
    at = draw.randrange(len(name) - 1)
    return draw.choice(
        (
            name[:at] + name[at + 1 :],
            name[:at] + name[at + 1] + name[at] + name[at + 2 :],
            name[:at] + draw.choice("aeioulmnrst") + name[at + 1 :],
            name.replace(" ", "", 1),
            " ".join(reversed(name.split())),
        )
    )


@pytest.fixture(scope="module")
def entries() -> list[Entry]:
    draw = random.Random(5)

    def entry(number: int) -> Entry:
        name = invented(draw)
        names = (Name(name), *((Name(name.lower().translate(NATIVE)),) if number % 3 == 0 else ()))
        births = (PartialDate(draw.randint(1950, 1990), draw.randint(1, 12), draw.randint(1, 28)),)
        return Entry(f"e{number}", (Identity(names, births if number % 4 else (), sex=Sex.MALE),))

    return [entry(number) for number in range(4_000)]


@pytest.fixture(scope="module")
def index(entries: Sequence[Entry]) -> EngineIndex:
    return build(entries)


@pytest.fixture(scope="module")
def travellers(entries: Sequence[Entry]) -> list[tuple[int, Query]]:
    """Listed people with a slip in their names, by their places."""
    draw = random.Random(6)
    found = []
    for place in draw.sample(range(len(entries)), 500):
        identity = entries[place].identities[0]
        known = identity.births[:1] if draw.random() < 0.7 else ()
        births = known if draw.random() < 0.6 else tuple(PartialDate(one.year) for one in known)
        found.append((place, Query((slip(draw, identity.names[0].text),), births)))
    return found


def places(index: EngineIndex, query: Query, at_least: float = 0.0) -> set[int]:
    (found,) = index.search_many((query,), cut=-6.0, joined=True, at_least=at_least)
    return {one.place for one in found}


def test_strangers_end_there_and_listed_people_do_not(
    index: EngineIndex, entries: Sequence[Entry], travellers: Sequence[tuple[int, Query]]
) -> None:
    left_out = shown = 0
    for place, query in travellers:
        every, looked = places(index, query), places(index, query, REVIEW)
        assert looked <= every
        hit = make_hit(query, entries[place], threshold=HIT, review=REVIEW)
        assert place in looked or place not in every or hit is None, query
        shown += hit is not None
        left_out += len(every - looked)
    assert shown > 400, "the test must have somebody to lose"
    assert left_out > 150, "and strangers who end there"


def test_of_those_who_are_left_out_hardly_anybody_would_be_shown(
    index: EngineIndex, entries: Sequence[Entry], travellers: Sequence[tuple[int, Query]]
) -> None:
    """What is lost are names that resemble one another by chance, none of them the traveller's own."""
    shown = lost = 0
    for _place, query in travellers:
        every, looked = places(index, query), places(index, query, REVIEW)
        for place in every:
            if make_hit(query, entries[place], threshold=HIT, review=REVIEW):
                shown += 1
                lost += place not in looked
    assert lost <= 0.03 * shown


def test_a_lower_threshold_leaves_out_fewer(index: EngineIndex, travellers: Sequence[tuple[int, Query]]) -> None:
    told = [sum(len(places(index, query, least)) for _, query in travellers[:100]) for least in (0.0, 0.3, REVIEW)]
    assert told == sorted(told, reverse=True)
    assert told[0] > told[2]


@pytest.mark.parametrize(
    "known", [{"documents": (Document("passport", "XQ1234567", "UY"),)}, {"cut": "Tavesmo"}], ids=["document", "cut"]
)
def test_where_a_name_decides_nothing_or_is_cut_nobody_is_left_out(
    index: EngineIndex, travellers: Sequence[tuple[int, Query]], known: dict[str, object]
) -> None:
    for _place, query in travellers[:50]:
        asked = replace(query, **known)  # type: ignore[arg-type]
        assert places(index, asked, REVIEW) == places(index, asked)


def test_one_traveller_is_compared_with_so_many_in_all_however_many_spellings() -> None:
    days = [PartialDate(1970, month, day) for month in range(1, 13) for day in range(1, 29)]
    listed = [
        Entry(f"{letter}{at}", (Identity((Name(f"Orin {letter}avesk"),), (day,)),))
        for letter in "TKL"
        for at, day in enumerate(days)
    ]
    found = Watchlist(listed, engine=True).screen(Query(tuple(f"Orin {letter}avesk" for letter in "TKL")))
    assert len(found) == MOST_OF_ALL
    assert found.cut
