"""Measure how fast live notices are reviewed again.

    python benchmarks/watch/run.py [--notices 10000] [--differ 100] [--json]

A training installation is made in a temporary folder and filled with notices about invented people: the example cases
of the repository in turn. Then every live notice is reviewed again once with nothing changed, and once after facts of
`--differ` notices were changed so that another result comes out. What counts is the wall clock of the whole watch, with
the database on the same machine.
"""

import argparse
import json
import os
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import psycopg

from fairnotice.config.examples import example_dossiers
from fairnotice.config.installation import installation
from fairnotice.domain.mode import Mode

AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)

FILL = """
INSERT INTO bureau (code, name, country, kind, telephone, zone) VALUES ('PT', 'Bureau PT', 'PT', 'bureau', '', 'UTC');
INSERT INTO matter (id, source_id, title, made_at) SELECT gen_random_uuid(), 'PT', 'Matter ' || n, %(at)s
    FROM generate_series(1, %(notices)s) n;
INSERT INTO dossier (id, case_id, source_code, version, part, content, filed_at)
    SELECT gen_random_uuid(), m.id, 'PT', 1, 'filed',
           %(files)s::jsonb -> ((row_number() OVER (ORDER BY m.id))::int %% jsonb_array_length(%(files)s::jsonb)),
           %(at)s
    FROM matter m;
INSERT INTO request (id, case_id, source_code, subject, kind, state, states_involved, simulated, urgent, drafted_at)
    SELECT gen_random_uuid(), d.case_id, 'PT', d.content #>> '{subjects,0,id}', 'red', 'published', '{}', false, '',
           %(at)s
    FROM dossier d;
INSERT INTO notice (id, request_id, source_code, number, kind, state, suspended_before_block, document, published_at,
                    expires_on)
    SELECT gen_random_uuid(), r.id, 'PT', 'EX-A-' || row_number() OVER (), 'red', 'published', false, '{}', %(at)s,
           '2031-03-02'
    FROM request r;
ANALYZE;
"""

DIFFER = """
INSERT INTO dossier (id, case_id, source_code, version, part, content, filed_at)
    SELECT gen_random_uuid(), d.case_id, 'PT', 2, 'filed',
           jsonb_set(d.content, '{warrants,0,time_barred_from}', '"2020-01-01"'), %(at)s
    FROM dossier d ORDER BY d.case_id LIMIT %(differ)s;
"""


def measure(notices: int, differ: int) -> dict[str, Any]:
    """Fill an installation and watch over it: first marks, all again, and with some that differ."""
    from fairnotice.formats.dossier import dossier_to

    with (
        tempfile.TemporaryDirectory() as place,
        installation(Path(place) / "data", mode=Mode.TRAINING, create=True) as found,
    ):
        from fairnotice.services.watching import review_again

        files = json.dumps([dossier_to(each) for each in example_dossiers()])
        given = {"at": AT, "notices": notices, "differ": differ, "files": files}
        owner = found.urls.owner
        assert owner is not None
        with psycopg.connect(owner, cursor_factory=psycopg.ClientCursor) as connection:
            connection.execute(FILL, given)
        rows = {"first": _timed(lambda: review_again(at=AT, limit=None))}
        rows["all again"] = _timed(lambda: review_again(at=AT + timedelta(days=1), limit=None, every=True))
        with psycopg.connect(owner, cursor_factory=psycopg.ClientCursor) as connection:
            connection.execute(DIFFER, given)
        rows[f"{differ} files changed"] = _timed(lambda: review_again(at=AT + timedelta(days=2), limit=None))
        rows["nothing changed"] = _timed(lambda: review_again(at=AT + timedelta(days=2), limit=None))
    return {"notices": notices, "cores": os.cpu_count(), "runs": rows}


def _timed(watch: Any) -> dict[str, Any]:
    began = time.perf_counter()
    found = watch()
    return {"seconds": round(time.perf_counter() - began, 2), "reviewed": found.reviewed, "changed": found.changed}


def main() -> None:
    """Run it and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--notices", type=int, default=10_000)
    parser.add_argument("--differ", type=int, default=100)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    found = measure(given.notices, given.differ)
    if given.json:
        sys.stdout.write(json.dumps(found) + "\n")
        return
    sys.stdout.write(f"{found['notices']:,} live notices, {found['cores']} cores\n\n")
    sys.stdout.write(f"{'run':24}{'seconds':>9}{'reviewed':>10}{'changed':>9}\n")
    for name, row in found["runs"].items():
        sys.stdout.write(f"{name:24}{row['seconds']:>9.2f}{row['reviewed']:>10,}{row['changed']:>9,}\n")


if __name__ == "__main__":
    main()
