"""In every state of a request, every word of the secretariat's pages and of timelines is marked for translation."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

import pytest

from fairnotice.border import languages
from fairnotice.domain.officer import SYSTEM, Officer
from fairnotice.records.models import RequestRecord
from fairnotice.records.session import speaking_as
from fairnotice.services.publication import block_notice
from fairnotice.services.requests import answer_questions
from fairnotice.services.reviews import ask_requester
from fairnotice.web.pseudo import LONGER, install
from tests import stories
from tests.conftest import BUREAUS, NOW, World
from tests.web.conftest import Browse, Pages
from tests.web.secretariat_pages import bench, body, filed
from tests.web.test_secretariat_queue import an_urgent
from tests.web.unmarked import unmarked

WHY = "Everything that the rules ask for stands in the file."


@pytest.fixture
def longer(settings_of_tests: None) -> Iterator[None]:
    """The language that puts everything in brackets."""
    from django.test import override_settings

    with override_settings(LANGUAGES=[("en", "English"), (LONGER, "English, longer")]):
        install()
        yield
    languages.install()  # the framework forgot every catalogue with the setting


@dataclass(frozen=True)
class Reader:
    """Pages in that language, and what in them no translation reaches."""

    browse: Browse
    data: frozenset[str]

    def pages(self, officer: Officer) -> Pages:
        found = self.browse(officer)
        found.client.cookies["django_language"] = LONGER
        return found

    def missing(self, page: str) -> list[str]:
        return unmarked(page, self.data)


@pytest.fixture
def reader(browse: Browse, longer: None, world: World) -> Reader:
    """A reader who knows the names that are data here."""
    offices = (f"Bureau {code}" for code in BUREAUS)
    return Reader(browse, frozenset({*world.everybody(), "second", *offices, "Commission", "Secretariat"}))


def paths(request: UUID) -> list[str]:
    with speaking_as(SYSTEM):
        case = RequestRecord.objects.get(pk=request).case_id
    compare = f"/requests/{request}/compare/?first_day=1&first_month=5&first_year=2024&second_day=1&second_month=5"
    names = ("", "worksheet/", "questions/", "decision/", "publish/", "facts/", "facts/?add=waiver")
    pages = [bench(request) + page for page in names]
    return [*pages, f"/cases/{case}/timeline/", f"{compare}&second_year=2035", "/secretariat/", "/secretariat/notices/"]


def test_a_refused_matter_with_protection(world: World, reader: Reader) -> None:
    request = filed(world, "refugee")[0]
    for reviewer in (world.reviewer, world.second_reviewer):
        stories.assess(request, reviewer, outcome="refuse")
    walk(world, reader, request)
    stories.decide(request, world.decider, outcome="refuse")
    walk(world, reader, request)


def test_questions_and_answers_and_an_earlier_matter(world: World, reader: Reader) -> None:
    stories.a_refused(world)
    request = stories.a_submitted(world)
    asked = ask_requester(request=request, questions=[("rpd-78-1", "Who saw it?")], by=world.reviewer, at=NOW)
    walk(world, reader, request)
    answer_questions(request=request, answers={asked["questions"][0]: "A woman."}, by=world.source, at=NOW)
    walk(world, reader, an_urgent(world, "The trial begins on Monday."))
    walk(world, reader, request)


def test_a_notice_that_is_blocked_and_the_pages_between(world: World, reader: Reader) -> None:
    notice = stories.a_notice(world)
    block_notice(notice=notice, reasons=WHY, by=world.reviewer, at=NOW)
    decider = reader.pages(world.decider)
    for path in (f"/secretariat/notices/{notice}/", f"/secretariat/notices/{notice}/unblock/"):
        assert not reader.missing(decider.text(path))
    forms: list[tuple[str, dict[str, object]]] = [
        (f"/secretariat/notices/{notice}/cancel/", {"reasons": WHY}),
        (
            bench(stories.an_assessed(world)) + "decision/",
            {"outcome": "refuse", "grounds": ["political"], "reasons": WHY},
        ),
        (bench(stories.an_approved(world)) + "publish/", {}),
    ]
    for path, given in forms:
        checked = decider.post_form(path, {**given})
        assert checked.status_code == 200
        assert not reader.missing(body(checked))


def walk(world: World, reader: Reader, request: UUID) -> None:
    """Every page of a request, as each of those who may read it."""
    for officer in (world.reviewer, world.decider, world.source):
        pages = reader.pages(officer)
        for path in paths(request):
            response = pages.get(path)
            if response.status_code == 200:
                assert not reader.missing(body(response)), path
