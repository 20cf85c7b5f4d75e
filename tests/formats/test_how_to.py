"""The page for those who write case files says what the program does."""

import re
from pathlib import Path

import pytest

from fairnotice.domain.warrant import OffenceCategory
from fairnotice.formats.dossier import limits
from fairnotice.formats.dossier.models.table import Table

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "how-to" / "write-a-case-file.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("link", re.findall(r"\]\(([^)#]+)\)", PAGE))
def test_a_link_leads_to_a_file(link: str) -> None:
    assert (ROOT / "docs" / "how-to" / link).exists()


def test_the_limits_on_the_page_are_those_of_the_program() -> None:
    plain = " ".join(PAGE.split())
    items = limits.ITEMS
    assert f"more than {items['subjects']} subjects, {items['names']:,} names for one of them" in plain
    assert f"{items['statements']:,} statements or {items['sources']:,} sources" in plain
    assert f"texts over {limits.TEXT:,} characters and names over {limits.NAME};" in plain
    assert f"A file over {limits.FILE_BYTES // 1_000_000} MB" in plain


def test_every_kind_of_charge_is_on_the_page() -> None:
    told = set(re.findall(r"`([a-z_]+)`", PAGE))
    assert [category.value for category in OffenceCategory if category.value not in told] == []


@pytest.mark.parametrize("table", Table.__subclasses__(), ids=lambda table: table.__name__)
def test_every_key_that_must_be_there_stands_in_bold(table: type[Table]) -> None:
    needed = [field.alias or name for name, field in table.model_fields.items() if field.is_required()]
    bold = {key.split(".")[-1] for key in re.findall(r"\*\*`\[*([a-z_.]+)\]*`\*\*", PAGE)}
    assert [key for key in needed if key not in bold] == []
