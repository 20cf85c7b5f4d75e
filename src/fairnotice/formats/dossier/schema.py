"""Write the JSON Schema of case files: `python -m fairnotice.formats.dossier.schema [FILE]`."""

import json
import sys
from pathlib import Path

from fairnotice.formats.dossier.models.casefile import case_file_schema

PAGE = Path("docs/reference/case-file.schema.json")
"""Where the repository keeps it."""


def schema_text() -> str:
    """The schema as the page has it."""
    return json.dumps(case_file_schema(), indent=2, ensure_ascii=False) + "\n"


def write_schema(path: Path = PAGE) -> None:
    """Write the schema to that file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(schema_text(), encoding="utf-8")


if __name__ == "__main__":
    write_schema(*(Path(given) for given in sys.argv[1:2]))
