"""Notices and the paper kit as files: who prints them, in which languages, and what is not printed."""

import json
import re
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from fairnotice.cli.running import run as run_group
from fairnotice.config.commands.table import fairnotice
from fairnotice.config.errors import SetupError
from fairnotice.domain.officer import SYSTEM
from fairnotice.records.models import AccessRecord, DocumentRecord
from fairnotice.records.register_key import register_id
from fairnotice.records.session import speaking_as
from fairnotice.services.publication import block_notice, renew_notice, suspend_notice, withdraw_notice
from tests import stories
from tests.conftest import NOW, World
from tests.formats.signed_notices import opened, text_of
from tests.web.conftest import Browse

KIT = "/prints/kit/"
WHY = "The court has set the warrant aside for now."


def status_of(notice: UUID) -> str:
    with speaking_as(SYSTEM):
        document = DocumentRecord.objects.select_related("notice").filter(notice_id=notice).order_by("-version")[0]
    return f"/notices/{document.notice.number.replace('/', '_')}/{document.digest[:24]}/"


def print_of(notice: UUID) -> str:
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


def test_the_print_says_of_an_arrest_what_the_card_says(world: World, browse: Browse) -> None:
    notice = stories.a_notice(world)
    card = browse(world.border).get(f"/border/notices/{notice}/card/").content.decode()
    first = text_of(browse(world.border).get(f"{print_of(notice)}en.pdf").content).partition("What to do")[0]
    said = {"Do not arrest: a bar stands": "Do not arrest", "No power to arrest is established": "No power to arrest"}
    (ours,) = [print_ for verdict, print_ in said.items() if verdict in card] or ["only on the terms"]
    assert "New Zealand (NZ), when this was printed" in first
    assert ours in first
    assert "when this was printed" not in text_of(browse(world.reviewer).get(f"{print_of(notice)}en.pdf").content)


def test_the_document_inside_is_the_one_that_the_register_signed(world: World, browse: Browse) -> None:
    notice = stories.a_notice(world)
    for by in (world.other, world.reviewer):
        pdf = opened(browse(by).get(f"{print_of(notice)}en.pdf").content)
        document = pdf.attachments["notice.json"].get_file().read_bytes()
        proof = json.loads(pdf.attachments["proof.json"].get_file().read_bytes())
        assert sha256(document).hexdigest() == proof["entry"]["digest"]
        assert proof["entry"]["key"] == "", "what opens the document is on no paper"
        with speaking_as(SYSTEM):
            assert proof["entry"]["digest"] == DocumentRecord.objects.get(notice_id=notice).digest


def test_the_signed_file_of_the_page_is_what_the_command_prints(
    world: World, browse: Browse, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    notice = stories.a_notice(world)
    file, out = tmp_path / "proof.json", tmp_path / "notice.pdf"
    file.write_bytes(browse(world.other).get(f"{print_of(notice)}proof.json").content)
    with speaking_as(SYSTEM):
        own = register_id()
    words = ["print", str(file), "--fingerprint", own, "--out", str(out)]
    assert run_group(fairnotice, words, name="fairnotice", refusals=(SetupError,)) == 0, capfd.readouterr().err
    assert "Orin Tavesk" in text_of(out.read_bytes())


def test_the_code_leads_anybody_to_the_status_and_to_no_name(world: World, browse: Browse) -> None:
    notice = stories.a_notice(world)
    path = status_of(notice)
    anybody = browse(None)
    shown = anybody.text(path)
    assert "In force" in shown
    assert "Tavesk" not in shown
    withdraw_notice(notice=notice, reasons=WHY, by=world.source, at=NOW)
    ended = anybody.text(path)
    assert "Withdrawn" in ended
    assert "Take no measure on this print" in ended


def test_a_print_of_an_older_version_is_told_so(world: World, browse: Browse) -> None:
    notice = stories.a_notice(world)
    path = status_of(notice)
    renew_notice(notice=notice, reasons=WHY, by=world.source, at=NOW + timedelta(days=100))
    assert "was changed after this print" in browse(None).text(path)


def test_a_number_without_its_code_answers_nothing(world: World, browse: Browse) -> None:
    path = status_of(stories.a_notice(world)).rstrip("/")
    for wrong in (path[:-24] + "0" * 24, path[:-1], path[:-24] + "%" * 24, path[:-12]):
        assert browse(None).get(f"{wrong}/").status_code == 404


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


def test_a_blocked_notice_is_not_printed(world: World, browse: Browse) -> None:
    notice = stories.a_notice(world)
    block_notice(notice=notice, reasons=WHY, by=world.decider, at=NOW)
    for by in (world.other, world.decider):
        assert browse(by).get(f"{print_of(notice)}en.pdf").status_code in (404, 409)


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
