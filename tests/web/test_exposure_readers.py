"""Courts and counsel at their pages: from the naming over the answer to its file, and what the requester gets of it."""

import json
from hashlib import sha256
from typing import Any
from uuid import UUID

import pytest

from fairnotice.web.clock import now
from tests.conftest import World
from tests.stories import WHY, a_naming, a_submitted, an_exposure
from tests.web.conftest import Browse, Pages
from tests.web.secretariat_pages import body
from tests.web.test_exposure import path


def name(by: Pages, request: UUID, **given: str) -> Any:
    return by.post_form(path(request) + "readers/", form(**given), "Name them", follow=False)


def form(**given: str) -> dict[str, str]:
    day = now().date().replace(day=1)
    last = day.replace(year=day.year + (day.month == 12), month=day.month % 12 + 1)
    return {
        "office": "chambers", "extent": "filed", "disclosure": "owner_agreed", "reasons": WHY,
        "until_day": "1", "until_month": str(last.month), "until_year": str(last.year), **given,
    }  # fmt: skip


def test_counsel_finds_the_case_asks_and_takes_the_answer_away(world: World, browse: Browse) -> None:
    request = a_submitted(world)
    counsel = browse(world.counsel)
    assert "You are named for no case." in counsel.text("/exposure/")
    assert counsel.get(path(request, purpose="defence")).status_code == 404
    named: Any = name(browse(world.commission), request)
    assert named.status_code == 303, body(named)
    assert "Tavesk Chambers" in browse(world.commission).text(path(request) + "readers/")
    assert path(request) in counsel.text("/exposure/")
    page = counsel.text(path(request, purpose="defence", country="NZ"))
    assert "These answers rest on what the source filed." in page and "To defend the person" in page
    where = page.split('href="/exposure/answers/')[1].split('"')[0]
    kept = counsel.text(f"/exposure/answers/{where}")
    assert "The same answer: same file, same question, same ranges." in kept
    file: Any = counsel.get(f"/exposure/answers/{where}file/")
    assert sha256(file.content).hexdigest() in kept
    assert json.loads(file.content)["countries"][0]["country"] == "NZ"
    assert "attachment" in file["Content-Disposition"]


def test_a_court_reads_what_the_secretariat_was_answered_and_not_what_counsel_was(world: World, browse: Browse) -> None:
    request = a_submitted(world)
    a_naming(world, request, "court", at=now())
    a_naming(world, request, "counsel", at=now())
    review = an_exposure(request, world.reviewer, at=now()).id
    defence = an_exposure(request, world.counsel, purpose="defence", at=now()).id
    page = browse(world.court).text(path(request) + "answers/")
    assert str(review) in page and str(defence) not in page
    assert "An answer as it was given" in browse(world.court).text(f"/exposure/answers/{review}/")
    assert browse(world.court).get(f"/exposure/answers/{defence}/").status_code == 404


def test_a_head_is_answered_and_keeps_nothing(world: World, browse: Browse) -> None:
    request = a_submitted(world)
    reader = browse(world.reviewer)
    assert reader.client.head(path(request, purpose="review", country="NZ")).status_code == 200
    assert "Nobody has asked yet." in reader.text(path(request) + "answers/")


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"office": ""}, "Choose the court or counsel."),
        ({"reasons": "why"}, "at least 20 letters"),
        ({"until_year": "2199"}, "366 days"),
    ],
)
def test_what_is_wrong_is_told_in_the_form(world: World, browse: Browse, given: dict[str, str], says: str) -> None:
    answered: Any = name(browse(world.commission), a_submitted(world), **given)
    assert answered.status_code == 422 and says in body(answered)


def test_a_naming_ends_at_its_page(world: World, browse: Browse) -> None:
    request = a_submitted(world)
    reader = a_naming(world, request, "court", at=now())
    where = f"/exposure/readers/{reader}/end/"
    ended: Any = browse(world.decider).post_form(where, {"reasons": WHY}, "End it", follow=False)
    assert ended.status_code == 303, body(ended)
    assert browse(world.court).get(path(request)).status_code == 404
    assert "Ended" in browse(world.decider).text(path(request) + "readers/")


def test_a_decider_sees_courts_only(world: World, browse: Browse) -> None:
    request = a_submitted(world)
    reader = a_naming(world, request, "counsel", at=now())
    page = browse(world.decider).text(path(request) + "readers/")
    assert "District Court of Aroha" in page and "Tavesk Chambers" not in page
    assert browse(world.decider).get(f"/exposure/readers/{reader}/end/").status_code == 404


def test_the_bureau_that_asks_finds_none_of_these_pages(world: World, browse: Browse) -> None:
    request = a_submitted(world)
    reader = a_naming(world, request, "court", at=now())
    answer = an_exposure(request, world.court, purpose="proceedings", at=now()).id
    source = browse(world.source)
    for where in (
        "/exposure/", path(request, purpose="proceedings"), path(request) + "answers/", path(request) + "readers/",
        f"/exposure/answers/{answer}/", f"/exposure/answers/{answer}/file/", f"/exposure/readers/{reader}/end/",
    ):  # fmt: skip
        assert source.get(where).status_code == 404, where
    page = source.text(f"/bureau/requests/{request}/")
    assert "exposure" not in page and "Aroha" not in page
