"""`fairnotice print` and `fairnotice paper-kit`: files of signed notices become PDF."""

import json
from hashlib import sha256
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from benchmarks.circulation.documents import signed
from fairnotice.register.ring import raw
from tests.cli.conftest import Run
from tests.formats.signed_notices import a_signed_notice, text_of

KEY = Ed25519PrivateKey.generate()
OWN = ("--fingerprint", sha256(raw(KEY.public_key())).hexdigest()[:16])


@pytest.fixture
def proof(tmp_path: Path) -> Path:
    """A file of a signed notice, with its photograph beside it."""
    document, _block, photos = a_signed_notice(expires_on="2099-01-01")
    file = tmp_path / "notice.json"
    file.write_text(json.dumps(signed(document, KEY).to_json()), encoding="utf-8")
    (tmp_path / "face.jpg").write_bytes(next(iter(photos.values())))
    return file


def changed(file: Path, **parts: object) -> Path:
    """The same file with other parts."""
    file.write_text(json.dumps({**json.loads(file.read_text(encoding="utf-8")), **parts}), encoding="utf-8")
    return file


@pytest.mark.parametrize("language", ["en", "fr", "es", "ar"])
def test_a_signed_notice_is_printed_in_a_language(run: Run, proof: Path, language: str) -> None:
    out = proof.parent / "out" / "notice.pdf"
    answer = run("print", str(proof), *OWN, "--lang", language, "--out", str(out))
    assert answer.status == 0
    assert "EX-A-1" in text_of(out.read_bytes()) or language == "ar"
    assert ("Nobody has signed" in answer.err) is (language != "en")


def test_several_are_printed_into_a_folder(run: Run, proof: Path) -> None:
    second = proof.with_name("second.json")
    second.write_bytes(proof.read_bytes())
    out = proof.parent / "prints"
    assert run("print", str(proof), *OWN, str(second), "--out", str(out)).status == 0
    assert sorted(each.name for each in out.iterdir()) == ["notice-en.pdf", "second-en.pdf"]


def test_a_photograph_that_was_changed_is_refused_and_nothing_is_written(run: Run, proof: Path) -> None:
    photo = proof.with_name("face.jpg")
    content = photo.read_bytes()
    photo.write_bytes(content[:-30] + bytes(28) + content[-2:])
    out = proof.parent / "notice.pdf"
    answer = run("print", str(proof), *OWN, "--out", str(out))
    assert answer.status != 0
    assert "Photograph 1" in answer.err
    assert not out.exists()


def test_a_signature_by_another_key_is_refused(run: Run, proof: Path) -> None:
    out = proof.parent / "notice.pdf"
    other = sha256(raw(Ed25519PrivateKey.generate().public_key())).hexdigest()
    for fingerprint in (other, "", "1234"):
        answer = run("print", str(proof), "--fingerprint", fingerprint, "--out", str(out))
        assert (answer.status != 0, out.exists()) == (True, False)


def test_a_document_that_was_changed_after_it_was_signed_is_refused(run: Run, proof: Path) -> None:
    statement = json.loads(proof.read_text(encoding="utf-8"))["statement"]
    head, _said, tail = statement.split(".")
    document, _block, _photos = a_signed_notice(expires_on="2099-01-01", number="EX-A-2/11-2026")
    other = signed(document, KEY).statement.split(".")[1]
    out = proof.parent / "notice.pdf"
    answer = run("print", str(changed(proof, statement=f"{head}.{other}.{tail}")), *OWN, "--out", str(out))
    assert (answer.status != 0, out.exists()) == (True, False)
    assert "signature" in answer.err


def test_a_signed_document_of_another_entry_is_refused(run: Run, proof: Path) -> None:
    document, _block, _photos = a_signed_notice(expires_on="2099-01-01", number="EX-A-2/11-2026")
    other = signed(document, KEY, 2).statement
    out = proof.parent / "notice.pdf"
    answer = run("print", str(changed(proof, statement=other)), *OWN, "--out", str(out))
    assert (answer.status != 0, out.exists()) == (True, False)
    assert "another document" in answer.err


@pytest.mark.parametrize("other", [{"kind": "withdraw"}, {"version": 7}])
def test_an_entry_that_does_not_bring_the_document_is_refused(run: Run, proof: Path, other: dict[str, object]) -> None:
    entry = json.loads(proof.read_text(encoding="utf-8"))["entry"]
    out = proof.parent / "notice.pdf"
    answer = run("print", str(changed(proof, entry=entry | other)), *OWN, "--out", str(out))
    assert (answer.status != 0, out.exists()) == (True, False)
    assert "does not bring" in answer.err


def test_what_is_not_signed_is_printed_for_reading_when_asked_for_and_says_so(run: Run, proof: Path) -> None:
    document, block, _photos = a_signed_notice(expires_on="2099-01-01")
    proof.write_text(json.dumps({"document": document, "block": block}), encoding="utf-8")
    out = proof.parent / "notice.pdf"
    assert run("print", str(proof), *OWN, "--out", str(out)).status != 0
    assert not out.exists()
    assert run("print", str(proof), "--out", str(out), "--unsigned").status == 0
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
