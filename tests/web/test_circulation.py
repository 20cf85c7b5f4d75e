"""Pages of circulation: the board, copies, desks, drills, incidents, and letters to who is late."""

import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from fairnotice.bulk.held import held_in
from fairnotice.domain.officer import SYSTEM
from fairnotice.services.copy_receipts import take_any_receipt
from fairnotice.services.drill import begin_drill
from fairnotice.services.incidents import list_incidents
from fairnotice.services.index_copies import give_index
from fairnotice.services.publication import delete_notice, withdraw_notice
from fairnotice.services.receipts import take_receipt
from fairnotice.web.clock import now
from tests.conftest import World
from tests.services.test_board import applied
from tests.services.test_circulation import WHY, ADesk, a_desk
from tests.stories import a_notice
from tests.web.conftest import Browse

HOUR = timedelta(hours=1)


@pytest.fixture
def late(world: World) -> ADesk:
    """A desk of New Zealand that has not heard of a withdrawal two hours ago."""
    at = now() - 2 * HOUR
    desk = a_desk(world, at=at)
    notice = a_notice(world, at=at)
    applied(desk, at)
    withdraw_notice(notice=notice, reasons=WHY, by=world.source, at=at)
    return desk


def test_the_board_says_at_how_many_desks_an_entry_was_applied(world: World, browse: Browse, late: ADesk) -> None:
    page = browse(world.reviewer).text("/circulation/")
    assert "1 desk in use" in page
    assert "1 copy is late" in page
    assert "0 of 1" in page
    assert "1 late" in page


def test_every_page_of_a_notice_leads_to_its_copies(world: World, browse: Browse) -> None:
    notice = a_notice(world, at=now())
    for by, path in (
        (world.decider, f"/secretariat/notices/{notice}/"),
        (world.commission, f"/commission/notices/{notice}/"),
        (world.source, f"/bureau/notices/{notice}/"),
        (world.locating, f"/duty/notices/{notice}/"),
    ):
        browser = browse(by)
        assert f"/circulation/notices/{notice}/" in browser.text(path)
        assert "Who has applied what" in browser.text(f"/circulation/notices/{notice}/")


def test_a_bureau_reads_of_its_own_copies_and_of_no_others(world: World, browse: Browse) -> None:
    for code in ("NZ", "UY", "FR", "US"):
        a_desk(world, bureau=code, name=f"Post of {code}")
    notice = a_notice(world, at=now())
    text = browse(world.locating).text(f"/circulation/notices/{notice}/")
    assert "Post of NZ" in text
    assert not re.search("Post of (UY|FR|US)|Bureau (UY|FR|US)", text)
    own = browse(world.source).text(f"/circulation/notices/{notice}/")
    assert "applied at 0 of 4" in own
    assert "Post of" not in own


def test_of_a_deleted_notice_the_page_says_what_cannot_be_reached(world: World, browse: Browse) -> None:
    desk = a_desk(world, at=now())
    notice = a_notice(world, at=now())
    applied(desk, now())
    delete_notice(notice=notice, reasons=WHY, by=world.decider, at=now())
    text = browse(world.commission).text(f"/circulation/notices/{notice}/")
    assert "A desk that has not applied the deletion" in text
    assert "Printed notices" in text


def test_a_bureau_makes_a_code_that_is_shown_once_and_ends_its_desk(world: World, browse: Browse) -> None:
    browser = browse(world.locating)
    answer = browser.post_form("/circulation/desks/new/", {"name": "South pier"}, holding="name", follow=False)
    text = answer.content.decode()
    found = re.search(r"fairnotice desk --from https?://[^ ]+ --code ([a-z2-7]{20}-[0-9a-f]{16})", text)
    assert found, text
    assert found[1] not in browser.text("/circulation/desks/")
    desk = a_desk(world, at=now()).enrolled.desk
    end = f"/circulation/desks/{desk}/end/"
    refused = browser.post_form(end, {"reasons": "Because."}, holding="reasons", follow=False)
    assert refused.status_code == 422
    browser.post_form(end, {"reasons": WHY}, holding="reasons", follow=False)
    assert "North pier" in browser.text("/circulation/desks/").split("Ended")[1]
    assert browser.get(end).status_code == 404


