"""Whether everything works: the database, the clocks, the event log, the disk, mail, sessions; and the thresholds
that checks are made with. For the administrator.

Numbers and times only, so that a program that watches may be given them too.
"""

import json
import shutil
import time
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from fairnotice.bulk.thresholds import Thresholds
from fairnotice.domain.errors import NotYourAct
from fairnotice.domain.officer import SYSTEM, Officer, Role
from fairnotice.records import queries
from fairnotice.records.log import last_checkpoint
from fairnotice.records.models import DueRecord, MailRecord, ManifestRecord
from fairnotice.records.session import speaking_as
from fairnotice.services.acting import act_as
from fairnotice.services.notes import Note, read_note
from fairnotice.services.thresholds import thresholds_in_force

PATIENCE = timedelta(minutes=5)
"""How long after its instant a due date may still be open: the sweep runs every minute."""


@dataclass(frozen=True, slots=True)
class Database:
    """How fast the database answers, which one it is, how large, and which of our migrations it lacks."""

    milliseconds: float
    version: str
    bytes: int
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Clocks:
    """When due dates were last looked at, and how many should have been acted on and were not."""

    last_sweep: datetime | None
    overdue: int

    def behind(self, at: datetime) -> bool:
        """Whether nobody keeps them."""
        return self.overdue > 0 or self.last_sweep is None or at - self.last_sweep > PATIENCE


@dataclass(frozen=True, slots=True)
class Log:
    """The end of the event log, the newest checkpoint outside the database, and the last verification."""

    events: int
    head: str
    checkpoint: int
    checkpoint_at: datetime | None
    verified: Note | None


@dataclass(frozen=True, slots=True)
class Disk:
    """The disk of the data folder."""

    total: int
    free: int

    @property
    def low(self) -> bool:
        """Whether it is nearly full: less than a gigabyte, or than a twentieth."""
        return self.free < max(1_000_000_000, self.total // 20)


@dataclass(frozen=True, slots=True)
class Mail:
    """Mail that has not gone out yet, and how much of it was tried and failed."""

    waiting: int
    failed: int


@dataclass(frozen=True, slots=True)
class Manifests:
    """What carriers submitted and nobody has screened yet: how many manifests, and since when the oldest waits."""

    waiting: int
    since: datetime | None

    def behind(self, at: datetime) -> bool:
        """Whether travellers are not screened."""
        return self.since is not None and at - self.since > PATIENCE


@dataclass(frozen=True, slots=True)
class Health:
    """All of it, as it is now."""

    database: Database
    clocks: Clocks
    log: Log
    disk: Disk
    mail: Mail
    manifests: Manifests
    thresholds: Thresholds
    sessions: int
    workers: int
    backup: Note | None


def measure(*, by: Officer, at: datetime) -> Health:
    """Look at everything. Raises NotYourAct."""
    if by.role is not Role.ADMINISTRATOR:
        raise NotYourAct("Health in detail is the administrator's.")
    folder = Path(settings.FAIRNOTICE_FOLDER)
    with act_as(by):
        database = _database()
        mail = _mail()
        sessions = _sessions()
        log = _log(folder)
    disk = shutil.disk_usage(folder)
    return Health(
        database=database,
        clocks=_clocks(folder, at),
        log=log,
        disk=Disk(total=disk.total, free=disk.free),
        mail=mail,
        manifests=_manifests(),
        thresholds=thresholds_in_force(),
        sessions=sessions,
        workers=settings.FAIRNOTICE_WORKERS,
        backup=read_note(folder, "backup"),
    )


def made_at() -> datetime | None:
    """When the data folder was made, and with it its mode fixed; None when that cannot be read."""
    try:
        facts = json.loads((Path(settings.FAIRNOTICE_FOLDER) / "folder.json").read_text(encoding="utf-8"))
        return datetime.fromisoformat(facts["created"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _database() -> Database:
    began = time.perf_counter()
    _one("SELECT 1")
    took = (time.perf_counter() - began) * 1000
    return Database(
        milliseconds=round(took, 1),
        version=str(_one("SHOW server_version")),
        bytes=int(_one("SELECT pg_database_size(current_database())")),
        missing=_missing_migrations(),
    )


def _missing_migrations() -> tuple[str, ...]:
    wanted = set(MigrationLoader(None, ignore_no_migrations=True).disk_migrations)
    with connection.cursor() as cursor:
        cursor.execute("SELECT app, name FROM fn_migrations()")
        applied = {(str(app), str(name)) for app, name in cursor.fetchall()}
    return tuple(sorted(f"{app}.{name}" for app, name in wanted - applied))


def _clocks(folder: Path, at: datetime) -> Clocks:
    swept = read_note(folder, "sweep")
    with speaking_as(SYSTEM):
        overdue = DueRecord.objects.filter(state="open", due_at__lte=at - PATIENCE).count()
    return Clocks(last_sweep=swept.at if swept else None, overdue=overdue)


def _log(folder: Path) -> Log:
    events, head = queries.log_end()
    checkpoint, checkpoint_at = last_checkpoint() or (0, None)
    return Log(events, head, checkpoint, checkpoint_at, read_note(folder, "verify"))


def _mail() -> Mail:
    waiting = MailRecord.objects.filter(sent_at__isnull=True)
    return Mail(waiting=waiting.count(), failed=waiting.exclude(failed="").count())


def _manifests() -> Manifests:
    with speaking_as(SYSTEM):
        waiting = ManifestRecord.objects.order_by("sent_at")
        return Manifests(waiting.count(), waiting.values_list("sent_at", flat=True).first())


def _sessions() -> int:
    return int(_one("SELECT COALESCE(sum(sessions), 0) FROM fn_sign_ins()"))


def _one(statement: str) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchone()[0]
