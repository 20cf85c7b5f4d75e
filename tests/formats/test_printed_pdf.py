"""A printed notice can be read aloud, kept for years, scanned, and checked against its document.

Two validators run here: pdfua, which knows 16 of the 106 rules of PDF/UA-1 that a machine can check, and the exporter
of typst, which refuses to write a file that breaks the rules it knows of. veraPDF, which knows all of them, needs Java
and is in no registry of packages that this project uses; what follows checks the rest of what matters by itself.
"""

import io
import json
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import numpy as np
import pikepdf
import pypdfium2
import pytest
import zxingcpp
from pdfua import validate
from PIL import Image

from fairnotice.formats.letter import Language
from fairnotice.formats.printed import Kit, kit_pdf, notice_pdf
from tests.formats.signed_notices import ADDRESS, AT, PRINTING, a_signed_notice, elements, opened, printed, text_of

FILES = [*((f"notice-{each.value}", each) for each in Language), *((f"kit-{each.value}", each) for each in Language)]


def made(name: str, language: Language) -> bytes:
    return printed(language) if name.startswith("notice") else kit_pdf(Kit("Bureau AA", "261127-ABCDEF", AT), language)


@pytest.mark.parametrize(("name", "language"), FILES)
def test_a_print_is_tagged_and_says_its_language_and_its_title(name: str, language: Language) -> None:
    pdf = opened(made(name, language))
    assert bool(pdf.Root.MarkInfo.Marked) is True
    assert str(pdf.Root.Lang).partition("-")[0] == language.value
    assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle) is True
    with pdf.open_metadata() as said:
        assert said["pdfuaid:part"] == "1"
        assert (said["pdfaid:part"], said["pdfaid:conformance"]) == ("3", "A")
        assert said["dc:title"]


@pytest.mark.parametrize(("name", "language"), FILES)
def test_the_validator_of_pdf_ua_finds_nothing(name: str, language: Language, tmp_path: Path) -> None:
    file = tmp_path / "print.pdf"
    file.write_bytes(made(name, language))
    assert [finding.message for finding in validate(str(file)).findings] == []


@pytest.mark.parametrize(("name", "language"), FILES)
def test_every_picture_has_words_and_headings_go_down_one_step_at_a_time(name: str, language: Language) -> None:
    pdf = opened(made(name, language))
    found = list(elements(pdf))
    pictures = [each for each in found if each.S == "/Figure"]
    assert pictures
    assert all(str(each.Alt).strip() for each in pictures)
    levels = [int(str(each.S)[2:]) for each in found if str(each.S)[:2] == "/H" and str(each.S)[2:].isdigit()]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))


@pytest.mark.parametrize(("name", "language"), FILES)
def test_every_font_is_inside_the_file_with_the_letters_it_stands_for(name: str, language: Language) -> None:
    pdf = opened(made(name, language))
    fonts = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/Font"]
    whole = [font for font in fonts if font.get("/Subtype") == "/Type0"]
    described = [each.FontDescriptor for each in fonts if "/FontDescriptor" in each]
    assert whole and described
    assert all("/ToUnicode" in font for font in whole)
    assert all("/FontFile2" in each or "/FontFile3" in each for each in described)


def test_the_document_is_inside_the_print_byte_for_byte_as_it_is_signed() -> None:
    document, _block, _photos = a_signed_notice()
    pdf = opened(printed())
    attached = pdf.attachments["notice.json"].get_file().read_bytes()
    assert json.loads(attached) == document
    assert attached == json.dumps(document, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


@pytest.mark.parametrize("language", Language)
def test_a_scanner_reads_the_address_of_the_status_from_the_page(language: Language) -> None:
    _document, block, _photos = a_signed_notice()
    page = pypdfium2.PdfDocument(printed(language))[0].render(scale=2).to_numpy()
    (read,) = zxingcpp.read_barcodes(np.ascontiguousarray(page))
    assert read.text == f"{ADDRESS}/notices/EX-A-1_11-2026/{block['entry']['digest'][:24]}/"


def test_the_code_beside_the_square_says_the_same() -> None:
    _document, block, _photos = a_signed_notice()
    digits = block["entry"]["digest"][:24].upper()
    assert digits in text_of(printed()).replace(" ", "")


@pytest.mark.parametrize(("colours", "form"), [("CMYK", "JPEG"), ("L", "JPEG"), ("RGBA", "PNG"), ("P", "PNG")])
def test_photographs_of_every_kind_are_printed(colours: str, form: str) -> None:
    out = io.BytesIO()
    Image.new(colours, (30, 40)).save(out, form)
    digest = sha256(out.getvalue()).hexdigest()
    document, block, _photos = a_signed_notice()
    document["attachments"][0]["sha256"] = digest
    pdf = opened(notice_pdf(document, block, {digest: out.getvalue()}, Language.ENGLISH, PRINTING))
    with pdf.open_metadata() as said:
        assert said["pdfuaid:part"] == "1"
        assert ("pdfaid:part" in said) is (colours != "CMYK"), "colours for printers are not allowed in PDF/A"


def test_the_same_notice_printed_at_the_same_instant_is_the_same_file() -> None:
    assert printed() == printed()


def test_every_page_of_an_example_carries_the_mark() -> None:
    pages = pypdfium2.PdfDocument(printed())
    assert len(pages) > 1
    assert all("EXAMPLE" in page.get_textpage().get_text_range() for page in pages)


def test_arabic_stands_from_right_to_left() -> None:
    pdf = pypdfium2.PdfDocument(printed(Language.ARABIC))
    page = pdf[0]
    text = page.get_textpage()
    place = text.search("11-2026").get_next()
    assert place is not None
    left, _bottom, _right, _top = text.get_charbox(place[0])
    assert left > page.get_width() / 2, "the number stands in the right half, where an Arabic page begins"
