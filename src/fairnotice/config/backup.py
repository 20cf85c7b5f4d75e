"""Back up an installation into one file, and make a new one from it.

The database is read by a role that sees every row whatever its bureau: the superuser of the embedded server, or the
owner role of an external one, which has BYPASSRLS for this.
"""

import os
import shutil
import subprocess
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from fairnotice.config.archive import CHECKPOINTS, DUMP, PARTS, extract, write_archive
from fairnotice.config.binaries import find_binaries, program
from fairnotice.config.cluster import Cluster
from fairnotice.config.datafolder import DataFolder, describe, making_room, place
from fairnotice.config.embedded import erase, running
from fairnotice.config.errors import BackupError, explain
from fairnotice.config.secretfiles import write_private
from fairnotice.services.notes import write_note

_TABLES = """SELECT count(*) FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
             WHERE relkind IN ('r', 'p') AND nspname NOT IN ('pg_catalog', 'information_schema')"""


def backup(data: DataFolder, cluster: Cluster | None, target: Path) -> None:
    """Write the database, the secrets and the identity of a data folder to a new file only its owner can read.

    With `cluster` None the external server is read, as MIGRATION_DATABASE_URL. The file opens everything the
    installation protects: keep it as its keys are kept.

    Raises BackupError when the file cannot be written or the database cannot be read.
    """
    target = target.expanduser().absolute()
    url = cluster.url("superuser") if cluster is not None else _external_url()
    try:
        making = Path(tempfile.mkdtemp(prefix=".making-", dir=target.parent))
    except OSError as error:
        raise BackupError(explain(error, target.parent)) from error
    try:
        # Checkpoints first: rows that come later are newer than every checkpoint, which is no fault of the log.
        checkpoints = making / CHECKPOINTS
        kept = data.path / CHECKPOINTS
        checkpoints.write_bytes(kept.read_bytes() if kept.exists() else b"")
        dump = making / DUMP
        _run("pg_dump", url, "--format=custom", "--file", str(dump))
        parts = {name: data.path / name for name in PARTS} | {DUMP: dump, CHECKPOINTS: checkpoints}
        made = datetime.now(UTC)
        write_archive(target, parts, made)
    finally:
        shutil.rmtree(making, ignore_errors=True)
    write_note(data.path, "backup", at=made, facts={"bytes": target.stat().st_size})  # the page of health shows it


def restore(source: Path, data_path: Path) -> DataFolder:
    """Make a new data folder from a backup: its mode, keys and rows as they were, under a new id.

    The folder takes its place only when all is restored. With MIGRATION_DATABASE_URL set the rows go to that server,
    whose database must be empty; otherwise to the folder's own embedded one.

    Raises BackupError when the file cannot be trusted or the rows cannot be restored, DataFolderError when the folder
    exists and is not empty.
    """
    data_path = data_path.expanduser().resolve()
    try:
        making = making_room(data_path)
    except OSError as error:
        raise BackupError(explain(error, data_path)) from error
    try:
        extract(source, making)
        _rename_identity(making)
        data = DataFolder.open(making)
        _restore_rows(data, making / DUMP)
        (making / DUMP).unlink()
        place(making, data_path)
    except OSError as error:
        raise BackupError(explain(error, data_path)) from error
    finally:
        shutil.rmtree(making, ignore_errors=True)
    return DataFolder.open(data_path)


def _rename_identity(folder: Path) -> None:
    # The id also names root's place for the database: the original may be on this very machine.
    original = DataFolder.open(folder)
    (folder / "folder.json").unlink()
    facts = describe(folder_id=uuid4(), mode=original.mode, created=original.created, restored_from=original.id)
    write_private(folder / "folder.json", facts)


def _restore_rows(data: DataFolder, dump: Path) -> None:
    how = ("--exit-on-error", "--single-transaction", str(dump))
    if os.environ.get("MIGRATION_DATABASE_URL"):
        url = _external_url()
        _refuse_used(url)
        _run("pg_restore", url, *how)
        return
    try:
        with running(data) as cluster:
            _run("pg_restore", cluster.url("superuser"), *how)
    except BaseException:
        erase(data)
        raise


def _refuse_used(url: str) -> None:
    try:
        with psycopg.connect(url) as connection:
            row = connection.execute(_TABLES).fetchone()
    except psycopg.Error as error:
        raise BackupError(f"The server of MIGRATION_DATABASE_URL does not answer: {error}") from error
    if row is None or row[0]:
        raise BackupError("The database of MIGRATION_DATABASE_URL holds tables already: restore into an empty one.")


def _external_url() -> str:
    url = os.environ.get("MIGRATION_DATABASE_URL")
    if not url:
        raise BackupError(
            "Set MIGRATION_DATABASE_URL to the address for fairnotice_owner: "
            "the role of DATABASE_URL sees only its own bureau's rows."
        )
    return url


def _run(tool: str, url: str, *arguments: str) -> None:
    # A password among the arguments could be read by every user of the machine.
    address = conninfo_to_dict(url)
    password = address.pop("password", None)
    environment = dict(os.environ) | ({"PGPASSWORD": str(password)} if password else {})
    command = [program(find_binaries(), tool), "--no-password", f"--dbname={make_conninfo('', **address)}", *arguments]
    done = subprocess.run(  # noqa: S603  the wheel's own program
        command,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    if "server version mismatch" in done.stderr:
        raise BackupError(
            f"The server is newer than this version's {tool}: back it up with the {tool} of the server's own version."
        )
    if done.returncode:
        raise BackupError(f"{tool} did not finish: {' '.join(done.stderr.split()) or 'no reason given'}")
