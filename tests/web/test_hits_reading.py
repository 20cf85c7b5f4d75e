"""The page of a hit: who acts next, what others may not see, and what stops when the notice is not in force."""

import pytest

from fairnotice.services import hits as services
from fairnotice.services.publication import block_notice, delete_notice
from fairnotice.services.screening import check_traveller
from tests.conftest import NOW, World
from tests.stories import WHY, a_confirmed, a_hit, a_measured, a_notice, a_query, a_verified, an_asked
from tests.web.border_pages import hit_state, words
from tests.web.conftest import Browse


def test_the_measure_form_shows_the_card_beside_it(browse: Browse, world: World) -> None:
    _notice, hit = a_confirmed(world)
    services.check_protection(hit=hit, protected=False, checked=WHY, by=world.locating, at=NOW)
    services.decide_disclosure(hit=hit, tells=True, text="Found.", reasons=WHY, by=world.locating, at=NOW)
    text = browse(world.locating).text(f"/border/hits/{hit}/measure/")
    assert "No power to arrest is established here" in text
    assert "What the person can do against it" in text


def test_a_border_officer_verifies_and_the_rest_is_the_bureau_s(browse: Browse, world: World) -> None:
    _notice, hit = a_verified(world)
    pages, page = browse(world.border), f"/border/hits/{hit}/"
    text = pages.text(page)
    assert "Who acts:</strong> The bureau" in text
    assert f"{page}ask/" not in text
    for step in ("ask", "protection", "disclosure", "measure"):
        assert pages.get(f"{page}{step}/").status_code == 404


def test_while_the_source_is_asked_its_clock_is_shown(browse: Browse, world: World) -> None:
    _notice, hit, _confirmation = an_asked(world)
    text = browse(world.border).text(f"/border/hits/{hit}/")
    assert "Silence is not a confirmation" in text
    assert "fn-clock" in text


@pytest.mark.parametrize("who", ["source", "other", "reviewer", "decider", "commission", "compliance", "administrator"])
def test_a_hit_of_another_bureau_is_not_there(browse: Browse, world: World, who: str) -> None:
    _notice, hit, measure = a_measured(world)
    pages = browse(getattr(world, who))
    for step in ("", "verify/", "ask/", "protection/", "disclosure/", "measure/"):
        assert pages.get(f"/border/hits/{hit}/{step}").status_code == 404, step
    assert pages.get(f"/border/measures/{measure}/end/").status_code == 404


def test_the_list_of_another_bureau_does_not_hold_it(browse: Browse, world: World) -> None:
    a_hit(world)
    assert "Nothing waits." in browse(world.other).text("/border/hits/")
    assert "Nothing waits." not in browse(world.locating).text("/border/hits/")


def test_a_notice_that_is_blocked_stops_everything_and_asks_for_release(browse: Browse, world: World) -> None:
    notice, hit, measure = a_measured(world)
    block_notice(notice=notice, reasons=WHY, by=world.commission, at=NOW)
    text = browse(world.locating).text(f"/border/hits/{hit}/")
    assert "is not in force: Blocked by the Commission." in text
    assert "release them now" in text
    assert f"/border/measures/{measure}/end/" in text
    assert "Your bureau has been asked to release" in text


@pytest.mark.parametrize("step", ["ask", "protection", "disclosure", "measure"])
def test_on_a_blocked_notice_no_step_is_taken(browse: Browse, world: World, step: str) -> None:
    notice, hit = a_confirmed(world) if step != "ask" else a_verified(world)
    block_notice(notice=notice, reasons=WHY, by=world.commission, at=NOW)
    response = browse(world.locating).get(f"/border/hits/{hit}/{step}/")
    assert (response.status_code, response["Location"]) == (303, f"/border/hits/{hit}/")


def test_on_a_blocked_notice_a_traveller_can_still_be_cleared(browse: Browse, world: World) -> None:
    notice, hit = a_hit(world)
    block_notice(notice=notice, reasons=WHY, by=world.commission, at=NOW)
    done = browse(world.border).post_form(f"/border/hits/{hit}/verify/", {"same": "no", "photograph": "another"})
    assert "is erased" in words(done)
    assert hit_state(hit) == "dismissed"


def test_the_hits_on_a_notice_that_ended_stand_apart(browse: Browse, world: World) -> None:
    notice, _hit = a_hit(world)
    block_notice(notice=notice, reasons=WHY, by=world.commission, at=NOW)
    text = browse(world.border).text("/border/hits/")
    assert "The notice is not in force any more" in text
    assert "Nothing waits." in text


def test_beside_each_thing_to_compare_stands_what_the_notice_says_of_it(browse: Browse, world: World) -> None:
    _notice, hit = a_hit(world)
    text = browse(world.border).text(f"/border/hits/{hit}/verify/").partition("<form method")[2]
    assert "1.82 m, scar on the left forearm" in text
    assert "passport XQ7714203 UY" in text
    assert "The source has fingerprints" in text


def test_of_a_deleted_notice_the_hit_still_says_what_to_do(browse: Browse, world: World) -> None:
    notice = a_notice(world)
    (raised,) = check_traveller(query=a_query(), traveller={}, purpose="entry", by=world.source, at=NOW)
    delete_notice(notice=notice, reasons=WHY, letter="The notice is deleted.", by=world.decider, at=NOW)
    text = browse(world.source).text(f"/border/hits/{raised.id}/")
    assert "is not in force: Deleted." in text
    assert "release them now" in text


def test_a_measure_that_has_ended_is_not_ended_again(browse: Browse, world: World) -> None:
    _notice, hit, measure = a_measured(world)
    services.end_measure(measure=measure, reasons=WHY, by=world.locating, at=NOW)
    response = browse(world.locating).get(f"/border/measures/{measure}/end/")
    assert (response.status_code, response["Location"]) == (303, f"/border/hits/{hit}/")
    assert "A measure is in force" not in browse(world.locating).text("/border/hits/")
