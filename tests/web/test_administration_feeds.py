"""The administrator's pages of the public feeds: what follows is said before one is turned on."""

from fairnotice.domain.feeds import Feed
from fairnotice.services.feeds import feeds_as_set
from tests.conftest import World
from tests.stories import WHY
from tests.web.conftest import Browse

PAGE = "/administration/feeds/"


def on(world: World) -> list[Feed]:
    return [each.feed for each in feeds_as_set(by=world.administrator) if each.on]


def test_what_cannot_be_called_back_is_said_and_has_to_be_understood(world: World, browse: Browse) -> None:
    pages = browse(world.administrator)
    text = pages.text(f"{PAGE}ftm/")
    assert "cannot be taken back" in text and "copy that was taken" in text
    refused = pages.post_form(f"{PAGE}ftm/", {"reasons": WHY})
    assert refused.status_code == 422
    assert "Confirm that you understand" in refused.content.decode()
    assert on(world) == []


def test_one_is_turned_on_and_off_again_with_reasons(world: World, browse: Browse) -> None:
    pages = browse(world.administrator)
    assert pages.text(PAGE).count("Turn it on") == 2
    page = pages.post_form(f"{PAGE}ftm/", {"reasons": WHY, "understood": "on"}).content.decode()
    assert "The feed is on." in page and WHY in page
    assert on(world) == [Feed.FTM]
    assert pages.post_form(f"{PAGE}ftm/", {"reasons": "no"}).status_code == 422
    assert "The feed is off." in pages.post_form(f"{PAGE}ftm/", {"reasons": WHY}).content.decode()
    assert on(world) == []


def test_there_is_no_other_feed_and_no_page_for_others(world: World, browse: Browse) -> None:
    assert browse(world.administrator).get(f"{PAGE}rss/").status_code == 404
    assert browse(world.decider).get(PAGE).status_code == 404
