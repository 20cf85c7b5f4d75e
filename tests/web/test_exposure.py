"""The exposure page: a purpose first, four questions of law, context apart, and nothing for the bureau that asks."""

from typing import Any
from urllib.parse import urlencode

from fairnotice.services.accesslog import Wanted, read_access
from tests.builders import a_dossier, a_subject, an_office
from tests.conftest import World
from tests.stories import a_submitted
from tests.web.conftest import Browse
from tests.web.secretariat_pages import body


def path(request: object, **asked: str) -> str:
    return f"/requests/{request}/exposure/" + (f"?{urlencode(asked)}" if asked else "")


def test_nothing_is_shown_before_a_purpose_is_given(world: World, browse: Browse) -> None:
    request = a_submitted(world)
    page = browse(world.reviewer).text(path(request))
    assert "What you read it for" in page and 'id="answer"' not in page
    response: Any = browse(world.reviewer).get(path(request, purpose="", country="FR"))
    assert response.status_code == 422
    assert "Say what you read it for." in body(response)
    assert 'id="answer"' not in body(response)
    assert read_access(Wanted(operation="exposure"), by=world.commission).total == 0


def test_every_country_with_a_file_stands_by_name_with_its_ranges(world: World, browse: Browse) -> None:
    page = browse(world.decider).text(path(a_submitted(world), purpose="decision"))
    assert page.index(">France<") < page.index(">Germany<") < page.index(">New Zealand<")
    for heading in ("Duty or power to act", "In the person", "Way to surrender", "Entry and other measures", "Context"):
        assert heading in page
    assert "not legal advice" in page
    assert "exposure-1.0" in page


def test_one_country_says_what_each_answer_rests_on_and_what_would_change_it(world: World, browse: Browse) -> None:
    person = a_subject(offices=(an_office(began="2022-01-01", scheduled_end="2026-12-31"),))
    request = a_submitted(world, a_dossier(subject=person))
    asked = {"purpose": "remedy", "country": "GB", "on_day": "1", "on_month": "5", "on_year": "2026"}
    page = browse(world.commission).text(path(request, **asked))
    assert "What would change it:" in page
    assert "It ends on 2026-12-31" in page
    assert "Trade and Cooperation Agreement" in page
    assert "Context of 2019" in page


def test_the_read_is_logged_with_its_purpose(world: World, browse: Browse) -> None:
    request = a_submitted(world)
    browse(world.reviewer).text(path(request, purpose="provisional_measure"))
    (row,) = read_access(Wanted(operation="exposure"), by=world.commission).rows
    assert (row["thing"], row["purpose"]) == (f"request:{request}", "provisional_measure")


def test_the_bureau_that_asks_and_the_public_have_no_such_page(world: World, browse: Browse) -> None:
    request = a_submitted(world)
    assert browse(world.source).get(path(request, purpose="review")).status_code == 404
    assert browse().get(path(request, purpose="review")).status_code == 302


def test_a_day_that_no_calendar_has_is_told_beside_the_field(world: World, browse: Browse) -> None:
    asked = {"purpose": "review", "on_day": "31", "on_month": "2", "on_year": "2024"}
    response: Any = browse(world.reviewer).get(path(a_submitted(world), **asked))
    assert response.status_code == 422
    assert 'id="answer"' not in body(response)


def test_the_workbench_and_the_commission_lead_there(world: World, browse: Browse) -> None:
    request = a_submitted(world)
    assert path(request) in browse(world.reviewer).text(f"/secretariat/requests/{request}/")
    assert path(request) in browse(world.commission).text(f"/commission/requests/{request}/")
