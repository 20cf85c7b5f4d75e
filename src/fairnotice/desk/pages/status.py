"""The state of the copy: how old it is, what was refused, which keys are pinned, what waits to be sent."""

from pathlib import Path
from typing import Any

from django.http import HttpRequest, HttpResponse

from fairnotice.desk.faults import next_step, open_faults
from fairnotice.desk.outbox import refused_rows, waiting
from fairnotice.desk.pages.door import page, show
from fairnotice.desk.pages.here import here, stands
from fairnotice.desk.store import state
from fairnotice.desk.watched import left_in
from fairnotice.register.instants import instant


@page(methods=("GET", "HEAD"))
def status_page(request: HttpRequest) -> HttpResponse:
    """One page of it."""
    db = here().store.db
    standing = stands()
    last = db.execute("SELECT * FROM receipt WHERE sent_at IS NOT NULL ORDER BY id DESC LIMIT 1").fetchone()
    since = state(db, "no_line_since")
    context: dict[str, Any] = {
        "faults": [
            {**dict(row), "next": next_step(row["fault"]), "last": instant(row["last_at"])} for row in open_faults(db)
        ],
        "waiting": waiting(db),
        "refused": [{**dict(row), "made": instant(row["made_at"])} for row in refused_rows(db)],
        "keys": standing.here.ring.keys,
        "no_line_since": instant(since) if since else None,
        "no_line_says": state(db, "no_line_says"),
        "receipt": {**dict(last), "sent": instant(last["sent_at"])} if last else None,
        "watched": left_in(Path(watch)) if (watch := state(db, "watch")) else None,
        "listed": len(here().listing.watchlist()),
    }
    return show(request, "desk/status.html", context)
