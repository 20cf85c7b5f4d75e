"""What came in, as a duty officer's page."""

from datetime import UTC, datetime, timedelta

import pytest

from fairnotice.domain.officer import Officer
from fairnotice.services import publication
from fairnotice.services.roster import add_turn
from tests.conftest import World
from tests.stories import WHY, a_hit, a_measured, a_notice, an_asked
from tests.web.conftest import Browse

AT = datetime.now(UTC)
"""Pages tell the time themselves: these stories happen now."""


def test_nothing_came_in(browse: Browse, world: World) -> None:
    assert "Nothing waits for you" in browse(world.other).text("/duty/")


def test_what_is_asked_of_us_stands_first_with_its_reason_and_its_clock(browse: Browse, world: World) -> None:
    _notice, _hit, confirmation = an_asked(world, at=AT)
    page = browse(world.source).text("/duty/")
    assert "A member waits for your answer" in page
    assert f"/duty/confirmations/{confirmation}/" in page
    assert "23 hours" in page
    assert "You are not told who asks" in page
    assert "Bureau NZ" not in page
    assert "New Zealand" not in page


def test_a_hit_in_our_country_says_what_it_waits_for(browse: Browse, world: World) -> None:
    _notice, hit = a_hit(world, at=AT)
    for by in (world.locating, world.border):
        page = browse(by).text("/duty/")
        assert "Hits: the next step is yours" in page
        assert f"/border/hits/{hit}/" in page
        assert "says whether it is the person" in page


def test_a_measure_without_a_ground_comes_before_all_else(browse: Browse, world: World) -> None:
    notice, _hit, _measure = a_measured(world, at=AT)
    publication.suspend_notice(notice=notice, reasons=WHY, by=world.source, at=AT)
    page = browse(world.locating).text("/duty/")
    assert "Release, or say why not: monitoring on notice EX-A-1/" in page
    assert page.index("Somebody may be held without a ground") < page.index("Notices that do not stand any more")
    assert "Suspended" in page


def test_a_new_notice_says_that_it_is_not_executable_here(browse: Browse, world: World) -> None:
    notice = a_notice(world, at=AT)
    page = browse(world.other).text("/duty/")
    assert f"/duty/notices/{notice}/" in page
    assert "No power to arrest here" in page
    assert "Orin Tavesk" in page
    assert "no power to arrest on it is established here" in page


def test_looking_through_empties_the_new_part_for_the_whole_bureau(browse: Browse, world: World) -> None:
    a_notice(world, at=AT)
    pages = browse(world.other)
    done = pages.post_form("/duty/", {}, holding="until")
    assert "What comes into the register from now on is new" in done.content.decode()
    assert "New in your view" not in pages.text("/duty/")


def test_a_border_post_reads_and_changes_nothing(browse: Browse, world: World) -> None:
    a_notice(world, at=AT)
    pages = browse(world.border)
    assert "We have looked at these" not in pages.text("/duty/")
    assert pages.client.post("/duty/looked/", {}).status_code in {403, 404}


def test_looking_through_with_a_number_that_is_not_there_is_told(browse: Browse, world: World) -> None:
    a_notice(world, at=AT)
    done = browse(world.other).post_form("/duty/", {"until": "99"}, holding="until")
    assert "could not be noted" in done.content.decode()


@pytest.mark.parametrize(("kind", "there", "gone"), [("new", "New in your view", "Hits:"), ("hit", "Hits:", "New in")])
def test_one_kind_is_shown_alone(browse: Browse, world: World, kind: str, there: str, gone: str) -> None:
    a_hit(world, at=AT)
    page = browse(world.locating).text(f"/duty/?kind={kind}")
    assert there in page
    assert gone not in page


def test_a_kind_that_there_is_not_shows_everything(browse: Browse, world: World) -> None:
    a_hit(world, at=AT)
    assert "Hits: the next step is yours" in browse(world.locating).text("/duty/?kind=nonsense&page=77")


def test_the_list_is_a_file_that_names_nobody(browse: Browse, world: World) -> None:
    a_hit(world, at=AT)
    response = browse(world.locating).get("/duty/came-in.csv")
    text = response.content.decode("utf-8-sig")
    assert response["Content-Type"].startswith("text/csv")
    assert text.splitlines()[0] == "Why,Kind,What,Notice,Since,Due"
    assert "Hit on notice EX-A-1/" in text
    assert "Tavesk" not in text


def test_who_is_on_call_is_said_with_the_number(browse: Browse, world: World) -> None:
    assert "Nobody is on call now" in browse(world.locating).text("/duty/")
    add_turn(
        officer=world.locating.id,
        begins=AT - timedelta(hours=1),
        ends=AT + timedelta(hours=8),
        telephone="+64 4 000 0001",
        by=world.locating,
        at=AT,
    )
    page = browse(world.border).text("/duty/")
    assert 'href="tel:+6440000001"' in page
    assert "Nobody is on call now" not in page


@pytest.mark.parametrize("name", ["reviewer", "decider", "commission", "compliance", "administrator"])
def test_the_page_is_not_there_for_other_roles(browse: Browse, world: World, name: str) -> None:
    by: Officer = getattr(world, name)
    for path in ("/duty/", "/duty/came-in.csv"):
        assert browse(by).get(path).status_code == 404


def test_nobody_reads_it_without_signing_in(browse: Browse, world: World) -> None:
    response = browse().get("/duty/")
    assert response.status_code == 302
    assert "/account/sign-in/" in response["Location"]


def test_the_page_is_kept_by_no_browser(browse: Browse, world: World) -> None:
    assert "no-store" in browse(world.other).get("/duty/")["Cache-Control"]
