"""How many innocent travellers a set of identifiers would stop, and what would lower that."""

import random
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from fairnotice.domain.dates import Calendar, PartialDate
from fairnotice.domain.errors import InvalidValue
from fairnotice.domain.subject import Document, Identity, Name, Sex
from fairnotice.screening import Entry, Query, Watchlist
from fairnotice.screening.birth_chances import AGES, birth_chances
from fairnotice.screening.common_names import Region, regions
from fairnotice.screening.name_chances import rare_words
from fairnotice.screening.quality import Adds, Quality, Says, quality_of, rounded

ON = date(2026, 3, 2)
MONTH = 1_000_000


def of(name: str = "Mohammed Ali", **more: Any) -> Quality:
    return quality_of((Identity(names=(Name(name),), **more),), travellers=MONTH, on=ON)


FULL: dict[str, Any] = {"births": (PartialDate(1980, 3, 4),), "nationalities": ("EG",), "sex": Sex.MALE}


def test_a_common_name_stops_more_than_a_rare_one_by_orders_of_magnitude() -> None:
    assert of("Mohammed Ali").a_month > 1000 * of("Orin Tavesk").a_month


@pytest.mark.parametrize("name", ["Mohammed Ali", "Maria Garcia", "Wang Wei", "James Smith", "Orin Tavesk"])
def test_each_identifier_that_is_added_never_raises_the_figure(name: str) -> None:
    vague = of(name).a_month
    year = of(name, births=(PartialDate(1980),)).a_month
    day = of(name, births=(PartialDate(1980, 3, 4),)).a_month
    assert vague >= year >= day
    for more in ({"nationalities": ("EG",)}, {"sex": Sex.MALE}):
        assert of(name, births=(PartialDate(1980),), **more).a_month <= year


def test_a_year_given_in_place_of_a_day_stops_several_times_as_many() -> None:
    assert of(births=(PartialDate(1980),)).a_month > 4 * of(births=(PartialDate(1980, 3, 4),)).a_month


@pytest.mark.parametrize("calendar", [Calendar.GREGORIAN, Calendar.SOLAR_HIJRI])
def test_a_first_of_january_is_a_year_and_a_full_birth_date_would_lower_it(calendar: Calendar) -> None:
    number = 1980 if calendar is Calendar.GREGORIAN else 1359
    year = of(births=(PartialDate(number, calendar=calendar),))
    placeholder = of(births=(PartialDate(number, 1, 1, calendar),))
    assert Says.FIRST_OF_JANUARY in placeholder.why and Says.FULL_BIRTH not in placeholder.why
    assert Adds.BIRTH in {one.adds for one in placeholder.one_more}
    assert placeholder.one_more == year.one_more
    both = of(births=(PartialDate(number, 1, 1, calendar), PartialDate(number, 5, 3, calendar)))
    assert Says.SEVERAL_BIRTHS in both.why and Adds.BIRTH not in {one.adds for one in both.one_more}


def test_what_would_lower_it_most_comes_first_and_is_what_it_would_then_be() -> None:
    found = of()
    assert found.best is not None and found.best.adds is Adds.BIRTH
    assert [one.a_month for one in found.one_more] == sorted(one.a_month for one in found.one_more)
    with_birth = of(births=(PartialDate(1991, 5, 23),)).a_month
    assert found.best.a_month == pytest.approx(with_birth, rel=0.2)


def test_of_what_is_given_nothing_more_is_asked_and_a_paper_lowers_nothing() -> None:
    found = of(**FULL)
    assert {one.adds for one in found.one_more} == {Adds.MIDDLE_NAME, Adds.DOCUMENT}
    assert not next(one for one in found.one_more if one.adds is Adds.DOCUMENT).lowers
    papers = (Document("passport", "XQ7714203", "UY"),)
    assert of("Mohammed Karim Ali", documents=papers, **FULL).one_more == ()


def test_it_lies_in_its_range_and_never_above_the_traffic() -> None:
    for found in (of(), of("Orin Tavesk"), of(**FULL)):
        assert 0 <= found.hits <= found.a_month <= found.travellers
        assert found.low <= found.a_month <= found.high <= found.travellers
    assert quality_of((Identity(names=(Name("Maria"),)),), travellers=0, on=ON).a_month == 0


def test_twice_the_traffic_is_twice_the_figure_and_the_same_identity_twice_is_one() -> None:
    one = Identity(names=(Name("Mohammed Ali"),))
    assert quality_of((one,), travellers=2 * MONTH, on=ON).a_month == pytest.approx(2 * of().a_month)
    again = replace(one, description="1.82 m")
    assert quality_of((one, again), travellers=MONTH, on=ON).a_month == of().a_month


def test_a_second_identity_stops_its_own_namesakes_as_well() -> None:
    two = (Identity(names=(Name("Orin Tavesk"),)), Identity(names=(Name("Mohammed Ali"),)))
    assert quality_of(two, travellers=MONTH, on=ON).a_month >= of().a_month


