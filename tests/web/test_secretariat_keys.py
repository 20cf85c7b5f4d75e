"""The keys of the secretariat's pages: each that a page offers is in the list, and each of the list does something."""

import re
from pathlib import Path

from tests import stories
from tests.conftest import World
from tests.web.conftest import Browse
from tests.web.secretariat_pages import bench, filed

KEYS, QUEUE = "/secretariat/keys/", "/secretariat/"
SCRIPT = Path(__file__).parents[2] / "src/fairnotice/web/static/fairnotice/keys.js"
BY_SCRIPT = {"?", "j", "k", "Enter"}
"""What the script does itself, or the browser."""


def listed(page: str) -> set[str]:
    """The keys of a list."""
    names = re.findall(r"<dt>(.*?)</dt>", page)
    return {key for name in names for key in re.findall(r"<kbd>(.*?)</kbd>", name)}


def offered(page: str) -> list[str]:
    """The keys that a page offers."""
    return re.findall(r'data-key="(.)"', page)


def test_every_key_that_a_page_offers_is_listed_and_every_listed_one_is_offered(world: World, browse: Browse) -> None:
    request = stories.a_submitted(world)
    reviewer, decider = browse(world.reviewer), browse(world.decider)
    pages = [reviewer.text(bench(request) + part) for part in ("", "worksheet/", "questions/")]
    for by in (world.reviewer, world.second_reviewer):
        stories.assess(request, by)
    pages += [reviewer.text(bench(request)), *(decider.text(bench(request) + part) for part in ("", "decision/"))]
    stories.decide(request, world.decider)
    pages.append(decider.text(bench(request)))
    found = {key for page in pages for key in offered(page)}
    assert found | BY_SCRIPT == listed(reviewer.text(KEYS))


def test_a_key_means_one_thing_on_a_page(world: World, browse: Browse) -> None:
    request = filed(world, "refugee")[0]
    for part in ("", "worksheet/", "questions/"):
        keys = offered(browse(world.reviewer).text(bench(request) + part))
        assert len(keys) == len(set(keys)), part


def test_the_overlay_and_the_page_tell_the_same_and_the_link_works_without_a_script(
    world: World, browse: Browse
) -> None:
    pages = browse(world.reviewer)
    here = pages.text(bench(stories.a_submitted(world)))
    overlay = here.partition("<dialog")[2].partition("</dialog>")[0]
    assert listed(overlay) == listed(pages.text(KEYS)) != set()
    assert f'href="{KEYS}" data-opens-keys' in here


def test_single_letters_can_be_turned_off(world: World, browse: Browse) -> None:
    assert "data-switch" in browse(world.reviewer).text(QUEUE)
    assert "data-switch" in SCRIPT.read_text(encoding="utf-8")


def test_each_finding_is_a_step(world: World, browse: Browse) -> None:
    page = browse(world.reviewer).text(bench(filed(world, "refugee")[0]))
    assert page.count("data-step") >= page.count('<article class="fn-finding') > 2


def test_the_next_request_is_the_one_below_in_the_list(world: World, browse: Browse) -> None:
    first, second = (stories.a_submitted(world) for _each in range(2))
    pages = browse(world.reviewer)
    listed_in = re.findall(r"/secretariat/requests/([0-9a-f-]{36})/", pages.text(QUEUE))
    assert set(listed_in) == {str(first), str(second)}
    above, below = listed_in
    assert pages.get(f"/secretariat/requests/{above}/next/")["Location"].endswith(f"/{below}/")
    assert pages.get(f"/secretariat/requests/{below}/next/")["Location"] == QUEUE
    assert "No other request waits for you after that one." in pages.text(QUEUE)


def test_a_clock_is_started_from_the_workbench(world: World, browse: Browse) -> None:
    request = stories.a_submitted(world)
    pages = browse(world.reviewer)
    there = f"/due/start/?thing=request:{request}"
    assert f'href="{there}"' in pages.text(bench(request))
    assert "Armed robbery" in pages.text(there), "the form knows what the clock is about"
