"""A notice of another bureau in our view, as a page."""

from datetime import UTC, datetime

import pytest

from fairnotice.services import publication
from tests.conftest import World
from tests.stories import WHY, a_hit, a_notice
from tests.web.conftest import Browse

AT = datetime.now(UTC)


def test_a_notice_says_whom_it_is_about_and_what_it_means_here(browse: Browse, world: World) -> None:
    notice, hit = a_hit(world, at=AT)
    page = browse(world.locating).text(f"/duty/notices/{notice}/")
    for said in ("Orin Tavesk", "XQ7714203", "17 September 1986", "scar on the left forearm", "armed robbery"):
        assert said in page
    for said in ("Must not", "Must", "May", "Call", "To read out over the telephone", "Not established"):
        assert said in page
    assert f"/border/hits/{hit}/" in page
    assert "Nobody here has decided that it is true" in page
    assert "Published" in page


def test_a_notice_is_marked_as_not_executable_here_and_back(browse: Browse, world: World) -> None:
    notice = a_notice(world, at=AT)
    pages, where = browse(world.other), f"/duty/notices/{notice}/"
    done = pages.post_form(where, {"reasons": "Our law knows no arrest on a notice alone."}, holding="reasons")
    assert "Marked as not executable here" in done.content.decode()
    assert "Our law knows no arrest on a notice alone." in pages.text(where)
    assert "Marked not executable" in pages.text("/duty/")
    assert "Our law knows" not in browse(world.locating).text(where)
    back = pages.post_form(where, {"reasons": "A treaty came into force on Friday."}, holding="reasons")
    assert "Taken back" in back.content.decode()
    assert "Set aside" not in pages.text("/duty/")


def test_a_mark_sent_twice_is_made_once(browse: Browse, world: World) -> None:
    notice = a_notice(world, at=AT)
    pages, where = browse(world.other), f"/duty/notices/{notice}/"
    sent = {**pages.form(where, holding="reasons").fields, "reasons": "Our law knows no arrest on a notice alone."}
    for _time in (1, 2):
        assert pages.client.post(where, sent).status_code == 303
    assert "Marked not executable" in pages.text("/duty/")


def test_a_mark_needs_reasons(browse: Browse, world: World) -> None:
    notice = a_notice(world, at=AT)
    pages, where = browse(world.other), f"/duty/notices/{notice}/"
    for reasons in ("", "no"):
        refused = pages.post_form(where, {"reasons": reasons}, holding="reasons")
        assert refused.status_code == 422
        assert "There is a problem" in refused.content.decode()


def test_a_border_post_reads_a_notice_and_marks_nothing(browse: Browse, world: World) -> None:
    notice = a_notice(world, at=AT)
    page = browse(world.border).text(f"/duty/notices/{notice}/")
    assert "Orin Tavesk" in page
    assert "Mark as not executable here" not in page


def test_a_notice_that_ended_shows_its_number_and_nobody(browse: Browse, world: World) -> None:
    notice = a_notice(world, at=AT)
    publication.withdraw_notice(notice=notice, reasons=WHY, by=world.source, at=AT)
    page = browse(world.other).text(f"/duty/notices/{notice}/")
    assert "It has left your view of the register" in page
    assert "Withdrawn by its source" in page
    assert "Tavesk" not in page


def test_a_suspended_notice_warns(browse: Browse, world: World) -> None:
    notice = a_notice(world, at=AT)
    publication.suspend_notice(notice=notice, reasons=WHY, by=world.source, at=AT)
    assert "This notice is not in force" in browse(world.other).text(f"/duty/notices/{notice}/")


def test_a_notice_that_is_not_in_our_view_is_not_there(browse: Browse, world: World) -> None:
    notice = a_notice(world, restricted=("UY",), at=AT)
    for name in ("other", "reviewer", "decider", "commission", "administrator"):
        assert browse(getattr(world, name)).get(f"/duty/notices/{notice}/").status_code == 404


@pytest.mark.parametrize("name", ["source", "locating"])
def test_no_page_holds_a_style_or_a_script_in_itself(browse: Browse, world: World, name: str) -> None:
    notice = a_notice(world, at=AT)
    pages = browse(getattr(world, name))
    for path in ("/duty/", "/duty/roster/", "/messages/", f"/duty/notices/{notice}/"):
        page = pages.text(path)
        assert "style=" not in page
        assert " onclick" not in page
