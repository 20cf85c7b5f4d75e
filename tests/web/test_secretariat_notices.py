"""Notices at the secretariat: the list, the document, and the acts that the moves open, each checked first."""

from uuid import UUID

import pytest

from fairnotice.domain.officer import SYSTEM
from fairnotice.records.models import MessageRecord, NoticeRecord, ReasonRecord
from fairnotice.records.session import speaking_as
from fairnotice.services.publication import block_notice, suspend_notice
from tests import stories
from tests.conftest import NOW, World
from tests.web.conftest import Browse
from tests.web.secretariat_pages import body, press

NOTICES = "/secretariat/notices/"
WHY = "A court has doubts about the warrant that it rests on."
CHECK = "Check before I do it"


def row(notice: UUID) -> NoticeRecord:
    with speaking_as(SYSTEM):
        return NoticeRecord.objects.get(pk=notice)


def test_the_list_shows_state_and_clocks_and_can_be_narrowed(world: World, browse: Browse) -> None:
    notice = stories.a_notice(world)
    pages = browse(world.reviewer)
    page = pages.text(NOTICES)
    assert row(notice).number in page
    assert "Orin Tavesk" in page
    assert row(notice).number not in pages.text(f"{NOTICES}?state=blocked")
    response = pages.get(f"{NOTICES}?format=csv")
    assert row(notice).number in response.content.decode()


def test_the_document_is_what_recipients_read(world: World, browse: Browse) -> None:
    page = browse(world.reviewer).text(f"{NOTICES}{stories.a_notice(world)}/")
    assert "The document, as recipients read it" in page
    assert "armed robbery causing grave injury" in page
    assert "7 bureaus" in page


@pytest.mark.parametrize(
    ("slug", "button", "state"),
    [("block", "Block it", "blocked"), ("cancel", "Cancel it", "cancelled"), ("delete", "Delete it", "deleted")],
)
def test_an_act_is_done_once_after_a_page_that_says_what_follows(
    world: World, browse: Browse, slug: str, button: str, state: str
) -> None:
    notice = stories.a_notice(world)
    pages, path = browse(world.decider), f"{NOTICES}{notice}/{slug}/"
    checked = pages.post_form(path, {"reasons": WHY}, CHECK)
    assert "What follows" in body(checked)
    assert row(notice).state == "published"
    answers = [press(pages, path, checked, button) for _each in range(2)]
    assert [answer.redirect_chain for answer in answers] == [[(f"{NOTICES}{notice}/", 303)]] * 2
    assert row(notice).state == state
    assert WHY in body(answers[0])
    with speaking_as(SYSTEM):
        assert ReasonRecord.objects.filter(thing=f"notice:{notice}").count() == 1


def test_cancellation_tells_source_and_recipients_with_the_letter_of_the_office(world: World, browse: Browse) -> None:
    notice = stories.a_notice(world)
    pages, path = browse(world.decider), f"{NOTICES}{notice}/cancel/"
    press(pages, path, pages.post_form(path, {"reasons": WHY}, CHECK), "Cancel it")
    with speaking_as(SYSTEM):
        letters = set(MessageRecord.objects.filter(about="notice.cancelled").values_list("text", flat=True))
    (letter,) = letters
    assert "General Secretariat" in letter
    assert "Tavesk" not in letter
    assert WHY not in letter


def test_a_deleted_notice_names_nobody(world: World, browse: Browse) -> None:
    notice = stories.a_notice(world)
    pages, path = browse(world.decider), f"{NOTICES}{notice}/delete/"
    done = press(pages, path, pages.post_form(path, {"reasons": WHY}, CHECK), "Delete it")
    assert "The document is emptied." in body(done)
    assert "Tavesk" not in body(done)
    assert "Tavesk" not in pages.text(NOTICES)


def test_a_block_is_lifted_back_to_the_suspension_that_stood_before(world: World, browse: Browse) -> None:
    notice = stories.a_notice(world)
    suspend_notice(notice=notice, reasons=WHY, by=world.source, at=NOW)
    block_notice(notice=notice, reasons=WHY, by=world.reviewer, at=NOW)
    pages, path = browse(world.decider), f"{NOTICES}{notice}/unblock/"
    press(pages, path, pages.post_form(path, {"reasons": WHY}, CHECK), "Lift the block")
    assert row(notice).state == "suspended"


def test_only_what_is_open_to_the_role_is_offered(world: World, browse: Browse) -> None:
    notice = stories.a_notice(world)
    reviewer = browse(world.reviewer)
    page = reviewer.text(f"{NOTICES}{notice}/")
    assert "/block/" in page
    assert "/cancel/" not in page
    assert reviewer.get(f"{NOTICES}{notice}/cancel/").status_code == 404
    assert reviewer.get(f"{NOTICES}{notice}/nonsense/").status_code == 404
    block_notice(notice=notice, reasons=WHY, by=world.commission, at=NOW)
    assert "/unblock/" not in browse(world.decider).text(f"{NOTICES}{notice}/"), "the Commission alone lifts its block"


def test_an_act_that_the_service_refuses_is_told_in_the_form(world: World, browse: Browse) -> None:
    notice = stories.a_notice(world)
    pages, path = browse(world.decider), f"{NOTICES}{notice}/block/"
    checked = pages.post_form(path, {"reasons": WHY}, CHECK)
    block_notice(notice=notice, reasons=WHY, by=world.commission, at=NOW)
    refused = press(pages, path, checked, "Block it")
    assert refused.status_code == 422
    assert "cannot be given" in body(refused)
    assert WHY in body(refused)


def test_without_reasons_nothing_is_done(world: World, browse: Browse) -> None:
    notice = stories.a_notice(world)
    pages, path = browse(world.decider), f"{NOTICES}{notice}/block/"
    assert "at least 20 letters" in body(pages.post_form(path, {"reasons": "doubt"}, CHECK))
    assert "Give your reasons in words." in body(pages.post_form(path, {"reasons": ""}, CHECK))
    assert row(notice).state == "published"


def test_the_pages_are_not_there_for_other_roles(world: World, browse: Browse) -> None:
    notice = stories.a_notice(world)
    for officer in (world.source, world.locating, world.border, world.commission, world.administrator):
        for path in (NOTICES, f"{NOTICES}{notice}/", f"{NOTICES}{notice}/block/"):
            assert browse(officer).get(path).status_code == 404
