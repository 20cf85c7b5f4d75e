"""Behind a watchlist the engine finds the same hits, with the same scores, as the small index does."""

import random

import pytest

from fairnotice.domain.dates import PartialDate
from fairnotice.domain.hit import MOST_COMPARED, HitDecision
from fairnotice.domain.subject import Document, Identity, Name
from fairnotice.screening import Entry, Query, Watchlist

GIVEN = ("Maria", "Omar", "Olga", "Wei", "Yusuf", "Ana", "Dmitri", "Leila", "Kwame", "Priya")
FAMILY = ("Tavesk", "Marov", "Qorzan", "Halmir", "Fengul", "Tokyar", "Nesoglu", "Wolcah", "Dimers", "Ibroks")


@pytest.fixture(scope="module")
def entries() -> list[Entry]:
    draw = random.Random(3)
    return [
        Entry(
            f"e{n}",
            (
                Identity(
                    names=(Name(f"{draw.choice(GIVEN)} {draw.choice(FAMILY)}{draw.choice(('', 'ov', 'son'))}"),),
                    births=(PartialDate(draw.randint(1950, 1999), draw.randint(1, 12), draw.randint(1, 28)),),
                    documents=(Document("passport", f"XQ{n:07}", "UY"),),
                ),
            ),
        )
        for n in range(400)
    ]


def test_hits_and_their_scores_are_the_same(entries: list[Entry]) -> None:
    small, fast = Watchlist(entries), Watchlist(entries, engine=True)
    draw = random.Random(5)
    hits = 0
    for entry in draw.sample(entries, 60):
        (identity,) = entry.identities
        name = identity.names[0].text
        at = draw.randrange(len(name))
        query = Query((name[:at] + name[at + 1 :],), births=identity.births)
        before = {hit.entry: hit.score for hit in small.screen(query) if hit.decision is HitDecision.HIT}
        after = {hit.entry: hit.score for hit in fast.screen(query) if hit.decision is HitDecision.HIT}
        assert after == before
        hits += len(before)
    assert hits > 40, "the test must have something to compare"


def test_a_document_is_found_whatever_the_name(entries: list[Entry]) -> None:
    query = Query(("Somebody Else",), documents=(Document("passport", "XQ0000007", "UY"),))
    assert [hit.entry for hit in Watchlist(entries, engine=True).screen(query)] == ["e7"]


@pytest.mark.parametrize("births", [(), (PartialDate(1961),)])
def test_a_name_that_everybody_bears_is_found_and_said_to_be_cut(births: tuple[PartialDate, ...]) -> None:
    alike = [Entry(f"e{n}", (Identity((Name("Ali Hassan"),), (PartialDate(1961, 1 + n % 12),)),)) for n in range(300)]
    found = Watchlist(alike, engine=True).screen(Query(("Ali Hassan",), births=births))
    assert len(found) == MOST_COMPARED
    assert found.cut


def test_the_best_are_kept_of_a_name_that_everybody_bears() -> None:
    alike = [
        Entry(f"e{n}", (Identity((Name("Ali Hassan"),), (PartialDate(1961, 2, 1 + n % 28),)),)) for n in range(2_990)
    ]
    listed = Entry("that", (Identity((Name("Ali Hassan"),), (PartialDate(1972, 5, 6),)),))
    found = Watchlist([*alike, listed], engine=True).screen(Query(("Ali Hassan",), births=(PartialDate(1972, 5, 6),)))
    assert found[0].entry == "that"


def test_a_common_name_alone_is_found_however_long_the_list() -> None:
    draw = random.Random(11)
    few = [Entry(f"e{n}", (Identity((Name("Maria Tavesk"),)),)) for n in range(20)]
    names = [(f"Maria {draw.choice(FAMILY)}s", f"{draw.choice(GIVEN)} Tavesk")[n % 2] for n in range(4_000)]
    others = [Entry(f"o{n}", (Identity((Name(name),)),)) for n, name in enumerate(names) if name != "Maria Tavesk"]
    query = Query(("Maria Tavesk",))
    before = {hit.entry: hit.score for hit in Watchlist(few).screen(query)}
    after = {hit.entry: hit.score for hit in Watchlist([*few, *others], engine=True).screen(query)}
    assert before
    assert before.items() <= after.items(), "entries beside them hide nobody"


@pytest.mark.parametrize("at", [(0, 9), (8, 9), (3, 11), (8, 9, 10, 11)])
def test_no_word_of_a_long_listed_name_is_lost(entries: list[Entry], at: tuple[int, ...]) -> None:
    words = [f"{one}{other}" for one in ("Arve", "Bint", "Corv", "Dulm") for other in ("oska", "imbru", "yndal")]
    born = (PartialDate(1970, 3, 4),)
    listed = [*entries, Entry("long", (Identity((Name(" ".join(words)),), born),))]
    query = Query((" ".join(words[place] for place in at),), births=born)
    small = [(hit.entry, hit.score) for hit in Watchlist(listed).screen(query) if hit.entry == "long"]
    fast = [(hit.entry, hit.score) for hit in Watchlist(listed, engine=True).screen(query) if hit.entry == "long"]
    assert small
    assert fast == small
