"""The public register: found by the matcher, narrowed, paged over all of it, and nobody's name in an address."""

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from fairnotice.domain.dates import PartialDate
from fairnotice.domain.dossier import Dossier
from fairnotice.domain.request import Kind
from fairnotice.domain.subject import Sex
from fairnotice.services.public_filter import of_that_age
from fairnotice.web.clock import now
from fairnotice.web.public import register
from tests.builders import a_dossier, a_request, a_statement, a_subject, an_identity
from tests.conftest import NOW, World
from tests.stories import a_notice
from tests.web.conftest import Browse, Pages

ADDRESS = "/register/"


def someone(name: str, number: int = 0, **changes: Any) -> Dossier:
    """The ordinary case about another invented person."""
    identity = replace(an_identity(**changes), names=(replace(an_identity().names[0], text=name, family="", given=""),))
    return a_dossier(id=f"case-{number}-{len(name)}", subjects=(a_subject(identities=(identity,)),))


def search(pages: Pages, **typed: str) -> Any:
    return pages.post_form(ADDRESS, typed, holding="name", follow=False)


def names(text: str) -> list[str]:
    parts = text.split("fn-person__name")[1:]
    return [part.split("<bdi>")[1].split("</bdi>")[0] for part in parts]


def test_a_reader_finds_a_name_in_another_script_and_no_cookie_is_set(world: World, browse: Browse) -> None:
    a_notice(world)
    pages = browse()
    response = search(pages, name="Орин Тавеск")
    assert names(response.content.decode()) == ["Orin Tavesk"]
    assert not pages.client.cookies
    assert "?" not in response.request["QUERY_STRING"]


def test_it_is_not_for_search_engines(world: World, browse: Browse) -> None:
    a_notice(world)
    pages = browse()
    for path in (ADDRESS, *links(pages)):
        response = pages.get(path)
        assert response["X-Robots-Tag"].startswith("noindex")
        assert '<meta name="robots" content="noindex' in response.content.decode()
    assert f"Disallow: {ADDRESS}" in pages.text("/robots.txt")


def links(pages: Pages) -> list[str]:
    """The pages of the people in the list."""
    return re.findall(r'href="(/register/[0-9a-f-]{36}/)"', pages.text(ADDRESS))


def test_a_name_without_a_notice_is_told_where_to_ask(world: World, browse: Browse) -> None:
    a_notice(world)
    text = search(browse(), name="Brynja Holtegaard").content.decode()
    assert names(text) == []
    assert "/where-to-complain/" in text
    assert "does not mean that there is no notice" in text


def test_what_cannot_be_a_name_finds_nobody_and_breaks_nothing(world: World, browse: Browse) -> None:
    a_notice(world)
    for typed in ("!!!", "<script>alert(1)</script>", "'; DROP TABLE extract; --", "ا" * 200):
        response = search(browse(), name=typed)
        assert response.status_code == 200
        assert "<script>alert" not in response.content.decode()


def test_filters_alone_become_an_address_that_can_be_passed_on(world: World, browse: Browse) -> None:
    a_notice(world, someone("Orin Tavesk"))
    a_notice(world, someone("Maelis Corvane", sex=Sex.FEMALE, nationalities=("NZ",)))
    pages = browse()
    response = search(pages, sex="female", nationality="NZ")
    assert response.status_code == 303
    assert response["Location"] == "/register/?nationality=NZ&sex=female"
    assert names(pages.text(response["Location"])) == ["Maelis Corvane"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("kind=yellow", ["Tessa Imrell"]),
        ("country=PT", ["Tessa Imrell", "Orin Tavesk"]),
        ("age_from=30&age_to=60", ["Orin Tavesk"]),
        ("age_to=20", ["Tessa Imrell"]),
        ("kind=red&sex=male", ["Orin Tavesk"]),
    ],
)
def test_each_filter_narrows(world: World, browse: Browse, query: str, found: list[str]) -> None:
    a_notice(world, someone("Orin Tavesk"))
    missing = someone("Tessa Imrell", births=(PartialDate(now().year - 12),), sex=Sex.FEMALE)
    on_record = tuple(a_statement(f"missing.{fact}") for fact in ("police_record", "not_known"))
    request = a_request(Kind.YELLOW, public_extract=True)
    yellow = replace(missing, request=request, warrants=(), statements=(*missing.statements, *on_record))
    a_notice(world, yellow, at=NOW + timedelta(minutes=1))
    assert names(browse().text(f"{ADDRESS}?{query}")) == found


