"""A name, a date or an identity more, on either side, takes nothing away that is shown without it, nor does order."""

from itertools import permutations

import pytest

from fairnotice.domain.dates import PartialDate
from fairnotice.domain.hit import HitDecision
from fairnotice.domain.subject import Identity, Name
from fairnotice.screening import Entry, Query, Watchlist

RARE, COMMON = "Orin Tavesk Quelmar", "Ali Hassan"


def shown(listed: tuple[Identity, ...], names: tuple[str, ...], *born: str, engine: bool) -> HitDecision | None:
    watchlist = Watchlist([Entry("e1", listed)], engine=engine)
    found = watchlist.screen(Query(names, tuple(map(PartialDate.parse, born))))
    return found[0].decision if found else None


def identity(born: str, *names: str) -> Identity:
    return Identity(tuple(map(Name, names)), (PartialDate.parse(born),))


@pytest.mark.parametrize("engine", [False, True])
@pytest.mark.parametrize("names", list(permutations((RARE, COMMON))))
@pytest.mark.parametrize("listed", list(permutations((RARE, COMMON))))
def test_the_order_of_names_does_not_matter(names: tuple[str, ...], listed: tuple[str, ...], engine: bool) -> None:
    assert shown((identity("1960-12-25", *listed),), names, "1964-11-02", engine=engine) is HitDecision.REVIEW


@pytest.mark.parametrize("engine", [False, True])
@pytest.mark.parametrize("apart", [False, True])
def test_one_more_name_of_the_traveller_hides_nothing(apart: bool, engine: bool) -> None:
    born = "1960-12-25"
    listed = (identity(born, RARE), identity(born, COMMON)) if apart else (identity(born, RARE, COMMON),)
    for names in (("Orin Tavesk Quelmer",), ("Orin Tavesk Quelmer", COMMON)):
        assert shown(listed, names, "1964-11-02", engine=engine) is HitDecision.REVIEW


@pytest.mark.parametrize("engine", [False, True])
def test_a_hit_with_one_identity_is_one_whatever_the_others_score(engine: bool) -> None:
    listed = (identity("1951-04-20", "Prov Aksenovich Artim"), identity("1952-01-01", "Tavesk"))
    for names in (("Tavesk",), ("Tavesk", "Prov Aksenovich Artim")):
        assert shown(listed, names, "1952", engine=engine) is HitDecision.HIT
