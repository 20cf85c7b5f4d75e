"""The first sync of one desk: the desk itself, from its enrolment to its receipt, with its database on the disk."""

import resource
import tempfile
import time
from pathlib import Path

import httpx

from benchmarks.circulation.world import Server


def first_sync(server: Server, code: str, notices: int) -> dict[str, object]:
    """Enrol with that code, pull everything, and say what it took. Raises RuntimeError where the copy is not whole."""
    from fairnotice.desk.enrol import enrol
    from fairnotice.desk.folder import secret
    from fairnotice.desk.held import held
    from fairnotice.desk.line import Line
    from fairnotice.desk.pull import pull_all
    from fairnotice.desk.store import Store
    from fairnotice.desk.times import now

    came = [0]

    def count(response: httpx.Response) -> None:
        came[0] += int(response.headers.get("content-length", 0))

    with tempfile.TemporaryDirectory(prefix="fairnotice-desk-") as inside:
        folder = Path(inside) / "desk"
        with httpx.Client(timeout=120, event_hooks={"response": [count]}) as client:
            enrol(folder, Line(server.pages, client=client), code=code, live=False)
            store = Store.open(folder)
            began = time.monotonic()
            done = pull_all(store, Line(server.pages, token=secret(folder, "register"), client=client), clock=now)
            took = time.monotonic() - began
            kept = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
            point = held(store.db).point
            store.close()
    if done.refused or point.sequence != notices:
        raise RuntimeError(f"the copy goes to {point.sequence} of {notices}: {done.refused}")
    peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return {
        "notices": notices,
        "initial_sync_s": round(took, 1),
        "initial_sync_mb": round(came[0] / 1e6, 1),
        "copy_on_disk_mb": round(kept / 1e6, 1),
        "peak_of_a_process_mb": round(peak / 1024, 0),
    }