def test_a_name_in_an_address_is_not_looked_for(world: World, browse: Browse) -> None:
    a_notice(world, someone("Orin Tavesk"))
    a_notice(world, someone("Maelis Corvane"))
    assert len(names(browse().text(f"{ADDRESS}?name=Maelis"))) == 2


def test_a_number_leads_to_its_notice(world: World, browse: Browse) -> None:
    a_notice(world)
    pages = browse()
    response = search(pages, name=" ex-a-1/3-2026 ")
    assert (response.status_code, response["Location"]) == (303, links(pages)[0])


def test_ages_that_make_no_range_are_refused_in_the_form(world: World, browse: Browse) -> None:
    a_notice(world)
    for typed in ({"age_from": "50", "age_to": "20"}, {"age_from": "old"}, {"age_to": "-1"}):
        response = search(browse(), **typed)
        assert response.status_code == 422
        assert "govuk-error-summary" in response.content.decode()
    assert browse().get(f"{ADDRESS}?kind=purple").status_code == 422


def test_every_notice_is_reached_by_its_pages(world: World, browse: Browse, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(register, "PER_PAGE", 2)
    for number, family in enumerate(("Tavesk", "Tavesco", "Taveska", "Tavesque", "Tavesc")):
        a_notice(world, someone(f"Orin {family}", number), at=NOW + timedelta(minutes=number))
    pages, seen = browse(), []
    for page in ("1", "2", "3"):
        seen += names(pages.text(f"{ADDRESS}?page={page}"))
    assert sorted(seen) == ["Orin Tavesc", "Orin Tavesco", "Orin Tavesk", "Orin Taveska", "Orin Tavesque"]
    assert names(pages.text(f"{ADDRESS}?page=99")) == names(pages.text(f"{ADDRESS}?page=3"))


def test_a_searchs_later_pages_are_sent_not_addressed(
    world: World, browse: Browse, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(register, "PER_PAGE", 1)
    for number in range(2):
        a_notice(world, someone("Orin Tavesk", number), at=NOW + timedelta(minutes=number))
    pages = browse()
    first = pages.client.post(ADDRESS, {"name": "Orin Tavesk"}).content.decode()
    second = pages.client.post(ADDRESS, {"name": "Orin Tavesk", "page": "2"}).content.decode()
    assert "2 notices with a name like" in first
    assert len(names(first)) == len(names(second)) == 1
    assert 'name="page" value="2"' in first
    assert 'name="page" value="1"' in second


def test_an_empty_register_says_so(world: World, browse: Browse) -> None:
    assert "The register is empty." in browse().text(ADDRESS)


def test_an_officer_reads_it_as_anybody_does(world: World, browse: Browse) -> None:
    a_notice(world)
    assert names(browse(world.border).text(ADDRESS)) == ["Orin Tavesk"]


@pytest.mark.parametrize(
    ("birth", "low", "high", "fits"),
    [
        ("1986-09-17", 40, 40, True),
        ("1986-09-18", 40, None, False),
        ("1986", 39, 39, True),
        ("1986", 41, None, False),
        ("1986-09", None, 39, True),
        ("no date", None, None, False),
    ],
)
def test_a_date_that_is_not_whole_may_be_of_either_age(
    birth: str, low: int | None, high: int | None, fits: bool
) -> None:
    assert of_that_age([birth], low, high, today=date(2026, 9, 17)) is fits
