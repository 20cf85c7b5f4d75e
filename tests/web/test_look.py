"""What browsers are sent: small, ours, and safe under the content security policy."""

import gzip
import re
from pathlib import Path

import pytest
from django.template import engines

ROOT = Path(__file__).resolve().parents[2]
WEB = ROOT / "src" / "fairnotice" / "web"
STATIC = WEB / "static" / "fairnotice"
TEMPLATES = sorted((WEB / "templates").rglob("*.html"))
PARTS = sorted((WEB / "templates" / "parts").glob("*.html"))
OWN_STYLES = sorted((ROOT / "tools" / "look" / "scss").glob("*.scss"))
SHEETS = ("app.css", "app.rtl.css")
PHYSICAL = re.compile(
    r"(margin|padding|border)-(left|right)\b|(?<![\w-])(left|right)\s*:|text-align:\s*(left|right)|float:\s*(left|right)"
)


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("name", [*SHEETS, "app.js"])
def test_the_compressed_copy_is_a_copy(name: str) -> None:
    assert gzip.decompress((STATIC / f"{name}.gz").read_bytes()) == (STATIC / name).read_bytes()


def test_a_first_load_is_under_a_hundred_kilobytes() -> None:
    page = engines["django"].get_template("500.html").render({})
    fonts = sum((STATIC / "fonts" / f"noto-sans-latin-{weight}.woff2").stat().st_size for weight in (400, 700))
    sent = sum((STATIC / name).stat().st_size for name in ("app.css.gz", "app.js.gz", "logo.svg", "favicon.svg"))
    assert fonts < 45_000
    assert len(page.encode()) + fonts + sent < 60_000  # which leaves 40 KB for the words of a page


def test_a_first_load_from_right_to_left_is_under_a_hundred_kilobytes() -> None:
    names = ("latin-400", "latin-700", "arabic-400", "arabic-700")
    fonts = sum((STATIC / "fonts" / f"noto-sans-{name}.woff2").stat().st_size for name in names)
    assert fonts + (STATIC / "app.rtl.css.gz").stat().st_size < 90_000


def test_the_script_is_small() -> None:
    assert (STATIC / "app.js").stat().st_size < 6_000


@pytest.mark.parametrize("name", SHEETS)
def test_the_sheet_fetches_nothing_but_our_own_fonts(name: str) -> None:
    sheet = (STATIC / name).read_text(encoding="utf-8")
    assert "@import" not in sheet
    for address in re.findall(r"url\(\"?([^)\"]+)\"?\)", sheet):
        assert (STATIC / address).is_file(), address


@pytest.mark.parametrize("name", SHEETS)
def test_nothing_of_the_identity_of_gov_uk_is_left(name: str) -> None:
    sheet = (STATIC / name).read_text(encoding="utf-8").lower()
    for trace in ("gds transport", "crown", "#1d70b8", "govuk-header", "govuk-footer"):
        assert trace not in sheet


def test_the_licences_of_what_is_in_the_sheet_stand_beside_it() -> None:
    licences = (STATIC / "LICENSES.txt").read_text(encoding="utf-8")
    assert "govuk-frontend" in licences
    assert "@ministryofjustice/frontend" in licences
    assert "SIL Open Font License" in (STATIC / "fonts" / "OFL.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", OWN_STYLES, ids=name_of)
def test_our_own_rules_know_no_left_and_right(path: Path) -> None:
    assert [match[0] for match in PHYSICAL.finditer(path.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize("path", TEMPLATES, ids=name_of)
def test_a_template_has_no_style_and_no_script_of_its_own(path: Path) -> None:
    text = re.sub(r"{%.*?%}", "", path.read_text(encoding="utf-8"))
    assert re.findall(r"\sstyle=|\son[a-z]+=[\"']|<style|javascript:", text) == []
    assert re.findall(r"<script(?! type=\"application/json\")(?![^>]*\bsrc=)", text) == []  # data is no script


@pytest.mark.parametrize("path", PARTS, ids=name_of)
def test_a_part_says_what_it_is_given(path: Path) -> None:
    assert "{% comment %}" in path.read_text(encoding="utf-8").splitlines()[0]
