"""Two worlds that differ in what a reader may not know give that reader the same pages, to the letter."""

import re
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from uuid import UUID

from django.db import transaction

from fairnotice.domain.officer import SYSTEM, Officer
from fairnotice.records.models import NoticeRecord, RequestRecord
from fairnotice.records.session import speaking_as
from fairnotice.services import cases, hits
from tests import stories
from tests.builders import a_dossier, a_protection, a_subject
from tests.conftest import NOW, World
from tests.web.conftest import Browse

_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_OF_ITS_OWN = re.compile(
    r'name="csrfmiddlewaretoken" value="[^"]+"|datetime="[^"]+"|\d{2}:\d{2}(:\d{2})?|(?<=>)[0-9a-f]{8}(?=<)'
)
_DAYS = "first_day=1&first_month=1&first_year=2019&second_day=1&second_month=1&second_year=2025"
LATER = NOW + timedelta(hours=2)


Read = dict[str, list[str]]


class _Undone(Exception):
    """Ends a world."""


def _in_a_world(tell: Callable[[], Read]) -> Read:
    """What is read in a world of its own, of which nothing is left afterwards."""
    read: Read = {}
    try:
        with transaction.atomic():
            read = tell()
            raise _Undone
    except _Undone:
        return read


def _alike(first: Read, *others: Read) -> None:
    assert {lines[0] for lines in first.values()} <= {"200", "404"}
    assert [lines[0] for lines in first.values()].count("200") >= 5
    for other in others:
        for path, lines in first.items():
            assert other[path] == lines, path


def _pages(browse: Browse, officer: Officer, paths: list[str]) -> Read:
    """What that officer reads there, without ids, tokens and times; its parts in one order."""
    browser = browse(officer)
    found = {}
    for path in paths:
        response = browser.get(path)
        text = _OF_ITS_OWN.sub("", _ID.sub("", response.content.decode()))
        found[_ID.sub("", path)] = [str(response.status_code), *sorted(re.split(r"\n|(?=<)", text))]
    return found


def _case_of(request: UUID) -> UUID:
    with speaking_as(SYSTEM):
        return UUID(str(RequestRecord.objects.get(pk=request).case_id))


def _signed(world: World, browse: Browse, outcome: str) -> Read:
    """What the second reviewer reads when the first has signed."""
    request = stories.a_submitted(world)
    stories.assess(request, world.reviewer, outcome=outcome)
    bench = f"/secretariat/requests/{request}/"
    paths = ["/secretariat/", "/secretariat/?format=csv", "/messages/", f"/requests/{request}/compare/?{_DAYS}"]
    paths += [f"{bench}{step}" for step in ("", "worksheet/", "questions/", "facts/?add=position")]
    return _pages(browse, world.second_reviewer, [*paths, f"/cases/{_case_of(request)}/timeline/"])


def _added(world: World, browse: Browse, protected: bool) -> Read:
    """What the source reads when a reviewer has added that the person is protected from it."""
    request = stories.a_submitted(world)
    case = _case_of(request)
    if protected:
        told = stories.invented(a_dossier(subject=a_subject(protections=(a_protection(against="PT"),))))
        cases.add_facts(case=case, dossier=told, by=world.reviewer, at=LATER)
    paths = ["/bureau/", "/bureau/requests.csv", "/duty/", "/messages/", f"/bureau/requests/{request}/"]
    return _pages(browse, world.source, [*paths, f"/requests/{request}/compare/?{_DAYS}", f"/cases/{case}/timeline/"])


def _found(world: World, browse: Browse, what: str) -> Read:
    """What the source reads after it has confirmed, when the bureau that found the person has gone on, or not."""
    notice, hit = stories.a_confirmed(world)
    if what:
        protected = what == "protected"
        hits.check_protection(hit=hit, protected=protected, checked=stories.WHY, by=world.locating, at=LATER)
        hits.decide_disclosure(hit=hit, tells=False, text="", reasons=stories.WHY, by=world.locating, at=LATER)
    with speaking_as(SYSTEM):
        case = NoticeRecord.objects.get(pk=notice).request.case_id
    paths = ["/duty/", "/duty/sheet/", "/messages/", "/border/hits/", f"/bureau/notices/{notice}/"]
    return _pages(browse, world.source, [*paths, f"/duty/notices/{notice}/", f"/cases/{case}/timeline/"])


def test_what_the_first_worksheet_says_changes_no_page_of_the_second_reviewer(world: World, browse: Browse) -> None:
    worlds = [_in_a_world(partial(_signed, world, browse, said)) for said in ("refuse", "approve")]
    _alike(*worlds)


def test_protection_that_a_reviewer_adds_changes_no_page_of_the_source(world: World, browse: Browse) -> None:
    worlds = [_in_a_world(partial(_added, world, browse, added)) for added in (False, True)]
    _alike(*worlds)


def test_that_a_bureau_tells_nothing_and_why_changes_no_page_of_the_source(world: World, browse: Browse) -> None:
    worlds = [_in_a_world(partial(_found, world, browse, what)) for what in ("", "free", "protected")]
    _alike(*worlds)
