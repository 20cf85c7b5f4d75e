"""Behind a watchlist the engine finds the same hits, with the same scores, as the small index does."""

import random

import pytest

from fairnotice.domain.dates import PartialDate
from fairnotice.domain.hit import HitDecision
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
