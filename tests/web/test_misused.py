"""The pages of misused identities: recorded on a notice, said first at a check, ended; and who is told."""

import re
from uuid import UUID

import pytest

from fairnotice.services.screening import check_traveller, kept_of
from tests.conftest import NOW, World
from tests.stories import WHY, a_misused, a_notice, a_query
from tests.web.conftest import Browse, Pages

HEAD = "This document is misused. Its true holder is not wanted."
GIVEN = {"place": "document:0.0", "verify_by": "Call our bureau for the fingerprints.", "evidence": WHY}


@pytest.fixture
def notice(world: World) -> UUID:
    return a_notice(world)


def checked(browser: Pages) -> str:
    fields = {"name": "Orin Tavesk", "born_day": "17", "born_month": "9", "born_year": "1986", "nationality": "UY"}
    fields |= {"document": "XQ7714203", "line": ""}
    return str(browser.post_form("/border/", fields).content.decode())


def test_the_block_stands_before_the_match_and_the_match_is_there(world: World, browse: Browse, notice: UUID) -> None:
    assert HEAD not in checked(browse(world.border))
    a_misused(world, notice)
    page = checked(browse(world.border))
    assert page.index(HEAD) < page.index("possible match: compare")
    assert "fn-answer--misused" in page and "fn-answer--found" not in page
    assert HEAD not in checked(browse(world.other)), "it stays in the country that made it"


def test_it_stands_on_the_hit_until_it_is_compared_and_only_where_that_paper_was_shown(
    world: World, browse: Browse, notice: UUID
) -> None:
    a_misused(world, notice)
    browser = browse(world.border)
    with_paper = re.findall(r"/border/hits/([0-9a-f-]{36})/", checked(browser))[0]
    bare = a_query()
    (raised,) = check_traveller(query=bare, traveller=kept_of(bare), purpose="entry", by=world.border, at=NOW)
    for hit, told in ((with_paper, True), (raised.id, False)):
        for page in (f"/border/hits/{hit}/", f"/border/hits/{hit}/verify/"):
            assert (HEAD in browser.get(page).content.decode()) is told, page
    assert HEAD in browser.get(f"/duty/notices/{notice}/").content.decode()
    browser.post_form(f"/border/hits/{with_paper}/verify/", {"same": "no", "photograph": "another face"})
    assert HEAD not in browser.get(f"/border/hits/{with_paper}/").content.decode()


def test_a_bureau_records_it_from_the_notice_and_ends_it(world: World, browse: Browse, notice: UUID) -> None:
    browser = browse(world.locating)
    address = f"/border/notices/{notice}/misused/"
    assert address in browser.get(f"/duty/notices/{notice}/").content.decode()
    assert "Choose the document or the identity" in browser.post_form(address, {}).content.decode()
    page = browser.post_form(address, GIVEN).content.decode()
    assert "XQ7714203" in page and "This country alone" in page
    record = page.split("/border/misused/")[1].split("/end/")[0]
    page = browser.post_form(f"/border/misused/{record}/end/", {"reasons": WHY}).content.decode()
    assert "Ended" in page and "Holds" not in page


def test_the_source_alone_is_offered_to_let_it_travel(world: World, browse: Browse, notice: UUID) -> None:
    address = f"/border/notices/{notice}/misused/"
    assert 'name="agrees"' not in browse(world.locating).get(address).content.decode()
    page = browse(world.source).post_form(address, {**GIVEN, "agrees": "on"}).content.decode()
    assert "Every recipient of the notice" in page
    assert HEAD in checked(browse(world.border))
    assert "/end/" not in browse(world.locating).get("/border/misused/").content.decode()
