"""Two days compared: what the review says on each, what differs, and who sees which part."""

from uuid import UUID

from tests import stories
from tests.builders import a_dossier, a_protection, a_subject, an_office
from tests.conftest import NOW, World
from tests.web.conftest import Browse
from tests.web.secretariat_pages import body

TWO_DAYS = "?first_day=1&first_month=5&first_year=2024&second_day=1&second_month=5&second_year=2035"


def a_head_of_state(world: World) -> UUID:
    """A request about somebody whose office ends on 31 December 2026."""
    person = a_subject(offices=(an_office(began="2022-01-01", scheduled_end="2026-12-31"),))
    return stories.a_submitted(world, a_dossier(subject=person))


def path(request: UUID) -> str:
    return f"/requests/{request}/compare/"


def test_what_lapses_with_the_office_is_shown(world: World, browse: Browse) -> None:
    request = a_head_of_state(world)
    page = browse(world.decider).text(path(request) + TWO_DAYS)
    differs = page.partition('id="differs"')[2]
    assert "1 May 2024" in differs
    assert "1 May 2035" in differs
    assert "Rules that answer differently" in differs
    assert "immunity" in differs


def test_days_on_which_the_answer_changes_are_suggested(world: World, browse: Browse) -> None:
    page = browse(world.commission).text(path(a_head_of_state(world)))
    assert "Days on which the answer is known to change" in page
    assert "second_day=1&amp;second_month=1&amp;second_year=2027" in page
    assert "first_day=31&amp;first_month=12&amp;first_year=2026" in page


def test_a_reviewer_compares_after_signing_only(world: World, browse: Browse) -> None:
    request = a_head_of_state(world)
    blind = browse(world.reviewer).text(path(request) + TWO_DAYS)
    assert "Sign your own worksheet first." in blind
    assert 'id="differs"' not in blind
    assert "known to change" not in blind
    stories.assess(request, world.reviewer, outcome="refuse")
    assert 'id="differs"' in browse(world.reviewer).text(path(request) + TWO_DAYS)


def test_the_source_compares_its_own_part_without_leaning_or_days(world: World, browse: Browse) -> None:
    from fairnotice.domain.officer import SYSTEM
    from fairnotice.records.models import RequestRecord
    from fairnotice.records.session import speaking_as
    from fairnotice.services.cases import add_facts

    request = a_head_of_state(world)
    with speaking_as(SYSTEM):
        case = RequestRecord.objects.get(pk=request).case_id
    person = a_subject(
        offices=(an_office(began="2022-01-01", scheduled_end="2026-12-31"),), protections=(a_protection(),)
    )
    add_facts(case=case, dossier=stories.invented(a_dossier(subject=person)), by=world.reviewer, at=NOW)
    page = browse(world.source).text(path(request) + TWO_DAYS)
    assert "You see your own part of it." in page
    for told in ("Leans to", "refugee", "GA-2017", "known to change"):
        assert told not in page


def test_the_same_day_twice_differs_in_nothing(world: World, browse: Browse) -> None:
    request = stories.a_submitted(world)
    same = "?first_day=1&first_month=5&first_year=2024&second_day=1&second_month=5&second_year=2024"
    assert "Every rule answers the same on both days." in browse(world.decider).text(path(request) + same)


def test_known_by_a_day_leaves_out_what_was_learnt_later(world: World, browse: Browse) -> None:
    from dataclasses import replace

    dossier = a_dossier()
    late = replace(dossier.statements[0], learnt=NOW)
    request = stories.a_submitted(world, replace(dossier, statements=(late, *dossier.statements[1:])))
    known = f"{TWO_DAYS}&known_day=1&known_month=1&known_year=2025"
    page = browse(world.decider).text(path(request) + known)
    assert page.count("1 January 2025") + page.count("2 January 2025") >= 2


def test_a_day_that_there_is_not_is_told(world: World, browse: Browse) -> None:
    request = stories.a_submitted(world)
    pages = browse(world.decider)
    wrong = pages.get(path(request) + "?first_day=31&first_month=2&first_year=2024&second_day=1&second_month=5")
    assert wrong.status_code == 422
    assert "There is no such day in that month." in body(wrong)
    assert "Enter the year as well" in body(wrong)
    early = pages.get(path(request) + TWO_DAYS.replace("2024", "1500"))
    assert "Choose a day between 1900 and 2199." in body(early)


def test_nobody_else_finds_it(world: World, browse: Browse) -> None:
    request = stories.a_submitted(world)
    for officer in (world.other, world.border, world.administrator, world.compliance):
        assert browse(officer).get(path(request)).status_code == 404
