"""The data folder: one installation's identity, mode and secrets.

    folder.json      id, mode (training or live), created, format
    secrets/         one file each, readable by the owner only
    database.json    where the embedded database of this folder is kept (see embedded.py)
    postgres/        that database, unless the product runs as root
    last_….json      when it was last backed up, swept and verified (services.notes)

The mode is fixed when the folder is made, so that an exercise and a live register never share a key or a row.
A folder is made whole beside its place and renamed; what was there before keeps its permissions.
"""

import json
import os
import shutil
import sys
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID, uuid4

from fairnotice.config.errors import DataFolderError, explain
from fairnotice.config.secretfiles import (
    SECRETS,
    SigningKey,
    add_missing,
    make_secrets,
    read_signing_key,
    write_private,
)
from fairnotice.domain.mode import Mode

__all__ = ["DataFolder", "Mode", "default_path", "describe", "making_room", "place"]

FORMAT = 1


@dataclass(frozen=True, slots=True)
class DataFolder:
    """An opened data folder. Values are read once; secrets are read from their files when asked for."""

    path: Path
    id: UUID
    mode: Mode
    created: datetime

    @classmethod
    def open_or_create(cls, path: Path, *, mode: Mode) -> "DataFolder":
        """Open the folder at `path`, or make it in `mode`.

        Raises DataFolderError when the folder has the other mode, was made by a newer version, holds something
        else, or cannot be read or written.
        """
        path = _absolute(path)
        try:
            if not (path / "folder.json").exists():
                _create(path, mode)
            return cls.open(path, mode=mode)
        except OSError as error:
            raise DataFolderError(explain(error, path)) from error

    @classmethod
    def open(cls, path: Path, *, mode: Mode | None = None) -> "DataFolder":
        """Open an existing folder, of whichever mode unless one is required.

        Raises DataFolderError as `open_or_create`, and when there is no data folder.
        """
        path = _absolute(path)
        try:
            folder = _read(path)
        except OSError as error:
            raise DataFolderError(explain(error, path)) from error
        if mode is not None and folder.mode is not mode:
            raise DataFolderError(
                f"{path} was made for {folder.mode} data and stays so: choose another folder for {mode} data."
            )
        if not os.access(path, os.W_OK | os.X_OK):
            raise DataFolderError(explain(PermissionError(13, "not writable"), path))
        if (path / "secrets").is_dir():
            add_missing(path / "secrets")
        missing = [name for name in SECRETS if not (path / "secrets" / name).is_file()]
        if missing:
            raise DataFolderError(
                f"{path} has lost its secret {missing[0]}: restore the folder from a backup "
                "(a new secret could not open what the old one protects)."
            )
        return folder

    @property
    def secrets(self) -> Path:
        """The folder of secret files."""
        return self.path / "secrets"

    def secret(self, name: str) -> str:
        """Read one secret: django_secret_key, digest_salt, password_superuser, password_owner, password_app.

        Raises DataFolderError when its file cannot be read.
        """
        try:
            return (self.secrets / name).read_text(encoding="ascii")
        except OSError as error:
            raise DataFolderError(explain(error, self.secrets / name)) from error

    def signing_key(self) -> SigningKey:
        """Read the key that signs checkpoints of the event log; its id says training or live.

        Raises DataFolderError when the file cannot be read or holds no Ed25519 key.
        """
        return read_signing_key(self.secrets / "signing_key", self.mode)


def default_path() -> Path:
    """Where the data folder is when nobody says: FAIRNOTICE_DATA, the checkout's var/, the user's data folder."""
    chosen = os.environ.get("FAIRNOTICE_DATA")
    if chosen:
        return _absolute(Path(chosen))
    root = Path(__file__).resolve().parents[3]
    if (root / "pyproject.toml").is_file() and (root / "src" / "fairnotice").is_dir():
        return root / "var"
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Application Support"
    else:
        base = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return base / "fairnotice"


def describe(*, folder_id: UUID, mode: Mode, created: datetime, restored_from: UUID | None = None) -> bytes:
    """Write the text of folder.json."""
    facts = {"format": FORMAT, "id": str(folder_id), "mode": mode.value, "created": created.isoformat()}
    if restored_from is not None:
        facts["restored_from"] = str(restored_from)
    return (json.dumps(facts, indent=2) + "\n").encode()


def place(filled: Path, path: Path) -> None:
    """Move a filled folder to `path`: renamed as a whole, or moved into an empty folder that is there already.

    In the second case folder.json goes last, so that a folder with one is complete.
    """
    if not path.exists():
        filled.rename(path)
        return
    for entry in sorted(filled.iterdir(), key=lambda entry: entry.name == "folder.json"):
        entry.rename(path / entry.name)
    filled.rmdir()


def making_room(path: Path) -> Path:
    """Make a private folder to fill: inside an empty folder that exists, else beside the place to be taken.

    Raises DataFolderError when `path` holds something already.
    """
    if path.is_dir():
        # A mount point or a folder made by an administrator cannot be replaced, only filled.
        if any(not entry.name.startswith(".making-") for entry in path.iterdir()):
            ours = (path / "folder.json").exists()
            holds = "is not empty but holds an installation" if ours else "is not empty and holds no data of fairnotice"
            raise DataFolderError(f"{path} {holds}: choose an empty or a new folder.")
        return Path(tempfile.mkdtemp(prefix=".making-", dir=path))
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    return Path(tempfile.mkdtemp(prefix=f".making-{path.name[:40]}-", dir=path.parent))


def _create(path: Path, mode: Mode) -> None:
    filled = making_room(path)
    try:
        make_secrets(filled / "secrets")
        write_private(filled / "folder.json", describe(folder_id=uuid4(), mode=mode, created=datetime.now(UTC)))
        place(filled, path)
    except OSError:
        if not (path / "folder.json").exists():  # otherwise another start was faster: its folder is used
            raise
    finally:
        shutil.rmtree(filled, ignore_errors=True)


def _read(path: Path) -> DataFolder:
    if not path.is_dir():
        raise DataFolderError(f"There is no data folder at {path}.")
    try:
        facts = json.loads((path / "folder.json").read_text(encoding="utf-8"))
        if facts["format"] > FORMAT:
            raise DataFolderError(
                f"{path} was made by a newer version of fairnotice: install that version, or restore a backup."
            )
        created = datetime.fromisoformat(facts["created"])
        return DataFolder(path=path, id=UUID(facts["id"]), mode=Mode(facts["mode"]), created=created)
    except FileNotFoundError:
        raise DataFolderError(f"{path} holds no data of fairnotice: it has no folder.json.") from None
    except (ValueError, KeyError, TypeError) as error:
        raise DataFolderError(f"{path / 'folder.json'} is damaged: restore it from a backup.") from error


def _absolute(path: Path) -> Path:
    return path.expanduser().resolve()