def test_an_identity_without_a_birth_date_has_the_other_ones() -> None:
    two = (Identity(names=(Name("Mohammed Ali"),)), Identity(names=(Name("Orin Tavesk"),), **FULL))
    assert quality_of(two, travellers=MONTH, on=ON).a_month < of().a_month / 4


def test_a_body_without_a_name_stops_nobody() -> None:
    found = quality_of((Identity(births=(PartialDate(1980),)),), travellers=MONTH, on=ON)
    assert (found.a_month, found.why, found.one_more) == (0, (Says.NO_NAME,), ())


@pytest.mark.parametrize("name", ["12345", "\u200f", "", "x" * 10_000, "\U0001f600"])
def test_a_name_that_cannot_be_one_is_left_out_as_in_the_check(name: str) -> None:
    assert of(name).a_month == pytest.approx(0, abs=1)


@pytest.mark.parametrize("name", ["محمد علي", "Мария Иванова", "王伟"])
def test_a_common_name_is_common_in_its_own_script_too(name: str) -> None:
    assert Says.COMMON_NAME in of(name).why
    assert of(name).a_month > 10 * of("Orin Tavesk").a_month


def test_the_reasons_say_what_is_vague() -> None:
    assert set(of().why) == {Says.COMMON_NAME, Says.NO_BIRTH, Says.NO_NATIONALITY, Says.NO_SEX}
    assert set(of("Orin Tavesk", **FULL).why) == {Says.RARE_NAME, Says.FULL_BIRTH}
    assert Says.YEAR_ONLY in of(births=(PartialDate(1980),)).why
    assert Says.SEVERAL_BIRTHS in of(births=(PartialDate(1980, 3, 4), PartialDate(1981))).why


def test_a_traffic_below_nothing_is_refused() -> None:
    with pytest.raises(InvalidValue, match="from 0"):
        quality_of((), travellers=-1, on=ON)


@pytest.mark.parametrize(("number", "shown"), [(0.04, 0.0), (0.4444, 0.4), (4.44, 4.0), (44.4, 44.0), (4444.0, 4400.0)])
def test_an_estimate_has_no_more_digits_than_it_deserves(number: float, shown: float) -> None:
    assert rounded(number) == shown


def test_birth_dates_come_to_the_whole() -> None:
    for births in (
        (),
        (PartialDate(1980, 3, 4),),
        (PartialDate(1980),),
        (PartialDate(1980, 5), PartialDate(1950, 1, 1)),
    ):
        assert sum(chance for _compared, chance in birth_chances(births, ON)) == pytest.approx(1)
    assert sum(share for _since, _until, share in AGES) == pytest.approx(1)


@pytest.mark.parametrize("region", regions(), ids=lambda region: region.name)
def test_no_column_of_the_table_is_more_than_the_whole(region: Region) -> None:
    assert 0.9 < sum(region.countries.values()) <= 1 + 1e-9
    for column in (region.family, region.female, region.male):
        assert 0 < sum(column.values()) < 1


def test_the_regions_are_everybody() -> None:
    assert sum(region.share for region in regions()) == pytest.approx(1)


def test_words_that_no_table_has_are_taken_to_be_rare() -> None:
    rare = rare_words([Name("Mohammed Tavesk", family="Tavesk", given="Mohammed")])
    assert (set(rare.family), set(rare.given)) == ({"tavesk"}, set())


def drawn(draw: random.Random) -> Query:
    """One traveller of the invented population."""
    region = draw.choices(regions(), [each.share for each in regions()])[0]
    sex = draw.choice((Sex.FEMALE, Sex.MALE))
    given = one_of(draw, region.female if sex is Sex.FEMALE else region.male)
    family = one_of(draw, region.family)
    since, until, _share = draw.choices(AGES, [share for *_span, share in AGES])[0]
    born = date.fromordinal(ON.toordinal() - int(draw.uniform(since, until) * 365.25))
    nation = draw.choices(list(region.countries), list(region.countries.values()))[0]
    return Query((f"{given} {family}",), (PartialDate(born.year, born.month, born.day),), (nation,), sex)


def one_of(draw: random.Random, table: dict[str, float]) -> str:
    rest = 1 - sum(table.values())
    return draw.choices([*table, "Qwyzzex"], [*table.values(), rest])[0]


COMMON = ("Maria Silva", "Mohammed Ali", "Juan Garcia", "Ana Garcia", "Jose Silva", "Ahmed Mohammed", "Maria Santos")


YEARS = tuple(PartialDate(year) for year in range(1965, 1990))


@pytest.mark.parametrize("births", [(), YEARS], ids=["without a birth date", "with many birth years"])
def test_it_is_what_the_check_itself_stops_of_travellers_drawn_from_the_same_tables(
    births: tuple[PartialDate, ...],
) -> None:
    identity = Identity(names=tuple(map(Name, COMMON)), births=births)
    watchlist = Watchlist([Entry("p1", (identity,))])
    draw, many = random.Random(5), 30_000
    stopped = sum(1 for _ in range(many) if watchlist.screen(drawn(draw)))
    expected = quality_of((identity,), travellers=many, on=ON).a_month
    assert stopped >= 5, "too few to tell"
    assert expected / 2.5 <= stopped <= expected * 2.5
