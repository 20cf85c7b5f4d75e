"""Bring the database's tables up to this version, as the owner."""

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import psycopg

from fairnotice.config.boot import environment
from fairnotice.config.datafolder import DataFolder
from fairnotice.config.errors import EmbeddedDatabaseError
from fairnotice.config.first_tables import make_first_tables

PACKAGES = {  # label of the app in the table of migrations: the package that it comes with
    "records": "fairnotice.records",
    "contenttypes": "django.contrib.contenttypes",
    "auth": "django.contrib.auth",
    "account": "allauth.account",
    "mfa": "allauth.mfa",
    "socialaccount": "allauth.socialaccount",
}


def wanted_migrations() -> set[tuple[str, str]]:
    """Every migration of this version and of the libraries installed with it, found without starting Django."""
    found = set()
    for label, package in PACKAGES.items():
        top, *below = package.split(".")
        spec = find_spec(top)
        for place in (spec and spec.submodule_search_locations) or ():
            folder = Path(place).joinpath(*below, "migrations")
            found |= {(label, path.stem) for path in folder.glob("0*.py")}
    return found


def up_to_date(owner_url: str) -> bool:
    """Tell whether every migration of this version has been applied."""
    with psycopg.connect(owner_url) as connection:
        if connection.execute("SELECT to_regclass('django_migrations')").fetchone() == (None,):
            return False
        rows = connection.execute("SELECT app, name FROM django_migrations").fetchall()
    return wanted_migrations() <= {(str(app), str(name)) for app, name in rows}


def migrate(data: DataFolder, owner_url: str) -> None:
    """Apply what is missing, in a process of its own, so that this one never holds the owner's rights.

    An empty database gets all tables at once. Else each migration is one transaction: killed half-way, the next run
    starts where the last whole one ended. Raises EmbeddedDatabaseError with the server's own words when one fails.
    """
    make_first_tables(owner_url, known=wanted_migrations())
    if up_to_date(owner_url):
        return
    done = subprocess.run(
        [sys.executable, "-P", "-m", "django", "migrate", "--no-input", "--skip-checks", "--verbosity", "0"],
        env={**os.environ, **environment(data, owner_url)},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        last = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        raise EmbeddedDatabaseError(f"The database could not be brought up to this version: {last}")
