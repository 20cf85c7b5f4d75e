"""Write down what all migrations say to an empty database: `python -m tools.at_once`, after a migration was added.

They are run here on a database of their own, and each statement that changes something is kept in its order. A first
start then says the whole in one breath (config.first_tables). A test holds the two results against each other.
"""

import os
import re
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import django

from fairnotice.config.boot import environment
from fairnotice.config.datafolder import DataFolder, Mode
from fairnotice.config.embedded import erase, running
from fairnotice.config.first_tables import AT_ONCE

HEAD = """-- What the migrations say to an empty database, ours and those of the libraries, in their order.
-- Written by: python -m tools.at_once
"""
QUESTION = "SELECT"
TIME = re.compile(r"'\d{4}-\d\d-\d\d [\d:.]+\+00:00'::timestamptz")


def main() -> None:
    """Migrate a new database, and write the file."""
    with tempfile.TemporaryDirectory() as place:
        data = DataFolder.open_or_create(Path(place) / "data", mode=Mode.TRAINING)
        try:
            with running(data, durable=False) as cluster:
                os.environ.update(environment(data, cluster.url("owner")))
                AT_ONCE.write_text(HEAD + "\n".join(said()), encoding="utf-8")
        finally:
            erase(data)


def said() -> list[str]:
    """What the migrations say, one statement a line or more."""
    django.setup()
    from django.core.management import call_command
    from django.db import connection

    found: list[str] = []

    def hear(execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: dict[str, Any]) -> Any:
        assert not many, "statements come one by one"
        text = str(sql)
        if not text.lstrip().startswith(QUESTION):
            found.append(_alone(text, params, context["cursor"].cursor).strip().rstrip(";") + ";")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(hear):
        call_command("migrate", interactive=False, verbosity=0, skip_checks=True)
    connection.close()
    return [*found, ""]


def _alone(text: str, params: Any, cursor: Any) -> str:
    """A statement with its values in it. Where it names the time, the time when it is said is meant."""
    whole = text if params is None else str(cursor.mogrify(text, params))
    return TIME.sub("now()", whole)


if __name__ == "__main__":
    main()
