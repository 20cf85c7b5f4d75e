"""One look of the watch at one notice: pure, without Django, so that other processes can do it."""

import json
import os
import threading
from dataclasses import dataclass
from datetime import date, datetime
from multiprocessing import parent_process

from fairnotice.domain.dates import Moment
from fairnotice.domain.parts import merge
from fairnotice.formats.dossier import dossier_from
from fairnotice.law.rulebook import EDITION
from fairnotice.law.watched import Against, Watched, next_day, watched


@dataclass(frozen=True, slots=True)
class Look:
    """What a look is given: the notice, whom it is about, and the two parts of the file as they are stored."""

    notice: str
    subject: str
    filed: str
    added: str
    on: date
    known: datetime


@dataclass(frozen=True, slots=True)
class Looked:
    """What a look found. It names the edition of the rulebook that it was made with."""

    notice: str
    edition: str
    standing: Watched
    next_on: date | None


def look(given: Look) -> Looked:
    """How the notice stands. A file that cannot be read stands as one of which a person must check everything."""
    texts = (given.filed, given.added)
    try:
        filed = dossier_from(json.loads(given.filed))
        added = dossier_from(json.loads(given.added)) if given.added else None
        standing = watched(merge(filed, added), given.subject, Moment(given.on, given.known))
    except Exception as error:  # one file must not hide the others; what is kept says that it could not be read
        says = f"The file could not be reviewed ({type(error).__name__}): a person must check it."
        failed = Against("file", "RPD art. 74(2)(e)", says, failed=True)
        standing = Watched("judge", "open", says, (failed,))
    return Looked(given.notice, EDITION, standing, next_day(texts, given.on))


def end_with_parent() -> None:
    """Let this process end when the one that started it has gone, however it went."""
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_end_after, args=(parent,), daemon=True).start()


def _end_after(parent: object) -> None:
    parent.join()  # type: ignore[attr-defined]  # a ParentProcess, of which typeshed has no public name
    os._exit(0)
