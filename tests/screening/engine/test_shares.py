"""A name that more people bear than are looked at at once: the best of all of them are found, and no others."""

import random

import pytest

from fairnotice.domain.dates import PartialDate
from fairnotice.domain.subject import Identity, Name, Sex
from fairnotice.screening import Entry, Query
from fairnotice.screening.engine import EngineIndex, build
from fairnotice.screening.engine.kernel import _MANY

BEARERS = _MANY + _MANY // 4
NAMES = ("Orin Maria Tavesk", "Orin Maria Taveske", "Orin Mara Tavesk", "Orin Tavesk", "Orin M Tavesk", "Orin Quimby")


@pytest.fixture(scope="module")
def index() -> EngineIndex:
    draw = random.Random(21)

    def entry(number: int) -> Entry:
        births = (PartialDate(draw.randint(1940, 2005), draw.randint(1, 12), draw.randint(1, 28)),)
        return Entry(
            f"e{number}",
            (
                Identity(
                    names=(Name(draw.choices(NAMES, (90, 2, 2, 4, 1, 1))[0]),),
                    births=births if draw.random() < 0.7 else (),
                    nationalities=("UY",) if draw.random() < 0.5 else (),
                    sex=draw.choice((Sex.FEMALE, Sex.MALE)),
                ),
            ),
        )

    return build(entry(number) for number in range(BEARERS))


@pytest.mark.parametrize(
    "query",
    [
        Query(("Orin Maria Tavesk",)),
        Query(("Orin Mariah Tavezk",)),
        Query(("Maria Tavesk",)),
        Query(("Tavesk",)),
        Query(("O M Tavesk",)),
        Query(("Orin Maria Tavesk",), nationalities=("UY",)),
        Query(("Orin Maria Tavesk",), births=(PartialDate(1987),)),
        Query(("Orin Maria Tavesk",), births=(PartialDate(1987, 5, 9),), nationalities=("UY",), sex=Sex.MALE),
        Query(("Tavesk Orin", "Maria Taveske")),
    ],
    ids=str,
)
@pytest.mark.parametrize("cut", [-25.0, -6.0])
def test_the_best_of_all_who_bear_a_name_are_found(index: EngineIndex, query: Query, cut: float) -> None:
    found = [one.bits for one in index.search(query, cut=cut)]
    assert found == pytest.approx([one.bits for one in index.search_all(query, cut=cut)], abs=1e-3)
    assert found or query.names == ("Tavesk",)


def test_a_search_after_one_of_them_begins_with_nobody_marked(index: EngineIndex) -> None:
    asked = (Query(("Orin Maria Tavesk",)), Query(("Orin Quimby",), births=(PartialDate(1960),)))
    alone = [index.search(query, cut=-6.0) for query in asked]
    assert [index.search(query, cut=-6.0) for query in reversed(asked)] == alone[::-1]
