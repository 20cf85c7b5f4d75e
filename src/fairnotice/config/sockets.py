"""The folder of a server's socket: private, and short, as a socket's path may have about a hundred bytes."""

import contextlib
import os
import tempfile
from hashlib import sha256
from pathlib import Path

from fairnotice.config.errors import EmbeddedDatabaseError
from fairnotice.config.home import Home

LONGEST = 85  # of the 103 bytes the narrowest system allows, less the name of the socket
PREFIX = "fairnotice-"


def socket_folder(home: Home) -> Path:
    """Make the folder for the socket of a server about to start, clear of what a killed one left.

    Call it under the start lock, when no server of this cluster is alive.

    Raises EmbeddedDatabaseError when no folder with a short path can be written.
    """
    if home.account is not None:
        return _cleared(
            home.folder
        )  # closed to all but the account, short, and unlike /tmp nobody else can write above it
    name = f"{PREFIX}{sha256(os.fsencode(home.cluster)).hexdigest()[:12]}"
    for base in (tempfile.gettempdir(), "/tmp"):  # noqa: S108  the folder made in it is private, and checked
        if len(os.fsencode(base)) + 1 + len(name) > LONGEST:
            continue
        folder = Path(base, name)
        try:
            folder.mkdir(mode=0o700, exist_ok=True)
            found = folder.lstat()
            if folder.is_symlink() or found.st_uid != os.geteuid() or found.st_mode & 0o077:
                folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=base))  # somebody took the name
        except OSError:
            continue
        return _cleared(folder)
    raise EmbeddedDatabaseError(
        "There is no folder with a short path for the database's socket: set TMPDIR to a writable one."
    )


def leave_socket_folder(host: str) -> None:
    """Remove a socket's folder once its server has ended; one that is not empty or not ours alone stays."""
    if Path(host).name.startswith(PREFIX):
        with contextlib.suppress(OSError):
            Path(host).rmdir()


def _cleared(folder: Path) -> Path:
    # A socket's lock file names a process too, and PostgreSQL takes a zombie, or another program, for its owner.
    for remains in folder.glob(".s.PGSQL.*"):
        remains.unlink(missing_ok=True)
    return folder
