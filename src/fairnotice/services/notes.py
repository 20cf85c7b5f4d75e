"""Small dated notes in the data folder: when it was last backed up, swept and verified, and what came of it.

They are beside the database and not in it, as the checkpoints are: a backup is noted by a command that starts no
Django, and a note can be read while the database is away. A note that is missing or damaged says nothing.
"""

import json
import logging
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

log = logging.getLogger(__name__)

Name = Literal["backup", "sweep", "verify"]


@dataclass(frozen=True, slots=True)
class Note:
    """What was noted, and when that was."""

    at: datetime
    facts: Mapping[str, Any]


def write_note(folder: Path, name: Name, *, at: datetime, facts: Mapping[str, Any] | None = None) -> None:
    """Note something in a data folder, in place of the last note of that name.

    What is noted has been done: a note that cannot be written is reported on standard error, and nothing else happens.
    """
    text = json.dumps({"at": at.isoformat(), **(facts or {})}, indent=2) + "\n"
    try:
        with tempfile.NamedTemporaryFile("w", dir=folder, prefix=".making-", delete=False) as file:
            file.write(text)
        Path(file.name).replace(_file(folder, name))
    except OSError as error:
        log.error("The note of the last %s cannot be kept: %s", name, error.strerror)


def read_note(folder: Path, name: Name) -> Note | None:
    """The last note of that name, or None when there is none that can be read."""
    try:
        facts = json.loads(_file(folder, name).read_text(encoding="utf-8"))
        at = datetime.fromisoformat(facts.pop("at"))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
    return None if at.tzinfo is None else Note(at=at, facts=facts)


def _file(folder: Path, name: Name) -> Path:
    return folder / f"last_{name}.json"
