"""The shape of INTERPOL's public notices service: every field of the samples, and our own reader reads it back."""

import json
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings

from fairnotice.domain.feeds import Removal
from fairnotice.domain.request import Kind
from fairnotice.domain.subject import Identity, Sex
from fairnotice.formats.lists import open_list
from fairnotice.formats.public import interpol
from fairnotice.formats.public.notice import PublicNotice, Tombstone, short_number
from tests.formats.public.parts import AT, BASE, JOINED, PARTS, a_part, an_identity
from tests.samples import misfits, sample

WITHOUT = {"thumbnail"}
"""There is one where there is a photograph, and a public part holds none."""


def read_back(told: Any) -> list[Identity]:
    """What our reader of INTERPOL's shape makes of it."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "people.json"
        file.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
        return [one.identities[0] for one in open_list(file, today=date(2026, 3, 2), form="interpol").entries]


@pytest.mark.parametrize(
    ("file", "kind"),
    [
        ("interpol_shape_red_detail.json", Kind.RED),
        ("interpol_shape_yellow_detail.json", Kind.YELLOW),
        ("interpol_shape_un_person_detail.json", Kind.UN_SPECIAL),
    ],
)
def test_a_detail_has_every_field_of_the_sample_with_its_type(file: str, kind: Kind) -> None:
    assert misfits(sample(file)[0], interpol.detail(a_part(kind), BASE), without=WITHOUT) == []


def a_page(found: list[PublicNotice], total: int, page: int = 1, size: int = 20) -> dict[str, Any]:
    query = {"page": page, "resultPerPage": size, "nationality": "UY"}
    return interpol.list_page(found, total=total, query=query, address=f"{BASE}/red", base=BASE, mark="EXAMPLE")


def test_a_list_has_every_field_of_the_sample_with_its_type() -> None:
    assert misfits(sample("interpol_shape_red_list.json")[0], a_page([a_part()], 1), without=WITHOUT) == []


def test_the_images_of_a_notice_have_the_shape_of_the_sample_and_are_none() -> None:
    told = interpol.images(a_part(), BASE)
    assert misfits(sample("interpol_shape_images.json")[0], told, without=WITHOUT) == []
    assert told["_embedded"]["images"] == []


def test_the_links_lead_from_the_first_page_to_the_very_end() -> None:
    pages, page = 0, a_page([a_part()], 1000)
    while "next" in page["_links"]:
        pages += 1
        assert f"page={pages + 1}&" in page["_links"]["next"]["href"]
        page = a_page([a_part()], 1000, page=pages + 1)
    assert pages == 49
    assert page["_links"]["last"]["href"] == page["_links"]["self"]["href"]
    assert "page=49&" in page["_links"]["prev"]["href"]
    assert "next" not in a_page([], 1000, page=77)["_links"]
    assert "page=50&" in a_page([], 1000, page=77)["_links"]["prev"]["href"]


def test_the_query_stands_in_the_links() -> None:
    assert a_page([], 0)["_links"]["self"]["href"] == f"{BASE}/red?page=1&resultPerPage=20&nationality=UY"


@pytest.mark.parametrize(
    ("number", "short"), [("EX-A-12/11-2026", "2026/12"), ("A-1/3-2027", "2027/1"), ("odd", "odd")]
)
def test_a_number_is_the_year_and_the_count(number: str, short: str) -> None:
    assert short_number(number) == short


def test_the_id_has_a_slash_in_bodies_and_a_hyphen_in_addresses() -> None:
    told = interpol.detail(a_part(), BASE)
    assert told["entity_id"] == "2026/12"
    assert told["notice_number"] == "EX-A-12/3-2026"
    assert told["_links"]["self"]["href"] == f"{BASE}/red/2026-12"


def test_each_warrant_stands_for_itself_and_one_without_a_country_is_the_requesters() -> None:
    warrants = interpol.detail(a_part(), BASE)["arrest_warrants"]
    assert [(each["issuing_country_id"], each["charge"]) for each in warrants] == [
        ("PT", "armed robbery"),
        ("PT", "theft"),
    ]
    before = interpol.detail(a_part(warrants=[]), BASE)["arrest_warrants"]
    assert [each["charge"] for each in before] == ["armed robbery; theft"]


def test_what_is_left_of_a_removed_notice_is_its_number_and_why() -> None:
    gone = Tombstone("EX-A-12/3-2026", "red", Removal.CANCELLED, AT)
    told = interpol.tombstone(gone, base=BASE, mark="EXAMPLE")
    assert set(told) == {"entity_id", "notice_number", "status", "withdrawn", "legal_note", "mark", "_links"}
    assert told["withdrawn"] == {
        "reason": "cancelled", "says": "The notice was cancelled.", "at": "2026-03-02T09:00:00+00:00",
    }  # fmt: skip


@pytest.mark.parametrize(
    "told", [interpol.detail(a_part(), BASE), a_page([a_part()], 1), interpol.images(a_part(), "")]
)
def test_everything_of_a_training_installation_is_marked(told: dict[str, Any]) -> None:
    assert told["mark"] == "EXAMPLE"


def test_a_person_without_a_name_has_a_number_only() -> None:
    told = interpol.detail(a_part(Kind.YELLOW, identities=[an_identity(names=[])]), BASE)
    assert (told["name"], told["forename"], told["entity_id"]) == (None, None, "2026/12")


def test_a_name_in_another_script_keeps_its_field_and_its_letters() -> None:
    names = [{"text": JOINED, "kind": "primary"}, {"text": "Nemunei", "kind": "primary"}]
    told = interpol.detail(a_part(Kind.UN_SPECIAL, identities=[an_identity(names=names)]), BASE)
    assert (told["name"], told["name_in_original_script"], told["aliases"]) == ("Nemunei", JOINED, [])
    red = interpol.detail(a_part(identities=[an_identity(names=names)]), BASE)
    assert red["aliases"] == [JOINED]


SEXES = {"male": Sex.MALE, "female": Sex.FEMALE}


@settings(max_examples=60, deadline=None)
@given(PARTS)
def test_our_own_reader_reads_back_everybody_with_every_name(notice: PublicNotice) -> None:
    (one,) = read_back(interpol.detail(notice, BASE))
    told = {" ".join(name.text.split()) for name in one.names}
    for name in notice.names:
        by_parts = f"{name.given} {name.family}" if name.family else name.text
        assert {" ".join(name.text.split()), " ".join(by_parts.split())} & told
    assert one.nationalities == notice.nationalities
    assert [str(birth) for birth in one.births] == list(notice.gregorian_births[:1])
    assert one.sex == SEXES.get(notice.sex, one.sex)


@settings(max_examples=20, deadline=None)
@given(PARTS)
def test_our_own_reader_reads_a_page_of_the_list(notice: PublicNotice) -> None:
    (one,) = read_back(a_page([notice], 1))
    assert one.nationalities == notice.nationalities