def test_the_administrator_lets_a_desk_of_any_bureau_in(world: World, browse: Browse) -> None:
    browser = browse(world.administrator)
    given = {"bureau": "FR", "name": "Calais"}
    answer = browser.post_form("/circulation/desks/new/", given, holding="name", follow=False)
    assert "--code" in answer.content.decode()
    missing = browser.post_form("/circulation/desks/new/", {"name": "Calais"}, holding="name", follow=False)
    assert missing.status_code == 422


def test_the_administrator_reads_the_fingerprint_of_the_registers_key(world: World, browse: Browse) -> None:
    desk = a_desk(world)
    assert desk.ring.keys[0].fingerprint in browse(world.administrator).text("/administration/keys/")


def test_a_drill_is_begun_shows_who_answers_and_is_closed(world: World, browse: Browse) -> None:
    desk = a_desk(world, at=now() - HOUR)
    browser = browse(world.reviewer)
    browser.post_form("/circulation/drills/", {}, submit="Begin a drill", follow=False)
    assert "No answer" in browser.text("/circulation/drills/")
    take_receipt(statement=desk.receipt(now()), by=desk.account, at=now())
    assert "1 of 1" in browser.text("/circulation/drills/")
    browser.post_form("/circulation/drills/", {}, submit="Close the drill and keep its figures", follow=False)
    closed = browser.text("/circulation/drills/")
    assert "Drills before" in closed
    assert "1 of 1" in closed


def test_the_commission_reads_drills_and_begins_none(world: World, browse: Browse) -> None:
    begin_drill(by=world.reviewer, at=now())
    text = browse(world.commission).text("/circulation/drills/")
    assert "Open since" in text
    assert "Close the drill" not in text


def test_a_letter_to_who_is_late_is_drafted_sent_once_and_in_the_inbox(
    world: World, browse: Browse, late: ADesk
) -> None:
    browser = browse(world.reviewer)
    there = f"/circulation/desks/{late.enrolled.desk}/remind/"
    assert there in browser.text("/circulation/overdue/")
    browser.post_form(there, {}, holding="letter", follow=False)
    assert there not in browser.text("/circulation/overdue/")
    again: Any = browser.post_form(there, {}, holding="letter", follow=False)
    assert again.status_code == 422
    assert "its desk is late" in browse(world.locating).text("/messages/")


def test_who_is_not_late_gets_no_letter(world: World, browse: Browse) -> None:
    desk = a_desk(world, at=now()).enrolled.desk
    answer = browse(world.reviewer).get(f"/circulation/desks/{desk}/remind/")
    assert (answer.status_code, answer["Location"]) == (303, "/circulation/overdue/")


def test_an_incident_is_told_to_the_bureau_and_closed_with_what_was_found(world: World, browse: Browse) -> None:
    desk = a_desk(world, at=now())
    a_notice(world, at=now())
    desk.pull(now())
    take_receipt(statement=desk.receipt(now(), copy="0" * 128), by=desk.account, at=now())
    (incident,) = list_incidents(by=world.locating)
    browser = browse(world.locating)
    there = f"/circulation/incidents/{incident.id}/"
    assert there in browser.text("/circulation/incidents/")
    assert "North pier" in browser.text(there)
    browser.post_form(there, {"reasons": WHY}, holding="reasons", follow=False)
    assert "Close the incident" not in browser.text(there)
    assert WHY in browse(world.commission).text(there)


def test_an_index_is_on_the_page_of_desks_on_its_notices_and_when_it_is_over_among_what_is_late(
    world: World, browse: Browse, tmp_path: Path
) -> None:
    at = now() - timedelta(days=3)
    notice = a_notice(world, at=at)
    give_index(bureau="NZ", to="Bulk machine", folder=tmp_path / "index", days=1, by=SYSTEM, at=at)
    for by in (world.reviewer, world.locating, world.administrator):
        page = browse(by).text("/circulation/desks/")
        assert "Bulk machine" in page and "no word that it is destroyed" in page
    assert "Bulk machine" not in browse(world.other).text("/circulation/desks/")
    assert "Bulk machine" in browse(world.reviewer).text(f"/circulation/notices/{notice}/")
    late = browse(world.reviewer).text("/circulation/overdue/")
    assert "Bulk machine" in late and "Word that a copy is destroyed" in late
    held = held_in(tmp_path / "index")
    assert held is not None
    take_any_receipt(statement=held.says_gone(now()), by=world.locating, at=now())
    assert "Bulk machine" not in browse(world.reviewer).text("/circulation/overdue/")
    assert "Bulk machine" not in browse(world.reviewer).text(f"/circulation/notices/{notice}/")
