"""Every page as every role: whose page it is stands here, written out; for anybody else there is no such page."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest

from tests.conftest import Staged, World
from tests.web.conftest import Browse, Pages
from tests.web.walking import Address, Values, a_whole_story, addresses

SOURCE = {"source"}
FOUND = {"locating"}
BUREAUS = {"source", "other", "locating"}
DESKS = {*BUREAUS, "border"}
REVIEWERS = {"reviewer", "second_reviewer"}
SECRETARIAT = {*REVIEWERS, "decider"}
NAMED = {"court", "counsel"}
SIGNED_IN = {*DESKS, *SECRETARIAT, "commission", "compliance", "administrator", *NAMED}
ANYBODY = {*SIGNED_IN, "nobody"}

WHOSE: dict[str, set[str]] = {
    "first": ANYBODY,
    "set_language": ANYBODY,
    "training:stand_in": ANYBODY,
    "public:": ANYBODY,
    "work": SIGNED_IN,
    "kept": SIGNED_IN,
    "bureau:requests": BUREAUS,
    "bureau:requests_file": BUREAUS,
    "bureau:notices_file": BUREAUS,
    "bureau:new": BUREAUS,
    "bureau:": SOURCE,
    "duty:inbox": DESKS,
    "duty:sheet": DESKS,
    "duty:notice": DESKS,
    "duty:doubt": {"other", *FOUND},
    "duty:looked": BUREAUS,
    "duty:confirmation": SOURCE,
    "duty:disclosure": SOURCE,
    "duty:roster": {*DESKS, *SECRETARIAT, "commission"},
    "duty:end": SOURCE,
    "secretariat:": SECRETARIAT,
    "secretariat:keys": SECRETARIAT,
    "secretariat:next": SECRETARIAT,
    "secretariat:worksheet": REVIEWERS,
    "secretariat:questions": REVIEWERS,
    "secretariat:facts": REVIEWERS,
    "secretariat:decision": {"decider"},
    "secretariat:publish": {"decider"},
    "secretariat:take_back_change": REVIEWERS,
    "border:check": DESKS,
    "border:hits": DESKS,
    "border:wrong_matches": DESKS,
    "border:misused": DESKS,
    "border:record_misused": BUREAUS,
    "border:end_misused": FOUND,
    "border:card": DESKS,
    "border:hit": {*FOUND, "border"},
    "border:verify": {*FOUND, "border"},
    "border:": FOUND,
    "commission:": {"commission"},
    "administration:": {"administrator"},
    "circulation:board": {*SECRETARIAT, "commission"},
    "circulation:overdue": {*SECRETARIAT, "commission"},
    "circulation:drills": {*SECRETARIAT, "commission"},
    "circulation:copies": {*BUREAUS, *SECRETARIAT, "commission"},
    "circulation:desks": {*BUREAUS, *SECRETARIAT, "commission", "administrator"},
    "circulation:new_desk": {*BUREAUS, "administrator"},
    "circulation:end_desk": {*FOUND, "administrator"},
    "circulation:remind": SECRETARIAT,
    "circulation:incidents": {*BUREAUS, *SECRETARIAT, "commission"},
    "circulation:incident": {*FOUND, *SECRETARIAT, "commission"},
    "timeline:": {*SOURCE, *SECRETARIAT, "commission"},
    "exposure:": {*SECRETARIAT, "commission", "court"},
    "exposure:mine": NAMED,
    "exposure:readers": {"decider", "commission"},
    "exposure:end_reader": {"decider", "commission"},
    "attachments:case": {*SOURCE, *REVIEWERS},
    "attachments:": SOURCE,
    "letters:forms": {*SECRETARIAT, "administrator"},
    "letters:form": {*SECRETARIAT, "administrator"},
    "letters:pdf": {*SOURCE, *SECRETARIAT, "commission"},
    "prints:notice": {*DESKS, *SECRETARIAT},
    "prints:notice_file": {*DESKS, *SECRETARIAT},
    "prints:proof": {*DESKS, *SECRETARIAT},
    "prints:kit": DESKS,
    "prints:kit_file": DESKS,
    "worklist:list": {*BUREAUS, *SECRETARIAT, "commission"},
    "worklist:changed": {*SECRETARIAT, "commission"},
    "worklist:start": {*SECRETARIAT, "commission"},
    "worklist:": {*SOURCE, *SECRETARIAT, "commission"},
    "messages:list": {*BUREAUS, *SECRETARIAT, "commission", "compliance"},
    "messages:": SOURCE,
}
"""Who opens which page of the story: by the page's name, or by its area for every other page there."""

ENDS_BEFORE = {"bureau:remove_set", "bureau:account", "bureau:remove_account", "training:stand_in"}
"""Pages of parts that the story has not: one set of particulars only, no account of that id, nobody to stand in for."""


def whose(name: str) -> set[str]:
    area = name.split(":")[0] + ":"
    return WHOSE[name] if name in WHOSE else WHOSE[area]


@pytest.fixture(scope="module")
def staged(stage: Callable[[Callable[[World], Values]], Staged]) -> Staged:
    return stage(a_whole_story)


@pytest.fixture
def story(staged: Staged, world: World) -> Values:
    found: Values = staged.made
    return found


def test_the_table_names_every_page(story: Values) -> None:
    names = {address.name for address in addresses(story)}
    assert not [name for name in names if name not in WHOSE and name.split(":")[0] + ":" not in WHOSE]
    assert not [name for name in WHOSE if not name.endswith(":") and name not in names]


@pytest.mark.parametrize("name", sorted(SIGNED_IN))
def test_a_page_is_there_for_whom_it_is_for_and_for_nobody_else(
    browse: Browse, world: World, story: Values, name: str
) -> None:
    browser = browse(world.everybody()[name])
    wrong = [
        f"{address.path} answers {status}"
        for address in addresses(story)
        if (status := status_of(browser, address)) not in expected(address, name)
    ]
    assert not wrong, "\n".join(wrong)


def expected(address: Address, name: str) -> set[int]:
    """What a page answers: itself, or the way to where the thing stands now; 404 to whom it is not for."""
    if name not in whose(address.name):
        return {404}
    if address.name in ENDS_BEFORE or address.name.endswith("act"):
        return {200, 303, 404}
    return {200, 302, 303}


def status_of(browser: Pages, address: Address) -> int:
    """A page is read. One that only takes what is sent is sent a form with nothing in it but its key."""
    response = browser.get(address.path)
    if response.status_code != 405:
        return int(response.status_code)
    browser.client.handler.enforce_csrf_checks = False
    answered: Any = browser.client.post(address.path, {"key": str(uuid4())})
    browser.client.handler.enforce_csrf_checks = True
    return 404 if answered.status_code == 404 else 303


def test_who_is_not_signed_in_is_asked_to_be_wherever_it_is_not_for_anybody(browse: Browse, story: Values) -> None:
    browser = browse()
    for address in addresses(story):
        response = browser.get(address.path)
        if "nobody" in whose(address.name):
            assert response.status_code in {200, 302, 405}, address
            assert "/account/sign-in/" not in response.headers.get("Location", "")
        elif response.status_code != 405:
            assert response.status_code == 302, address
            assert response["Location"].startswith("/account/sign-in/?next=")
