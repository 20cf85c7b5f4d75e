"""Every generated page: where it is, and the function that makes its text."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from fairnotice.cli.check_answer import check_schema
from fairnotice.config.docs.clocks_page import clocks_page
from fairnotice.config.docs.commands_page import commands_page
from fairnotice.config.docs.lifecycle_page import lifecycle_page
from fairnotice.config.docs.openapi_page import openapi_page
from fairnotice.config.docs.rules_pages import RULE_PAGES, rules_index, rules_page
from fairnotice.config.errors import SetupError
from fairnotice.formats.dossier.schema import schema_text
from fairnotice.law.effect import effect_schema
from fairnotice.law.effect_page import effects_page
from fairnotice.law.exposure_answer import exposure_schema
from fairnotice.law.instruments_page import instruments_page
from fairnotice.law.published.answers import practice_schema
from fairnotice.law.review_json import review_schema
from fairnotice.register.schema import notice_schema

ROOT = Path(__file__).resolve().parents[4]
FOLDER = "docs/reference"


def _schema(make: Callable[[], dict[str, Any]]) -> Callable[[], str]:
    return lambda: json.dumps(make(), indent=2, ensure_ascii=False) + "\n"


def _rules(name: str) -> Callable[[], str]:
    return lambda: rules_page(name, ROOT)


MADE: Mapping[str, Callable[[], str]] = MappingProxyType(
    {
        "commands.md": commands_page,
        "rules/index.md": rules_index,
        **{f"rules/{name}.md": _rules(name) for name in RULE_PAGES},
        "clocks.md": clocks_page,
        "lifecycle.md": lifecycle_page,
        "effects.md": effects_page,
        "instruments.md": instruments_page,
        "case-file.schema.json": schema_text,
        "review.schema.json": _schema(review_schema),
        "effect.schema.json": _schema(effect_schema),
        "exposure.schema.json": _schema(exposure_schema),
        "notice.schema.json": _schema(notice_schema),
        "check.schema.json": _schema(check_schema),
        "practice.schema.json": _schema(practice_schema),
        "openapi.json": openapi_page,
    }
)
"""The pages by their names in the folder."""

INDEX = """# Reference

Made from the code by `fairnotice docs`; `fairnotice docs --check` names the pages that are stale.

| page | what it lists |
| --- | --- |
| [commands](commands.md) | every command and option |
| [rules](rules/index.md) | every rule: question, kind, citation, dates in force, cases |
| [clocks](clocks.md) | every clock: what starts it, how long it runs, who owes it, what follows |
| [lifecycle](lifecycle.md) | the states and moves of every thing, and what follows from what |
| [effects](effects.md) | what a warrant or a notice means, country by country |
| [instruments](instruments.md) | multilateral instruments on extradition, with their parties and days |
| [case file](case-file.schema.json) | JSON Schema of a case file |
| [review](review.schema.json), [effect](effect.schema.json), [check](check.schema.json) | JSON Schemas of the answers |
| [exposure](exposure.schema.json) | JSON Schema of the exposure of a case |
| [notice](notice.schema.json) | JSON Schema of a notice's document as it circulates |
| [the register on the wire](register.md) | what travels between a register and desks |
| [practice](practice.schema.json) | JSON Schema of the answer to a search of published practice |
| [clients of other systems](other-clients.md) | yente's and Watchman's addresses here, and what differs |
| [API](openapi.json) | OpenAPI 3.1; a running installation shows it at `/api/docs` |
"""


def pages() -> dict[Path, str]:
    """The text of every generated page. Raises SetupError outside a checkout."""
    folder = ROOT / FOLDER
    if not (ROOT / "pyproject.toml").is_file():
        raise SetupError("The pages are made in a checkout of the repository; this is an installed package.")
    return {folder / "index.md": INDEX, **{folder / name: make() for name, make in MADE.items()}}


def stale() -> list[Path]:
    """The pages whose text is not what the code makes of them."""
    return [path for path, text in pages().items() if not path.is_file() or path.read_text(encoding="utf-8") != text]


def write() -> list[Path]:
    """Write the pages that are stale, and answer which."""
    written = []
    for path, text in pages().items():
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            written.append(path)
    return written
