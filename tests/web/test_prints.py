"""Notices and the paper kit as files: who prints them, in which languages, and what is not printed."""

import re
from typing import Any

import pytest

from fairnotice.domain.officer import SYSTEM
from fairnotice.records.models import AccessRecord, NoticeRecord
from fairnotice.records.session import speaking_as
from fairnotice.services.publication import suspend_notice, withdraw_notice
from tests import stories
from tests.conftest import NOW, World
from tests.formats.signed_notices import text_of
from tests.web.conftest import Browse

KIT = "/prints/kit/"
WHY = "The court has set the warrant aside for now."


def print_of(notice: object) -> str:
    return f"/prints/notices/{notice}/"


@pytest.mark.parametrize("language", ["en", "fr", "es", "ar"])
def test_a_bureau_prints_a_notice_in_its_view(world: World, browse: Browse, language: str) -> None:
    notice = stories.a_notice(world)
    file: Any = browse(world.other).get(f"{print_of(notice)}{language}.pdf")
    assert file["Content-Type"] == "application/pdf"
    assert file["Content-Disposition"] == f'attachment; filename="notice-{language}.pdf"'
    text = text_of(file.content)
    assert "Orin Tavesk" in text or language == "ar", "which readers put together in their own ways"
    assert "EXAMPLE" in text


def test_the_print_says_that_no_register_signs_it_yet_and_whom_to_call(world: World, browse: Browse) -> None:
    notice = stories.a_notice(world)
    text = text_of(browse(world.other).get(f"{print_of(notice)}en.pdf").content)
    assert "NOT from a signed entry" in text
    with speaking_as(SYSTEM):
        assert NoticeRecord.objects.get(pk=notice).number in text


def test_the_pages_of_a_notice_lead_to_its_print(world: World, browse: Browse) -> None:
    notice = stories.a_notice(world)
    for by, path in (
        (world.reviewer, f"/secretariat/notices/{notice}/"),
        (world.source, f"/bureau/notices/{notice}/"),
        (world.other, f"/duty/notices/{notice}/"),
    ):
        pages = browse(by)
        assert f'href="{print_of(notice)}"' in pages.text(path)
        shown = pages.text(print_of(notice))
        assert shown.count("unreviewed translation") == 3
        assert "cannot be recalled" in shown


def test_a_suspended_notice_is_printed_as_one_and_a_withdrawn_one_is_not(world: World, browse: Browse) -> None:
    notice = stories.a_notice(world)
    suspend_notice(notice=notice, reasons=WHY, by=world.source, at=NOW)
    pages = browse(world.source)
    assert "SUSPENDED: do not act on it" in text_of(pages.get(f"{print_of(notice)}en.pdf").content)
    withdraw_notice(notice=notice, reasons=WHY, by=world.source, at=NOW)
    for path in (print_of(notice), f"{print_of(notice)}en.pdf"):
        assert pages.get(path).status_code == 409
    assert f'href="{print_of(notice)}"' not in pages.text(f"/bureau/notices/{notice}/")


def test_there_is_no_print_in_another_language(world: World, browse: Browse) -> None:
    notice = stories.a_notice(world)
    assert browse(world.source).get(f"{print_of(notice)}de.pdf").status_code == 404
    assert browse(world.source).get(f"{KIT}de.pdf").status_code == 404


def test_who_printed_which_notice_is_kept(world: World, browse: Browse) -> None:
    notice = stories.a_notice(world)
    browse(world.other).get(f"{print_of(notice)}en.pdf")
    with speaking_as(SYSTEM):
        kept = AccessRecord.objects.filter(thing=f"notice:{notice}", purpose="print")
        assert list(kept.values_list("officer_id", flat=True)) == [world.other.id]


def test_every_sheet_of_the_paper_kit_has_a_number_of_its_own(world: World, browse: Browse) -> None:
    pages = browse(world.other)
    assert f'href="{KIT}ar.pdf"' in pages.text(KIT)
    numbers = [
        found.group()
        for _each in range(2)
        if (found := re.search(r"\d{6}-[2-9A-Z]{6}", text_of(pages.get(f"{KIT}en.pdf").content)))
    ]
    assert len(set(numbers)) == 2
