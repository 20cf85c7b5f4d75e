"""What lists of others say at the border: below the notices, named apart, never a hit."""

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings

from fairnotice.domain.dates import PartialDate
from fairnotice.domain.officer import SYSTEM
from fairnotice.domain.subject import Identity, Name
from fairnotice.records.models import AccessRecord, EventRecord, HitRecord
from fairnotice.records.session import speaking_as
from fairnotice.screening import Entry, Watchlist
from fairnotice.screening.engine import Origin
from fairnotice.web.clock import now
from tests.conftest import World
from tests.stories import a_notice
from tests.web.border_pages import words
from tests.web.conftest import Browse, Pages

MILO = Entry("XXi.001", (Identity(names=(Name("Milo Hartwin"),), births=(PartialDate(1979, 4, 5),)),))

NOT_MILO = Entry("XXi.002", (Identity(names=(Name("Sefa Orrin"),), births=(PartialDate(1951, 1, 2),)),))


@pytest.fixture
def lists(db: None) -> Iterator[Path]:
    folder = Path(settings.FAIRNOTICE_FOLDER) / "others"
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


def asked(pages: Pages, line: str) -> str:
    return words(pages.post_form("/border/", {"line": line}))


def test_a_possible_match_of_a_list_stands_below_the_notices_with_reasons_and_raises_nothing(
    browse: Browse, world: World, lists: Path
) -> None:
    a_notice(world)
    day = now().date() - timedelta(days=30)
    Watchlist.build([MILO], lists / "court", Origin("A court of Oranto", "7", dated=day))
    text = asked(browse(world.border), "Milo Hartwin, 1979-04-05")
    notices, _heading, others = text.partition('id="others"')
    assert "No notice found" in notices and "1 possible match on lists of others" in notices
    assert "A court of Oranto" in others and "Version 7." in others and "30 days old" in others
    assert "Milo Hartwin" in others and "The birth dates are the same day." in others
    assert "These are no notices." in others
    assert "/verify/" not in text and "/border/hits/" not in others.partition("</section>")[0]
    with speaking_as(SYSTEM):
        assert HitRecord.objects.count() == 0
        rows = AccessRecord.objects.filter(thing="others")
        assert [(row.operation, row.purpose) for row in rows] == [("check", "border check, entry")]
        assert not EventRecord.objects.filter(type__startswith="hit.").exists()


def test_a_list_on_which_nobody_is_alike_says_so_and_one_that_cannot_be_asked_says_why(
    browse: Browse, world: World, lists: Path
) -> None:
    a_notice(world)
    Watchlist.build([MILO], lists / "court", Origin("A court of Oranto", "7"))
    gone = now().date() - timedelta(days=1)
    Watchlist.build([MILO], lists / "old", Origin("An old list", "1", expires=gone))
    text = asked(browse(world.border), "Orin Tavesk, 1986-09-17")
    notices, _heading, others = text.partition('id="others"')
    assert "1 possible match: compare" in notices and "on lists of others" not in notices
    assert "Nobody on it is like what you typed." in others
    assert "It does not say of which day it is" in others
    assert "The copy of the list old has expired" in others


def test_without_a_list_of_others_nothing_is_said_of_them(browse: Browse, world: World) -> None:
    a_notice(world)
    assert "Lists of others" not in asked(browse(world.border), "Orin Tavesk, 1986-09-17")


def test_the_list_that_found_somebody_is_read_first_and_says_how_like_they_are(
    browse: Browse, world: World, lists: Path
) -> None:
    a_notice(world)
    Watchlist.build([NOT_MILO], lists / "a", Origin("The first by its folder", "1"))
    Watchlist.build([MILO], lists / "b", Origin("The second by its folder", "1"))
    others = asked(browse(world.border), "Milo Hartwin, 1979-04-05").partition('id="others"')[2]
    assert others.index("The second by its folder") < others.index("The first by its folder")
    assert "Strong match: <bdi>Milo Hartwin</bdi>" in others


def test_an_answer_says_at_its_head_that_a_list_could_not_be_asked(browse: Browse, world: World, lists: Path) -> None:
    a_notice(world)
    gone = now().date() - timedelta(days=1)
    Watchlist.build([MILO], lists / "old", Origin("An old list", "1", expires=gone))
    head, _others, below = asked(browse(world.border), "Anna Hartwin, 1990-01-01").partition('id="others"')
    assert "Nothing found" in head and 'href="#others-amiss"' in head
    assert 'id="others-amiss"' in below


def test_health_tells_source_version_and_age_of_each_list_and_what_is_amiss(
    browse: Browse, world: World, lists: Path
) -> None:
    pages = browse(world.administrator)
    assert "There is none: checks are answered from notices alone." in pages.text("/administration/health/")
    day = now().date()
    Watchlist.build([MILO], lists / "court", Origin("A court of Oranto", "7", dated=day - timedelta(days=30)))
    Watchlist.build([MILO], lists / "old", Origin("An old list", "1", expires=day - timedelta(days=1)))
    text = pages.text("/administration/health/")
    assert "A court of Oranto" in text and "Version 7." in text and "30 days old" in text and "1 entry" in text
    assert "The copy of the list old has expired" in text
    assert "Milo" not in text
