"""The law, country by country, for anybody: the table first, then the same as a map, then a page for each country."""

import re
from typing import Any

import iso3166
import pytest

from fairnotice.law.effect_map import country_rows
from fairnotice.law.effect_profiles import profile, profile_codes
from fairnotice.web.clock import now
from fairnotice.web.public.world import drawing, world_of
from tests.conftest import World
from tests.web.conftest import Browse

LAW = "/what-a-notice-means/"


def rows_of(text: str) -> list[str]:
    """The codes of the rows of the table, in their order."""
    return re.findall(r'<th scope="row"[^>]*><a class="govuk-link" href="/what-a-notice-means/([a-z]{2})/">', text)


def test_the_table_shows_the_countries_that_have_a_file_and_says_how_many_have_none(
    world: World, browse: Browse
) -> None:
    text = browse().text(LAW)
    assert sorted(rows_of(text)) == list(profile_codes())
    assert f"For {len(iso3166.countries_by_alpha2) - len(profile_codes())} others nothing is established." in text
    assert "No national authority has approved any" in text


def test_the_table_stands_before_the_map_and_needs_no_script(world: World, browse: Browse) -> None:
    text = browse().text(LAW)
    assert text.index("<table") < text.index('class="fn-map__world"')
    assert "onclick" not in text and "<script>" not in text


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("?worth=A", {"co"}),
        ("?shown=all&worth=C", {"au", "ca", "ie", "in", "jp", "ng", "nz", "sg", "us", "za"}),
        ("?confidence=medium&worth=B", {"cn", "gb", "il"}),
        ("?status=approved", set()),
    ],
)
def test_the_table_is_filtered_by_what_the_address_says(
    world: World, browse: Browse, asked: str, expected: set[str]
) -> None:
    assert set(rows_of(browse().text(LAW + asked))) == expected


@pytest.mark.parametrize("order", ["name", "class", "confidence", "day"])
def test_the_table_is_sorted_as_asked(world: World, browse: Browse, order: str) -> None:
    codes = rows_of(browse().text(f"{LAW}?order={order}"))
    known = {row.code.lower(): row for row in country_rows(now().date())}
    keys: dict[str, list[Any]] = {
        "name": [known[code].name for code in codes],
        "class": [known[code].worth for code in codes],
        "confidence": [["high", "medium", "low"].index(known[code].confidence) for code in codes],
        "day": [-known[code].as_of.toordinal() for code in codes],
    }
    assert keys[order] == sorted(keys[order])


def test_an_order_that_there_is_not_is_an_error_of_the_form(world: World, browse: Browse) -> None:
    assert browse().get(f"{LAW}?order=danger").status_code == 422


def test_every_country_can_be_listed(world: World, browse: Browse) -> None:
    assert len(rows_of(browse().text(f"{LAW}?shown=all"))) == len(iso3166.countries_by_alpha2)


def test_the_drawing_has_every_state_once_and_small_ones_as_circles_of_radius_three() -> None:
    _box, elements = drawing()
    ids = [code for _tag, code, _shape in elements]
    assert len(ids) == len(set(ids)) > 230
    small = {code: shape for tag, code, shape in elements if tag == "circle"}
    assert {"SG", "MT", "BH", "LI", "VA", "MC", "MU"} <= set(small)
    assert all('r="3"' in shape for shape in small.values())
    assert {code.upper() for code in profile_codes()} <= set(ids)


def test_each_area_has_the_class_of_its_country_and_a_title_and_what_has_no_code_is_left_without() -> None:
    known = country_rows(now().date())
    areas = {area.id: area for area in world_of(known).areas}
    assert all(areas[row.code].worth == row.worth for row in known if row.code in areas)
    assert (areas["GB"].worth, areas["GB"].name) == ("B", "United Kingdom")
    assert {area.worth for code, area in areas.items() if code.startswith("x-")} == {"none"}
    assert {area.name for code, area in areas.items() if code.startswith("x-")} == {""}


def test_every_area_of_the_page_is_titled_and_the_unknown_are_hatched(world: World, browse: Browse) -> None:
    text = browse().text(LAW)
    drawn = re.findall(r'<(?:path|circle) id="area-[^>]*>(<title>)?', text)
    assert len(drawn) == len(drawing()[1]) and all(drawn)
    for hatched in re.findall(r'<(?:path|circle) id="area-[^>]*class="fn-map--unknown"[^>]*>', text):
        assert 'fill="url(#fn-hatch)"' in hatched
    assert "this map takes no side" in text and "Natural Earth" in text


@pytest.mark.parametrize("code", [*profile_codes(), "mn"])
def test_a_country_s_page_says_its_status_its_gaps_and_which_file_to_edit(
    world: World, browse: Browse, code: str
) -> None:
    text = browse().text(f"{LAW}{code}/")
    assert f"src/fairnotice/law/effects/{code}.toml" in text
    assert ">May arrest</h2>" not in text
    for gap in profile(code).not_established if code != "mn" else ():
        assert gap.replace("'", "&#x27;") in text
    assert "This page is about no person." in text


def test_a_power_that_nobody_approved_is_told_as_what_it_is(world: World, browse: Browse) -> None:
    text = browse().text(f"{LAW}gb/")
    assert "No power here while no national authority has approved this file" in text
    assert ">May arrest</h2>" not in text
    assert "For requests from:" in text


def test_what_is_old_is_marked(world: World, browse: Browse) -> None:
    assert '<strong class="fn-stale">' in browse().text(f"{LAW}nz/")


@pytest.mark.parametrize("code", ["xx", "NZL", "default", "common"])
def test_a_code_that_no_country_has_is_not_there(world: World, browse: Browse, code: str) -> None:
    assert browse().get(f"{LAW}{code}/").status_code == 404
