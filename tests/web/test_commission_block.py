"""The Commission blocks a live notice in one step, with reasons, and lifts its block again."""

import pytest

from fairnotice.domain.officer import SYSTEM
from fairnotice.records.models import DueRecord, MessageRecord
from fairnotice.records.session import speaking_as
from fairnotice.services.publication import block_notice, suspend_notice, withdraw_notice
from tests.conftest import NOW, World
from tests.stories import WHY, a_measured, a_notice
from tests.web.border_pages import WHY_BLOCK, blocked, notice_state, words
from tests.web.conftest import Browse


def test_a_notice_is_blocked_in_one_step_from_its_own_page(browse: Browse, world: World) -> None:
    notice, _hit, measure = a_measured(world)
    pages = browse(world.commission)
    text = pages.text(f"/commission/notices/{notice}/")
    assert "CCF Statute art. 37, 41" in text
    assert "1 measure in force rests on it: that bureau is told at once to release" in " ".join(text.split())
    done = words(blocked(pages, notice))
    assert "The notice is blocked." in done
    assert notice_state(notice) == "blocked_by_commission"
    assert "Asked to release, or to say why not." in done
    with speaking_as(SYSTEM):
        assert DueRecord.objects.filter(thing=f"measure:{measure}", code="release-prompt").exists()
        assert MessageRecord.objects.filter(to_bureau="NZ", about="notice.blocked").exists()


def test_after_the_block_no_check_finds_it(browse: Browse, world: World) -> None:
    notice = a_notice(world)
    blocked(browse(world.commission), notice)
    answer = browse(world.border).post_form("/border/", {"line": "Orin Tavesk, 1986-09-17"})
    assert "Nothing found" in words(answer)


@pytest.mark.parametrize("reasons", ["", "   ", "because"])
def test_a_block_needs_reasons_and_the_page_keeps_what_was_typed(browse: Browse, world: World, reasons: str) -> None:
    notice = a_notice(world)
    response = blocked(browse(world.commission), notice, reasons)
    assert response.status_code == 422
    assert "Give your reasons in words" in words(response)
    assert notice_state(notice) == "published"


def test_a_block_sent_twice_is_one(browse: Browse, world: World) -> None:
    notice = a_notice(world)
    pages = browse(world.commission)
    form = pages.form(f"/commission/notices/{notice}/", holding="reasons")
    for _again in range(2):
        response = pages.client.post(form.action, {**form.fields, "reasons": WHY_BLOCK}, follow=True)
        assert "The notice is blocked." in words(response)
    with speaking_as(SYSTEM):
        assert DueRecord.objects.filter(thing=f"notice:{notice}", code="rpd-129").count() == 1


def test_a_block_on_what_the_source_has_withdrawn_meanwhile_is_refused_in_the_page(
    browse: Browse, world: World
) -> None:
    notice = a_notice(world)
    pages = browse(world.commission)
    form = pages.form(f"/commission/notices/{notice}/", holding="reasons")
    withdraw_notice(notice=notice, reasons=WHY, by=world.source, at=NOW)
    response = pages.client.post(form.action, {**form.fields, "reasons": WHY_BLOCK})
    assert response.status_code == 422
    assert "withdrawn" in words(response)


@pytest.mark.parametrize("suspended", [False, True])
def test_the_block_is_lifted_to_where_it_stood_before(browse: Browse, world: World, suspended: bool) -> None:
    notice = a_notice(world)
    if suspended:
        suspend_notice(notice=notice, reasons=WHY, by=world.source, at=NOW)
    pages = browse(world.commission)
    blocked(pages, notice)
    done = blocked(pages, notice, "The examination is over and found nothing.", path="lift")
    assert "The block is lifted." in words(done)
    assert notice_state(notice) == ("suspended" if suspended else "published")


def test_the_secretariat_s_block_is_not_the_commission_s_to_lift(browse: Browse, world: World) -> None:
    notice = a_notice(world)
    block_notice(notice=notice, reasons=WHY, by=world.reviewer, at=NOW)
    text = browse(world.commission).text(f"/commission/notices/{notice}/")
    assert f"/commission/notices/{notice}/lift/" not in text
    assert f"/commission/notices/{notice}/block/" in text


def test_the_address_of_the_act_leads_to_the_page(browse: Browse, world: World) -> None:
    notice = a_notice(world)
    response = browse(world.commission).get(f"/commission/notices/{notice}/block/")
    assert (response.status_code, response["Location"]) == (303, f"/commission/notices/{notice}/")
    assert notice_state(notice) == "published"
