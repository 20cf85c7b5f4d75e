"""Bits of evidence: what is rare is worth more, bits add up, and a limit of alerts is a bound."""

from math import isclose, log2

import pytest

from fairnotice.domain.dates import PartialDate
from fairnotice.domain.subject import Document, Identity, Name, Sex
from fairnotice.screening import Entry, Query, Watchlist
from fairnotice.screening.alignment import align
from fairnotice.screening.evidence import least_bits, likelihood, name_bits
from fairnotice.screening.rarity import rarity

BORN = PartialDate(1986, 9, 17)


def bits(one: str, other: str) -> float:
    return name_bits(align(one, other))


def test_a_rare_word_is_worth_more_than_a_common_one_in_any_script() -> None:
    assert rarity("tavesk") > rarity("garcia") > rarity("de")
    assert isclose(rarity("мартин"), rarity("martin"), abs_tol=0.5)
    assert rarity("محمد") < rarity("تافسک")


@pytest.mark.parametrize(
    ("more", "less"),
    [
        (("Orin Tavesk", "Orin Tavesk"), ("Maria Garcia", "Maria Garcia")),
        (("Orin Tavesk", "Orin Tavesk"), ("Orin Taveks", "Orin Tavesk")),
        (("Orin Tavesk", "Orin Tavesk"), ("Orin Tavesk", "Orin Quimby Tavesk")),
        (("Orin Tavesk", "Orin Quimby Tavesk"), ("Orin Quimby Tavesk", "Orin Tavesk")),
        (("Orin Quimby Tavesk", "Orin Tavesk"), ("Orin Tavesk", "Lena Tavesk")),
        (("Ali Hassan", "Ali Hassan"), ("Ali", "Ali")),
    ],
)
def test_what_disagrees_takes_away(more: tuple[str, str], less: tuple[str, str]) -> None:
    assert bits(*more) > bits(*less)


@pytest.mark.parametrize("name", ["Ali", "Maria", "Wei Li", "Orin Tavesk"])
def test_a_name_is_never_worth_more_than_it_is_rare(name: str) -> None:
    assert bits(name, name) <= sum(rarity(word.lower()) for word in name.split())


def listed(*names: str) -> Watchlist:
    known = {"births": (BORN,), "nationalities": ("UY",), "sex": Sex.MALE}
    return Watchlist(Entry(f"e{n}", (Identity(names=(Name(name),), **known),)) for n, name in enumerate(names))  # type: ignore[arg-type]


def test_the_bits_of_a_hit_are_those_of_its_comparisons() -> None:
    query = Query(("Orin Tavesk",), births=(BORN,), nationalities=("UY",), sex=Sex.FEMALE)
    (hit,) = listed("Orin Tavesk").screen(query)
    each = {reason.feature.value: reason.bits for reason in hit.reasons}
    assert hit.bits == sum(each.values())
    assert each["birth"] > each["nationality"] > 0.0 > each["sex"]
    assert each["document"] == 0.0, "what is not given says nothing"


def test_bits_do_not_depend_on_the_length_of_the_list() -> None:
    query = Query(("Orin Tavesk",), births=(BORN,))
    short, long = listed("Orin Tavesk"), listed("Orin Tavesk", *(f"Lena Marov{n}" for n in "abcdefghijklmnop"))
    assert short.screen(query)[0].bits == long.screen(query)[0].bits


def test_the_likelihood_falls_with_the_list_and_with_how_few_are_listed() -> None:
    assert (
        likelihood(20.0, listed=1_000) > likelihood(20.0, listed=10_000) > likelihood(20.0, listed=10_000, one_in=10**6)
    )
    assert isclose(likelihood(log2(9_999 * 4_000), listed=4_000), 0.5), "evidence as strong as the chance against it"
    assert likelihood(20.0, listed=1) == likelihood(20.0, listed=1_000), "nobody is a frequent traveller"
    assert 0.0 < likelihood(-5_000.0, listed=1) < 1e-6 < 1 - 1e-6 < likelihood(5_000.0, listed=10**9) <= 1.0


def test_twice_the_alerts_need_a_bit_less_and_twice_the_list_a_bit_more() -> None:
    one = least_bits(alerts_a_day=5, travellers_a_day=20_000, listed=4_000)
    assert isclose(one - least_bits(alerts_a_day=10, travellers_a_day=20_000, listed=4_000), 1.0)
    assert isclose(least_bits(alerts_a_day=5, travellers_a_day=20_000, listed=8_000) - one, 1.0)
    with pytest.raises(ValueError, match="above nothing"):
        least_bits(alerts_a_day=0, travellers_a_day=20_000, listed=4_000)


def test_a_limit_of_alerts_leaves_out_the_weak_and_never_the_same_document() -> None:
    watchlist = listed("Orin Tavesk")
    weak, strong = Query(("Orin Tavesk",)), Query(("Orin Tavesk",), births=(BORN,))
    assert watchlist.screen(weak) and watchlist.screen(strong)
    assert not watchlist.screen(weak, least_bits=25.0)
    assert watchlist.screen(strong, least_bits=25.0)
    paper = Document("passport", "XQ7714203", "UY")
    held = Watchlist([Entry("e", (Identity(names=(Name("Orin Tavesk"),), documents=(paper,)),))])
    assert held.screen(Query(("Somebody Else",), documents=(paper,)), least_bits=60.0)
