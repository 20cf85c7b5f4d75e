"""What can go wrong before the product runs, told to the person at the terminal.

SetupError
├── DataFolderError         the data folder cannot be used as asked
├── EmbeddedDatabaseError   the embedded PostgreSQL cannot be made, started or reached
└── BackupError             a backup cannot be written, or cannot be trusted
"""

import errno
from pathlib import Path


class SetupError(Exception):
    """Something on this machine must change first; the message says what, why and what to do."""


class DataFolderError(SetupError):
    """The data folder cannot be used as asked."""


class EmbeddedDatabaseError(SetupError):
    """The embedded PostgreSQL cannot be made, started or reached."""


class BackupError(SetupError):
    """A backup cannot be written, or cannot be trusted."""


def explain(error: OSError, path: Path) -> str:
    """Say in one sentence why the system refused a path, and what would help."""
    match error.errno:
        case errno.EACCES | errno.EPERM:
            return f"{path} is not writable for this user: change its owner, or choose another folder."
        case errno.EROFS:
            return f"{path} is on a disk mounted read-only: choose another folder."
        case errno.ENOSPC | errno.EDQUOT:
            return f"There is no space left for {path}: free some, or choose a folder on another disk."
        case errno.ENOTDIR | errno.EEXIST:
            return f"{path} is not a folder, or lies below a file: choose another folder."
        case errno.ENAMETOOLONG:
            return f"{path} is a longer path than this system allows: choose a shorter one."
        case _:
            return f"{path} cannot be used: {error.strerror or error}."
