"""Birth dates that are not one plain day are found by the engine as the comparison in words would have it."""

import pytest

from fairnotice.domain.dates import Calendar, PartialDate
from fairnotice.domain.hit import HitDecision
from fairnotice.domain.subject import Identity, Name
from fairnotice.screening import Entry, Query, Watchlist
from fairnotice.screening.engine.particulars import births_of

BORN = PartialDate(1986, 9, 17)
OTHERS = [
    PartialDate(1365, 6, 26, Calendar.SOLAR_HIJRI), PartialDate(1365, calendar=Calendar.SOLAR_HIJRI),
    PartialDate(1407, 1, 13, Calendar.HIJRI), PartialDate(2529, 9, 17, Calendar.BUDDHIST),
    PartialDate(75, 9, calendar=Calendar.MINGUO), PartialDate(1979, 1, 7, Calendar.ETHIOPIAN),
]  # fmt: skip


def entry(id: str, name: str, *births: PartialDate) -> Entry:
    return Entry(id, (Identity(names=(Name(name),), births=births),))


def crowd() -> list[Entry]:
    return [entry(f"o{n}", "Muhammad Khan", PartialDate(1940 + n % 40, 1 + n % 12, 2 + n % 27)) for n in range(3_000)]


@pytest.mark.parametrize(
    ("listed", "asked"),
    [
        ((PartialDate(1986, 1, 1),), BORN),
        ((BORN,), PartialDate(1986, 1, 1)),
        ((BORN, *(PartialDate(1950 + n, 3, 4) for n in range(9))), BORN),
    ],
    ids=["listed on 1 January", "asked on 1 January", "ten dates"],
)
def test_a_hit_of_the_comparison_is_one_behind_the_engine(listed: tuple[PartialDate, ...], asked: PartialDate) -> None:
    watchlist = Watchlist([*crowd(), entry("e", "Muhammad Khan", *listed)], engine=True)
    query = Query(("Muhammad Khan",), births=(asked,))
    hits, every = (
        {hit.entry for hit in found if hit.decision is HitDecision.HIT}
        for found in (watchlist.screen(query), watchlist.screen_all(query))
    )
    assert "e" in hits
    assert hits == every


@pytest.mark.parametrize("stated", OTHERS, ids=str)
@pytest.mark.parametrize("listed_so", [True, False])
def test_a_common_name_with_that_birth_date_is_found(stated: PartialDate, listed_so: bool) -> None:
    here, asked = (stated, BORN) if listed_so else (BORN, stated)
    listed = Watchlist([*crowd(), entry("e", "Muhammad Khan", here)], engine=True)
    found = {hit.entry for hit in listed.screen(Query(("Muhammad Khan",), births=(asked,)))}
    assert "e" in found
    assert any(hit.decision is HitDecision.HIT for hit in listed.screen(Query(("Muhammad Khan",), births=(asked,))))


def test_what_cannot_be_converted_says_nothing() -> None:
    assert births_of(PartialDate(9999, calendar=Calendar.ETHIOPIAN)) == ()
    assert births_of(PartialDate(1200)) == ()
