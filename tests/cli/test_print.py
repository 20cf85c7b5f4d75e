"""`fairnotice print` and `fairnotice paper-kit`: files of signed notices become PDF."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.formats.signed_notices import a_signed_notice, text_of


@pytest.fixture
def signed(tmp_path: Path) -> Path:
    """A file of a signed notice, with its photograph beside it."""
    document, block, photos = a_signed_notice(expires_on="2099-01-01")
    file = tmp_path / "notice.json"
    file.write_text(json.dumps({"document": document, "block": block}), encoding="utf-8")
    (tmp_path / "face.jpg").write_bytes(next(iter(photos.values())))
    return file


@pytest.mark.parametrize("language", ["en", "fr", "es", "ar"])
def test_a_signed_notice_is_printed_in_a_language(run: Run, signed: Path, language: str) -> None:
    out = signed.parent / "out" / "notice.pdf"
    answer = run("print", str(signed), "--lang", language, "--out", str(out))
    assert answer.status == 0
    assert "EX-A-1" in text_of(out.read_bytes()) or language == "ar"
    assert ("Nobody has signed" in answer.err) is (language != "en")


def test_several_are_printed_into_a_folder(run: Run, signed: Path) -> None:
    second = signed.with_name("second.json")
    second.write_bytes(signed.read_bytes())
    out = signed.parent / "prints"
    assert run("print", str(signed), str(second), "--out", str(out)).status == 0
    assert sorted(each.name for each in out.iterdir()) == ["notice-en.pdf", "second-en.pdf"]


def test_a_photograph_that_was_changed_is_refused_and_nothing_is_written(run: Run, signed: Path) -> None:
    photo = signed.with_name("face.jpg")
    content = photo.read_bytes()
    photo.write_bytes(content[:-30] + bytes(28) + content[-2:])
    out = signed.parent / "notice.pdf"
    answer = run("print", str(signed), "--out", str(out))
    assert answer.status != 0
    assert "Photograph 1" in answer.err
    assert not out.exists()


def test_what_is_not_signed_is_refused_unless_asked_for(run: Run, signed: Path) -> None:
    given = json.loads(signed.read_text(encoding="utf-8"))
    given["block"]["signed"] = False
    signed.write_text(json.dumps(given), encoding="utf-8")
    out = signed.parent / "notice.pdf"
    refused = run("print", str(signed), "--out", str(out))
    assert (refused.status != 0, out.exists()) == (True, False)
    assert "signed entry" in refused.err
    assert run("print", str(signed), "--out", str(out), "--unsigned").status == 0
    assert "NOT from a signed entry" in text_of(out.read_bytes())


@pytest.mark.parametrize(
    "content", ["", "[]", "{}", '{"document": 1, "block": 2}', "nonsense", '{"document": {}, "block": {}}']
)
def test_a_file_that_is_no_signed_notice_is_refused_in_one_sentence(run: Run, tmp_path: Path, content: str) -> None:
    file = tmp_path / "x.json"
    file.write_text(content, encoding="utf-8")
    answer = run("print", str(file), "--out", str(tmp_path / "x.pdf"))
    assert answer.status != 0
    assert "Traceback" not in answer.err


def test_a_sheet_of_the_paper_kit_is_printed(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "kit.pdf"
    answer = run("paper-kit", "--bureau", "Bureau of Exampleland", "--notice", "EX-A-1/11-2026", "--out", str(out))
    assert answer.status == 0
    text = text_of(out.read_bytes())
    assert "Bureau of Exampleland" in text
    assert "EX-A-1/11-2026" in text
    sheet = answer.err.split("sheet ")[1].strip(" .\n")
    assert sheet in text
