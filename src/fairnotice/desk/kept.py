"""What a desk keeps of what it was asked and what it said.

Of a question only a digest stays, made with the desk's own secret and a salt: it shows whether a question was asked,
to whoever brings the question, and tells nobody who it was about. Of a match the finding stays as well, for the
officers who go on from there; when a person says that it is somebody else, what was known of the traveller is erased.
"""

import hmac
import json
import secrets
import sqlite3
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from fairnotice.desk.folder import secret
from fairnotice.desk.standing import Standing
from fairnotice.domain.dates import Calendar, PartialDate
from fairnotice.register.canonical import canonical
from fairnotice.register.instants import text_of
from fairnotice.screening import Query

Said = dict[str, Any]


def told_of(query: Query) -> Said:
    """The question as a finding tells it, in the form of `POST /api/checks`."""
    return {
        "names": list(query.names),
        "births": [_birth(birth) for birth in query.births],
        "nationalities": list(query.nationalities),
        "sex": str(query.sex),
        "documents": [{"kind": one.kind, "number": one.number, "country": str(one.country)} for one in query.documents],
    }


def _birth(birth: PartialDate) -> str | dict[str, str]:
    if birth.calendar is Calendar.GREGORIAN:
        return str(birth)
    return {"date": str(birth).partition(" ")[0], "calendar": birth.calendar.value}


def question_digest(folder: Path, salt: str, question: Said) -> str:
    """The digest of a question, which nobody can make without the desk's secret."""
    key = bytes.fromhex(secret(folder, "secret"))
    return hmac.new(key, salt.encode() + canonical(question), sha256).hexdigest()


def keep_answer(
    db: sqlite3.Connection,
    folder: Path,
    standing: Standing,
    *,
    kind: str,
    purpose: str,
    question: Said,
    said: Said,
    at: datetime,
) -> int:
    """Keep an answer with the copy that it was given from. Within a transaction. Answers its number."""
    salt = secrets.token_hex(16)
    here = standing.here
    done = db.execute(
        "INSERT INTO answer (at, kind, purpose, salt, question, said, sequence, head, copy, checkpoint, age_seconds,"
        " current) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            text_of(at),
            kind,
            purpose,
            salt,
            question_digest(folder, salt, question),
            json.dumps(said, ensure_ascii=False, sort_keys=True),
            here.point.sequence,
            here.point.head,
            here.copy,
            _checkpoint(db, standing, at),
            None if standing.age is None else int(standing.age.total_seconds()),
            int(standing.current),
        ),
    )
    return int(done.lastrowid or 0)


def _checkpoint(db: sqlite3.Connection, standing: Standing, at: datetime) -> int | None:
    """The checkpoint that an answer rests on is kept with it: the register's own word for how old the copy was."""
    statement = standing.here.statement
    if not statement:
        return None
    row = db.execute("SELECT id FROM checkpoint WHERE statement = ?", (statement,)).fetchone()
    if row:
        return int(row[0])
    values = (statement, standing.here.copy, text_of(at))
    done = db.execute("INSERT INTO checkpoint (statement, copy, received_at) VALUES (?, ?, ?)", values)
    return int(done.lastrowid or 0)
