"""Schemas that other systems publish of their own API: in FAIRNOTICE_OPENAPI, or in ../shared/data/openapi."""

import json
import os
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator, FormatChecker

FOLDER = Path(os.environ.get("FAIRNOTICE_OPENAPI", Path(__file__).resolve().parents[3] / "shared" / "data" / "openapi"))


def published(name: str) -> dict[str, Any]:
    """The document of that name. Skips the test where it is not there."""
    file = FOLDER / name
    if not file.exists():
        pytest.skip(f"{name} is not in FAIRNOTICE_OPENAPI: the published schema cannot be tested here")
    text = file.read_text(encoding="utf-8")
    return dict(json.loads(text) if name.endswith("json") else yaml.safe_load(text))


def fits(document: dict[str, Any], schema: str, answer: Any) -> None:
    """Fail unless the answer is of that schema."""
    whole = {"$ref": f"#/components/schemas/{schema}", "components": document["components"]}
    Draft202012Validator(whole, format_checker=FormatChecker()).validate(answer)
