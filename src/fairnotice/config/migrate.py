"""Bring the database's tables up to this version, as the owner."""

import os
import subprocess
import sys
from pathlib import Path

import psycopg

from fairnotice.config.boot import environment
from fairnotice.config.datafolder import DataFolder
from fairnotice.config.errors import EmbeddedDatabaseError

MIGRATIONS = Path(__file__).resolve().parents[1] / "records" / "migrations"


def up_to_date(owner_url: str) -> bool:
    """Tell whether every migration of this version has been applied."""
    wanted = {path.stem for path in MIGRATIONS.glob("0*.py")}
    with psycopg.connect(owner_url) as connection:
        if connection.execute("SELECT to_regclass('django_migrations')").fetchone() == (None,):
            return False
        rows = connection.execute("SELECT name FROM django_migrations WHERE app = 'records'").fetchall()
    return wanted <= {str(row[0]) for row in rows}


def migrate(data: DataFolder, owner_url: str) -> None:
    """Apply what is missing, in a process of its own, so that this one never holds the owner's rights.

    Each migration is one transaction: killed half-way, the next run starts where the last whole one ended.
    Raises EmbeddedDatabaseError with the server's own words when one fails.
    """
    if up_to_date(owner_url):
        return
    done = subprocess.run(
        [sys.executable, "-m", "django", "migrate", "--no-input", "--skip-checks", "--verbosity", "0"],
        env={**os.environ, **environment(data, owner_url)},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        last = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        raise EmbeddedDatabaseError(f"The database could not be brought up to this version: {last}")
