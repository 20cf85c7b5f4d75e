"""`fairnotice schema`: the JSON Schemas of what goes in and what comes out."""

from collections.abc import Callable
from typing import Any

import click

from fairnotice.cli.check_answer import check_schema
from fairnotice.cli.printing import print_json
from fairnotice.formats.dossier import case_file_schema
from fairnotice.law.effect import effect_schema
from fairnotice.law.exposure_answer import exposure_schema
from fairnotice.law.published.answers import practice_schema
from fairnotice.law.review_json import review_schema
from fairnotice.register.schema import notice_schema

SCHEMAS: dict[str, Callable[[], dict[str, Any]]] = {
    "case": case_file_schema,
    "review": review_schema,
    "effect": effect_schema,
    "exposure": exposure_schema,
    "check": check_schema,
    "practice": practice_schema,
    "notice": notice_schema,
}


@click.command()
@click.argument("name", type=click.Choice(list(SCHEMAS)))
def schema(name: str) -> None:
    """Print the JSON Schema (2020-12) of a case file, or of what a command prints with `--json`."""
    print_json(SCHEMAS[name]())
