"""Where the embedded database of a data folder is kept, and as whom it runs.

An ordinary user's is in the data folder. Root's cannot be: PostgreSQL refuses to run as root, and an unprivileged
account must not be let into root's folders. It lives in /var/lib/fairnotice/<id of the folder>, owned by that account.
The choice is written down once in database.json; a start by somebody else is refused rather than given an empty
database of its own.
"""

import json
import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from fairnotice.config.account import Account, unprivileged_account
from fairnotice.config.binaries import VERSION, binaries_for
from fairnotice.config.datafolder import DataFolder
from fairnotice.config.errors import EmbeddedDatabaseError, explain

SHARED = Path("/var/lib/fairnotice")


@dataclass(frozen=True, slots=True)
class Home:
    """The folder of one embedded database, the account it runs as (None: our own) and its programs."""

    folder: Path
    account: Account | None
    binaries: Path
    data: DataFolder

    @property
    def cluster(self) -> Path:
        """PostgreSQL's own data directory; its name is the major version, as an upgrade makes a new one."""
        return self.folder / str(VERSION)

    @property
    def log(self) -> Path:
        """What the server has said. Kept in the data folder: the account has no business replacing it."""
        return self.data.path / "database.log"


def home_of(data: DataFolder) -> Home:
    """Find, or choose and write down, the home of a data folder's database.

    Raises EmbeddedDatabaseError when it belongs to another user, or the folder or the programs cannot be made.
    """
    account = unprivileged_account()
    folder = data.path / "postgres" if account is None else SHARED / str(data.id)
    try:
        _refuse_another_users(data, folder)
        if account is not None:
            _make_shared()
        _make(folder, account)
        _write_record(data, folder)
    except OSError as error:
        raise EmbeddedDatabaseError(explain(error, folder)) from error
    return Home(folder=folder, account=account, binaries=binaries_for(account, SHARED), data=data)


def forget_home(home: Home) -> None:
    """Delete the database and the record of its place. It must be stopped.

    Raises EmbeddedDatabaseError when it cannot be deleted.
    """
    try:
        if home.folder.exists():
            shutil.rmtree(home.folder)
        (home.data.path / "database.json").unlink(missing_ok=True)
    except OSError as error:
        raise EmbeddedDatabaseError(explain(error, home.folder)) from error


def _refuse_another_users(data: DataFolder, folder: Path) -> None:
    try:
        recorded = Path(json.loads((data.path / "database.json").read_text(encoding="utf-8"))["home"])
    except FileNotFoundError:
        # Before the first start ends there is no record; a database in the folder is somebody's all the same.
        recorded = data.path / "postgres" if (data.path / "postgres").exists() else folder
    except (ValueError, KeyError, TypeError) as error:
        raise EmbeddedDatabaseError(f"{data.path / 'database.json'} is damaged: restore it from a backup.") from error
    recorded = data.path / recorded  # an absolute path stays as it is
    if recorded != folder:
        owner = "root" if recorded.is_relative_to(SHARED) else "an ordinary user"
        raise EmbeddedDatabaseError(
            f"The database in {recorded} was made by {owner}: start as that user, "
            "or move the data to a folder of your own with backup and restore."
        )


def _make_shared() -> None:
    try:
        SHARED.mkdir()
    except FileExistsError:
        return
    SHARED.chmod(0o755)  # the account must pass through it, whatever root's umask says


def _make(folder: Path, account: Account | None) -> None:
    try:
        folder.mkdir(mode=0o700)
    except FileExistsError:
        owner = folder.lstat().st_uid
        if os.name != "nt" and owner != (account.uid if account else os.geteuid()):
            name = account.name if account else "this user"
            raise EmbeddedDatabaseError(f"{folder} does not belong to {name}: give it back to its owner.") from None
        return
    if account is not None:
        account.own(folder)


def _write_record(data: DataFolder, folder: Path) -> None:
    record = data.path / "database.json"
    if record.exists():
        return
    inside = folder.is_relative_to(data.path)  # written relative, so that the whole folder can be moved
    text = json.dumps({"home": str(folder.relative_to(data.path) if inside else folder)})
    with tempfile.NamedTemporaryFile("w", dir=data.path, prefix=".making-", delete=False) as file:
        file.write(text + "\n")
    Path(file.name).replace(record)
