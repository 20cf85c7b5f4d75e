"""The state of a desk as one object: for its API, its command and whoever watches over many desks. Nobody is named."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from fairnotice.desk.faults import next_step, open_faults
from fairnotice.desk.outbox import waiting
from fairnotice.desk.standing import LONGEST, standing
from fairnotice.desk.store import Store, state
from fairnotice.desk.watched import left_in


def report(store: Store, *, limit: timedelta, now: datetime) -> dict[str, Any]:
    """How the desk stands. Raises DeskError where it is not enrolled."""
    stands = standing(store, limit=limit, now=now)
    db, who, here = store.db, stands.who, stands.here
    left = waiting(db)
    last = db.execute("SELECT * FROM receipt WHERE sent_at IS NOT NULL ORDER BY id DESC LIMIT 1").fetchone()
    return {
        "desk": who.desk,
        "name": who.name,
        "bureau": who.bureau,
        "country": who.country,
        "mode": who.mode,
        "register": {"url": who.url, "id": who.register, "name": who.register_name},
        "current": stands.current,
        "why_not": stands.why_not,
        "stands_still": stands.stands_still,
        "sequence": here.point.sequence,
        "latest": here.point.latest,
        "head": here.point.head,
        "copy": here.copy,
        "as_of": here.complete_at.isoformat() if here.complete_at else None,
        "age_seconds": None if stands.age is None else int(stands.age.total_seconds()),
        "limit_hours": min(limit, LONGEST).total_seconds() / 3600,
        "until": stands.until.isoformat() if stands.until else None,
        "rests_on": here.basis,
        "notices": stands.notices,
        "missing_documents": stands.missing,
        "not_screened": stands.unlisted,
        "clock": stands.clock,
        "no_line_since": state(db, "no_line_since") or None,
        "receipt": {
            "sequence": last["sequence"],
            "sent_at": last["sent_at"],
            "agrees": None if last["agrees"] is None else bool(last["agrees"]),
        }
        if last
        else None,
        "outbox": {"findings": left.findings, "searches": left.searches, "refused": left.refused},
        "watched": {"folder": watch, **left_in(Path(watch))} if (watch := state(db, "watch")) else None,
        "keys": [
            {
                "id": key.id,
                "fingerprint": key.fingerprint,
                "begins": key.begins.isoformat(),
                "ends": key.ends.isoformat() if key.ends else None,
            }
            for key in here.ring.keys
        ],
        "faults": [
            {
                "fault": row["fault"],
                "says": row["says"],
                "next": next_step(row["fault"]),
                "first_at": row["at"],
                "last_at": row["last_at"],
                "times": row["times"],
            }
            for row in open_faults(db)
        ],
    }
