"""A desk in one file: its database as it is at one moment, and its keys."""

import os
import re
import sqlite3
import tempfile
import zipfile
from datetime import datetime
from pathlib import Path
from typing import IO

from fairnotice.desk.errors import DeskError
from fairnotice.desk.folder import DATABASE, KEYS
from fairnotice.desk.store import Store

_IN_A_BACKUP = re.compile(rf"{re.escape(DATABASE)}|{KEYS}/[a-z]+")


def back_up(store: Store, file: Path, *, now: datetime) -> None:
    """Write the desk into one file that only its owner can read. Raises DeskError where it is there or cannot be."""
    if file.exists():
        raise DeskError(f"{file} is there already: choose another name.")
    beside = file.with_name(f".{file.name}.part")
    try:
        with os.fdopen(os.open(beside, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600), "w+b") as out:
            _fill(store, out, now)
            out.flush()
            os.fsync(out.fileno())
        beside.replace(file)
    except (OSError, sqlite3.Error) as error:
        beside.unlink(missing_ok=True)
        raise DeskError(f"{file} could not be written: {error}.") from error


def put_back(file: Path, folder: Path) -> None:
    """Make a desk's folder of a backup. Raises DeskError where one is there, or where this is no backup of a desk."""
    if folder.exists():
        raise DeskError(f"{folder} is there already: choose a new folder.")
    try:
        with zipfile.ZipFile(file) as parts:
            names = parts.namelist()
            if DATABASE not in names or not all(_IN_A_BACKUP.fullmatch(name) for name in names):
                raise DeskError(f"{file} is no backup of a desk.")
            folder.mkdir(mode=0o700, parents=True)
            (folder / KEYS).mkdir(mode=0o700)
            for name in names:
                with os.fdopen(os.open(folder / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
                    out.write(parts.read(name))
    except (OSError, zipfile.BadZipFile) as error:
        raise DeskError(f"{file} could not be put back: {error}.") from error
    Store.open(folder).close()


def _fill(store: Store, out: IO[bytes], now: datetime) -> None:
    with (
        tempfile.TemporaryDirectory(dir=store.folder) as beside,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file,
    ):
        copy = Path(beside) / DATABASE
        target = sqlite3.connect(copy)
        try:
            store.db.backup(target)
        finally:
            target.close()
        file.write(copy, DATABASE)
        for key in sorted((store.folder / KEYS).iterdir()):
            file.write(key, f"{KEYS}/{key.name}")
        file.comment = now.isoformat().encode()
